"""`python -m tracker`, and the `tracker` command: the log itself is opened without the machinery of the commands."""

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

from tracker.locale import LANGUAGES, _, preferred_language, set_language

_OPTIONS = ("--database", "--language")
_INTERRUPTED = 130


def console() -> NoReturn:
    """Open the log, or run the command that was typed, and end the process with its exit status."""
    options = options_of_the_log(sys.argv[1:])
    try:
        if options is not None and sys.stdin.isatty() and sys.stdout.isatty():
            sys.exit(_open_log(options))
        # Only a command needs click, whose import takes longer than painting the first screen.
        from tracker.cli import console as run_command

        run_command()
    except KeyboardInterrupt:
        # Whatever was interrupted may not have come as far as to choose a language.
        set_language((options or {}).get("--language") or preferred_language())
        print(_("Stopped. What was stored before is safe."), file=sys.stderr)  # noqa: T201  click may not be loaded
        sys.exit(_INTERRUPTED)


def options_of_the_log(arguments: Sequence[str]) -> dict[str, str] | None:
    """The options by name where `arguments` are nothing but those of the log itself; None for any command."""
    options: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name not in _OPTIONS or (not equals and not rest):
            return None
        options[name] = value if equals else rest.pop(0)
    return options if options.get("--language", "da") in LANGUAGES else None


def _open_log(options: dict[str, str]) -> int:
    # What a start imports and reads stays for good: looking through it for cycles, time and again, would take a fifth of
    # the start. The application turns this on again when the log is ready.
    gc.disable()
    from tracker.tui.app import run

    language = options.get("--language")
    set_language(language or preferred_language())
    return run(options.get("--database"), language=language)


if __name__ == "__main__":
    console()
