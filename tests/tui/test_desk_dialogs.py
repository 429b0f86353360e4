"""Notes, corrections with a trace, and reports, from the desk."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, Select, TextArea

from tests.tui.desk_sample import WHO, DeskDriver, at_the_desk
from tests.tui.sample import NOW
from tracker.diary.corrections import Standing, list_corrections
from tracker.diary.notes import list_notes
from tracker.review.cohort import view_cohort
from tracker.review.report.gathering import Wanted
from tracker.store.records import NoteKind
from tracker.store.store import Store
from tracker.tui import report_work
from tracker.tui.screens.note import NoteDialog
from tracker.tui.screens.notes import NotesScreen
from tracker.tui.screens.patient_log import PatientLog
from tracker.tui.screens.report import ReportDialog
from tracker.tui.spans import Span

SPAN = Span.up_to(NOW.date())


def field(at: DeskDriver, name: str) -> Input:
    return at.app.screen.query_one(f"#{name}", Input)


async def test_a_note_is_written_changed_removed_and_brought_back(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.app.push_screen(NotesScreen(WHO, SPAN))
        await at.settle()
        assert "Nothing is written yet" in at.text("note-text")
        await at.press("a", "ctrl+s")
        assert isinstance(at.app.screen, NoteDialog), "without a text nothing is stored"
        assert at.text("note-fault")
        field(at, "author").value = "N. Hansen"
        at.app.screen.query_one("#kind", Select).value = NoteKind.DIAGNOSIS.value
        at.app.screen.query_one("#text", TextArea).text = "Too little calcium\nbecause milk is avoided"
        await at.press("ctrl+s")
        assert at.top == "NotesScreen"
        assert "Nutrition diagnosis" in at.text("note-text")
        assert "because milk is avoided" in at.text("note-text")
        await at.press("e")
        assert field(at, "author").value == "N. Hansen"
        at.app.screen.query_one("#text", TextArea).text = "Better"
        await at.press("ctrl+s")
        assert "Better" in at.text("note-text")
        await at.press("x")
        assert "Nothing is written yet" in at.text("note-text")
        await at.press("ctrl+z")
        assert "Better" in at.text("note-text")
    with Store.open(str(desk)) as store:
        (note,) = list_notes(store, person=WHO)
        assert (note.kind, note.author, note.first, note.last) == (
            NoteKind.DIAGNOSIS,
            "N. Hansen",
            SPAN.first,
            SPAN.last,
        )


async def test_a_note_that_is_not_stored_is_not_lost_by_one_escape(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.app.push_screen(NoteDialog(WHO, SPAN, None))
        await at.settle()
        at.app.screen.query_one("#text", TextArea).text = "An hour's work"
        await at.press("escape")
        assert "not stored yet" in at.text("note-fault")
        field(at, "last").value = "2026-01-01"
        field(at, "author").value = "N"
        await at.press("ctrl+s")
        assert isinstance(at.app.screen, NoteDialog), "a period upside down"
        assert "2026" in at.text("note-fault")
        await at.press("escape", "escape")
        assert at.top == "PatientsScreen"
    with Store.open(str(desk)) as store:
        assert list_notes(store, person=WHO) == []


async def test_a_correction_asks_once_who_and_why_and_shows_what_it_was(desk: Path) -> None:
    day = NOW.date() - timedelta(days=2)
    async with at_the_desk(desk) as at:
        at.app.person = WHO
        log = PatientLog(day)
        await at.app.push_screen(log)
        await at.settle()
        log.entries.focus()
        await at.press("end", "e")
        assert at.top == "CorrectorDialog"
        await at.press("ctrl+s")
        assert at.top == "CorrectorDialog", "who and why are wanted"
        field(at, "author").value = "N. Hansen"
        field(at, "reason").value = "weighed again"
        await at.press("ctrl+s")
        assert at.top == "CorrectEntry"
        assert "weighed again" in at.text("heading")
        field(at, "food").value = "77 g"
        await at.press("enter")
        assert at.app.screen is log
        notes = [row.cells[0] for row in log.entries.rows if len(row.cells) == 1]
        assert len(notes) == 1
        assert "by N. Hansen" in notes[0]
        assert "→" in notes[0]
        assert "77 g" in notes[0]
        place = [row.cells[0] for row in log.entries.rows].index(notes[0])
        assert "77 g" in log.entries.rows[place - 1].cells[1], "it stands below its entry"
        await at.press("plus")
        assert "E" in str(log.query_one("#message").render())
        await at.press("d")
        assert at.app.screen is log, "who and why were told"
        assert len([row for row in log.entries.rows if len(row.cells) == 1]) == 2
    with Store.open(str(desk)) as store:
        kept = list_corrections(store, person=WHO)
        assert [one.standing for one in kept] == [Standing.CHANGED_SINCE, Standing.STANDS]
        assert {one.correction.made_by for one in kept} == {"N. Hansen"}
        assert kept[1].correction.after is None


async def test_in_a_patients_log_one_entry_is_moved_at_a_time_and_with_its_trace(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        at.app.person = WHO
        log = PatientLog(NOW.date() - timedelta(days=2))
        await at.app.push_screen(log)
        await at.settle()
        log.entries.focus()
        await at.press("home", "2")
        assert "one entry is corrected at a time" in str(log.query_one("#message").render())
        await at.press("down", "2")
        assert at.top == "CorrectorDialog"
        field(at, "author").value = "N. Hansen"
        field(at, "reason").value = "eaten at noon"
        await at.press("ctrl+s")
        assert "Corrected" in str(log.query_one("#message").render())
        await at.press("ctrl+z")
    with Store.open(str(desk)) as store:
        (kept,) = list_corrections(store, person=WHO)
        assert kept.standing is Standing.TAKEN_BACK


async def test_all_patients_together_are_counted_drawn_and_exported(desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "cohort.csv"
    with Store.open(str(desk)) as store:
        cohort = view_cohort(store, first=SPAN.first, last=SPAN.last, today=NOW.date())
    async with at_the_desk(desk) as at:
        await at.press("f9")
        assert at.top == "CohortScreen"
        assert "5 patients" in at.text("cohort-title")
        cut = cohort.cut_point
        assert f"({cut.below} of {cut.n})" in at.text("cohort-table")
        assert f"nothing logged at all: {cohort.without_entries}" in at.text("cohort-table")
        assert "█" in at.app.export_screenshot()
        await at.press("f3")
        assert at.top == "CohortScreen", "advice is of one patient"
        await at.press("f8")
        field(at, "file").value = str(file)
        await at.press("enter")
        assert at.top == "CohortScreen"
        await at.press("f8")
        field(at, "file").value = str(file)
        await at.press("enter")
        assert "already a file" in str(at.app.screen.query_one("#file-row .fault").render())
        await at.press("escape", "1")
        assert "(7 days)" in at.text("cohort-title")
        await at.press("escape")
        assert at.top == "PatientsScreen"
    assert len(file.read_text(encoding="utf-8").splitlines()) >= 6


async def test_a_report_is_written_and_one_that_is_there_is_not_replaced_unasked(
    desk: Path, tmp_path: Path
) -> None:
    file = tmp_path / "reports" / "kirsten.csv"
    async with at_the_desk(desk) as at:
        for expected in ("PatientsScreen", "ReportDialog"):
            await at.app.push_screen(ReportDialog(WHO, SPAN))
            await at.settle()
            at.app.screen.query_one("#format", Select).value = "csv"
            await at.settle()
            assert field(at, "file").value.endswith("Kirsten-Holm-2026-10-27-2026-11-23.csv")
            field(at, "file").value = str(file)
            await at.press("ctrl+s")
            assert at.top == expected
        assert "already a file" in str(at.app.screen.query_one("#file-row .fault").render())
        before = file.read_bytes()
        field(at, "file").value = str(tmp_path / "kirsten.docx")
        await at.press("ctrl+s")
        assert ".docx" in str(at.app.screen.query_one("#file-row .fault").render())
        assert file.read_bytes() == before


async def test_reports_of_all_go_into_a_folder(desk: Path, tmp_path: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.app.push_screen(ReportDialog(None, SPAN))
        await at.settle()
        at.app.screen.query_one("#format", Select).value = "csv"
        await at.settle()
        field(at, "file").value = str(tmp_path / "all")
        await at.press("ctrl+s")
        assert at.top == "PatientsScreen"
        assert len(list((tmp_path / "all").iterdir())) == 5


def test_reports_that_are_stopped_are_whole_as_far_as_they_came(desk: Path, tmp_path: Path) -> None:
    stop = report_work.Stop()

    def tell(done: int, of: int, _name: str) -> None:
        stop.asked = (done, of) == (2, 5)

    with Store.open(str(desk)) as store, pytest.raises(report_work.Stopped) as stopped:
        report_work.write_all(
            store, tmp_path, "csv", Wanted(NOW.date()), overwrite=False, stop=stop, tell=tell
        )
    assert stopped.value.sentence().startswith("Stopped: 2 of 5")
    assert len(list(tmp_path.glob("*.csv"))) == 2
    assert not list(tmp_path.glob("*.part"))
