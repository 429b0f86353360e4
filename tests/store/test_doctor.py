"""The doctor finds a sound database sound, and names what is not, without changing anything."""

import os
import shlex
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from tracker.store.doctor import examine_database
from tracker.store.engine import writing
from tracker.store.records import ChangeSummary, Finding, NewEntry, Severity
from tracker.store.store import Store

MakeEntry = Callable[..., NewEntry]


def bad(findings: list[Finding]) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in findings if finding.severity is not Severity.OK}


def damage(store: Store, *statements: str) -> None:
    """Do what the database's own rules forbid."""
    with writing(store._engine, foreign_keys=False) as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("PRAGMA ignore_check_constraints=ON"))
        for statement in statements:
            connection.execute(text(statement))


def test_a_database_in_use_is_found_sound(store: Store, make_entry: MakeEntry) -> None:
    with store.write(ChangeSummary("log")) as writer:
        writer.add_entries([make_entry(), make_entry(food_id=None, calcium_mg_per_100g=None)])
    findings = store.doctor()
    assert bad(findings) == {}
    assert {"revision", "schema", "journal", "entries", "food-table"} <= {
        finding.code for finding in findings
    }
    assert all(finding.text for finding in findings)


def test_a_missing_database_is_said_and_not_made(tmp_path: Path, foods_csv: Path) -> None:
    path = tmp_path / "none" / "tracker.db"
    assert bad(examine_database(str(path), foods_csv)) == {"missing": Severity.ERROR}
    assert not path.parent.exists()


def test_a_file_that_others_may_read_is_warned_of(sqlite_store: Store) -> None:
    assert sqlite_store.path is not None
    sqlite_store.path.chmod(0o644)
    (finding,) = [each for each in sqlite_store.doctor() if each.severity is not Severity.OK]
    assert (finding.code, finding.severity) == ("permissions", Severity.WARNING)
    assert "chmod 600" in finding.remedy


def test_the_advice_names_a_path_as_a_shell_reads_it(
    sqlite_template: Path, foods_csv: Path, tmp_path: Path
) -> None:
    path = tmp_path / "my log; touch x.db"
    shutil.copy(sqlite_template, path)
    path.chmod(0o644)
    (finding,) = [each for each in examine_database(str(path), foods_csv) if each.code == "permissions"]
    assert shlex.split(finding.remedy)[-2:] == ["600", str(path)]


def test_a_file_that_was_never_filled_is_noted_and_not_changed(tmp_path: Path, foods_csv: Path) -> None:
    path = tmp_path / "tracker.db"
    path.touch(mode=0o600)
    findings = examine_database(str(path), foods_csv)
    assert bad(findings) == {"log": Severity.NOTE, "revision": Severity.NOTE}
    assert "not filled yet" in next(each.text for each in findings if each.code == "revision")
    assert path.stat().st_size == 0


def test_a_server_without_tables_is_noted(postgresql_server: str, foods_csv: Path) -> None:
    with psycopg.connect(f"{postgresql_server}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE never_filled")
    url = f"{postgresql_server}/never_filled"
    assert bad(examine_database(url, foods_csv)) == {"revision": Severity.NOTE}


def test_a_file_that_was_emptied_is_an_error(sqlite_store: Store, foods_csv: Path) -> None:
    path = sqlite_store.path
    assert path is not None
    sqlite_store.backup(path.parent / "backups" / "tracker-1.db")
    sqlite_store.close()
    path.write_bytes(b"")
    assert bad(examine_database(str(path), foods_csv)) == {"unreadable": Severity.ERROR}


@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_what_is_not_a_file_is_an_error_and_its_rights_are_not_to_be_changed(
    tmp_path: Path, foods_csv: Path, kind: str
) -> None:
    path = Path("/dev/null") if kind == "device" else tmp_path / "tracker.db"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    (finding,) = examine_database(str(path), foods_csv)
    assert (finding.code, finding.severity) == ("not-a-file", Severity.ERROR)
    assert "chmod" not in finding.remedy


