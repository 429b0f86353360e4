"""Queries about a dietitian's notes, and about corrections to what was logged."""

import json
from collections.abc import Sequence
from datetime import UTC, date
from typing import Any

from sqlalchemy import Connection, insert, select

from tracker.store.desk_models import correction, note
from tracker.store.journal import Recorder
from tracker.store.problems import UnknownNote
from tracker.store.records import Correction, Entry, NewNote, Note, NoteKind
from tracker.store.rows import ENTRY_COLUMNS, entry_of, entry_row, image_of, storable

_IDS = range(1, 2**31)


def notes(connection: Connection, person_id: int, first: date | None, last: date | None) -> list[Note]:
    """The notes whose period touches the days from `first` to `last`, the oldest first; None is no limit."""
    statement = select(note).where(note.c.person_id == person_id)
    if first is not None:
        statement = statement.where(note.c.last >= first)
    if last is not None:
        statement = statement.where(note.c.first <= last)
    return [_note_of(row) for row in connection.execute(statement.order_by(note.c.written_on, note.c.id))]


def note_by_id(connection: Connection, note_id: int) -> Note:
    """Raises UnknownNote."""
    # A driver cannot even ask for a number that is too long.
    row = connection.execute(select(note).where(note.c.id == note_id)).first() if note_id in _IDS else None
    if row is None:
        raise UnknownNote(note_id)
    return _note_of(row)


def add_note(recorder: Recorder, new: NewNote) -> Note:
    """Store a note; the caller has checked the person."""
    values = {**_note_row(new), "created_at": recorder.made_at}
    note_id = recorder.connection.execute(insert(note).returning(note.c.id), values).scalar_one()
    recorder.inserted(note, [{"id": note_id, **values}])
    return note_by_id(recorder.connection, note_id)


def edit_note(recorder: Recorder, changed: Note) -> None:
    """Store every field of `changed`; raises UnknownNote, ImpossibleValue."""
    if changed.id not in _IDS or not recorder.update(note, (changed.id,), _note_row(changed)):
        raise UnknownNote(changed.id)


def delete_note(recorder: Recorder, note_id: int) -> Note:
    """Delete a note and give it back; raises UnknownNote."""
    deleted = note_by_id(recorder.connection, note_id)
    recorder.delete(note, (note_id,))
    return deleted


def corrections(connection: Connection, person_id: int) -> list[Correction]:
    """Every correction to the person's log, the oldest first."""
    statement = select(correction).where(correction.c.person_id == person_id).order_by(correction.c.id)
    return [
        Correction(
            id=row.id,
            made_at=row.made_at.replace(tzinfo=UTC),
            made_by=row.made_by,
            reason=row.reason,
            before=entry_in(row.before),
            after=None if row.after is None else entry_in(row.after),
        )
        for row in connection.execute(statement)
    ]


def add_corrections(
    recorder: Recorder, changed: Sequence[tuple[Entry, Entry | None]], made_by: str, reason: str
) -> None:
    """Keep what each entry was and what it has become, None where it was removed.

    This is no part of the change that can be undone: whoever takes a correction back leaves a trace of it too.
    """
    rows = [
        storable(
            {
                "person_id": before.person_id,
                "entry_id": before.id,
                "made_at": recorder.made_at,
                "made_by": made_by,
                "reason": reason,
                "before": _cell_of(before),
                "after": None if after is None else _cell_of(after),
            }
        )
        for before, after in changed
    ]
    if rows:
        recorder.connection.execute(insert(correction), rows)


def _note_of(row: Any) -> Note:
    return Note(
        id=row.id,
        person_id=row.person_id,
        kind=NoteKind(row.kind),
        first=row.first,
        last=row.last,
        written_on=row.written_on,
        author=row.author,
        text=row.text,
    )


def _note_row(new: NewNote) -> dict[str, Any]:
    return storable(
        {
            "person_id": new.person_id,
            "kind": str(new.kind),
            "first": new.first,
            "last": new.last,
            "written_on": new.written_on,
            "author": new.author,
            "text": new.text,
        }
    )


def _cell_of(entry: Entry) -> str:
    image = image_of({"id": entry.id, "position": entry.position, **entry_row(entry)})
    return json.dumps(image, ensure_ascii=False)


def entry_in(cell: str) -> Entry:
    """The entry that a correction keeps; raises ValueError, KeyError or TypeError for a cell that holds none."""
    image = json.loads(cell)
    return entry_of(
        [image[name] for name in ENTRY_COLUMNS], image["person_id"], date.fromisoformat(image["day"])
    )
