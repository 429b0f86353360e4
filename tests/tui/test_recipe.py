"""The screen on which a recipe is made, and the card that shows it."""

from pathlib import Path

from textual.widgets import Input, Static, TextArea

from tests.tui.day_driver import Driver, driven
from tracker.diary.recipes import find_recipe
from tracker.store.store import Store
from tracker.tui.screens.food_card import FoodCard
from tracker.tui.screens.recipe import RecipeScreen


async def opened(day: Driver) -> RecipeScreen:
    day.screen.action_recipe()
    await day.settle()
    screen = day.app.screen
    assert isinstance(screen, RecipeScreen)
    return screen


def faults(screen: RecipeScreen) -> list[str]:
    return [str(told.render()) for told in screen.query(".fault.told").results(Static)]


async def test_a_recipe_is_reckoned_while_it_is_typed_and_stored(log: Path) -> None:
    async with driven(log) as day:
        await day.write("Lasagne")
        screen = await opened(day)
        assert screen.query_one("#name", Input).value == "Lasagne"
        screen.query_one("#ingredients", TextArea).text = "400 g minced beef\n4 dl milk"
        screen.query_one("#portions", Input).value = "4"
        await day.settle()
        told = str(screen.query_one(".result", Static).render())
        assert "4 portions of 203 g" in told
        assert "assumed: the sum of the ingredients" in told
        await day.press("ctrl+s")
        assert day.on_top
        await day.write("1/4 lasagne")
        await day.press("enter")
        assert [entry.grams for entry in day.stored().entries] == [203.0]


async def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(log: Path) -> None:
    async with driven(log) as day:
        screen = await opened(day)
        ingredients = screen.query_one("#ingredients", TextArea)
        screen.query_one("#name", Input).value = "Suppe"
        await day.press("ctrl+s")
        assert "needs ingredients" in faults(screen)[0]
        ingredients.text = "2 dl milk, 3 xyzzy"
        await day.press("ctrl+s")
        assert "xyzzy" in faults(screen)[0]
        ingredients.text = "2 dl milk"
        screen.query_one("#portions", Input).value = "many"
        screen.query_one("#cooked_grams", Input).value = "9000"
        await day.press("ctrl+s")
        assert "no amount" in faults(screen)[0]
        screen.query_one("#portions", Input).value = ""
        await day.press("ctrl+s")
        assert "cooked weight" in faults(screen)[0]
        screen.query_one("#name", Input).value = ""
        await day.press("ctrl+s")
        assert "needs a name" in faults(screen)[0]
        assert ingredients.text == "2 dl milk"


async def test_a_recipe_is_changed_from_its_card(log: Path) -> None:
    async with driven(log) as day:
        screen = await opened(day)
        screen.query_one("#name", Input).value = "Suppe"
        screen.query_one("#ingredients", TextArea).text = "2 dl milk"
        await day.press("ctrl+s")
        day.app.push_screen(FoodCard("own:suppe"))
        await day.settle()
        card = "\n".join(str(part.render()) for part in day.app.screen.query(Static))
        assert "Made of" in card
        assert "from your recipe" in card
        await day.press("e")
        screen = day.app.screen  # type: ignore[assignment]  # checked on the next line
        assert isinstance(screen, RecipeScreen)
        assert screen.query_one("#ingredients", TextArea).text == "2 dl milk"
        screen.query_one("#cooked_grams", Input).value = "150"
        await day.press("ctrl+s")
        assert isinstance(day.app.screen, FoodCard)
    with Store.open(str(log)) as store:
        assert find_recipe(store, "suppe").cooked_grams == 150.0
