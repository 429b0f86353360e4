"""Looking a database over: what is well, what is not, and what to do about it. Changes nothing."""

import shlex
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, func, or_, select

from tracker.foods.table import default_food_table, food_table_version
from tracker.locale import _, ngettext
from tracker.problems import Problem
from tracker.store.engine import open_engine, reading
from tracker.store.explain import explained, explained_file
from tracker.store.food_table import read_food_table
from tracker.store.journal import touched_rows
from tracker.store.migration import look_at_server, schema_differences
from tracker.store.models import MOST_GRAMS, change, entry
from tracker.store.place import Place, place_of
from tracker.store.read_people import read_setting
from tracker.store.records import Finding, Severity
from tracker.store.schema import FOOD_TABLE_VERSION_KEY, HEAD_REVISION, REVISIONS
from tracker.store.sqlite_file import LOCK_SECONDS, connect_sqlite
from tracker.store.start import require_never_filled, writable

# What SQLite's check of the file also says, and which is no damage to the file.
_SAID_OF_VALUES = ("CHECK constraint failed", "NULL value in")
_LARGE_LOG_BYTES = 64 * 1024 * 1024


def examine_database(url: str | None = None, foods_csv: Path | None = None) -> list[Finding]:
    """Look over a database that may not even open; raises UnusableAddress."""
    return examine(place_of(url), foods_csv)


def examine(place: Place, foods_csv: Path | None, lock_seconds: float = LOCK_SECONDS) -> list[Finding]:
    """Look over the database at `place`, and whether its foods are those of `foods_csv`."""
    findings: list[Finding] = []
    try:
        with explained_file(place.path) if place.path else explained(place.shown):
            if place.path:
                absent = _absent(place.path)
                if absent:
                    return [absent]
                findings += _file_findings(place, place.path, lock_seconds)
            if not any(
                finding.code == "integrity" and finding.severity is Severity.ERROR for finding in findings
            ):
                engine = open_engine(place, lock_seconds=lock_seconds)
                try:
                    with reading(engine) as connection:
                        findings += _content_findings(connection, foods_csv or default_food_table())
                finally:
                    engine.dispose()
    except Problem as problem:
        findings.append(
            Finding("unreadable", Severity.ERROR, problem.sentence(), _restore_advice(place.path is None))
        )
    return findings


def _absent(path: Path) -> Finding | None:
    """What is said where there is no file to look into."""
    if not path.exists():
        text = _("There is no database at {path}.").format(path=path)
        remedy = _("It is made at the next start; to go on with a former one, restore a backup.")
        return Finding("missing", Severity.ERROR, text, remedy)
    if not path.is_file():
        text = _("{path} is not an ordinary file.").format(path=path)
        return Finding("not-a-file", Severity.ERROR, text, _("Name another database with --database."))
    if path.stat().st_size == 0:
        require_never_filled(path)
    return None


def _file_findings(place: Place, path: Path, lock_seconds: float) -> Iterator[Finding]:
    yield from _permissions(path)
    if not writable(place):
        yield Finding(
            "read-only",
            Severity.WARNING,
            _("The database can only be read, so nothing can be logged."),
            _(
                "Allow yourself to write to the file and its folder, or name another database with --database."
            ),
        )
    with closing(connect_sqlite(path, lock_seconds=lock_seconds)) as connection:
        yield from _integrity(connection)
        yield from _orphans(connection)
        yield from _log_file(connection, path)


def _content_findings(connection: Connection, table_path: Path) -> Iterator[Finding]:
    look = look_at_server(connection)
    if not look.tables:
        text = _("The database is made, not filled yet; the next start fills it.")
        yield Finding("revision", Severity.NOTE, text)
        return
    if look.revision != HEAD_REVISION:
        yield _revision(look.revision, _restore_advice(_on_server(connection)))
        return
    yield Finding(
        "revision", Severity.OK, _("The schema is the newest ({revision}).").format(revision=HEAD_REVISION)
    )
    checks: tuple[Callable[[Connection], Iterator[Finding]], ...] = (_schema, _journal, _entries)
    for check in checks:
        yield from check(connection)
    yield from _food_table(connection, table_path)


def _permissions(path: Path) -> Iterator[Finding]:
    open_to_others = [
        each
        for each in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm"))
        if each.is_file() and stat.S_IMODE(each.stat().st_mode) & 0o077
    ]
    for each in open_to_others:
        yield Finding(
            "permissions",
            Severity.WARNING,
            _("Others on this computer may read {path}.").format(path=each),
            _("Keep it to yourself: chmod 600 {path}").format(path=shlex.quote(str(each))),
        )
    if not open_to_others:
        yield Finding("permissions", Severity.OK, _("Only you can read the database file."))


def _integrity(connection: sqlite3.Connection) -> Iterator[Finding]:
    said = [line for (line,) in connection.execute("PRAGMA integrity_check(10)") if line != "ok"]
    values = [line for line in said if line.startswith(_SAID_OF_VALUES)]
    if values:
        text = _("Values were stored that the database forbids: {detail}.").format(detail="; ".join(values))
        yield Finding("values", Severity.ERROR, text, _restore_advice())
    if said == values:
        yield Finding("integrity", Severity.OK, _("The database file is whole."))
    else:
        text = _("The database file is damaged: {detail}.").format(
            detail="; ".join(line for line in said if line not in values)
        )
        yield Finding("integrity", Severity.ERROR, text, _restore_advice())


