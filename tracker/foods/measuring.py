"""Grams of a food from all that a stretch says of how much: one amount, or two that belong together."""

from collections.abc import Sequence
from itertools import pairwise

from tracker.foods.food import Food
from tracker.foods.phrase import Phrase, multiplied
from tracker.foods.portions import Measure, bare_count, measure
from tracker.foods.refusals import UnreadReason
from tracker.foods.units import UNITS, Kind

_AGREEMENT = 1.3
"""Two amounts of one food that are within this factor of each other say the same."""


def measure_of(food: Food, phrases: Sequence[Phrase]) -> Measure | UnreadReason:
    """What one phrase or more tell of a food; NO_AMOUNT where they contradict each other."""
    if any(_runs_into(one, other) for one, other in pairwise(phrases)):
        return UnreadReason.NO_AMOUNT
    phrases = multiplied(phrases)
    return _measure(food, phrases[0]) if len(phrases) == 1 else _of_two(food, phrases)


def _runs_into(one: Phrase, other: Phrase) -> bool:
    """Whether two numbers stand side by side, as in '2 to dl', and nothing says what the first counts."""
    return (
        one.bare and not one.multiplies and not other.multiplies and not other.each and one.end == other.first
    )


def _measure(food: Food, phrase: Phrase) -> Measure | UnreadReason:
    if phrase.unit is None:
        return bare_count(food, phrase.amount.value, phrase.size)
    return measure(food, phrase.amount.value, phrase.unit, phrase.size)


def _of_two(food: Food, phrases: Sequence[Phrase]) -> Measure | UnreadReason:
    """A count and a weight of one food: '2 skiver rugbrød (90 g)', '2 dåser tun 185 g'.

    The weight is that of each where 'à' or 'x' says so; else of all or of each, whichever is nearer to what so many
    of the food's own portions weigh.
    """
    if len(phrases) != 2:
        return UnreadReason.NO_AMOUNT
    count, weight = sorted(phrases, key=_is_weight)
    told = _measure(food, weight)
    counted = _measure(food, count)
    if isinstance(told, UnreadReason) or not _is_weight(weight):
        return told if isinstance(told, UnreadReason) else UnreadReason.NO_AMOUNT
    if _is_weight(count):
        # What is told twice in one unit is a slip, and no explanation as '1 dl (100 g)' is.
        unlike = count.unit != weight.unit and not (count.multiplies or weight.multiplies)
        agree = isinstance(counted, Measure) and _factor(counted.grams, told.grams) <= _AGREEMENT
        return told if agree and unlike else UnreadReason.NO_AMOUNT
    number = count.amount.value
    each = measure(food, weight.amount.value * number, weight.unit or "g")
    if weight.each or weight.multiplies or count.multiplies:
        return each
    if isinstance(counted, UnreadReason):
        return counted if counted is UnreadReason.TOO_MUCH else told
    nearer = _factor(told.grams * number, counted.grams) < _factor(told.grams, counted.grams)
    return each if nearer else told


def _is_weight(phrase: Phrase) -> bool:
    return phrase.unit is not None and UNITS[phrase.unit].kind in (Kind.MASS, Kind.VOLUME)


def _factor(one: float, other: float) -> float:
    return max(one / other, other / one)
