"""How a file is read: by the driver, and by SQLAlchemy where a statement is its own, at one moment of the log."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest

from tracker.store.records import ChangeSummary, NewEntry
from tracker.store.sqlite_file import FileReaders
from tracker.store.store import Store

DAY = date(2026, 3, 14)
LOG = ChangeSummary("log")

MakeEntry = Callable[..., NewEntry]


@pytest.mark.parametrize("driver_first", [True, False])
def test_statements_of_every_kind_see_the_same_moment(
    fresh_url: str, foods_csv: Path, make_entry: MakeEntry, driver_first: bool
) -> None:
    with (
        Store.open(fresh_url, foods_csv=foods_csv) as store,
        Store.open(fresh_url, foods_csv=foods_csv) as other,
    ):
        with store.read() as reader:
            assert (reader.entries_of_day(1, DAY) if driver_first else list(reader.last_days())) == []
            with other.write(LOG) as writer:
                writer.add_entries([make_entry()])
            for _again in range(2):
                assert reader.last_days() == {}
                assert reader.entries_of_day(1, DAY) == []
        with store.read() as reader:
            assert len(reader.entries_of_day(1, DAY)) == 1
            assert reader.last_days() == {1: DAY}


def test_blocks_of_several_threads_each_read_for_themselves(
    sqlite_store: Store, make_entry: MakeEntry
) -> None:
    with sqlite_store.write(LOG) as writer:
        writer.add_entries([make_entry()])
    together = Barrier(4)

    def read(_turn: int) -> tuple[int, dict[int, date]]:
        with sqlite_store.read() as reader:
            together.wait(timeout=30)
            return len(reader.entries_of_day(1, DAY)), reader.last_days()

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(read, range(4))) == [(1, {1: DAY})] * 4


def test_a_connection_serves_one_block_after_another(sqlite_file: Path) -> None:
    readers = FileReaders(sqlite_file, 1.0)
    with readers.reading() as first:
        in_transaction = [first.in_transaction]
        with readers.reading() as second:
            assert second is not first
    in_transaction.append(first.in_transaction)
    assert in_transaction == [True, False]
    with readers.reading() as again:
        assert again is first
    readers.close()


def test_a_block_that_fails_leaves_no_transaction_behind(sqlite_file: Path) -> None:
    readers = FileReaders(sqlite_file, 1.0)
    with pytest.raises(sqlite3.OperationalError), readers.reading() as failed:
        failed.execute("SELECT * FROM no_such_table")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        failed.execute("SELECT 1")
    with readers.reading() as next_one:
        assert next_one.execute("SELECT count(*) FROM person").fetchone() == (1,)
    readers.close()


def test_what_is_read_while_the_log_is_closed_is_read_to_its_end(sqlite_file: Path) -> None:
    readers = FileReaders(sqlite_file, 1.0)
    with readers.reading() as connection:
        readers.close()
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (1,)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
