"""The food card, driven as a person would."""

from datetime import date
from pathlib import Path

from textual.widgets import OptionList, Static

from tests.tui.shown import NOW, settled, shown, text_of
from tracker.diary.foods import Label, add_own_food
from tracker.diary.log import log_line
from tracker.store.store import Store
from tracker.tui.screens.food_card import FoodCard
from tracker.tui.screens.own_food import OwnFood


async def test_spinach_tells_how_little_of_its_calcium_is_absorbed_and_why(database: Path) -> None:
    async with shown(database, FoodCard("frida:50")) as pilot:
        text = text_of(pilot.app.screen)
    assert "Spinach, raw · Spinat, rå" in text
    assert "Oxalate binds its calcium: only 5 % of it is absorbed." in text
    assert "A poor source of calcium" in text
    assert "Measured with isotopes" in text
    assert "Curr Osteoporos Rep" in text
    assert "Titchenal & Dobbs" in text


async def test_unknown_calcium_is_shown_as_unknown_and_judged_by_nobody(store: Store, database: Path) -> None:
    food = add_own_food(store, Label(name="Mormors gryde"))
    async with shown(database, FoodCard(food.id)) as pilot:
        text = text_of(pilot.app.screen)
        assert not pilot.app.screen.query(OptionList)
    assert "? mg" in text
    assert "Its calcium is unknown; it is never counted as zero." in text
    assert "source of calcium" not in text


async def test_an_alternative_opens_its_own_card_and_esc_leads_back(store: Store, database: Path) -> None:
    log_line(store, "200 g skyr", person=None, day=date(2026, 11, 20), now=NOW)
    async with shown(database, FoodCard("frida:50")) as pilot:
        alternatives = pilot.app.screen.query_one(OptionList)
        first = str(alternatives.get_option_at_index(0).prompt)
        assert "Skyr" in first
        assert "you eat it" in first
        alternatives.focus()
        await pilot.press("enter")
        await settled(pilot)
        assert "Skyr" in str(pilot.app.screen.query_one("#heading", Static).render())
        await pilot.press("escape")
        assert "Spinach" in str(pilot.app.screen.query_one("#heading", Static).render())
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, FoodCard)


async def test_only_a_food_of_ones_own_can_be_edited(store: Store, database: Path) -> None:
    food = add_own_food(
        store, Label(name="Havredrik X", calcium_mg=120.0, group="plant-drink", fortified=True)
    )
    async with shown(database, FoodCard("frida:50")) as pilot:
        await pilot.press("e")
        assert isinstance(pilot.app.screen, FoodCard)
        assert not pilot.app.screen.query_one("#edit").display
    async with shown(database, FoodCard(food.id)) as pilot:
        assert pilot.app.screen.query_one("#edit").display
        await pilot.press("e")
        assert isinstance(pilot.app.screen, OwnFood)


async def test_a_food_that_is_not_there_is_told_and_the_card_still_closes(database: Path) -> None:
    async with shown(database, FoodCard("frida:none")) as pilot:
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, FoodCard)
