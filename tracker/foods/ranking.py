"""Which of the foods that fit comes first, and how sure that is.

In this order, each deciding only where those before are equal or near: how well the worst-fitting word fits; whether the
words are a whole name or alias, or the head of a name, or stand in a head; how plain the food is (its rank); how many
words of the name stay unexplained, 'raw' and 'unspecified' counting little. Technical foods stand behind all others
unless their own name is typed. What the person eats often is lifted over strangers of a similar fit, never over the
exact name of another food.
"""

from collections.abc import Sequence
from enum import IntEnum
from math import log
from typing import Final, NamedTuple

from tracker.foods.folding import skeleton
from tracker.foods.habits import Habit
from tracker.foods.matching import (
    BEGINNING,
    CLEAR_SLIP,
    COMPOUND,
    GROUP,
    ONE_SLIP,
    TWO_SLIPS,
    WHOLE_WORD,
    WordFits,
)
from tracker.foods.terms import Term

TECHNICAL: Final = 3
_ELSEWHERE, _IN_HEAD, _HEAD, _ALL = range(4)
_STANDING: Final = (-40.0, 15.0, 40.0, 60.0)
_STANDING_OF_WHOLE: Final = (-130.0, 15.0, 40.0, 60.0)
_TURNED_ROUND: Final = 25.0
_STRAIGHT_ON: Final = 3.0
_FIT: Final = 100.0
_WORST_SHARE: Final = 0.75
_ACROSS_NAMES: Final = 25.0
_RANK: Final = 18.0
_TECHNICAL: Final = 400.0
_UNEXPLAINED: Final = 1.8
_MOST_UNEXPLAINED: Final = 9.0
_FEWEST_LETTERS: Final = 2
_HABIT: Final = 60.0
_HABIT_MOST: Final = 170.0


class Certainty(IntEnum):
    """How sure it is that a food is what was meant."""

    GUESS = 0
    """One of several that it may be: to suggest, never to log without asking."""
    NEAR = 1
    """What was typed is short, or has a slip, or more than the food's name, and still means this food."""
    EXACT = 2
    """The food's name or alias, in any form and order."""


class Standing(NamedTuple):
    """How a food stands in the answer."""

    score: float
    certainty: Certainty
    strength: float
    """The score, had technical foods not been held back: tells whether to look further."""
    named: bool
    """Whether the whole of a name, an alias or a name's head was typed, without a slip."""


def standing(term: Term, rank: int, words: Sequence[WordFits]) -> Standing | None:
    """How a food of this rank stands by one of its terms; None where a word does not fit it."""
    numbers, head, weight = term
    fits: list[float] = []
    places = 0
    furthest = -1
    in_order = True
    for word in words:
        best, at = 0.0, 0
        known, beginnings = word.fits, word.beginnings
        for place, number in enumerate(numbers):
            fit = known.get(number)
            if fit is None:
                if number not in beginnings:
                    continue
                fit = BEGINNING
            if fit > best:
                best, at = fit, place
        if not best:
            return None
        fits.append(best)
        places |= 1 << at
        if at > furthest:
            furthest = at
        else:
            in_order = False
    count = places.bit_count()
    place = _place(places, count, head, len(numbers), len(words))
    worst = min(fits)
    # A whole word outside the head is an ingredient: for 'mælk', skummetmælk comes before coffee with milk.
    standings = _STANDING_OF_WHOLE if worst >= WHOLE_WORD else _STANDING
    score = _fit(fits, worst) + standings[place] - _UNEXPLAINED * min(weight - count, _MOST_UNEXPLAINED)
    if not in_order and places < 1 << head:
        # 'Milk chocolate' is not 'chocolate milk'; only a name with a comma is meant to be turned round,
        score -= _TURNED_ROUND
    elif in_order and place == _ALL and head < len(numbers):
        # and to be read straight on, less so.
        score -= _STRAIGHT_ON
    named = place >= _HEAD and worst >= WHOLE_WORD
    certainty = _certainty(place, fits, worst, words)
    return Standing(score - _held_back(rank, place, worst), certainty, score, named)


def standing_across(
    terms: Sequence[Term], group: str, rank: int, words: Sequence[WordFits]
) -> Standing | None:
    """How a food stands with each word in whichever of its names it fits best, or in the name of its group.

    As when two languages are mixed. None where a word fits none of them.
    """
    fits: list[float] = []
    numbers = set().union(*[term[0] for term in terms])
    for word in words:
        best = word.best_of(numbers)
        if not best:
            if group not in word.groups:
                return None
            best = GROUP
        fits.append(best)
    worst = min(fits)
    score = _fit(fits, worst) - _ACROSS_NAMES
    certainty = _certainty(_ELSEWHERE, fits, worst, words)
    return Standing(score - _held_back(rank, _ELSEWHERE, worst), certainty, score, named=False)


def lifted(stand: Standing, habit: Habit) -> float:
    """The score with the person's habit, which grows with the logarithm of the times."""
    return stand.score + min(_HABIT * log(1 + habit.times), _HABIT_MOST)


def _place(places: int, count: int, head: int, length: int, asked: int) -> int:
    """Where the words that fit stand: their places in the term, as bits, of which the lowest `head` are the head."""
    if count == length:
        return _ALL
    if places < 1 << head:
        return _HEAD if count == head else _IN_HEAD
    return _IN_HEAD if asked > 1 and places & ((1 << head) - 1) else _ELSEWHERE


def _held_back(rank: int, place: int, worst: float) -> float:
    if rank < TECHNICAL:
        return _RANK * rank
    return 0.0 if place == _ALL and worst >= WHOLE_WORD else _TECHNICAL


def _fit(fits: list[float], worst: float) -> float:
    if len(fits) == 1:
        return _FIT * worst
    return _FIT * (_WORST_SHARE * worst + (1 - _WORST_SHARE) * sum(fits) / len(fits))


def _certainty(place: int, fits: list[float], worst: float, words: Sequence[WordFits]) -> Certainty:
    if worst >= WHOLE_WORD:
        if all(len(skeleton(word.typed)) < _FEWEST_LETTERS for word in words):
            return Certainty.GUESS
        if place == _ALL:
            return Certainty.EXACT
        return Certainty.NEAR if place or len(fits) > 1 else Certainty.GUESS
    if place < _HEAD:
        return Certainty.GUESS
    clear = all(_clear(fit, len(word.typed)) for fit, word in zip(fits, words, strict=True))
    return Certainty.NEAR if clear else Certainty.GUESS


def _clear(fit: float, letters: int) -> bool:
    """Whether an unfinished or misspelt word leaves little doubt: half of it typed, or few slips in many letters."""
    if fit >= WHOLE_WORD:
        return True
    if letters < 4:
        return False
    if fit >= COMPOUND:
        return fit >= COMPOUND + 0.2
    if fit >= BEGINNING:
        return fit >= BEGINNING + 0.25
    if fit >= ONE_SLIP:
        return letters > 4 and fit == ONE_SLIP + CLEAR_SLIP
    return letters > 7 and fit == TWO_SLIPS + CLEAR_SLIP
