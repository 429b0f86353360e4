"""Opening a database: at once where nothing is to be done to it, which a file shows to a glance."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tracker.foods.table import default_food_table, food_table_version
from tracker.foods.table_problems import FoodTableProblem
from tracker.problems import Problem
from tracker.store.database import Database
from tracker.store.database_problems import EmptiedFile
from tracker.store.explain import explained, explained_file
from tracker.store.place import Place, backups_beside
from tracker.store.schema import HEAD_REVISION, Look, look_through
from tracker.store.sqlite_file import FileReaders

Clock = Callable[[], datetime]

_NOTHING = Look(False, None, None)


def utc_now() -> datetime:
    """The present moment in UTC, without zone, as the database keeps moments."""
    return datetime.now(UTC).replace(tzinfo=None)


def start(
    place: Place, foods_csv: Path | None, lock_seconds: float, clock: Clock
) -> tuple[Database, Problem | None]:
    """The database at `place`, ready for use, and what is wrong with the food table.

    A food table that cannot be used is raised as FoodTableProblem only where the database has no foods yet. Raises
    StoreProblem.
    """
    table_path = foods_csv or default_food_table()
    database = Database(place, lock_seconds)
    look = None
    if readers := database.readers:
        with explained_file(readers.path):
            look = _look_at_file(readers)
        if _up_to_date(place, look, table_path):
            return database, None
        # Nothing may hold the file while it is changed.
        database.close()
        database = Database(place, lock_seconds)
    # Not on the way to the first screen, for SQLAlchemy comes with it.
    from tracker.store.upkeep import bring_up_to_date, look_at

    try:
        with explained(place.shown):
            look = look or look_at(database.engine)
            problem = bring_up_to_date(database.engine, place, look, table_path, lock_seconds, clock)
    except BaseException:
        database.close()
        raise
    return database, problem


def _up_to_date(place: Place, look: Look, table_path: Path) -> bool:
    if look.revision != HEAD_REVISION or not (look.write_ahead_log or not writable(place)):
        return False
    try:
        # On a database that can only be read the log is shown with the foods it has.
        return food_table_version(table_path) == look.food_table_version or not writable(place)
    except FoodTableProblem:
        return False


def _look_at_file(readers: FileReaders) -> Look:
    """What the file shows; makes an empty one, readable by its owner only, where there is none."""
    path = readers.path
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return _NOTHING
    if size == 0:
        require_never_filled(path)
    # Through a connection that the first reading goes on with: to open a file costs more than to read a day.
    with readers.reading() as connection:
        return look_through(connection)


def require_never_filled(path: Path) -> None:
    """Raises EmptiedFile where the empty file at `path` held something once, as its backups show."""
    wal = path.with_name(path.name + "-wal")
    backups = backups_beside(path)
    if not wal.exists() and backups.is_dir() and any(backups.iterdir()):
        raise EmptiedFile(str(path), str(backups))


def writable(place: Place) -> bool:
    """Whether the database may be written; a server tells only when it is asked to."""
    # SQLite keeps its log beside the file.
    return place.path is None or (os.access(place.path, os.W_OK) and os.access(place.path.parent, os.W_OK))
