"""`tracker review`."""

import click

from tracker.cli import as_json, review_json
from tracker.cli.compare_text import compare_text
from tracker.cli.options import json_option, now, person_option
from tracker.cli.review_text import review_text
from tracker.cli.session import open_store
from tracker.diary.dates import read_log_date
from tracker.locale import _
from tracker.review.reviewing import compare_periods, review_period


@click.command(
    help=_(
        "Review several days: usual intake, how sure it is, and the advice that follows.\n\n"
        "Without dates: the four weeks that end today. With --compare-from or --compare-to: two periods side by side."
    )
)
@click.option("--from", "first", metavar=_("DATE"), help=_("The first day."))
@click.option("--to", "last", metavar=_("DATE"), help=_("The last day."))
@click.option(
    "--compare-from", "other_first", metavar=_("DATE"), help=_("The first day of a period to compare with.")
)
@click.option(
    "--compare-to", "other_last", metavar=_("DATE"), help=_("The last day of a period to compare with.")
)
@person_option
@json_option
@click.pass_context
def review(
    context: click.Context,
    first: str | None,
    last: str | None,
    other_first: str | None,
    other_last: str | None,
    person: str | None,
    as_json_: bool,
) -> None:
    """Print the review of a period, or two of them side by side."""
    today = now().date()
    begin, end, other_begin, other_end = (
        read_log_date(text, today) if text else None for text in (first, last, other_first, other_last)
    )
    store = open_store(context)
    if other_begin or other_end:
        both = compare_periods(
            store, person=person, today=today, one=(begin, end), other=(other_begin, other_end)
        )
        if as_json_:
            as_json.print_json(review_json.comparison(both))
        else:
            click.echo(compare_text(both))
        return
    one = review_period(store, person=person, today=today, first=begin, last=end)
    if as_json_:
        as_json.print_json(review_json.review(one))
    else:
        click.echo(review_text(one))
