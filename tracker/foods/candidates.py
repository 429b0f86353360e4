"""The foods worth ranking for the words that are asked: enough to fill the answer, found without looking at all."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from tracker.foods.folding import words_of
from tracker.foods.groups import GROUPS, group_name
from tracker.foods.matching import (
    BEGINNING,
    COMPOUND,
    WHOLE_WORD,
    WordFits,
    plain_fits,
    widen_to_insides,
    widen_to_slips,
)
from tracker.foods.terms import Terms

_CACHED: Final = 4096
_SHORTEST_PART: Final = 2
_BENT_PART: Final = 5
_FEW: Final = 48
_LETTERS_OR_DIGITS: Final = re.compile(r"[^\W\d]+|\d+(?:\.\d+)?")


class Candidates:
    """Finds terms and foods; what a word fits is remembered, since it is asked again with every key pressed."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._vocabulary = terms.vocabulary
        self._fits: dict[tuple[str, int], WordFits] = {}
        self._of_group: dict[str, list[int]] = {}
        for number, food in enumerate(terms.foods):
            self._of_group.setdefault(food.group, []).append(number)
        self._groups_called = _groups_called(self._of_group)

    def fits(self, words: Sequence[str], width: int) -> list[WordFits]:
        """What each word fits: as typed (width 0), also inside words and loosened (1), also with slips (2)."""
        return [self._fit(word, width) for word in words]

    def knows(self, word: str) -> bool:
        """Whether some food has the word, or one that it begins or ends."""
        return bool(self._fit(word, 1))

    def names(self, word: str) -> bool:
        """Whether some food is called just so, or has it as the head of a name."""
        number = self._vocabulary.number.get(word)
        return number is not None and any(postings.count(number) for postings in self._terms.in_head[:2])

    def joined(self, words: list[str], *, begun: bool) -> Iterator[tuple[list[str], bool]]:
        """The words with two neighbours written as one, where that makes a word, or begins one where `begun`.

        With each, whether the two were turned round for it.
        """
        known = self._vocabulary
        for at in range(len(words) - 1):
            first, second = words[at : at + 2]
            one = first + second
            if one in known.number or (begun and (known.starting(one) or known.loosened(one))):
                yield [*words[:at], one, *words[at + 2 :]], False
            if second + first in known.number:
                yield [*words[:at], second + first, *words[at + 2 :]], True

    def split(self, words: list[str]) -> Iterator[list[str]]:
        """The words with one that no food has cut in two, where both parts are words, or the second begins one."""
        known = self._vocabulary
        for at, word in enumerate(words):
            if word in known.number or known.starting(word):
                continue
            if not word.isalpha():
                parts = _LETTERS_OR_DIGITS.findall(word)
                if len(parts) > 1:
                    yield [*words[:at], *parts, *words[at + 1 :]]
                continue
            for cut in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
                first = self._first_part(word[:cut])
                if first and self._is_last_part(word[cut:]):
                    yield [*words[:at], first, word[cut:], *words[at + 1 :]]

    def _first_part(self, part: str) -> str:
        """The word that the first part of a compound is, without the e or s that may bind it; empty if none."""
        known = self._vocabulary
        for form in (part, part.removesuffix("s"), part.removesuffix("e")):
            if len(form) >= _SHORTEST_PART and form in known.number:
                return form
        return part if len(part) >= _BENT_PART and known.inflected(part) else ""

    def _is_last_part(self, part: str) -> bool:
        known = self._vocabulary
        if part in known.number or (len(part) > _SHORTEST_PART and known.starting(part)):
            return True
        return len(part) >= _BENT_PART and bool(known.inflected(part))

    def terms(self, fits: Sequence[WordFits], want: int, habits: set[int]) -> Iterable[int]:
        """About `want` terms in which every word fits, and all that are among the terms of `habits`."""
        if not all(fits):
            return ()
        return self._of_one(fits[0], want, habits) if len(fits) == 1 else self._of_several(fits, want, habits)

    def across(self, fits: Sequence[WordFits], want: int) -> Iterable[int]:
        """About `want` foods in which every word fits some name, or is what the group is called."""
        food_of = self._terms.food_of
        both: set[int] | None = None
        for fit in sorted(fits, key=self._size):
            if both is not None and len(both) <= _FEW:
                break
            foods = {food_of[term] for term in self._set(fit, sure=False)} if len(fits) > 1 else set()
            for group in fit.groups:
                foods.update(self._of_group[group])
            both = foods if both is None else both & foods
        return sorted(both or ())[: max(want, _FEW)]

    def _of_one(self, fit: WordFits, want: int, habits: set[int]) -> Iterable[int]:
        found: dict[int, None] = {}
        for terms in self._slices(fit):
            if len(found) < want:
                fresh = sorted(set(terms).difference(found))
                found.update(dict.fromkeys(fresh[: want - len(found)]))
            elif not habits:
                break
            if habits:
                found.update(dict.fromkeys(habits.intersection(terms)))
        return found

    def _slices(self, fit: WordFits) -> Iterator[list[int]]:
        """Terms that have a fitting word, the better places and fits first."""
        in_head, others = self._terms.in_head, self._terms.others
        fitting = sorted(fit.fits, key=fit.fits.__getitem__, reverse=True)
        sure = [word for word in fitting if fit.fits[word] >= WHOLE_WORD]
        compounds = [word for word in fitting if COMPOUND <= fit.fits[word] < WHOLE_WORD]
        rest = [word for word in fitting if fit.fits[word] < BEGINNING]
        for words in (sure, compounds):
            for postings in in_head:
                yield [term for word in words for term in postings.of(word)]
        for postings in in_head if fit.beginnings else ():
            yield postings.of_range(fit.beginnings)
        yield [term for word in sure for term in others.of(word)]
        for postings in in_head:
            yield [term for word in rest for term in postings.of(word)]
        if fit.beginnings:
            yield others.of_range(fit.beginnings)
        for word in compounds + rest:
            yield others.of(word)

    def _of_several(self, fits: Sequence[WordFits], want: int, habits: set[int]) -> Iterable[int]:
        found: dict[int, None] = {}
        for sure in (True, False):
            first, *others = sorted(fits, key=self._sure_size if sure else self._size)
            both = self._set(first, sure)
            for fit in others:
                # So few are sooner ranked than sought among the many terms of a short beginning.
                if len(both) <= _FEW:
                    break
                both = both & self._set(fit, sure)
            if len(found) < want:
                found.update(dict.fromkeys(self._shortest(both, len(fits), max(want, _FEW))))
            if habits:
                found.update(dict.fromkeys(habits & both))
        return found

    def _shortest(self, terms: AbstractSet[int], words: int, want: int) -> list[int]:
        """The first terms; those of just so many words before the others, where there are too many."""
        if len(terms) > want:
            every = self._terms.terms
            just = sorted(term for term in terms if len(every[term][0]) == words)[:want]
            return just + sorted(terms - set(just))[: want - len(just)]
        return sorted(terms)

    def _size(self, fit: WordFits) -> int:
        if fit.terms is not None:
            return len(fit.terms)
        inside = fit.not_beginnings()
        return sum(
            sum(map(postings.count, inside)) + postings.count_of_range(fit.beginnings)
            for postings in (*self._terms.in_head, self._terms.others)
        )

    def _sure_size(self, fit: WordFits) -> int:
        return len(self._set(fit, sure=True))

    def _set(self, fit: WordFits, sure: bool) -> AbstractSet[int]:
        """All terms that the word fits; only those that have all of it where `sure`."""
        known = fit.sure_terms if sure else fit.terms
        if known is not None:
            return known
        words = (
            [word for word, how in fit.fits.items() if how >= WHOLE_WORD] if sure else fit.not_beginnings()
        )
        terms: set[int] = set()
        for postings in (*self._terms.in_head, self._terms.others):
            for word in words:
                terms.update(postings.of(word))
            if not sure and fit.beginnings:
                terms.update(postings.of_range(fit.beginnings))
        if sure:
            fit.sure_terms = terms
        else:
            fit.terms = terms
        return terms

    def _fit(self, word: str, width: int) -> WordFits:
        key = (word, width)
        fit = self._fits.get(key)
        if fit is None:
            if width == 0:
                fit = plain_fits(self._vocabulary, word)
                fit.groups = self._groups_called.get(word, frozenset())
            else:
                narrow = self._fit(word, width - 1)
                fit = WordFits(word, narrow.exact, narrow.beginnings, dict(narrow.fits), narrow.groups)
                (widen_to_insides if width == 1 else widen_to_slips)(self._vocabulary, fit)
                if fit.fits == narrow.fits:
                    fit = narrow
            if len(self._fits) >= _CACHED:
                self._fits.clear()
            self._fits[key] = fit
        return fit


def _groups_called(groups: Iterable[str]) -> dict[str, frozenset[str]]:
    """The groups by each word of their names."""
    called: dict[str, set[str]] = {}
    for group in groups:
        if group in GROUPS:
            for word in words_of(f"{GROUPS[group].english_name} {group_name(group)}"):
                called.setdefault(word, set()).add(group)
    return {word: frozenset(keys) for word, keys in called.items()}
