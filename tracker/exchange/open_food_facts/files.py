"""The records of a file of Open Food Facts, one at a time: a dump of 10 GB never stands in memory.

Which kind of file it is shows in its first bytes, whatever its name. The dump in JSON has one product a line; the one
called CSV is parted by tabs and knows no quotes; Parquet is read through duckdb. A single product's JSON is the
answer of the web service, with or without its envelope.
"""

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from tracker.exchange.open_food_facts.problems import CutOff, FileCannotBeRead, NotOpenFoodFacts
from tracker.exchange.open_food_facts.refusals import Reason, Refused
from tracker.exchange.open_food_facts.tables import header_of, table_records

_GZIP: Final = b"\x1f\x8b"
_PARQUET: Final = b"PAR1"
_BOM: Final = b"\xef\xbb\xbf"
_LONGEST_LINE: Final = 64 * 2**20
"""A product with all its history takes a few hundred kB; what has no end of line is no dump."""
_TELLING: Final = frozenset(("code", "product", "products", "product_name", "nutriments", "nutrition"))
"""Fields of which a record of Open Food Facts has at least one."""

Record = Mapping[str, Any]
Wanted = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a file; neither a record nor a refusal where it was not wanted."""

    row: int
    record: Record | None = None
    refused: Refused | None = None
    bytes_read: int = 0
    """How far into the file, as it lies on the disk."""


def lines_of(path: Path, wanted: Wanted = lambda _line: True) -> Iterator[Line]:
    """The records of the file at `path` in their order; of a line that is not `wanted` only that it is there.

    `wanted` sees the bytes of a line of text before it is read, which is most of the work of a dump. Raises
    NotOpenFoodFacts, FileCannotBeRead, CutOff, ReaderMissing.
    """
    with _opened(path) as (file, where):
        head = file.peek(len(_PARQUET))[: len(_PARQUET)]
        if head == _PARQUET:
            # Rarely used, and a large library.
            from tracker.exchange.open_food_facts.parquet import parquet_records

            for row, found in enumerate(parquet_records(path), start=1):
                yield Line(row, found)
            return
        for row, (record, refused) in enumerate(_text_records(path, file, wanted), start=1):
            yield Line(row, record, refused, where())


def size_of(path: Path) -> int:
    """The bytes of the file on the disk; raises FileCannotBeRead."""
    try:
        return path.stat().st_size
    except OSError as error:
        raise FileCannotBeRead(path, error.strerror or str(error)) from error


@contextmanager
def _opened(path: Path) -> Iterator[tuple[io.BufferedReader, Callable[[], int]]]:
    """The file, unpacked where it is packed, and how to ask how much of it on the disk is read."""
    try:
        with path.open("rb") as on_disk:
            if on_disk.peek(2)[:2] == _GZIP:
                with gzip.open(on_disk) as unpacked:
                    yield io.BufferedReader(unpacked, 2**18), on_disk.tell
            else:
                yield on_disk, on_disk.tell
    except EOFError as error:
        raise CutOff(path) from error
    except (OSError, zlib.error) as error:
        raise FileCannotBeRead(path, getattr(error, "strerror", None) or str(error)) from error


def _text_records(
    path: Path, file: IO[bytes], wanted: Wanted
) -> Iterator[tuple[Record | None, Refused | None]]:
    lines = _lines(path, file)
    first = next(lines, b"").removeprefix(_BOM)
    if not first.lstrip().startswith((b"{", b"[")):
        header = header_of(path, first)
        if header is None:
            raise NotOpenFoodFacts(path)
        yield from table_records(header, (line if wanted(line) else None for line in lines))
        return
    whole = _json(first)
    if whole is None and not first.rstrip().endswith((b"}", b"]")):
        # Laid out over several lines, a file is one answer of the web service.
        whole = _json(first + b"".join(_no_more_than(_LONGEST_LINE, path, lines)))
        lines = iter(())
    if whole is None and not first.strip():
        raise NotOpenFoodFacts(path)
    if whole is not None and not _is_telling(whole):
        raise NotOpenFoodFacts(path)
    for record in _unwrapped(whole) if whole is not None else (None,):
        yield _checked(record)
    for line in lines:
        if not wanted(line):
            yield None, None
            continue
        for record in _unwrapped(_json(line)) if line.strip() else ():
            yield _checked(record)


def _lines(path: Path, file: IO[bytes]) -> Iterator[bytes]:
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise NotOpenFoodFacts(path)
        yield line


def _no_more_than(most: int, path: Path, lines: Iterator[bytes]) -> Iterator[bytes]:
    size = 0
    for line in lines:
        size += len(line)
        if size > most:
            raise NotOpenFoodFacts(path)
        yield line


def _json(line: bytes) -> object:
    """What a line holds; None where that is no JSON."""
    try:
        found: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found


def _is_telling(value: object) -> bool:
    if isinstance(value, list):
        return any(_is_telling(one) for one in value[:1])
    return isinstance(value, Mapping) and not _TELLING.isdisjoint(value)


def _unwrapped(value: object) -> Iterator[object]:
    """The products in an answer of the web service; a line of a dump is its product."""
    if isinstance(value, list):
        yield from value
    elif isinstance(value, Mapping) and isinstance(value.get("products"), list):
        yield from value["products"]
    elif isinstance(value, Mapping) and isinstance(value.get("product"), Mapping):
        yield {"code": value.get("code"), **value["product"]}
    else:
        yield value


def _checked(value: object) -> tuple[Record | None, Refused | None]:
    if isinstance(value, Mapping):
        return value, None
    return None, Refused(Reason.NOT_A_PRODUCT)
