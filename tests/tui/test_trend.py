"""The trend screen: drawn, told in figures, copied, and friendly where nothing is logged."""

import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.sample import NOW
from tracker.tui.app import TrackerApp
from tracker.tui.screens.trend import TrendScreen

SMALL, LARGE = (80, 24), (120, 40)


@asynccontextmanager
async def trend(
    database: Path, size: tuple[int, int] = SMALL
) -> AsyncIterator[tuple[TrendScreen, Pilot[None]]]:
    app = TrackerApp(str(database), clock=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        screen = TrendScreen()
        await app.push_screen(screen)
        await settled(pilot)
        yield screen, pilot


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def text(screen: TrendScreen, name: str) -> str:
    return str(screen.query_one(f"#trend-{name}", Static).content)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_marks_and_lines_of_both_nutrients_are_on_the_screen(
    sample: Path, size: tuple[int, int]
) -> None:
    async with trend(sample, size) as (screen, pilot):
        shown = pilot.app.export_screenshot()
        for sign in "●○×◊━┈╌":
            assert sign in shown, sign
        assert "26/10" in shown
        assert "1000*" in shown
        assert "DES" in text(screen, "calcium-name")
        assert "20-40*" in text(screen, "vitamin-d-name")


async def test_the_figures_stand_in_a_table_with_every_day(sample: Path) -> None:
    async with trend(sample) as (screen, _pilot):
        lines = text(screen, "table").splitlines()
        assert len(lines) == 1 + 30
        assert "Mon 23/11" in lines[1]
        assert sum("nothing logged" in line for line in lines) == 4
        assert "22 days count" in text(screen, "summary")


async def test_the_main_sources_follow_by_group(sample: Path) -> None:
    async with trend(sample) as (screen, _pilot):
        groups = text(screen, "groups").splitlines()
        assert groups[1].startswith("Milk ")
        assert "%" in groups[1]
        assert not screen.query_one("#trend-notice").display


@pytest.mark.parametrize(
    ("keys", "days"),
    [
        (["1"], 7),
        (["2"], 30),
        (["3"], 90),
        (["left"], 7),
        (["right"], 90),
        (["left", "left"], 7),
        (["right", "left"], 30),
    ],
)
async def test_keys_change_the_span(sample: Path, keys: list[str], days: int) -> None:
    async with trend(sample) as (screen, pilot):
        await pilot.press(*keys)
        await settled(pilot)
        assert len(text(screen, "table").splitlines()) == 1 + days
        assert f"{days} days" in text(screen, "title")


async def test_keys_pressed_faster_than_days_are_read_end_with_the_last(sample: Path) -> None:
    app = TrackerApp(str(sample), clock=lambda: NOW)
    async with app.run_test(size=SMALL) as pilot:
        screen = TrendScreen()
        await app.push_screen(screen)
        for days in (7, 90, 7, 90, 7):
            screen.action_span(days)
        await settled(pilot)
        assert len(text(screen, "table").splitlines()) == 1 + 7
        assert len(screen.query("#trend-calcium")) == 1
        assert "7 days" in text(screen, "title")


async def test_the_figures_can_be_copied(sample: Path) -> None:
    async with trend(sample) as (screen, pilot):
        await pilot.press("c")
        assert pilot.app.clipboard == text(screen, "table")


async def test_the_figures_below_the_pictures_are_reached_by_scrolling(sample: Path) -> None:
    async with trend(sample) as (screen, pilot):
        await pilot.press("pagedown")
        await pilot.pause()
        assert screen.query_one("#trend-summary").region.y < SMALL[1]


async def test_an_empty_log_gets_a_friendly_sentence(empty_log: Path) -> None:
    async with trend(empty_log) as (screen, pilot):
        assert "Nothing is logged" in text(screen, "notice")
        assert not screen.query_one("#trend-words").display
        await pilot.press("c", "3")
        await settled(pilot)
        assert "Nothing is logged" in text(screen, "notice")


async def test_another_theme_draws_the_marks_anew(sample: Path) -> None:
    async with trend(sample) as (_screen, pilot):
        pilot.app.theme = "textual-light"
        await settled(pilot)
        assert "●" in pilot.app.export_screenshot()


async def test_a_person_who_is_gone_is_told_and_not_a_crash(sample: Path) -> None:
    async with trend(sample) as (screen, pilot):
        pilot.app.person = "Nobody"  # type: ignore[attr-defined]
        await pilot.press("1")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert not screen.query_one("#trend-notice").display


async def test_escape_goes_back(sample: Path) -> None:
    async with trend(sample) as (screen, pilot):
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is not screen


def test_neither_the_plots_library_nor_pandas_is_imported_before_a_trend_opens() -> None:
    check = (
        "import sys, tracker.tui.screens.trend;"
        "print([name for name in ('textual_plot', 'numpy', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
