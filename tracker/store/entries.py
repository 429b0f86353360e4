"""Storing what was eaten. The statements are built once: building one costs more than running it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, insert, select

from tracker.nutrition.usual_intake import DayStatus
from tracker.store.journal import Recorder
from tracker.store.models import day_mark, entry
from tracker.store.problems import UnknownEntry
from tracker.store.read_entries import entry_by_id, require_storable
from tracker.store.records import Entry, NewEntry
from tracker.store.rows import ENTRY_COLUMNS, entry_of, entry_row

_LAST_POSITION = select(func.max(entry.c.position)).where(
    entry.c.person_id == bindparam("person_id"), entry.c.day == bindparam("day")
)
_INSERT = insert(entry).returning(entry.c.id, sort_by_parameter_order=True)


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
    require_storable(changed.id)
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
