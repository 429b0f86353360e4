"""The store on both databases: an SQLite file, and a throw-away PostgreSQL server where its programs are installed."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg
import pytest

from tracker.foods.food import AbsorptionBasis
from tracker.store.records import Entry, Meal, NewEntry
from tracker.store.store import Store

FOOD_TABLE = """\
id,name_da,name_en,aliases_da,aliases_en,group,rank,calcium_mg_per_100g,vitamin_d_ug_per_100g,energy_kcal_per_100g,\
absorption,absorption_index,absorption_basis,tags,portions,density_g_per_ml,fortified,organic,source
test:milk,Mælk,Milk,sødmælk;mælken,whole milk,milk,0,116,0.1,64,0.3,1,article,dairy;liquid,\
glass=206@test;dl=103@density,1.03,,,test:1
test:spinach,Spinat,Spinach,,,leafy-vegetables,1,120,0,23,0.05,0.17,article,vegetable;spinach,,,,,test:2
test:mystery,Ukendt,Mystery,,,other,3,,,,0.3,1,assumed,,portion=100@estimate,,,,test:3
test:tablet,Kalktablet,Calcium tablet,,,supplement,0,40000,1000,,0.3,1,literature,\
supplement;calcium-carbonate,tablet=1.25@test,,,,test:4
"""

MakeEntry = Callable[..., NewEntry]


class Backend(Protocol):
    """A kind of database that can be had fresh."""

    kind: str

    def ready(self) -> str:
        """The URL of a database as the first start leaves it."""

    def empty(self) -> str:
        """The URL of a database without tables, or of a file that is not there."""


@dataclass
class SqliteBackend:
    folder: Path
    template: Path
    kind: str = "sqlite"

    def ready(self) -> str:
        path = self.folder / "tracker.db"
        shutil.copy(self.template, path)
        path.chmod(0o600)
        return f"sqlite:///{path}"

    def empty(self) -> str:
        return f"sqlite:///{self.folder / 'fresh' / 'tracker.db'}"


@dataclass
class PostgresqlBackend:
    server: str
    template: str
    numbers: Iterator[int]
    kind: str = "postgresql"

    def ready(self) -> str:
        return self._create(f"TEMPLATE {self.template}")

    def empty(self) -> str:
        return self._create("")

    def _create(self, how: str) -> str:
        name = f"test_{next(self.numbers)}"
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} {how}".encode())
        return f"{self.server}/{name}"


@pytest.fixture(scope="session")
def foods_csv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A food table of four foods."""
    path = tmp_path_factory.mktemp("foods") / "foods.csv"
    path.write_text(FOOD_TABLE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, foods_csv: Path) -> Path:
    """A database file as the first start leaves it; copy it, do not open it."""
    path = tmp_path_factory.mktemp("template") / "tracker.db"
    Store.open(str(path), foods_csv=foods_csv).close()
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a server on the loopback address that lives as long as the tests."""
    programs = _postgresql_programs()
    if programs is None:
        pytest.skip("PostgreSQL's initdb and postgres are not installed")
    # Not below pytest's own folder: the server runs as another user, who may not go there.
    folder = Path(tempfile.mkdtemp(prefix="tracker-postgresql-", dir="/tmp"))
    # initdb refuses to run as root.
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    subprocess.run(
        [
            programs / "initdb",
            "-D",
            data,
            "-A",
            "trust",
            "-U",
            "tracker",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ],
        check=True,
        capture_output=True,
        user=user,
        cwd=folder,
    )
    port = _free_port()
    fast = (
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "unix_socket_directories=",
        f"port={port}",
    )
    options = [part for setting in (*fast, "listen_addresses=127.0.0.1") for part in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, *options], stdout=log, stderr=log, user=user, cwd=folder
        )
    url = f"postgresql://tracker@127.0.0.1:{port}"
    try:
        _wait_for(f"{url}/postgres", server, folder / "log")
        yield url
    finally:
        server.terminate()
        server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str, foods_csv: Path) -> str:
    """The name of a database as the first start leaves it."""
    with psycopg.connect(f"{postgresql_server}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE template_of_tests")
    Store.open(f"{postgresql_server}/template_of_tests", foods_csv=foods_csv).close()
    return "template_of_tests"


@pytest.fixture(scope="session")
def database_numbers() -> Iterator[int]:
    """Numbers for names of databases, none twice."""
    return count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> Backend:
    """Each kind of database in turn."""
    if request.param == "sqlite":
        return SqliteBackend(tmp_path, request.getfixturevalue("sqlite_template"))
    return PostgresqlBackend(
        request.getfixturevalue("postgresql_server"),
        request.getfixturevalue("postgresql_template"),
        request.getfixturevalue("database_numbers"),
    )


@pytest.fixture
def fresh_url(backend: Backend) -> str:
    """The URL of a database as the first start leaves it, on each kind in turn."""
    return backend.ready()


@pytest.fixture
def empty_url(backend: Backend) -> str:
    """The URL of a database without tables, or of a file that is not there, on each kind in turn."""
    return backend.empty()


@pytest.fixture
def store(fresh_url: str, foods_csv: Path) -> Iterator[Store]:
    """An open store, on each kind of database in turn."""
    with Store.open(fresh_url, foods_csv=foods_csv) as opened:
        yield opened


@pytest.fixture
def sqlite_file(tmp_path: Path, sqlite_template: Path) -> Path:
    """A database file as the first start leaves it."""
    path = tmp_path / "own" / "tracker.db"
    path.parent.mkdir(mode=0o700)
    shutil.copy(sqlite_template, path)
    path.chmod(0o600)
    return path


@pytest.fixture
def sqlite_store(sqlite_file: Path, foods_csv: Path) -> Iterator[Store]:
    """An open store on a file."""
    with Store.open(str(sqlite_file), foods_csv=foods_csv) as opened:
        yield opened


@pytest.fixture(scope="session")
def make_entry() -> MakeEntry:
    """A glass of milk of the first person on 14 March 2026, but for what is told otherwise."""
    milk = NewEntry(
        person_id=1,
        day=date(2026, 3, 14),
        time=None,
        meal=Meal.LUNCH,
        text="et glas mælk",
        food_id="test:milk",
        food_name_da="Mælk",
        food_name_en="Milk",
        group="milk",
        tags=frozenset({"dairy", "liquid"}),
        portion="glass",
        amount=1.0,
        grams=206.0,
        calcium_mg_per_100g=116.0,
        vitamin_d_ug_per_100g=0.1,
        energy_kcal_per_100g=64.0,
        absorption=0.3,
        absorption_index=1.0,
        absorption_basis=AbsorptionBasis.ARTICLE,
        supplement=False,
        source="test:1",
    )

    def make(**values: object) -> NewEntry:
        return replace(milk, **values)  # type: ignore[arg-type]  # the tests name real fields

    return make


@pytest.fixture(scope="session")
def stored_as() -> Callable[[NewEntry, int, int], Entry]:
    """The entry that a new one becomes, with its id and position."""

    def make(new: NewEntry, entry_id: int, position: int) -> Entry:
        fields = {name: getattr(new, name) for name in NewEntry.__dataclass_fields__}
        return Entry(id=entry_id, position=position, **fields)

    return make


def _postgresql_programs() -> Path | None:
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next(
        (each for each in folders if (each / "initdb").exists() and (each / "postgres").exists()), None
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(url, connect_timeout=1).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"the PostgreSQL server did not start: {log.read_text()}")
        else:
            return
