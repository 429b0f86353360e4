"""The table of files that were taken in."""

from sqlalchemy import Boolean, Column, DateTime, Integer, Table, Text

from tracker.store.models import metadata

data_import = Table(
    "data_import",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", DateTime, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("rows_read", Integer, nullable=False),
    Column("rows_stored", Integer, nullable=False),
    Column("rows_refused", Integer, nullable=False),
    Column("undone", Boolean, nullable=False),
    sqlite_autoincrement=True,
)
