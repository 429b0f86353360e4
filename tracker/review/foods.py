"""The foods that bring the calcium, and how much of some kinds of food is eaten."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import pandas as pd

from tracker.diary.period import PeriodView
from tracker.nutrition.food_advice import PORTION_G
from tracker.review.period_review import FoodShare

MAIN_FOODS = 10
_DAYS_OF_A_WEEK = 7
_FOOD_COLUMNS = ("name_da", "name_en", "times", "grams", "calcium_mg", "absorbed_mg", "assumed")
_SEAFOOD_GROUPS = frozenset({"fish", "shellfish"})
_NOT_COUNTED_GROUPS = frozenset({"mushrooms", "dried-fruit"})


@dataclass(frozen=True, slots=True)
class KindsOfFood:
    """How much of some kinds of food the counting days hold; None without counting days."""

    fish_g_per_week: float | None
    oily_fish_g_per_week: float | None
    fruit_vegetable_portions_per_day: float | None
    vegetable_portions_per_day: float | None


def main_foods(frame: pd.DataFrame, days: int, at_most: int = MAIN_FOODS) -> tuple[FoodShare, ...]:
    """The foods that bring most known calcium, the largest first; `frame` is of `days` days.

    Entries of one food id are one food, under the names of the last of them; without an id the Danish name tells.
    """
    if frame.empty or days < 1:
        return ()
    key = frame["food_id"].fillna(frame["food_name_da"])
    foods = frame.groupby(key.rename("food")).agg(
        food_id=("food_id", "last"),
        name_da=("food_name_da", "last"),
        name_en=("food_name_en", "last"),
        times=("grams", "size"),
        grams=("grams", "sum"),
        calcium_mg=("calcium_mg", "sum"),
        absorbed_mg=("absorbed_mg", "sum"),
        assumed=("absorption_assumed", "any"),
    )
    whole = float(foods["calcium_mg"].sum())
    largest = foods[foods["calcium_mg"] > 0.0].sort_values("calcium_mg", ascending=False, kind="stable")
    largest = largest.head(at_most)
    # A missing id is NaN in a frame of texts.
    ids = [one if isinstance(one, str) else None for one in largest["food_id"].tolist()]
    columns = [largest[name].tolist() for name in _FOOD_COLUMNS]
    return tuple(
        FoodShare(
            food_id=food_id,
            name_da=name_da,
            name_en=name_en,
            times=times,
            grams=grams / days,
            calcium_mg=calcium / days,
            absorbed_mg=absorbed / days,
            share=calcium / whole,
            assumed=assumed,
        )
        for food_id, name_da, name_en, times, grams, calcium, absorbed, assumed in zip(
            ids, *columns, strict=True
        )
    )


def fortified_share(frame: pd.DataFrame, fortified: AbstractSet[str]) -> float | None:
    """Share of the known calcium, 0 to 1, that comes from the foods with these ids; None where none is known."""
    whole = float(frame["calcium_mg"].sum())
    if not whole:
        return None
    of_them = frame["food_id"].isin(list(fortified)) & ~frame["supplement"]
    return float(frame["calcium_mg"][of_them].sum()) / whole


def kinds_of_food(view: PeriodView) -> KindsOfFood:
    """Fish, fruit and vegetables of the counting days, in the weight that was logged.

    What is part of a dish does not count, since nobody knows how much of it there is.
    """
    days = view.usual.n_days
    if not days:
        return KindsOfFood(None, None, None, None)
    fish = oily = fruit = vegetables = 0.0
    for entry in view.counting_entries:
        if entry.supplement:
            continue
        tags = entry.tags
        if entry.group in _SEAFOOD_GROUPS or "fish" in tags:
            fish += entry.grams
            oily += entry.grams if "oily-fish" in tags else 0.0
        elif entry.group not in _NOT_COUNTED_GROUPS:
            vegetables += entry.grams if "vegetable" in tags else 0.0
            fruit += entry.grams if "fruit" in tags and "vegetable" not in tags else 0.0
    return KindsOfFood(
        fish_g_per_week=fish / days * _DAYS_OF_A_WEEK,
        oily_fish_g_per_week=oily / days * _DAYS_OF_A_WEEK,
        fruit_vegetable_portions_per_day=(fruit + vegetables) / PORTION_G / days,
        vegetable_portions_per_day=vegetables / PORTION_G / days,
    )
