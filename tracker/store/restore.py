"""Putting a backup in the place of the database."""

import os
import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

from tracker.locale import _
from tracker.store.backup import back_up_aside, backup_name, copy_database, copy_pages, file_of
from tracker.store.database_problems import Damaged, DatabaseProblem, NewerSchema
from tracker.store.engine import open_engine, reading
from tracker.store.explain import explained, explained_file
from tracker.store.migration import schema_differences
from tracker.store.place import SIDE_FILES, Place, backups_beside, place_of, place_of_file
from tracker.store.problems import UnsoundBackup
from tracker.store.schema import HEAD_REVISION, REVISIONS, look_at_file
from tracker.store.sqlite_file import LOCK_SECONDS, connect_sqlite
from tracker.store.start import Clock, utc_now


def restore_database(
    url: str | None, backup: Path, *, lock_seconds: float = LOCK_SECONDS, clock: Clock = utc_now
) -> Path | None:
    """As `restore`, for the database at `url`, which may be too damaged to be opened; raises UnusableAddress too."""
    return restore(place_of(url), backup, lock_seconds, clock)


def restore(place: Place, backup: Path, lock_seconds: float, clock: Clock) -> Path | None:
    """Put `backup` in the place of the database, in one transaction; where the former one was put aside.

    Programs that have the database open see the restored one from their next look on. None where there was no
    database. Raises UnsoundBackup, NewerSchema, NotAFile and other StoreProblems, and has then changed nothing.
    """
    path = file_of(place)
    with explained_file(path):
        present = path.exists()
    _require_sound(backup, path if present else None)
    with explained_file(path):
        if not path.exists() or path.stat().st_size == 0:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            copy_database(backup, path)
            return None
        try:
            aside = back_up_aside(path, clock(), "before-restore")
            _copy_over(backup, path, lock_seconds)
        except Damaged:
            aside = _replace_damaged(backup, path, clock())
    return aside


def _require_sound(backup: Path, present: Path | None) -> None:
    try:
        if present and backup.samefile(present):
            raise UnsoundBackup(backup, _("it is the database itself"))
        with explained(str(backup)):
            with closing(connect_sqlite(backup, mode="ro")) as connection:
                verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if verdict != "ok":
                raise UnsoundBackup(backup, verdict)
            look = look_at_file(backup, LOCK_SECONDS, mode="ro")
            if look.revision is None:
                raise UnsoundBackup(backup, _("it is no database of this program"))
            if look.revision == HEAD_REVISION:
                _require_tables(backup)
    except OSError as error:
        raise UnsoundBackup(backup, error.strerror or str(error)) from error
    except DatabaseProblem as problem:
        raise UnsoundBackup(backup, problem.detail) from problem
    if look.revision not in REVISIONS:
        raise NewerSchema(str(backup), look.revision)


def _require_tables(backup: Path) -> None:
    engine = open_engine(place_of_file(backup), mode="ro")
    try:
        with reading(engine) as connection:
            # A table or an index that somebody added for themselves does no harm.
            wrong = [
                each
                for each in schema_differences(connection)
                if not each.startswith(("remove_table", "remove_index"))
            ]
    finally:
        engine.dispose()
    if wrong:
        raise UnsoundBackup(
            backup, _("its tables are not as they should be: {detail}").format(detail=wrong[0])
        )


def _copy_over(backup: Path, path: Path, lock_seconds: float) -> None:
    # Through SQLite and not by moving files: another program may have the database open, and its log lies beside it.
    with (
        explained(str(path)),
        closing(connect_sqlite(backup, mode="ro")) as source,
        closing(connect_sqlite(path, lock_seconds=lock_seconds)) as target,
    ):
        copy_pages(source, target, lock_seconds)


def _replace_damaged(backup: Path, path: Path, moment: datetime) -> Path:
    folder = backups_beside(path)
    folder.mkdir(mode=0o700, exist_ok=True)
    # Another ending keeps it from being counted among the sound ones.
    aside = folder / (backup_name(path, moment, "damaged") + ".kept")
    for ending in ("", *SIDE_FILES):
        part = path.with_name(path.name + ending)
        if part.exists():
            shutil.copy2(part, aside.with_name(aside.name + ending))
    part = path.with_name(f".{path.name}.{os.getpid()}.restored")
    copy_database(backup, part)
    # First the old log, so that it can never be taken for one of the new file.
    for ending in SIDE_FILES:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    part.replace(path)
    return aside
