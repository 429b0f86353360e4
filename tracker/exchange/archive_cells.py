"""Values as the cells of an export, and back, without loss.

Numbers are written so that reading them gives the same bits. An empty cell is unknown; where a text may be unknown, one
that is empty or begins with a backslash gets a backslash in front, so that the two cannot be taken for each other.
"""

import math
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from tracker.exchange.table_schema import Column, Kind
from tracker.locale import _

Convert = Callable[[Any], Any]
_ESCAPE = "\\"
_LIST_SEPARATOR = ";"
_INTEGER = re.compile(r"-?[0-9]{1,19}")
_NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,400})?([eE][-+]?[0-9]{1,3})?")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_LONGEST_MOMENT = len("2026-11-26T05:45:08.000000Z")


class BadCell(ValueError):
    """A cell that its column cannot hold; the message says what it should hold."""


class CellWriter:
    """Turns rows of values into rows of cells."""

    def __init__(self, columns: Sequence[Column]) -> None:
        # The csv module writes most values as they should be; calling a function for each would cost as much again.
        self._special = [
            (place, convert) for place, convert in enumerate(map(_writer, columns)) if convert is not None
        ]

    def cells(self, row: Sequence[Any]) -> list[Any]:
        """`row` as cells; None is an empty one."""
        cells = list(row)
        for place, convert in self._special:
            cells[place] = convert(cells[place])
        return cells


def reader_of(column: Column) -> Callable[[str], Any]:
    """What turns a cell of the column into its value; it raises BadCell."""
    read = _READERS[column.kind](column)
    if not column.unknown:
        return read
    if column.kind is Kind.TEXT:
        return lambda cell: read(cell.removeprefix(_ESCAPE)) if cell else None
    return lambda cell: read(cell) if cell else None


def _writer(column: Column) -> Convert | None:
    if column.kind is Kind.TEXT:
        return _escaped if column.unknown else None
    return _WRITERS.get(column.kind)


def _escaped(value: str | None) -> str | None:
    return _ESCAPE + value if value is not None and value[:1] in ("", _ESCAPE) else value


def _number_cell(value: float | None) -> float | None:
    # SQLite keeps no negative zero.
    return value or (None if value is None else 0.0)


def _moment_cell(value: datetime | str) -> str:
    if isinstance(value, str):
        return f"{value[:10]}T{value[11:]}Z"
    return value.isoformat(timespec="microseconds") + "Z"


def _flag_cell(value: object) -> str:
    return "true" if value else "false"


def _text(column: Column) -> Convert:
    choices = frozenset(column.choices)

    def plain(cell: str) -> str:
        if "\0" in cell:
            raise BadCell(_("text without a NUL character"))
        if column.longest is not None and not 0 < len(cell) <= column.longest:
            raise BadCell(_("1 to {longest} characters").format(longest=column.longest))
        return cell

    def one(cell: str) -> str:
        if cell not in choices:
            raise BadCell(", ".join(column.choices))
        return cell

    def several(cell: str) -> str:
        if cell and not choices.issuperset(cell.split(_LIST_SEPARATOR)):
            raise BadCell(", ".join(column.choices))
        return cell

    if not choices:
        return plain
    return several if column.several else one


def _number(column: Column) -> Convert:
    low = -sys.float_info.max if column.low is None else column.low
    high = sys.float_info.max if column.high is None else column.high
    above = -math.inf if column.above is None else column.above
    below = math.inf if column.below is None else column.below

    # Values of a log repeat, as its foods do.
    @lru_cache(maxsize=4096)
    def read(cell: str) -> float:
        if not _NUMBER.fullmatch(cell):
            raise BadCell(_("a number with a decimal point"))
        value = float(cell) + 0.0
        if not (low <= value <= high and above < value < below):
            raise BadCell(_limits(column))
        return value

    return read


def _integer(column: Column) -> Convert:
    low, high = column.low, column.high

    def read(cell: str) -> int:
        if not _INTEGER.fullmatch(cell):
            raise BadCell(_("a whole number"))
        value = int(cell)
        if (low is not None and value < low) or (high is not None and value > high):
            raise BadCell(_limits(column))
        return value

    return read


@lru_cache(maxsize=4096)
def _date(cell: str) -> date:
    try:
        value = date.fromisoformat(cell)
    except ValueError:
        raise BadCell(_("a date as 2026-11-23")) from None
    if value.isoformat() != cell:
        raise BadCell(_("a date as 2026-11-23"))
    return value


@lru_cache(maxsize=4096)
def _moment(cell: str) -> datetime:
    expected = _("a moment as 2026-11-23T07:30:00.000000Z")
    if len(cell) != _LONGEST_MOMENT or cell[-1] != "Z":
        raise BadCell(expected)
    try:
        value = datetime.fromisoformat(cell[:-1])
    except ValueError:
        raise BadCell(expected) from None
    if value.isoformat(timespec="microseconds") != cell[:-1]:
        raise BadCell(expected)
    return value


def _clock(cell: str) -> str:
    if not _CLOCK.fullmatch(cell):
        raise BadCell(_("a time as 07:30"))
    return cell


def _flag(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise BadCell("true, false")
    return cell == "true"


def _limits(column: Column) -> str:
    told = [
        f"{sign} {limit:g}"
        for sign, limit in (("≥", column.low), ("≤", column.high), (">", column.above), ("<", column.below))
        if limit is not None
    ]
    return " ".join(told) or _("a finite number")


_WRITERS: dict[Kind, Convert] = {
    Kind.NUMBER: _number_cell,
    Kind.MOMENT: _moment_cell,
    Kind.FLAG: _flag_cell,
}
_READERS: dict[Kind, Callable[[Column], Convert]] = {
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.DATE: lambda _column: _date,
    Kind.MOMENT: lambda _column: _moment,
    Kind.CLOCK: lambda _column: _clock,
    Kind.FLAG: lambda _column: _flag,
}
