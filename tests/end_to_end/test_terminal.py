"""The program as it is started and typed into at home, in a real pseudo-terminal."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pexpect", reason="there are no pseudo-terminals here")

from tests.end_to_end.terminal import tracker_in_terminal
from tracker.diary.people import add_person
from tracker.diary.settings import end_welcome
from tracker.nutrition.profile import Profile
from tracker.store.store import Store

ENTER, ESCAPE, UNDO, REDO, QUIT = "\r", "\x1b", "\x1a", "\x19", "\x11"
TO_THE_PATIENTS = "\x0c"
LEAVES_THE_SCREEN_AS_IT_WAS = b"\x1b[?1049l"

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here"),
    # The terminal is made by a fork, in a test runner that has threads; nothing but exec follows.
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]


def day(database: Path) -> dict[str, Any]:
    """Today, as another process finds it."""
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "--database", str(database), "day", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def log(database: Path) -> Path:
    """An empty log of somebody who was welcomed before."""
    with Store.open(str(database)) as store:
        end_welcome(store)
    return database


@pytest.mark.parametrize(
    ("size", "language", "welcome", "food", "nothing"),
    [
        ((80, 24), "en", "Welcome", "Milk, partly skimmed", "Nothing is logged"),
        ((120, 40), "da", "Velkommen", "Letmælk", "ikke registreret noget"),
    ],
)
def test_a_first_start_logs_a_food_undoes_it_and_is_left(
    size: tuple[int, int], language: str, welcome: str, food: str, nothing: str, tmp_path: Path
) -> None:
    database = tmp_path / "new.db"
    with tracker_in_terminal(database, "--language", language, size=size) as terminal:
        terminal.see(welcome)
        terminal.type(ESCAPE)
        terminal.see_no_more(welcome)
        terminal.see(nothing)
        terminal.type("2 dl letmælk")
        terminal.see(food, "250 mg")
        terminal.type(ENTER)
        terminal.see_no_more("letmælk ")
        terminal.see(food, "2 dl (206 g)", "Calcium  250 mg")
        terminal.type(UNDO)
        terminal.see(nothing)
        terminal.type(REDO)
        terminal.see("2 dl (206 g)", "Calcium  250 mg")
        terminal.type(QUIT)
        assert terminal.ended() == 0
        assert LEAVES_THE_SCREEN_AS_IT_WAS in terminal.written
    found = day(database)
    assert [(one["text"], one["food_id"]) for one in found["entries"]] == [("2 dl letmælk", "frida:33")]
    assert found["calcium"]["intake_mg"] == pytest.approx(206 * 1.213)


def test_an_entry_that_was_shown_survives_a_kill(log: Path) -> None:
    with tracker_in_terminal(log, "--language", "en") as terminal:
        terminal.see("Nothing is logged")
        terminal.type("1 egg")
        terminal.see("Enter logs 1 food")
        terminal.type(ENTER)
        terminal.see("Logged for", "1 piece")
        terminal.kill()
    assert [one["text"] for one in day(log)["entries"]] == ["1 egg"]


def test_a_terminal_too_small_says_so_and_what_was_typed_is_there_again(log: Path) -> None:
    with tracker_in_terminal(log, "--language", "en") as terminal:
        terminal.see("Nothing is logged")
        terminal.type("2 dl letm")
        terminal.see("2 dl letm")
        terminal.resize(50, 12)
        terminal.see("too small")
        terminal.resize(80, 24)
        terminal.see("2 dl letm", "Calcium")
        terminal.type(QUIT)
        assert terminal.ended() == 0


def test_a_start_in_a_terminal_too_small_says_so(log: Path) -> None:
    with tracker_in_terminal(log, "--language", "en", size=(40, 10)) as terminal:
        terminal.see("too small")
        terminal.type(QUIT)
        assert terminal.ended() == 0


def test_the_welcome_of_a_first_start_can_be_left_at_once(tmp_path: Path) -> None:
    with tracker_in_terminal(tmp_path / "new.db", "--language", "en") as terminal:
        terminal.see("Welcome")
        terminal.type(QUIT)
        assert terminal.ended() == 0


def test_a_desk_opens_at_its_patients_reviews_one_and_is_left(log: Path) -> None:
    with Store.open(str(log)) as store:
        add_person(store, "P-017", Profile())
        add_person(store, "P-018", Profile())
    with tracker_in_terminal(log, "--language", "en", "desk", size=(120, 40)) as terminal:
        terminal.see("3 of 3 patients", "P-017", "nothing logged")
        terminal.type("018")
        terminal.see("1 of 3 patients")
        terminal.type(ENTER)
        terminal.see("1/1  P-018", "Against the recommendations")
        terminal.type(ESCAPE)
        terminal.see("1 of 3 patients")
        terminal.type(QUIT)
        assert terminal.ended() == 0
    with tracker_in_terminal(log, "--language", "en", size=(120, 40)) as terminal:
        terminal.see("Nothing is logged", "Ctrl+L Patients")
        terminal.type(TO_THE_PATIENTS)
        terminal.see("3 of 3 patients")


def is_grey(colour: str) -> bool:
    return colour in ("default", "black", "white") or colour[:2] == colour[2:4] == colour[4:]


def test_without_colour_there_is_none_and_the_chosen_row_still_has_its_sign(log: Path) -> None:
    with tracker_in_terminal(log, "--language", "en", NO_COLOR="1") as terminal:
        terminal.see("Nothing is logged")
        terminal.type("letm\x1b[B")
        terminal.see("› ")
        assert all(map(is_grey, terminal.colours)), terminal.colours
    with tracker_in_terminal(log, "--language", "en") as terminal:
        terminal.see("Nothing is logged")
        assert not all(map(is_grey, terminal.colours))
