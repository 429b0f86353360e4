"""A copy is whole or not there, and a restored one is what it was; what it replaced is kept."""

import os
import shutil
import socket
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tracker.store.backup import KEPT_BACKUPS, back_up_aside
from tracker.store.database_problems import CannotOpen, NewerSchema
from tracker.store.problems import BackupExists, NotAFile, NotToBeReplaced, UnsoundBackup
from tracker.store.records import ChangeSummary, NewEntry, Severity
from tracker.store.restore import restore_database
from tracker.store.store import Store

DAY = date(2026, 3, 14)
LOG = ChangeSummary("log")

MakeEntry = Callable[..., NewEntry]


def log(store: Store, new: NewEntry) -> None:
    with store.write(LOG) as writer:
        writer.add_entries([new])


def count_of(store: Store) -> int:
    with store.read() as reader:
        return len(reader.entries_of_day(1, DAY))


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def path_of(store: Store) -> Path:
    assert store.path is not None
    return store.path


def test_a_backup_is_one_file_that_holds_everything_and_that_only_its_owner_reads(
    sqlite_store: Store, make_entry: MakeEntry, tmp_path: Path
) -> None:
    log(sqlite_store, make_entry())
    target = tmp_path / "new folder" / "copy.db"
    sqlite_store.backup(target)
    assert dump(target) == dump(path_of(sqlite_store))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [each.name for each in target.parent.iterdir()] == ["copy.db"]


def test_a_backup_is_taken_while_another_writes(
    sqlite_store: Store, foods_csv: Path, make_entry: MakeEntry, tmp_path: Path
) -> None:
    log(sqlite_store, make_entry())
    with Store.open(str(sqlite_store.path), foods_csv=foods_csv) as other, other.write(LOG) as writer:
        writer.add_entries([make_entry()])
        sqlite_store.backup(tmp_path / "copy.db")
    with Store.open(str(tmp_path / "copy.db"), foods_csv=foods_csv) as copy:
        assert count_of(copy) == 1


def test_a_file_is_overwritten_only_when_told_and_the_database_itself_never(
    sqlite_store: Store, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(BackupExists):
        sqlite_store.backup(target)
    assert target.read_text() == "mine"
    sqlite_store.backup(target, overwrite=True)
    assert dump(target) == dump(path_of(sqlite_store))
    with pytest.raises(BackupExists):
        sqlite_store.backup(path_of(sqlite_store), overwrite=True)


def test_a_backup_that_fails_leaves_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotOpen):
        sqlite_store.backup(tmp_path / "file" / "copy.db")
    folder = tmp_path / "folder"
    (folder / "copy.db").mkdir(parents=True)
    with pytest.raises(NotToBeReplaced):
        sqlite_store.backup(folder / "copy.db", overwrite=True)
    assert [each.name for each in folder.iterdir()] == ["copy.db"]


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize("by_link", [False, True])
def test_the_database_and_what_lies_beside_it_are_never_replaced(
    sqlite_store: Store, make_entry: MakeEntry, tmp_path: Path, ending: str, by_link: bool
) -> None:
    log(sqlite_store, make_entry())
    own = path_of(sqlite_store)
    target = own.with_name(own.name + ending)
    if by_link:
        (tmp_path / "link").symlink_to(own.parent)
        target = tmp_path / "link" / target.name
    there = target.exists()
    for overwrite in (True, False):
        with pytest.raises(NotToBeReplaced, match="nothing was written"):
            sqlite_store.backup(target, overwrite=overwrite)
    assert target.exists() == there
    assert count_of(sqlite_store) == 1


