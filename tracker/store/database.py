"""An open database: a file is read through its driver, and SQLAlchemy comes in only where it is needed."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.store.place import Place
from tracker.store.plain import Asked
from tracker.store.sqlite_file import FileReaders

if TYPE_CHECKING:
    # Half a start to import: for a server, for writing, and for questions to a file that are no plain selects.
    from sqlalchemy import Connection, Engine

    from tracker.store.engine import Borrower


class Reading:
    """A block of reading: everything asked through it is of the same moment."""

    def __init__(self, asked: Asked, connect: "Callable[[], Connection]") -> None:
        self.asked = asked
        """What plain selects are put to."""
        self._connect = connect
        self._connection: Connection | None = None

    @property
    def connection(self) -> "Connection":
        """SQLAlchemy's connection, for every other statement."""
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    def let_go(self) -> None:
        """Close SQLAlchemy's connection, if it was asked for."""
        if self._connection is not None:
            self._connection.close()


class Database:
    """The connections to the database at a place; blocks may run in several threads."""

    def __init__(self, place: Place, lock_seconds: float) -> None:
        self._place = place
        self._lock_seconds = lock_seconds
        self.readers = FileReaders(place.path, lock_seconds) if place.path else None
        """None for a server."""
        self._making = threading.Lock()
        self._engine: Engine | None = None
        self._borrower: Borrower | None = None

    @property
    def engine(self) -> "Engine":
        """SQLAlchemy's engine, made when it is first asked for; raises DriverMissing."""
        with self._making:
            if self._engine is None:
                from tracker.store.engine import open_engine

                self._engine = open_engine(self._place, lock_seconds=self._lock_seconds)
            return self._engine

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A block of reading; raises what the driver and SQLAlchemy raise."""
        if self.readers is None:
            from tracker.store.engine import reading

            with reading(self.engine) as connection:
                yield Reading(connection, lambda: connection)
            return
        with self.readers.reading() as driver:
            block = Reading(driver, lambda: self._borrowed(driver))
            try:
                yield block
            finally:
                block.let_go()

    @contextmanager
    def writing(self) -> "Iterator[Connection]":
        """A transaction that is the only writer; see `engine.writing`."""
        from tracker.store.engine import writing

        with writing(self.engine) as connection:
            yield connection

    def rest(self) -> None:
        """Close every connection that no block uses; the next block connects anew."""
        if self.readers is not None:
            self.readers.rest()
        if self._engine is not None:
            self._engine.dispose()

    def close(self) -> None:
        """Let go of the database."""
        if self.readers is not None:
            self.readers.close()
        if self._engine is not None:
            self._engine.dispose()

    def _borrowed(self, driver: sqlite3.Connection) -> "Connection":
        with self._making:
            if self._borrower is None:
                from tracker.store.engine import Borrower

                self._borrower = Borrower()
            return self._borrower.connection(driver)
