"""Copies of the whole database while it is in use, by SQLite's own online backup."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from tracker.store.explain import explained, explained_file
from tracker.store.place import SIDE_FILES, Place, backups_beside
from tracker.store.problems import BackupExists, NotAFile, NotToBeReplaced
from tracker.store.sqlite_file import LOCK_SECONDS, connect_sqlite

KEPT_BACKUPS = 10
"""How many backups that were made by themselves stay in their folder."""


def back_up(place: Place, target: Path, *, overwrite: bool) -> None:
    """Write a copy to `target`, complete or not at all.

    Raises BackupExists, NotToBeReplaced, NotAFile and other StoreProblems.
    """
    path = file_of(place)
    with explained_file(target):
        if _belongs_to(path, target) or (target.exists() and not target.is_file()):
            raise NotToBeReplaced(target)
        if os.path.lexists(target) and not overwrite:
            raise BackupExists(target)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy_database(path, target)


def back_up_aside(path: Path, moment: datetime, reason: str) -> Path:
    """Write a copy into the folder of backups beside the database, and let the oldest there go."""
    folder = backups_beside(path)
    target = folder / backup_name(path, moment, reason)
    with explained_file(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        copy_database(path, target)
        for old in sorted(folder.glob(f"{path.stem}-*{path.suffix}"))[:-KEPT_BACKUPS]:
            old.unlink()
    return target


def backup_name(path: Path, moment: datetime, reason: str) -> str:
    """A name by which backups sort by age."""
    return f"{path.stem}-{moment:%Y%m%dT%H%M%S%f}Z-{reason}{path.suffix}"


def file_of(place: Place) -> Path:
    """The database file; raises NotAFile for a server."""
    if place.path is None:
        raise NotAFile
    return place.path


def copy_database(source: Path, target: Path) -> None:
    """Copy the database `source` to the new file `target`, complete or not at all; raises OSError, StoreProblem."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with (
            explained(str(source)),
            closing(connect_sqlite(source)) as reader,
            closing(connect_sqlite(part)) as writer,
        ):
            copy_pages(reader, writer, LOCK_SECONDS)
            # One file, not three: a copy is moved about by hand.
            writer.execute("PRAGMA journal_mode=DELETE")
        _flush(part)
        part.replace(target)
        _flush(target.parent)
    finally:
        part.unlink(missing_ok=True)


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection, lock_seconds: float) -> None:
    """Put all of `source` in the place of all of `target`, in one transaction; raises sqlite3.Error."""
    source.backup(target, progress=_give_up_after(lock_seconds))


def _belongs_to(path: Path, target: Path) -> bool:
    """Whether `target` is the database at `path` or a file that SQLite keeps beside it, there at present or not."""
    # Beside the file itself where `path` is a link to it.
    own = [path, *(each.with_name(each.name + end) for each in (path, path.resolve()) for end in SIDE_FILES)]
    return any(
        os.path.realpath(target) == os.path.realpath(each)
        or (target.exists() and each.exists() and target.samefile(each))
        for each in own
    )


def _give_up_after(seconds: float) -> Callable[[int, int, int], None]:
    deadline = time.monotonic() + seconds

    def progress(status: int, _remaining: int, _total: int) -> None:
        # The module would go on asking for ever.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = status
            raise error

    return progress


def _flush(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
