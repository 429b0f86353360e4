"""Reading a typed word as a unit, a size or a fraction of one, in Danish and English alike.

The language of the screen does not narrow the reading: people mix 'cup' and 'dl' in one line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tracker.foods.amounts import word_set
from tracker.foods.folding import fold
from tracker.foods.units import FRACTION_WORDS, SIZES, UNITS, Kind

# Short or many-sided words that name a unit only beside a number: 'fed' is also 'fatty', 'bar' also a pub.
_ONLY_BESIDE_A_NUMBER = word_set(
    "g gr l st ts fl fed lag blad ark bar bars stick sticks box boxes tube tubes tab tabs cap caps pot pots "
    "can cans tin tins sk ds pk port tern square squares ball balls bag bags plate plates brik spread "
    "leaf leaves nip drys plade plader sheet stem stems bundle cube cubes pound pounds "
    "ml cl dl kg mg oz lb ug iu"
)
_SHORTEST_MISSPELT = 5
_LETTER_SHIFTS = (("ae", "a"), ("oe", "o"), ("aa", "a"))
_SUFFIXES = word_set(
    "skive skiver tablet tabletter kapsel kapsler pille piller stykke stykker filet fileter filetter draabe "
    "draaber kugle kugler"
)


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A typed word read as a unit; `size` is a key of SIZES when the word itself carries one."""

    unit: str
    needs_number: bool


@cache
def unit_of(word: str) -> UnitWord | None:
    """The unit that `word` names, or None. Case, accents, a final period and æ/ø/å spelling do not matter."""
    folded = _bare(word)
    unit = _words().get(folded)
    if unit is None:
        return None
    return UnitWord(unit, folded in _ONLY_BESIDE_A_NUMBER or UNITS[unit].kind in (Kind.MASS, Kind.DOSE))


@cache
def size_of(word: str) -> str | None:
    """The size that `word` names ('small', 'thick' …), or None."""
    return _size_words().get(_bare(word))


@cache
def fraction_of(word: str) -> float | None:
    """What 'halv', 'whole', 'dobbelt' and the like multiply an amount by, or None."""
    return _fraction_words().get(_bare(word))


@cache
def near_unit(word: str) -> UnitWord | None:
    """The unit that `word` misspells by one slip ('skvier', 'tablesoon'); short words are left alone."""
    folded = _bare(word)
    if len(folded) < _SHORTEST_MISSPELT or not folded.isalpha():
        return None
    near = {
        unit for form, unit in _words().items() if len(form) >= _SHORTEST_MISSPELT and _one_slip(folded, form)
    }
    return UnitWord(near.pop(), needs_number=True) if len(near) == 1 else None


def _one_slip(typed: str, word: str) -> bool:
    """Whether one letter is missing, added or another, or two neighbours have changed places."""
    start = 0
    while start < min(len(typed), len(word)) and typed[start] == word[start]:
        start += 1
    end = 0
    while end < min(len(typed), len(word)) - start and typed[-1 - end] == word[-1 - end]:
        end += 1
    rest_typed, rest_word = typed[start : len(typed) - end], word[start : len(word) - end]
    return max(len(rest_typed), len(rest_word)) <= 1 or (
        len(rest_typed) == 2 and rest_typed == rest_word[::-1]
    )


@cache
def split_compound(word: str) -> tuple[str, str] | None:
    """A Danish compound taken apart: 'rugbrødsskiver' is ('rugbroed', 'slice'), and None for a plain word."""
    folded = _bare(word)
    for suffix in _SUFFIXES:
        stem = folded.removesuffix(suffix)
        if stem != folded and len(stem) >= 3:
            return stem, _words()[suffix]
    return None


def _bare(word: str) -> str:
    return fold(word).strip(" .")


def _with_shifts(word: str) -> set[str]:
    """The folded word and what is typed where a keyboard has no æ, ø or å: 'daase', 'dase', 'skal'."""
    folded = _bare(word)
    shifted = folded
    for long, short in _LETTER_SHIFTS:
        shifted = shifted.replace(long, short)
    return {folded, shifted}


@cache
def _words() -> Mapping[str, str]:
    words: dict[str, str] = {}
    for unit in UNITS.values():
        for printed in (unit.da_one, unit.da_many, unit.en_one, unit.en_many, *unit.words):
            for form in _with_shifts(printed):
                words.setdefault(form, unit.key)
    return MappingProxyType(words)


@cache
def _size_words() -> Mapping[str, str]:
    words: dict[str, str] = {}
    for size in SIZES.values():
        for printed in (size.da_common, size.da_neuter, size.da_many, size.en, *size.words):
            for form in _with_shifts(printed):
                words.setdefault(form, size.key)
    return MappingProxyType(words)


@cache
def _fraction_words() -> Mapping[str, float]:
    return MappingProxyType({_bare(word): value for word, value in FRACTION_WORDS.items()})
