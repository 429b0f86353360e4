"""The whole log out and in again, against the csv and zip modules and executemany on the same rows."""

import csv
import io
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from benchmarks.sample_log import LogPlan, make_log
from benchmarks.timing import Comparison, seconds_of
from tracker.exchange.archive_import import take_archive
from tracker.exchange.archive_writer import write_archive
from tracker.exchange.formats import TakeIn
from tracker.store.outgoing import WHOLE_LOG
from tracker.store.store import Store

TITLE = "export: 200,000 entries of 10 people"
_PLAN = LogPlan(people=10, days=1667)
_ROUNDS = 3
_BOUND = 2.0
_ROWS = """
    SELECT person.name, entry.* FROM entry JOIN person ON person.id = person_id
    ORDER BY person.name_key, day, position, entry.id
"""


def run(folder: Path) -> Iterator[Comparison]:
    """Time the way out, and the way in."""
    log, empty, zipped = folder / "log.db", folder / "empty.db", folder / "log.zip"
    make_log(log, _PLAN)
    Store.open(str(empty)).close()
    yield _compared(
        "export to a zip / csv and zip of the same rows",
        lambda: _export(log, zipped),
        lambda: _bare_export(log, folder / "bare.zip"),
    )
    yield _compared(
        "import of the zip / csv and executemany of the same rows",
        lambda: _import(empty, folder / "in.db", zipped),
        lambda: _bare_import(empty, folder / "bare.db", folder / "bare.zip"),
    )


def _compared(what: str, ours: Callable[[], object], bare: Callable[[], object]) -> Comparison:
    # Too long for rounds to warm up.
    rounds = [(seconds_of(ours), seconds_of(bare)) for _ in range(_ROUNDS)]
    return Comparison(what, [each[0] for each in rounds], [each[1] for each in rounds], _BOUND)


def _export(log: Path, zipped: Path) -> None:
    with Store.open(str(log)) as store, store.read() as reader, zipped.open("w+b") as file:
        write_archive(reader.outgoing(WHOLE_LOG), file, datetime(2026, 1, 1))


def _bare_export(log: Path, zipped: Path) -> None:
    with (
        closing(sqlite3.connect(log)) as connection,
        ZipFile(zipped, "w", ZIP_DEFLATED) as archive,
        archive.open("entries.csv", "w", force_zip64=True) as member,
        io.TextIOWrapper(member, "utf-8", newline="") as text,
    ):
        csv.writer(text).writerows(connection.execute(_ROWS))


def _import(empty: Path, path: Path, zipped: Path) -> None:
    shutil.copy(empty, path)
    with Store.open(str(path)) as store:
        take_archive(store, zipped, TakeIn())


def _bare_import(empty: Path, path: Path, zipped: Path) -> None:
    shutil.copy(empty, path)
    with (
        closing(sqlite3.connect(path)) as connection,
        ZipFile(zipped) as archive,
        archive.open("entries.csv") as member,
    ):
        rows = csv.reader(io.TextIOWrapper(member, "utf-8", newline=""))
        table = connection.execute("PRAGMA table_info(entry)").fetchall()
        required = [bool(column[3]) for column in table]
        with connection:
            connection.executemany(
                f"INSERT INTO entry VALUES ({', '.join('?' * len(table))})",
                (
                    [cell if cell or needed else None for cell, needed in zip(row[1:], required, strict=True)]
                    for row in rows
                ),
            )
