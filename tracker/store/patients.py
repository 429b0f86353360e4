"""Sums over the days of many people at once: the entries are added up where they are, and few numbers leave."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
)

from tracker.nutrition.usual_intake import DayStatus
from tracker.store.models import day_mark, entry, person
from tracker.store.quick import QuickSelect
from tracker.store.records import DaySums, Meal
from tracker.store.rows import STATUSES

_MG = entry.c.calcium_mg_per_100g * entry.c.grams / literal_column("100.0")
_UG = entry.c.vitamin_d_ug_per_100g * entry.c.grams / literal_column("100.0")
_FIRST_OF_LOADS = 13


def _sum_of(amount: ColumnElement[Any], condition: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.sum(case((condition, amount)))


# A main meal once, snacks once for each hour.
_OCCASION = case(
    (entry.c.supplement, None),
    (entry.c.meal == Meal.SNACK, func.coalesce(func.substr(entry.c.time, 1, 2), "")),
    else_=entry.c.meal,
)
_SHOWN = or_(person.c.archived.is_(False), bindparam("archived", type_=Boolean))
_IN_PERIOD = (
    entry.c.day >= bindparam("first"),
    entry.c.day <= bindparam("last"),
)


def _day_sums() -> Select[Any]:
    loads = [
        _sum_of(amount, entry.c.meal == meal)
        for meal in Meal
        for amount in (_MG, _MG * entry.c.absorption_index)
    ]
    return (
        select(
            person.c.id,
            entry.c.day,
            func.count(),
            func.count(case((entry.c.supplement, 1))),
            func.count(entry.c.calcium_mg_per_100g),
            func.count(entry.c.vitamin_d_ug_per_100g),
            func.sum(_MG),
            func.sum(_MG * entry.c.absorption),
            func.sum(_UG),
            _sum_of(_MG, entry.c.supplement),
            _sum_of(_UG, entry.c.supplement),
            func.count(_OCCASION.distinct()),
            func.max(entry.c.absorption_index),
            *loads,
        )
        # From the people to their days, so that the time follows those shown and not all that is stored.
        .join_from(person, entry, entry.c.person_id == person.c.id)
        .where(_SHOWN, *_IN_PERIOD)
        .group_by(person.c.id, entry.c.day)
        .order_by(person.c.id, entry.c.day)
    )


_DAY_SUMS = QuickSelect(_day_sums())
_MARKS = QuickSelect(
    select(person.c.id, day_mark.c.day, day_mark.c.status)
    .join_from(person, day_mark, day_mark.c.person_id == person.c.id)
    .where(
        _SHOWN,
        day_mark.c.day >= bindparam("first"),
        day_mark.c.day <= bindparam("last"),
    )
)
_LAST_DAYS = QuickSelect(
    select(
        person.c.id,
        select(func.max(entry.c.day)).where(entry.c.person_id == person.c.id).scalar_subquery(),
    )
)


def day_sums(
    connection: Connection, first: date, last: date, *, include_archived: bool
) -> Iterator[tuple[int, list[DaySums]]]:
    """For each person with entries from `first` to `last` the sums of their days, in the order of the calendar.

    One statement; the people come one at a time.
    """
    period = {"first": first, "last": last, "archived": include_archived}
    for person_id, rows in groupby(_DAY_SUMS.each(connection, period), key=itemgetter(0)):
        yield person_id, [_sums_of(row) for row in rows]


def marks_of_everyone(
    connection: Connection, first: date, last: date, *, include_archived: bool
) -> dict[int, dict[date, DayStatus]]:
    """The marks from `first` to `last`, by person and day."""
    found: dict[int, dict[date, DayStatus]] = {}
    period = {"first": first, "last": last, "archived": include_archived}
    for person_id, day, status in _MARKS.each(connection, period):
        found.setdefault(person_id, {})[_day_of(day)] = STATUSES[status]
    return found


def last_days(connection: Connection) -> dict[int, date]:
    """The last day with an entry of each person who has one."""
    return {person_id: _day_of(day) for person_id, day in _LAST_DAYS.each(connection, {}) if day is not None}


def _sums_of(row: Sequence[Any]) -> DaySums:
    loads = row[_FIRST_OF_LOADS:]
    return DaySums._make(
        (_day_of(row[1]), *row[2:_FIRST_OF_LOADS], tuple(zip(loads[::2], loads[1::2], strict=True)))
    )


@lru_cache(maxsize=4096)
def _day_of(value: str | date) -> date:
    # SQLite's driver gives days as text.
    return date.fromisoformat(value) if isinstance(value, str) else value
