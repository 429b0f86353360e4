"""The screen of an import: look, correct a match, import; and what it says to a file it does not know."""

from datetime import date
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Button, Input

from tests.tui.shown import Answer, settled, shown, text_of
from tracker.store.store import Store
from tracker.tui.screens.choose_match import ChooseMatch
from tracker.tui.screens.import_file import ImportFile
from tracker.tui.widgets.choice_list import ChoiceList


async def look_into(pilot: Pilot[None], path: Path) -> None:
    pilot.app.screen.query_one("#import-path", Input).value = str(path)
    await pilot.press("enter")
    await settled(pilot)


def matches(pilot: Pilot[None]) -> list[tuple[str, ...]]:
    return [row.cells for row in pilot.app.screen.query_one("#import-matches", ChoiceList).rows]


async def test_a_file_is_looked_into_corrected_and_imported(
    database: Path, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "d.csv"
    path.write_text(
        "Date,Food,Amount,Calcium (mg)\n2024-05-01,Grandma's pie,1 slice,100\n2024-05-01,Grandma's pie,1 slice,\n",
        encoding="utf-8",
    )
    answer = Answer()
    async with shown(database, ImportFile(), answer) as pilot:
        await look_into(pilot, path)
        assert "2 rows: 2 to be stored, 0 already there, 0 refused" in text_of(pilot.app.screen)
        assert matches(pilot) == [("Grandma's pie", "no food; assumed", "no match", "30 %", "2")]
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChooseMatch)
        pilot.app.screen.query_one("#match-search", Input).value = "spinach raw"
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert matches(pilot) == [("Grandma's pie", "Spinach, raw", "chosen", "5 %", "2")]
        await pilot.press("ctrl+s")
        await settled(pilot)
    assert answer.value is True
    with store.read() as reader:
        entries = reader.entries_of_day(1, date(2024, 5, 1))
    assert [(entry.calcium_mg, entry.absorption) for entry in entries] == [(100, 0.05), (None, 0.05)]


async def test_a_file_that_is_not_known_can_not_be_imported(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all", encoding="utf-8")
    answer = Answer()
    async with shown(database, ImportFile(), answer) as pilot:
        await look_into(pilot, path)
        assert "is no table with a line of column names" in text_of(pilot.app.screen)
        assert pilot.app.screen.query_one("#import-button", Button).disabled
        await pilot.press("ctrl+s", "escape")
        await settled(pilot)
    assert (answer.given, answer.value) == (True, None)


async def test_another_path_must_be_looked_into_before_it_is_imported(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("Date,Food,Calcium (mg)\n2024-05-01,Milk,100\n", encoding="utf-8")
    async with shown(database, ImportFile()) as pilot:
        await look_into(pilot, path)
        assert not pilot.app.screen.query_one("#import-button", Button).disabled
        pilot.app.screen.query_one("#import-path", Input).value = str(tmp_path / "other.csv")
        await settled(pilot)
        assert pilot.app.screen.query_one("#import-button", Button).disabled
