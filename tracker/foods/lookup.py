"""The food index as the line reader asks it: by a name word for word, by a confident match, or for suggestions."""

from collections.abc import Iterator, Mapping

from tracker.foods.endings import stem
from tracker.foods.folding import fold, words_of
from tracker.foods.food import Food
from tracker.foods.habits import Habit
from tracker.foods.ranking import Certainty
from tracker.foods.search import FoodIndex, Match

_LOOKED_AT = 8
_MOST_SUGGESTIONS = 5


class Lookup:
    """Asks the index for the foods of one line; what was asked once is remembered."""

    def __init__(self, index: FoodIndex, habits: Mapping[str, Habit]) -> None:
        self._index = index
        self.habits = habits
        self._found: dict[str, list[Match]] = {}

    def matches(self, name: str) -> list[Match]:
        """The foods nearest to `name`, the best first."""
        if name not in self._found:
            self._found[name] = self._index.search(name, limit=_LOOKED_AT, habits=self.habits)
        return self._found[name]

    def best(self, name: str) -> Match | None:
        """The food that may be logged for `name` without asking, or None."""
        first = next(iter(self.matches(name)), None)
        return None if first is None or first.certainty is Certainty.GUESS else first

    def literal(self, name: str) -> Food | None:
        """The food whose own name or alias is `name`, sign by sign or else word for word; None where there is none."""
        words = words_of(name)
        if not words:
            return None
        foods = [match.food for match in self.matches(name)]
        folded = fold(name)
        for food in foods:
            if folded in (fold(food.name_da), fold(food.name_en)):
                return food
        return next(
            (food for food in foods if any(words_of(label) == words for label in _labels(food))), None
        )

    def opening(self, name: str) -> Food | None:
        """A food one of whose names begins with the first word of `name` and has the others in their order.

        'rugbrød med kerner' is the beginning of such a name and not two foods; 'rugbrød med ost' is not, though
        a dish has both words.
        """
        words = [stem(word) for word in words_of(name)]
        for match in self.matches(name):
            if match.certainty is Certainty.GUESS or match.unread:
                continue
            if any(_opens(words, [stem(word) for word in words_of(label)]) for label in _labels(match.food)):
                return match.food
        return None

    def means_several(self, name: str) -> bool:
        """Whether two foods or more have every word of `name`, and none is likelier than the others."""
        words = {stem(word) for word in words_of(name)}
        having = [match for match in self.matches(name) if _has(words, match.food)]
        return len(having) > 1 and self.best(name) is None

    def suggestions(self, name: str) -> tuple[Food, ...]:
        """Foods that may have been meant by a name that is not known."""
        return tuple(match.food for match in self.matches(name)[:_MOST_SUGGESTIONS])


def _labels(food: Food) -> Iterator[str]:
    yield food.name_da
    yield food.name_en
    yield from food.aliases_da
    yield from food.aliases_en


def _has(words: set[str], food: Food) -> bool:
    return any(words <= {stem(word) for word in words_of(label)} for label in _labels(food))


def _opens(words: list[str], label: list[str]) -> bool:
    if not words or not label or words[0] != label[0]:
        return False
    rest = iter(label)
    return all(word in rest for word in words)
