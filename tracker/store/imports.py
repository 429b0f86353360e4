"""Storing what a file brings: many entries at once, each with the number of its import and a key of its content."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from tracker.nutrition.usual_intake import DayStatus
from tracker.store.exchange_models import data_import
from tracker.store.journal import Recorder
from tracker.store.models import day_mark, entry
from tracker.store.records import PastImport

ROW_COLUMNS = (
    "person_id",
    "day",
    "position",
    "meal",
    "time",
    "grams",
    "calcium_mg_per_100g",
    "vitamin_d_ug_per_100g",
    "energy_kcal_per_100g",
    "absorption",
    "absorption_index",
    "absorption_basis",
    "supplement",
    "food_group",
    "tags",
    "food_id",
    "portion",
    "amount",
    "food_name_da",
    "food_name_en",
    "text",
    "source",
    "created_at",
    "import_id",
    "import_key",
)
"""The columns of an imported entry in the order of `ImportRow`."""
ImportRow = tuple[Any, ...]
"""An entry as the driver takes it: days and moments as ISO text, everything within the bounds of `models`."""

_CACHE_KIB = 98_304
"""What SQLite may keep in memory meanwhile: an index of a million keys does not fit its usual 2 MiB."""
_KEYS_AT_ONCE = 500

_KEYS = select(entry.c.import_key).where(
    entry.c.person_id == bindparam("person_id"), entry.c.import_key.is_not(None)
)
_POSITIONS = (
    select(entry.c.day, func.max(entry.c.position))
    .where(entry.c.person_id == bindparam("person_id"))
    .group_by(entry.c.day)
)
_AMOUNTS = select(
    entry.c.import_key,
    entry.c.calcium_mg_per_100g * entry.c.grams / 100,
    entry.c.vitamin_d_ug_per_100g * entry.c.grams / 100,
).where(
    entry.c.person_id == bindparam("person_id"),
    entry.c.import_key.in_(bindparam("keys", expanding=True)),
)
_MARKED = select(day_mark.c.day).where(day_mark.c.person_id == bindparam("person_id"))
_LAST_ID = select(func.coalesce(func.max(entry.c.id), 0))
_OF_FILE = (
    select(data_import)
    .where(data_import.c.sha256 == bindparam("sha256"), data_import.c.undone.is_(False))
    .order_by(data_import.c.id.desc())
    .limit(1)
)


def known_keys(connection: Connection, person_id: int) -> set[int]:
    """The keys of all entries of a person that came from files."""
    return set(connection.execute(_KEYS, {"person_id": person_id}).scalars())


def last_positions(connection: Connection, person_id: int) -> dict[date, int]:
    """The last position on each day of a person's."""
    rows = connection.execute(_POSITIONS, {"person_id": person_id})
    return {day: position for day, position in rows}  # noqa: C416  a row of the database is no pair


def amounts_by_key(
    connection: Connection, person_id: int, keys: Sequence[int]
) -> dict[int, tuple[float | None, float | None]]:
    """Calcium in mg and vitamin D in µg of the person's entries that have these keys."""
    found = {}
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        some = list(keys[start : start + _KEYS_AT_ONCE])
        for key, calcium_mg, vitamin_d_ug in connection.execute(
            _AMOUNTS, {"person_id": person_id, "keys": some}
        ):
            found[key] = (calcium_mg, vitamin_d_ug)
    return found


def marked_days(connection: Connection, person_id: int) -> set[date]:
    """The days of a person that are marked as complete or partial."""
    return set(connection.execute(_MARKED, {"person_id": person_id}).scalars())


def last_entry_id(connection: Connection) -> int:
    """The highest number of an entry; 0 where there is none."""
    number: int = connection.execute(_LAST_ID).scalar_one()
    return number


def import_of_file(connection: Connection, sha256: str) -> PastImport | None:
    """The newest import of a file with this content that was not undone."""
    row = connection.execute(_OF_FILE, {"sha256": sha256}).first()
    if row is None:
        return None
    return PastImport(row.id, row.made_at, row.file_name, row.format, row.rows_stored)


@contextmanager
def room_for_many(connection: Connection) -> Iterator[None]:
    """Let the database keep more in memory while many rows are stored."""
    if connection.dialect.name != "sqlite":
        yield
        return
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {before}")


def begin_import(
    connection: Connection, made_at: datetime, file_name: str, sha256: str, format_name: str
) -> int:
    """The number of a new import, which counts as undone until it is finished."""
    values: Mapping[str, Any] = {
        "made_at": made_at,
        "file_name": file_name,
        "sha256": sha256,
        "format": format_name,
        "rows_read": 0,
        "rows_stored": 0,
        "rows_refused": 0,
        "undone": True,
    }
    number: int = connection.execute(
        insert(data_import).returning(data_import.c.id), dict(values)
    ).scalar_one()
    return number


def add_rows(connection: Connection, rows: Sequence[ImportRow]) -> None:
    """Store entries; the caller has made sure that no key is there already."""
    if rows:
        connection.exec_driver_sql(_statement(connection), list(rows))


def mark_days(recorder: Recorder, marks: Sequence[tuple[int, date, DayStatus]]) -> None:
    """Mark days that have no mark yet."""
    rows: list[dict[str, Any]] = [
        {"person_id": person_id, "day": day, "status": str(status)} for person_id, day, status in marks
    ]
    if rows:
        recorder.connection.execute(insert(day_mark), rows)
        recorder.inserted(day_mark, rows)


def finish_import(recorder: Recorder, import_id: int, *, read: int, stored: int, refused: int) -> None:
    """Keep what became of the rows of a file; from here on the change can be undone."""
    counts = {"rows_read": read, "rows_stored": stored, "rows_refused": refused}
    recorder.connection.execute(update(data_import).where(data_import.c.id == import_id), counts)
    recorder.update(data_import, (import_id,), {"undone": False})


def _statement(connection: Connection) -> str:
    sign = "%s" if connection.dialect.paramstyle in ("format", "pyformat") else "?"
    columns, signs = ", ".join(ROW_COLUMNS), ", ".join(sign for _column in ROW_COLUMNS)
    return f"INSERT INTO entry ({columns}) VALUES ({signs})"  # noqa: S608  names of our own columns
