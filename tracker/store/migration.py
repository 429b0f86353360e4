"""Getting a database from no schema, or from an old one, to the newest.

Alembic is imported only where a database has to be moved from one revision to another: a first start must not pay
for it.
"""

import sqlite3
from typing import Any

from sqlalchemy import Column, Connection, MetaData, String, Table, insert, inspect, select

from tracker.store.product_search import INDEX as SEARCH_INDEX
from tracker.store.schema import FOOD_TABLE_VERSION_KEY, HEAD_REVISION, Look, migrations_location
from tracker.store.tables import metadata

# As Alembic itself makes it.
_alembic_version = Table(
    "alembic_version", MetaData(), Column("version_num", String(32), primary_key=True, nullable=False)
)
_alembic_version.primary_key.name = "alembic_version_pkc"


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
