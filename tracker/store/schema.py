"""The schema's revision: which one this program needs, and which one a file has."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from tracker.store.sqlite_file import connect_sqlite

REVISIONS = ("0001", "0002", "0003", "0004")
"""Every revision there has been, in order."""
HEAD_REVISION = REVISIONS[-1]
FOOD_TABLE_VERSION_KEY = "food-table-version"


@dataclass(frozen=True, slots=True)
class Look:
    """What a glance at a database shows."""

    tables: bool
    """Whether it holds any table."""
    revision: str | None
    """None where it is not a database of this program."""
    food_table_version: str | None
    """The sha256 of the foods.csv that was loaded."""
    write_ahead_log: bool = True
    """False for a file that does not use one, as a copy does not."""


def migrations_location() -> Path:
    """The folder of the Alembic scripts: packaged data where installed, else that of the checkout."""
    packaged = Path(str(files("tracker"))) / "_data" / "migrations"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "migrations"


def look_at_file(path: Path, lock_seconds: float, *, mode: str = "rw") -> Look:
    """What the SQLite file shows, by the standard library alone; raises sqlite3.Error."""
    with closing(connect_sqlite(path, mode=mode, lock_seconds=lock_seconds)) as connection:
        return look_through(connection)


def look_through(connection: sqlite3.Connection) -> Look:
    """What the file behind `connection` shows; raises sqlite3.Error."""
    try:
        # One statement, so that both answers are of the same moment.
        row = connection.execute(
            "SELECT version_num, (SELECT value FROM setting WHERE key = ?) FROM alembic_version",
            (FOOD_TABLE_VERSION_KEY,),
        ).fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        return _look_at_strange_file(connection)
    # Known only once something was read.
    (journal_mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    revision, version = row or (None, None)
    return Look(True, revision, version, journal_mode == "wal")


def _look_at_strange_file(connection: sqlite3.Connection) -> Look:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return Look(bool(tables - {"sqlite_sequence"}), None, None)