def _orphans(connection: sqlite3.Connection) -> Iterator[Finding]:
    lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    if not lost:
        yield Finding("references", Severity.OK, _("Every entry has its person and its food."))
        return
    text = ngettext(
        "{count} row refers to one that is not there (first: {table}).",
        "{count} rows refer to ones that are not there (first: {table}).",
        len(lost),
    ).format(count=len(lost), table=lost[0][0])
    yield Finding("references", Severity.ERROR, text, _restore_advice())


def _log_file(connection: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    log = path.with_name(path.name + "-wal")
    size = log.stat().st_size if log.exists() else 0
    if mode != "wal":
        text = _("The file does not use a write-ahead log but '{mode}'; it works, and is slower.").format(
            mode=mode
        )
        yield Finding("log", Severity.NOTE, text)
    elif size > _LARGE_LOG_BYTES:
        text = _("The write-ahead log {path} has grown to {size} MB.").format(
            path=log, size=size // 1024 // 1024
        )
        yield Finding(
            "log", Severity.NOTE, text, _("Close every program that uses the database; it shrinks by itself.")
        )
    else:
        yield Finding("log", Severity.OK, _("The write-ahead log is in order."))


def _revision(revision: str | None, remedy: str) -> Finding:
    if revision in REVISIONS:
        text = _("The schema is of an earlier version ({revision}).").format(revision=revision)
        return Finding("revision", Severity.WARNING, text, _("It is brought up to date at the next start."))
    if revision is None:
        return Finding("revision", Severity.ERROR, _("This is no database of this program."), remedy)
    text = _("The schema is of a newer version of this program ({revision}).").format(revision=revision)
    return Finding("revision", Severity.ERROR, text, _("Update the program."))


def _schema(connection: Connection) -> Iterator[Finding]:
    differences = schema_differences(connection)
    if not differences:
        yield Finding("schema", Severity.OK, _("The tables are as they should be."))
        return
    text = _("The tables are not as they should be: {detail}.").format(detail="; ".join(differences[:5]))
    yield Finding("schema", Severity.ERROR, text, _restore_advice(_on_server(connection)))


def _journal(connection: Connection) -> Iterator[Finding]:
    bad = 0
    for (row_images,) in connection.execute(select(change.c.row_images)):
        try:
            touched_rows(row_images)
        except (ValueError, TypeError):
            bad += 1
    if not bad:
        yield Finding("journal", Severity.OK, _("Every change in the journal can be read."))
        return
    text = ngettext(
        "{count} change in the journal cannot be read, so it cannot be undone.",
        "{count} changes in the journal cannot be read, so they cannot be undone.",
        bad,
    ).format(count=bad)
    yield Finding(
        "journal", Severity.WARNING, text, _("The log itself is not touched by this; nothing needs doing.")
    )


def _entries(connection: Connection) -> Iterator[Finding]:
    # The database's own rules forbid these; a file that was edited by other means may hold them all the same.
    impossible = or_(
        entry.c.grams <= 0,
        entry.c.grams >= MOST_GRAMS,
        entry.c.absorption < 0,
        entry.c.absorption > 1,
        entry.c.absorption_index < 0,
        entry.c.calcium_mg_per_100g < 0,
        entry.c.vitamin_d_ug_per_100g < 0,
    )
    count, first = connection.execute(select(func.count(), func.min(entry.c.id)).where(impossible)).one()
    if not count:
        yield Finding("entries", Severity.OK, _("Every entry has values that can be."))
        return
    text = ngettext(
        "{count} entry has an impossible value (first: {id}).",
        "{count} entries have an impossible value (first: {id}).",
        count,
    ).format(count=count, id=first)
    yield Finding("entries", Severity.ERROR, text, _("Delete or correct them, or restore a backup."))


def _food_table(connection: Connection, table_path: Path) -> Iterator[Finding]:
    try:
        version = food_table_version(table_path)
        errors = read_food_table(table_path, version).errors
    except Problem as problem:
        yield Finding("food-table", Severity.WARNING, problem.sentence(), _("Mend or replace the file."))
        return
    if errors:
        yield Finding("food-table", Severity.WARNING, errors.sentence(), _("Mend the row in foods.csv."))
    elif version != read_setting(connection, FOOD_TABLE_VERSION_KEY):
        text = _("The foods in the database are not those of {path}.").format(path=table_path)
        yield Finding("food-table", Severity.WARNING, text, _("They are taken over at the next start."))
    else:
        text = _("The foods are those of the food table (version {version}).").format(version=version[:12])
        yield Finding("food-table", Severity.OK, text)


def _on_server(connection: Connection) -> bool:
    return connection.dialect.name != "sqlite"


def _restore_advice(on_server: bool = False) -> str:
    if on_server:
        return _("See to the server and the address; a backup is restored with the server's own tools.")
    return _("Restore a backup: they lie in the folder 'backups' beside the database.")
