"""What one bar of a picture stands for: a day, or in a long period a week or a month."""

from datetime import date

import pandas as pd

DAYS_ONE_BY_ONE = 62
"""Up to so many days each has a bar of its own."""
DAYS_BY_WEEK = 400
"""Up to so many days a bar is a week, beyond that a month."""


def step_of(days: int) -> str:
    """What one bar stands for in a picture of so many days: 'day', 'week' or 'month'."""
    if days <= DAYS_ONE_BY_ONE:
        return "day"
    return "week" if days <= DAYS_BY_WEEK else "month"


def means_of_counting_days(frame: pd.DataFrame, column: str, step: str) -> list[tuple[date, float]]:
    """The mean of `column` over the counting days of each week (from Monday) or month, by its first day.

    `frame` is of `tracker.review.frames.days_frame`.
    """
    counting = frame.loc[frame["counts"], column].dropna().astype(float)
    if counting.empty:
        return []
    # The mean of a group without days is missing, and such a week has no bar.
    means = counting.groupby(counting.index.to_period("W-SUN" if step == "week" else "M")).mean()
    return [(period.start_time.date(), float(mean)) for period, mean in means.items()]
