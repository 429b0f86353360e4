"""The help screen says what the keys do, because it is made from them."""

from datetime import date
from pathlib import Path

import pytest
from textual.dom import DOMNode

from tests.tui.shown import NOW, settled, shown, text_of
from tracker.diary.log import log_line
from tracker.store.store import Store
from tracker.tui.keys import Place, commands
from tracker.tui.screens.add_patient import AddPatient
from tracker.tui.screens.calendar import Calendar
from tracker.tui.screens.cohort import CohortScreen
from tracker.tui.screens.cohort_export import CohortExport
from tracker.tui.screens.compare import CompareScreen
from tracker.tui.screens.corrector import CorrectorDialog
from tracker.tui.screens.food_card import FoodCard
from tracker.tui.screens.help import HelpScreen
from tracker.tui.screens.note import NoteDialog
from tracker.tui.screens.notes import NotesScreen
from tracker.tui.screens.own_food import OwnFood
from tracker.tui.screens.patients import PatientsScreen
from tracker.tui.screens.people import PeopleScreen
from tracker.tui.screens.period import PeriodDialog
from tracker.tui.screens.profile import ProfileScreen
from tracker.tui.screens.report import ReportDialog
from tracker.tui.screens.review import ReviewScreen
from tracker.tui.screens.settings import SettingsScreen
from tracker.tui.screens.welcome import WelcomeScreen
from tracker.tui.widgets.form import Tick
from tracker.tui.widgets.month import MonthGrid


async def test_over_the_day_every_command_of_the_registry_is_told(database: Path) -> None:
    async with shown(database, HelpScreen()) as pilot:
        text = text_of(pilot.app.screen)
    of_dialogs = {Place.CHOICES}
    assert all(
        command.tooltip in text
        for command in commands()
        if command.place not in of_dialogs and command.id != "app.patients"
    )
    assert all(f"\n{sign}  " in text for sign in "~?*!")
    assert str(database) in text


async def test_over_a_dialog_its_own_keys_are_told(database: Path) -> None:
    async with shown(database, Calendar(date(2026, 11, 20))) as pilot:
        await pilot.press("f1")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)
        text = text_of(pilot.app.screen)
        assert "Show the month before." in text
        assert "A week after." in text
        assert "Ctrl+Z" not in text
        await pilot.press("escape")
        assert len(pilot.app.screen.query(MonthGrid)) == 1


@pytest.mark.parametrize(
    "of", [AddPatient, CohortExport, CohortScreen, CompareScreen, CorrectorDialog, NoteDialog, NotesScreen, PatientsScreen, PeriodDialog,
           ReportDialog, ReviewScreen, Calendar, FoodCard, HelpScreen, MonthGrid, OwnFood,
           PeopleScreen, ProfileScreen, SettingsScreen, Tick, WelcomeScreen]
)  # fmt: skip
def test_every_binding_of_a_dialog_has_an_id_a_name_and_a_sentence(of: type[DOMNode]) -> None:
    own = [
        one
        for kind in of.__mro__
        if kind.__module__.startswith("tracker.")
        for one in vars(kind).get("BINDINGS", ())
    ]
    assert own
    assert all(one.id and one.description and one.tooltip.endswith(".") for one in own)
    assert len({one.id for one in own}) == len(own)
    unsendable = {"ctrl+i", "ctrl+j", "ctrl+m", "ctrl+h", "ctrl+left_square_bracket"}
    assert not unsendable & {key for one in own for key in one.key.split(",")}


async def test_every_line_that_help_shows_as_an_example_is_understood(store: Store, database: Path) -> None:
    async with shown(database, HelpScreen()) as pilot:
        text = text_of(pilot.app.screen)
    examples = [line.strip() for line in text.splitlines() if line.startswith("  ")]
    assert len(examples) >= 4
    for example in examples:
        read = log_line(store, example, person=None, day=NOW.date(), now=NOW, dry_run=True)
        assert read.entries, example
        assert not read.unresolved, example
