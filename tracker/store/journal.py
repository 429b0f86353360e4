"""The journal: what each change did to which rows, so that it can be undone and done again.

A change holds an image of every row it touched, before and after. Undoing puts the images before it back, if the
rows still are as the change left them; doing it again puts the images after it back. Undoing runs from the newest
change of a person backwards.

Of an import only its own row is kept, and the number that the entries were counted from: see `tracker.store.import_undo`.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Row,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from tracker.store.exchange_models import data_import
from tracker.store.import_undo import turn_import, turn_whole_log
from tracker.store.models import change, person
from tracker.store.problems import ChangedSince, PersonHasLog
from tracker.store.records import ChangeSummary
from tracker.store.rows import image_of
from tracker.store.tables import metadata

KEPT_CHANGES = 500
"""How many changes of a person can be undone."""

AFTER_ID = "after_id"
"""The value of a change that tells the highest number of an entry before an import."""
LAST_ID = "last_id"
"""The value of a change that tells the highest number after it; given where the entries do not carry the import's."""

Image = dict[str, Any]
"""A row as JSON holds it, by column."""

_OF_PERSON = change.c.person_id == bindparam("person_id")
_INSERT = insert(change)
_FORGET_UNDONE = delete(change).where(_OF_PERSON, change.c.undone)
_OLDEST_KEPT = (
    select(change.c.id).where(_OF_PERSON).order_by(change.c.id.desc()).limit(1).offset(KEPT_CHANGES - 1)
)
_PRUNE = delete(change).where(_OF_PERSON, change.c.id < _OLDEST_KEPT.scalar_subquery())


@dataclass(frozen=True, slots=True)
class _Touched:
    """One row that a change touched; None is a row that is not there."""

    table: Table
    before: Image | None
    after: Image | None


