"""The days of a review as a frame, for the pictures: one row a day of the calendar."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from tracker.review.period_review import ReviewedDay

DAYS_ONE_BY_ONE = 62
"""Up to so many days each has a bar of its own."""
DAYS_BY_WEEK = 400
"""Up to so many days a bar is a week, beyond that a month."""


def days_frame(days: Sequence[ReviewedDay]) -> pd.DataFrame:
    """One row a day; an unknown figure is missing, as pandas understands it."""
    return pd.DataFrame(
        {
            "absorbed_mg": pd.array([day.absorbed_mg for day in days], dtype="Float64"),
            "vitamin_d_ug": pd.array([day.vitamin_d_ug for day in days], dtype="Float64"),
            "calcium_unknown": [day.calcium_unknown_entries for day in days],
            "vitamin_d_unknown": [day.vitamin_d_unknown_entries for day in days],
            "counts": [day.counts for day in days],
            "assumed": [day.assumed_complete for day in days],
        },
        index=pd.DatetimeIndex([day.day for day in days]),
    )


def step_of(days: int) -> str:
    """What one bar stands for in a picture of so many days: 'day', 'week' or 'month'."""
    if days <= DAYS_ONE_BY_ONE:
        return "day"
    return "week" if days <= DAYS_BY_WEEK else "month"


def means_of_counting_days(frame: pd.DataFrame, column: str, step: str) -> list[tuple[date, float]]:
    """The mean of `column` over the counting days of each week (from Monday) or month, by its first day."""
    counting = frame.loc[frame["counts"], column].dropna().astype(float)
    if counting.empty:
        return []
    # The mean of a group without days is missing, and such a week has no bar.
    means = counting.groupby(counting.index.to_period("W-SUN" if step == "week" else "M")).mean()
    return [(period.start_time.date(), float(mean)) for period, mean in means.items()]
