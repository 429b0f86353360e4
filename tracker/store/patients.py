"""Sums over the days of many people at once: the entries are added up where they are, and few numbers leave."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Boolean, Connection, Select, bindparam, case, func, literal_column, null, or_, select

from tracker.nutrition.usual_intake import DayStatus
from tracker.store.models import day_mark, entry, person
from tracker.store.quick import QuickSelect
from tracker.store.records import DaySums, Meal

# By this sign, since SQLAlchemy would write the division so that it costs an addition for each row.
_MG = (entry.c.calcium_mg_per_100g * entry.c.grams).op("/")(literal_column("100.0"))
_UG = (entry.c.vitamin_d_ug_per_100g * entry.c.grams).op("/")(literal_column("100.0"))
# A main meal once, snacks once for each hour.
_OCCASION = case(
    (entry.c.meal == Meal.SNACK, func.coalesce(func.substr(entry.c.time, 1, 2), "")), else_=entry.c.meal
)
_STATUSES: dict[str | None, DayStatus] = {str(status): status for status in DayStatus}
_STATUSES[None] = DayStatus.UNMARKED

_SHOWN = or_(person.c.archived.is_(False), bindparam("archived", type_=Boolean))


def _day_sums(*, by_meal: bool) -> Select[Any]:
    """The columns of DaySums, in their order."""
    mark = (
        select(day_mark.c.status)
        .where(day_mark.c.person_id == person.c.id, day_mark.c.day == entry.c.day)
        .scalar_subquery()
    )
    loads = [
        func.sum(amount).filter(entry.c.meal == meal) if by_meal else null()
        for meal in Meal
        for amount in (_MG, _MG * entry.c.absorption_index)
    ]
    return (
        select(
            person.c.id,
            entry.c.day,
            mark,
            func.count(),
            func.count().filter(entry.c.supplement),
            func.count(entry.c.calcium_mg_per_100g),
            func.count(entry.c.vitamin_d_ug_per_100g),
            func.count(_OCCASION.distinct()).filter(~entry.c.supplement),
            func.max(entry.c.absorption_index) if by_meal else null(),
            func.sum(_MG),
            func.sum(_MG * entry.c.absorption),
            func.sum(_UG),
            func.sum(_MG).filter(entry.c.supplement),
            func.sum(_UG).filter(entry.c.supplement),
            *loads,
        )
        # From the people to their days, so that the time follows those shown and not all that is stored.
        .join_from(person, entry, entry.c.person_id == person.c.id)
        .where(_SHOWN, entry.c.day >= bindparam("first"), entry.c.day <= bindparam("last"))
        .group_by(person.c.id, entry.c.day)
        .order_by(person.c.id, entry.c.day)
    )


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
) -> Iterator[tuple[int, list[DaySums]]]:
    """For each person with entries from `first` to `last` the sums of their days, in the order of the calendar.

    One statement; the people come one at a time. The sums of meals are None unless `by_meal` asks for them.
    """
    period = {"first": first, "last": last, "archived": include_archived}
    statement = _DAY_AND_MEAL_SUMS if by_meal else _DAY_SUMS
    days = _Days()
    statuses, make = _STATUSES, DaySums._make
    sums = (
        make((person_id, days[day], statuses[status], *rest))
        for person_id, day, status, *rest in statement.each(connection, period)
    )
    for person_id, of_person in groupby(sums, key=attrgetter("person_id")):
        yield person_id, list(of_person)


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
