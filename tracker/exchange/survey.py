"""A first look through a whole file, where only all of its rows tell how they are written."""

from collections.abc import Iterator
from itertools import islice

from tracker.exchange.diary_format import Choices
from tracker.exchange.moments import DayOrder, order_of
from tracker.exchange.opening import Opening
from tracker.exchange.problems import AmbiguousDates
from tracker.exchange.tables import Table

_MOST_SURVEYED = 1_000_000


def day_order(opening: Opening, place: int, choices: Choices) -> DayOrder | None:
    """Which way round days are written; raises AmbiguousDates where the whole file does not tell."""
    if choices.date_order is not None:
        return choices.date_order
    order, matters = order_of(cells_in(opening, (place,)))
    if order is None and matters:
        example = next(cell for cell in cells_in(opening, (place,)) if order_of([cell])[1])
        raise AmbiguousDates(opening.path, example)
    return order


def cells_in(opening: Opening, places: tuple[int, ...]) -> Iterator[str]:
    """The cells of some columns, as many as may be needed to know how they are written."""
    with Table(opening) as table:
        for cells in islice(table.rows(), _MOST_SURVEYED):
            if isinstance(cells, list):
                for place in places:
                    yield cells[place]
