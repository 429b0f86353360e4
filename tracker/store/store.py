"""The open database: the one value that the floors above hold, with a block for reading and a block for writing."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from tracker.problems import Problem
from tracker.store.database import Database
from tracker.store.explain import explained
from tracker.store.place import Place, place_of
from tracker.store.reader import Reader
from tracker.store.records import ChangeSummary, Finding, Person
from tracker.store.sqlite_file import LOCK_SECONDS
from tracker.store.start import Clock, start, utc_now

if TYPE_CHECKING:
    # SQLAlchemy comes with them, which nobody needs who only reads a file.
    from sqlalchemy import Engine

    from tracker.store.erasing import Erased
    from tracker.store.writer import Writer

__all__ = ["Reader", "Store", "Writer"]


def __getattr__(name: str) -> Any:
    if name == "Writer":
        from tracker.store.writer import Writer

        return Writer
    raise AttributeError(name)


class Store:
    """A database that is ready for use. Blocks may run in several threads; writers wait for each other."""

    def __init__(
        self,
        place: Place,
        database: Database,
        clock: Clock,
        lock_seconds: float,
        foods_csv: Path | None,
        problem: Problem | None,
    ) -> None:
        self._place = place
        self._database = database
        self._clock = clock
        self._lock_seconds = lock_seconds
        self._foods_csv = foods_csv
        self._writer_turn = threading.Lock()
        self.food_table_problem = problem
        """What is wrong with foods.csv, to be told; the foods that were there before are in use."""

    @classmethod
    def open(
        cls,
        url: str | None = None,
        *,
        foods_csv: Path | None = None,
        lock_seconds: float = LOCK_SECONDS,
        clock: Clock = utc_now,
    ) -> Self:
        """Open the database at `url` (an SQLAlchemy URL or a path), else at TRACKER_DATABASE, else the user's own.

        The first start makes the folder, the database, the foods of `foods_csv` (by default the program's own table)
        and one person. A later one brings the schema up to date, after a backup, and takes over a changed foods.csv.
        `lock_seconds` is how long to wait for other programs, `clock` gives the moment in UTC without zone. Raises
        StoreProblem, and FoodTableProblem where there are no foods to fall back on.
        """
        place = place_of(url)
        database, problem = start(place, foods_csv, lock_seconds, clock)
        return cls(place, database, clock, lock_seconds, foods_csv, problem)

    def close(self) -> None:
        """Let go of the database; the store is of no use afterwards."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _engine(self) -> "Engine":
        return self._database.engine

    @property
    def path(self) -> Path | None:
        """The database file; None for a server."""
        return self._place.path

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A block that sees one unchanging state of the database; raises StoreProblem."""
        with explained(self._place.shown), self._database.reading() as reading:
            yield Reader(reading)

    @contextmanager
    def write(self, summary: ChangeSummary, *, person_id: int | None = None) -> "Iterator[Writer]":
        """A block that is stored as a whole when it ends, or not at all when an exception leaves it.

        It becomes one change in the journal of `person_id`; for None, of the one person whose log or profile it
        changed, else of the current person. Blocks must not be nested. Raises StoreProblem.
        """
        # With the first change, and not before.
        from tracker.store.writer import Writer

        with self._writer_turn, explained(self._place.shown), self._database.writing() as connection:
            writer = Writer(connection, self._clock(), summary)
            yield writer
            writer.finish(person_id)

    def undo(self, person_id: int) -> ChangeSummary | None:
        """Undo the newest change of the person; None where there is none. Raises ChangedSince and other StoreProblems."""
        from tracker.store.journal import undo

        with self._writer_turn, explained(self._place.shown), self._database.writing() as connection:
            return undo(connection, person_id)

    def redo(self, person_id: int) -> ChangeSummary | None:
        """Do the change undone last again; None where there is none. Raises ChangedSince and other StoreProblems."""
        from tracker.store.journal import redo

        with self._writer_turn, explained(self._place.shown), self._database.writing() as connection:
            return redo(connection, person_id)

    def erase(self, person_id: int) -> "Erased":
        """Erase a person for good, in one transaction, and then from the bytes of the file; raises UnknownPerson."""
        from tracker.store import erasing

        with self._writer_turn, explained(self._place.shown):
            with self._database.writing() as connection:
                erased = erasing.erase_person(connection, person_id, self._clock())
            # A pooled connection would keep its part of the log in use.
            self._database.rest()
            out_of_file = erasing.scrub(self._engine, self._place.path, self._lock_seconds)
        return replace(erased, out_of_file=out_of_file)

    def backups_with(self, person: Person) -> tuple[Path, ...]:
        """The backups beside the database that hold a person, or may; none of a server."""
        from tracker.store.erasing import backups_with

        return backups_with(self._place.path, person.id, person.name)

    def backup(self, path: Path, *, overwrite: bool = False) -> None:
        """Write a copy of the whole database to `path` while it is in use; raises BackupExists, NotAFile and others."""
        # Not on the way to the first screen.
        from tracker.store.backup import back_up

        back_up(self._place, path, overwrite=overwrite)

    def restore(self, path: Path) -> Path | None:
        """Put the backup at `path` in the place of this database; where the present one was put aside.

        Raises UnsoundBackup, NewerSchema, NotAFile and other StoreProblems, and has then changed nothing.
        """
        from tracker.store.restore import restore

        with self._writer_turn:
            aside = restore(self._place, path, self._lock_seconds, self._clock)
            database, self.food_table_problem = start(
                self._place, self._foods_csv, self._lock_seconds, self._clock
            )
            self._database.close()
            self._database = database
        return aside

    def doctor(self) -> list[Finding]:
        """What is well with the database and what is not."""
        from tracker.store.doctor import examine

        return examine(self._place, self._foods_csv)
