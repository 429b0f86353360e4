"""Queries about what was eaten. The statements are built once: building one costs more than running it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from tracker.foods.habits import Habit
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.journal import Recorder
from tracker.store.models import day_mark, entry
from tracker.store.problems import UnknownEntry
from tracker.store.quick import QuickSelect
from tracker.store.records import DayMark, Entry, NewEntry, StoredDay
from tracker.store.rows import ENTRY_COLUMNS, STATUSES, entry_of, entry_row, mark_of

HABIT_DAYS = 90
# As many as every database can number.
_IDS = range(1, 2**31)

_OF_PERSON_ON_DAY = (entry.c.person_id == bindparam("person_id"), entry.c.day == bindparam("day"))
_IN_PERIOD = (
    entry.c.person_id == bindparam("person_id"),
    entry.c.day >= bindparam("first"),
    entry.c.day <= bindparam("last"),
)
_COLUMNS = [entry.c[name] for name in ENTRY_COLUMNS]

_DAY_SELECT = select(*_COLUMNS).where(*_OF_PERSON_ON_DAY).order_by(entry.c.position, entry.c.id)
_PERIOD = (
    select(*_COLUMNS, entry.c.day).where(*_IN_PERIOD).order_by(entry.c.day, entry.c.position, entry.c.id)
)
_ONE = select(*_COLUMNS, entry.c.person_id, entry.c.day).where(entry.c.id == bindparam("id"))
_LAST_POSITION = select(func.max(entry.c.position)).where(*_OF_PERSON_ON_DAY)

_MARK_SELECT = select(day_mark.c.status).where(
    day_mark.c.person_id == bindparam("person_id"), day_mark.c.day == bindparam("day")
)
_MARKS = (
    select(day_mark.c.person_id, day_mark.c.day, day_mark.c.status)
    .where(
        day_mark.c.person_id == bindparam("person_id"),
        day_mark.c.day >= bindparam("first"),
        day_mark.c.day <= bindparam("last"),
    )
    .order_by(day_mark.c.day)
)
_SPANS = [
    select(func.min(table.c.day), func.max(table.c.day)).where(table.c.person_id == bindparam("person_id"))
    for table in (entry, day_mark)
]
# The mark rides along with each entry: a second statement would cost as much as reading the entries.
_DAY_AND_MARK = QuickSelect(_DAY_SELECT.add_columns(_MARK_SELECT.scalar_subquery()))
_DAY = QuickSelect(_DAY_SELECT)
_MARK = QuickSelect(_MARK_SELECT)

_counted = (
    select(entry.c.food_id, func.count().label("times"), func.max(entry.c.id).label("last_id"))
    .where(*_IN_PERIOD, entry.c.food_id.is_not(None))
    .group_by(entry.c.food_id)
    .subquery()
)
_HABITS = select(_counted.c.food_id, _counted.c.times, entry.c.grams, entry.c.portion).join_from(
    _counted, entry, entry.c.id == _counted.c.last_id
)
_INSERT = insert(entry).returning(entry.c.id, sort_by_parameter_order=True)


def day_of(connection: Connection, person_id: int, day: date) -> StoredDay:
    """All that is stored of a person's day."""
    key = {"person_id": person_id, "day": day}
    rows = _DAY_AND_MARK.rows(connection, key)
    marked = rows[0][-1:] if rows else _MARK.first(connection, key)
    status = marked[0] if marked else None
    entries = tuple([entry_of(row[:-1], person_id, day) for row in rows])
    return StoredDay(person_id, day, STATUSES[status] if status else DayStatus.UNMARKED, entries)


def entries_of_day(connection: Connection, person_id: int, day: date) -> list[Entry]:
    """The entries of a day in the order they were logged."""
    rows = _DAY.rows(connection, {"person_id": person_id, "day": day})
    return [entry_of(row, person_id, day) for row in rows]


