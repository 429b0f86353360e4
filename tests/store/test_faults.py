"""A database that cannot be used is said to be so in one calm sentence, and keeps what it holds."""

import json
import os
import pwd
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import event

from tracker.locale import set_language
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.database_problems import (
    CannotOpen,
    Damaged,
    DatabaseProblem,
    DriverMissing,
    EmptiedFile,
    Full,
    Locked,
    NotOurs,
    ReadOnly,
    UnusableAddress,
)
from tracker.store.engine import writing
from tracker.store.place import place_of
from tracker.store.problems import NoHome, StoreProblem
from tracker.store.records import ChangeSummary, NewEntry
from tracker.store.store import Store

CHECKOUT = Path(__file__).parents[2]
DAY = date(2026, 3, 14)
LOG = ChangeSummary("log")
# Root may write where nobody may, so the attempt is made by another user; who may be unable to read the
# libraries, so they are all imported, by a first start, before the change of user.
ATTEMPT = """
import json, os, pwd, sys, tempfile
from datetime import date
from pathlib import Path
from tracker.nutrition.usual_intake import DayStatus
from tracker.problems import Problem
from tracker.store.records import ChangeSummary
from tracker.store.store import Store
with tempfile.TemporaryDirectory() as folder:
    Store.open(folder + "/tracker.db", foods_csv=Path(sys.argv[2])).close()
if os.geteuid() == 0:
    os.setuid(pwd.getpwnam("nobody").pw_uid)
told = {}
try:
    with Store.open(sys.argv[1], foods_csv=Path(sys.argv[2]), lock_seconds=0.2) as store:
        with store.read() as reader:
            told["person"] = reader.current_person().name
        with store.write(ChangeSummary("mark")) as writer:
            writer.mark_day(1, date(2026, 3, 14), DayStatus.COMPLETE)
except Problem as problem:
    told |= {"problem": type(problem).__name__, "sentence": problem.sentence()}
print(json.dumps(told))
"""

MakeEntry = Callable[..., NewEntry]


@pytest.fixture
def ordinary_folder(sqlite_template: Path, foods_csv: Path) -> Iterator[Path]:
    """A folder with a database and a food table, owned by a user without special rights."""
    folder = Path(tempfile.mkdtemp(prefix="tracker-faults-"))
    shutil.copy(sqlite_template, folder / "tracker.db")
    shutil.copy(foods_csv, folder / "foods.csv")
    if os.geteuid() == 0:
        for each in (folder, *folder.iterdir()):
            shutil.chown(each, "nobody")
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def attempt(folder: Path, name: str = "tracker.db") -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", ATTEMPT, str(folder / name), str(folder / "foods.csv")],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "HOME": str(folder)},
    )
    told: dict[str, str] = json.loads(done.stdout)
    return told


def test_without_a_fault_the_attempt_succeeds(ordinary_folder: Path) -> None:
    assert attempt(ordinary_folder) == {"person": "Me"}


def test_a_file_that_can_only_be_read_is_read_and_not_written(ordinary_folder: Path) -> None:
    (ordinary_folder / "tracker.db").chmod(0o400)
    told = attempt(ordinary_folder)
    assert told["person"] == "Me"
    assert told["problem"] == "ReadOnly"
    assert "nothing was lost" in told["sentence"]


def test_a_changed_food_table_does_not_keep_a_read_only_log_from_being_read(ordinary_folder: Path) -> None:
    (ordinary_folder / "tracker.db").chmod(0o400)
    with (ordinary_folder / "foods.csv").open("a", encoding="utf-8") as file:
        file.write("test:new,Ny,New,,,other,1,,,,0.3,1,assumed,,,,,,test:9\n")
    assert attempt(ordinary_folder)["person"] == "Me"


# As ATTEMPT, for what is done to a database without opening it.
CARE = """
import json, os, pwd, sys, tempfile
from datetime import datetime
from pathlib import Path
from tracker.problems import Problem
from tracker.store.doctor import examine_database
from tracker.store.place import place_of
from tracker.store.restore import restore_database
from tracker.store.backup import back_up
from tracker.store.store import Store
path, foods_csv = sys.argv[1], Path(sys.argv[2])
with tempfile.TemporaryDirectory() as folder:
    with Store.open(folder + "/tracker.db", foods_csv=foods_csv) as store:
        store.backup(Path(folder) / "copy.db")
        store.restore(Path(folder) / "copy.db")
        store.doctor()
if os.geteuid() == 0:
    os.setuid(pwd.getpwnam("nobody").pw_uid)
told = {"doctor": {each.code: each.severity for each in examine_database(path, foods_csv)}}
for name, do in {
    "restore": lambda: restore_database(path, foods_csv.with_name("copy.db")),
    "backup": lambda: back_up(place_of(str(foods_csv.with_name("copy.db"))), Path(path), overwrite=True),
}.items():
    try:
        do()
    except Problem as problem:
        told[name] = type(problem).__name__
print(json.dumps(told))
"""


