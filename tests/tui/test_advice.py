"""The advice screen: the same words and numbers as `tracker review`, and foods that open their card."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList, Static

from tests.tui.sample import NOW
from tracker.cli.review_text import review_text
from tracker.review.reviewing import review_period
from tracker.store.store import Store
from tracker.tui.app import TrackerApp
from tracker.tui.screens.advice import AdviceScreen
from tracker.tui.screens.food_card import FoodCard


@asynccontextmanager
async def advice(
    database: Path, *, person: str | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[AdviceScreen, Pilot[None]]]:
    app = TrackerApp(str(database), clock=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        app.person = person
        screen = AdviceScreen()
        await app.push_screen(screen)
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield screen, pilot


def on_top(pilot: Pilot[None]) -> Screen[object]:
    return pilot.app.screen


def words(screen: AdviceScreen) -> str:
    return "\n".join(str(part.content) for part in screen.query(Static))


@pytest.mark.parametrize("person", ["Kirsten Holm", "Jonas Lindberg"])
async def test_it_says_what_the_review_says_with_the_same_numbers(sample: Path, person: str) -> None:
    with Store.open(str(sample)) as store:
        review = review_period(store, person=person, today=NOW.date())
    printed = " ".join(review_text(review).split())
    async with advice(sample, person=person) as (screen, _pilot):
        numbered = [line for line in words(screen).splitlines() if line.endswith("]") and len(line) > 4]
        assert len(numbered) > 8
        for line in numbered:
            assert line in printed
        assert str(screen.query_one("#advice-verdict", Static).content) in printed


async def test_official_rules_assumptions_season_days_and_disclaimer_are_there(sample: Path) -> None:
    async with advice(sample) as (screen, _pilot):
        said = words(screen)
        for part in (
            "20 µg vitamin D daily, combined with 800-1000 mg calcium",
            "What was assumed",
            "taken as complete",
            "October to April",
            "22 days count",
            "marked as logged in part",
            "Flat figures",
            "By the calcium of the meal",
            "no diagnosis",
            "doi:",
        ):
            assert part in said, part


async def test_foods_stand_in_portions_and_say_how_many_close_the_gap(sample: Path) -> None:
    async with advice(sample) as (screen, _pilot):
        foods = screen.query_one("#advice-foods", OptionList)
        first = str(foods.get_option_at_index(0).prompt)
        assert "g)" in first
        assert "mg" in first
        assert "×" in first


async def test_a_digit_opens_the_card_of_a_food(sample: Path) -> None:
    async with advice(sample) as (screen, pilot):
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(on_top(pilot), FoodCard)
        await pilot.press("escape")
        await pilot.pause()
        assert on_top(pilot) is screen


async def test_a_food_is_chosen_in_the_list(sample: Path) -> None:
    async with advice(sample) as (_screen, pilot):
        await pilot.press("f", "down", "enter")
        await pilot.pause()
        assert isinstance(on_top(pilot), FoodCard)


async def test_too_few_days_are_said_and_no_food_is_named(empty_log: Path) -> None:
    async with advice(empty_log) as (screen, pilot):
        assert "Too few days" in words(screen)
        assert not screen.query("#advice-foods")
        await pilot.press("f", "1")
        assert on_top(pilot) is screen


async def test_it_scrolls_to_the_disclaimer(sample: Path) -> None:
    async with advice(sample) as (screen, pilot):
        await pilot.press("end")
        await pilot.wait_for_scheduled_animations()
        assert screen.query_one("#advice-disclaimer").region.bottom <= 24


async def test_a_person_who_is_gone_is_told(sample: Path) -> None:
    async with advice(sample, person="Nobody") as (screen, _pilot):
        assert "Nobody" in str(screen.query_one("#advice-notice", Static).content)


async def test_escape_goes_back(sample: Path) -> None:
    async with advice(sample) as (screen, pilot):
        await pilot.press("escape")
        await pilot.pause()
        assert on_top(pilot) is not screen
