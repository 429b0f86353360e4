"""Opening a database that is up to date, against connecting to it and reading one row."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.sample_log import LogPlan, make_log
from benchmarks.timing import Comparison, compared
from tracker.store.store import Store

TITLE = "open: a database that is up to date"
_ROUNDS = 200


def run(folder: Path) -> Iterator[Comparison]:
    """Time Store.open, and with the first block of reading."""
    path = folder / "open.db"
    make_log(path, LogPlan())

    def opened() -> None:
        Store.open(str(path)).close()

    def opened_and_read() -> None:
        with Store.open(str(path)) as store, store.read() as reader:
            reader.setting("nothing")

    def bare() -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT version_num FROM alembic_version").fetchone()

    yield compared("Store.open / sqlite3 connect and select", opened, bare, rounds=_ROUNDS)
    yield compared("Store.open and a first read / the same", opened_and_read, bare, rounds=_ROUNDS)