def care(folder: Path, path: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", CARE, str(path), str(folder / "foods.csv")],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "HOME": str(folder)},
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("kind", ["closed folder", "name too long"])
def test_a_place_that_cannot_even_be_looked_at_is_said(ordinary_folder: Path, kind: str) -> None:
    shutil.copy2(ordinary_folder / "tracker.db", ordinary_folder / "copy.db")
    (ordinary_folder / "copy.db").chmod(0o644)
    inner = ordinary_folder / "inner"
    inner.mkdir(mode=0o000)
    path = inner / "tracker.db" if kind == "closed folder" else ordinary_folder / ("x" * 300)
    told = care(ordinary_folder, path)
    assert told == {"doctor": {"unreadable": "error"}, "restore": "CannotOpen", "backup": "CannotOpen"}


def test_the_doctor_says_of_a_file_that_can_only_be_read_that_nothing_can_be_logged(
    ordinary_folder: Path,
) -> None:
    path = ordinary_folder / "tracker.db"
    path.chmod(0o400)
    findings = care(ordinary_folder, path)["doctor"]
    assert findings["read-only"] == "warning"
    assert "error" not in findings.values()


def test_a_folder_that_can_only_be_read_is_not_written(ordinary_folder: Path) -> None:
    ordinary_folder.chmod(0o500)
    told = attempt(ordinary_folder)
    assert told["problem"] in ("ReadOnly", "CannotOpen")
    assert "nothing was stored" in told["sentence"]


def test_a_first_start_in_a_folder_that_can_only_be_read_says_so(ordinary_folder: Path) -> None:
    ordinary_folder.chmod(0o500)
    assert attempt(ordinary_folder, "other.db")["problem"] == "CannotOpen"
    assert attempt(ordinary_folder, "sub/folder/other.db")["problem"] == "CannotOpen"


def test_a_file_that_may_not_be_read_says_so(ordinary_folder: Path) -> None:
    (ordinary_folder / "tracker.db").chmod(0o000)
    assert attempt(ordinary_folder)["problem"] == "CannotOpen"


def fill_until_refused(store: Store, make_entry: MakeEntry) -> tuple[int, StoreProblem]:
    """How many blocks of twenty entries were stored, and what stopped the next."""
    for stored in range(2000):
        try:
            with store.write(LOG) as writer:
                writer.add_entries([make_entry(text="x" * 500)] * 20)
        except StoreProblem as problem:
            return stored, problem
    pytest.fail("the disk never became full")


def count_of(store: Store) -> int:
    with store.read() as reader:
        return len(reader.entries_of_day(1, DAY))


def test_a_full_disk_refuses_whole_blocks_and_takes_them_when_there_is_room(
    sqlite_store: Store, make_entry: MakeEntry
) -> None:
    def limit(pages: int) -> Callable[[Any, Any], None]:
        return lambda connection, _record: connection.execute(f"PRAGMA max_page_count={pages}")

    small = limit(200)
    event.listen(sqlite_store._engine, "connect", small)
    sqlite_store._engine.dispose()
    stored, problem = fill_until_refused(sqlite_store, make_entry)
    assert isinstance(problem, Full)
    assert "safe" in problem.sentence()
    assert count_of(sqlite_store) == 20 * stored > 0
    event.remove(sqlite_store._engine, "connect", small)
    event.listen(sqlite_store._engine, "connect", limit(100_000))
    sqlite_store._engine.dispose()
    with sqlite_store.write(LOG) as writer:
        writer.add_entries([make_entry()])
    assert count_of(sqlite_store) == 20 * stored + 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mount a disk of a given size, where the system lets us."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = []

    def mount(size: str) -> Path:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True
        )
        if done.returncode:
            pytest.skip("mounting a small disk needs root")
        mounted.append(folder)
        return folder

    yield mount
    for each in mounted:
        subprocess.run(["umount", each], check=True)


def test_a_disk_that_is_really_full_loses_nothing(
    small_disk: Callable[[str], Path], foods_csv: Path, make_entry: MakeEntry
) -> None:
    disk = small_disk("1m")
    with Store.open(str(disk / "tracker.db"), foods_csv=foods_csv) as store:
        stored, problem = fill_until_refused(store, make_entry)
        assert isinstance(problem, Full)
        assert count_of(store) == 20 * stored > 0
    with Store.open(str(disk / "tracker.db"), foods_csv=foods_csv) as store:
        assert count_of(store) == 20 * stored
        assert not [finding for finding in store.doctor() if finding.severity == "error"]


