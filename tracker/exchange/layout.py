"""Reading a table of food eaten, once it is known which column holds what."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.exchange.figures import ReadFigure, point_figure
from tracker.exchange.meals import Meals
from tracker.exchange.moments import Clocks, Days
from tracker.exchange.rows import CellError, Note, NoteCode, Piece, ReadRow, Refused, refused
from tracker.exchange.tables import Columns, Table
from tracker.exchange.units import GRAM_UNITS, unit_in

Cells = list[str]

_WEIGHT = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(g|kg|oz|lb)\.?\s*", re.IGNORECASE)
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Measured:
    """A column of figures."""

    place: int
    per: float = 1.0
    """How many of its unit make the one that is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which column of a table holds what; None is a column that it has not."""

    day: int
    food: Callable[[Cells], str]
    clock: int | None = None
    meal: int | None = None
    meal_words: Mapping[str, str] | None = None
    """The word for each of the codes by which a file names its meals."""
    person: Callable[[Cells], str] | None = None
    amount: int | None = None
    weight: Callable[[Cells], float | None] | None = None
    """The grams of a row; None where it does not tell them."""
    calcium: Measured | None = None
    vitamin_d: Measured | None = None
    energy: Measured | None = None
    supplement: Callable[[Cells], bool] | None = None
    """Whether a row is of a supplement."""
    kind: Callable[[Cells], str] | None = None
    """What a row tells of the kind of food, as in `ReadRow.kind`."""
    unknown: Callable[[Cells], bool] | None = None
    """Whether nothing is known of the food of a row, whatever stands in its figures."""
    beside: Callable[[Cells, int], Piece | None] | None = None
    """What a row tells beside the food, before it."""

    def figures(self) -> tuple[Measured | None, ...]:
        """The columns of figures in the order in which they are read."""
        return (self.calcium, self.vitamin_d, self.energy)


def read_layout(table: Table, layout: Layout, days: Days, figure: ReadFigure) -> Iterator[Piece]:
    """The rows of an open table, and the notes that go for all of them."""
    yield from _missing(layout)
    clocks, meals = Clocks(), Meals(layout.meal_words or {})
    calcium_of, vitamin_d_of, energy_of = (_reader(one, figure) for one in layout.figures())
    weight_of = layout.weight or _unknown
    day_at, clock_at, meal_at, amount_at = layout.day, layout.clock, layout.meal, layout.amount
    food_of, person_of = layout.food, layout.person
    supplement_of, kind_of, beside_of = layout.supplement, layout.kind, layout.beside
    unknown_of = layout.unknown
    for cells in table.rows():
        if not isinstance(cells, list):
            yield cells
            continue
        try:
            day = days[cells[day_at]]
            clock = None if clock_at is None else clocks[cells[clock_at]]
            if beside_of is not None and (piece := beside_of(cells, table.line)) is not None:
                yield piece
            row = ReadRow(
                table.line,
                "" if person_of is None else person_of(cells),
                day,
                clock,
                meals["" if meal_at is None else cells[meal_at], clock],
                food_of(cells),
                "" if amount_at is None else cells[amount_at],
                weight_of(cells) or None,
                calcium_of(cells),
                vitamin_d_of(cells),
                energy_of(cells),
                supplement_of is not None and supplement_of(cells),
                "" if kind_of is None else kind_of(cells),
            )
            if unknown_of is not None and unknown_of(cells):
                row = row._replace(calcium_mg=None, vitamin_d_ug=None, energy_kcal=None)
            yield row
        except CellError as error:
            yield at_fault(table, layout, cells, error)
    yield from table.doubts()


def find_measured(columns: Columns, units: Mapping[str, float], *names: str) -> Measured | None:
    """The column of one of these names, in the unit that its name ends with; without one in the first of `units`."""
    place = columns.find(*names)
    if place is None:
        return None
    unit = unit_in(columns.names[place], units) or next(iter(units))
    return Measured(place, units[unit])


def weight_in(place: int) -> Callable[[Cells], float | None]:
    """Reads the grams in amounts such as '150.00 g' and '2 oz'; None for one that is no weight."""
    weights = _Weights()
    return lambda cells: weights[cells[place]]


def measured_weight(measured: Measured, figure: ReadFigure) -> Callable[[Cells], float | None]:
    """Reads the grams in a column of figures."""
    return _reader(measured, figure)


class _Weights(dict[str, float | None]):
    """Amounts that were read, in grams."""

    def __missing__(self, cell: str) -> float | None:
        found = _WEIGHT.fullmatch(cell)
        grams = None
        if found:
            grams = (point_figure(found[1]) or 0.0) / GRAM_UNITS[found[2].casefold()]
        if len(self) >= _REMEMBERED:
            self.clear()
        self[cell] = grams
        return grams


def at_fault(table: Table, layout: Layout, cells: Sequence[str], error: CellError) -> Refused:
    """The refusal of a row, with the first of the columns read that holds what could not be read."""
    places = [layout.day, *(one.place for one in layout.figures() if one)]
    column = next((table.columns.names[place] for place in places if cells[place] == error.value), "")
    return refused(table.line, column, error.reason, error.value)


def _missing(layout: Layout) -> Iterator[Note]:
    if layout.calcium is None:
        yield Note.of(NoteCode.NO_CALCIUM)
    if layout.vitamin_d is None:
        yield Note.of(NoteCode.NO_VITAMIN_D)


def _reader(measured: Measured | None, figure: ReadFigure) -> Callable[[Cells], float | None]:
    if measured is None:
        return _unknown
    place, per = measured.place, measured.per
    if per == 1.0:
        return lambda cells: figure(cells[place])

    def read(cells: Cells) -> float | None:
        value = figure(cells[place])
        return None if value is None else value / per

    return read


def _unknown(cells: Cells) -> None:
    """Nothing is known of what no column holds."""
