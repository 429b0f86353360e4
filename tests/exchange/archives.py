"""Exports as bytes: made, changed as a stranger might, and taken in."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from tracker.diary.log import log_line
from tracker.exchange.archive_import import take_archive
from tracker.exchange.archive_writer import write_archive
from tracker.exchange.formats import TakeIn, TakenIn
from tracker.problems import Problem
from tracker.store.outgoing import WHOLE_LOG, LogPart
from tracker.store.store import Store

MOMENT = datetime(2026, 11, 26, 8, 30)
NOON = datetime(2026, 3, 14, 12, 0)
TODAY = NOON.date()


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


def table(data: bytes, member: str) -> list[str]:
    """The lines of one file of an export."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(member).decode().splitlines()


def eat(store: Store, text: str, person: str | None = None, day: date = TODAY) -> None:
    """Log a line."""
    logged = log_line(store, text, person=person, day=day, now=NOON, meal=None, dry_run=False)
    assert logged.stored


def rewritten(data: bytes, change: Callable[[str, str], str]) -> bytes:
    """An export in which each file is changed, with checksums and counts that suit."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    manifest = json.loads(texts.pop("datapackage.json"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for resource in manifest["resources"]:
            text = change(resource["path"], texts[resource["path"]]).encode()
            resource["bytes"] = len(text)
            resource["hash"] = "sha256:" + hashlib.sha256(text).hexdigest()
            archive.writestr(resource["path"], text)
        archive.writestr("datapackage.json", json.dumps(manifest))
    return out.getvalue()


def refusal(store: Store, data: bytes, folder: Path) -> str:
    """What is said of an export that cannot be taken in; the log stays as it was."""
    before = exported(store)
    with pytest.raises(Problem) as refused:
        take(store, data, folder)
    assert exported(store) == before
    return refused.value.sentence()
