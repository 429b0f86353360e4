"""OpenNutriTracker: user_intake.csv, a row a food, with values per 100 g.

Old versions wrote calcium and vitamin D in grams; which it is, the figures of the whole file tell: no diary has foods with a
median below 1.3 mg calcium in 100 g, and in grams none comes near that.
"""

from collections.abc import Iterator
from contextlib import suppress
from statistics import median

from tracker.exchange.diary_format import Choices, Gauge
from tracker.exchange.figures import point_figure
from tracker.exchange.meals import Meals
from tracker.exchange.moments import Clocks, Days
from tracker.exchange.opening import Opening
from tracker.exchange.plausibility import judged
from tracker.exchange.rows import CellError, Note, NoteCode, Piece, ReadRow, Reason, Refused, refused
from tracker.exchange.survey import cells_in
from tracker.exchange.tables import Columns, Table
from tracker.exchange.units import CALCIUM_UNITS, VITAMIN_D_UNITS
from tracker.nutrition.units import GRAMS_PER_OUNCE

_MEDIAN_IN_GRAMS = 1.3
"""Even in cheese calcium is 1.3 g per 100 g at most."""
_GRAMS_OF_UNIT = {
    "g": 1.0,
    "ml": 1.0,
    "gml": 1.0,
    "oz": GRAMS_PER_OUNCE,
    "fl oz": 28.4130625,
    "fl.oz": 28.4130625,
}
"""Grams, a millilitre taken as 1 g: the program keeps values of drinks per 100 ml."""
_SERVINGS = frozenset({"serving", "portion"})
_FIGURES = ("amount", "meal_serving_quantity", "calcium_per_100g", "vitamin_d_per_100g", "kcal_per_100g")


def is_user_intake(opening: Opening) -> bool:
    """Whether a file begins like user_intake.csv."""
    return opening.has("date_time", "type", "amount", "unit", "meal_name", "kcal_per_100g")


def read_user_intake(opening: Opening, choices: Choices, gauge: Gauge) -> Iterator[Piece]:
    """Every food eaten; raises MissingColumn, ColumnTwice."""
    columns = Columns(opening.path, opening.columns)
    in_grams = choices.calcium_unit == "g" or (
        choices.calcium_unit is None and _is_in_grams(opening, columns)
    )
    if in_grams:
        yield Note.of(NoteCode.CALCIUM_IN_GRAMS)
    if columns.find("calcium_per_100g") is None:
        yield Note.of(NoteCode.NO_CALCIUM)
    if columns.find("vitamin_d_per_100g") is None:
        yield Note.of(NoteCode.NO_VITAMIN_D)
    with Table(opening) as table:
        gauge.meter = table
        yield from judged(_rows(table, Days(choices.latest, choices.date_order), in_grams=in_grams))


def _rows(table: Table, days: Days, *, in_grams: bool) -> Iterator[Piece]:
    columns, clocks, meals = table.columns, Clocks(), Meals()
    moment_at, type_at, unit_at = columns.need("date_time"), columns.need("type"), columns.need("unit")
    name_at, brand_at, amount_at = (
        columns.need("meal_name"),
        columns.find("meal_brands"),
        columns.need("amount"),
    )
    places = [columns.find(name) for name in _FIGURES]
    per_mg = CALCIUM_UNITS["g" if in_grams else "mg"]
    per_ug = VITAMIN_D_UNITS["g" if in_grams else "ug"]
    for cells in table.rows():
        if not isinstance(cells, list):
            yield cells
            continue
        at_fault = moment_at
        try:
            day, clock = days[cells[moment_at]], clocks[cells[moment_at]]
            figures = []
            for place in places:
                at_fault = moment_at if place is None else place
                figures.append(None if place is None else point_figure(cells[place]))
        except CellError as error:
            yield refused(table.line, columns.names[at_fault], error.reason, error.value)
            continue
        amount, serving, calcium, vitamin_d, kcal = figures
        grams = _grams(amount, cells[unit_at], serving)
        if grams is None:
            yield _without_weight(table, cells, amount, amount_at, unit_at)
            continue
        brand = "" if brand_at is None else cells[brand_at].strip()
        yield ReadRow(
            table.line, "", day, clock, meals[cells[type_at], clock],
            f"{cells[name_at].strip()}, {brand}" if brand else cells[name_at],
            f"{cells[amount_at]} {cells[unit_at]}".strip(), grams,
            None if calcium is None else calcium / per_mg * grams / 100,
            None if vitamin_d is None else vitamin_d / per_ug * grams / 100,
            None if kcal is None else kcal * grams / 100,
        )  # fmt: skip


def _grams(amount: float | None, unit: str, serving: float | None) -> float | None:
    """The grams eaten; None where they cannot be known, or are none."""
    word = unit.strip().casefold() or "g"
    each = serving if word in _SERVINGS else _GRAMS_OF_UNIT.get(word)
    return amount * each or None if amount is not None and each is not None else None


def _without_weight(
    table: Table, cells: list[str], amount: float | None, amount_at: int, unit_at: int
) -> Refused:
    if not amount:
        return refused(table.line, table.columns.names[amount_at], Reason.NOTHING_EATEN, cells[amount_at])
    return refused(table.line, table.columns.names[unit_at], Reason.UNKNOWN_UNIT, cells[unit_at])


def _is_in_grams(opening: Opening, columns: Columns) -> bool:
    place = columns.find("calcium_per_100g")
    if place is None:
        return False
    figures = []
    for cell in cells_in(opening, (place,)):
        with suppress(CellError):
            figures.append(point_figure(cell) or 0.0)
    above_zero = [one for one in figures if one > 0]
    return bool(above_zero) and median(above_zero) < _MEDIAN_IN_GRAMS
