"""Opening a database: made where there is none, brought up to date where it is behind, refused where it is not ours.

Everything is done in one transaction of the database each, so that a kill at any point leaves either nothing or a
sound database, and two programs that start at once agree: the second finds what the first has done.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from tracker.foods.table import default_food_table, food_table_version
from tracker.foods.table_problems import FoodTableProblem
from tracker.nutrition.profile import Profile
from tracker.problems import Problem
from tracker.store.database_problems import EmptiedFile, FoodsWait, Locked, NewerSchema, NotOurs
from tracker.store.engine import open_engine, reading, retry_while_busy, writing
from tracker.store.explain import explained, explained_file
from tracker.store.food_table import FoodTable, load_food_table, read_food_table
from tracker.store.journal import Recorder
from tracker.store.people import add_person, first_name, use_person
from tracker.store.place import Place, backups_beside
from tracker.store.schema import (
    HEAD_REVISION,
    REVISIONS,
    Look,
    create_schema,
    look_at_file,
    look_at_server,
    upgrade_schema,
)

Clock = Callable[[], datetime]

FOODS_LOCK_SECONDS = 2.0
"""How long a start waits for others in order to take over a changed food table."""

_NOTHING = Look(False, None, None)


def utc_now() -> datetime:
    """The present moment in UTC, without zone, as the database keeps moments."""
    return datetime.now(UTC).replace(tzinfo=None)


def start(
    place: Place, foods_csv: Path | None, lock_seconds: float, clock: Clock
) -> tuple[Engine, Problem | None]:
    """An engine for the database at `place`, ready for use, and what is wrong with the food table.

    A food table that cannot be used is raised as FoodTableProblem only where the database has no foods yet. Raises
    StoreProblem.
    """
    table_path = foods_csv or default_food_table()
    if place.path:
        with explained_file(place.path):
            look = _look_at_file(place.path, lock_seconds)
    engine = open_engine(place, lock_seconds=lock_seconds)
    try:
        with explained(place.shown):
            if not place.path:
                with reading(engine) as connection:
                    look = look_at_server(connection)
            problem = _bring_up_to_date(engine, place, look, table_path, lock_seconds, clock)
    except BaseException:
        engine.dispose()
        raise
    return engine, problem


def _look_at_file(path: Path, lock_seconds: float) -> Look:
    """What the file shows; makes an empty one, readable by its owner only, where there is none."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return _NOTHING
    if size == 0:
        require_never_filled(path)
    return look_at_file(path, lock_seconds)


def require_never_filled(path: Path) -> None:
    """Raises EmptiedFile where the empty file at `path` held something once, as its backups show."""
    wal = path.with_name(path.name + "-wal")
    backups = backups_beside(path)
    if not wal.exists() and backups.is_dir() and any(backups.iterdir()):
        raise EmptiedFile(str(path), str(backups))


def _bring_up_to_date(
    engine: Engine, place: Place, look: Look, table_path: Path, lock_seconds: float, clock: Clock
) -> Problem | None:
    if look.revision is None:
        if look.tables:
            raise NotOurs(place.shown)
        return _create(engine, place, table_path, lock_seconds, clock)
    if not look.write_ahead_log and writable(place):
        _use_write_ahead_log(engine, lock_seconds)
    if look.revision != HEAD_REVISION:
        upgrade(engine, place, look.revision, clock)
    try:
        version = food_table_version(table_path)
        # On a database that can only be read the log is shown with the foods it has.
        if version == look.food_table_version or not writable(place):
            return None
        table = read_food_table(table_path, version)
    except FoodTableProblem as problem:
        return problem
    return _take_over(place, table, min(lock_seconds, FOODS_LOCK_SECONDS))


def _take_over(place: Place, table: FoodTable, lock_seconds: float) -> Problem | None:
    """Load a changed food table; where another program has the turn to write, the foods stay as they are."""
    engine = open_engine(place, lock_seconds=lock_seconds)
    try:
        with explained(place.shown), writing(engine) as connection:
            load_food_table(connection, table)
    except Locked:
        return FoodsWait(place.shown)
    finally:
        engine.dispose()
    return table.errors


def upgrade(engine: Engine, place: Place, revision: str, clock: Clock) -> None:
    """Bring the schema from `revision` to the newest, with a backup of a file before. Raises NewerSchema."""
    if revision not in REVISIONS:
        raise NewerSchema(place.shown, revision)
    if place.path:
        # Once in many months, and not on the way to the first screen.
        from tracker.store.backup import back_up_aside

        back_up_aside(place.path, clock(), f"before-{HEAD_REVISION}")
    with writing(engine, foreign_keys=False) as connection:
        # Another program may have done it while this one waited.
        if look_at_server(connection).revision != HEAD_REVISION:
            upgrade_schema(connection)


def _create(
    engine: Engine, place: Place, table_path: Path, lock_seconds: float, clock: Clock
) -> Problem | None:
    table = read_food_table(table_path, food_table_version(table_path))
    if place.path:
        _use_write_ahead_log(engine, lock_seconds)
    with writing(engine) as connection:
        # Another program may have done it while this one waited.
        if look_at_server(connection).revision is None:
            _fill(connection, table, clock())
    return table.errors


def _fill(connection: Connection, table: FoodTable, made_at: datetime) -> None:
    create_schema(connection)
    load_food_table(connection, table)
    first = add_person(Recorder(connection, made_at), first_name(), Profile())
    use_person(connection, first.id)


def _use_write_ahead_log(engine: Engine, lock_seconds: float) -> None:
    raw = engine.raw_connection()
    try:
        retry_while_busy(raw.driver_connection, "PRAGMA journal_mode=WAL", lock_seconds)  # type: ignore[arg-type]
    finally:
        raw.close()


def writable(place: Place) -> bool:
    """Whether the database may be written; a server tells only when it is asked to."""
    # SQLite keeps its log beside the file.
    return place.path is None or (os.access(place.path, os.W_OK) and os.access(place.path.parent, os.W_OK))
