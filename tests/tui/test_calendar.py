"""The calendar."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from tests.tui.shown import NOW, Answer, settled, shown
from tracker.diary.day import mark_day
from tracker.diary.log import log_line
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.store import Store
from tracker.tui.screens.calendar import Calendar
from tracker.tui.widgets.form import Row
from tracker.tui.widgets.month import MonthGrid

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["enter"], DAY),
        (["left", "enter"], date(2026, 11, 19)),
        (["up", "up", "up", "enter"], date(2026, 10, 30)),
        (["pageup", "enter"], date(2026, 10, 20)),
        (["pageup", "pagedown", "right", "enter"], date(2026, 11, 21)),
        (["pageup", "home", "enter"], NOW.date()),
        (["down", "enter"], date(2026, 11, 27)),
    ],
)
async def test_a_day_is_chosen_by_keys(database: Path, keys: list[str], chosen: date) -> None:
    answer = Answer()
    async with shown(database, Calendar(DAY), answer) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
    assert answer.value == chosen


async def test_turning_from_the_31st_ends_on_the_last_day_of_a_shorter_month(database: Path) -> None:
    async with shown(database, Calendar(date(2026, 3, 31))) as pilot:
        await pilot.press("pageup")
        assert pilot.app.screen.query_one(MonthGrid).day == date(2026, 2, 28)


async def test_a_click_chooses_the_day_under_it(database: Path) -> None:
    answer = Answer()
    async with shown(database, Calendar(DAY), answer) as pilot:
        # Wednesday of the third week shown, below the month's name, a gap and the weekdays.
        await pilot.click(MonthGrid, offset=(2 * 8 + 1, 3 + 2))
        await settled(pilot)
    assert answer.value == date(2026, 11, 11)


async def test_each_state_of_a_day_has_a_sign_of_its_own(store: Store, database: Path) -> None:
    for day in (3, 4, 5):
        log_line(store, "2 dl mælk", person=None, day=date(2026, 11, day), now=NOW)
    mark_day(store, person=None, day=date(2026, 11, 3), status=DayStatus.COMPLETE)
    mark_day(store, person=None, day=date(2026, 11, 4), status=DayStatus.PARTIAL)
    async with shown(database, Calendar(DAY)) as pilot:
        grid = str(pilot.app.screen.query_one(MonthGrid).render())
    assert " 3 █" in grid
    assert " 4 ▄" in grid
    assert " 5 ·" in grid
    assert "[20]" in grid
    assert "<23>" in grid


async def test_a_typed_date_is_read_and_a_wrong_one_told_beside_the_field(database: Path) -> None:
    answer = Answer()
    async with shown(database, Calendar(DAY), answer) as pilot:
        field = pilot.app.screen.query_one("#typed", Input)
        field.focus()
        field.value = "2026-02-30"
        await pilot.press("enter")
        row = pilot.app.screen.query_one(Row)
        assert "is no date" in str(row.query_one(".fault", Static).render())
        field.value = "24.12.2025"
        await pilot.press("enter")
    assert answer.value == date(2025, 12, 24)


async def test_a_day_far_ahead_cannot_be_chosen(database: Path) -> None:
    answer = Answer()
    async with shown(database, Calendar(DAY), answer) as pilot:
        await pilot.press("pagedown", "pagedown", "enter")
        row = pilot.app.screen.query_one(Row)
        assert "lies outside what can be logged" in str(row.query_one(".fault", Static).render())
        assert not answer.given
        await pilot.press("escape")
    assert (answer.given, answer.value) == (True, None)