def entries_between(connection: Connection, person_id: int, first: date, last: date) -> list[Entry]:
    """The entries from `first` to `last`, by day and in the order they were logged."""
    rows = connection.execute(_PERIOD, {"person_id": person_id, "first": first, "last": last}).all()
    return [entry_of(row[:-1], person_id, row[-1]) for row in rows]


def entry_by_id(connection: Connection, entry_id: int) -> Entry:
    """Raises UnknownEntry."""
    _require_storable(entry_id)
    row = connection.execute(_ONE, {"id": entry_id}).first()
    if row is None:
        raise UnknownEntry(entry_id)
    return entry_of(row[:-2], row[-2], row[-1])


def marks_between(connection: Connection, person_id: int, first: date, last: date) -> list[DayMark]:
    """The marks from `first` to `last`, by day."""
    rows = connection.execute(_MARKS, {"person_id": person_id, "first": first, "last": last})
    return [mark_of(row) for row in rows]


def logged_span(connection: Connection, person_id: int) -> tuple[date, date] | None:
    """The first and the last day with an entry or a mark; None where there is none."""
    ends = [
        day for statement in _SPANS for day in connection.execute(statement, {"person_id": person_id}).one()
    ]
    days = [day for day in ends if day is not None]
    return (min(days), max(days)) if days else None


def habits(connection: Connection, person_id: int, day: date) -> dict[str, Habit]:
    """What the person logged in the HABIT_DAYS that end with `day`, by food id."""
    period = {"person_id": person_id, "first": day - timedelta(days=HABIT_DAYS - 1), "last": day}
    return {
        food_id: Habit(times, grams, portion)
        for food_id, times, grams, portion in connection.execute(_HABITS, period)
    }


def add_entries(recorder: Recorder, new: Sequence[NewEntry]) -> list[Entry]:
    """Store entries at the end of their days; the caller has checked person and food."""
    connection = recorder.connection
    last_positions: dict[tuple[int, date], int] = {}
    rows: list[dict[str, Any]] = []
    for item in new:
        key = (item.person_id, item.day)
        if key not in last_positions:
            found = connection.execute(_LAST_POSITION, {"person_id": key[0], "day": key[1]}).scalar()
            last_positions[key] = found or 0
        last_positions[key] += 1
        rows.append({**entry_row(item), "position": last_positions[key], "created_at": recorder.made_at})
    if not rows:
        return []
    ids = connection.execute(_INSERT, rows).scalars().all()
    stored = [{"id": entry_id, **row} for entry_id, row in zip(ids, rows, strict=True)]
    recorder.inserted(entry, stored)
    return [entry_of([row[name] for name in ENTRY_COLUMNS], row["person_id"], row["day"]) for row in stored]


def edit_entry(recorder: Recorder, changed: Entry) -> None:
    """Store every field of `changed`; raises UnknownEntry, ImpossibleValue."""
    _require_storable(changed.id)
    if not recorder.update(entry, (changed.id,), {**entry_row(changed), "position": changed.position}):
        raise UnknownEntry(changed.id)


def delete_entries(recorder: Recorder, entry_ids: Sequence[int]) -> list[Entry]:
    """Delete entries and give them back; raises UnknownEntry."""
    deleted = [entry_by_id(recorder.connection, entry_id) for entry_id in entry_ids]
    for entry_id in entry_ids:
        recorder.delete(entry, (entry_id,))
    return deleted


def mark_day(recorder: Recorder, person_id: int, day: date, status: DayStatus) -> None:
    """Mark a day, or take its mark away with UNMARKED."""
    key = (person_id, day)
    if status is DayStatus.UNMARKED:
        recorder.delete(day_mark, key)
    elif not recorder.update(day_mark, key, {"status": str(status)}):
        recorder.insert(day_mark, {"person_id": person_id, "day": day, "status": str(status)})


def _require_storable(entry_id: int) -> None:
    # A driver cannot even ask for a number that is too long.
    if entry_id not in _IDS:
        raise UnknownEntry(entry_id)
