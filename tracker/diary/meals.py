"""The meal that a line was eaten at, guessed from the clock."""

from datetime import time

from tracker.store.records import Meal


def meal_at(clock: time) -> Meal:
    """The meal that people usually eat at `clock`, as a first guess that can be changed."""
    if time(4) <= clock < time(10, 30):
        return Meal.BREAKFAST
    if time(10, 30) <= clock < time(14):
        return Meal.LUNCH
    if time(17) <= clock < time(21):
        return Meal.DINNER
    return Meal.SNACK
