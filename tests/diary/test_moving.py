"""Moving entries, and making them a little larger or smaller."""

from datetime import date, datetime, time

import pytest

from tracker.diary.log import log_line
from tracker.diary.revise import GRAMS_STEP, move_entries, step_entry, undo
from tracker.store.problems import UnknownEntry
from tracker.store.records import Entry, Meal
from tracker.store.store import Store

DAY = date(2026, 11, 23)


@pytest.fixture
def entries(store: Store) -> list[Entry]:
    log_line(
        store,
        "2 slices rye bread, 150 g skyr, 5 g cheese",
        person=None,
        day=DAY,
        now=datetime(2026, 11, 23, 8),
    )
    return stored(store)


def stored(store: Store, day: date = DAY) -> list[Entry]:
    with store.read() as reader:
        return reader.entries_of_day(reader.current_person().id, day)


def test_entries_are_moved_together_and_come_back_together(store: Store, entries: list[Entry]) -> None:
    ids = [entry.id for entry in entries]
    move_entries(store, ids, meal=Meal.DINNER, at=time(18, 30))
    assert {(entry.meal, entry.time) for entry in stored(store)} == {(Meal.DINNER, time(18, 30))}
    undo(store, person=None)
    assert stored(store) == entries


def test_an_entry_that_is_gone_lets_none_be_moved(store: Store, entries: list[Entry]) -> None:
    with pytest.raises(UnknownEntry):
        move_entries(store, [entries[0].id, 999], meal=Meal.DINNER)
    assert stored(store) == entries


def test_entries_are_moved_to_another_day(store: Store, entries: list[Entry]) -> None:
    move_entries(store, [entries[0].id], day=date(2026, 11, 22))
    assert len(stored(store)) == 2
    assert stored(store, date(2026, 11, 22))[0].food_id == entries[0].food_id


def test_a_step_is_half_a_portion_or_ten_grams(store: Store, entries: list[Entry]) -> None:
    bread, skyr, _cheese = entries
    more = step_entry(store, bread.id, 1)
    assert more.amount == 2.5
    assert more.grams == pytest.approx(bread.grams * 1.25)
    assert step_entry(store, skyr.id, -1).grams == pytest.approx(150 - GRAMS_STEP)


def test_nothing_is_stepped_down_to_nothing_nor_past_what_is_taken_at_once(
    store: Store, entries: list[Entry]
) -> None:
    bread, skyr, cheese = entries
    assert step_entry(store, bread.id, -100).amount == 0.5
    assert step_entry(store, skyr.id, 10_000).grams == 150
    assert step_entry(store, cheese.id, -1).grams == 5
