"""The tables of the dietitian's desk: notes on a patient, and corrections to what was logged."""

from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, Table, Text

from tracker.store.models import metadata, one_of
from tracker.store.records import NoteKind

note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("written_on", Date, nullable=False),
    Column("author", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),
    one_of("kind", NoteKind),
    Index(None, "person_id", "written_on"),
    sqlite_autoincrement=True,
)

# The entry has no foreign key: a correction outlives an entry that it removed.
correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False),
    Column("entry_id", Integer, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text),
    Index(None, "person_id", "entry_id"),
    sqlite_autoincrement=True,
)
