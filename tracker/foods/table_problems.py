"""What can be wrong with a food table, and where: a table that cannot be used, and a row that is left out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tracker.locale import _
from tracker.problems import Problem


class TableReason(StrEnum):
    """Why a food table cannot be used at all."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    BINARY = "binary"
    NOT_UTF8 = "not-utf8"
    NO_HEADER = "no-header"
    MISSING_COLUMN = "missing-column"
    DOUBLE_COLUMN = "double-column"
    NO_FOODS = "no-foods"


class RowReason(StrEnum):
    """Why a row of the table is left out."""

    MISSING = "missing"
    NOT_A_NUMBER = "not-a-number"
    DECIMAL_COMMA = "decimal-comma"
    OUT_OF_RANGE = "out-of-range"
    UNKNOWN_WORD = "unknown-word"
    DUPLICATE = "duplicate"
    PORTION = "portion"
    CELLS = "cells"
    NOT_CSV = "not-csv"
    UNKNOWN_COLUMN = "unknown-column"


_ROW_SENTENCES: Mapping[RowReason, Callable[[], str]] = {
    RowReason.MISSING: lambda: _("a value is missing"),
    RowReason.NOT_A_NUMBER: lambda: _("“{value}” is not a plain number"),
    RowReason.DECIMAL_COMMA: lambda: _("“{value}” has a decimal comma; the table is written with a point"),
    RowReason.OUT_OF_RANGE: lambda: _("{value} is outside {allowed}"),
    RowReason.UNKNOWN_WORD: lambda: _("“{value}” is not known here; known are {allowed}"),
    RowReason.DUPLICATE: lambda: _("“{value}” is already the id of line {allowed}"),
    RowReason.PORTION: lambda: _(
        "“{value}” is not a portion; it is written unit=grams@source, each unit once"
    ),
    RowReason.CELLS: lambda: _("the row has {value} cells and the header {allowed}"),
    RowReason.NOT_CSV: lambda: _("the row is not in the form of CSV: {value}"),
    RowReason.UNKNOWN_COLUMN: lambda: _("the column is not one of the food table's, and is not read"),
}
_TABLE_SENTENCES: Mapping[TableReason, Callable[[], str]] = {
    TableReason.UNREADABLE: lambda: _("The food table {path} cannot be read: {detail}."),
    TableReason.EMPTY: lambda: _("The food table {path} is empty."),
    TableReason.BINARY: lambda: _("The food table {path} is not a text file."),
    TableReason.NOT_UTF8: lambda: _("The food table {path} is not in UTF-8: line {detail}."),
    TableReason.NO_HEADER: lambda: _(
        "The food table {path} has no header; its first line must name the columns."
    ),
    TableReason.MISSING_COLUMN: lambda: _("The food table {path} lacks these columns: {detail}."),
    TableReason.DOUBLE_COLUMN: lambda: _("The food table {path} has these columns twice: {detail}."),
    TableReason.NO_FOODS: lambda: _("The food table {path} holds no food that can be used: {detail}."),
}


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing that is wrong with one row; the row is not read."""

    file: str
    line: int
    """Where the row begins; the header is line 1."""
    column: str
    """The column's name; empty where the row as a whole is wrong."""
    reason: RowReason
    value: str = ""
    """What stands there, cut short."""
    allowed: str = ""
    """What may stand there."""

    def sentence(self) -> str:
        """Place and reason in the language in force: 'foods.csv:12: calcium_mg_per_100g: “x” is not …'."""
        place = f"{self.file}:{self.line}"
        reason = _ROW_SENTENCES[self.reason]().format(value=self.value, allowed=self.allowed)
        return f"{place}: {self.column}: {reason}" if self.column else f"{place}: {reason}"


class FoodTableProblem(Problem):
    """The food table cannot be used; nothing was changed."""

    def __init__(self, path: Path, reason: TableReason, detail: str = "") -> None:
        super().__init__(path, reason, detail)
        self.path = path
        self.reason = reason
        self.detail = detail

    def sentence(self) -> str:
        """Which file, why, and that the foods and the log are as they were."""
        why = _TABLE_SENTENCES[self.reason]().format(path=self.path, detail=self.detail)
        return " ".join((why, _("The foods already stored and the log are untouched.")))
