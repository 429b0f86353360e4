"""`tracker review`: which days count, and the advice with its reasons and sources."""

from datetime import date, timedelta

import pytest
import time_machine

from tests.cli.conftest import Tracker

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel("2026-11-23 12:00", tick=False):
        yield


def log_days(tracker: Tracker, days: int, line: str, *, complete: bool = True) -> None:
    for back in range(1, days + 1):
        day = (TODAY - timedelta(days=back)).isoformat()
        assert tracker("add", line, "--on", day).status == 0
        if complete:
            tracker("day", day, "--complete")


def test_one_day_carries_no_advice(tracker: Tracker) -> None:
    log_days(tracker, 1, "1 dl letmælk")
    advice = tracker("review", "--json").json["advice"]
    assert advice["status"] == "insufficient_days"
    assert advice["calcium_supplement_mg"] is None


def test_three_days_are_provisional_and_seven_are_not(tracker: Tracker) -> None:
    log_days(tracker, 3, "5 dl letmælk")
    assert tracker("review", "--json").json["advice"]["provisional"] is True
    log_days(tracker, 7, "1 dl letmælk")
    assert tracker("review", "--json").json["advice"]["provisional"] is False


def test_a_real_shortfall_gets_food_first_and_a_small_dose_with_sources(tracker: Tracker) -> None:
    tracker("people", "edit", "Me", "--born", "1970-05-05", "--sex", "female")
    log_days(tracker, 7, "5 dl letmælk")
    review = tracker("review", "--json").json
    mean = 5 * 103 * 1.213
    assert review["days"]["used"] == 7
    assert review["calcium"]["mean_intake_mg"] == pytest.approx(mean)
    assert review["calcium"]["mean_milk_equivalent_mg"] == pytest.approx(mean)
    assert review["calcium"]["gap_mg"] == 950 - round(mean)
    assert review["coefficients_version"] == "1"
    assert review["food_data"][0].startswith("Fødevaredata (http://frida.fooddata.dk), version 5.4, Maj 2025")
    assert review["advice"]["status"] == "supplement"
    assert review["advice"]["calcium_supplement_mg"] == 400
    assert all(reason["text"] and reason["source"] for reason in review["advice"]["reasons"])
    assert review["advice"]["vitamin_d_supplement_ug"] == [5, 10]
    assert review["advice"]["foods"]
    assert review["sources"] == [
        {"group": "milk", "calcium_mg": pytest.approx(mean), "share": pytest.approx(1), "unknown_entries": 0}
    ]


def test_enough_needs_nothing(tracker: Tracker) -> None:
    log_days(tracker, 7, "1 l letmælk")
    review = tracker("review", "--json").json
    assert review["advice"]["status"] == "none_needed"
    assert review["advice"]["calcium_supplement_mg"] is None
    assert review["advice"]["foods"] == []


def test_spinach_does_not_count_as_milk(tracker: Tracker) -> None:
    log_days(tracker, 7, "800 g spinat")
    calcium = tracker("review", "--json").json["calcium"]
    assert calcium["mean_intake_mg"] > 950
    assert calcium["mean_milk_equivalent_mg"] < 200


def test_partial_days_today_and_sparse_days_do_not_count_and_say_why(tracker: Tracker) -> None:
    log_days(tracker, 2, "5 dl letmælk", complete=False)
    tracker("add", "5 dl letmælk")
    tracker("day", "2026-11-21", "--partial")
    days = tracker("review", "--json").json["days"]
    assert days["used"] == 0
    assert days["not_used"] == [
        {"date": "2026-11-21", "reason": "partial"},
        {"date": "2026-11-22", "reason": "few-occasions"},
        {"date": "2026-11-23", "reason": "today"},
    ]


def test_a_doctor_is_asked_where_a_dose_could_harm(tracker: Tracker) -> None:
    tracker("people", "edit", "Me", "--condition", "kidney-stones")
    log_days(tracker, 7, "2 dl letmælk")
    advice = tracker("review", "--json").json["advice"]
    assert advice["status"] == "refer"
    assert advice["calcium_supplement_mg"] is None