class Recorder:
    """Changes rows and keeps what they were; `made_at` is in UTC, without zone."""

    def __init__(self, connection: Connection, made_at: datetime) -> None:
        self.connection = connection
        self.made_at = made_at
        self._touched: list[_Touched] = []

    def insert(self, table: Table, row: dict[str, Any]) -> None:
        """Insert a row with all its columns."""
        self.connection.execute(insert(table), row)
        self.inserted(table, [row])

    def inserted(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Keep rows that are already inserted, with all their columns."""
        self._touched += [_Touched(table, None, image_of(row)) for row in rows]

    def update(self, table: Table, key: Sequence[object], values: dict[str, Any]) -> bool:
        """Change a row; whether it was there."""
        before = _row(self.connection, table, key)
        if before is None:
            return False
        after = {**before, **values}
        if after != before:
            self.connection.execute(update(table).where(_is(table, key)), values)
            self._touched.append(_Touched(table, image_of(before), image_of(after)))
        return True

    def delete(self, table: Table, key: Sequence[object]) -> bool:
        """Delete a row; whether it was there."""
        before = _row(self.connection, table, key)
        if before is None:
            return False
        self.connection.execute(delete(table).where(_is(table, key)))
        self._touched.append(_Touched(table, image_of(before), None))
        return True

    def owners(self) -> set[int]:
        """Whose log was changed: the people of the touched entries and marks, and those whose own row changed."""
        found = set()
        for touched in self._touched:
            image = touched.before or touched.after or {}
            if "person_id" in image:
                found.add(image["person_id"])
            elif touched.table.name == "person" and touched.before:
                found.add(image["id"])
        return found

    def write(self, summary: ChangeSummary, person_id: int) -> None:
        """Put the change in the journal of `person_id`, if there was one; what was undone before is gone for good."""
        if not self._touched:
            return
        self.connection.execute(_FORGET_UNDONE, {"person_id": person_id})
        self.connection.execute(
            _INSERT,
            {
                "person_id": person_id,
                "made_at": self.made_at,
                "undone": False,
                "code": summary.code,
                "parameters": json.dumps(dict(summary.values), ensure_ascii=False),
                "row_images": json.dumps(
                    [[each.table.name, each.before, each.after] for each in self._touched], ensure_ascii=False
                ),
            },
        )
        self.connection.execute(_PRUNE, {"person_id": person_id})


def undo(connection: Connection, person_id: int) -> ChangeSummary | None:
    """Undo the newest change of the person; None where there is none. Raises ChangedSince."""
    return _turn(connection, person_id, undone=False)


def redo(connection: Connection, person_id: int) -> ChangeSummary | None:
    """Do the change undone last again; None where there is none. Raises ChangedSince."""
    return _turn(connection, person_id, undone=True)


def touched_rows(row_images: str) -> list[tuple[str, Image | None, Image | None]]:
    """Table, row before and row after of each row in a cell of the journal; raises ValueError."""
    read = [(name, before, after) for name, before, after in json.loads(row_images)]
    for name, before, after in read:
        if name not in metadata.tables or (before is None and after is None):
            raise ValueError(f"the journal names a row of {name} that never was")
    return read


def _turn(connection: Connection, person_id: int, *, undone: bool) -> ChangeSummary | None:
    passed_over: PersonHasLog | None = None
    while (found := _next(connection, person_id, undone=undone)) is not None:
        rows = [
            _Touched(metadata.tables[name], before, after)
            for name, before, after in touched_rows(found.row_images)
        ]
        # Whom an import added has a log from the import itself.
        of_import = any(touched.table is data_import for touched in rows)
        name = None if undone or of_import else _added_with_log_since(connection, rows)
        if name is not None:
            # It can never be undone again, and must not stand in the way of what was done before it.
            passed_over = PersonHasLog(name)
            connection.execute(delete(change).where(change.c.id == found.id))
            continue
        for touched in rows if undone else _backwards(rows):
            if touched.table is data_import and touched.before and touched.after:
                _turn_import(
                    connection, found.id, touched.before, json.loads(found.parameters), undone=undone
                )
            if (
                of_import
                and touched.table is person
                and touched.before
                and touched.after is None
                and _has_log(connection, touched.before)
            ):
                # Something was logged for them since, and stays with them.
                continue
            try:
                _put(connection, touched.table, touched.before, touched.after)
            except IntegrityError as error:
                raise ChangedSince from error
        connection.execute(update(change).where(change.c.id == found.id).values(undone=not undone))
        return ChangeSummary(found.code, json.loads(found.parameters))
    if passed_over is not None:
        raise passed_over
    return None


def _next(connection: Connection, person_id: int, *, undone: bool) -> Row[int, str, str, str] | None:
    return connection.execute(
        select(change.c.id, change.c.code, change.c.parameters, change.c.row_images)
        .where(change.c.person_id == person_id, change.c.undone == undone)
        .order_by(change.c.id if undone else change.c.id.desc())
        .limit(1)
    ).first()


def _added_with_log_since(connection: Connection, rows: Sequence[_Touched]) -> str | None:
    """The name of a person whom the change added and to whom something belongs by now."""
    added = (one.after for one in rows if one.table is person and one.before is None and one.after)
    return next((str(image["name"]) for image in added if _has_log(connection, image)), None)


def _has_log(connection: Connection, image: Image) -> bool:
    """Whether something belongs to the person in `image`."""
    belonging = (
        select(table.c.person_id).where(table.c.person_id == image["id"]).limit(1)
        for table in metadata.tables.values()
        if "person_id" in table.c
    )
    return any(connection.execute(query).first() for query in belonging)


def _turn_import(
    connection: Connection, change_id: int, image: Image, values: dict[str, Any], *, undone: bool
) -> None:
    if LAST_ID in values:
        turn_whole_log(connection, change_id, image, values[AFTER_ID], values[LAST_ID], undone=undone)
    else:
        turn_import(connection, change_id, image, values[AFTER_ID], undone=undone)


def _backwards(rows: Sequence[_Touched]) -> Iterator[_Touched]:
    for touched in reversed(rows):
        yield _Touched(touched.table, touched.after, touched.before)


def _put(connection: Connection, table: Table, present: Image | None, wanted: Image | None) -> None:
    image = present or wanted or {}
    key = [_from_image(table, column.name, image) for column in table.primary_key]
    found = _row(connection, table, key)
    if (found and image_of(found)) != (present and _whole(table, present)):
        raise ChangedSince
    if wanted is None:
        connection.execute(delete(table).where(_is(table, key)))
        return
    values = {name: _from_image(table, name, wanted) for name in wanted}
    if present is None:
        connection.execute(insert(table), values)
    else:
        connection.execute(update(table).where(_is(table, key)), values)


def _whole(table: Table, image: Image) -> Image:
    """An image of a row with every column of today: one kept before a column was added knew nothing of it."""
    return {column.name: image.get(column.name) for column in table.columns}


def _row(connection: Connection, table: Table, key: Sequence[object]) -> dict[str, Any] | None:
    row = connection.execute(select(table).where(_is(table, key))).mappings().first()
    return dict(row) if row else None


def _is(table: Table, key: Sequence[object]) -> ColumnElement[bool]:
    return and_(*(column == value for column, value in zip(table.primary_key, key, strict=True)))


def _from_image(table: Table, column: str, image: Image) -> object:
    value, kind = image[column], table.c[column].type
    if value is not None and isinstance(kind, Date):
        return date.fromisoformat(value)
    if value is not None and isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    return value
