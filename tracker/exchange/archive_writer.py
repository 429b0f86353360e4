"""The log as a zip of CSV files: nothing is lost, and the same log gives the same bytes but for the time stamp."""

import csv
import hashlib
import io
import json
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tracker import __version__
from tracker.exchange import archive_schema as schema
from tracker.exchange.archive_cells import CellWriter
from tracker.exchange.archive_corrections import CorrectionRows
from tracker.exchange.export import ExportWish, Progress
from tracker.exchange.pseudonymous_archive import disguise_of
from tracker.exchange.table_schema import Member
from tracker.store.outgoing import LogPart, Outgoing
from tracker.store.store import Reader

_TOLD_EVERY = 5000
_BUFFER = 256 * 1024
_FIRST_MOMENT_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_ONLY_THE_OWNER = (stat.S_IFREG | 0o600) << 16
_UNIX = 3

Rows = Iterable[Sequence[Any]]
Disguise = Callable[[Member, Sequence[Any]], Sequence[Any] | None]
"""Takes a row of a member and gives the one to be written in its place; None leaves it out."""


@dataclass(frozen=True, slots=True)
class Written:
    """What one member of the zip holds."""

    member: Member
    rows: int
    size: int
    """Bytes."""
    sha256: str


def write_zip(
    reader: Reader, wish: ExportWish, file: BinaryIO, made_at: datetime, progress: Progress
) -> None:
    """Write the part of the log that is wished for."""
    outgoing = reader.outgoing(wish.part)
    disguise = None
    if (pseudonyms := wish.pseudonyms) is not None:
        disguise = disguise_of(pseudonyms)
        # The order of the names would tell of them.
        outgoing.people.sort(key=lambda each: pseudonyms.person(each[1][0]))
    write_archive(outgoing, file, made_at, disguise=disguise, progress=progress)


def write_archive(
    outgoing: Outgoing,
    target: IO[bytes],
    made_at: datetime,
    *,
    disguise: Disguise | None = None,
    progress: Progress = lambda _done, _total: None,
) -> tuple[Written, ...]:
    """Write the part of the log that `outgoing` reads to `target`, which can be sought in.

    `made_at` is in UTC without zone. Memory does not grow with the number of entries.
    """
    sources = _Sources(outgoing, progress)
    written = []
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for member in schema.MEMBERS:
            rows = sources.rows(member)
            if disguise is not None:
                rows = _disguised(disguise, member, rows)
            written.append(_write_member(archive, member, rows))
        manifest = _manifest(outgoing.part, made_at, written, pseudonymised=disguise is not None)
        archive.writestr(_zip_info(schema.MANIFEST), manifest)
    return tuple(written)


class _Sources:
    """The rows of each member, in the order of its columns."""

    def __init__(self, outgoing: Outgoing, progress: Progress) -> None:
        self._outgoing = outgoing
        self._progress = progress
        self._imports = outgoing.imports()
        self._import_numbers = {row[0]: number for number, row in enumerate(self._imports, 1)}
        self._corrections = CorrectionRows(outgoing)

    def rows(self, member: Member) -> Rows:
        """The rows; those of the corrections are right once those of the entries are read."""
        outgoing = self._outgoing
        whole: dict[Member, Callable[[], Rows]] = {
            schema.PEOPLE: lambda: [row for _id, row in outgoing.people],
            schema.FOODS: outgoing.foods,
            schema.RECIPES: outgoing.recipes,
            schema.INGREDIENTS: outgoing.ingredients,
            schema.IMPORTS: lambda: [(number, *row[1:]) for number, row in enumerate(self._imports, 1)],
            schema.DAYS: lambda: self._of_people(outgoing.marks),
            schema.ENTRIES: self._entries,
            schema.NOTES: lambda: self._of_people(outgoing.notes),
            schema.CORRECTIONS: self._corrections.rows,
            schema.SETTINGS: outgoing.settings,
        }
        return whole[member]()

    def _of_people(self, rows_of: Callable[[int], Rows]) -> Rows:
        for person_id, person in self._outgoing.people:
            for row in rows_of(person_id):
                yield (person[0], *row)

    def _entries(self) -> Rows:
        total = self._outgoing.entry_count()
        corrected = self._corrections.entry_ids
        number = 0
        for person_id, person in self._outgoing.people:
            name = person[0]
            for entry_id, import_id, *row in self._outgoing.entries(person_id):
                number += 1
                if entry_id in corrected:
                    self._corrections.found(entry_id, number)
                # An import that is no longer listed is left out with its number.
                yield (number, name, *row, self._import_numbers.get(import_id))
                if number % _TOLD_EVERY == 0:
                    self._progress(number, total)
        self._corrections.last_number = number
        self._progress(number, total)


class _Hashed(io.RawIOBase):
    """Passes bytes on, and counts and hashes them."""

    def __init__(self, target: IO[bytes]) -> None:
        super().__init__()
        self._target = target
        self._sha256 = hashlib.sha256()
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._sha256.update(data)
        self._target.write(data)
        self.size += len(data)
        return len(data)

    @property
    def sha256(self) -> str:
        return self._sha256.hexdigest()


def _write_member(archive: ZipFile, member: Member, rows: Rows) -> Written:
    count = 0

    def cells(writer: CellWriter) -> Iterator[list[Any]]:
        nonlocal count
        for row in rows:
            count += 1
            yield writer.cells(row)

    # Always in the form for large files, since nobody knows the size before it is written.
    with archive.open(_zip_info(member.file), "w", force_zip64=True) as opened:
        hashed = _Hashed(opened)
        with io.TextIOWrapper(
            io.BufferedWriter(hashed, _BUFFER), encoding="utf-8", newline="", write_through=False
        ) as text:
            # Both signs, since the csv module quotes a text for the line ends that it writes itself.
            writer = csv.writer(text, lineterminator="\r\n")
            writer.writerow(member.header)
            writer.writerows(cells(CellWriter(member.columns)))
    return Written(member, count, hashed.size, hashed.sha256)


def _disguised(disguise: Disguise, member: Member, rows: Rows) -> Rows:
    for row in rows:
        disguised = disguise(member, row)
        if disguised is not None:
            yield disguised


def _zip_info(name: str) -> ZipInfo:
    info = ZipInfo(name, _FIRST_MOMENT_OF_ZIP)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = _ONLY_THE_OWNER
    info.create_system = _UNIX
    return info


def _manifest(part: LogPart, made_at: datetime, written: Iterable[Written], *, pseudonymised: bool) -> str:
    described = {
        "profile": "tabular-data-package",
        "name": schema.FORMAT,
        "title": "Everything in a food log of the calcium and vitamin D tracker",
        "schema_version": schema.SCHEMA_VERSION,
        "program_version": __version__,
        "created": made_at.isoformat(timespec="microseconds") + "Z",
        "part": {
            "everyone": part.person is None,
            "from": _told(part.first, date.min),
            "to": _told(part.last, date.max),
            "pseudonymised": pseudonymised,
        },
        "resources": [_resource(one) for one in written],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _told(day: date, unless: date) -> str | None:
    return None if day == unless else day.isoformat()


def _resource(one: Written) -> dict[str, Any]:
    return {
        "name": one.member.name,
        "path": one.member.file,
        "description": one.member.means,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "rows": one.rows,
        "bytes": one.size,
        "hash": f"sha256:{one.sha256}",
        "schema": one.member.schema(),
    }
