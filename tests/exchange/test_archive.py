"""An export is the whole log: taken into an empty database and exported again, it has the same bytes."""

import io
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.exchange.logs import Log, fill, logs
from tracker.exchange.archive_import import take_archive
from tracker.exchange.archive_writer import write_archive
from tracker.exchange.formats import TakeIn, TakenIn
from tracker.store.outgoing import WHOLE_LOG, LogPart
from tracker.store.store import Store

MOMENT = datetime(2026, 11, 26, 8, 30)


def exported(store: Store, part: LogPart = WHOLE_LOG) -> bytes:
    """The bytes of an export at a fixed moment."""
    file = io.BytesIO()
    with store.read() as reader:
        write_archive(reader.outgoing(part), file, MOMENT)
    return file.getvalue()


def take(store: Store, data: bytes, folder: Path, *, dry_run: bool = False) -> TakenIn:
    """What becomes of an export with these bytes."""
    path = folder / "log.zip"
    path.write_bytes(data)
    return take_archive(store, path, TakeIn(dry_run=dry_run))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(log=logs)
def test_export_import_export_is_the_identity(log: Log, new_database: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    for path in (first, second):
        shutil.copy(new_database, path)
    fill(str(first), log)
    with Store.open(str(first)) as store:
        before = exported(store)
    with Store.open(str(second)) as store:
        taken = take(store, before, tmp_path)
        assert taken.facts["stored"]
        assert exported(store) == before
        again = take(store, before, tmp_path)
        assert not again.facts["stored"]
        assert exported(store) == before
