"""The different words of all food names, and the ways to find some of them by a typed one.

A table of foods has far fewer different words than names, so whatever looks inside words looks here. What only some
searches need (endings, insides, stems, loosened letters) is built when first asked for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from tracker.foods.endings import stem
from tracker.foods.folding import skeleton

MOST_INSIDE = 100
"""More words with the same inside say that it is too short to be looked for there."""
_LAST = "\U0010ffff"


class Vocabulary:
    """Folded words in alphabetical order; a word is known by its number there."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(set(words))
        self.number = dict(zip(self.words, range(len(self.words)), strict=True))

    def starting(self, start: str) -> range:
        """The words that begin with `start`."""
        first = bisect_left(self.words, start)
        return range(first, bisect_left(self.words, start + _LAST, first))

    def ending(self, end: str) -> list[int]:
        """The words that end with `end` and are longer; a negated word does not end with what it denies."""
        backwards, numbers = self._backwards
        start = end[::-1]
        first = bisect_left(backwards, start)
        last = bisect_left(backwards, start + _LAST, first)
        return [n for n in numbers[first:last] if len(self.words[n]) > len(end) and "_" not in self.words[n]]

    def containing(self, part: str) -> list[int]:
        """The words with `part` inside, neither first nor last, that are not negated; the first `MOST_INSIDE`."""
        text, starts = self._text
        found: list[int] = []
        at = text.find(part)
        while at >= 0 and len(found) < MOST_INSIDE:
            number = bisect_right(starts, at) - 1
            word = self.words[number]
            if not word.startswith(part) and not word.endswith(part) and "_" not in word:
                found.append(number)
            at = text.find(part, starts[number] + len(word))
        return found

    def inflected(self, word: str) -> list[int]:
        """The words with the same stem."""
        return self._stems.get(stem(word), [])

    def loosened(self, word: str) -> list[int]:
        """The words that are the same when a and o may stand for æ, å and ø, whatever the ending."""
        return self._loose_stems.get(skeleton(stem(word)), [])

    def loosely_starting(self, word: str) -> list[int]:
        """The words that begin with `word` when a and o may stand for æ, å and ø."""
        skeletons, numbers = self.by_skeleton
        start = skeleton(word)
        first = bisect_left(skeletons, start)
        return numbers[first : bisect_left(skeletons, start + _LAST, first)]

    @cached_property
    def by_skeleton(self) -> tuple[list[str], list[int]]:
        """The skeletons in alphabetical order, and the number of the word of each."""
        # Folding the letters of all words at once costs a tenth of folding them one by one.
        skeletons = skeleton("\n".join(self.words)).split("\n")
        numbers = sorted(range(len(skeletons)), key=skeletons.__getitem__)
        return [skeletons[number] for number in numbers], numbers

    @cached_property
    def by_length(self) -> dict[int, tuple[list[str], list[int]]]:
        """The same by the length of the skeleton; numbers and negated words are left out."""
        lengths: dict[int, tuple[list[str], list[int]]] = {}
        for form, number in zip(*self.by_skeleton, strict=True):
            if form.isalpha():
                forms, numbers = lengths.setdefault(len(form), ([], []))
                forms.append(form)
                numbers.append(number)
        return lengths

    @cached_property
    def _backwards(self) -> tuple[list[str], list[int]]:
        backwards = [word[::-1] for word in self.words]
        numbers = sorted(range(len(backwards)), key=backwards.__getitem__)
        return [backwards[number] for number in numbers], numbers

    @cached_property
    def _text(self) -> tuple[str, list[int]]:
        starts: list[int] = []
        at = 0
        for word in self.words:
            starts.append(at)
            at += len(word) + 1
        return "\n".join(self.words), starts

    @cached_property
    def _stems(self) -> dict[str, list[int]]:
        stems: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            stems.setdefault(stem(word), []).append(number)
        return stems

    @cached_property
    def _loose_stems(self) -> dict[str, list[int]]:
        loose: dict[str, list[int]] = {}
        for form, numbers in self._stems.items():
            loose.setdefault(skeleton(form), []).extend(numbers)
        return loose
