"""`copy`, `edit`, `remove`, `undo` and `redo`: everything that changes the log can be taken back."""

from tests.cli.conftest import Tracker


def grams(tracker: Tracker, day: str = "today") -> list[float]:
    return [round(entry["grams"]) for entry in tracker("day", day, "--json").json["entries"]]


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
    entry = tracker("add", "100 g skyr", "--json").json["entries"][0]
    tracker("edit", str(entry["id"]), "--text", "150 g cheese", "--meal", "lunch", "--on", "yesterday")
    moved = tracker("day", "yesterday", "--json").json["entries"][0]
    assert (moved["id"], round(moved["grams"]), moved["meal"]) == (entry["id"], 150, "lunch")
    assert moved["food_id"] != entry["food_id"]
    tracker("undo")
    assert tracker("day", "--json").json["entries"] == [entry]


def test_an_edit_that_is_not_understood_leaves_the_entry(tracker: Tracker) -> None:
    entry = tracker("add", "100 g skyr", "--json").json["entries"][0]
    assert tracker("edit", str(entry["id"]), "--text", "100 g bordlampe").status == 1
    assert tracker("day", "--json").json["entries"] == [entry]


def test_removed_entries_come_back(tracker: Tracker) -> None:
    entries = tracker("add", "100 g skyr, 2 dl milk", "--json").json["entries"]
    assert tracker("remove", *[str(entry["id"]) for entry in entries]).status == 0
    assert grams(tracker) == []
    tracker("undo")
    assert tracker("day", "--json").json["entries"] == entries


def test_an_entry_that_is_none_is_refused_and_nothing_removed(tracker: Tracker) -> None:
    entry = tracker("add", "100 g skyr", "--json").json["entries"][0]
    assert tracker("remove", str(entry["id"]), "999999").status == 1
    assert grams(tracker) == [100]
