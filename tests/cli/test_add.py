"""`tracker add`: the contract for scripts, and what is refused."""

from datetime import date, timedelta

import pytest
import time_machine

from tests.cli.conftest import Tracker

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _on_a_monday_morning() -> object:
    with time_machine.travel("2026-11-23 08:15", tick=False):
        yield


def test_a_danish_line_is_stored_with_what_is_absorbed(tracker: Tracker) -> None:
    done = tracker("add", "--json", "2 dl letmælk og 100 g spinat")
    assert done.status == 0
    milk, spinach = done.json["entries"]
    assert done.json["stored"] is True
    assert done.json["date"] == "2026-11-23"
    assert done.json["unresolved"] == []
    assert (milk["food_id"], milk["grams"], milk["meal"]) == ("frida:33", pytest.approx(206), "breakfast")
    assert milk["calcium_mg"] == pytest.approx(206 * 1.213)
    assert milk["absorbed_calcium_mg"] == pytest.approx(206 * 1.213 * 0.30)
    assert spinach["absorbed_calcium_mg"] == pytest.approx(spinach["calcium_mg"] * 0.05)


def test_an_english_line_gives_the_same_food(tracker: Tracker) -> None:
    done = tracker("add", "--json", "200 g kale", "and", "1 egg")
    assert [entry["food_id"] for entry in done.json["entries"]] == ["frida:23", "frida:1664"]


def test_a_line_with_one_unknown_food_stores_nothing_and_suggests(tracker: Tracker) -> None:
    done = tracker("add", "--json", "2 dl letmælk, 100 g bordlampe")
    assert done.status == 1
    assert done.json["stored"] is False
    assert [one["reason"] for one in done.json["unresolved"]] == ["unknown-food"]
    assert "bordlampe" in done.err
    assert tracker("day", "--json").json["entries"] == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("-50 g milk", "negative"),
        ("0 g milk", "zero"),
        ("nan g milk", "not-a-number"),
        ("inf g milk", "not-a-number"),
        ("1e9 g milk", "too-much"),
        ("6 kg milk", "too-much"),
        ("200 g", "no-food"),
        ("", "nothing-typed"),
    ],
)
def test_an_amount_that_makes_no_sense_is_refused_with_its_reason(
    tracker: Tracker, line: str, reason: str
) -> None:
    done = tracker("add", "--json", line)
    assert done.status == 1
    assert done.json["unresolved"][0]["reason"] == reason
    assert done.err.strip()


def test_the_limit_of_an_amount_is_named(tracker: Tracker) -> None:
    assert "5 kg" in tracker("add", "6 kg milk").err


def test_words_that_no_food_knows_are_told(tracker: Tracker) -> None:
    done = tracker("add", "--dry-run", "kohberg rugbrød")
    assert done.status == 0
    assert "not read: kohberg" in done.out
    assert tracker("add", "--json", "kohberg rugbrød").json["entries"][0]["unread"] == ["kohberg"]


@pytest.mark.parametrize("line", ["macadamia milk", "dairy free milk", "mælkefri ost"])
def test_what_is_free_of_milk_is_never_logged_as_milk(tracker: Tracker, line: str) -> None:
    assert tracker("add", line).status == 1


def test_a_dry_run_shows_and_stores_nothing(tracker: Tracker) -> None:
    done = tracker("add", "--dry-run", "--json", "2 dl milk")
    assert done.status == 0
    assert done.json["stored"] is False
    assert done.json["entries"][0]["id"] is None
    assert tracker("day", "--json").json["entries"] == []


def test_another_day_meal_and_person_can_be_named(tracker: Tracker) -> None:
    tracker("people", "add", "Anna")
    done = tracker("add", "2 dl milk", "--on", "i går", "--meal", "dinner", "--person", "anna", "--json")
    assert (done.json["date"], done.json["person"]) == ("2026-11-22", "Anna")
    assert done.json["entries"][0]["meal"] == "dinner"
    assert tracker("day", "yesterday", "--json").json["entries"] == []
    assert len(tracker("day", "yesterday", "--person", "Anna", "--json").json["entries"]) == 1


@pytest.mark.parametrize("text", ["2026-02-30", "tomorrowish", "", "2026/13/01"])
def test_a_date_that_is_none_is_refused(tracker: Tracker, text: str) -> None:
    done = tracker("add", "2 dl milk", "--on", text)
    assert done.status == 1
    assert "2026-11-23" in done.err


def test_a_date_far_ahead_is_refused(tracker: Tracker) -> None:
    done = tracker("add", "2 dl milk", "--on", (TODAY + timedelta(days=400)).isoformat())
    assert done.status == 1
    assert tracker("day", "--json").json["entries"] == []


def test_a_person_that_is_none_is_refused(tracker: Tracker) -> None:
    done = tracker("add", "2 dl milk", "--person", "Nobody")
    assert done.status == 1
    assert "Nobody" in done.err


def test_an_unknown_option_is_wrong_usage(tracker: Tracker) -> None:
    assert tracker("day", "--purple").status == 2
    assert tracker("add", "2 dl milk", "--meal", "brunch").status == 2


def test_a_refusal_is_danish_for_a_dane(tracker: Tracker) -> None:
    english, danish = tracker("add", "0 g milk").err, tracker("--language", "da", "add", "0 g mælk").err
    assert danish != english
    assert "Intet blev gemt" in danish
