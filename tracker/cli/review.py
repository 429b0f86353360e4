"""`tracker review`."""

import click

from tracker.cli import as_json, review_json
from tracker.cli.options import json_option, now, person_option
from tracker.cli.review_text import review_text
from tracker.cli.session import open_store
from tracker.diary.dates import read_log_date
from tracker.diary.period import view_period
from tracker.locale import _


@click.command(
    help=_(
        "Review several days: usual intake, how sure it is, and the advice that follows.\n\n"
        "Without dates: the four weeks that end today."
    )
)
@click.option("--from", "first", metavar=_("DATE"), help=_("The first day."))
@click.option("--to", "last", metavar=_("DATE"), help=_("The last day."))
@person_option
@json_option
@click.pass_context
def review(
    context: click.Context, first: str | None, last: str | None, person: str | None, as_json_: bool
) -> None:
    """Print the review of a period."""
    today = now().date()
    view = view_period(
        open_store(context),
        person=person,
        today=today,
        first=read_log_date(first, today) if first else None,
        last=read_log_date(last, today) if last else None,
    )
    if as_json_:
        as_json.print_json(review_json.review(view))
    else:
        click.echo(review_text(view))
