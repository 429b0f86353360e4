"""Taking an export in: into an empty log it becomes what it was, into another what is not there is added."""

import hashlib
from contextlib import suppress
from pathlib import Path

from tracker.exchange import archive_schema as schema
from tracker.exchange.archive_brought import Brought, told
from tracker.exchange.archive_problems import NamesItsPeople
from tracker.exchange.archive_reader import Archive
from tracker.exchange.archive_taking import Taking
from tracker.exchange.formats import Progress, TakeIn, TakenIn
from tracker.exchange.problems import UnreadableFile
from tracker.store.journal import AFTER_ID, LAST_ID
from tracker.store.outgoing import OWN_FORMAT
from tracker.store.records import ChangeSummary
from tracker.store.store import Store

_PIECE = 1024 * 1024


class _OnlyLooked(Exception):
    """Lets the transaction be taken back after all was tried."""


def take_archive(store: Store, path: Path, how: TakeIn) -> TakenIn:
    """Take an export in, all of it or nothing; raises ImportProblem and StoreProblem, and has then stored nothing."""
    if how.person is not None:
        raise NamesItsPeople(path)
    with Archive(path) as archive:
        progress = _Steps(how.progress, archive.size)
        archive.check(progress.read)
        brought = _bring(store, archive, progress, dry_run=how.dry_run)
    return TakenIn(*told(brought))


def _bring(store: Store, archive: Archive, progress: "_Steps", *, dry_run: bool) -> Brought:
    brought = Brought(archive.path.name)
    with store.read() as reader:
        # Not somebody who comes with the file: undoing would take away the owner of the change itself.
        owner = reader.current_person().id
    summary = ChangeSummary("import")
    with suppress(_OnlyLooked), store.write(summary, person_id=owner) as writer, writer.room_for_many():
        after_id = writer.last_entry_id()
        number = writer.begin_import(brought.file_name, _sha256(archive.path), OWN_FORMAT)
        Taking(writer, archive, brought, progress.stored).run()
        if dry_run or not brought.anything:
            raise _OnlyLooked
        writer.finish_import(
            number,
            read=archive.row_count(schema.ENTRIES),
            stored=brought.entries.total(),
            refused=brought.there_already.total(),
        )
        writer.summary = ChangeSummary(
            "import",
            {"file": brought.file_name, AFTER_ID: after_id, LAST_ID: writer.last_entry_id()},
        )
        brought.stored = True
    return brought


class _Steps:
    """Tells how far it is: unpacking everything to check it is half the way."""

    def __init__(self, progress: Progress | None, size: int) -> None:
        self._progress = progress
        self._size = size
        self._read = 0

    def read(self, size: int) -> None:
        """`size` more bytes were unpacked."""
        self._read += size
        self._tell(self._read)

    def stored(self, done: int, total: int) -> None:
        """`done` of `total` entries are stored."""
        self._tell(self._size + self._size * done // max(total, 1))

    def _tell(self, done: int) -> None:
        if self._progress is not None:
            self._progress(done, 2 * self._size)


def _sha256(path: Path) -> str:
    hashed = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                hashed.update(piece)
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from error
    return hashed.hexdigest()
