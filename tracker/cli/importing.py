"""`tracker import`: files of other programs, and of this one, into the log."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from tracker.cli import as_json
from tracker.cli.options import json_option, now
from tracker.cli.session import open_store
from tracker.diary.dates import FURTHEST_AHEAD, read_log_date
from tracker.exchange.diary_format import CALCIUM_DAILY_VALUE_MG, Choices
from tracker.exchange.formats import FORMATS, Format, TakeIn, TakenIn
from tracker.exchange.gathering import columns_taken, gather, recognised, with_map
from tracker.exchange.header_map import FIELDS, save_map
from tracker.exchange.importing import import_files, preview
from tracker.exchange.matches_file import read_matches, write_matches
from tracker.exchange.moments import DayOrder
from tracker.exchange.opening import open_file
from tracker.exchange.report_json import report_facts
from tracker.exchange.report_text import report_lines
from tracker.exchange.units import CALCIUM_UNITS
from tracker.locale import _
from tracker.store.store import Store

_SECONDS_BETWEEN = 0.3
_SECONDS_BETWEEN_LINES = 5.0
_PATH = click.Path(path_type=Path)


def _format_help() -> str:
    return _("What the file is, where it is not recognised: {formats}.").format(
        formats=", ".join(one.name for one in FORMATS)
    )


def _column_help() -> str:
    return _(
        "For a table of any program: which column holds what, as calcium='Kalk mg'. What: {fields}. "
        "Write it once for each column."
    ).format(fields=", ".join(FIELDS))


@click.command(
    "import",
    help=_(
        "Take what other programs kept into the log: a file, or a folder with a file or folder for each patient.\n\n"
        "The format is recognised by the names of its columns. All of it becomes one change that `tracker undo` takes back, "
        "and what is there already is not stored twice.\n\n"
        "Example: tracker import servings.csv --dry-run"
    ),
)
@click.argument("file", metavar=_("FILE"), type=_PATH)
@click.option("--format", "format_", metavar=_("NAME"), help=_format_help())
@click.option(
    "--person",
    metavar=_("NAME"),
    help=_("Whose log it is. Default: whom the file names, else the person in use."),
)
@click.option("--dry-run", is_flag=True, help=_("Show what would be stored, and store nothing."))
@click.option("--column", "columns", metavar=_("WHAT=COLUMN"), multiple=True, help=_column_help())
@click.option(
    "--map", "map_name", metavar=_("NAME"), help=_("Use the columns that were kept under this name.")
)
@click.option(
    "--save-map",
    metavar=_("NAME"),
    help=_("Keep the columns under this name; files that have them are then recognised."),
)
@click.option(
    "--date-order",
    type=click.Choice([str(order) for order in DayOrder]),
    help=_("Whether 3/4/2026 is 3 April (dmy) or 4 March (mdy). Default: what the file itself tells."),
)
@click.option("--decimal", type=click.Choice([",", "."]), help=_("The decimal sign of the file."))
@click.option(
    "--vitamin-d-unit", type=click.Choice(["ug", "iu"]), help=_("The unit of vitamin D in the file.")
)
@click.option(
    "--calcium-unit", type=click.Choice(list(CALCIUM_UNITS)), help=_("The unit of calcium in the file.")
)
@click.option(
    "--calcium-daily-value",
    metavar=_("MG"),
    type=click.FloatRange(100, 5000),
    default=CALCIUM_DAILY_VALUE_MG,
    help=_("Of how many mg a file tells its calcium in %. American labels: 1000 until 2016, 1300 since."),
)
@click.option(
    "--on", "on", metavar=_("DATE"), help=_("The day of the first interview, for a file without days.")
)
@click.option(
    "--matches", metavar=_("FILE"), type=_PATH, help=_("Take the foods that this table of matches tells.")
)
@click.option(
    "--write-matches",
    metavar=_("FILE"),
    type=_PATH,
    help=_("Write a table of which food each name is taken for."),
)
@json_option
@click.pass_context
def import_(context: click.Context, /, file: Path, as_json_: bool, **options: Any) -> int:
    """Import a file or folder."""
    store = open_store(context)
    choices = with_map(store, _choices(options), options["map_name"])
    if not file.is_dir():
        opening = open_file(file)
        found, choices = recognised(store, opening, options["format_"], choices)
        if found.taker:
            return _take(store, file, found, options, as_json_)
    request = gather(store, file, choices, options["format_"], options["person"])
    if options["matches"]:
        request = replace(request, matches=_chosen_matches(store, options["matches"]))
    with _progress() as progress:
        report = (preview if options["dry_run"] else import_files)(store, request, progress)
    if options["write_matches"]:
        write_matches(options["write_matches"], report.matches)
    if options["save_map"]:
        save_map(store, options["save_map"], columns_taken(request))
    if as_json_:
        as_json.print_json(report_facts(report))
    else:
        click.echo("\n".join(report_lines(report)))
    return int(not any(map(report.total, ("stored", "already", "days_marked"))))


def _take(store: Store, file: Path, found: Format, options: dict[str, Any], as_json_: bool) -> int:
    """Take in what is no diary, as its format does it."""
    with _progress() as progress:
        taken: TakenIn = found.load()(
            store, file, TakeIn(person=options["person"], dry_run=options["dry_run"], progress=progress)
        )
    if as_json_:
        as_json.print_json(taken.facts)
    else:
        click.echo("\n".join(taken.lines))
    return int(taken.refused)


def _choices(options: dict[str, Any]) -> Choices:
    today = now().date()
    order, on = options["date_order"], options["on"]
    return Choices(
        latest=today + FURTHEST_AHEAD,
        date_order=DayOrder(order) if order else None,
        decimal=options["decimal"],
        vitamin_d_unit=options["vitamin_d_unit"],
        calcium_unit=options["calcium_unit"],
        calcium_daily_value_mg=options["calcium_daily_value"],
        first_day=read_log_date(on, today) if on else None,
        columns=dict(map(_told_column, options["columns"])),
    )


def _told_column(text: str) -> tuple[str, str]:
    field, sign, column = text.partition("=")
    if not sign or not field.strip():
        raise click.UsageError(
            _("--column takes WHAT=COLUMN, as calcium='Kalk mg', not “{text}”.").format(text=text)
        )
    return field.strip(), column.strip()


def _chosen_matches(store: Store, path: Path) -> dict[str, str | None]:
    with store.read() as reader:
        return read_matches(path, {food.id: food for food in reader.foods()})


@contextmanager
def _progress() -> Iterator[Callable[[int, int | None], None]]:
    """Tell how far the work is on stderr: on a terminal in one line, elsewhere now and then."""
    terminal = sys.stderr is not None and sys.stderr.isatty()
    between = _SECONDS_BETWEEN if terminal else _SECONDS_BETWEEN_LINES
    last = time.monotonic()
    told = False

    def progress(done: int, total: int | None) -> None:
        nonlocal last, told
        if time.monotonic() - last < between:
            return
        last, told = time.monotonic(), True
        percent = min(99, 100 * done // total) if total else 0
        text = _("{percent} % of the file is read …").format(percent=percent)
        click.echo(f"\r{text}" if terminal else text, err=True, nl=not terminal)

    yield progress
    if told and terminal:
        click.echo("\r\x1b[K", err=True, nl=False)
