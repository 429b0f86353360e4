"""Correcting an amount: the entry keeps the values it was logged with."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tracker.diary.foods import Label, add_own_food, edit_own_food
from tracker.diary.log import log_line
from tracker.diary.revise import EntryChange, NotOneFood, edit_entry
from tracker.store.records import ChangeSummary, Entry
from tracker.store.store import Store

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8)
DRINK = Label(name="Drikskyr", calcium_mg=100.0, portion_grams=200.0, group="fermented-milk")


def logged(store: Store, line: str) -> Entry:
    (one,) = log_line(store, line, person=None, day=DAY, now=NOW).entries
    assert isinstance(one.entry, Entry)
    return one.entry


def edited(store: Store, entry: Entry, text: str) -> Entry:
    changed = edit_entry(store, entry.id, EntryChange(text=text)).entry
    assert isinstance(changed, Entry)
    return changed


def of_no_food(store: Store, entry: Entry) -> Entry:
    """The entry as one that came from elsewhere and matches no food."""
    with store.write(ChangeSummary("edit-entry")) as writer:
        writer.edit_entry(replace(entry, food_id=None))
    return replace(entry, food_id=None)


@pytest.mark.parametrize("text", ["300 g", "1½ portion", "300 g drikskyr"])
def test_only_the_amount_changes_when_the_food_has_been_edited_since(store: Store, text: str) -> None:
    food = add_own_food(store, DRINK)
    entry = logged(store, "100 g drikskyr")
    edit_own_food(store, food.id, replace(DRINK, calcium_mg=999.0, vitamin_d_ug=5.0))
    changed = edited(store, entry, text)
    assert changed.grams == pytest.approx(300)
    assert (
        replace(changed, text=entry.text, grams=entry.grams, amount=entry.amount, portion=entry.portion)
        == entry
    )


def test_the_amount_of_a_food_that_is_searched_no_more_can_be_corrected(store: Store) -> None:
    food = add_own_food(store, DRINK)
    entry = logged(store, "100 g drikskyr")
    with store.write(ChangeSummary("retire")) as writer:
        writer.retire_own_food(food.id)
    assert edited(store, entry, "2 portions").grams == pytest.approx(400)


def test_a_food_that_is_gone_is_told_in_grams_and_in_its_own_unit(store: Store) -> None:
    milk = of_no_food(store, logged(store, "2 dl letmælk"))
    assert edited(store, milk, "3 dl").grams == pytest.approx(309)
    assert edited(store, milk, "100 g").grams == 100
    bread = of_no_food(store, logged(store, "2 slices rye bread"))
    assert edited(store, bread, "3 slices").grams == pytest.approx(bread.grams * 1.5)
    with pytest.raises(NotOneFood, match=r"write it in .*g.*stays as it was"):
        edited(store, bread, "2 bottles")


def test_a_name_full_of_numbers_does_not_disturb_the_amount(store: Store) -> None:
    add_own_food(store, Label(name="Müslibar 3 x 40 g", calcium_mg=50.0))
    assert edited(store, logged(store, "40 g müslibar 3 x 40 g"), "80 g").grams == 80


def test_another_food_brings_its_own_values(store: Store) -> None:
    entry = logged(store, "100 g skyr")
    changed = edited(store, entry, "50 g cheese")
    assert changed.food_id != entry.food_id
    assert changed.calcium_mg_per_100g != entry.calcium_mg_per_100g


@pytest.mark.parametrize(
    ("text", "why"), [("9 kg", "5 kg"), ("0 g", "zero"), ("-3 g", "negative"), ("", "Nothing was typed")]
)
def test_a_refused_amount_says_why(store: Store, text: str, why: str) -> None:
    entry = logged(store, "100 g skyr")
    with pytest.raises(NotOneFood, match=f"{why}.*The entry stays as it was"):
        edited(store, entry, text)
