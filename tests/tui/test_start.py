"""What the first screen is painted with, and what the keys are."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from textual.binding import Binding

from tests.tui.day_driver import NOW, driven
from tracker.__main__ import options_of_the_log
from tracker.diary.log import log_line
from tracker.diary.settings import end_welcome
from tracker.locale import set_language
from tracker.store.store import Store
from tracker.tui.app import TrackerApp
from tracker.tui.keys import Place, bindings, command, commands, key_name
from tracker.tui.screens.day import DayScreen
from tracker.tui.widgets.entries import Entries
from tracker.tui.widgets.line_input import LineInput

CHECKOUT = Path(__file__).parents[2]
LATER = ("sqlalchemy", "alembic", "pandas", "numpy", "rapidfuzz", "click", "tracker.store", "tracker.diary")
LATER_STILL = ("sqlalchemy", "alembic", "pandas", "numpy", "click", "textual_plot")
UNSENDABLE = {"ctrl+i", "ctrl+j", "ctrl+m", "ctrl+h", "ctrl+left_square_bracket"}
"""Keys that a terminal cannot tell from Tab, Enter, Backspace and Esc."""
PAINT = """
import asyncio, json, sys
from tracker.tui.app import TrackerApp
from tracker.tui.screens.day_view import DayView
found = []
DayView.reload = lambda self: None
async def paint():
    async with TrackerApp(sys.argv[1]).run_test() as pilot:
        await pilot.pause()
        found.extend(name for name in sys.argv[2:] if name in sys.modules)
asyncio.run(paint())
print(json.dumps(found))
"""


AT_HAND = """
import asyncio, json, sys
from tests.tui.day_driver import driven
from pathlib import Path
async def type_a_food():
    async with driven(Path(sys.argv[1])) as day:
        await day.write("2 dl letmælk")
        assert day.screen.line_panel.food_in_view, "nothing is understood"
        print(json.dumps([name for name in sys.argv[2:] if name in sys.modules]))
