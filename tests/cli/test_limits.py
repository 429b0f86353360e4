"""Dates and figures at the ends of what there is."""

import unicodedata

import pytest
import time_machine

from tests.cli.conftest import Tracker


@pytest.mark.parametrize("option", ["--to", "--from"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_review_of_a_far_time_is_refused(tracker: Tracker, option: str, day: str) -> None:
    done = tracker("review", option, day)
    assert done.status == 1
    assert "outside what can be logged" in done.err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_far_day_can_be_looked_at_but_not_marked(tracker: Tracker, day: str) -> None:
    assert tracker("day", day).status == 0
    done = tracker("day", day, "--complete")
    assert done.status == 1
    assert "outside what can be logged" in done.err


def test_the_last_day_of_all_calendars_is_a_day_like_others(tracker: Tracker) -> None:
    with time_machine.travel("9999-12-31 08:00Z", tick=False):
        assert tracker("add", "2 dl milk", "--on", "today").status == 0
        assert tracker("day").status == 0
        assert tracker("review").status == 0


def test_yesterday_is_understood_with_a_letter_of_two_characters(tracker: Tracker) -> None:
    decomposed = unicodedata.normalize("NFD", "i går")
    assert tracker("add", "2 dl milk", "--on", decomposed).status == 0


@pytest.mark.parametrize("figure", ["nan", "inf", "-1", "1e300"])
def test_vitamin_d_that_no_label_can_say_is_refused(tracker: Tracker, figure: str) -> None:
    done = tracker("foods", "add", "Kiks", "--vitamin-d-iu", figure)
    assert done.status == 1
    assert "Vitamin D in IU" in done.err
    assert len(done.err) < 200


@pytest.mark.parametrize(("text", "mg"), [("1,5", 1.5), ("1.5", 1.5), ("120", 120.0)])
def test_a_figure_has_a_decimal_comma_or_point(tracker: Tracker, text: str, mg: float) -> None:
    assert tracker("foods", "add", "Kiks", "--calcium", text, "--json").json["calcium_mg_per_100g"] == mg


@pytest.mark.parametrize("text", ["", "many", "1,2,3"])
def test_a_figure_that_is_none_is_wrong_usage_in_the_users_language(tracker: Tracker, text: str) -> None:
    done = tracker("foods", "add", "Kiks", "--calcium", text)
    assert done.status == 2
    assert "is no number" in done.err


def test_the_lower_limit_of_a_figure_is_told_as_it_is(tracker: Tracker) -> None:
    assert "between 0.001 and 5000, not 0." in tracker("foods", "add", "Kiks", "--per", "0").err
    assert "1e+300" in tracker("foods", "add", "Kiks", "--calcium", "1e300").err


def test_an_unknown_food_to_look_at_says_nothing_of_storing(tracker: Tracker) -> None:
    done = tracker("foods", "show", "own:nothing")
    assert (done.status, done.err) == (1, "There is no food own:nothing.\n")


@pytest.mark.parametrize("change", [("--rename", ""), ("--rename", "  "), ("--born", "")])
def test_an_empty_change_of_a_person_is_wrong_usage(tracker: Tracker, change: tuple[str, str]) -> None:
    before = tracker("people", "list", "--json").json
    assert tracker("people", "edit", *change).status == 2
    assert tracker("people", "list", "--json").json == before
