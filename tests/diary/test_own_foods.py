"""A food of one's own, changed after it was eaten."""

from datetime import date, datetime

import pytest

from tracker.diary.day import view_day
from tracker.diary.food_names import TakenName, UnreadableName
from tracker.diary.foods import (
    ImpossibleFood,
    Label,
    add_own_food,
    edit_own_food,
    find_food,
    label_of,
)
from tracker.diary.log import log_line
from tracker.foods.food import AbsorptionBasis
from tracker.store.problems import NotOwnFood, UnusableName
from tracker.store.store import Store

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8)


def test_what_was_logged_keeps_its_values_when_the_food_is_edited(store: Store) -> None:
    food = add_own_food(store, Label(name="Drikskyr", calcium_mg=100.0, group="fermented-milk"))
    log_line(store, "200 g drikskyr", person=None, day=DAY, now=NOW)
    edit_own_food(store, food.id, Label(name="Drikskyr", calcium_mg=150.0, group="fermented-milk"))
    log_line(store, "200 g drikskyr", person=None, day=DAY, now=NOW)
    assert [entry.calcium_mg for entry in view_day(store, person=None, day=DAY).entries] == [200.0, 300.0]


def test_an_edit_can_be_undone(store: Store) -> None:
    food = add_own_food(store, Label(name="Kiks", calcium_mg=10.0))
    edit_own_food(store, food.id, Label(name="Kiks", calcium_mg=20.0))
    with store.read() as reader:
        me = reader.current_person().id
    store.undo(me)
    assert find_food(store, food.id) == food


def test_the_label_of_a_food_makes_the_same_food_again(store: Store) -> None:
    label = Label(
        name="Drik", name_en="Drink", calcium_mg=120.0, vitamin_d_ug=1.5, energy_kcal=45.0, portion_grams=200.0,
        absorption=0.2, group="plant-drink", fortified=True,
    )  # fmt: skip
    food = add_own_food(store, label)
    assert label_of(food) == label
    assert food.absorption_basis is AbsorptionBasis.OWN
    assert edit_own_food(store, food.id, label_of(food)) == food


def test_the_english_name_stays_when_the_form_does_not_ask_for_it(store: Store) -> None:
    food = add_own_food(store, Label(name="Drik", name_en="Drink"))
    assert edit_own_food(store, food.id, Label(name="Drik")).name_en == "Drink"
    assert edit_own_food(store, food.id, Label(name="Saft")).name_en == "Saft"


def test_an_impossible_figure_changes_nothing(store: Store) -> None:
    food = add_own_food(store, Label(name="Kiks", calcium_mg=10.0))
    with pytest.raises(ImpossibleFood) as refused:
        edit_own_food(store, food.id, Label(name="Kiks", calcium_mg=2e5))
    assert refused.value.field == "calcium_mg"
    assert find_food(store, food.id) == food


def test_a_food_of_the_table_is_not_edited(store: Store) -> None:
    with pytest.raises(NotOwnFood):
        edit_own_food(store, "frida:33", Label(name="Mælk"))


@pytest.mark.parametrize("name", ["a\nb", "Kiks\x07", "Kiks\u200b", "K" * 201])
def test_a_name_that_cannot_be_shown_is_refused(store: Store, name: str) -> None:
    with pytest.raises(UnusableName):
        add_own_food(store, Label(name=name))
    with pytest.raises(UnusableName):
        add_own_food(store, Label(name="Kiks", name_en=name))


@pytest.mark.parametrize("name", ["100", "og", "a + b; c", "!!!", "frokost", "½"])
def test_a_name_that_a_line_cannot_be_read_back_to_is_refused(store: Store, name: str) -> None:
    with pytest.raises(UnreadableName):
        add_own_food(store, Label(name=name))


@pytest.mark.parametrize(
    "name",
    ["Skyr 0,2 %", "Arla Lactofree, 1,5 %", "Toast, ost og skinke", "M&M's", "7up", "日本"],
)
def test_names_as_they_stand_on_a_pack_are_taken_and_read_back(store: Store, name: str) -> None:
    food = add_own_food(store, Label(name=name, calcium_mg=50.0))
    (one,) = log_line(store, f"50 g {name}", person=None, day=DAY, now=NOW).entries
    assert (one.entry.food_id, one.entry.grams) == (food.id, 50)
    assert food.id != "own:"


def test_two_own_foods_do_not_share_a_name_in_another_case(store: Store) -> None:
    first = add_own_food(store, Label(name="Kiks"))
    other = add_own_food(store, Label(name="Kage"))
    with pytest.raises(TakenName):
        add_own_food(store, Label(name="KIKS"))
    with pytest.raises(TakenName):
        edit_own_food(store, other.id, Label(name="kiks"))
    assert edit_own_food(store, first.id, Label(name="KIKS")).name_da == "KIKS"
