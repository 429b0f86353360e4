"""Reading a typed line: which foods it names, and how many grams of each.

Foods are parted by a comma, a semicolon, a new line, '+', '&', and by og, and, med, with, samt and plus, unless the sign
or word stands in a food's own name ('yoghurt med frugt'). A part that is only an amount belongs to the food beside it
('mælk, 2 dl'). Milk and the like with coffee or tea, and no amount, is a splash; on bread it is one slice or
spread a slice of bread.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.foods.amounts import amount_text
from tracker.foods.food import Food, Portion
from tracker.foods.habits import Habit
from tracker.foods.portions import measure
from tracker.foods.product import barcode_of_food
from tracker.foods.refusals import MAX_FOODS_AT_ONCE, MAX_LINE_CHARACTERS, Unread, UnreadReason
from tracker.foods.search import FoodSearch
from tracker.foods.segments import Segment, segments_of
from tracker.foods.unit_words import unit_of
from tracker.foods.units import unit_name


@dataclass(frozen=True, slots=True)
class Item:
    """One food of a line, understood."""

    text: str
    """The stretch of the line, as it was typed."""
    food: Food
    grams: float
    """More than 0, at most `MAX_GRAMS_AT_ONCE`."""
    portion: Portion | None
    """The food's own portion that the amount was told in; None for masses and volumes."""
    amount: float | None
    unit: str | None
    """A key of `tracker.foods.units`, with a '.size' where one was said: `amount` of it is `grams`."""
    assumed_amount: bool
    """Whether the line does not say how much."""
    unread: tuple[str, ...] = ()
    """Folded words of the stretch that the food leaves unexplained, as a maker's name."""


def read_line(
    text: str, index: FoodSearch, habits: Mapping[str, Habit], language: str
) -> tuple[Item | Unread, ...]:
    """The foods of a line in their order, and what was not understood, each with its stretch of the text.

    `language` ('da' or 'en') decides only what a point or comma before three digits means; words of both languages
    are read in either. No text raises: one that cannot be read is answered with its reason.
    """
    if len(text) > MAX_LINE_CHARACTERS:
        return (Unread(text, UnreadReason.TOO_LONG),)
    segments = segments_of(text, index, habits, language)
    if len(segments) > MAX_FOODS_AT_ONCE:
        return (Unread(text, UnreadReason.TOO_LONG),)
    if not segments:
        said = any(character.isalpha() for character in text)
        return (Unread(text, UnreadReason.NO_FOOD if said else UnreadReason.NOTHING_TYPED),)
    return tuple(_result(segment) for segment in segments)


def _result(segment: Segment) -> Item | Unread:
    reading = segment.reading
    if reading.food is None or reading.measure is None:
        return Unread(segment.text, reading.reason or UnreadReason.UNKNOWN_FOOD, reading.suggestions)
    measured = reading.measure
    return Item(
        text=segment.text,
        food=reading.food,
        grams=measured.grams,
        portion=measured.portion,
        amount=measured.amount,
        unit=measured.unit,
        assumed_amount=not reading.stated,
        unread=reading.unread,
    )


def format_item(item: Item, language: str) -> str:
    """What was understood, as a line that reads back to the same food and grams: '2 dl Letmælk', '1 slice Rye bread'."""
    if item.amount is not None and item.unit is not None and _reads_back(item, language):
        measured = f"{amount_text(item.amount, language)} {unit_name(item.unit, item.amount, language)}"
    else:
        measured = f"{amount_text(item.grams, language)} g"
    # A product's name may hold anything; its barcode is read back whatever it is called.
    return f"{measured} {barcode_of_food(item.food.id) or item.food.name(language)}"


def _reads_back(item: Item, language: str) -> bool:
    """Whether the printed unit is read as one that gives the item's grams."""
    # Milligrams beside a supplement are its strength.
    if item.amount is None or item.unit is None or (item.food.supplement and item.unit == "mg"):
        return False
    base, _dot, size = item.unit.partition(".")
    word = unit_of(unit_name(base, item.amount, language))
    if word is None:
        return False
    again = measure(item.food, item.amount, word.unit, size or None)
    return not isinstance(again, UnreadReason) and abs(again.grams - item.grams) <= 1e-9 * item.grams
