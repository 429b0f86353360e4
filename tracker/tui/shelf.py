"""The products that were looked up while a line is typed: the database has them, and no key waits for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.diary.products import products_called
from tracker.foods.barcode_line import barcodes_asked
from tracker.foods.food import Food
from tracker.foods.product import barcode_of_food, product_food
from tracker.store.store import Store

SHORTEST_NAME = 3
"""Fewer letters are the beginning of thousands of products."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be looked up."""

    barcodes: tuple[str, ...] = ()
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.barcodes or self.name)


@dataclass(frozen=True, slots=True)
class Found:
    """What there is of it."""

    by_barcode: dict[str, Food]
    called: tuple[Food, ...]


@dataclass(slots=True)
class Shelf:
    """Remembers what was looked up, and what of it there is."""

    stocked: bool
    """Whether there are any products."""
    by_barcode: dict[str, Food] = field(default_factory=dict)
    """Read by the pantry: foods of products that were eaten before, and of those that were looked up."""
    _asked: set[str] = field(default_factory=set)
    _called: dict[str, tuple[Food, ...]] = field(default_factory=dict)

    def wanted(self, text: str, name: str) -> Wanted:
        """What of a line, and of the name being typed in it, was not looked up yet."""
        barcodes = tuple(code for code in barcodes_asked(text) if self._waits_for(code))
        if barcodes or not self.stocked or len(name) < SHORTEST_NAME or name in self._called:
            return Wanted(barcodes)
        return Wanted(name=name)

    def waits_for(self, text: str) -> bool:
        """Whether a barcode in `text` was not looked up yet."""
        return any(self._waits_for(code) for code in barcodes_asked(text))

    def called(self, name: str) -> tuple[Food, ...]:
        """The products of this name that are known so far."""
        return self._called.get(name, ())

    def put(self, wanted: Wanted, found: Found) -> None:
        """Remember what was found of what was wanted."""
        self._asked.update(wanted.barcodes)
        self.by_barcode.update(found.by_barcode)
        if wanted.name:
            self._called[wanted.name] = found.called

    def _waits_for(self, code: str) -> bool:
        return self.stocked and code not in self._asked and code not in self.by_barcode


def shelf_of(foods: Iterable[Food], *, stocked: bool) -> Shelf:
    """The shelf with what was eaten before."""
    eaten = {code: food for food in foods if (code := barcode_of_food(food.id)) is not None}
    return Shelf(stocked, eaten)


def look_up(store: Store, wanted: Wanted) -> Found:
    """Look up what is wanted."""
    with store.read() as reader:
        products = reader.products(wanted.barcodes) if wanted.barcodes else {}
        return Found(
            {code: product_food(one) for code, one in products.items()}, products_called(reader, wanted.name)
        )
