"""MyFitnessPal: the nutrition summary, a row a meal, with calcium in % of a daily value and no vitamin D."""

from collections.abc import Iterator

from tracker.exchange.diary_format import Choices, Gauge
from tracker.exchange.figures import point_figure
from tracker.exchange.layout import Cells, Layout, Measured, find_measured, read_layout
from tracker.exchange.matching import NO_NAME
from tracker.exchange.moments import Days
from tracker.exchange.opening import Opening
from tracker.exchange.rows import Note, NoteCode, Piece
from tracker.exchange.survey import day_order
from tracker.exchange.tables import Table
from tracker.exchange.units import ENERGY_UNITS

_WHOLE_MEAL = f"dishes{NO_NAME}"


def is_summary(opening: Opening) -> bool:
    """Whether a file begins like the nutrition summary."""
    return opening.has("Date", "Meal", "Calories", "Calcium", "Iron", "Vitamin A")


def read_summary(opening: Opening, choices: Choices, gauge: Gauge) -> Iterator[Piece]:
    """Every meal as one entry; raises MissingColumn, ColumnTwice, AmbiguousDates."""
    with Table(opening) as table:
        columns = table.columns
        day_at, meal_at = columns.need("Date"), columns.need("Meal")
        days = Days(choices.latest, day_order(opening, day_at, choices))
        gauge.meter = table
        yield Note.of(NoteCode.PERCENT_OF_DAILY_VALUE, daily=choices.calcium_daily_value_mg)

        def name(cells: Cells) -> str:
            return f"{cells[meal_at].strip()} (MyFitnessPal)".strip()

        layout = Layout(
            day=day_at,
            clock=columns.find("Time"),
            meal=meal_at,
            food=name,
            # So many per cent make 1 mg.
            calcium=Measured(columns.need("Calcium"), 100 / choices.calcium_daily_value_mg),
            vitamin_d=None,
            energy=find_measured(columns, ENERGY_UNITS, "Calories"),
            kind=lambda _cells: _WHOLE_MEAL,
        )
        yield from read_layout(table, layout, days, point_figure)
