"""The meals that files name, in the languages they are written in."""

from collections.abc import Mapping
from datetime import time

from tracker.diary.meals import meal_at
from tracker.store.records import Meal

_WORDS = {
    Meal.BREAKFAST: "breakfast morgenmad morgen desayuno petit-déjeuner frühstück frukost ontbijt",
    Meal.LUNCH: "lunch brunch frokost middagsmad almuerzo déjeuner mittagessen",
    Meal.DINNER: "dinner supper aftensmad aften middag comida cena dîner abendessen",
    Meal.SNACK: "snack snacks mellemmåltid mellemmåltider drink beverage supplement merienda goûter other andet",
}
_BY_WORD = {word: str(meal) for meal, words in _WORDS.items() for word in words.split()}
_SNACK_BEFORE = ("early snack", "mid-morning snack", "late snack", "just a")


class Meals(dict[tuple[str, str | None], str]):
    """What a file calls a meal, with the time of the day, as a value of `Meal`; read when it is asked for.

    A name that is no meal's leaves it to the time, and without a time it is a snack. `words` gives the word for a code.
    """

    def __init__(self, words: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._words = words or {}

    def __missing__(self, told: tuple[str, str | None]) -> str:
        name, clock = told
        word = self._words.get(name.strip(), name).strip().casefold()
        self[told] = found = _meal_of(word) or _by_clock(clock)
        return found


def _meal_of(name: str) -> str | None:
    if name in _BY_WORD:
        return _BY_WORD[name]
    if any(name.startswith(beginning) for beginning in _SNACK_BEFORE) or "snack" in name:
        return str(Meal.SNACK)
    words = name.replace("/", " ").replace("-", " ").split()
    return next((_BY_WORD[word] for word in words if word in _BY_WORD), None)


def _by_clock(clock: str | None) -> str:
    return str(meal_at(time.fromisoformat(clock))) if clock else str(Meal.SNACK)
