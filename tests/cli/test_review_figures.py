"""`tracker review`: the figures of the period, in text and JSON, and two periods side by side."""

from datetime import date, timedelta

import pytest
import time_machine

from tests.cli.conftest import Tracker

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel("2026-11-23 12:00", tick=False):
        yield


def log(tracker: Tracker, line: str, *days_ago: int, meal: str = "lunch") -> None:
    for ago in days_ago:
        day = (TODAY - timedelta(days=ago)).isoformat()
        assert tracker("add", line, "--on", day, "--meal", meal).status == 0
        tracker("day", day, "--complete")


def test_the_json_tells_every_figure_of_the_period(tracker: Tracker) -> None:
    tracker("people", "edit", "Me", "--born", "1970-05-05", "--sex", "female")
    log(tracker, "5 dl letmælk", 1, 2, 3)
    log(tracker, "100 g makrel, 200 g broccoli", 1, meal="dinner")
    review = tracker("review", "--json").json
    milk = 5 * 103 * 1.213
    assert review["daily"]["all"]["calcium_mg"]["n"] == 3
    assert review["daily"]["all"]["calcium_mg"]["mean"] == review["calcium"]["mean_intake_mg"]
    assert review["daily"]["weekdays"]["calcium_mg"]["n"] == 1
    assert review["daily"]["weekend"]["calcium_mg"]["mean"] > milk
    adequacy = review["adequacy"]
    assert (adequacy["average_requirement_mg"], adequacy["days"]) == (750, 3)
    assert adequacy["share_of_average_requirement"] == pytest.approx(
        review["calcium"]["mean_milk_equivalent_mg"] / 750
    )
    assert adequacy["days_below_average_requirement"] == 3
    assert [one["set"] for one in adequacy["coefficient_sets"]] == ["article", "load"]
    assert [one["meal"] for one in review["meals"]] == ["breakfast", "lunch", "dinner", "snack"]
    assert review["largest_load"]["meal"] == "lunch"
    assert review["main_foods"][0]["name_da"].startswith("Letmælk")
    assert review["food_kinds"]["fish_g_per_week"] == pytest.approx(100 / 3 * 7)
    assert review["food_kinds"]["vegetable_portions_per_day"] == pytest.approx(2 / 3)
    assert review["shares"]["fortified"] == 0
    assert {"missing-meals", "few-occasions", "energy-not-judged"} == {one["code"] for one in review["signs"]}
    assert review["energy"]["low"] is None
    assert review["energy"]["not_judged_because"] == ["weight"]
    assert len(review["calendar"]) == 28
    assert review["calendar"][-1] == review["calendar"][-1] | {
        "date": "2026-11-23",
        "counts": False,
        "not_counted_because": "empty",
        "calcium_mg": None,
    }
    assert len(review["food_table_version"]) == 64


def test_nothing_logged_is_null_and_no_text_breaks(tracker: Tracker) -> None:
    review = tracker("review", "--json").json
    assert review["adequacy"]["share_of_recommended"] is None
    assert review["adequacy"]["days_below_average_requirement"] is None
    assert (review["meals"], review["main_foods"], review["signs"]) == ([], [], [])
    assert review["largest_load"] is None
    assert set(review["shares"].values()) == {None}
    for language in ("en", "da"):
        assert "None" not in tracker("--language", language, "review").out


def test_the_text_tells_meals_foods_kinds_and_what_may_be_missing(tracker: Tracker) -> None:
    log(tracker, "5 dl letmælk", 1, 2, 3)
    text = tracker("review").out
    for heading in (
        "A day ",
        "Is the calcium enough?",
        "Calcium by meal",
        "The main foods",
        "Was everything logged?",
    ):
        assert heading in text
    unbroken = " ".join(text.split())
    assert "A main meal is missing on 3 days: 2026-11-20, 2026-11-21, 2026-11-22" in unbroken
    assert "cannot be judged from energy" in unbroken
    assert "Fish: 0 g a week" in unbroken
    assert "De officielle Kostråd, 2021" in unbroken


def test_two_periods_stand_side_by_side(tracker: Tracker) -> None:
    log(tracker, "3 dl letmælk", 20, 21, 22)
    log(tracker, "6 dl letmælk", 1, 2, 3)
    arguments = ("--from", "2026-11-16", "--compare-from", "2026-11-01", "--compare-to", "2026-11-10")
    both = tracker("review", *arguments, "--json").json
    assert (both["before"]["from"], both["after"]["from"]) == ("2026-11-01", "2026-11-16")
    (calcium,) = [one for one in both["figures"] if one["code"] == "calcium_mg"]
    assert calcium["after"] == pytest.approx(2 * calcium["before"], rel=1e-6)
    assert calcium["change"] == pytest.approx(calcium["after"] - calcium["before"], abs=1e-5)
    lines = tracker("review", *arguments).out.splitlines()
    (row,) = [line for line in lines if line.startswith("Calcium eaten")]
    assert row.split()[-6:] == ["375", "mg", "750", "mg", "+375", "mg"]
    assert not any("share days" in line for line in lines)
    assert [line for line in lines if len(line) > 80] == []


def test_periods_that_share_days_are_told_and_one_upside_down_is_refused(tracker: Tracker) -> None:
    told = tracker("review", "--compare-from", "2026-11-01", "--compare-to", "2026-11-10").out
    assert "The two periods share days" in told
    refused = tracker("review", "--compare-from", "2026-11-10", "--compare-to", "2026-11-01")
    assert (refused.status, refused.out) == (1, "")
    assert "Swap" in refused.err


def test_a_year_of_days_that_do_not_count_is_not_all_listed(tracker: Tracker) -> None:
    text = tracker("review", "--from", "2025-11-24", "--to", "2026-11-23").out
    assert "and 357 more" in " ".join(text.split())
