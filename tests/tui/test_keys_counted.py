"""The measure is the hand: how many keys an ordinary day takes."""

from pathlib import Path

from tests.tui.day_driver import driven


async def test_the_usual_breakfast_takes_two_keys(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("down", "enter")
        assert len(day.stored().entries) == 4
        assert day.keys_pressed <= 2


async def test_a_food_by_name_and_amount_takes_few_keys_beyond_its_word(log: Path) -> None:
    async with driven(log) as day:
        await day.pilot.press(*"skyr")
        await day.press("space", "1", "5", "0", "space", "g", "enter")
        assert day.stored().entries[0].grams == 150.0
        assert day.keys_pressed <= 10


async def test_a_food_that_must_be_picked_takes_few_keys_beyond_its_word(log: Path) -> None:
    async with driven(log) as day:
        await day.write("200 g cheese")
        beyond_the_word = day.keys_pressed - len("cheese")
        await day.press("down", "down", "enter")
        assert len(day.stored().entries) == 1
        assert beyond_the_word + 3 <= 10


async def test_a_whole_day_of_twelve_foods_typed_takes_no_more_than_130_keys(log: Path) -> None:
    """Nothing is known of this person yet, so every food is typed."""
    async with driven(log) as day:
        await day.write("oats, 2 dl milk, banana, coffee")
        await day.press("enter", "f2")
        await day.write("2 rye bread, cheese, egg")
        await day.press("enter", "f2")
        await day.write("salmon, potatoes, kale")
        await day.press("enter", "f2")
        await day.write("apple, skyr")
        await day.press("enter")
        assert len(day.stored().entries) == 12
        assert day.keys_pressed <= 130


async def test_a_whole_usual_day_takes_two_keys_a_meal_and_one_to_go_to_the_next(habits: Path) -> None:
    async with driven(habits) as day:
        for place in range(4):
            await day.press("down", "enter", *(["f2"] if place < 3 else []))
        assert len(day.stored().entries) == 12
        assert day.keys_pressed <= 11


async def test_the_whole_of_yesterday_takes_two_keys(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("f7", "enter")
        assert len(day.stored().entries) == 12
        assert day.keys_pressed <= 2
