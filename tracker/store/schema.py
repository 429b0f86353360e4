"""The schema's revision: which one a database has, which one this program needs, and how to get from none to it.

Alembic is imported only where a database has to be moved from one revision to another: a start that finds the
schema as it should be must not pay for it.
"""

import sqlite3
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, MetaData, String, Table, insert, inspect, select

from tracker.store.engine import connect_sqlite
from tracker.store.product_search import INDEX as SEARCH_INDEX
from tracker.store.tables import metadata

REVISIONS = ("0001", "0002", "0003", "0004")
"""Every revision there has been, in order."""
HEAD_REVISION = REVISIONS[-1]
FOOD_TABLE_VERSION_KEY = "food-table-version"

# As Alembic itself makes it.
_alembic_version = Table(
    "alembic_version", MetaData(), Column("version_num", String(32), primary_key=True, nullable=False)
)
_alembic_version.primary_key.name = "alembic_version_pkc"


@dataclass(frozen=True, slots=True)
class Look:
    """What a glance at a database shows."""

    tables: bool
    """Whether it holds any table."""
    revision: str | None
    """None where it is not a database of this program."""
    food_table_version: str | None
    """The sha256 of the foods.csv that was loaded."""
    write_ahead_log: bool = True
    """False for a file that does not use one, as a copy does not."""


def migrations_location() -> Path:
    """The folder of the Alembic scripts: packaged data where installed, else that of the checkout."""
    packaged = Path(str(files("tracker"))) / "_data" / "migrations"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "migrations"


def look_at_file(path: Path, lock_seconds: float, *, mode: str = "rw") -> Look:
    """What the SQLite file shows, by the standard library alone; raises sqlite3.Error."""
    connection = connect_sqlite(path, mode=mode, lock_seconds=lock_seconds)
    try:
        try:
            # One statement, so that both answers are of the same moment.
            row = connection.execute(
                "SELECT version_num, (SELECT value FROM setting WHERE key = ?) FROM alembic_version",
                (FOOD_TABLE_VERSION_KEY,),
            ).fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            return _look_at_strange_file(connection)
        # Known only once something was read.
        (journal_mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        revision, version = row or (None, None)
        return Look(True, revision, version, journal_mode == "wal")
    finally:
        connection.close()


def look_at_server(connection: Connection) -> Look:
    """What the database behind `connection` shows."""
    inspector = inspect(connection)
    if not inspector.has_table("alembic_version"):
        return Look(bool(inspector.get_table_names()), None, None)
    # Other programs have revisions too.
    if not inspector.has_table("setting"):
        return Look(True, None, None)
    revision = connection.execute(select(_alembic_version.c.version_num)).scalar()
    setting = metadata.tables["setting"]
    version = select(setting.c.value).where(setting.c.key == FOOD_TABLE_VERSION_KEY)
    return Look(True, revision, connection.execute(version).scalar())


def create_schema(connection: Connection) -> None:
    """Make every table in an empty database and stamp it as the newest; the caller commits."""
    metadata.create_all(connection, checkfirst=False)
    _alembic_version.create(connection)
    connection.execute(insert(_alembic_version).values(version_num=HEAD_REVISION))


def upgrade_schema(connection: Connection) -> None:
    """Bring the database up to the newest revision inside the transaction of `connection`; the caller commits.

    On SQLite the connection must have its foreign keys off; a row left without its parent raises
    sqlite3.IntegrityError.
    """
    # Half the start-up time, and needed once in many months.
    from alembic import command
    from alembic.config import Config

    config = Config()
    # Alembic reads % as the start of a placeholder.
    config.set_main_option("script_location", str(migrations_location()).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if orphans:
            raise sqlite3.IntegrityError(f"rows of {orphans[0][0]} have lost their {orphans[0][2]}")


def schema_differences(connection: Connection) -> list[str]:
    """How the tables differ from the models; empty where they do not."""
    # Half the start-up time; only the doctor asks.
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    options = {"compare_type": True, "include_name": _is_of_the_models}
    context = MigrationContext.configure(connection, opts=options)
    found: list[Any] = []
    for difference in compare_metadata(context, metadata):
        # Changes of one column come as a list, everything else as one tuple.
        found += difference if isinstance(difference, list) else [difference]
    return [" ".join(str(part) for part in each if part is not None) for each in found]


def _is_of_the_models(name: str | None, kind: str, _parents: object) -> bool:
    """The search index and the tables behind it are made and dropped with the products that are in it."""
    return kind != "table" or name is None or not name.startswith(SEARCH_INDEX)


def _look_at_strange_file(connection: sqlite3.Connection) -> Look:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return Look(bool(tables - {"sqlite_sequence"}), None, None)
