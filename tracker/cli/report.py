"""`tracker report`."""

import sys
from pathlib import Path

import click

from tracker.cli.options import now, person_option
from tracker.cli.session import open_store
from tracker.diary.dates import read_log_date
from tracker.diary.output_file import check_output
from tracker.locale import _, ngettext
from tracker.review.report.batch import write_reports
from tracker.review.report.formats import FORMATS, format_of
from tracker.review.report.gathering import Wanted, gather_report
from tracker.review.report.making import write_report


@click.command(
    help=_(
        "Write a report of several days to FILE: .pdf, .html, .xlsx or .csv by its ending.\n\n"
        "Without dates: the four weeks that end today. With --all: one file for each person into FOLDER."
    )
)
@click.argument("file", metavar=_("FILE"), required=False, type=click.Path(path_type=Path))
@click.option(
    "--all",
    "folder",
    metavar=_("FOLDER"),
    type=click.Path(path_type=Path),
    help=_("One file for each person."),
)
@click.option("--format", "kind", type=click.Choice(FORMATS), help=_("The format with --all. Default: pdf."))
@person_option
@click.option("--from", "first", metavar=_("DATE"), help=_("The first day."))
@click.option("--to", "last", metavar=_("DATE"), help=_("The last day."))
@click.option(
    "--compare-from", "other_first", metavar=_("DATE"), help=_("The first day of a period to compare with.")
)
@click.option(
    "--compare-to", "other_last", metavar=_("DATE"), help=_("The last day of a period to compare with.")
)
@click.option("--author", metavar=_("NAME"), default="", help=_("Who hands it over."))
@click.option(
    "--notes/--no-notes", default=True, help=_("With the notes of the period (as a rule), or without.")
)
@click.option("--overwrite", is_flag=True, help=_("Replace files that exist."))
@click.pass_context
def report(
    context: click.Context,
    file: Path | None,
    folder: Path | None,
    kind: str | None,
    person: str | None,
    first: str | None,
    last: str | None,
    other_first: str | None,
    other_last: str | None,
    author: str,
    notes: bool,
    overwrite: bool,
) -> None:
    """Write one report, or one for each person."""
    today = now().date()
    begin, end, other_begin, other_end = (
        read_log_date(text, today) if text else None for text in (first, last, other_first, other_last)
    )
    wanted = Wanted(
        today=today,
        days=(begin, end),
        beside=(other_begin, other_end) if other_begin or other_end else None,
        author=author.strip(),
        notes=notes,
    )
    if file is not None and folder is None:
        if kind is not None:
            raise click.UsageError(
                _("--format goes with --all; the ending of FILE tells what one report is.")
            )
        _one(context, file, person, wanted, overwrite=overwrite)
    elif folder is not None and file is None:
        if person is not None:
            raise click.UsageError(_("--all is for everyone; leave out --person."))
        _everyone(context, folder, kind or FORMATS[0], wanted, overwrite=overwrite)
    else:
        raise click.UsageError(_("Name a FILE, or a FOLDER with --all."))


def _one(context: click.Context, file: Path, person: str | None, wanted: Wanted, *, overwrite: bool) -> None:
    # What can be refused at once is refused before any work.
    format_of(file)
    store = open_store(context)
    check_output(file, overwrite=overwrite, log=store.path)
    write_report(gather_report(store, person, wanted), file, overwrite=overwrite, log=store.path)
    click.echo(_("The report stands in {path}.").format(path=file))


def _everyone(context: click.Context, folder: Path, kind: str, wanted: Wanted, *, overwrite: bool) -> None:
    store = open_store(context)
    progress = _Progress()
    try:
        written = write_reports(store, folder, kind, wanted, overwrite=overwrite, progress=progress.tell)
    finally:
        progress.end()
    click.echo(
        ngettext(
            "{count} report stands in {folder}.", "{count} reports stand in {folder}.", len(written)
        ).format(count=len(written), folder=folder)
    )


class _Progress:
    """How far a batch is, on stderr: one line that changes in a terminal, a line for each file elsewhere."""

    def __init__(self) -> None:
        self._in_place = sys.stderr.isatty()
        self._shown = False

    def tell(self, done: int, of: int, name: str) -> None:
        """That `name` is the file being made, the `done`-th of `of`."""
        line = _("{done} of {of}: {name}").format(done=done, of=of, name=name)
        click.echo(f"\r\x1b[2K{line}" if self._in_place else line, err=True, nl=not self._in_place)
        self._shown = True

    def end(self) -> None:
        """Leave the changing line."""
        if self._in_place and self._shown:
            click.echo(err=True)
