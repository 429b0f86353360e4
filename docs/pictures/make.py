"""Makes the pictures of the README and of the desk: the real screens with the sample log, on a fixed evening, in both languages.

From the checkout: make pictures, or python docs/pictures/make.py [FOLDER]
"""

import asyncio
import html
import re
import sys
from dataclasses import fields
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot
from textual.widgets import Input

from tracker.diary.sample import fill
from tracker.locale import language, set_language
from tracker.nutrition.profile import Condition, Profile, Sex
from tracker.store.records import ChangeSummary, NewEntry
from tracker.store.store import Store
from tracker.tui.app import TrackerApp

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 22, 19, 30)  # noqa: DTZ001  the clock on a kitchen wall
SIZE = (100, 30)
DESK_SIZE = (120, 40)
PATIENTS: tuple[tuple[str, date, frozenset[Condition], int], ...] = (
    ("P-017", date(1941, 5, 2), frozenset({Condition.OSTEOPOROSIS}), 1),
    ("P-023", date(1988, 9, 30), frozenset({Condition.KIDNEY_STONES}), 2),
    ("P-031", date(1957, 1, 12), frozenset(), 3),
    ("P-104", date(2004, 7, 7), frozenset({Condition.VEGAN}), 0),
)
"""For each patient of the desk: how many days lie between two that are logged, 0 for none."""
TYPED = {"en": "2 dl milk, a slice of rye bread", "da": "2 dl mælk, en skive rugbrød"}
"""What is being typed, by language."""
SPINACH = "frida:50"
NAMES = ("day", "trend", "advice", "food-card")

_FONT_FROM_ELSEWHERE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TEXT = re.compile(
    r'<text class="(?P<class_>[^"]*)" x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" textLength="[^"]*" '
    r'clip-path="(?P<clip>[^"]*)">(?P<content>[^<]*)</text>'
)
_WORDS = re.compile(r"[^\s]+(?:\s[^\s]+)*")
"""Words with one space between them."""
_CELL_WIDTH = 12.2
"""Of a character, in the units of the export."""
_IDENTIFIER = re.compile(r"terminal-\d+")


def make(folder: Path) -> list[Path]:
    """Write the pictures into `folder`, and return their files."""
    return [
        file
        for spoken in TYPED
        for pictures in (_pictures_of, _pictures_of_the_desk)
        for file in asyncio.run(pictures(spoken, folder))
    ]


async def _pictures_of(spoken: str, folder: Path) -> list[Path]:
    set_language(spoken)
    with TemporaryDirectory() as logs:
        database = str(Path(logs) / "tracker.db")
        with Store.open(database) as store:
            # The sample has but the breakfast of its last day; the day before that is whole.
            fill(store, NOW.date() + timedelta(days=1))
        app = TrackerApp(database, clock=lambda: NOW, language=spoken)
        async with app.run_test(size=SIZE) as pilot:
            await _settle(pilot)
            return [await _picture(app, pilot, name, folder / f"{name}.{spoken}.svg") for name in NAMES]


async def _pictures_of_the_desk(spoken: str, folder: Path) -> list[Path]:
    set_language(spoken)
    with TemporaryDirectory() as logs:
        database = str(Path(logs) / "tracker.db")
        with Store.open(database) as store:
            fill(store, NOW.date() + timedelta(days=1))
            _add_patients(store)
        app = TrackerApp(database, clock=lambda: NOW, language=spoken, at_the_desk=True)
        async with app.run_test(size=DESK_SIZE) as pilot:
            await _settle(pilot)
            app.screen.query_one("#find", Input).cursor_blink = False
            await pilot.press("down")
            patients = await _taken(app, pilot, folder / f"patients.{spoken}.svg")
            await pilot.press("enter")
            return [patients, await _taken(app, pilot, folder / f"review.{spoken}.svg")]


def _add_patients(store: Store) -> None:
    """Patients who eat what the first of the sample does, on fewer days."""
    with store.write(ChangeSummary("add-person")) as writer:
        eaten = writer.entries_between(writer.current_person().id, date.min, date.max)
        for name, born, conditions, every in PATIENTS:
            person = writer.add_person(name, Profile(born, Sex.FEMALE, conditions))
            writer.add_entries(
                [
                    NewEntry(**{each.name: getattr(entry, each.name) for each in fields(NewEntry)} | {"person_id": person.id})
                    for entry in eaten
                    if every and entry.day.toordinal() % every == 0
                ]
            )  # fmt: skip


async def _taken(app: TrackerApp, pilot: Pilot[None], file: Path) -> Path:
    await _settle(pilot)
    file.write_text(_plain(app.export_screenshot(title=" ")), encoding="utf-8", newline="\n")
    return file


async def _picture(app: TrackerApp, pilot: Pilot[None], name: str, file: Path) -> Path:
    if name == "day":
        line = app.screen.query_one("#line", Input)
        line.value = TYPED[language()]
        line.cursor_position = len(line.value)
        line.cursor_blink = False
    elif name == "food-card":
        app.show("food_card", "FoodCard", SPINACH)
    else:
        await app.run_action(name)
    await _taken(app, pilot, file)
    if name != "day":
        await pilot.press("escape")
        await _settle(pilot)
    return file


async def _settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way; one answer may lead to another question."""
    for _round in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.wait_for_scheduled_animations()


def _plain(svg: str) -> str:
    """The picture as any viewer shows it alike, and the same for the same screen.

    Without a font from elsewhere, which nobody is to be asked for; and with every word at its place, since some viewers
    leave out spaces at the ends of a text.
    """
    return _IDENTIFIER.sub("terminal", _FONT_FROM_ELSEWHERE.sub("", _TEXT.sub(_in_place, svg)))


def _in_place(text: re.Match[str]) -> str:
    content = html.unescape(text["content"])
    return "".join(
        f'<text class="{text["class_"]}" x="{float(text["x"]) + words.start() * _CELL_WIDTH:g}" y="{text["y"]}" '
        f'textLength="{len(words[0]) * _CELL_WIDTH:g}" clip-path="{text["clip"]}">{html.escape(words[0])}</text>'
        for words in _WORDS.finditer(content)
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