def test_a_first_start_on_a_full_disk_says_so_and_can_be_tried_again(
    small_disk: Callable[[str], Path], foods_csv: Path
) -> None:
    disk = small_disk("64k")
    with pytest.raises(Full):
        Store.open(str(disk / "tracker.db"), foods_csv=foods_csv)
    subprocess.run(["mount", "-o", "remount,size=4m", disk], check=True)
    with Store.open(str(disk / "tracker.db"), foods_csv=foods_csv) as store, store.read() as reader:
        assert reader.current_person().name == "Me"


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, foods_csv: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Kære dagbog, " * 1000, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(Damaged, match="Restore a backup"):
        Store.open(str(path), foods_csv=foods_csv)
    assert path.read_bytes() == before


def look_through(path: Path, foods_csv: Path) -> None:
    with Store.open(str(path), foods_csv=foods_csv) as store, store.read() as reader:
        reader.foods()
        reader.people()


@pytest.mark.parametrize("kept", [50, 5_000, 30_000])
def test_a_file_that_is_cut_short_is_refused_and_left_alone(
    sqlite_file: Path, foods_csv: Path, kept: int
) -> None:
    content = sqlite_file.read_bytes()[:kept]
    sqlite_file.write_bytes(content)
    with pytest.raises(DatabaseProblem):
        look_through(sqlite_file, foods_csv)
    assert sqlite_file.read_bytes() == content


def test_pages_of_rubbish_are_told_and_not_believed(
    sqlite_file: Path, foods_csv: Path, make_entry: MakeEntry
) -> None:
    with Store.open(str(sqlite_file), foods_csv=foods_csv) as store, store.write(LOG) as writer:
        writer.add_entries([make_entry(text="x" * 500)] * 200)
    with sqlite_file.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(size // 2)
        file.write(b"\xa5" * (size // 2))
    with pytest.raises(Damaged), Store.open(str(sqlite_file), foods_csv=foods_csv) as store:
        count_of(store)


def test_an_emptied_file_with_backups_is_not_taken_for_a_first_start(
    sqlite_store: Store, foods_csv: Path
) -> None:
    path = sqlite_store.path
    assert path is not None
    sqlite_store.backup(path.parent / "backups" / "tracker-1.db")
    sqlite_store.close()
    path.write_bytes(b"")
    with pytest.raises(EmptiedFile, match="backups"):
        Store.open(str(path), foods_csv=foods_csv)
    assert path.stat().st_size == 0


def test_an_empty_file_without_backups_is_a_first_start(tmp_path: Path, foods_csv: Path) -> None:
    (tmp_path / "tracker.db").touch()
    with Store.open(str(tmp_path / "tracker.db"), foods_csv=foods_csv) as store, store.read() as reader:
        assert reader.current_person().name == "Me"


def test_a_database_without_its_stamp_is_not_ours(sqlite_file: Path, foods_csv: Path) -> None:
    with closing(sqlite3.connect(sqlite_file)) as connection:
        connection.execute("DROP TABLE alembic_version")
    with pytest.raises(NotOurs):
        Store.open(str(sqlite_file), foods_csv=foods_csv)


def test_a_lost_table_is_damage(sqlite_store: Store) -> None:
    with writing(sqlite_store._engine) as connection:
        connection.exec_driver_sql("DROP TABLE entry")
    with pytest.raises(Damaged, match="no such table"):
        count_of(sqlite_store)


def test_a_writer_that_waited_too_long_gives_up_and_loses_nothing(
    fresh_url: str, foods_csv: Path, make_entry: MakeEntry
) -> None:
    with (
        Store.open(fresh_url, foods_csv=foods_csv) as busy,
        Store.open(fresh_url, foods_csv=foods_csv, lock_seconds=0.1) as waiting,
    ):
        with busy.write(LOG) as writer:
            with pytest.raises(Locked, match="nothing was lost"), waiting.write(LOG):
                pytest.fail("two writers at once")
            assert count_of(waiting) == 0
            writer.add_entries([make_entry()])
        with waiting.write(LOG) as writer:
            writer.add_entries([make_entry()])
        assert count_of(waiting) == 2


def test_a_first_start_that_waited_too_long_gives_up(tmp_path: Path, foods_csv: Path) -> None:
    path = tmp_path / "tracker.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Locked):
            Store.open(str(path), foods_csv=foods_csv, lock_seconds=0.1)
        other.execute("ROLLBACK")
    Store.open(str(path), foods_csv=foods_csv).close()


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("sqlite://", UnusableAddress),
        ("sqlite:///:memory:", UnusableAddress),
        ("sqlite:///file:x?mode=ro&uri=true", UnusableAddress),
        ("postgresql://host:port/name", UnusableAddress),
        ("://", UnusableAddress),
        ("nothing://at.all/here", DriverMissing),
        ("postgresql://tracker:secret@127.0.0.1:1/none", CannotOpen),
        ("postgresql://u:secret@h:port/x", UnusableAddress),
        ("postgresql://u:secret@[::1/x", UnusableAddress),
        ("postgresql://u:a?b/c:d@secret@h:port/x", UnusableAddress),
        ("postgresql://:secret@h:port/x", UnusableAddress),
        ("postgresql://h:port/x?password=secret", UnusableAddress),
        ("postgresql://u@127.0.0.1:1/none?password=secret", CannotOpen),
        ("sqlite:///:memory:?key=secret", UnusableAddress),
        ("nothing:///?odbc_connect=UID%3Du%3BPWD%3Dsecret", DriverMissing),
    ],
)
def test_an_address_that_leads_nowhere_is_said_without_its_password(
    url: str, problem: type[StoreProblem], foods_csv: Path
) -> None:
    with pytest.raises(problem) as caught:
        Store.open(url, foods_csv=foods_csv)
    assert "secret" not in caught.value.sentence()


def test_an_address_that_cannot_be_understood_is_still_known_again(foods_csv: Path) -> None:
    with pytest.raises(UnusableAddress, match=r"postgresql://me:\*\*\*@host:port/name"):
        Store.open("postgresql://me:secret@host:port/name", foods_csv=foods_csv)


@pytest.mark.parametrize("address", [None, "~/tracker.db", "sqlite:///~/tracker.db"])
def test_without_a_home_a_place_is_asked_for(address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(uid: int) -> object:
        raise KeyError(f"getpwuid(): uid not found: {uid}")

    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    with pytest.raises(NoHome, match="--database"):
        place_of(address)


def test_a_text_that_cannot_be_read_is_damage_and_is_not_shown(
    sqlite_store: Store, make_entry: MakeEntry
) -> None:
    with sqlite_store.write(LOG) as writer:
        writer.add_entries([make_entry()])
    with writing(sqlite_store._engine) as connection:
        connection.exec_driver_sql("UPDATE entry SET text = CAST(x'736563726574ff' AS TEXT)")
    with pytest.raises(Damaged) as caught:
        count_of(sqlite_store)
    assert "secret" not in caught.value.sentence()
    assert "cannot be read" in caught.value.sentence()


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path, foods_csv: Path) -> None:
    with pytest.raises(CannotOpen):
        Store.open(str(tmp_path), foods_csv=foods_csv)
    (tmp_path / "file").touch()
    with pytest.raises(CannotOpen):
        Store.open(str(tmp_path / "file" / "tracker.db"), foods_csv=foods_csv)


def test_a_server_that_went_away_is_said_and_found_again(postgresql_server: str, foods_csv: Path) -> None:
    with psycopg.connect(f"{postgresql_server}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE goes_away")
        with Store.open(f"{postgresql_server}/goes_away", foods_csv=foods_csv) as store:
            with store.read() as reader:
                reader.people()
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'goes_away'"
            )
            with pytest.raises(CannotOpen), store.read() as reader:
                reader.people()
            with store.read() as reader:
                assert len(reader.people()) == 1


