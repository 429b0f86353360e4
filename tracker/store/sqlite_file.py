"""A database file through the driver of the standard library: connections, and blocks that only read."""

import random
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tracker.store.explain import is_busy

LOCK_SECONDS = 30.0
"""How long a reader or writer waits for others before it gives up."""

_RETRY_SECONDS = (0.005, 0.025)


def connect_sqlite(path: Path, *, mode: str = "rw", lock_seconds: float = LOCK_SECONDS) -> sqlite3.Connection:
    """A connection of the standard library, in autocommit mode; never makes the file."""
    return sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}",
        uri=True,
        timeout=lock_seconds,
        isolation_level=None,
        check_same_thread=False,
    )


def retry_while_busy(connection: sqlite3.Connection, statement: str, lock_seconds: float) -> None:
    """Run `statement`, again and again for `lock_seconds` where SQLite itself does not wait."""
    deadline = time.monotonic() + lock_seconds
    while True:
        try:
            connection.execute(statement)
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() >= deadline:
                raise
            # Two that wait must not wake at the same moment each time.
            time.sleep(random.uniform(*_RETRY_SECONDS))  # noqa: S311  # not a secret
        else:
            return


class FileReaders:
    """Connections for reading one file, each used by one block at a time and kept for the next."""

    def __init__(self, path: Path, lock_seconds: float) -> None:
        self.path = path
        self._lock_seconds = lock_seconds
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] | None = []
        """None once it is closed."""

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one unchanging state of the database; raises sqlite3.Error."""
        connection = self._taken() or connect_sqlite(self.path, lock_seconds=self._lock_seconds)
        try:
            connection.execute("BEGIN")
            yield connection
            connection.rollback()
        except BaseException:
            connection.close()
            raise
        self._give_back(connection)

    def rest(self) -> None:
        """Close what no block uses; the next one connects anew."""
        with self._lock:
            idle, self._idle = self._idle, None if self._idle is None else []
        for connection in idle or ():
            connection.close()

    def close(self) -> None:
        """Close what no block uses, and the rest when its block ends."""
        with self._lock:
            idle, self._idle = self._idle, None
        for connection in idle or ():
            connection.close()

    def _taken(self) -> sqlite3.Connection | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if self._idle is not None:
                self._idle.append(connection)
                return
        connection.close()
