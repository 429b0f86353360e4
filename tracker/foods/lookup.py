"""The food index as the line reader asks it: by a name word for word, by a confident match, or for suggestions."""

from collections.abc import Iterator, Mapping

from tracker.foods.endings import stem
from tracker.foods.folding import clean, fold, words_of
from tracker.foods.food import Food
from tracker.foods.habits import Habit
from tracker.foods.ranking import Certainty
from tracker.foods.search import FoodSearch, Match

_LOOKED_AT = 8
_MOST_SUGGESTIONS = 5


class Lookup:
    """Asks the index for the foods of one line; what was asked once is remembered."""

    def __init__(self, index: FoodSearch, habits: Mapping[str, Habit]) -> None:
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
        own = next((food for food in foods if is_own_name(food, name)), None)
        if own is not None:
            return own
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


def is_written(food: Food, text: str) -> bool:
    """Whether one of the food's names of several words stands in `text` sign by sign, commas included.

    Of a supplement it must be the table's own name, since two tablets together are also called by what they hold.
    """
    written = _signs_and_words(text)
    labels = (food.name_da, food.name_en) if food.supplement else _labels(food)
    return any(" " in label and _signs_and_words(label) in written for label in labels)


def is_own_name(food: Food, text: str) -> bool:
    """Whether `text` is the table's own name of the food, in either language, sign by sign."""
    return fold(text) in (fold(food.name_da), fold(food.name_en))


def is_spelled(food: Food, text: str) -> bool:
    """Whether `text` is one of the food's names sign by sign."""
    return fold(text) in map(fold, _labels(food))


def _signs_and_words(text: str) -> str:
    return " ".join(clean(text).replace(",", " , ").split()).strip(" ,")


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
