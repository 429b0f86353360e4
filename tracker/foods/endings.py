"""Danish and English endings: where the forms of a noun or an adjective meet.

The rules know neither the language nor the dictionary; a stem is a meeting place, not a word. They cover the plural
and the definite form (æbler, æblerne, æblet → aebl), vowel loss (kartofler and kartoffel → kartofl), doubled
consonants (æggene and æg → aeg), English plurals (berries, leaves, potatoes) and the adjective's -t and -e (rødt, røde).
"""

import re
from functools import lru_cache

MIN_STEM = 3
"""Letters that must be left: shorter words differ from each other by their endings."""

_DOUBLED = re.compile(r"([bcdfghjklmnpqrstvwxz])\1+")
_ENDINGS = ("erne", "ene", "ede", "er", "en", "et", "e")
_LOST_VOWEL = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])e(?=[ln]$)")
_VOWELS = frozenset("aeiouy")
_DEFINITE = ("erne", "ene", "er", "en", "et", "es", "e")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a folded word; words that are too short to bend, and numbers, keep all but doubled letters."""
    if len(word) > MIN_STEM and word.isalpha():
        for _ in range(2):
            if word[-1] == "s" and len(word) > MIN_STEM and word[-2] != "s":
                word = word[:-1]
            word = _without_ending(word)
        word = _DOUBLED.sub(r"\1", word)
        if len(word) > MIN_STEM + 1:
            word = _LOST_VOWEL.sub("", word)
        return _last_letter(word)
    return _DOUBLED.sub(r"\1", word)


def bare_forms(word: str) -> tuple[str, ...]:
    """What is left of a folded word when an ending is cut bluntly: 'isen' → 'is', 'pizzaer' → 'pizza'.

    For words that `stem` leaves alone because they are short, or because it takes 'ae' and 'oe' for æ and ø.
    """
    forms = (word.removesuffix(ending) for ending in _DEFINITE if word.endswith(ending))
    return tuple(form for form in forms if len(form) > 1)


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            # The e of a final 'aer' or 'oer' is half a Danish letter (bær, smør), not an ending.
            half_letter = ending != "e" and rest[-1:] in ("a", "o")
            if len(rest) >= MIN_STEM and not half_letter and not _VOWELS.isdisjoint(rest):
                return rest
    return word


def _last_letter(word: str) -> str:
    last = word[-1]
    if last == "y":
        return word[:-1] + "i"
    if last == "v":
        return word[:-1] + "f"
    if last == "t" and word[-2] in "dn" and len(word) > MIN_STEM + 1:
        return word[:-1]
    return word
