"""Intake24, version 4: a row a food, of many people's recalls; the columns stand under their labels or their ids.

What the eater could not find stays as a row of its own, a 'missing food', of which nothing is known.
"""

from collections.abc import Iterator

from tracker.exchange.diary_format import Choices, Gauge
from tracker.exchange.figures import point_figure
from tracker.exchange.layout import Cells, Layout, Measured, find_measured, measured_weight, read_layout
from tracker.exchange.moments import Days
from tracker.exchange.opening import Opening
from tracker.exchange.rows import Note, NoteCode, Piece, ReadRow
from tracker.exchange.survey import day_order
from tracker.exchange.tables import Columns, Table
from tracker.exchange.units import CALCIUM_UNITS, ENERGY_UNITS, VITAMIN_D_UNITS

_PEOPLE = ("Survey Alias / username", "username", "User Name", "User ID", "userId")
_DAYS = ("Recall Date", "recallDate", "Start DateTime", "startTime")
_CALCIUM = ("Calcium", "Calcium (mg)", "calcium")
_VITAMIN_D = ("Vitamin D", "Vitamin D (µg)", "Vitamin D (mcg)", "vitaminD")
_ENERGY = ("Energy (kcal)", "Energy, kcal", "Energy", "Energy (kJ)", "energy")


def is_export(opening: Opening) -> bool:
    """Whether a file begins like an export of foods."""
    return opening.has("Submission ID", "Meal ID", "Food code") or opening.has(
        "submissionId", "mealId", "code"
    )


def read_export(opening: Opening, choices: Choices, gauge: Gauge) -> Iterator[Piece]:
    """Every food eaten or missing; raises MissingColumn, ColumnTwice, AmbiguousDates."""
    with Table(opening) as table:
        columns = table.columns
        days = Days(choices.latest, day_order(opening, columns.need(*_DAYS), choices))
        gauge.meter = table
        missing = 0
        for piece in read_layout(table, _layout(columns), days, point_figure):
            if isinstance(piece, ReadRow) and piece.kind == _MISSING:
                missing += 1
                piece = piece._replace(kind="")
            yield piece
        if missing:
            yield Note.of(NoteCode.MISSING_FOODS, count=missing)


_MISSING = "missing"


def _layout(columns: Columns) -> Layout:
    missing_at = columns.find("Missing name", "missingName")
    local_at, english_at = columns.find("Name (local)", "localName"), columns.need("Name (en)", "englishName")
    brand_at = columns.find("Missing brand", "missingBrand")
    group_at = columns.find("Food group (en)", "foodGroupEnglishName")
    weight_at = columns.find("Portion Weight", "portionWeight", "Portion size (g/ml)")
    people_at = [place for name in _PEOPLE if (place := columns.find(name)) is not None]

    def is_missing(cells: Cells) -> bool:
        return missing_at is not None and bool(cells[missing_at].strip())

    def food(cells: Cells) -> str:
        if missing_at is not None and is_missing(cells):
            brand = "" if brand_at is None else cells[brand_at].strip()
            return f"{cells[missing_at].strip()}, {brand}" if brand else cells[missing_at].strip()
        return cells[english_at].strip() or ("" if local_at is None else cells[local_at].strip())

    return Layout(
        day=columns.need(*_DAYS),
        clock=columns.find("Meal time", "time"),
        meal=columns.find("Meal name", "name"),
        person=lambda cells: next((cells[place] for place in people_at if cells[place].strip()), ""),
        food=food,
        amount=weight_at
        if weight_at is not None
        else columns.find("Missing portion size", "missingPortionSize"),
        weight=None if weight_at is None else measured_weight(Measured(weight_at), point_figure),
        calcium=find_measured(columns, CALCIUM_UNITS, *_CALCIUM),
        vitamin_d=find_measured(columns, VITAMIN_D_UNITS, *_VITAMIN_D),
        energy=find_measured(columns, ENERGY_UNITS, *_ENERGY),
        supplement=None if group_at is None else lambda cells: "supplement" in cells[group_at].casefold(),
        unknown=is_missing,
        kind=lambda cells: _MISSING if is_missing(cells) else "",
    )
