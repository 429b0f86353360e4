"""Searching again for what was searched before: at each key press most of a line is as it was."""

from collections.abc import Iterable, Mapping

from tracker.foods.food import Food
from tracker.foods.habits import Habit
from tracker.foods.search import NO_HABITS, FoodIndex, Match


class RememberingIndex(FoodIndex):
    """A food index that answers at once what it was asked before with the same habits."""

    def __init__(self, foods: Iterable[Food]) -> None:
        super().__init__(foods)
        self._remembered: dict[tuple[str, int], list[Match]] = {}
        self._for: Mapping[str, Habit] = NO_HABITS

    def search(self, query: str, *, limit: int = 20, habits: Mapping[str, Habit] = NO_HABITS) -> list[Match]:
        if habits is not self._for:
            self._for = habits
            self._remembered.clear()
        key = (query, limit)
        if key not in self._remembered:
            self._remembered[key] = super().search(query, limit=limit, habits=habits)
        return list(self._remembered[key])