def test_the_advice_for_a_server_does_not_speak_of_a_folder(
    postgresql_server: str, postgresql_template: str, foods_csv: Path
) -> None:
    with psycopg.connect(f"{postgresql_server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE ailing TEMPLATE {postgresql_template}".encode())
    with Store.open(f"{postgresql_server}/ailing", foods_csv=foods_csv) as store:
        damage(store, "ALTER TABLE entry ADD COLUMN stray TEXT")
        findings = store.doctor()
    findings += examine_database("postgresql://tracker@127.0.0.1:1/none", foods_csv)
    assert bad(findings) == {"schema": Severity.ERROR, "unreadable": Severity.ERROR}
    for finding in findings:
        assert "folder" not in finding.remedy
        assert finding.severity is Severity.OK or "server" in finding.remedy


@pytest.mark.parametrize("kept", [50, 5_000, 30_000])
def test_a_damaged_file_is_an_error(sqlite_file: Path, foods_csv: Path, kept: int) -> None:
    content = sqlite_file.read_bytes()[:kept]
    sqlite_file.write_bytes(content)
    findings = examine_database(str(sqlite_file), foods_csv)
    assert Severity.ERROR in bad(findings).values()
    assert all(finding.remedy for finding in findings if finding.severity is Severity.ERROR)
    assert sqlite_file.read_bytes() == content


def test_an_entry_without_its_person_is_an_error(sqlite_store: Store, make_entry: MakeEntry) -> None:
    with sqlite_store.write(ChangeSummary("log")) as writer:
        writer.add_entries([make_entry()])
    damage(sqlite_store, "DELETE FROM person")
    assert bad(sqlite_store.doctor()) == {"references": Severity.ERROR}


def test_a_table_that_is_not_as_it_should_be_is_an_error(store: Store) -> None:
    damage(store, "ALTER TABLE entry ADD COLUMN stray TEXT")
    assert bad(store.doctor()) == {"schema": Severity.ERROR}


def test_a_change_that_cannot_be_read_is_warned_of(store: Store, make_entry: MakeEntry) -> None:
    with store.write(ChangeSummary("log")) as writer:
        writer.add_entries([make_entry()])
    damage(store, "UPDATE change SET row_images = '[[1'")
    assert bad(store.doctor()) == {"journal": Severity.WARNING}


def test_an_impossible_entry_is_an_error_that_names_it(sqlite_store: Store, make_entry: MakeEntry) -> None:
    with sqlite_store.write(ChangeSummary("log")) as writer:
        _first, second = writer.add_entries([make_entry(), make_entry()])
    damage(sqlite_store, f"UPDATE entry SET grams = -5 WHERE id = {second.id}")
    findings = sqlite_store.doctor()
    assert bad(findings) == {"values": Severity.ERROR, "entries": Severity.ERROR}
    (finding,) = [each for each in findings if each.code == "entries"]
    assert str(second.id) in finding.text
    with sqlite_store.read() as reader:
        assert len(reader.entries_of_day(1, date(2026, 3, 14))) == 2


def test_a_newer_and_an_older_schema_are_told_apart(store: Store, foods_csv: Path) -> None:
    damage(store, "UPDATE alembic_version SET version_num = '9999'")
    assert bad(store.doctor()) == {"revision": Severity.ERROR}


def test_a_food_table_that_is_not_the_loaded_one_is_warned_of(
    fresh_url: str, foods_csv: Path, tmp_path: Path
) -> None:
    other = tmp_path / "foods.csv"
    content = foods_csv.read_text(encoding="utf-8")
    for text_of_table in (
        content.replace(",116,", ",130,"),
        content.replace("spinach,,,", "spinnage,,,"),
        "",
    ):
        other.write_text(text_of_table, encoding="utf-8")
        assert bad(examine_database(fresh_url, other)) == {"food-table": Severity.WARNING}
