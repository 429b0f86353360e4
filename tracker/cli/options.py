"""Options and arguments that several commands share."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from tracker.diary.dates import read_log_date
from tracker.locale import _
from tracker.store.records import Meal

ENTRY_NUMBER = click.IntRange(1, 2**63 - 1)
"""The number of an entry: what a database can hold as one."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


def now() -> datetime:
    """The wall clock, read in one place."""
    return datetime.now()  # noqa: DTZ005  a food log keeps the time on the kitchen wall


def person_option(function: _Function) -> _Function:
    """--person NAME."""
    return click.option(
        "--person", metavar=_("NAME"), help=_("Whose log. Default: the person chosen with `people use`.")
    )(function)


def period_options(function: _Function) -> _Function:
    """--from DATE and --to DATE, as `first` and `last`."""
    first = click.option("--from", "first", metavar=_("DATE"), help=_("The first day."))
    last = click.option("--to", "last", metavar=_("DATE"), help=_("The last day."))
    return first(last(function))


def read_period_options(first: str | None, last: str | None, today: date) -> tuple[date | None, date | None]:
    """The days that --from and --to name, None where they were not given; raises NoSuchDate, DateOutOfRange."""
    return (
        read_log_date(first, today) if first else None,
        read_log_date(last, today) if last else None,
    )


def author_option(function: _Function) -> _Function:
    """--by NAME."""
    return click.option(
        "--by",
        "author",
        metavar=_("NAME"),
        envvar="TRACKER_AUTHOR",
        help=_("Who writes it; also TRACKER_AUTHOR."),
    )(function)


def json_option(function: _Function) -> _Function:
    """--json."""
    return click.option("--json", "as_json_", is_flag=True, help=_("Print JSON for scripts."))(function)


def meal_option(function: _Function) -> _Function:
    """--meal MEAL."""
    return click.option(
        "--meal",
        type=click.Choice([str(meal) for meal in Meal]),
        help=_("The meal. Default: what the clock suggests."),
    )(function)
