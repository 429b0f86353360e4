"""Calcium by the meals of a day."""

from datetime import date

import pandas as pd

from tracker.review.period_review import LargestLoad, MealShare
from tracker.store.records import Meal


def calcium_by_meal(frame: pd.DataFrame, days: int) -> tuple[MealShare, ...]:
    """What each meal brings, in the order of a day; `frame` is of `days` days, and empty without any."""
    if frame.empty or days < 1:
        return ()
    totals = frame.groupby("meal", observed=False)["calcium_mg"].sum()
    whole = float(totals.sum())
    return tuple(
        MealShare(Meal(meal), total / days, total / whole if whole else 0.0)
        for meal, total in zip(totals.index.tolist(), totals.tolist(), strict=True)
    )


def largest_load(frame: pd.DataFrame) -> LargestLoad | None:
    """The meal with the most known calcium, the earliest of several; None where no calcium is known.

    All snacks of a day are one meal, as they are for the load of absorption.
    """
    loads = frame.groupby(["day", "meal"], observed=True)["calcium_mg"].sum(min_count=1).dropna()
    if loads.empty:
        return None
    place = int(loads.argmax())
    day, meal = loads.index[place]
    return LargestLoad(date(day.year, day.month, day.day), Meal(meal), float(loads.iloc[place]))
