"""Connections of SQLAlchemy: real transactions, one writer at a time, and waiting instead of 'database is locked'."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import NoSuchModuleError

from tracker.store.database_problems import DriverMissing
from tracker.store.place import Place
from tracker.store.sqlite_file import LOCK_SECONDS, connect_sqlite, retry_while_busy

# Any number will do that no other program on the server takes; this one spells 'calcium'.
_WRITER_LOCK = 0x63616C6369756D
_WRITES = "tracker_writes"
_FOREIGN_KEYS_OFF = "tracker_foreign_keys_off"


def open_engine(place: Place, *, mode: str = "rw", lock_seconds: float = LOCK_SECONDS) -> Engine:
    """An engine for an existing database, a file in SQLite's `mode`; nothing is connected yet. Raises DriverMissing."""
    try:
        engine = _sqlite_engine(place.path, mode, lock_seconds) if place.path else create_engine(place.server)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise DriverMissing(place.shown, getattr(error, "name", None) or place.server.drivername) from error
    if engine.dialect.name == "postgresql":
        event.listen(engine, "begin", _PostgresqlBegin(lock_seconds))
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one unchanging state of the database."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # By the driver itself: a transaction of SQLAlchemy costs as much as reading a third of a day.
            _driver(connection).execute("BEGIN")
        else:
            if engine.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            connection.begin()
        yield connection


@contextmanager
def writing(engine: Engine, *, foreign_keys: bool = True) -> Iterator[Connection]:
    """A transaction that is the only writer: committed at the end, rolled back on any exception."""
    with engine.connect() as connection:
        connection.execution_options(**{_WRITES: True, _FOREIGN_KEYS_OFF: not foreign_keys})
        try:
            with connection.begin():
                yield connection
        finally:
            if not foreign_keys and engine.dialect.name == "sqlite":
                # A connection whose foreign keys are off must not go back among the others.
                connection.invalidate()


class Borrower:
    """SQLAlchemy over connections of the driver whose transactions another begins and ends."""

    def __init__(self) -> None:
        self._lent = threading.local()
        self._engine = create_engine(
            "sqlite://", creator=lambda: _Lent(self._lent.connection), poolclass=NullPool
        )

    def connection(self, driver: sqlite3.Connection) -> Connection:
        """A connection over `driver`, in its transaction; close it before that ends."""
        self._lent.connection = driver
        try:
            return self._engine.connect()
        finally:
            del self._lent.connection


class _Lent:
    """A connection of the driver without the means to end its transaction."""

    def __init__(self, driver: sqlite3.Connection) -> None:
        self._driver = driver

    def __getattr__(self, name: str) -> Any:
        return getattr(self._driver, name)

    def commit(self) -> None:
        pass

    def rollback(self) -> None:
        pass

    def close(self) -> None:
        pass


def _sqlite_engine(path: Path, mode: str, lock_seconds: float) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = connect_sqlite(path, mode=mode, lock_seconds=lock_seconds)
        # FULL: an entry that was acknowledged survives a power cut.
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        return connection

    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        driver = _driver(connection)
        if driver.in_transaction:
            return
        if not options.get(_WRITES):
            driver.execute("BEGIN")
            return
        if options.get(_FOREIGN_KEYS_OFF):
            # Inside a transaction this would do nothing, and a rebuilt table would empty those that cascade from it.
            driver.execute("PRAGMA foreign_keys=OFF")
        retry_while_busy(driver, "BEGIN IMMEDIATE", lock_seconds)

    engine = create_engine(URL.create("sqlite", database=str(path)), creator=connect)
    event.listen(engine, "begin", begin)
    return engine


def _driver(connection: Connection) -> sqlite3.Connection:
    driver: Any = connection.connection.driver_connection
    return cast("sqlite3.Connection", driver)


class _PostgresqlBegin:
    def __init__(self, lock_seconds: float) -> None:
        self._milliseconds = max(1, round(lock_seconds * 1000))

    def __call__(self, connection: Connection) -> None:
        if connection.get_execution_options().get(_WRITES):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {self._milliseconds}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")
