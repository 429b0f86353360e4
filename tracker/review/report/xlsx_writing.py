"""Sheets of a workbook, row by row: what a cell holds decides how it is written."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from tracker.review.figures import Unit

_NUMBERS = {
    Unit.MG: "0",
    Unit.UG: "0.0",
    Unit.KCAL: "0",
    Unit.GRAMS: "0",
    Unit.SHARE: "0 %",
    Unit.DAYS: "0",
    Unit.PORTIONS: "0.0",
    Unit.RATIO: "0.00",
}
_NARROWEST, _WIDEST = 8, 60
"""Characters in a column."""
_LONGEST_TEXT = 32767
"""Characters that a cell holds."""

Cell = str | int | float | date | time | None


class Book:
    """A workbook with the formats of a report."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.title = workbook.add_format({"bold": True, "font_size": 14})
        self.strong = workbook.add_format({"bold": True})
        self.heading = workbook.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
        self.wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.day = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.clock = workbook.add_format({"num_format": "hh:mm", "align": "left"})
        self._numbers = {unit: workbook.add_format({"num_format": code}) for unit, code in _NUMBERS.items()}

    def number(self, unit: Unit) -> Format:
        """How a figure of this unit is shown; the cell holds all its decimals."""
        return self._numbers[unit]


class Sheet:
    """A sheet that grows downwards."""

    def __init__(self, book: Book, name: str) -> None:
        self.book = book
        self.worksheet: Worksheet = book.workbook.add_worksheet(name)
        self.name = name
        self.row = 0
        self._widths: dict[int, int] = {}

    def line(self, *cells: Cell, formats: Sequence[Format | None] = (), measured: bool = True) -> int:
        """Write a row and return its number; `measured` lets it widen the columns."""
        for column, cell in enumerate(cells):
            given = formats[column] if column < len(formats) else None
            self._write(column, cell, given)
            if measured and cell is not None:
                self._widths[column] = max(self._widths.get(column, 0), len(_shown(cell)))
        self.row += 1
        return self.row - 1

    def headings(self, *names: str) -> int:
        """Write a row of headings, which may break into two lines, and return its number."""
        row = self.line(*names, formats=[self.book.heading] * len(names), measured=False)
        for column, name in enumerate(names):
            longest = max(map(len, name.split()), default=0)
            self._widths[column] = max(self._widths.get(column, 0), longest + 1, min(len(name), 12))
        return row

    def gap(self) -> None:
        """Leave a row empty."""
        self.row += 1

    def fit(self, *, widest: int = _WIDEST) -> None:
        """Give every column the width of what it holds, within reason."""
        for column, width in self._widths.items():
            self.worksheet.set_column(column, column, min(max(width + 1, _NARROWEST), widest))

    def _write(self, column: int, cell: Cell, given: Format | None) -> None:
        if cell is None:
            return
        if isinstance(cell, str):
            # Never a formula, a number or a link, whatever it begins with.
            self.worksheet.write_string(self.row, column, cell[:_LONGEST_TEXT], given)
        elif isinstance(cell, datetime | date):
            self.worksheet.write_datetime(self.row, column, cell, given or self.book.day)
        elif isinstance(cell, time):
            self.worksheet.write_datetime(self.row, column, cell, given or self.book.clock)
        else:
            self.worksheet.write_number(self.row, column, cell, given)


def _shown(cell: Any) -> str:
    return f"{cell:.1f}" if isinstance(cell, float) else str(cell)
