"""Days and times of the day as files write them, and which way round a day like 3/4/2024 is."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from tracker.exchange.rows import CellError, Reason

EARLIEST = date(1900, 1, 1)

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_POINTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?: .*)?")
_TWO_WAYS = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?:[T ].*)?")
_DAY_WORD = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?[ -]([^\W\d]+)\.?,?[ -](\d{4})(?: .*)?")
_WORD_DAY = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?: .*)?")
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january januar", "feb february februar", "mar march marts", "apr april", "may maj", "jun june juni",
            "jul july juli", "aug august", "sep sept september", "oct okt october oktober", "nov november",
            "dec december",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip

_CLOCK = re.compile(
    r"(?:.*[T ])?(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?(?: ?([ap])\.?m\.?)?(?:Z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_HOUR_OF_12 = re.compile(r"(\d{1,2}) ?([ap])\.?m\.?", re.IGNORECASE)
_HOURS = 24
_CENTURY = 100
_REMEMBERED = 50_000
"""Texts that are kept: a file may tell every row's own second."""


class DayOrder(StrEnum):
    """Which comes first in a day that is written by numbers with strokes between."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class Days(dict[str, date]):
    """Cells of days that were read, by their text; an unknown one is read when it is asked for.

    Asking raises CellError for what is no day, for one outside 1900 to `latest`, and, without an `order`, for one that can be
    read in two ways.
    """

    def __init__(self, latest: date, order: DayOrder | None = None) -> None:
        super().__init__()
        self._latest = latest
        self._order = order

    def __missing__(self, cell: str) -> date:
        text = " ".join(cell.split())
        if not text:
            raise CellError(Reason.NO_DATE, cell)
        try:
            day = _day_of(text, self._order)
        except (ValueError, OverflowError):
            raise CellError(Reason.NOT_A_DATE, cell) from None
        if not EARLIEST <= day <= self._latest:
            raise CellError(Reason.DAY_OUT_OF_RANGE, cell)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[cell] = day
        return day


class Clocks(dict[str, str | None]):
    """Cells of times that were read, as 'HH:MM' or None for what tells none; an unknown one is read when it is asked for."""

    def __missing__(self, cell: str) -> str | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[cell] = found = _clock_of(" ".join(cell.split()))
        return found


def order_of(cells: Iterable[str]) -> tuple[DayOrder | None, bool]:
    """Which way round days are written, by the first cell that can be read in one way only, and whether it matters.

    It does not matter where no cell is written by numbers with strokes.
    """
    matters = False
    for cell in cells:
        if found := _TWO_WAYS.fullmatch(cell.strip()):
            first, second = int(found[1]), int(found[2])
            matters = matters or first != second
            if first > 12 >= second:
                return DayOrder.DAY_FIRST, True
            if second > 12 >= first:
                return DayOrder.MONTH_FIRST, True
    return None, matters


def _day_of(text: str, order: DayOrder | None) -> date:
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _POINTS.fullmatch(text):
        return date(_year(found[3]), int(found[2]), int(found[1]))
    if found := _TWO_WAYS.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), _year(found[3])
        if order is None and first != second:
            raise ValueError(text)
        month, day = (first, second) if order is DayOrder.MONTH_FIRST else (second, first)
        return date(year, month, day)
    if found := _DAY_WORD.fullmatch(text):
        return date(int(found[3]), _month(found[2]), int(found[1]))
    if found := _WORD_DAY.fullmatch(text):
        return date(int(found[3]), _month(found[1]), int(found[2]))
    raise ValueError(text)


def _year(text: str) -> int:
    year = int(text)
    return year if year >= _CENTURY else 2000 + year


def _month(word: str) -> int:
    number = _MONTHS.get(word.casefold())
    if number is None:
        raise ValueError(word)
    return number


def _clock_of(text: str) -> str | None:
    found = _CLOCK.fullmatch(text)
    if found:
        hour, minute, half = int(found[1]), int(found[2]), found[3]
    elif found := _HOUR_OF_12.fullmatch(text):
        hour, minute, half = int(found[1]), 0, found[2]
    else:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.casefold() == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < _HOURS and minute < 60 else None
