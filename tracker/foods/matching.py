"""How well one typed word fits the words of the vocabulary.

A fit is a number: the class of the match first, then how much of the word is typed. The classes, from the best:
the word itself, another ending of it, the word with loosened letters; its beginning; the last part of a compound, which
says what kind of thing it is ('mælk' in skummetmælk); loosened beginnings, other insides; one slip, two slips.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from tracker.foods.endings import bare_forms, stem
from tracker.foods.folding import skeleton
from tracker.foods.typos import misspelt, misspelt_beginnings
from tracker.foods.vocabulary import Vocabulary

WHOLE: Final = 9.0
INFLECTED: Final = 8.7
LOOSENED: Final = 8.3
COMPOUND: Final = 7.2
"""The last part of a compound, when what is typed is a word by itself."""
BEGINNING: Final = 6.4
ENDING: Final = 5.9
LOOSE_BEGINNING: Final = 5.6
INSIDE: Final = 4.6
GROUP: Final = 4.4
ONE_SLIP: Final = 5.0
TWO_SLIPS: Final = 4.0
SLIP_IN_BEGINNING: Final = 3.6
LIKELY_SLIP: Final = 0.2
"""Added to a slip where the first letter is right."""
CLEAR_SLIP: Final = 0.35
"""Added where moreover no other word is as near."""

WHOLE_WORD: Final = LOOSENED - 0.1
"""From this fit on, all of a word is typed, and without a slip."""
_SHORTEST_ENDING: Final = 2
_SHORTEST_INSIDE: Final = 3
_COUNTED_BEGINNINGS: Final = 300
_SHARE_OF_WORD: Final = 0.5
"""Added to a beginning, times the share of the word's letters that are typed."""
_SHARE_OF_COMPOUND: Final = 0.2


@dataclass(slots=True)
class WordFits:
    """What one typed word fits."""

    typed: str
    exact: int = -1
    """The number of the word itself; -1 where there is none."""
    beginnings: range = range(0)
    """The words that it begins."""
    fits: dict[int, float] = field(default_factory=dict)
    """Other words by number; a beginning may be among them, with a finer figure."""
    groups: frozenset[str] = frozenset()
    """The food groups that are called so."""
    terms: AbstractSet[int] | None = None
    """All terms that the word fits, once somebody asked."""
    sure_terms: AbstractSet[int] | None = None
    """All terms that have the whole of it, once somebody asked."""

    def best_of(self, words: AbstractSet[int]) -> float:
        """The best fit of any of some words by their numbers; 0 where none fits."""
        best = max([self.fits[number] for number in self.fits.keys() & words], default=0.0)
        if best >= BEGINNING or len(self.beginnings) <= _COUNTED_BEGINNINGS:
            return best
        return BEGINNING if any(number in self.beginnings for number in words) else best

    def not_beginnings(self) -> list[int]:
        """The words that fit without being begun by what is typed; the others are neighbours, and sooner looked up."""
        return [number for number in self.fits if number not in self.beginnings]

    def __bool__(self) -> bool:
        return bool(self.fits or self.beginnings or self.groups)


def plain_fits(vocabulary: Vocabulary, typed: str) -> WordFits:
    """The word itself, its other endings, the words that it begins, and the compounds that it ends."""
    found = WordFits(typed, vocabulary.number.get(typed, -1), vocabulary.starting(typed))
    fits = found.fits
    letters = len(typed)
    words = vocabulary.words
    is_word = found.exact >= 0 or bool(vocabulary.inflected(typed))
    if letters >= _SHORTEST_ENDING and typed.isalpha() and (is_word or letters > _SHORTEST_ENDING):
        kind = COMPOUND if is_word else ENDING
        for number in vocabulary.ending(typed):
            fits[number] = kind + 0.4 * letters / len(words[number])
    if len(found.beginnings) <= _COUNTED_BEGINNINGS:
        for number in found.beginnings:
            # Two words make another thing than the first: 'vaffel' is not vaffelis.
            compound = is_word and words[number][letters:] in vocabulary.number
            share = _SHARE_OF_COMPOUND if compound else _SHARE_OF_WORD
            fits[number] = BEGINNING + share * letters / len(words[number])
    loose = skeleton(typed)
    for number in vocabulary.loosened(typed):
        # An ending and a letter at once is far-fetched where a word is, or begins, as typed: 'ost' is not østers.
        near = not found.beginnings or skeleton(words[number]) == loose
        fits[number] = LOOSENED if near else LOOSE_BEGINNING
    for number in vocabulary.inflected(typed):
        fits[number] = INFLECTED
    for form in () if fits else bare_forms(typed):
        if form in vocabulary.number:
            fits[vocabulary.number[form]] = INFLECTED
    if found.exact >= 0:
        fits[found.exact] = WHOLE
    return found


def widen_to_insides(vocabulary: Vocabulary, found: WordFits) -> None:
    """Adds what has the word inside, and what it begins with loosened letters."""
    typed = found.typed
    if not typed.isalpha():
        return
    letters = len(typed)
    if letters >= _SHORTEST_INSIDE:
        for number in vocabulary.containing(typed):
            found.fits.setdefault(number, INSIDE + 0.4 * letters / len(vocabulary.words[number]))
    # Who types æ, ø and å, or ae, oe and aa, means them: 'ål' is not the beginning of 'almond'.
    if skeleton(typed) == typed:
        for number in vocabulary.loosely_starting(typed):
            if number not in found.beginnings:
                fit = LOOSE_BEGINNING + 0.4 * letters / len(vocabulary.words[number])
                found.fits[number] = max(found.fits.get(number, 0.0), fit)


def widen_to_slips(vocabulary: Vocabulary, found: WordFits) -> None:
    """Adds what may have been meant by a word with a slip or two."""
    if not found.typed.isalpha():
        return
    typed = skeleton(found.typed)
    meant = misspelt(vocabulary, found.typed)
    alike = [number for number in meant if vocabulary.words[number][0] == typed[0]]
    # With another word as near, or the first letter wrong, the food is suggested but not sure.
    clear = len({stem(vocabulary.words[number]) for number in alike}) == 1
    for number, slips in meant.items():
        fit = ONE_SLIP if slips == 1 else TWO_SLIPS
        if number in alike:
            fit += CLEAR_SLIP if clear else LIKELY_SLIP
        found.fits[number] = max(found.fits.get(number, 0.0), fit)
    for number in misspelt_beginnings(vocabulary, typed):
        found.fits.setdefault(number, SLIP_IN_BEGINNING)
