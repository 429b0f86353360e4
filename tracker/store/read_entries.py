"""Queries about what was eaten."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from tracker.foods.habits import Habit
from tracker.nutrition.counting import DayStatus
from tracker.store.plain import Asked, PlainSelect
from tracker.store.problems import UnknownEntry
from tracker.store.records import DayMark, Entry, StoredDay
from tracker.store.rows import ENTRY_COLUMNS, STATUSES, entry_of

HABIT_DAYS = 90
# As many as every database can number.
_IDS = range(1, 2**31)

_OF_DAY = "WHERE person_id = :person_id AND day = :day"
_OF_PERIOD = "WHERE person_id = :person_id AND day >= :first AND day <= :last"
_ENTRIES_OF_DAY = f"FROM entry {_OF_DAY} ORDER BY position, id"

# The mark rides along with each entry: a second statement would cost as much as reading the entries.
_DAY_AND_MARK = PlainSelect(
    (*ENTRY_COLUMNS, "(SELECT status FROM day_mark WHERE person_id = :person_id AND day = :day)"),
    _ENTRIES_OF_DAY,
)
_DAY = PlainSelect(ENTRY_COLUMNS, _ENTRIES_OF_DAY)
_MARK = PlainSelect(("status",), f"FROM day_mark {_OF_DAY}")
_PERIOD = PlainSelect((*ENTRY_COLUMNS, "day"), f"FROM entry {_OF_PERIOD} ORDER BY day, position, id")
_ONE = PlainSelect((*ENTRY_COLUMNS, "person_id", "day"), "FROM entry WHERE id = :id")
_MARKS = PlainSelect(("person_id", "day", "status"), f"FROM day_mark {_OF_PERIOD} ORDER BY day")
_SPANS = [
    PlainSelect(("min(day)", "max(day)"), f"FROM {table} WHERE person_id = :person_id")
    for table in ("entry", "day_mark")
]
_HABITS = PlainSelect(
    ("counted.food_id", "times", "grams", "portion"),
    "FROM (SELECT food_id, count(*) AS times, max(id) AS last_id FROM entry"
    " WHERE person_id = :person_id AND day >= :first AND day <= :last AND food_id IS NOT NULL GROUP BY food_id"
    ") AS counted JOIN entry ON entry.id = last_id",
)


def day_of(asked: Asked, person_id: int, day: date) -> StoredDay:
    """All that is stored of a person's day."""
    key = {"person_id": person_id, "day": day}
    rows = _DAY_AND_MARK.rows(asked, key)
    marked = rows[0][-1:] if rows else _MARK.first(asked, key)
    status = marked[0] if marked else None
    entries = tuple([entry_of(row[:-1], person_id, day) for row in rows])
    return StoredDay(person_id, day, STATUSES[status] if status else DayStatus.UNMARKED, entries)


def entries_of_day(asked: Asked, person_id: int, day: date) -> list[Entry]:
    """The entries of a day in the order they were logged."""
    return [entry_of(row, person_id, day) for row in _DAY.rows(asked, {"person_id": person_id, "day": day})]


def entries_between(asked: Asked, person_id: int, first: date, last: date) -> list[Entry]:
    """The entries from `first` to `last`, by day and in the order they were logged."""
    rows = _PERIOD.rows(asked, {"person_id": person_id, "first": first, "last": last})
    return [entry_of(row[:-1], person_id, _day(row[-1])) for row in rows]


def entry_by_id(asked: Asked, entry_id: int) -> Entry:
    """Raises UnknownEntry."""
    require_storable(entry_id)
    row = _ONE.first(asked, {"id": entry_id})
    if row is None:
        raise UnknownEntry(entry_id)
    return entry_of(row[:-2], row[-2], _day(row[-1]))


def marks_between(asked: Asked, person_id: int, first: date, last: date) -> list[DayMark]:
    """The marks from `first` to `last`, by day."""
    rows: Sequence[Any] = _MARKS.rows(asked, {"person_id": person_id, "first": first, "last": last})
    return [DayMark(whose, _day(day), STATUSES[status]) for whose, day, status in rows]


def logged_span(asked: Asked, person_id: int) -> tuple[date, date] | None:
    """The first and the last day with an entry or a mark; None where there is none."""
    ends = [day for select in _SPANS for day in select.rows(asked, {"person_id": person_id})[0]]
    days = [_day(day) for day in ends if day is not None]
    return (min(days), max(days)) if days else None


def habits(asked: Asked, person_id: int, day: date) -> dict[str, Habit]:
    """What the person logged in the HABIT_DAYS that end with `day`, by food id."""
    period = {"person_id": person_id, "first": day - timedelta(days=HABIT_DAYS - 1), "last": day}
    return {
        food_id: Habit(times, grams, portion)
        for food_id, times, grams, portion in _HABITS.rows(asked, period)
    }


def require_storable(entry_id: int) -> None:
    """Raises UnknownEntry for a number so long that a driver cannot even ask for it."""
    if entry_id not in _IDS:
        raise UnknownEntry(entry_id)


def _day(cell: str | date) -> date:
    return _day_written(cell) if isinstance(cell, str) else cell


@lru_cache(maxsize=4096)
def _day_written(text: str) -> date:
    return date.fromisoformat(text)
