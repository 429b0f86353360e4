"""The calm screen: what happened, and the way on or out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.sample import empty_log
from tracker.tui.app import TrackerApp
from tracker.tui.screens.crash import CrashScreen

__all__ = ["empty_log"]

SENTENCE = (
    "Something unexpected happened. What a helper needs to know stands in /home/me/[state]/failures.log."
)


@asynccontextmanager
async def crashed(database: Path) -> AsyncIterator[Pilot[None]]:
    app = TrackerApp(str(database))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(CrashScreen(SENTENCE))
        await pilot.pause()
        yield pilot


async def test_the_sentence_stands_there_as_it_is(empty_log: Path) -> None:
    async with crashed(empty_log) as pilot:
        assert str(pilot.app.screen.query_one("#crash-sentence", Static).content) == SENTENCE


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_a_key_goes_on_with_what_was_there(empty_log: Path, key: str) -> None:
    async with crashed(empty_log) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert not isinstance(pilot.app.screen, CrashScreen)
        assert pilot.app.is_running


async def test_leaving_tells_the_shell_that_something_went_wrong(empty_log: Path) -> None:
    async with crashed(empty_log) as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert pilot.app.return_code == 1