def test_the_official_rule_stands_beside_the_own_figure_for_those_it_covers(tracker: Tracker) -> None:
    tracker("people", "edit", "Me", "--born", "1950-01-01")
    log_days(tracker, 7, "1 l letmælk")
    advice = tracker("--language", "da", "review", "--json").json["advice"]
    assert advice["status"] == "none_needed"
    assert any(
        "20 µg D-vitamin dagligt kombineret med 800-1000 mg calcium" in one["text"]
        for one in advice["official"]
    )


def test_both_coefficient_sets_are_reported_where_they_disagree(tracker: Tracker) -> None:
    log_days(tracker, 7, "250 g grønkål, 2 dl letmælk")
    review = tracker("review", "--json").json
    advice = review["advice"]
    assert advice["alternative_status"] != advice["status"]
    assert "coefficient-sets-disagree" in [reason["code"] for reason in advice["reasons"]]


def test_a_vegan_is_not_told_to_drink_milk(tracker: Tracker) -> None:
    tracker("people", "edit", "Me", "--condition", "vegan")
    log_days(tracker, 7, "200 g kartofler")
    foods = tracker("review", "--json").json["advice"]["foods"]
    groups = {tracker("foods", "show", food["food_id"], "--json").json["group"] for food in foods}
    assert groups
    assert groups.isdisjoint({"milk", "fermented-milk", "cheese", "egg", "fish", "meat"})


def test_a_period_upside_down_is_refused(tracker: Tracker) -> None:
    done = tracker("review", "--from", "2026-11-23", "--to", "2026-11-01")
    assert done.status == 1
    assert "Swap" in done.err


def test_the_text_fits_80_columns_and_says_what_it_is_not(tracker: Tracker) -> None:
    log_days(tracker, 7, "5 dl letmælk, 100 g spinat")
    for language, disclaimer in (("en", "no diagnosis"), ("da", "ingen diagnose")):
        text = tracker("--language", language, "review").out
        assert disclaimer in " ".join(text.split())
        assert [line for line in text.splitlines() if len(line) > 80 and "https://" not in line] == []


def test_the_text_tells_what_it_was_reckoned_with_and_the_notes_of_its_rows(tracker: Tracker) -> None:
    tracker("settings", "--coefficients", "load")
    log_days(tracker, 7, "5 dl letmælk")
    text = " ".join(tracker("review").out.split())
    assert "Reckoned with: by the calcium of the meal, version 1" in text
    assert "the less of each further milligram is absorbed" in text
    assert "The older general figure (NNR 2012)" in text
    assert "At least 800 mg" in text
    assert "Fødevaredata (http://frida.fooddata.dk)" in text
    assert "computes no fracture risk" in text


def test_an_official_rule_with_an_exclusion_has_its_own_heading(tracker: Tracker) -> None:
    tracker("people", "edit", "Me", "--born", "1950-01-01", "--condition", "kidney-stones")
    log_days(tracker, 7, "5 dl letmælk")
    heading = "The general rule, not for you without your doctor: kidney stones"
    text = tracker("review").out
    assert f"{heading}:\n" in text
    assert "The official recommendation for you" not in text
    (official,) = tracker("review", "--json").json["advice"]["official"]
    assert official["heading"] == heading
    assert "800-1000 mg calcium" in official["text"]


def test_a_supplement_that_is_taken_is_not_stopped(tracker: Tracker) -> None:
    log_days(tracker, 7, "6 dl letmælk, kalktablet 500 mg")
    text = " ".join(tracker("review").out.split())
    assert "Advice: No further calcium supplement is needed" in text
    assert "Do not stop without asking your doctor." in text


def test_with_raised_calcium_the_gap_is_null(tracker: Tracker) -> None:
    tracker("people", "edit", "Me", "--condition", "sarcoidosis")
    log_days(tracker, 7, "2 dl letmælk")
    review = tracker("review", "--json").json
    assert review["calcium"]["gap_mg"] is None
    assert review["advice"]["foods"] == []
