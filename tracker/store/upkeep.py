"""What a start may have to do: make a database, bring it up to date, or refuse one that is not ours.

Everything is done in one transaction of the database each, so that a kill at any point leaves either nothing or a
sound database, and two programs that start at once agree: the second finds what the first has done.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from tracker.foods.table import food_table_version
from tracker.foods.table_problems import FoodTableProblem
from tracker.nutrition.profile import Profile
from tracker.problems import Problem
from tracker.store.database_problems import FoodsWait, Locked, NewerSchema, NotOurs
from tracker.store.engine import open_engine, reading, writing
from tracker.store.explain import explained
from tracker.store.food_table import FoodTable, load_food_table, read_food_table
from tracker.store.journal import Recorder
from tracker.store.migration import create_schema, look_at_server, upgrade_schema
from tracker.store.people import add_person, use_person
from tracker.store.place import Place
from tracker.store.read_people import first_name
from tracker.store.schema import HEAD_REVISION, REVISIONS, Look
from tracker.store.sqlite_file import retry_while_busy
from tracker.store.start import Clock, writable

FOODS_LOCK_SECONDS = 2.0
"""How long a start waits for others in order to take over a changed food table."""


def look_at(engine: Engine) -> Look:
    """What a server shows."""
    with reading(engine) as connection:
        return look_at_server(connection)


def bring_up_to_date(
    engine: Engine, place: Place, look: Look, table_path: Path, lock_seconds: float, clock: Clock
) -> Problem | None:
    """Do what a look shows to be needed, and return what is wrong with the food table; raises as `start` does."""
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
