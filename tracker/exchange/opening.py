"""The beginning of a file: what it is encoded in, and the names of its columns if it is a table of text."""

import codecs
import csv
import re
from dataclasses import dataclass
from pathlib import Path

from tracker.exchange.problems import EmptyFile, UnreadableFile

LOOKED_AT = 65536
"""Bytes that are read to recognise a file."""
DELIMITERS = (",", ";", "\t", "|")
_EXCEL_SIGN = re.compile(r"sep=([,;\t|])", re.IGNORECASE)
_LONGEST_HEADER = 1000
"""A line with more columns than this is no header."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a file begins."""

    path: Path
    size: int
    """Bytes of the whole file."""
    data: bytes
    """Its first bytes, `LOOKED_AT` at most."""
    encoding: str
    """What its text is encoded in, as Python names it; empty where it is no text."""
    delimiter: str
    """What parts its columns; empty where it is no table of text."""
    columns: tuple[str, ...]
    """The names of its columns, without spaces around them; empty where it is no table of text."""

    def has(self, *names: str) -> bool:
        """Whether there are columns of all these names, in whatever case."""
        known = {column.casefold() for column in self.columns}
        return all(name.casefold() in known for name in names)


def open_file(path: Path) -> Opening:
    """Look at the beginning of a file; raises UnreadableFile, EmptyFile."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            data = file.read(LOOKED_AT)
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from error
    except ValueError as error:
        raise UnreadableFile(path, str(error)) from error
    if not data:
        raise EmptyFile(path)
    encoding = encoding_of(data)
    delimiter, columns = _header(data, encoding) if encoding else ("", ())
    return Opening(path, size, data, encoding, delimiter, columns)


def encoding_of(data: bytes) -> str:
    """The encoding of a text that begins like this; empty for what is no text.

    A byte order mark decides; without one it is UTF-8 if it can be, UTF-16 if every other byte is zero, else
    Windows-1252, which holds Latin-1.
    """
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in data:
        return _utf_16_without_mark(data)
    try:
        # A letter may be cut in two where the look ends.
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _utf_16_without_mark(data: bytes) -> str:
    head = data[: 2 * (min(len(data), 400) // 2)]
    even, odd = head[::2].count(0), head[1::2].count(0)
    letters = len(head) // 2
    if odd > letters * 0.7 and even < letters * 0.1:
        return "utf-16-le"
    if even > letters * 0.7 and odd < letters * 0.1:
        return "utf-16-be"
    return ""


def header_line(opening: Opening) -> int:
    """How many lines stand before the names of the columns: empty ones, and the one by which Excel is told the sign."""
    return _before_header(_lines_of(opening.data, opening.encoding))[0]


def _header(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    lines = _lines_of(data, encoding)
    before, told = _before_header(lines)
    if before >= len(lines):
        return "", ()
    first = lines[before]
    delimiter = told or max(DELIMITERS, key=lambda sign: len(cells_of(first, sign)))
    columns = tuple(cell.strip() for cell in cells_of(first, delimiter))
    while columns and not columns[-1]:
        # Some programs end every line with the sign that parts columns.
        columns = columns[:-1]
    if not 1 < len(columns) <= _LONGEST_HEADER:
        return "", ()
    return delimiter, columns


def _lines_of(data: bytes, encoding: str) -> list[str]:
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _before_header(lines: list[str]) -> tuple[int, str]:
    told = ""
    for number, line in enumerate(lines):
        if found := _EXCEL_SIGN.fullmatch(line.strip(" \ufeff")):
            told = found[1]
        elif line.strip():
            return number, told
    return len(lines), told


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of one line; none where it is no line of such a table."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
