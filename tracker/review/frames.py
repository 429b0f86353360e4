"""Days and entries as pandas frames: what tables, plots and workbooks share. Units stand in the names of the columns.

An unknown figure is NaN, which pandas leaves out of a sum; nothing is ever filled with 0.
"""

from collections.abc import Sequence

import pandas as pd

from tracker.diary.period import PeriodView
from tracker.review.period_review import ReviewedDay
from tracker.store.records import Entry, Meal

_FIGURES_OF_A_DAY = (
    "calcium_mg",
    "food_calcium_mg",
    "supplement_calcium_mg",
    "absorbed_mg",
    "milk_equivalent_mg",
    "vitamin_d_ug",
    "food_vitamin_d_ug",
    "supplement_vitamin_d_ug",
    "energy_kcal",
)
_COUNTS_OF_A_DAY = (
    "entries",
    "eating_occasions",
    "calcium_unknown_entries",
    "vitamin_d_unknown_entries",
    "energy_unknown_entries",
)


def days_frame(days: Sequence[ReviewedDay]) -> pd.DataFrame:
    """One row a day of the calendar, empty days too; its index is the day as a timestamp."""
    frame = pd.DataFrame(
        {name: pd.Series([getattr(day, name) for day in days], dtype="float64") for name in _FIGURES_OF_A_DAY}
    )
    for name in _COUNTS_OF_A_DAY:
        frame[name] = pd.Series([getattr(day, name) for day in days], dtype="int64")
    frame["counts"] = pd.Series([day.counts for day in days], dtype="bool")
    frame["weekend"] = pd.Series([day.weekend for day in days], dtype="bool")
    frame["assumed_complete"] = pd.Series([day.assumed_complete for day in days], dtype="bool")
    frame["status"] = pd.Series([day.status.value for day in days], dtype="str")
    frame["reason"] = pd.Series([day.reason and day.reason.value for day in days], dtype="str")
    frame.index = pd.DatetimeIndex([day.day for day in days], name="day")
    return frame


def entries_frame(
    entries: Sequence[Entry], absorbed_mg: Sequence[float | None] | None = None
) -> pd.DataFrame:
    """One row an entry, in their order.

    `absorbed_mg` runs along the entries; without it there is no such column. A food that came from elsewhere has no
    `food_id`.
    """
    frame = pd.DataFrame(
        {
            "day": pd.DatetimeIndex([entry.day for entry in entries]),
            "meal": pd.Categorical([entry.meal.value for entry in entries], [meal.value for meal in Meal]),
            "food_id": pd.Series([entry.food_id for entry in entries], dtype="str"),
            "food_name_da": pd.Series([entry.food_name_da for entry in entries], dtype="str"),
            "food_name_en": pd.Series([entry.food_name_en for entry in entries], dtype="str"),
            "group": pd.Series([entry.group for entry in entries], dtype="str"),
            "grams": pd.Series([entry.weight_g for entry in entries], dtype="float64"),
            "calcium_mg": pd.Series([entry.calcium_mg for entry in entries], dtype="float64"),
            "vitamin_d_ug": pd.Series([entry.vitamin_d_ug for entry in entries], dtype="float64"),
            "energy_kcal": pd.Series([entry.energy_kcal for entry in entries], dtype="float64"),
            "absorption_assumed": pd.Series([entry.absorption_assumed for entry in entries], dtype="bool"),
            "supplement": pd.Series([entry.supplement for entry in entries], dtype="bool"),
        }
    )
    if absorbed_mg is not None:
        frame["absorbed_mg"] = pd.Series(list(absorbed_mg), dtype="float64")
    return frame


def counting_frame(view: PeriodView) -> pd.DataFrame:
    """The entries of the days that count, with what is absorbed of each."""
    absorbed = [mg for record in view.usual.days.used for mg in record.intake.absorbed_by_entry_mg]
    return entries_frame(view.counting_entries, absorbed)
