"""The foods that bring the calcium, and how much of some kinds of food is eaten."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import fsum

from tracker.nutrition.food_advice import PORTION_G
from tracker.review.period_review import FoodShare
from tracker.review.sources import known_sum
from tracker.store.records import Entry

MAIN_FOODS = 10
_DAYS_OF_A_WEEK = 7
_SEAFOOD_GROUPS = frozenset({"fish", "shellfish"})
_NOT_COUNTED_GROUPS = frozenset({"mushrooms", "dried-fruit"})


@dataclass(frozen=True, slots=True)
class KindsOfFood:
    """How much of some kinds of food the counting days hold; None without counting days."""

    fish_g_per_week: float | None
    oily_fish_g_per_week: float | None
    fruit_vegetable_portions_per_day: float | None
    vegetable_portions_per_day: float | None
    fish_unweighed_entries: int = 0
    """Entries of fish without a weight: the amounts are lower bounds where there are any."""
    fruit_vegetable_unweighed_entries: int = 0


def main_foods(
    entries: Sequence[Entry], absorbed_mg: Sequence[float | None], days: int, at_most: int = MAIN_FOODS
) -> tuple[FoodShare, ...]:
    """The foods that bring most known calcium, the largest first.

    `absorbed_mg` runs along `entries`, which are of `days` days and in their order. Entries of one food id are one
    food, under the names of the last of them; without an id the Danish name tells.
    """
    if days < 1:
        return ()
    by_food: dict[tuple[str | None, str], list[tuple[Entry, float | None]]] = {}
    for entry, absorbed in zip(entries, absorbed_mg, strict=True):
        key = (entry.food_id, "" if entry.food_id else entry.food_name_da)
        by_food.setdefault(key, []).append((entry, absorbed))
    totals = {key: known_sum([entry.calcium_mg for entry, _absorbed in of]) for key, of in by_food.items()}
    whole = fsum(totals.values())
    largest = sorted(totals, key=lambda key: (-totals[key], key[0] or "", key[1]))[:at_most]
    return tuple(_share(by_food[key], totals[key], whole, days) for key in largest if totals[key] > 0.0)


def _share(
    eaten: Sequence[tuple[Entry, float | None]], calcium_mg: float, whole: float, days: int
) -> FoodShare:
    last, _absorbed = eaten[-1]
    return FoodShare(
        food_id=last.food_id,
        name_da=last.food_name_da,
        name_en=last.food_name_en,
        times=len(eaten),
        grams=_grams_a_day([entry for entry, _absorbed in eaten], days),
        calcium_mg=calcium_mg / days,
        absorbed_mg=known_sum([absorbed for _entry, absorbed in eaten]) / days,
        share=calcium_mg / whole,
        assumed=any(entry.absorption_assumed for entry, _absorbed in eaten),
    )


def _grams_a_day(eaten: Sequence[Entry], days: int) -> float | None:
    """Grams a day; None where the weight of one of them is not told."""
    weights = [entry.weight_g for entry in eaten]
    return None if None in weights else known_sum(weights) / days


def fortified_share(entries: Sequence[Entry], fortified: AbstractSet[str]) -> float | None:
    """Share of the known calcium, 0 to 1, that comes from the foods with these ids; None where none is known."""
    whole = known_sum([entry.calcium_mg for entry in entries])
    if not whole:
        return None
    of_them = [entry.calcium_mg for entry in entries if entry.food_id in fortified and not entry.supplement]
    return known_sum(of_them) / whole


def kinds_of_food(entries: Sequence[Entry], days: int) -> KindsOfFood:
    """Fish, fruit and vegetables of `entries`, which are of `days` days, in the weight that was logged.

    What is part of a dish does not count, since nobody knows how much of it there is; nor does an entry whose weight
    is not told, which is counted instead.
    """
    if days < 1:
        return KindsOfFood(None, None, None, None)
    foods = [entry for entry in entries if not entry.supplement]
    seafood = [entry for entry in foods if entry.group in _SEAFOOD_GROUPS or "fish" in entry.tags]
    counted = [entry for entry in foods if entry.group not in _NOT_COUNTED_GROUPS]

    def grams_a_day(eaten: Iterable[Entry]) -> float:
        return known_sum([entry.weight_g for entry in eaten]) / days

    def unweighed(eaten: Iterable[Entry]) -> int:
        return sum(not entry.weighed for entry in eaten)

    vegetables = grams_a_day(entry for entry in counted if "vegetable" in entry.tags)
    fruit = grams_a_day(entry for entry in counted if "fruit" in entry.tags and "vegetable" not in entry.tags)
    return KindsOfFood(
        fish_g_per_week=grams_a_day(seafood) * _DAYS_OF_A_WEEK,
        oily_fish_g_per_week=grams_a_day(entry for entry in seafood if "oily-fish" in entry.tags)
        * _DAYS_OF_A_WEEK,
        fruit_vegetable_portions_per_day=(fruit + vegetables) / PORTION_G,
        vegetable_portions_per_day=vegetables / PORTION_G,
        fish_unweighed_entries=unweighed(seafood),
        fruit_vegetable_unweighed_entries=unweighed(
            entry for entry in counted if not entry.tags.isdisjoint(("fruit", "vegetable"))
        ),
    )
