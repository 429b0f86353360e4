"""Calcium by the meals of a day."""

from collections.abc import Sequence
from datetime import date
from math import fsum

from tracker.review.period_review import LargestLoad, MealShare
from tracker.review.sources import known_sum
from tracker.store.records import Entry, Meal


def calcium_by_meal(entries: Sequence[Entry], days: int) -> tuple[MealShare, ...]:
    """What each meal brings, in the order of a day; `entries` are of `days` days, and it is empty without any."""
    if not entries or days < 1:
        return ()
    totals = {meal: known_sum([entry.calcium_mg for entry in entries if entry.meal is meal]) for meal in Meal}
    whole = fsum(totals.values())
    return tuple(
        MealShare(meal, total / days, total / whole if whole else 0.0) for meal, total in totals.items()
    )


def largest_load(entries: Sequence[Entry]) -> LargestLoad | None:
    """The meal with the most known calcium, the earliest of several; None where no calcium is known.

    All snacks of a day are one meal, as they are for the load of absorption.
    """
    loads: dict[tuple[date, Meal], list[float]] = {}
    for entry in entries:
        calcium = entry.calcium_mg
        if calcium is not None:
            loads.setdefault((entry.day, entry.meal), []).append(calcium)
    if not loads:
        return None
    in_order = list(Meal)
    totals = {when: fsum(amounts) for when, amounts in loads.items()}
    day, meal = min(totals, key=lambda when: (-totals[when], when[0], in_order.index(when[1])))
    return LargestLoad(day, meal, totals[day, meal])
