"""A dietitian's desk for tests: two patients with four weeks of logs, three without, and how it is driven."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.tui.sample import NOW
from tracker.diary.people import add_person
from tracker.locale import set_language
from tracker.nutrition.profile import Condition, Profile, Sex
from tracker.store.store import Store
from tracker.tui.app import TrackerApp
from tracker.tui.screens.patients import PatientsScreen
from tracker.tui.screens.review import ReviewScreen

WHO = "Kirsten Holm"
"""The patient of the sample with the most to look at."""
OTHERS = (
    ("P-017", Profile(date(1941, 5, 2), Sex.FEMALE, frozenset({Condition.OSTEOPOROSIS}))),
    ("P-023", Profile(date(1988, 9, 30), Sex.MALE, frozenset({Condition.KIDNEY_STONES, Condition.VEGAN}))),
    ("P-104", Profile()),
)


@pytest.fixture(scope="session")
def desk_template(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample log with more patients; copy it, do not open it."""
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    shutil.copy(sample_template, path)
    with Store.open(str(path)) as store:
        for name, profile in OTHERS:
            add_person(store, name, profile)
    return path


@pytest.fixture
def desk(desk_template: Path, tmp_path: Path) -> Path:
    """Five patients, of this test's own."""
    path = tmp_path / "desk.db"
    shutil.copy(desk_template, path)
    return path


class DeskDriver:
    """The application at a desk, driven by keys."""

    def __init__(self, pilot: Pilot[None], database: Path) -> None:
        self.pilot = pilot
        self.database = database

    @property
    def app(self) -> TrackerApp:
        assert isinstance(self.pilot.app, TrackerApp)
        return self.pilot.app

    @property
    def patients(self) -> PatientsScreen:
        """The list, wherever it is in the stack."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, PatientsScreen))

    @property
    def top(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__

    @property
    def told_person(self) -> str | None:
        """Whose advice, trend and profile would be shown."""
        return self.app.person

    @property
    def names(self) -> list[str]:
        """The patients in the list, in their order."""
        return [one.person.name for one in self.patients.shown]

    @staticmethod
    def reviewed(screen: ReviewScreen) -> str | None:
        """Whose figures stand on a review; None while they are read."""
        return None if screen.review is None else screen.review.view.person.name

    async def settle(self) -> None:
        """Wait until nothing is under way; one answer may lead to another question."""
        for _round in range(2):
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def find(self, text: str) -> None:
        """Have `text` in the field as if typed."""
        self.patients.query_one("#find", Input).value = text
        await self.settle()

    def text(self, id_: str) -> str:
        """What a part of the screen on top says."""
        return str(self.app.screen.query_one(f"#{id_}", Static).content)


@asynccontextmanager
async def at_the_desk(
    database: Path, *, size: tuple[int, int] = (80, 24), language: str = "en"
) -> AsyncIterator[DeskDriver]:
    """The application opened at the list of patients, and at rest."""
    set_language(language)
    app = TrackerApp(str(database), clock=lambda: NOW, language=language, at_the_desk=True)
    async with app.run_test(size=size) as pilot:
        driver = DeskDriver(pilot, database)
        await driver.settle()
        yield driver
