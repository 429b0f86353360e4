"""`tracker report`."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker.cli.options import now, person_option
from tracker.cli.session import open_store
from tracker.diary.dates import read_log_date
from tracker.diary.output_file import check_output
from tracker.locale import _, ngettext
from tracker.review.report.making import FORMATS, format_of, maker, write_report
from tracker.review.report.report import Report

_Period = tuple[date | None, date | None]


@click.command(
    help=_(
        "Write a report of several days to FILE: .pdf, .html, .xlsx or .csv by its ending.\n\n"
        "Without dates: the four weeks that end today. With --all, one file for each person into FOLDER."
    )
)
@click.argument("file", metavar=_("FILE"), required=False, type=click.Path(path_type=Path))
@click.option(
    "--all", "folder", metavar=_("FOLDER"), type=click.Path(path_type=Path), help=_("One file for each person.")
)
@click.option("--format", "kind", type=click.Choice(FORMATS), help=_("The format with --all. Default: pdf."))
@person_option
@click.option("--from", "first", metavar=_("DATE"), help=_("The first day."))
@click.option("--to", "last", metavar=_("DATE"), help=_("The last day."))
@click.option("--compare-from", metavar=_("DATE"), help=_("The first day of a period to hold beside it."))
@click.option("--compare-to", metavar=_("DATE"), help=_("The last day of a period to hold beside it."))
@click.option("--author", metavar=_("NAME"), default="", help=_("Who hands it over."))
@click.option("--notes/--no-notes", default=True, help=_("With the notes of the period, or without."))
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
    compare_from: str | None,
    compare_to: str | None,
    author: str,
    notes: bool,
    overwrite: bool,
) -> None:
    """Write one report, or one for each person."""
    if (file is None) == (folder is None):
        raise click.UsageError(_("Name a FILE, or a FOLDER with --all."))
    if folder is None and kind is not None:
        raise click.UsageError(_("--format goes with --all; the ending of FILE tells the format of one report."))
    if folder is not None and person is not None:
        raise click.UsageError(_("--person and --all exclude each other."))
    today = now().date()
    days = _period(first, last, today)
    other = _period(compare_from, compare_to, today)
    if (other[0] is None) != (other[1] is None):
        raise click.UsageError(_("--compare-from and --compare-to go together."))
    asked = {"author": author, "notes": notes, "days": days, "other": other, "overwrite": overwrite}
    if folder is None and file is not None:
        _one(context, file, person=person, **asked)
    elif folder is not None:
        _all(context, folder, kind or "pdf", **asked)
