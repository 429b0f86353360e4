"""Numbers as files write them: with a point or a comma, with signs between the thousands, in another unit."""

import re
from collections.abc import Callable, Iterable

from tracker.exchange.rows import CellError, Reason

LARGEST = 1e9
"""No figure of a food or a day comes near it."""
UNKNOWN = frozenset({"", ".", "-", "–", "—", "na", "n/a", "nan", "null", "none", "unknown", "ukendt", "?"})
"""What stands in a cell of which nothing is known; never 0."""

ReadFigure = Callable[[str], float | None]

_THOUSANDS_POINT = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
_THOUSANDS_COMMA = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[-+]?\d*,\d+")
_CLEAR_COMMA = re.compile(r"\s*[-+]?\d+,(\d{1,2}|\d{4,})\s*")
_CLEAR_POINT = re.compile(r"\s*[-+]?\d+\.(\d{1,2}|\d{4,})\s*")


def point_figure(cell: str) -> float | None:
    """A number with a decimal point; None is unknown. Raises CellError."""
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        return _written_otherwise(cell, decimal=".")
    if 0 <= value <= LARGEST and "_" not in cell:
        return value
    return _outside(cell, value)


def comma_figure(cell: str) -> float | None:
    """A number with a decimal comma, in which points part thousands; None is unknown. Raises CellError."""
    if not cell:
        return None
    if cell.isascii() and cell.isdigit():
        value = float(cell)
        return value if value <= LARGEST else _outside(cell, value)
    return _written_otherwise(cell, decimal=",")


def decimal_of(cells: Iterable[str]) -> str:
    """The decimal sign of numbers: that of the first which can be read in one way only, else a comma where there is one."""
    comma = False
    for cell in cells:
        if _CLEAR_COMMA.fullmatch(cell):
            return ","
        if _CLEAR_POINT.fullmatch(cell):
            return "."
        comma = comma or "," in cell
    return "," if comma else "."


def _written_otherwise(cell: str, *, decimal: str) -> float | None:
    text = cell.strip().replace("\u00a0", "").replace("\u202f", "")
    if text.casefold() in UNKNOWN:
        return None
    if decimal == ",":
        if _THOUSANDS_POINT.fullmatch(text):
            text = text.replace(".", "")
        plain = text.replace(",", ".")
    elif _DECIMAL_COMMA.fullmatch(text) and not _THOUSANDS_COMMA.fullmatch(text):
        plain = text.replace(",", ".")
    elif _THOUSANDS_COMMA.fullmatch(text):
        if "." not in text and text.count(",") == 1:
            raise CellError(Reason.AMBIGUOUS_NUMBER, cell)
        plain = text.replace(",", "")
    else:
        plain = text
    try:
        value = float(plain)
    except ValueError:
        raise CellError(Reason.NOT_A_NUMBER, cell) from None
    if 0 <= value <= LARGEST and "_" not in plain:
        return value
    return _outside(cell, value)


def _outside(cell: str, value: float) -> float | None:
    text = cell.strip().casefold()
    if text in UNKNOWN:
        return None
    if value < 0:
        raise CellError(Reason.NEGATIVE, cell)
    if value > LARGEST and value != float("inf"):
        raise CellError(Reason.TOO_LARGE, cell)
    raise CellError(Reason.NOT_A_NUMBER, cell)
