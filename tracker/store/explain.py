"""The one place that turns what a database driver raises into a problem that a person can act on."""

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.locale import _
from tracker.store.database_problems import (
    CannotOpen,
    Damaged,
    DatabaseProblem,
    DatabaseTrouble,
    DiskTrouble,
    Full,
    Locked,
    ReadOnly,
)
from tracker.store.problems import ImpossibleValue, StoreProblem

_SQLITE_PROBLEMS: dict[int, type[DatabaseProblem]] = {
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_FULL: Full,
    sqlite3.SQLITE_IOERR: DiskTrouble,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: Damaged,
    sqlite3.SQLITE_CANTOPEN: CannotOpen,
}

# By SQLSTATE, the longest beginning that fits: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL_PROBLEMS: dict[str, type[DatabaseProblem]] = {
    "55P03": Locked,
    "57014": Locked,
    "40": Locked,
    "53100": Full,
    "53": DatabaseTrouble,
    "58": DiskTrouble,
    "25006": ReadOnly,
    "42501": ReadOnly,
    "42P01": Damaged,
    "42703": Damaged,
    "XX": Damaged,
    "08": CannotOpen,
    "28": CannotOpen,
    "3D": CannotOpen,
    "57P": CannotOpen,
}

_OS_PROBLEMS: dict[int | None, type[DatabaseProblem]] = {
    errno.ENOSPC: Full,
    errno.EDQUOT: Full,
    errno.EROFS: ReadOnly,
    errno.EIO: DiskTrouble,
}


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Inside the block, an error of the database at `where` is raised as a StoreProblem."""
    try:
        yield
    except sqlite3.Error as error:
        raise problem_of(error, where) from error
    except Exception as error:
        # Whoever raises one of SQLAlchemy's has imported it.
        library = sys.modules.get("sqlalchemy.exc")
        if library and isinstance(error, library.DBAPIError):
            raise problem_of(error, where) from error
        if library and isinstance(error, library.StatementError):
            # Raised before the driver is asked, when a value has a type that its column cannot take.
            raise ImpossibleValue(_said(error.orig or error)) from error
        raise


@contextmanager
def explained_file(path: Path) -> Iterator[None]:
    """As `explained`, for blocks that also make, copy or move the file at `path`."""
    try:
        with explained(str(path)):
            yield
    except OSError as error:
        kind = _OS_PROBLEMS.get(error.errno, CannotOpen)
        raise kind(str(path), error.strerror or str(error)) from error


def problem_of(error: BaseException, where: str) -> StoreProblem:
    """The problem behind `error`, which the driver or SQLAlchemy raised for the database at `where`."""
    cause = getattr(error, "orig", None) or error
    said = _said(cause)
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return _postgresql_problem(str(state), where, said)
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return _sqlite_problem(code, where, said)
    if isinstance(cause, sqlite3.OperationalError) and said.startswith("Could not decode"):
        # What the module says of it shows the text itself.
        return Damaged(where, _("a text in it cannot be read"))
    if isinstance(cause, sqlite3.DatabaseError) and "not a database" in said:
        return Damaged(where, said)
    if type(cause).__name__ == "OperationalError":
        # A server that could not be reached, so that it could give no state.
        return CannotOpen(where, said)
    return DatabaseTrouble(where, said)


def is_busy(error: BaseException) -> bool:
    """Whether SQLite refused only because another has the lock at this moment."""
    code = getattr(getattr(error, "orig", None) or error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _sqlite_problem(code: int, where: str, said: str) -> StoreProblem:
    # The low byte is the kind of error, the rest says more of it.
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_CONSTRAINT:
        return ImpossibleValue(said)
    if primary == sqlite3.SQLITE_ERROR and ("no such table" in said or "no such column" in said):
        return Damaged(where, said)
    return _SQLITE_PROBLEMS.get(primary, DatabaseTrouble)(where, said)


def _postgresql_problem(state: str, where: str, said: str) -> StoreProblem:
    if state.startswith(("22", "23")):
        return ImpossibleValue(said)
    for length in (5, 3, 2):
        if kind := _POSTGRESQL_PROBLEMS.get(state[:length]):
            return kind(where, said)
    return DatabaseTrouble(where, said)


def _said(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
