"""What can be done with entries and days by one key, and back again."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from tests.tui.day_driver import TODAY, Driver, driven
from tracker.diary.log import log_line
from tracker.store.records import Meal
from tracker.store.store import Store
from tracker.tui.screens.copy_day import CopyDay
from tracker.tui.screens.edit_entry import EditEntry

YESTERDAY = TODAY - timedelta(days=1)


async def yesterday(day: Driver) -> None:
    """Look at yesterday, with the first entry marked."""
    await day.press("pageup", "escape", "home", "down")


async def test_an_entry_is_removed_without_a_question_and_brought_back(habits: Path) -> None:
    async with driven(habits) as day:
        await yesterday(day)
        await day.press("d")
        assert len(day.stored(YESTERDAY).entries) == 11
        assert "Ctrl+Z" in day.message
        await day.press("u")
        assert len(day.stored(YESTERDAY).entries) == 12
        await day.press("U")
        assert len(day.stored(YESTERDAY).entries) == 11
        await day.press("ctrl+z")
        await day.press("ctrl+y")
        assert len(day.stored(YESTERDAY).entries) == 11


async def test_a_heading_stands_for_its_whole_meal(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("pageup", "escape", "home", "delete")
        assert len(day.stored(YESTERDAY).entries) == 8
        assert {entry.meal for entry in day.stored(YESTERDAY).entries} == {
            Meal.LUNCH,
            Meal.DINNER,
            Meal.SNACK,
        }


async def test_this_again_logs_the_marked_food_today_at_this_hours_meal(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("pageup", "escape", "end", "r")
        (again,) = day.stored(TODAY).entries
        assert (again.food_id, again.meal, again.time) == (
            day.stored(YESTERDAY).entries[-1].food_id,
            Meal.BREAKFAST,
            time(7, 40),
        )
        assert "23 November" in day.message


async def test_a_whole_meal_is_repeated_from_its_heading_as_that_meal(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("pageup", "escape", "home", "down", "down", "down", "down", "down", "r")
        assert [entry.meal for entry in day.stored(TODAY).entries] == [Meal.LUNCH] * 3


async def test_this_again_from_the_line_logs_what_was_logged_last(log: Path) -> None:
    async with driven(log) as day:
        await day.press("ctrl+r")
        assert "Nothing is logged" in day.message
        await day.write("1 egg")
        await day.press("enter")
        await day.press("ctrl+r")
        assert len(day.stored().entries) == 2


async def test_an_amount_alone_changes_an_entry(habits: Path) -> None:
    async with driven(habits) as day:
        await yesterday(day)
        await day.press("down", "e")
        assert isinstance(day.app.screen, EditEntry)
        day.app.screen.query_one("#food").value = "3 dl"  # type: ignore[attr-defined]
        await day.press("enter")
        changed = day.stored(YESTERDAY).entries[1]
        assert (changed.food_name_en[:4], changed.amount, changed.portion) == ("Milk", 3.0, "dl")
        assert day.focused == "entries"


async def test_what_is_not_one_food_stays_in_the_dialog_with_its_reason(habits: Path) -> None:
    async with driven(habits) as day:
        await yesterday(day)
        await day.press("enter")
        day.app.screen.query_one("#food").value = "2 dl xqzzz"  # type: ignore[attr-defined]
        await day.press("enter")
        assert isinstance(day.app.screen, EditEntry)
        told = [str(fault.render()) for fault in day.app.screen.query(".fault.told")]
        assert len(told) == 1
        assert "xqzzz" in told[0]
        await day.press("escape")
        assert day.on_top


async def test_the_meal_is_changed_by_a_digit(habits: Path) -> None:
    async with driven(habits) as day:
        for key, meal in (("2", Meal.LUNCH), ("3", Meal.DINNER), ("4", Meal.SNACK), ("1", Meal.BREAKFAST)):
            await yesterday(day)
            entry = day.screen.entries.marked_row
            assert entry is not None
            await day.press(key)
            moved = {one.id: one.meal for one in day.stored(YESTERDAY).entries}
            assert moved[entry.ids[0]] is meal
            await day.press("u", "escape", "ctrl+t")


async def test_the_meal_is_chosen_in_a_list_which_stores_it_at_once(habits: Path) -> None:
    async with driven(habits) as day:
        await yesterday(day)
        await day.press("m")
        await day.press("down", "enter")
        assert day.on_top
        assert day.stored(YESTERDAY).entries[0].meal is Meal.LUNCH


async def test_time_and_date_are_changed_in_place(habits: Path) -> None:
    async with driven(habits) as day:
        await yesterday(day)
        await day.press("t")
        day.app.screen.query_one("#time").value = "6.15"  # type: ignore[attr-defined]
        await day.press("enter")
        assert day.stored(YESTERDAY).entries[0].time == time(6, 15)
        await day.press("D")
        day.app.screen.query_one("#day").value = "today"  # type: ignore[attr-defined]
        await day.press("enter")
        assert len(day.stored(TODAY).entries) == 1


@pytest.mark.parametrize(("field", "text"), [("time", "25:99"), ("day", "2026-02-30")])
async def test_an_impossible_time_or_date_is_refused_beside_its_field(
    habits: Path, field: str, text: str
) -> None:
    async with driven(habits) as day:
        await yesterday(day)
        await day.press("e")
        day.app.screen.query_one(f"#{field}").value = text  # type: ignore[attr-defined]
        await day.press("enter")
        assert isinstance(day.app.screen, EditEntry)
        assert text in str(day.app.screen.query_one(".fault.told").render())
        assert len(day.stored(YESTERDAY).entries) == 12


async def test_a_little_more_and_less_by_one_key(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("pageup", "escape", "end", "plus")
        assert day.stored(YESTERDAY).entries[-1].grams == 160.0
        await day.press("minus", "minus")
        assert day.stored(YESTERDAY).entries[-1].grams == 140.0


async def test_a_meal_of_any_day_is_copied(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("f7")
        assert isinstance(day.app.screen, CopyDay)
        await day.press("left", "down", "down", "enter")
        copied = day.stored(TODAY).entries
        assert [entry.meal for entry in copied] == [Meal.LUNCH] * 3
        assert "21 November" in day.message


async def test_a_day_without_entries_offers_nothing_to_copy(log: Path) -> None:
    async with driven(log) as day:
        await day.press("f7", "enter")
        assert isinstance(day.app.screen, CopyDay)
        await day.press("escape")
        assert day.stored().entries == ()


async def test_days_are_turned_and_today_is_one_key_away(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("pageup", "pageup")
        assert day.screen.day == TODAY - timedelta(days=2)
        await day.press("pagedown")
        assert day.screen.day == YESTERDAY
        await day.press("ctrl+t")
        assert day.screen.day == TODAY
        await day.press("escape", "left")
        assert day.screen.day == YESTERDAY
        await day.press("right")
        assert day.screen.day == TODAY


async def test_a_day_further_ahead_than_a_week_cannot_be_reached(log: Path) -> None:
    async with driven(log) as day:
        await day.press(*["pagedown"] * 9)
        assert day.screen.day == TODAY + timedelta(days=7)


async def test_a_line_is_logged_on_the_day_in_view(log: Path) -> None:
    async with driven(log) as day:
        await day.press("pageup")
        await day.write("1 egg")
        await day.press("enter")
        (entry,) = day.stored(YESTERDAY).entries
        assert entry.time is None


async def test_a_daily_supplement_is_set_once_and_then_confirmed_by_one_key(log: Path) -> None:
    async with driven(log) as day:
        await day.press("f8")
        day.app.screen.query_one("#daily").value = "1 calcium tablet 500 mg"  # type: ignore[attr-defined]
        await day.press("enter")
        assert [entry.supplement for entry in day.stored().entries] == [True]
        await day.press("pageup", "f8")
        assert [entry.supplement for entry in day.stored(YESTERDAY).entries] == [True]
        await day.press("f8")
        assert len(day.stored(YESTERDAY).entries) == 1


async def test_a_click_on_a_usual_meal_logs_it(habits: Path) -> None:
    async with driven(habits) as day:
        await day.pilot.click("#choices", offset=(10, 0))
        await day.settle()
        assert len(day.stored().entries) == 4


async def test_a_click_marks_an_entry_and_one_on_a_key_presses_it(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("pageup")
        await day.pilot.click("#entries", offset=(10, 2))
        await day.settle()
        assert day.focused == "entries"
        marked = day.screen.entries.marked_row
        assert marked is not None
        assert len(marked.ids) == 1
        await day.pilot.click("KeyBar", offset=(3, 0))
        await day.settle()
        assert day.focused == "line"


async def test_another_program_s_entries_appear_when_the_screen_comes_back(log: Path) -> None:
    async with driven(log) as day:
        await day.press("f7")
        with Store.open(str(log)) as store:
            log_line(store, "1 egg", person=None, day=TODAY, now=day.clock.now)
        await day.press("escape")
        assert any("Egg" in row for row in day.entries)