def test_a_server_that_grants_no_writing_is_read_only(postgresql_server: str, foods_csv: Path) -> None:
    url = f"{postgresql_server}/takes_no_writes"
    with psycopg.connect(f"{postgresql_server}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE takes_no_writes")
        Store.open(url, foods_csv=foods_csv).close()
        connection.execute("CREATE ROLE onlooker LOGIN")
    with psycopg.connect(url) as connection:
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO onlooker")
    with Store.open(url.replace("tracker@", "onlooker@"), foods_csv=foods_csv) as store:
        with store.read() as reader:
            assert reader.current_person().name == "Me"
        with pytest.raises(ReadOnly), store.write(LOG) as writer:
            writer.mark_day(1, DAY, DayStatus.COMPLETE)


def all_problems(kind: type[StoreProblem]) -> Iterator[type[StoreProblem]]:
    for each in kind.__subclasses__():
        yield each
        yield from all_problems(each)


@pytest.mark.parametrize("language", ["en", "da"])
def test_each_trouble_of_the_database_is_one_sentence_that_names_the_place(language: str) -> None:
    set_language(language)
    kinds = [
        kind
        for kind in all_problems(StoreProblem)
        if issubclass(kind, DatabaseProblem) and kind is not DatabaseProblem
    ]
    assert len(kinds) >= 10
    for kind in kinds:
        sentence = kind("/home/me/tracker.db", "detail").sentence()
        assert "/home/me/tracker.db" in sentence
        assert sentence.endswith(".")
