"""The day screen: what a typed line becomes, and what is shown of the day."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.tui.day_driver import TODAY, driven
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.records import Meal
from tracker.tui.widgets.rows import RowKind
from tracker.tui.widgets.totals import Totals


async def test_the_line_is_focused_at_the_start_and_one_key_away_from_the_entries(habits: Path) -> None:
    async with driven(habits) as day:
        assert day.focused == "line"
        await day.press("escape")
        assert day.focused == "entries"
        await day.press("escape")
        assert day.focused == "line"


async def test_a_line_is_understood_while_it_is_typed_and_stored_by_enter(log: Path) -> None:
    async with driven(log) as day:
        await day.write("2 dl milk, 2 slices rye bread")
        read = [row for row in day.choices.rows if row.kind is RowKind.READ]
        assert [row.cells[1] for row in read] == ["2 dl (206 g)", "2 slices (90 g)"]
        assert read[0].cells[2].endswith(" mg")
        assert "2 foods" in str(day.line.border_subtitle)
        await day.press("enter")
        assert day.line.value == ""
        assert "Logged for breakfast" in day.message
        entries = day.stored().entries
    assert [(entry.grams, entry.meal, entry.time) for entry in entries] == [
        (206.0, Meal.BREAKFAST, datetime(2026, 11, 23, 7, 40).time()),
        (90.0, Meal.BREAKFAST, datetime(2026, 11, 23, 7, 40).time()),
    ]


async def test_an_amount_that_was_not_typed_is_marked(log: Path) -> None:
    async with driven(log) as day:
        await day.write("milk")
        assert day.choices.rows[0].cells[1].startswith("≈ ")
        await day.write("2 dl milk")
        assert not day.choices.rows[0].cells[1].startswith("≈")


async def test_an_unknown_value_is_a_question_mark_and_counted_beside_the_sum(log: Path) -> None:
    async with driven(log) as day:
        await day.write("2 tbsp strawberry jam")
        assert day.choices.rows[0].cells[4] == "? µg"
        await day.write("2 dl milk, 2 tbsp strawberry jam")
        await day.press("enter")
        totals = day.screen.query_one(Totals).render().plain
    assert "at least" in totals
    assert "1 of 2 known" in totals


async def test_an_alternative_takes_the_place_of_the_food_being_typed(log: Path) -> None:
    async with driven(log) as day:
        await day.write("100 g cheese")
        understood = day.offered[0]
        await day.press("down")
        marked = day.choices.marked_row
        assert marked is not None
        assert day.offered[0] != understood
        assert day.offered[0] == " ".join(marked.cells)
        await day.press("enter")
        assert day.stored_foods() == [marked.cells[0]]
        assert day.stored().entries[0].grams == 100.0


async def test_what_was_picked_holds_while_the_line_goes_on(log: Path) -> None:
    async with driven(log) as day:
        await day.write("20 g cheese")
        await day.press("down")
        picked = day.offered[0]
        await day.write("20 g cheese, 2 dl milk")
        assert day.offered[0] == picked
        await day.press("enter")
        assert day.stored_foods()[0] in picked


async def test_escape_takes_the_pick_back(log: Path) -> None:
    async with driven(log) as day:
        await day.write("20 g cheese")
        understood = day.offered[0]
        await day.press("down", "escape")
        assert day.offered[0] == understood
        assert day.focused == "line"


async def test_tab_writes_the_name_out_to_go_on_with_the_amount(log: Path) -> None:
    async with driven(log) as day:
        await day.write("skyr")
        await day.press("tab")
        assert day.line.value.endswith(" ")
        await day.write(f"{day.line.value}150 g")
        await day.press("enter")
        assert day.stored().entries[0].grams == 150.0


async def test_a_line_not_understood_stays_with_its_reason_under_it(log: Path) -> None:
    async with driven(log) as day:
        await day.write("2 dl xqzzz")
        await day.press("enter")
        assert day.line.value == "2 dl xqzzz"
        assert day.offered[0].startswith("“2 dl xqzzz” is not in the food table")
        assert day.choices.rows[0].kind is RowKind.WARNING
        assert day.stored().entries == ()


@pytest.mark.parametrize(
    "text", ["-50 g milk", "1e9 g milk", "0 g milk", "2 dl", "[b]milk[/b", "x" * 5000, "🥛" * 50]
)
async def test_no_line_breaks_the_screen(log: Path, text: str) -> None:
    async with driven(log) as day:
        await day.write(text)
        await day.press("enter")
        assert day.app.screen is day.screen
        assert day.line.value == text or day.stored().entries


async def test_the_meal_is_guessed_from_the_clock_named_in_the_line_or_chosen(log: Path) -> None:
    async with driven(log, now=datetime(2026, 11, 23, 12, 10)) as day:
        assert "Lunch" in str(day.line.border_title)
        await day.write("dinner: 2 dl milk")
        assert "Dinner" in str(day.line.border_title)
        await day.press("enter")
        await day.press("f2")
        await day.write("1 egg")
        await day.press("enter")
        assert [entry.meal for entry in day.stored().entries] == [Meal.DINNER, Meal.DINNER]
        # What was chosen at noon does not hold in the evening of a program that was left open.
        day.clock.now = datetime(2026, 11, 23, 15, 0)
        day.screen.follow_clock()
        assert "Snacks" in str(day.line.border_title)


async def test_the_empty_line_offers_the_usual_meal_of_the_hour_then_favourites(habits: Path) -> None:
    async with driven(habits) as day:
        assert day.offered[0].startswith("Usual breakfast (4): ")
        assert any("Banana" in row for row in day.offered[1:])
        day.clock.now = datetime(2026, 11, 23, 12, 0)
        day.screen.follow_clock()
        assert day.offered[0].startswith("Usual lunch (3): ")


async def test_the_usual_meal_is_not_offered_again_once_it_is_logged(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("down", "enter")
        assert len(day.stored().entries) == 4
        assert not any(row.startswith("Usual breakfast") for row in day.offered)


async def test_yesterdays_meal_is_offered_where_it_was_another_than_usual(habits: Path) -> None:
    async with driven(habits, now=datetime(2026, 11, 22, 7, 40)) as day:
        await day.write("3 eggs")
        await day.press("enter")
    async with driven(habits) as day:
        assert day.offered[1].startswith("Yesterday's breakfast")


async def test_entries_stand_under_their_meals_in_the_order_of_the_day(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("pageup")
        headings = [row.cells[0] for row in day.screen.entries.rows if row.kind is RowKind.HEADING]
        assert headings == ["Breakfast", "Lunch", "Dinner", "Snacks"]
        assert "yesterday" in day.heading
        assert len(day.screen.entries.rows) == 4 + 12


async def test_the_sums_stand_against_all_three_authorities_with_the_one_that_applies_marked(
    habits: Path,
) -> None:
    async with driven(habits) as day:
        await day.press("pageup")
        totals = day.screen.query_one(Totals).render().plain
    assert "* Nordic 950 mg" in totals
    assert "Danish 800 mg" in totals
    assert "DES " in totals
    assert "Vitamin D" in totals
    assert "F3" in totals


async def test_supplements_stand_apart_in_the_sums(log: Path) -> None:
    async with driven(log, size=(120, 40)) as day:
        await day.write("2 dl milk, 1 calcium tablet 500 mg")
        await day.press("enter")
        totals = day.screen.query_one(Totals).render().plain
    assert "supplements 500 mg" in totals


@pytest.mark.parametrize("language", ["da", "en"])
async def test_no_figure_of_a_sum_is_cut_off_at_80_columns(log: Path, language: str) -> None:
    async with driven(log, language=language) as day:
        await day.write(
            "3 dl milk, 1 calcium tablet 500 mg, 2 tbsp strawberry jam, vitamin d 20 µg, 200 g salmon"
        )
        await day.press("enter")
        lines = day.screen.query_one(Totals).render().plain.splitlines()
    assert not [line for line in lines[:-1] if "…" in line]


async def test_the_day_in_view_follows_the_clock_past_midnight_but_not_while_a_line_is_typed(
    log: Path,
) -> None:
    async with driven(log, now=datetime(2026, 11, 23, 23, 59)) as day:
        await day.write("2 dl milk")
        day.clock.now = datetime(2026, 11, 24, 0, 1)
        day.screen.follow_clock()
        await day.settle()
        assert day.screen.day == TODAY
        await day.press("enter")
        assert len(day.stored(TODAY).entries) == 1
        day.screen.follow_clock()
        await day.settle()
        assert day.screen.day == TODAY + timedelta(days=1)


async def test_the_mark_of_the_day_goes_round(log: Path) -> None:
    async with driven(log) as day:
        for status in (DayStatus.COMPLETE, DayStatus.PARTIAL, DayStatus.UNMARKED):
            await day.press("f9")
            assert day.stored().status is status
            assert day.screen.picture is not None
            assert day.screen.picture.status in day.heading


@pytest.mark.parametrize(("size", "narrow"), [((80, 24), True), ((120, 40), False), ((60, 16), True)])
@pytest.mark.parametrize("language", ["da", "en"])
async def test_the_line_the_entries_and_the_sums_are_in_view(
    habits: Path, size: tuple[int, int], narrow: bool, language: str
) -> None:
    async with driven(habits, size=size, language=language) as day:
        await day.press("pageup")
        totals = day.screen.query_one(Totals)
        assert day.line.region.height == 3
        assert totals.region.bottom < size[1]
        assert totals.region.right <= size[0]
        assert day.screen.entries.region.height >= 1
        assert (totals.region.y > day.screen.entries.region.y) is narrow


async def test_a_terminal_too_small_says_so_and_keeps_what_is_typed(log: Path) -> None:
    async with driven(log) as day:
        await day.write("2 dl milk")
        await day.pilot.resize_terminal(50, 12)
        await day.settle()
        assert day.app.screen is not day.screen
        await day.pilot.resize_terminal(80, 24)
        await day.settle()
        assert day.app.screen is day.screen
        assert day.line.value == "2 dl milk"


@pytest.mark.parametrize(
    "theme", ["tracker-light", "tracker-contrast", "tracker-contrast-light", "ansi-dark"]
)
async def test_every_theme_can_be_drawn(habits: Path, theme: str) -> None:
    async with driven(habits) as day:
        day.app.theme = theme
        await day.press("pageup")
        assert "Breakfast" in day.app.export_screenshot()
