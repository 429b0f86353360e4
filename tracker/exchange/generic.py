"""A table of any program: its columns are known by their names, or told by a header map."""

from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter

from tracker.exchange.diary_format import Choices, Gauge
from tracker.exchange.figures import ReadFigure, comma_figure, decimal_of, point_figure
from tracker.exchange.header_map import MEASURES, guessed, told
from tracker.exchange.layout import Layout, Measured, measured_weight, read_layout, weight_in
from tracker.exchange.moments import Days
from tracker.exchange.opening import Opening
from tracker.exchange.plausibility import judged
from tracker.exchange.problems import ColumnTwice, MissingColumn
from tracker.exchange.rows import Note, NoteCode, Piece
from tracker.exchange.survey import cells_in, day_order
from tracker.exchange.tables import Columns, Table
from tracker.exchange.units import unit_in

_YES = frozenset({"yes", "ja", "true", "1", "x", "y", "j", "supplement", "kosttilskud", "sand"})
_USUAL_UNIT = {"grams": "g", "calcium": "mg", "vitamin-d": "ug", "energy": "kcal"}


def is_known_table(opening: Opening) -> bool:
    """Whether the names of the columns tell the day, the food, and calcium or vitamin D."""
    if not opening.columns:
        return False
    try:
        found = guessed(Columns(opening.path, opening.columns))
    except ColumnTwice:
        return True
    return "day" in found and "food" in found and bool({"calcium", "vitamin-d"} & found.keys())


def read_table(opening: Opening, choices: Choices, gauge: Gauge) -> Iterator[Piece]:
    """Every row; raises MissingColumn, ColumnTwice, UnknownField, AmbiguousDates."""
    columns = Columns(opening.path, opening.columns)
    places = told(columns, choices.columns)
    for field in ("day", "food"):
        if field not in places:
            raise MissingColumn(opening.path, field, columns.names)
    if not {"calcium", "vitamin-d"} & places.keys():
        raise MissingColumn(opening.path, "calcium", columns.names)
    days = Days(choices.latest, day_order(opening, places["day"], choices))
    figure, decimal_note = _figure(opening, places, choices)
    measured = {field: _measured(columns, field, places, choices) for field in MEASURES if field in places}
    yield from _notes(columns, places, choices)
    yield from decimal_note
    with Table(opening) as table:
        gauge.meter = table
        yield from judged(read_layout(table, _layout(places, measured, figure), days, figure))


def _layout(places: Mapping[str, int], measured: Mapping[str, Measured], figure: ReadFigure) -> Layout:
    weight: Callable[[list[str]], float | None] | None = None
    if "grams" in measured:
        weight = measured_weight(measured["grams"], figure)
    elif "amount" in places:
        weight = weight_in(places["amount"])
    supplement_at = places.get("supplement")
    return Layout(
        day=places["day"],
        food=itemgetter(places["food"]),
        clock=places.get("time"),
        meal=places.get("meal"),
        person=itemgetter(places["person"]) if "person" in places else None,
        amount=places.get("amount", places.get("grams")),
        weight=weight,
        calcium=measured.get("calcium"),
        vitamin_d=measured.get("vitamin-d"),
        energy=measured.get("energy"),
        supplement=None
        if supplement_at is None
        else lambda cells: cells[supplement_at].strip().casefold() in _YES,
    )


def _measured(columns: Columns, field: str, places: Mapping[str, int], choices: Choices) -> Measured:
    place = places[field]
    chosen = {"calcium": choices.calcium_unit, "vitamin-d": choices.vitamin_d_unit}.get(field)
    unit = chosen or unit_in(columns.names[place], MEASURES[field]) or _USUAL_UNIT[field]
    return Measured(place, MEASURES[field][unit])


def _notes(columns: Columns, places: Mapping[str, int], choices: Choices) -> Iterator[Note]:
    listed = ", ".join(f"{field} = {columns.names[place]}" for field, place in places.items())
    yield Note.of(NoteCode.COLUMNS_TAKEN, columns=listed)
    for field, chosen in (("calcium", choices.calcium_unit), ("vitamin-d", choices.vitamin_d_unit)):
        if field in places and not chosen and unit_in(columns.names[places[field]], MEASURES[field]) is None:
            unit = {"mg": "mg", "ug": "µg"}[_USUAL_UNIT[field]]
            yield Note.of(NoteCode.UNIT_NOT_TOLD, column=columns.names[places[field]], unit=unit)


def _figure(
    opening: Opening, places: Mapping[str, int], choices: Choices
) -> tuple[ReadFigure, tuple[Note, ...]]:
    """How figures are read, and what is to be told of it."""
    decimal = choices.decimal
    if decimal is None and opening.delimiter == ",":
        return point_figure, ()
    if decimal is None:
        decimal = decimal_of(cells_in(opening, tuple(places[field] for field in MEASURES if field in places)))
    if decimal == ",":
        return comma_figure, (Note.of(NoteCode.DECIMAL_COMMA),)
    return point_figure, ()
