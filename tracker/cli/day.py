"""`tracker day`."""

import click

from tracker.cli import as_json
from tracker.cli.day_text import day_text
from tracker.cli.options import json_option, now, person_option
from tracker.cli.session import open_store
from tracker.diary.dates import read_date, read_log_date
from tracker.diary.day import mark_day, view_day
from tracker.locale import _
from tracker.nutrition.usual_intake import DayStatus


@click.command(help=_("Show a day: what was eaten, how much of it is absorbed, and how far that reaches."))
@click.argument("date", metavar=_("[DATE]"), default="today")
@click.option(
    "--complete",
    "mark",
    flag_value=DayStatus.COMPLETE.value,
    help=_("Mark the day: everything eaten is logged."),
)
@click.option(
    "--partial",
    "mark",
    flag_value=DayStatus.PARTIAL.value,
    help=_("Mark the day: something is missing, so no average counts it."),
)
@click.option("--unmark", "mark", flag_value=DayStatus.UNMARKED.value, help=_("Take the mark away."))
@person_option
@json_option
@click.pass_context
def day(context: click.Context, date: str, mark: str | None, person: str | None, as_json_: bool) -> None:
    """Print the day, after marking it where that was asked."""
    store = open_store(context)
    today = now().date()
    which = read_date(date, today) if mark is None else read_log_date(date, today)
    if mark is not None:
        mark_day(store, person=person, day=which, status=DayStatus(mark))
    view = view_day(store, person=person, day=which)
    if as_json_:
        as_json.print_json(as_json.day(view))
    else:
        click.echo(day_text(view))
