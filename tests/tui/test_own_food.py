"""The form for a food of one's own."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Select, Static

from tests.tui.shown import Answer, settled, shown
from tracker.diary.foods import Label, add_own_food
from tracker.foods.food import AbsorptionBasis, Food
from tracker.store.store import Store
from tracker.tui.screens.own_food import OwnFood
from tracker.tui.widgets.form import Row, Tick


def fill(pilot: Pilot[None], **texts: str) -> None:
    for name, text in texts.items():
        pilot.app.screen.query_one(f"#{name}", Input).value = text


def fault(pilot: Pilot[None], name: str) -> str:
    row = next(row for row in pilot.app.screen.query(Row) if row.query(f"#{name}"))
    return str(row.query_one(".fault", Static).render())


async def test_a_label_per_portion_in_iu_with_decimal_commas_is_stored_per_100_g(database: Path) -> None:
    answer = Answer()
    async with shown(database, OwnFood("Yoghurt X"), answer) as pilot:
        fill(
            pilot, per_grams="150", calcium_mg="187,5", vitamin_d="40", energy_kcal="90", portion_grams="150"
        )
        pilot.app.screen.query_one("#vitamin_d_unit", Select).value = "iu"
        pilot.app.screen.query_one("#group", Select).value = "fermented-milk"
        pilot.app.screen.query_one("#absorption_percent").focus()
        await pilot.press("enter")
        await settled(pilot)
    food = answer.value
    assert isinstance(food, Food)
    assert food.name_da == "Yoghurt X"
    assert food.calcium_mg_per_100g == pytest.approx(125)
    assert food.vitamin_d_ug_per_100g == pytest.approx(1 / 1.5)
    assert food.energy_kcal_per_100g == pytest.approx(60)
    assert (food.portions[0].grams, food.absorption_basis) == (150, AbsorptionBasis.ARTICLE)


async def test_an_empty_field_is_unknown_and_not_zero(database: Path) -> None:
    answer = Answer()
    async with shown(database, OwnFood("Pesto"), answer) as pilot:
        await pilot.press("ctrl+s")
        await settled(pilot)
    assert (answer.value.calcium_mg_per_100g, answer.value.vitamin_d_ug_per_100g) == (None, None)


async def test_what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(
    store: Store, database: Path
) -> None:
    answer = Answer()
    before = len(list_foods(store))
    async with shown(database, OwnFood(), answer) as pilot:
        fill(pilot, calcium_mg="mange", energy_kcal="2000", portion_grams="30")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "needs a name" in fault(pilot, "name")
        assert "“mange” is no amount" in fault(pilot, "calcium_mg")
        assert "Energy per 100 g in kcal must lie between 0 and 900" in fault(pilot, "energy_kcal")
        assert fault(pilot, "portion_grams") == ""
        assert pilot.app.screen.query_one("#calcium_mg", Input).value == "mange"
        assert pilot.app.focused is pilot.app.screen.query_one("#name")
        fill(pilot, name="Kiks", calcium_mg="12", energy_kcal="450")
        await pilot.press("ctrl+s")
        await settled(pilot)
    assert answer.value.calcium_mg_per_100g == 12
    assert len(list_foods(store)) == before + 1


async def test_enter_goes_from_field_to_field_and_esc_stores_nothing(store: Store, database: Path) -> None:
    answer = Answer()
    before = len(list_foods(store))
    async with shown(database, OwnFood(), answer) as pilot:
        fill(pilot, name="Kiks")
        await pilot.press("enter")
        assert pilot.app.focused is pilot.app.screen.query_one("#per_grams")
        await pilot.press("escape")
        await settled(pilot)
    assert (answer.given, answer.value) == (True, None)
    assert len(list_foods(store)) == before


async def test_an_own_food_is_edited_in_place(store: Store, database: Path) -> None:
    old = add_own_food(
        store, Label(name="Drik", calcium_mg=60.0, group="plant-drink", organic=True, portion_grams=200.0)
    )
    answer = Answer()
    async with shown(database, OwnFood(food_id=old.id), answer) as pilot:
        screen = pilot.app.screen
        assert screen.query_one("#calcium_mg", Input).value == "60"
        assert screen.query_one("#organic", Tick).value
        fill(pilot, calcium_mg="120")
        screen.query_one("#organic", Tick).value = False
        screen.query_one("#fortified").focus()
        await pilot.press("space", "ctrl+s")
        await settled(pilot)
    new = answer.value
    assert (new.id, new.calcium_mg_per_100g, new.fortified, new.organic) == (old.id, 120.0, True, False)
    assert list_foods(store)[old.id] == new


def list_foods(store: Store) -> dict[str, Food]:
    with store.read() as reader:
        return {food.id: food for food in reader.foods()}
