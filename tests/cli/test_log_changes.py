"""`copy`, `edit`, `remove`, `undo` and `redo`: everything that changes the log can be taken back."""

import pytest

from tests.cli.conftest import Tracker


def grams(tracker: Tracker, day: str = "today") -> list[float]:
    return [round(entry["grams"]) for entry in tracker("day", day, "--json").json["entries"]]


def added(tracker: Tracker, line: str) -> list[dict[str, object]]:
    """What `add` stored, as a day shows it, which does not know whether an amount was assumed."""
    entries: list[dict[str, object]] = tracker("add", line, "--json").json["entries"]
    return [{name: one[name] for name in one if name not in ("assumed_amount", "unread")} for one in entries]


def test_undo_and_redo_go_back_and_forth(tracker: Tracker) -> None:
    tracker("add", "100 g skyr")
    tracker("add", "50 g cheese")
    assert tracker("undo").status == 0
    assert grams(tracker) == [100]
    assert tracker("undo").status == 0
    assert grams(tracker) == []
    assert tracker("undo").status == 1
    assert tracker("redo").status == 0
    assert tracker("redo").status == 0
    assert grams(tracker) == [100, 50]
    assert tracker("redo").status == 1


def test_a_day_is_copied_whole_or_by_meal(tracker: Tracker) -> None:
    tracker("add", "100 g skyr", "--on", "yesterday", "--meal", "breakfast")
    tracker("add", "200 g kale", "--on", "yesterday", "--meal", "dinner")
    tracker("copy", "yesterday", "--meal", "breakfast")
    assert grams(tracker) == [100]
    tracker("undo")
    tracker("copy")
    assert grams(tracker) == [100, 200]


def test_an_empty_day_is_not_copied(tracker: Tracker) -> None:
    assert tracker("copy", "2020-01-01").status == 1


def test_an_entry_is_edited_and_the_edit_undone(tracker: Tracker) -> None:
    entry = added(tracker, "100 g skyr")[0]
    tracker("edit", str(entry["id"]), "--text", "150 g cheese", "--meal", "lunch", "--on", "yesterday")
    moved = tracker("day", "yesterday", "--json").json["entries"][0]
    assert (moved["id"], round(moved["grams"]), moved["meal"]) == (entry["id"], 150, "lunch")
    assert moved["food_id"] != entry["food_id"]
    tracker("undo")
    assert tracker("day", "--json").json["entries"] == [entry]


def test_an_edit_that_is_not_understood_leaves_the_entry(tracker: Tracker) -> None:
    entry = added(tracker, "100 g skyr")[0]
    assert tracker("edit", str(entry["id"]), "--text", "100 g bordlampe").status == 1
    assert tracker("day", "--json").json["entries"] == [entry]


def test_removed_entries_come_back(tracker: Tracker) -> None:
    entries = added(tracker, "100 g skyr, 2 dl milk")
    assert tracker("remove", *[str(entry["id"]) for entry in entries]).status == 0
    assert grams(tracker) == []
    tracker("undo")
    assert tracker("day", "--json").json["entries"] == entries


def test_an_entry_that_is_none_is_refused_and_nothing_removed(tracker: Tracker) -> None:
    entry = added(tracker, "100 g skyr")[0]
    assert tracker("remove", str(entry["id"]), "999999").status == 1
    assert grams(tracker) == [100]


def test_the_same_number_twice_removes_one_entry(tracker: Tracker) -> None:
    number = str(added(tracker, "100 g skyr")[0]["id"])
    done = tracker("remove", number, number)
    assert (done.status, done.out[:10]) == (0, "1 entry is")
    assert tracker("undo").out.strip() == "Undone: 1 entry was removed"


@pytest.mark.parametrize("number", [2**63, -1, 0])
def test_a_number_that_no_entry_can_have_is_wrong_usage(tracker: Tracker, number: int) -> None:
    assert tracker("remove", "--", str(number)).status == 2
    assert tracker("edit", "--text", "1 dl", "--", str(number)).status == 2
    assert tracker("remove", str(2**63 - 1)).status == 1


def test_another_amount_keeps_the_values_that_were_logged(tracker: Tracker) -> None:
    tracker("foods", "add", "Drikskyr", "--calcium", "100", "--portion", "200")
    number = str(added(tracker, "100 g drikskyr")[0]["id"])
    with_store = tracker("edit", number, "--text", "2 portions", "--json").json
    assert (with_store["grams"], with_store["calcium_mg"], with_store["food"]) == (400, 400, "Drikskyr")


def test_a_refused_edit_says_why_and_that_the_entry_stays(tracker: Tracker) -> None:
    number = str(added(tracker, "100 g skyr")[0]["id"])
    refused = tracker("edit", number, "--text", "100 g bordlampe").err
    assert "not in the food table" in refused
    assert "stays as it was" in refused
    assert "5 kg" in tracker("edit", number, "--text", "9 kg").err
