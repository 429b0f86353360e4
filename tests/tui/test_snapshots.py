"""Every screen looks as it did when it was last looked at: pictures in text, in both languages and two sizes.

`UPDATE_SNAPSHOTS=1 make test ARGS=tests/tui/test_snapshots.py` takes the pictures anew; their diff is to be read.
"""

import difflib
import os
import re
import shutil
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from textual.widgets import Input

from tests.tui.day_driver import Driver, driven
from tests.tui.desk_sample import WHO
from tests.tui.picture import picture_of, steady
from tests.tui.sample import NOW
from tracker import __version__
from tracker.tui.spans import Span

FOLDER = Path(__file__).parent / "snapshots"
UPDATE = "UPDATE_SNAPSHOTS"
SIZES = ((80, 24), (120, 40))
LANGUAGES = ("en", "da")
WITH_STYLES = ((80, 24), "en")
"""Styles do not depend on the language, and hardly on the size."""
EVENING = NOW.replace(hour=19)
SPAN = Span.up_to(NOW.date())
FAILURES = "/home/me/.local/state/calcium-tracker/failures.log"
FOOD_TABLE_VERSION = re.compile(r"(?<![#\w])(?=[0-9a-f]*[0-9])[0-9a-f]{12,64}(?!\w)")
Steps = Callable[[Driver], Awaitable[None]]


def pressing(*keys: str) -> Steps:
    async def steps(driver: Driver) -> None:
        await driver.press(*keys)

    return steps


def typing(text: str, *keys: str) -> Steps:
    async def steps(driver: Driver) -> None:
        await driver.write(text)
        if keys:
            await driver.press(*keys)

    return steps


def showing(module: str, name: str, *arguments: object) -> Steps:
    async def steps(driver: Driver) -> None:
        driver.app.show(module, name, *arguments)
        await driver.settle()

    return steps


async def a_report(driver: Driver) -> None:
    """Its dialog proposes a place in the user's own folder, which is another in every run."""
    await showing("report", "ReportDialog", WHO, SPAN)(driver)
    driver.app.screen.query_one("#file", Input).value = "/home/me/Kirsten-Holm.pdf"
    await driver.settle()


SCREENS: dict[str, tuple[str, datetime, Steps]] = {
    "advice": ("sample", NOW, pressing("f3")),
    "calendar": ("sample", NOW, pressing("ctrl+g")),
    "cohort": ("desk", NOW, showing("cohort", "CohortScreen", SPAN, False)),
    "compare": ("desk", NOW, showing("compare", "CompareScreen", WHO, SPAN)),
    "copy": ("sample", NOW, pressing("f7")),
    "crash": ("sample", NOW, showing("crash", "CrashScreen", f"Something happened, see {FAILURES}.")),
    "day-empty": ("empty_log", NOW, pressing()),
    "day-entries": ("sample", EVENING, pressing("pageup", "escape", "up")),
    "day-full": ("sample", EVENING, pressing("pageup")),
    "day-suggestions": ("sample", EVENING, pressing("down")),
    "day-typing": ("sample", NOW, typing("2 dl letmælk, rugbr", "down")),
    "day-unknown-food": ("sample", NOW, typing("2 dl letmælk, 50 g xyzzy", "enter")),
    "edit": ("sample", NOW, pressing("escape", "e")),
    "food-card": ("sample", NOW, showing("food_card", "FoodCard", "frida:50")),
    "help": ("sample", NOW, pressing("f1")),
    "note": ("desk", NOW, showing("note", "NoteDialog", WHO, SPAN, None)),
    "own-food": ("sample", NOW, showing("own_food", "OwnFood", "Skyr, æble")),
    "palette": ("sample", NOW, pressing("ctrl+p")),
    "patients": ("desk", NOW, showing("patients", "PatientsScreen")),
    "people": ("sample", NOW, showing("people", "PeopleScreen")),
    "profile": ("sample", NOW, pressing("f10")),
    "report": ("desk", NOW, a_report),
    "review": ("desk", NOW, showing("review", "ReviewScreen", [WHO], 0, SPAN)),
    "settings": ("sample", NOW, pressing("ctrl+o")),
    "supplement": ("sample", NOW, pressing("f8")),
    "trend": ("sample", NOW, pressing("f6")),
    "welcome": ("database", NOW, pressing()),
}
"""For each picture: the log, the time, and what is done before it is taken."""


def file_of(name: str, size: tuple[int, int], language: str) -> Path:
    return FOLDER / f"{name}.{size[0]}x{size[1]}.{language}.txt"


def of_any_run(picture: str, folder: Path) -> str:
    """The picture without what is of this run or this release alone: the folder, and versions; at the same width."""
    for passing in (str(folder), __version__):
        picture = picture.replace(passing, "#" * len(passing))
    return FOOD_TABLE_VERSION.sub(lambda found: "#" * len(found[0]), picture)


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A folder whose path has the same length in every run, since it stands on some screens."""
    with TemporaryDirectory(prefix="log-", dir="/tmp") as folder:
        yield Path(folder)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
async def test_it_looks_as_before(
    name: str, language: str, request: pytest.FixtureRequest, short_path: Path
) -> None:
    log, now, steps = SCREENS[name]
    database = short_path / "log.db"
    shutil.copy(request.getfixturevalue(log), database)
    differences = []
    async with driven(database, size=SIZES[0], language=language, now=now) as driver:
        await steps(driver)
        steady(driver.app)
        for size in SIZES:
            if size != SIZES[0]:
                await driver.pilot.resize_terminal(*size)
            await driver.pilot.wait_for_scheduled_animations()
            await driver.settle()
            assert (type(driver.app.screen).__name__ == "CrashScreen") == (name == "crash")
            shown = picture_of(driver.app, with_styles=(size, language) == WITH_STYLES)
            differences += difference(file_of(name, size, language), of_any_run(shown, short_path))
    if differences:
        pytest.fail(f"{UPDATE}=1 takes the pictures anew\n" + "\n".join(differences), pytrace=False)


def difference(file: Path, shown: str) -> list[str]:
    """How a picture differs from the one kept, line by line; none where it is taken anew."""
    if os.environ.get(UPDATE):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8", newline="\n")
        return []
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    return list(difflib.unified_diff(before.splitlines(), shown.splitlines(), file.name, "now", lineterm=""))


def test_no_picture_is_left_of_a_screen_that_is_gone() -> None:
    wanted = {file_of(name, size, tongue).name for name in SCREENS for size in SIZES for tongue in LANGUAGES}
    assert {file.name for file in FOLDER.iterdir()} <= wanted
