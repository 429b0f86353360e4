"""Queries about the journal."""

import json
from datetime import UTC, datetime

from tracker.store.plain import Asked, PlainSelect
from tracker.store.records import Change, ChangeSummary

_COLUMNS = ("code", "parameters", "made_at")
_OF_PERSON = "FROM change WHERE person_id = :person_id AND undone = :undone"
_DONE = PlainSelect(_COLUMNS, f"{_OF_PERSON} ORDER BY id DESC")
_UNDONE = PlainSelect(_COLUMNS, f"{_OF_PERSON} ORDER BY id")


def changes(asked: Asked, person_id: int, *, undone: bool) -> list[Change]:
    """What can be undone, or with `undone` be done again; the next one first."""
    rows = (_UNDONE if undone else _DONE).rows(asked, {"person_id": person_id, "undone": undone})
    return [
        Change(ChangeSummary(code, json.loads(parameters)), _moment(made_at).replace(tzinfo=UTC))
        for code, parameters, made_at in rows
    ]


def _moment(cell: str | datetime) -> datetime:
    return datetime.fromisoformat(cell) if isinstance(cell, str) else cell
