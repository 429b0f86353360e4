"""Choosing another food for a part of a line that is being typed."""

from tracker.diary.pantry import Pantry
from tracker.foods.food import Food
from tracker.foods.line import Item
from tracker.foods.measuring import measure_of
from tracker.foods.phrases import phrases_of
from tracker.foods.portions import Measure, measure, usual
from tracker.foods.reading import Stretch
from tracker.foods.refusals import Unread, UnreadReason
from tracker.foods.tokens import tokens_of
from tracker.locale import language

MOST_ALTERNATIVES = 8


def name_typed(text: str) -> str:
    """What of one food's stretch of a line is its name: without the amount."""
    stretch = Stretch(text, tuple(tokens_of(text)), language())
    return stretch.name_without(phrases_of(stretch.tokens, language()))


def alternatives(pantry: Pantry, part: Item | Unread, limit: int = MOST_ALTERNATIVES) -> tuple[Food, ...]:
    """Other foods that the part may mean, the likeliest first."""
    found = [
        match.food
        for match in pantry.index.search(name_typed(part.text), limit=limit + 1, habits=pantry.habits)
    ]
    if isinstance(part, Item):
        found = [food for food in found if food.id != part.food.id]
    return tuple(found[:limit])


def with_food(pantry: Pantry, part: Item | Unread, food: Food) -> Item | Unread:
    """The part with `food` in the place of what was understood, in the amount that was typed, else the usual one.

    Refused, with the reason, where that amount cannot be told of this food.
    """
    found = _amount_of(pantry, part, food)
    if isinstance(found, UnreadReason):
        return Unread(part.text, found, (food,))
    measured, stated = found
    return Item(
        text=part.text,
        food=food,
        grams=measured.grams,
        portion=measured.portion,
        amount=measured.amount,
        unit=measured.unit,
        assumed_amount=not stated,
    )


def _amount_of(pantry: Pantry, part: Item | Unread, food: Food) -> tuple[Measure, bool] | UnreadReason:
    if isinstance(part, Item) and part.assumed_amount:
        return usual(food, pantry.habits), False
    tokens = tuple(tokens_of(part.text))
    phrases = [phrase for phrase in phrases_of(tokens, language()) if not phrase.dose]
    bad = next((phrase.bad for phrase in phrases if phrase.bad is not None), None)
    if bad is not None:
        return bad
    if phrases:
        return _stated(measure_of(food, phrases))
    if not isinstance(part, Item):
        return usual(food, pantry.habits), False
    if part.amount is None or part.unit is None:
        return _stated(measure(food, part.grams, "g"))
    return _stated(measure(food, part.amount, part.unit))


def _stated(found: Measure | UnreadReason) -> tuple[Measure, bool] | UnreadReason:
    return found if isinstance(found, UnreadReason) else (found, True)
