"""Options and arguments that several commands share."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click

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
