"""Which foods are suggested to whom, and what they are said to add."""

from datetime import date, datetime

import pytest

from tracker.diary.log import log_line
from tracker.diary.suggestions import (
    LEAST_WORTH_MG,
    FoodSuggestion,
    foods_that_add,
    milk_worth,
    suitable_foods,
)
from tracker.foods.food import AbsorptionBasis, Food
from tracker.nutrition.profile import Condition, Profile
from tracker.store.records import Person
from tracker.store.store import Store

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 22, 8)
EVERY_RANK = 3
OXALATE = {"almond", "other-nut", "sesame", "other-seed", "soybean", "spinach", "chard", "sorrel", "rhubarb"}


def suitable(store: Store, *conditions: Condition) -> dict[str, FoodSuggestion]:
    """What may be recommended to somebody with these conditions, of the whole table."""
    with store.read() as reader:
        me = reader.current_person()
        person = Person(me.id, me.name, Profile(conditions=frozenset(conditions)), archived=False)
        return {one.food.id: one for one in suitable_foods(reader, person, DAY, worst_rank=EVERY_RANK)}


def food(store: Store, food_id: str) -> Food:
    with store.read() as reader:
        return reader.food(food_id)


def test_kale_is_worth_no_more_than_milk_since_one_set_says_so(store: Store) -> None:
    assert milk_worth(food(store, "frida:23")) == 1.0
    assert milk_worth(food(store, "frida:50")) == 0.12
    kale = suitable(store)["frida:23"]
    assert kale.adds_milk_equivalent_mg == pytest.approx(218.5 * kale.grams / 100)


def test_an_assumed_absorption_is_told_with_the_food(store: Store) -> None:
    foods = suitable(store)
    assert not foods["frida:33"].absorption_assumed
    assert foods["frida:924"].absorption_assumed
    for one in foods.values():
        assert one.absorption_assumed == (one.food.absorption_basis is AbsorptionBasis.ASSUMED)


def test_with_kidney_stones_nothing_rich_in_oxalate_is_suggested(store: Store) -> None:
    kinds = {tag for one in suitable(store, Condition.KIDNEY_STONES).values() for tag in one.food.tags}
    assert not OXALATE & kinds
    assert {"kale", "white-bean", "dairy"} <= kinds
    assert {"almond", "spinach"} <= {tag for one in suitable(store).values() for tag in one.food.tags}


def test_with_milk_allergy_only_foods_that_are_surely_without_milk_are_suggested(store: Store) -> None:
    foods = suitable(store, Condition.MILK_ALLERGY)
    assert {"frida:23", "frida:1797", "drink:alpro-soya", "plant:soy-yoghurt-fortified"} <= foods.keys()
    groups = {one.food.group for one in foods.values()}
    assert not groups & {
        "bread",
        "cold-cuts",
        "dishes",
        "cake",
        "meat",
        "meat-alternatives",
        "cheese",
        "milk",
    }
    for one in foods.values():
        assert "dairy" not in one.food.tags
        assert not any(word in one.food.name_en.lower() for word in ("bread", "battered", "cream", "fritter"))
        assert one.food.group != "egg" or "raw" in one.food.tags


def test_with_milk_allergy_a_habit_is_no_exception(store: Store) -> None:
    log_line(store, "2 skiver rugbrød", person=None, day=date(2026, 11, 22), now=NOW)
    assert "frida:1670" in suitable(store)
    assert "frida:1670" not in suitable(store, Condition.MILK_ALLERGY)


def test_what_is_suggested_adds_at_least_50_mg_a_portion(store: Store) -> None:
    with store.read() as reader:
        adding = foods_that_add(reader, reader.current_person(), DAY, 300.0)
    assert adding
    assert LEAST_WORTH_MG == 50.0
    assert all(one.adds_milk_equivalent_mg >= 50.0 for one in adding)
    log_line(store, "banan, tomat, te", person=None, day=date(2026, 11, 22), now=NOW)
    with store.read() as reader:
        again = foods_that_add(reader, reader.current_person(), DAY, 300.0)
    assert all(one.adds_milk_equivalent_mg >= 50.0 for one in again)


def test_of_no_calcium_at_all_no_absorption_is_assumed(store: Store) -> None:
    log_line(store, "d-vitamin 20 µg, banan", person=None, day=DAY, now=NOW)
    with store.read() as reader:
        tablet, banana = reader.entries_of_day(reader.current_person().id, DAY)
    assert (tablet.calcium_mg, tablet.absorption_assumed) == (0.0, False)
    assert banana.absorption_assumed
