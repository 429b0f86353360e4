"""Sums over the days of many people at once: the entries are added up where they are, and few numbers leave."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Select,
    String,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
)

from tracker.nutrition.counting import OCCASIONS_OF_A_WHOLE_DAY, DayStatus
from tracker.store.models import day_mark, entry, person
from tracker.store.quick import QuickSelect
from tracker.store.records import DaySums, Meal

_CALCIUM = entry.c.calcium_mg_per_100g * entry.c.grams
_VITAMIN_D = entry.c.vitamin_d_ug_per_100g * entry.c.grams

_SHOWN = or_(person.c.archived.is_(False), bindparam("archived", type_=Boolean))


def _day_sums(*, by_meal: bool) -> Select[Any]:
    """The person, the day, what tells how fully it was recorded, and the further columns of DaySums, in their order."""
    loads = [
        _of_100_g(func.sum(amount).filter(entry.c.meal == meal))
        for meal in Meal
        for amount in (_CALCIUM, _CALCIUM * entry.c.absorption_index)
    ]
    return (
        select(
            person.c.id,
            entry.c.day,
            _mark_or_occasions(),
            func.count(),
            func.count().filter(entry.c.supplement),
            func.count(entry.c.calcium_mg_per_100g),
            func.count(entry.c.vitamin_d_ug_per_100g),
            _of_100_g(func.sum(_CALCIUM)),
            _of_100_g(func.sum(_CALCIUM * entry.c.absorption)),
            _of_100_g(func.sum(_VITAMIN_D)),
            _of_100_g(func.sum(_CALCIUM).filter(entry.c.supplement)),
            _of_100_g(func.sum(_VITAMIN_D).filter(entry.c.supplement)),
            *([func.max(entry.c.absorption_index), *loads] if by_meal else []),
        )
        # From the people to their days, so that the time follows those shown and not all that is stored.
        .join_from(person, entry, entry.c.person_id == person.c.id)
        .where(_SHOWN, entry.c.day >= bindparam("first"), entry.c.day <= bindparam("last"))
        .group_by(person.c.id, entry.c.day)
        .order_by(person.c.id, entry.c.day)
    )


def _of_100_g(total: ColumnElement[Any]) -> ColumnElement[Any]:
    """A sum of amounts per 100 g × grams as an amount: divided once a day, not once an entry."""
    # By this sign, since SQLAlchemy would write the division with an addition.
    return total.op("/")(literal_column("100.0"))


def _mark_or_occasions() -> ColumnElement[str]:
    """The mark of the day or, without one, the number of its eating occasions: no more than a whole day needs.

    One text for both, since a mark that is there saves the entries of its day from being read once more.
    """
    mark = (
        select(day_mark.c.status)
        .where(day_mark.c.person_id == person.c.id, day_mark.c.day == entry.c.day)
        .correlate(person, entry)
        .scalar_subquery()
    )
    eaten = entry.alias("eaten")
    # A main meal once, snacks once for each hour.
    occasion = case(
        (eaten.c.meal == Meal.SNACK, func.coalesce(func.substr(eaten.c.time, 1, 2), "")), else_=eaten.c.meal
    )
    occasions = (
        select(occasion)
        .where(eaten.c.person_id == person.c.id, eaten.c.day == entry.c.day, ~eaten.c.supplement)
        .correlate(person, entry)
        .distinct()
        .limit(OCCASIONS_OF_A_WHOLE_DAY)
        .subquery()
    )
    counted = select(func.count()).select_from(occasions).scalar_subquery()
    return func.coalesce(mark, cast(counted, String))


_RECORDED: dict[str, tuple[DayStatus, int | None]] = {
    **{str(status): (status, None) for status in (DayStatus.COMPLETE, DayStatus.PARTIAL)},
    **{str(count): (DayStatus.UNMARKED, count) for count in range(OCCASIONS_OF_A_WHOLE_DAY + 1)},
}
"""What `_mark_or_occasions` says: the status of the day and, where it is not marked, its eating occasions."""

_DAY_SUMS = QuickSelect(_day_sums(by_meal=False))
_DAY_AND_MEAL_SUMS = QuickSelect(_day_sums(by_meal=True))
_MARKED_COMPLETE = QuickSelect(
    select(person.c.id, func.count())
    .join_from(person, day_mark, day_mark.c.person_id == person.c.id)
    .where(
        _SHOWN,
        day_mark.c.day >= bindparam("first"),
        day_mark.c.day <= bindparam("last"),
        day_mark.c.status == DayStatus.COMPLETE,
    )
    .group_by(person.c.id)
)
_LAST_DAYS = QuickSelect(
    select(
        person.c.id,
        select(func.max(entry.c.day)).where(entry.c.person_id == person.c.id).scalar_subquery(),
    )
)


def day_sums(
    connection: Connection, first: date, last: date, *, include_archived: bool, by_meal: bool
) -> Iterator[tuple[int, DaySums]]:
    """For each person with entries from `first` to `last` the sums of their days.

    One statement; the people come one at a time. The sums of meals are left empty unless `by_meal` asks for them.
    """
    period = {"first": first, "last": last, "archived": include_archived}
    statement = _DAY_AND_MEAL_SUMS if by_meal else _DAY_SUMS
    day_of = _Days()
    for person_id, rows in groupby(statement.each(connection, period), key=itemgetter(0)):
        _ids, days, recorded, *sums = zip(*rows, strict=True)
        statuses, occasions = zip(*map(_RECORDED.__getitem__, recorded), strict=True)
        yield person_id, DaySums(tuple(map(day_of.__getitem__, days)), statuses, occasions, *sums)


def days_marked_complete(
    connection: Connection, first: date, last: date, *, include_archived: bool
) -> dict[int, int]:
    """How many days from `first` to `last` each person marked as complete, with entries or without."""
    period = {"first": first, "last": last, "archived": include_archived}
    return {person_id: days for person_id, days in _MARKED_COMPLETE.each(connection, period)}  # noqa: C416  rows are no pairs


def last_days(connection: Connection) -> dict[int, date]:
    """The last day with an entry of each person who has one."""
    days = _Days()
    return {person_id: days[day] for person_id, day in _LAST_DAYS.each(connection, {}) if day is not None}


class _Days(dict[str | date, date]):
    """The day of what a driver gives, which is text on SQLite; the same few come again and again."""

    def __missing__(self, value: str | date) -> date:
        day = self[value] = date.fromisoformat(value) if isinstance(value, str) else value
        return day
