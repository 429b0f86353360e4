"""What is needed to read a line: the foods, ready for search, what the person usually takes, and products by barcode."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.foods.barcode_line import barcodes_asked, read_with_barcodes
from tracker.foods.food import Food
from tracker.foods.habits import Habit
from tracker.foods.line import Item
from tracker.foods.product import barcode_of_food, product_food
from tracker.foods.refusals import Unread
from tracker.foods.search import FoodIndex, index_of
from tracker.locale import language
from tracker.store.records import Person
from tracker.store.store import Reader


@dataclass(frozen=True, slots=True)
class Pantry:
    """The foods, ready for search, and what the person usually takes."""

    index: FoodIndex
    habits: Mapping[str, Habit]
    products: Mapping[str, Food] = field(default_factory=dict)
    """The foods of products by barcode, of those that a line may name."""

    def read(self, text: str) -> tuple[Item | Unread, ...]:
        """What `text` is understood as, in the language in force."""
        return read_with_barcodes(text, self.index, self.habits, language(), self.products)


def pantry_of(reader: Reader, person: Person, day: date, text: str = "") -> Pantry:
    """The pantry of a person on a day, with the products whose barcodes stand in `text`."""
    foods = reader.foods()
    return Pantry(index_of(tuple(foods)), reader.habits(person.id, day), products_named(reader, foods, text))


def products_named(reader: Reader, foods: list[Food], text: str) -> dict[str, Food]:
    """The foods of the products whose barcodes stand in `text`, by barcode.

    A product that was eaten before and is in the catalogue no more is the food that it was.
    """
    asked = barcodes_asked(text)
    if not asked:
        return {}
    eaten = {code: food for food in foods if (code := barcode_of_food(food.id)) in asked and code}
    return eaten | {code: product_food(one) for code, one in reader.products(asked).items()}