asyncio.run(type_a_food())
"""


def imported_while(script: str, database: Path, looked_for: tuple[str, ...]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", script, str(database), *looked_for],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )
    found: list[str] = json.loads(done.stdout)
    return found


def test_nothing_heavy_is_imported_before_the_first_screen_is_painted(tmp_path: Path) -> None:
    assert imported_while(PAINT, tmp_path / "new.db", LATER) == []


@pytest.mark.parametrize("logged", [False, True])
def test_a_log_is_at_hand_and_a_line_understood_without_a_database_library(
    database: Path, logged: bool
) -> None:
    with Store.open(str(database)) as store:
        end_welcome(store)
        if logged:
            log_line(store, "2 dl letmælk", person=None, day=NOW.date(), now=NOW)
    assert imported_while(AT_HAND, database, LATER_STILL) == []


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], {}),
        (["--language", "da"], {"--language": "da"}),
        (["--database=x.db", "--language=en"], {"--database": "x.db", "--language": "en"}),
        (["day"], None),
        (["--demo"], None),
        (["--language", "sv"], None),
        (["--database"], None),
        (["--help"], None),
    ],
)
def test_the_log_opens_at_once_only_where_nothing_else_is_asked(
    arguments: list[str], options: dict[str, str] | None
) -> None:
    assert options_of_the_log(arguments) == options


def made() -> list[Binding]:
    return [one for place in Place for one in bindings(place) if isinstance(one, Binding)]


def test_every_binding_has_an_id_of_its_own_a_name_and_a_sentence() -> None:
    ids = Counter(one.id for one in made())
    assert [one for one, count in ids.items() if count > 1] == []
    for one in made():
        assert one.id is not None
        assert one.description
        assert one.tooltip
        assert command(one.id) is not None


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_command_is_told_in_the_language_in_force(language: str) -> None:
    set_language(language)
    assert all(one.description and one.tooltip for one in commands())
    assert key_name("ctrl+z") == "Ctrl+Z"


def test_no_key_is_one_that_terminals_cannot_send() -> None:
    assert UNSENDABLE.isdisjoint(one.key for one in made())


def test_no_letter_is_a_command_while_a_line_is_typed() -> None:
    while_typing = [*TrackerApp.BINDINGS, *DayScreen.BINDINGS, *LineInput.BINDINGS]
    keys = [one.key for one in while_typing if isinstance(one, Binding)]
    assert [key for key in keys if len(key) == 1] == []


def test_no_key_of_a_place_has_two_meanings() -> None:
    for place in Place:
        keys = Counter(one.key for one in bindings(place) if isinstance(one, Binding))
        assert [key for key, count in keys.items() if count > 1] == []


async def test_every_command_that_is_bound_can_be_carried_out(log: Path) -> None:
    async with driven(log) as day:
        holders = {
            Place.ANYWHERE: day.app,
            Place.DAY: day.screen,
            Place.LINE: day.line,
            Place.ENTRIES: day.screen.query_one(Entries),
        }
        for one in commands():
            if one.place not in holders:
                continue
            name = one.action.partition("(")[0]
            holder = day.screen if name.startswith("screen.") else holders[one.place]
            assert hasattr(holder, f"action_{name.removeprefix('screen.')}"), one.id


KEYS = {
    "f1": "HelpScreen",
    "f3": "AdviceScreen",
    "f6": "TrendScreen",
    "f10": "ProfileScreen",
    "ctrl+o": "SettingsScreen",
    "ctrl+p": "CommandPalette",
    "ctrl+g": "Calendar",
    "f5": "OwnFood",
    "f7": "CopyDay",
    "f8": "DailySupplement",
}
LETTERS = {
    "question_mark": "HelpScreen",
    "a": "AdviceScreen",
    "v": "TrendScreen",
    "p": "ProfileScreen",
    "o": "SettingsScreen",
    "g": "Calendar",
    "n": "OwnFood",
    "c": "CopyDay",
    "s": "DailySupplement",
    "f": "FoodCard",
}


async def test_a_key_opens_its_screen_while_typing_and_escape_leads_back(log: Path) -> None:
    # One start for all of them: it costs more than every key together.
    async with driven(log) as day:
        await day.write("2 dl mi")
        for key, screen in KEYS.items():
            await day.press(key)
            assert type(day.app.screen).__name__ == screen
            await day.press("escape")
            assert day.app.screen == day.screen, key
            assert day.line.value == "2 dl mi", key
            assert day.focused == "line", key


async def test_among_the_entries_letters_open_the_same_screens(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("pageup", "escape")
        for letter, screen in LETTERS.items():
            await day.press(letter)
            assert type(day.app.screen).__name__ == screen
            await day.press("escape")
            assert day.app.screen == day.screen, letter


async def test_the_food_card_shows_the_food_that_is_marked_or_typed(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("f4")
        assert "first" in day.message
        await day.write("2 dl milk")
        await day.press("f4")
        assert type(day.app.screen).__name__ == "FoodCard"


async def test_the_palette_gives_a_command_of_the_day(habits: Path) -> None:
    async with driven(habits) as day:
        await day.press("ctrl+p")
        await day.pilot.press(*"day before")
        await day.settle()
        await day.press("enter")
        assert day.app.screen == day.screen
        assert "yesterday" in day.heading


async def test_the_footer_follows_the_focus_and_speaks_the_language(habits: Path) -> None:
    async with driven(habits) as day:
        footer = day.screen.query_one("KeyBar")
        writing = str(footer.render())
        await day.press("escape")
        assert str(footer.render()) != writing
        assert "F1 Help" in str(footer.render())
        day.app.speak("da")
        await day.settle()
        assert "F1 Hjælp" in str(footer.render())


async def test_the_first_start_welcomes_and_a_food_can_be_logged_after_one_key(database: Path) -> None:
    async with driven(database) as day:
        assert type(day.app.screen).__name__ == "WelcomeScreen"
        await day.press("escape")
        await day.write("2 dl milk")
        await day.press("enter")
        assert len(day.stored().entries) == 1
