"""Products with barcodes: found by name behind the foods of the table, and made a food when they are first eaten."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tracker.diary.choosing import name_typed, with_food
from tracker.diary.pantry import Pantry
from tracker.foods.folding import words_of
from tracker.foods.food import Food
from tracker.foods.line import Item
from tracker.foods.product import barcode_of_food, product_food
from tracker.foods.refusals import Unread, UnreadReason
from tracker.store.records import ChangeSummary
from tracker.store.store import Reader, Store

if TYPE_CHECKING:
    # SQLAlchemy comes with it, which nobody waits for before the first change.
    from tracker.store.store import Writer

MOST_OFFERED: Final = 6
_MOST_SUGGESTIONS: Final = 5
_NO_FOOD_YET: Final = (UnreadReason.UNKNOWN_FOOD, UnreadReason.AMBIGUOUS)


def products_called(reader: Reader, name: str, limit: int = MOST_OFFERED) -> tuple[Food, ...]:
    """The foods of products whose words begin as those of `name` do, the likeliest first."""
    return tuple(product_food(one) for one in reader.products_like(name, limit)) if name.strip() else ()


def read_with_products(reader: Reader, pantry: Pantry, text: str) -> tuple[Item | Unread, ...]:
    """What `text` is understood as, where the whole name of a product says more than the table does.

    A food of the table or of one's own that is called just so stays what it is; a product is taken for a name that
    no food has, or has only with words left over.
    """
    parts = pantry.read(text)
    if not any(_is_open(part) for part in parts) or not reader.has_products():
        return parts
    return tuple(_resolved(reader, pantry, part) if _is_open(part) else part for part in parts)


def keep_products(writer: "Writer", foods: Iterable[Food]) -> None:
    """Make the products among `foods` foods that can be logged, with what is known of them now."""
    for food in foods:
        if barcode_of_food(food.id) is not None:
            writer.keep_product_food(food)


def forget_products(store: Store) -> int:
    """Forget the imported products, and how many there were; what was eaten of them stays."""
    with store.write(ChangeSummary("clear-products")) as writer:
        return writer.clear_products()


def count_products(store: Store) -> int:
    """How many products there are."""
    with store.read() as reader:
        return reader.count_products()


def _is_open(part: Item | Unread) -> bool:
    return bool(part.unread) if isinstance(part, Item) else part.reason in _NO_FOOD_YET


def _resolved(reader: Reader, pantry: Pantry, part: Item | Unread) -> Item | Unread:
    name = name_typed(part.text)
    offered = products_called(reader, name)
    words = sorted(words_of(name))
    named = [food for food in offered if words in (sorted(words_of(food.name_da)), _without_maker(food))]
    if len(named) == 1:
        return with_food(pantry, part, named[0])
    if isinstance(part, Unread) and offered:
        return replace(part, suggestions=(*part.suggestions, *offered)[:_MOST_SUGGESTIONS])
    return part


def _without_maker(food: Food) -> list[str]:
    """The words of a product's name without its maker's, in alphabetical order."""
    return sorted(words_of(food.name_da.rpartition(",")[0]))
