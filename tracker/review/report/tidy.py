"""The tidy table of a report: one row a figure, in CSV, for programs that go on reckoning.

Names of columns, codes and the decimal point are the same in every language; a food is named in the language in
force. The file begins with a byte order mark, without which one widespread spreadsheet takes æ, ø and å for other
letters; readers of UTF-8 pass over it. An unknown value is an empty cell.
"""

import csv
from collections.abc import Iterator
from dataclasses import asdict
from io import StringIO
from itertools import chain
from typing import Any

from tracker.locale import language
from tracker.review.figures import DailyFigure, daily_spreads, period_figures
from tracker.review.period_review import PeriodReview, ReviewedDay
from tracker.review.report.report import Report
from tracker.store.records import Entry

COLUMNS = (
    "person",
    "level",
    "first",
    "last",
    "days",
    "status",
    "meal",
    "time",
    "food_id",
    "food",
    "figure",
    "statistic",
    "unit",
    "value",
)
"""`level` is period, day or entry; `days` is all, weekdays or weekend for a period, and used or not-used for a day."""

_DECIMALS = 6
"""As many as the JSON of a review has."""
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""
_STATISTICS = {
    "n": "days",
    "mean": "mean",
    "median": "median",
    "sd": "standard-deviation",
    "minimum": "minimum",
    "maximum": "maximum",
}
_ENTRY_FIGURES = (
    ("weight_g", "g"),
    ("calcium_mg", "mg"),
    ("vitamin_d_ug", "µg"),
    ("energy_kcal", "kcal"),
)


def make(report: Report) -> bytes:
    """The whole file."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    review = report.review
    for row in chain(_period_rows(review), _day_rows(review), _entry_rows(review)):
        writer.writerow([_cell(row.get(column)) for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """`text`, kept from being a formula where it is opened in a spreadsheet."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{round(value, _DECIMALS):.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return str(value) if isinstance(value, int) else harmless(str(value))


def _period_rows(review: PeriodReview) -> Iterator[dict[str, Any]]:
    view = review.view
    common = {"person": view.person.name, "level": "period", "first": view.first, "last": view.last}
    parts = (("all", review.all_days), ("weekdays", review.weekdays), ("weekend", review.weekend))
    for days, spreads in parts:
        for code, spread in daily_spreads(spreads).items():
            for name, value in asdict(spread).items():
                unit = "days" if name == "n" else code.unit
                figure = {"figure": code.value, "statistic": _STATISTICS[name], "unit": unit, "value": value}
                yield common | {"days": days} | figure
    for one in period_figures(review):
        yield common | {
            "days": "all",
            "figure": one.code.value,
            "statistic": "value",
            "unit": one.unit,
            "value": one.value,
        }


def _day_rows(review: PeriodReview) -> Iterator[dict[str, Any]]:
    for day in review.days:
        for code in DailyFigure:
            yield _of_day(review, day) | {
                "figure": code.value,
                "statistic": "sum",
                "unit": code.unit,
                "value": getattr(day, code.value),
            }


def _of_day(review: PeriodReview, day: ReviewedDay) -> dict[str, Any]:
    return {
        "person": review.view.person.name,
        "level": "day",
        "first": day.day,
        "last": day.day,
        "days": "used" if day.counts else "not-used",
        "status": day.status if day.reason is None else day.reason,
    }


def _entry_rows(review: PeriodReview) -> Iterator[dict[str, Any]]:
    days = {day.day: day for day in review.days}
    for entry, absorbed_mg in entries_with_absorbed(review):
        common = _of_day(review, days[entry.day]) | {
            "level": "entry",
            "meal": entry.meal,
            "time": None if entry.time is None else entry.time.isoformat("minutes"),
            "food_id": entry.food_id,
            "food": entry.food_name_da if language() == "da" else entry.food_name_en,
            "statistic": "amount",
        }
        for figure, unit in _ENTRY_FIGURES:
            yield common | {"figure": figure, "unit": unit, "value": getattr(entry, figure)}
        yield common | {"figure": DailyFigure.ABSORBED.value, "unit": "mg", "value": absorbed_mg}


def entries_with_absorbed(review: PeriodReview) -> Iterator[tuple[Entry, float | None]]:
    """Every entry of the period, by day, with what is absorbed of it in mg."""
    absorbed = chain.from_iterable(record.intake.absorbed_by_entry_mg for record in review.view.records)
    return zip(review.view.entries, absorbed, strict=True)
