"""How Alembic reaches the database: over the connection it is given, else over one to TRACKER_DATABASE."""

from alembic import context
from sqlalchemy import Connection

from tracker.store.engine import open_engine, writing
from tracker.store.place import place_of
from tracker.store.tables import metadata


def _run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    # The giver has begun the transaction, with foreign keys off where that matters, and commits it.
    _run(given)
else:
    engine = open_engine(place_of(None))
    with writing(engine, foreign_keys=False) as connection:
        _run(connection)
    engine.dispose()
