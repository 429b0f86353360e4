"""`tracker export`."""

from pathlib import Path

import click

from tracker.cli import as_json
from tracker.cli.options import json_option, now
from tracker.cli.progress import progress_on_stderr
from tracker.cli.session import open_store
from tracker.diary.dates import read_log_date
from tracker.exchange.export import FHIR_PREFIX, FORMATS, Exported, ExportWish, export_log, period
from tracker.exchange.pseudonyms import Pseudonyms, read_key
from tracker.locale import _, ngettext


@click.command(
    help=_(
        "Write the log to FILE, of everyone or of one person.\n\n"
        "The ending says the format: .zip holds everything without loss and can be imported again, .csv is a table with one "
        "row an entry, and .json is FHIR (--format fhir-r5 or fhir-r4). FHIR never names anyone."
    )
)
@click.argument("file", metavar=_("FILE"), type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help=_("The format, where the ending does not say it."),
)
@click.option("--person", metavar=_("NAME"), help=_("Only this person. Default: everyone."))
@click.option("--from", "first", metavar=_("DATE"), help=_("The first day."))
@click.option("--to", "last", metavar=_("DATE"), help=_("The last day."))
@click.option("--overwrite", is_flag=True, help=_("Replace FILE where it exists."))
@click.option(
    "--pseudonymise",
    is_flag=True,
    help=_(
        "Names become pseudonyms, dates of birth years, and what was typed is left out. "
        "The same person gets the same pseudonym each time."
    ),
)
@click.option(
    "--key",
    metavar=_("FILE"),
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("The secret that pseudonyms are made with. Default: one of your own, kept in your state folder."),
)
@click.option(
    "--keep-texts", is_flag=True, help=_("Let what was typed leave with pseudonyms; it may hold names.")
)
@click.option(
    "--spreadsheet",
    is_flag=True,
    help=_(
        "Write .csv as a spreadsheet of your language opens it: in Danish with semicolons and decimal commas."
    ),
)
@json_option
@click.pass_context
def export(
    context: click.Context,
    file: Path,
    format_: str | None,
    person: str | None,
    first: str | None,
    last: str | None,
    overwrite: bool,
    pseudonymise: bool,
    key: Path | None,
    keep_texts: bool,
    spreadsheet: bool,
    as_json_: bool,
) -> None:
    """Write a file, whole or not at all."""
    today = now().date()
    hidden = pseudonymise or (format_ or "").startswith(FHIR_PREFIX)
    if (key is not None or keep_texts) and not hidden:
        raise click.UsageError(_("--key and --keep-texts belong to --pseudonymise."))
    wish = ExportWish(
        path=file,
        format=format_,
        part=period(
            read_log_date(first, today) if first else None,
            read_log_date(last, today) if last else None,
            person,
        ),
        overwrite=overwrite,
        pseudonyms=Pseudonyms(read_key(key), keep_texts) if hidden else None,
        spreadsheet=spreadsheet,
    )
    with progress_on_stderr(_("Writing entries")) as progress:
        done = export_log(open_store(context), wish, progress)
    _tell(done, as_json_)


def _tell(done: Exported, as_json_: bool) -> None:
    if as_json_:
        as_json.print_json(
            {
                "file": str(done.path),
                "format": done.format,
                "people": list(done.people),
                "entries": done.entries,
            }
        )
        return
    click.echo(
        ngettext(
            "{count} entry of {people} is written to {path}.",
            "{count} entries of {people} are written to {path}.",
            done.entries,
        ).format(count=done.entries, people=_people(done.people), path=done.path)
    )


def _people(names: tuple[str, ...]) -> str:
    return (
        names[0]
        if len(names) == 1
        else ngettext("{count} person", "{count} people", len(names)).format(count=len(names))
    )
