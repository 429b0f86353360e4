"""Databases as earlier revisions of the program made them, with data in them, are brought up to date without loss.

Each file of `revisions` is the dump of a database that the program made when that revision was the newest.
"""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tracker.store.schema import HEAD_REVISION
from tracker.store.store import Store

DUMPS = sorted((Path(__file__).parent / "revisions").glob("*.sql"))
DAY = date(2026, 3, 14)


@pytest.fixture(params=DUMPS, ids=lambda path: path.stem)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A database of an earlier revision."""
    path = tmp_path / "tracker.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(request.param.read_text(encoding="utf-8"))
    path.chmod(0o600)
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, by the columns that the table has."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in tables
            if not table.startswith("sqlite_") and table != "alembic_version"
        }


def test_every_row_is_there_afterwards_and_a_backup_of_before(earlier: Path, foods_csv: Path) -> None:
    before = rows(earlier)
    assert sum(len(found) for found in before.values()) > 10
    Store.open(str(earlier), foods_csv=foods_csv).close()
    after = rows(earlier)
    for table, found in before.items():
        assert [row[: len(old)] for old, row in zip(found, after[table], strict=True)] == found
    (backup,) = (earlier.parent / "backups").iterdir()
    assert rows(backup) == before
    with closing(sqlite3.connect(earlier)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD_REVISION,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_was_done_before_can_still_be_undone_and_done_again(earlier: Path, foods_csv: Path) -> None:
    copy = earlier.with_name("copy.db")
    shutil.copy(earlier, copy)
    with Store.open(str(copy), foods_csv=foods_csv) as store:
        with store.read() as reader:
            logged = reader.entries_of_day(1, DAY)
            others = reader.entries_of_day(2, DAY)
        assert [entry.text for entry in logged] == ["2 dl mælk", "ukendt"]
        undone = [store.undo(2), store.redo(2), store.undo(2)]
        assert [summary.code if summary else None for summary in undone] == ["log"] * 3
        codes = []
        while (summary := store.undo(1)) is not None:
            codes.append(summary.code)
        assert codes == ["mark-day", "log"]
        with store.read() as reader:
            assert reader.entries_of_day(1, DAY) == []
        while store.redo(1) is not None:
            pass
        with store.read() as reader:
            assert reader.entries_of_day(1, DAY) == logged
        assert store.redo(2) is not None
        with store.read() as reader:
            assert reader.entries_of_day(2, DAY) == others
