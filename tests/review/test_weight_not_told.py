"""What a file tells no weight of has none in a review, in no format: 100 g only stand for it in the log."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest

from tests.review.helpers import TODAY, meal_of, person_id, write
from tracker.foods.units import UNWEIGHED
from tracker.review import sentences
from tracker.review.figures import FigureCode, period_figures
from tracker.review.period_review import PeriodReview
from tracker.review.report import tables, tidy, xlsx
from tracker.review.report.report import Report
from tracker.review.reviewing import review_period
from tracker.store.records import Meal, NewEntry
from tracker.store.store import Store

YESTERDAY = TODAY - timedelta(days=1)


def fish(store: Store, day: date = YESTERDAY, **values: Any) -> NewEntry:
    """140 g of herring."""
    herring = {
        "group": "fish",
        "tags": frozenset({"fish", "oily-fish"}),
        "grams": 140.0,
        "food_name_da": "sild",
    }
    return meal_of(person_id(store), day, **{**herring, **values})


@pytest.fixture
def review(store: Store) -> PeriodReview:
    """A day with fish of 140 g, fish and an apple of no told weight, and 200 g of carrots."""
    greens = replace(
        fish(store), food_name_da="gulerod", group="vegetables", tags=frozenset({"vegetable"}), grams=200.0
    )
    write(
        store,
        fish(store),
        fish(store, food_name_da="rødspætte", portion=UNWEIGHED, grams=100.0, meal=Meal.DINNER),
        greens,
        replace(
            greens,
            food_name_da="æble",
            group="fruit",
            tags=frozenset({"fruit"}),
            portion=UNWEIGHED,
            grams=100.0,
        ),
    )
    return review_period(store, person=None, today=TODAY)


def test_fish_and_greens_without_a_weight_make_lower_bounds(review: PeriodReview) -> None:
    assert review.fish_g_per_week == pytest.approx(140.0 * 7)
    assert review.fruit_vegetable_portions_per_day == pytest.approx(2.0)
    assert (review.fish_unweighed_entries, review.fruit_vegetable_unweighed_entries) == (1, 1)
    at_least = {figure.code for figure in period_figures(review) if figure.at_least}
    assert {
        FigureCode.FISH,
        FigureCode.OILY_FISH,
        FigureCode.FRUIT_VEGETABLES,
        FigureCode.VEGETABLES,
    } <= at_least
    assert "≥ 980 g" in (sentences.fish_sentence(review) or "")
    assert "≥ 2.0" in (sentences.fruit_vegetables_sentence(review) or "")


def test_a_main_food_without_a_weight_has_none(review: PeriodReview) -> None:
    grams = {food.name_da: food.grams for food in review.foods}
    assert grams["rødspætte"] is None
    assert grams["æble"] is None
    assert {row[1] for row in tables.foods_table(review).rows} >= {"?"}


def test_no_report_gives_it_the_weight_that_stands_for_it(review: PeriodReview) -> None:
    report = Report(review, TODAY)
    told = csv.DictReader(io.StringIO(tidy.make(report).decode("utf-8-sig")))
    weights = [row["value"] for row in told if row["figure"] == "weight_g"]
    assert sorted(weights) == ["", "", "140", "200"]
    entries = openpyxl.load_workbook(io.BytesIO(xlsx.make(report)))["Entries"]
    names, *rows = entries.iter_rows(values_only=True)
    column = [str(name) for name in names].index("Weight, g")
    assert sorted(str(row[column]) for row in rows if row[0]) == ["140", "200", "None", "None"]
