"""Cronometer: servings.csv, a row a food, and dailysummary.csv, a row a day.

The columns differ by account and year: vitamin D may be missing, in IU or in µg. A row without energy is a supplement.
"""

from collections.abc import Iterator
from operator import itemgetter

from tracker.exchange.diary_format import Choices, Gauge
from tracker.exchange.figures import point_figure
from tracker.exchange.layout import Layout, Measured, find_measured, read_layout, weight_in
from tracker.exchange.moments import DayOrder, Days
from tracker.exchange.opening import Opening
from tracker.exchange.rows import (
    CellError,
    DayTotal,
    MarkedDay,
    Note,
    NoteCode,
    Piece,
    refused,
)
from tracker.exchange.tables import Columns, Table
from tracker.exchange.units import CALCIUM_UNITS, ENERGY_UNITS, VITAMIN_D_UNITS

_VITAMIN_D = ("Vitamin D (IU)", "Vitamin D (µg)", "Vitamin D (mcg)")
_CALCIUM = ("Calcium (mg)", "Calcium (g)")
_ENERGY = ("Energy (kcal)", "Energy (kJ)")
_TRUE = frozenset({"true", "yes", "1"})
_SUPPLEMENTS = "supplements"


def is_servings(opening: Opening) -> bool:
    """Whether a file begins like servings.csv."""
    return opening.has("Day", "Food Name", "Amount")


def is_daily_summary(opening: Opening) -> bool:
    """Whether a file begins like dailysummary.csv."""
    return opening.has("Date", "Completed") and (opening.has(_CALCIUM[0]) or opening.has(_ENERGY[0]))


def read_servings(opening: Opening, choices: Choices, gauge: Gauge) -> Iterator[Piece]:
    """Every food eaten; raises MissingColumn, ColumnTwice."""
    with Table(opening) as table:
        gauge.meter = table
        layout = _servings_layout(table.columns)
        yield from read_layout(
            table, layout, Days(choices.latest, choices.date_order or DayOrder.MONTH_FIRST), point_figure
        )


def read_daily_summary(opening: Opening, choices: Choices, gauge: Gauge) -> Iterator[Piece]:
    """The days that are complete, and their sums to compare with; raises MissingColumn, ColumnTwice."""
    with Table(opening) as table:
        gauge.meter = table
        yield Note.of(NoteCode.ONLY_DAYS)
        columns = table.columns
        day_at, completed_at = columns.need("Date"), columns.need("Completed")
        calcium = find_measured(columns, CALCIUM_UNITS, *_CALCIUM)
        vitamin_d = find_measured(columns, VITAMIN_D_UNITS, *_VITAMIN_D)
        days = Days(choices.latest, choices.date_order or DayOrder.MONTH_FIRST)
        for cells in table.rows():
            if not isinstance(cells, list):
                yield cells
                continue
            column = columns.names[day_at]
            try:
                day = days[cells[day_at]]
                column = _CALCIUM[0]
                calcium_mg = _figure(cells, calcium)
                column = _VITAMIN_D[0]
                total = DayTotal(table.line, "", day, calcium_mg, _figure(cells, vitamin_d))
            except CellError as error:
                yield refused(table.line, column, error.reason, error.value)
                continue
            yield total
            # What is not ticked off may be complete all the same.
            if cells[completed_at].strip().casefold() in _TRUE:
                yield MarkedDay(table.line, "", day, complete=True)


def _servings_layout(columns: Columns) -> Layout:
    energy = find_measured(columns, ENERGY_UNITS, *_ENERGY)
    category_at = columns.find("Category")

    def supplement(cells: list[str]) -> bool:
        if energy is not None and not cells[energy.place].strip():
            return True
        return category_at is not None and cells[category_at].strip().casefold() == _SUPPLEMENTS

    return Layout(
        day=columns.need("Day"),
        clock=columns.find("Time"),
        meal=columns.find("Group"),
        food=itemgetter(columns.need("Food Name")),
        amount=columns.need("Amount"),
        weight=weight_in(columns.need("Amount")),
        calcium=find_measured(columns, CALCIUM_UNITS, *_CALCIUM),
        vitamin_d=find_measured(columns, VITAMIN_D_UNITS, *_VITAMIN_D),
        energy=energy,
        supplement=supplement,
    )


def _figure(cells: list[str], measured: Measured | None) -> float | None:
    value = None if measured is None else point_figure(cells[measured.place])
    return None if value is None or measured is None else value / measured.per
