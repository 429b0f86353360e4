"""`backup`, `restore` and `doctor`, and a database that cannot be used."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker


def test_a_backup_brings_the_log_back(tracker: Tracker, tmp_path: Path) -> None:
    tracker("add", "100 g skyr")
    assert tracker("backup", str(tmp_path / "copy.db")).status == 0
    tracker("add", "50 g cheese")
    assert tracker("restore", str(tmp_path / "copy.db")).status == 0
    assert len(tracker("day", "--json").json["entries"]) == 1


def test_a_backup_does_not_overwrite_unless_told(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious", encoding="utf-8")
    assert tracker("backup", str(tmp_path / "precious")).status == 1
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "precious"
    assert tracker("backup", str(tmp_path / "precious"), "--overwrite").status == 0


def test_what_is_no_backup_is_not_restored(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear doctor", encoding="utf-8")
    tracker("add", "100 g skyr")
    assert tracker("restore", str(tmp_path / "letter")).status == 1
    assert tracker("restore", str(tmp_path / "missing")).status == 1
    assert len(tracker("day", "--json").json["entries"]) == 1


def test_a_damaged_database_is_restored_from_a_backup(
    tracker: Tracker, database: Path, tmp_path: Path
) -> None:
    tracker("add", "100 g skyr")
    tracker("backup", str(tmp_path / "copy.db"))
    database.write_bytes(b"not a database at all" * 1000)
    assert tracker("day").status == 1
    assert tracker("restore", str(tmp_path / "copy.db")).status == 0
    assert len(tracker("day", "--json").json["entries"]) == 1


def test_doctor_finds_a_new_database_sound(tracker: Tracker) -> None:
    done = tracker("doctor", "--json")
    assert done.status == 0
    assert done.json["sound"] is True


@pytest.mark.parametrize(
    "command", [("day",), ("add", "2 dl milk"), ("doctor",), ("review",), ("foods", "search", "x")]
)
def test_a_database_that_is_none_is_told_calmly_by_every_command(
    tracker: Tracker, database: Path, command: tuple[str, ...]
) -> None:
    database.write_bytes(b"not a database at all" * 1000)
    done = tracker(*command)
    assert done.status == 1
    assert str(database) in done.out + done.err
    assert database.read_bytes() == b"not a database at all" * 1000


def test_a_database_of_a_newer_version_is_left_alone(tracker: Tracker, database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    done = tracker("add", "2 dl milk")
    assert done.status == 1
    assert "newer" in done.err


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_the_database_is_its_owners_alone(tracker: Tracker, database: Path) -> None:
    tracker("add", "2 dl milk")
    assert database.stat().st_mode & 0o077 == 0
