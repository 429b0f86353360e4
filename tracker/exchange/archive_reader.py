"""An export as a file: whether it is whole and what it says it is, and its rows."""

import csv
import hashlib
import io
import json
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tracker.exchange import archive_schema as schema
from tracker.exchange.archive_cells import BadCell, reader_of
from tracker.exchange.archive_problems import (
    ArchiveTooLarge,
    BadManifest,
    BadRow,
    BadValue,
    DamagedMember,
    ForeignArchive,
    MissingMember,
    NewerArchive,
    NoArchive,
    StrangeMember,
    WrongColumns,
)
from tracker.exchange.bounded import LONGEST_LINE, Allowance, BoundedReader, TooMuch
from tracker.exchange.problems import UnreadableFile
from tracker.exchange.table_schema import Member
from tracker.locale import _

_BUFFER = 256 * 1024
_LARGEST_MANIFEST = 2**20
_MOST_MEMBERS = 100
_ENCRYPTED = 1
_HEADER_ROW = 1
_ZIP_ERRORS = (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error, struct.error)
"""What the zip module raises for bytes that are no zip."""


class Archive:
    """An export that is open for reading; every method raises ImportProblem."""

    def __init__(self, path: Path) -> None:
        """Open the file and look at its list of members and its description."""
        self.path = path
        try:
            # Closed by this class: the zip module would leave it open as long as any member is.
            self._file = path.open("rb")
        except OSError as error:
            raise UnreadableFile(path, error.strerror or str(error)) from error
        self._allowance = Allowance()
        try:
            self._zip = self._open_zip()
            self._members = self._list()
            self.manifest = self._read_manifest()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()
        self._file.close()

    @property
    def size(self) -> int:
        """Bytes of all members unpacked, as the description says."""
        return sum(resource["bytes"] for resource in self._resources.values())

    def check(self, read: Callable[[int], object] | None = None) -> None:
        """Unpack everything, to nowhere, and hold it against the description; `read` is told of each piece."""
        for member in schema.MEMBERS:
            resource = self._resources[member.file]
            hashed, size = hashlib.sha256(), 0
            with self._opened(member.file) as opened:
                while piece := opened.read(_BUFFER):
                    hashed.update(piece)
                    size += len(piece)
                    if read is not None:
                        read(len(piece))
            if f"sha256:{hashed.hexdigest()}" != resource["hash"] or size != resource["bytes"]:
                raise DamagedMember(member.file, _("its checksum is another"))
        self._allowance = Allowance()

    def row_count(self, member: Member) -> int:
        """How many rows it has, as the description says."""
        count: int = self._resources[member.file]["rows"]
        return count

    def rows(self, member: Member) -> Iterator[tuple[int, list[Any]]]:
        """The place in the file, the line of column names being 1, and the values of each row."""
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
        row = _HEADER_ROW
        with self._opened(member.file) as opened:
            text = io.TextIOWrapper(opened, encoding="utf-8", newline="")
            lines = csv.reader(text, strict=True)
            try:
                if next(lines, None) != member.header:
                    raise WrongColumns(member.file, tuple(member.header))
                readers = [reader_of(column) for column in member.columns]
                for row, cells in enumerate(lines, _HEADER_ROW + 1):
                    if len(cells) != len(readers):
                        raise BadRow(member.file, row, _("it has another number of cells than columns"))
                    try:
                        values = [read(cell) for read, cell in zip(readers, cells, strict=True)]
                    except BadCell:
                        raise _bad_value(member, row, cells) from None
                    yield row, values
            except csv.Error as error:
                raise BadRow(member.file, row + 1, str(error)) from error
            except UnicodeDecodeError as error:
                raise BadRow(member.file, row + 1, _("it is not UTF-8")) from error
        if row - _HEADER_ROW != self.row_count(member):
            raise DamagedMember(member.file, _("it has another number of rows"))

    @contextmanager
    def _opened(self, name: str) -> Iterator[io.BufferedReader]:
        info = self._members[name]
        try:
            with self._zip.open(info) as source:
                yield io.BufferedReader(BoundedReader(source, info.compress_size, self._allowance), _BUFFER)
        except TooMuch as error:
            raise ArchiveTooLarge(name) from error
        except _ZIP_ERRORS as error:
            raise DamagedMember(name, str(error)) from error
        except OSError as error:
            raise UnreadableFile(self.path, error.strerror or str(error)) from error

    def _open_zip(self) -> ZipFile:
        try:
            return ZipFile(self._file)
        except _ZIP_ERRORS as error:
            raise NoArchive(self.path, str(error)) from error
        except OSError as error:
            raise UnreadableFile(self.path, error.strerror or str(error)) from error

    def _list(self) -> dict[str, ZipInfo]:
        listed = self._zip.infolist()
        names = [info.filename for info in listed]
        if schema.MANIFEST not in names or len(names) > _MOST_MEMBERS:
            raise ForeignArchive(self.path)
        expected = [schema.MANIFEST, *(member.file for member in schema.MEMBERS)]
        for info in listed:
            usable = info.compress_type in (ZIP_STORED, ZIP_DEFLATED) and not info.flag_bits & _ENCRYPTED
            if names.count(info.filename) > 1 or not usable:
                raise StrangeMember(info.filename)
        self._unexpected = [name for name in names if name not in expected]
        return {info.filename: info for info in listed}

    def _read_manifest(self) -> dict[str, Any]:
        with self._opened(schema.MANIFEST) as opened:
            data = opened.read(_LARGEST_MANIFEST + 1)
        if len(data) > _LARGEST_MANIFEST:
            raise ArchiveTooLarge(schema.MANIFEST)
        try:
            read = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise BadManifest(schema.MANIFEST, str(error)) from error
        if not isinstance(read, dict) or read.get("name") != schema.FORMAT:
            raise ForeignArchive(self.path)
        version = read.get("schema_version")
        if not isinstance(version, int) or version < 1:
            raise BadManifest(schema.MANIFEST, "schema_version")
        if version > schema.SCHEMA_VERSION:
            raise NewerArchive(self.path, str(read.get("program_version", "?")))
        self._require_members()
        self._resources = _resources(read)
        return read

    def _require_members(self) -> None:
        for name in self._unexpected:
            raise StrangeMember(name)
        for member in schema.MEMBERS:
            if member.file not in self._members:
                raise MissingMember(member.file)


def _resources(manifest: dict[str, Any]) -> dict[str, dict[str, Any]]:
    listed = manifest.get("resources")
    found = {}
    for resource in listed if isinstance(listed, list) else ():
        if isinstance(resource, dict) and isinstance(resource.get("path"), str):
            found[resource["path"]] = resource
    for member in schema.MEMBERS:
        resource = found.get(member.file, {})
        for name, kind in (("rows", int), ("bytes", int), ("hash", str)):
            if not isinstance(resource.get(name), kind) or isinstance(resource[name], bool):
                raise BadManifest(schema.MANIFEST, f"{member.file}: {name}")
    return found


def _bad_value(member: Member, row: int, cells: list[str]) -> BadValue:
    for column, cell in zip(member.columns, cells, strict=True):
        try:
            reader_of(column)(cell)
        except BadCell as expected:
            return BadValue(member.file, row, str(expected), column.name, cell)
    raise AssertionError("a row that could not be read can be read")
