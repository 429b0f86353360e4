"""ASA24: the analysis files Items, a row a food, and INS, a row a supplement, of many people's recalls.

A recall is of one day, the one on which it starts, also for what was eaten after midnight: so the days add up to what the
Totals file says. Totals, TS, TNS and Responses hold no single foods.
"""

from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import NoReturn

from tracker.exchange.diary_format import Choices, Gauge
from tracker.exchange.figures import point_figure
from tracker.exchange.fndds import kind_of_code
from tracker.exchange.layout import Cells, Layout, Measured, find_measured, measured_weight, read_layout
from tracker.exchange.moments import DayOrder, Days
from tracker.exchange.opening import Opening
from tracker.exchange.problems import NotADiary
from tracker.exchange.rows import CellError, MarkedDay, Note, NoteCode, Piece
from tracker.exchange.tables import Columns, Table
from tracker.exchange.units import CALCIUM_UNITS, ENERGY_UNITS, VITAMIN_D_UNITS
from tracker.store.store import Store

_COMPLETE = frozenset({"2", "complete"})
"""RecallStatus of a recall that was finished; 5 is one that was broken off."""
_OCCASIONS = {
    "1": "breakfast",
    "2": "brunch",
    "3": "lunch",
    "4": "dinner",
    "5": "supper",
    "6": "snack",
    "7": "drink",
    "8": "supplement",
}
"""The codes of Occ_Name."""


def is_items(opening: Opening) -> bool:
    """Whether a file begins like Items, or INF of older versions."""
    return opening.has("UserName", "RecallNo", "Food_Description", "KCAL")


def is_supplements(opening: Opening) -> bool:
    """Whether a file begins like INS."""
    return opening.has("UserName", "RecallNo", "SupplCode")


def is_without_foods(opening: Opening) -> bool:
    """Whether a file is another of the analysis files."""
    return opening.has("UserName", "RecallNo", "RecallStatus")


def read_items(opening: Opening, choices: Choices, gauge: Gauge) -> Iterator[Piece]:
    """Every food eaten; raises MissingColumn, ColumnTwice."""
    with Table(opening) as table:
        gauge.meter = table
        columns = table.columns
        grams = columns.find("FoodAmt", "FoodAmt (g)")
        code_at = columns.find("FoodCode")
        yield from _read(
            table,
            choices,
            food=itemgetter(columns.need("Food_Description")),
            amount=grams,
            weight=None if grams is None else measured_weight(Measured(grams), point_figure),
            kind=None if code_at is None else lambda cells: kind_of_code(cells[code_at]),
        )


def read_supplements(opening: Opening, choices: Choices, gauge: Gauge) -> Iterator[Piece]:
    """Every supplement taken; raises MissingColumn, ColumnTwice."""
    with Table(opening) as table:
        gauge.meter = table
        columns = table.columns
        yield from _read(
            table,
            choices,
            food=itemgetter(columns.need("Suppl_Description", "SupplCode")),
            amount=columns.find("SupplAmount"),
            supplement=True,
        )


def refuse_without_foods(_store: Store, path: Path, _how: object) -> NoReturn:
    """Raises NotADiary."""
    raise NotADiary(path, "Items (*_Items.csv, *_INS.csv)")


def _read(
    table: Table,
    choices: Choices,
    *,
    food: Callable[[Cells], str],
    amount: int | None,
    weight: Callable[[Cells], float | None] | None = None,
    kind: Callable[[Cells], str] | None = None,
    supplement: bool = False,
) -> Iterator[Piece]:
    columns = table.columns
    days = Days(choices.latest, choices.date_order or DayOrder.MONTH_FIRST)
    person_at = columns.need("UserName")
    occasion_at = columns.find("Occ_Name")
    day_at = columns.need("IntakeStartDateTime", "ReportingDate")
    recalls = _Recalls(columns, days, person_at, day_at)
    layout = Layout(
        day=day_at,
        food=food,
        clock=columns.find("Occ_Time"),
        meal=occasion_at,
        meal_words=_OCCASIONS,
        person=itemgetter(person_at),
        amount=amount,
        weight=weight,
        calcium=find_measured(columns, CALCIUM_UNITS, "CALC", "CALC (mg)"),
        vitamin_d=find_measured(columns, VITAMIN_D_UNITS, "VITD", "VITD (µg)", "VITD (mcg)"),
        energy=find_measured(columns, ENERGY_UNITS, "KCAL"),
        supplement=(lambda _cells: True) if supplement else None,
        kind=kind,
        beside=recalls.mark,
    )
    yield from read_layout(table, layout, days, point_figure)
    if recalls.broken_off:
        yield Note.of(NoteCode.NOT_RELIABLE, count=recalls.broken_off)


class _Recalls:
    """Tells of each recall once whether it was finished."""

    def __init__(self, columns: Columns, days: Days, person_at: int, day_at: int) -> None:
        self.broken_off = 0
        self._status_at = columns.find("RecallStatus")
        self._days = days
        self._person_at = person_at
        self._day_at = day_at
        self._told: set[tuple[str, str]] = set()

    def mark(self, cells: Cells, line: int) -> MarkedDay | None:
        """How fully the day of a row was recalled; None where it was told before, or nobody knows."""
        recall = (cells[self._person_at], cells[self._day_at])
        if self._status_at is None or recall in self._told or not cells[self._status_at].strip():
            return None
        self._told.add(recall)
        complete = cells[self._status_at].strip().casefold() in _COMPLETE
        self.broken_off += not complete
        try:
            return MarkedDay(line, recall[0], self._days[recall[1]], complete)
        except CellError:
            return None
