"""Choosing another food for a part of a line."""

from datetime import date

import pytest

from tracker.diary.choosing import MOST_ALTERNATIVES, alternatives, name_typed, with_food
from tracker.diary.log import Pantry, pantry_of
from tracker.foods.line import Item
from tracker.foods.refusals import Unread, UnreadReason
from tracker.store.store import Store


@pytest.fixture
def pantry(store: Store) -> Pantry:
    with store.read() as reader:
        return pantry_of(reader, reader.current_person(), date(2026, 11, 23))


def item(pantry: Pantry, text: str) -> Item:
    (part,) = pantry.read(text)
    assert isinstance(part, Item)
    return part


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2 dl milk", "milk"),
        ("milk 2 dl", "milk"),
        ("milk", "milk"),
        ("2 dl", ""),
        ("150 g skyr vanilla", "skyr vanilla"),
    ],
)
def test_the_name_of_a_part_is_what_is_no_amount(text: str, name: str) -> None:
    assert name_typed(text) == name


def test_alternatives_leave_out_the_food_that_was_understood(pantry: Pantry) -> None:
    milk = item(pantry, "2 dl milk")
    others = alternatives(pantry, milk)
    assert 0 < len(others) <= MOST_ALTERNATIVES
    assert milk.food not in others


def test_another_food_keeps_the_amount_that_was_typed(pantry: Pantry) -> None:
    skyr = item(pantry, "skyr").food
    changed = with_food(pantry, item(pantry, "2 dl milk"), skyr)
    assert isinstance(changed, Item)
    assert (changed.food, changed.amount, changed.unit, changed.assumed_amount) == (skyr, 2.0, "dl", False)
    assert changed.text == "2 dl milk"


def test_another_food_takes_its_own_usual_amount_where_none_was_typed(pantry: Pantry) -> None:
    skyr = item(pantry, "skyr")
    changed = with_food(pantry, item(pantry, "milk"), skyr.food)
    assert isinstance(changed, Item)
    assert changed.grams == skyr.grams
    assert changed.assumed_amount


def test_a_part_that_was_not_understood_becomes_the_food_that_is_chosen(pantry: Pantry) -> None:
    (part,) = pantry.read("2 dl xqzzz")
    assert isinstance(part, Unread)
    changed = with_food(pantry, part, item(pantry, "milk").food)
    assert isinstance(changed, Item)
    assert (changed.amount, changed.unit) == (2.0, "dl")


def test_an_amount_that_the_food_is_not_told_in_is_refused_with_its_reason(pantry: Pantry) -> None:
    tablet = item(pantry, "1 calcium tablet 500 mg").food
    changed = with_food(pantry, item(pantry, "2 slices rye bread"), tablet)
    assert isinstance(changed, Unread)
    assert changed.reason is UnreadReason.UNKNOWN_UNIT_FOR_FOOD
    assert changed.suggestions == (tablet,)


@pytest.mark.parametrize("text", ["-2 dl xqzzz", "0 g xqzzz"])
def test_an_amount_that_is_none_stays_refused(pantry: Pantry, text: str) -> None:
    (part,) = pantry.read(text)
    assert isinstance(with_food(pantry, part, item(pantry, "milk").food), Unread)
