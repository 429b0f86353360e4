"""A dialog over the day screen of a real database, driven by keys and clicks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button, OptionList, Static

from tracker.diary.settings import end_welcome
from tracker.store.store import Store
from tracker.tui.app import TrackerApp

NOW = datetime(2026, 11, 23, 8)


class Answer:
    """What a dialog was closed with."""

    def __init__(self) -> None:
        self.given = False
        self.value: Any = None

    def take(self, value: Any) -> None:
        self.given, self.value = True, value


@asynccontextmanager
async def shown(
    database: Path, screen: Screen[Any], answer: Answer | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """`screen` on top of the application, of which nobody needs to be welcomed."""
    with Store.open(str(database)) as store:
        end_welcome(store)
    app = TrackerApp(str(database), clock=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(screen, None if answer is None else answer.take)
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way; one answer may lead to another question."""
    for _round in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def text_of(screen: Screen[Any]) -> str:
    """Everything that the screen says, also where it must be scrolled to."""
    texts = [str(one.render()) for one in screen.query(Static)]
    for options in screen.query(OptionList):
        texts += [str(option.prompt) for option in options.options]
    return "\n".join([*texts, *(str(button.label) for button in screen.query(Button))])
