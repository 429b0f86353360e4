"""Drives the day screen by keys and reads what it shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from tracker.diary.day import DayView, view_day
from tracker.locale import set_language
from tracker.store.store import Store
from tracker.tui.app import TrackerApp
from tracker.tui.screens.day import DayScreen
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.rows import RowList

NOW = datetime(2026, 11, 23, 7, 40)
TODAY = NOW.date()


@dataclass
class Clock:
    """A clock that stands until it is set."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


class Driver:
    """The day screen under test."""

    def __init__(self, pilot: Pilot[None], database: Path, clock: Clock) -> None:
        self.pilot = pilot
        self.database = database
        self.clock = clock
        self.keys_pressed = 0

    @property
    def app(self) -> TrackerApp:
        assert isinstance(self.pilot.app, TrackerApp)
        return self.pilot.app

    @property
    def screen(self) -> DayScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, DayScreen))

    @property
    def on_top(self) -> bool:
        """Whether no other screen covers the day."""
        return self.app.screen == self.screen

    @property
    def line(self) -> LineInput:
        return self.screen.line_panel.line

    @property
    def choices(self) -> RowList:
        return self.screen.line_panel.choices

    async def settle(self) -> None:
        """Wait until nothing is under way; a change is followed by reading anew."""
        for _round in range(3):
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        self.keys_pressed += len(keys)
        await self.pilot.press(*keys)
        await self.settle()

    async def write(self, text: str) -> None:
        """Have `text` in the line as if typed; each letter counts as a key."""
        self.keys_pressed += len(text)
        self.line.value = text
        self.line.cursor_position = len(text)
        await self.pilot.pause()

    @property
    def focused(self) -> str | None:
        """The id of the widget that gets the keys."""
        return self.app.focused.id if self.app.focused else None

    @property
    def message(self) -> str:
        return str(self.screen.query_one("#message", Static).render())

    @property
    def heading(self) -> str:
        return str(self.screen.query_one("#day-heading", Static).render())

    @property
    def offered(self) -> list[str]:
        """The rows below the line, each as one text."""
        return [" ".join(cell for cell in row.cells if cell) for row in self.choices.rows]

    @property
    def entries(self) -> list[str]:
        """The rows of the entries, each as one text."""
        return [" ".join(cell.strip() for cell in row.cells if cell) for row in self.screen.entries.rows]

    def stored(self, day: date = TODAY) -> DayView:
        """The day as another program finds it in the database."""
        with Store.open(str(self.database)) as store:
            return view_day(store, person=None, day=day)

    def stored_foods(self, day: date = TODAY) -> list[str]:
        return [entry.food_name_en for entry in self.stored(day).entries]


@asynccontextmanager
async def driven(
    database: Path, *, size: tuple[int, int] = (80, 24), language: str = "en", now: datetime = NOW
) -> AsyncIterator[Driver]:
    """The application on `database`, opened and at rest."""
    set_language(language)
    clock = Clock(now)
    app = TrackerApp(str(database), clock=clock, language=language)
    async with app.run_test(size=size) as pilot:
        driver = Driver(pilot, database, clock)
        await driver.settle()
        yield driver
