"""The `tracker` command: which commands there are, and what becomes of a refusal."""

import gc
import gettext
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

import click
from click.core import ParameterSource

from tracker import __version__
from tracker.cli.output import NOT_WRITTEN, is_of_the_output, replace_what_cannot_be_shown, silence, tell
from tracker.failure import report_crash
from tracker.locale import LANGUAGES, _, catalogue_folder, preferred_language, set_language
from tracker.problems import Problem

# Each command's module is imported when it is asked for, so that `tracker day` never waits for a food search.
_COMMANDS = {
    "add": ("tracker.cli.log", "add"),
    "backup": ("tracker.cli.care", "backup"),
    "cohort": ("tracker.cli.cohort", "cohort"),
    "completion": ("tracker.cli.completion", "completion"),
    "corrections": ("tracker.cli.notes", "corrections"),
    "copy": ("tracker.cli.log", "copy"),
    "day": ("tracker.cli.day", "day"),
    "desk": ("tracker.cli.desk", "desk"),
    "doctor": ("tracker.cli.care", "doctor"),
    "edit": ("tracker.cli.log", "edit"),
    "export": ("tracker.cli.export", "export"),
    "foods": ("tracker.cli.foods", "foods"),
    "import": ("tracker.cli.importing", "import_"),
    "notes": ("tracker.cli.notes", "notes"),
    "patients": ("tracker.cli.patients", "patients"),
    "people": ("tracker.cli.people", "people"),
    "products": ("tracker.cli.products", "products"),
    "recipes": ("tracker.cli.recipes", "recipes"),
    "redo": ("tracker.cli.log", "redo"),
    "remove": ("tracker.cli.log", "remove"),
    "report": ("tracker.cli.report", "report"),
    "restore": ("tracker.cli.care", "restore"),
    "review": ("tracker.cli.review", "review"),
    "serve": ("tracker.cli.serve", "serve"),
    "settings": ("tracker.cli.settings", "settings"),
    "undo": ("tracker.cli.log", "undo"),
}


class _Commands(click.Group):
    """The commands by name, imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        _speak_of(command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # Whoever read our output has gone; click would end with 1, which says that nothing was stored.
            silence(sys.stdout)
            return 0


def console() -> NoReturn:
    """Run the command that was typed, and end the process with its exit status."""
    status = main()
    # The process ends now; looking through all its objects for cycles once more would take a quarter of a review's time.
    gc.freeze()
    sys.exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused, 2 wrong usage, 3 done but not told, 130 interrupted."""
    replace_what_cannot_be_shown()
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak(_language_asked_for(given) or preferred_language())
    try:
        outcome = _root().main(args=given, prog_name="tracker", standalone_mode=False)
    except click.ClickException as wrong:
        with suppress(OSError):
            wrong.show()
        return wrong.exit_code
    except Problem as problem:
        tell(problem.sentence())
        return problem.exit_status
    except (click.Abort, KeyboardInterrupt):
        tell(_("Stopped. What was stored before is safe."))
        return 130
    except Exception as unexpected:  # noqa: BLE001  the one place where anything at all becomes a sentence
        if isinstance(unexpected, OSError) and is_of_the_output(unexpected):
            silence(sys.stdout)
            tell(_not_written(unexpected))
            return NOT_WRITTEN
        tell(report_crash(unexpected))
        return 1
    return outcome if isinstance(outcome, int) else 0


def _not_written(failure: OSError) -> str:
    return _("What was asked for is done, but the answer could not be written: {reason}.").format(
        reason=failure.strerror or failure
    )


def _root() -> click.Group:
    @click.group(
        cls=_Commands,
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        help=_(
            "A food log that tells how much calcium is absorbed, and whether a supplement is needed.\n\n"
            "Without a command it opens the log. It adds up a diet and shows official recommendations; it makes no "
            "diagnosis, computes no fracture risk, and does not replace a doctor or dietitian."
        ),
        epilog=_('Start with: tracker add "2 dl milk, 2 slices rye bread with cheese"'),
    )
    @click.version_option(__version__, "--version", help=_("Show the version and exit."))
    @click.option(
        "--database",
        metavar="URL",
        envvar="TRACKER_DATABASE",
        help=_("The database: a file's path or a database URL. Default: a file in your data folder."),
    )
    @click.option("--language", type=click.Choice(LANGUAGES), help=_("Danish (da) or English (en)."))
    @click.option("--demo", is_flag=True, help=_("Try it on sample data, which are gone at the end."))
    @click.pass_context
    def tracker(
        context: click.Context, /, database: str | None, demo: bool, language: str | None
    ) -> int | None:
        context.obj = _demonstration(context) if demo else database
        if context.invoked_subcommand is not None:
            return None
        if sys.stdin.isatty() and sys.stdout.isatty():
            # Textual is imported for the application alone.
            from tracker.tui.app import run

            return run(context.obj, language=language, demo=demo)
        # Into a file or a pipe, today is printed.
        context.invoke(_Commands.get_command(context.command, context, "day"))  # type: ignore[arg-type]
        return None

    _speak_of(tracker)
    return tracker


def _demonstration(context: click.Context) -> str:
    """The database of the demonstration, which lasts until the command ends; never the user's own."""
    if context.get_parameter_source("database") is ParameterSource.COMMANDLINE:
        raise click.UsageError(_("--demo brings a database of its own; leave out --database."))
    from tracker.cli.demo import demo_database

    return context.with_resource(demo_database())


def _speak_of(command: click.Command) -> None:
    """Put click's own words for what follows a command into the language in force."""
    command.options_metavar = _("[OPTIONS]")
    if isinstance(command, click.Group):
        command.subcommand_metavar = _("COMMAND [ARGUMENTS]…")
        for below in command.commands.values():
            _speak_of(below)


def _language_asked_for(arguments: list[str]) -> str | None:
    """The value of --language, wanted before click reads it because the help itself is translated."""
    for position, argument in enumerate(arguments):
        value = None
        if argument == "--language" and position + 1 < len(arguments):
            value = arguments[position + 1]
        elif argument.startswith("--language="):
            value = argument.partition("=")[2]
        if value in LANGUAGES:
            return value
    return None


def _speak(language: str) -> None:
    set_language(language)
    # click takes its own words from the process-wide gettext domain, so it is pointed at our catalogue.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("tracker", str(catalogue_folder()))
    gettext.textdomain("tracker")