@pytest.mark.parametrize("kind", ["folder", "pipe", "socket", "link to a device"])
def test_what_is_not_an_ordinary_file_is_never_replaced(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    target = tmp_path / "target"
    if kind == "folder":
        target.mkdir()
    elif kind == "pipe":
        os.mkfifo(target)
    elif kind == "socket":
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as bound:
            # By a short name: the whole path may be longer than an address can be.
            bound.bind("target")
    else:
        target.symlink_to("/dev/null")
    before = target.lstat()
    with pytest.raises(NotToBeReplaced):
        sqlite_store.backup(target, overwrite=True)
    assert (target.lstat().st_ino, target.lstat().st_mode) == (before.st_ino, before.st_mode)


def test_the_last_ten_backups_made_by_themselves_are_kept(sqlite_store: Store) -> None:
    path = path_of(sqlite_store)
    folder = path.parent / "backups"
    folder.mkdir()
    (folder / "of my own.db").touch()
    start = datetime(2026, 3, 14, 12, 0, 0)
    made = [
        back_up_aside(path, start + timedelta(seconds=number), "before-test")
        for number in range(KEPT_BACKUPS + 3)
    ]
    assert sorted(folder.iterdir()) == sorted([folder / "of my own.db", *made[3:]])


def test_a_restored_backup_is_what_it_was_and_what_it_replaced_is_kept(
    sqlite_store: Store, foods_csv: Path, make_entry: MakeEntry, tmp_path: Path
) -> None:
    log(sqlite_store, make_entry())
    sqlite_store.backup(tmp_path / "copy.db")
    log(sqlite_store, make_entry())
    aside = sqlite_store.restore(tmp_path / "copy.db")
    assert count_of(sqlite_store) == 1
    assert aside is not None
    with Store.open(str(aside), foods_csv=foods_csv) as before:
        assert count_of(before) == 2
    log(sqlite_store, make_entry())
    assert count_of(sqlite_store) == 2
    assert all(finding.severity is Severity.OK for finding in sqlite_store.doctor())


def test_other_programs_see_the_restored_log_and_write_to_it(
    sqlite_store: Store, foods_csv: Path, make_entry: MakeEntry, tmp_path: Path
) -> None:
    sqlite_store.backup(tmp_path / "copy.db")
    with Store.open(str(sqlite_store.path), foods_csv=foods_csv) as other:
        log(other, make_entry())
        with other.read() as reader:
            assert len(reader.entries_of_day(1, DAY)) == 1
            sqlite_store.restore(tmp_path / "copy.db")
            assert len(reader.entries_of_day(1, DAY)) == 1
        assert count_of(other) == 0
        log(other, make_entry())
    assert count_of(sqlite_store) == 1


def test_a_restored_backup_takes_over_the_food_table_of_today(
    sqlite_file: Path, foods_csv: Path, tmp_path: Path
) -> None:
    with Store.open(str(sqlite_file), foods_csv=foods_csv) as store:
        store.backup(tmp_path / "copy.db")
    newer = tmp_path / "foods.csv"
    newer.write_text(foods_csv.read_text(encoding="utf-8").replace(",116,", ",130,"), encoding="utf-8")
    with Store.open(str(sqlite_file), foods_csv=newer) as store:
        store.restore(tmp_path / "copy.db")
        with store.read() as reader:
            assert reader.food("test:milk").calcium_mg_per_100g == 130.0


@pytest.mark.parametrize(
    "kind", ["missing", "rubbish", "cut", "empty", "of another program", "itself", "newer"]
)
def test_an_unsound_backup_is_refused_and_the_present_one_left_alone(
    sqlite_store: Store, make_entry: MakeEntry, tmp_path: Path, kind: str
) -> None:
    log(sqlite_store, make_entry())
    backup = tmp_path / "copy.db"
    sqlite_store.backup(backup)
    problem: type[Exception] = UnsoundBackup
    if kind == "missing":
        backup.unlink()
    elif kind == "rubbish":
        backup.write_bytes(b"\xa5" * 8192)
    elif kind == "cut":
        os.truncate(backup, backup.stat().st_size // 2)
    elif kind == "empty":
        backup.write_bytes(b"")
    elif kind == "itself":
        backup = path_of(sqlite_store)
    else:
        with closing(sqlite3.connect(backup)) as connection:
            if kind == "newer":
                connection.execute("UPDATE alembic_version SET version_num = '9999'")
                problem = NewerSchema
            else:
                connection.execute("DROP TABLE alembic_version")
            connection.commit()
    before = dump(path_of(sqlite_store))
    with pytest.raises(problem):
        sqlite_store.restore(backup)
    assert dump(path_of(sqlite_store)) == before
    assert count_of(sqlite_store) == 1


@pytest.mark.parametrize("kind", ["only a person", "a table gone", "a column gone", "no revision"])
def test_a_database_that_only_looks_like_ours_is_refused(
    sqlite_store: Store, make_entry: MakeEntry, tmp_path: Path, kind: str
) -> None:
    log(sqlite_store, make_entry())
    backup = tmp_path / "copy.db"
    if kind != "only a person":
        sqlite_store.backup(backup)
    with closing(sqlite3.connect(backup)) as connection:
        if kind == "only a person":
            connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
            connection.execute("INSERT INTO alembic_version VALUES ('0001')")
            connection.execute("CREATE TABLE person (id INTEGER)")
        elif kind == "a table gone":
            connection.execute("DROP TABLE day_mark")
        elif kind == "a column gone":
            connection.execute("ALTER TABLE entry DROP COLUMN text")
        else:
            connection.execute("DELETE FROM alembic_version")
        connection.commit()
    with pytest.raises(UnsoundBackup, match="left as it is"):
        sqlite_store.restore(backup)
    assert count_of(sqlite_store) == 1


def test_a_table_that_somebody_added_does_not_keep_a_backup_from_being_restored(
    sqlite_store: Store, make_entry: MakeEntry, tmp_path: Path
) -> None:
    log(sqlite_store, make_entry())
    sqlite_store.backup(tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
        connection.execute("CREATE TABLE mine (note TEXT)")
        connection.execute("CREATE INDEX mine_too ON entry (grams)")
        connection.commit()
    sqlite_store.restore(tmp_path / "copy.db")
    assert count_of(sqlite_store) == 1


@pytest.mark.parametrize("damage", ["rubbish", "cut", "empty", "gone"])
def test_a_damaged_database_is_restored_and_its_remains_are_kept(
    sqlite_file: Path, foods_csv: Path, make_entry: MakeEntry, tmp_path: Path, damage: str
) -> None:
    with Store.open(str(sqlite_file), foods_csv=foods_csv) as store:
        log(store, make_entry())
        store.backup(tmp_path / "copy.db")
    remains = {"rubbish": b"\xa5" * 8192, "cut": sqlite_file.read_bytes()[:6000], "empty": b"", "gone": b""}[
        damage
    ]
    sqlite_file.write_bytes(remains)
    if damage == "gone":
        shutil.rmtree(sqlite_file.parent)
    moments = count()
    aside = restore_database(
        str(sqlite_file),
        tmp_path / "copy.db",
        clock=lambda: datetime(2026, 3, 14, 12, 0, next(moments), tzinfo=UTC),
    )
    with Store.open(str(sqlite_file), foods_csv=foods_csv) as store:
        assert count_of(store) == 1
        assert all(finding.severity is Severity.OK for finding in store.doctor())
    if remains:
        assert aside is not None
        assert aside.read_bytes() == remains
    else:
        assert aside is None
    assert stat.S_IMODE(sqlite_file.stat().st_mode) == 0o600


def test_a_server_is_backed_up_by_its_own_tools(
    postgresql_server: str, postgresql_template: str, tmp_path: Path, foods_csv: Path
) -> None:
    with psycopg.connect(f"{postgresql_server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE not_a_file TEMPLATE {postgresql_template}".encode())
    with Store.open(f"{postgresql_server}/not_a_file", foods_csv=foods_csv) as store:
        with pytest.raises(NotAFile):
            store.backup(tmp_path / "copy.db")
        with pytest.raises(NotAFile):
            store.restore(tmp_path / "copy.db")
