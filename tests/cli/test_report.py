"""`tracker report`: which files it writes, which it refuses to, and that none is left half-written."""

import sys
from datetime import date
from pathlib import Path

import pytest
import time_machine

from tests.cli.conftest import Tracker
from tracker.diary.notes import add_note
from tracker.nutrition.profile import Profile
from tracker.review.report import batch, making
from tracker.store.records import ChangeSummary, NoteKind
from tracker.store.store import Store

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel("2026-11-23 12:00", tick=False):
        yield


@pytest.mark.parametrize("ending", ["pdf", "HTML", "xlsx", "csv"])
def test_the_ending_tells_the_format(tracker: Tracker, tmp_path: Path, ending: str) -> None:
    tracker("add", "5 dl milk", "--on", "yesterday")
    file = tmp_path / f"page.{ending}"
    done = tracker("report", str(file))
    assert (done.status, done.err) == (0, "")
    assert str(file) in done.out
    begins = {"pdf": b"%PDF", "html": b"<!DOCTYPE html>", "xlsx": b"PK", "csv": b"\xef\xbb\xbfperson"}
    assert file.read_bytes().startswith(begins[ending.lower()])


def test_another_ending_is_refused_before_anything_is_done(tracker: Tracker, tmp_path: Path) -> None:
    for name in ("page.docx", "page"):
        done = tracker("report", str(tmp_path / name))
        assert done.status == 1
        assert ".pdf, .html, .xlsx, .csv" in done.err
        assert not (tmp_path / name).exists()


def test_an_existing_file_is_replaced_only_when_told(tracker: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "page.csv"
    file.write_text("mine")
    refused = tracker("report", str(file))
    assert refused.status == 1
    assert "--overwrite" in refused.err
    assert file.read_text() == "mine"
    assert tracker("report", str(file), "--overwrite").status == 0
    assert file.read_text("utf-8-sig").startswith("person,")


def test_the_log_itself_is_never_written_over(tracker: Tracker, database: Path, tmp_path: Path) -> None:
    link = tmp_path / "log.csv"
    link.symlink_to(database)
    before = database.read_bytes()
    assert tracker("report", str(link), "--overwrite").status == 1
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    "failure", [KeyboardInterrupt, OSError(28, "No space left on device"), RuntimeError("fault")]
)
def test_whatever_goes_wrong_nothing_half_written_stays(
    tracker: Tracker,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failure: BaseException | type[BaseException],
) -> None:
    def fail(*_arguments: object) -> None:
        raise failure

    folder = tmp_path / "reports"
    monkeypatch.setattr("os.fsync", fail)
    done = tracker("report", str(folder / "page.csv"))
    assert done.status in (1, 130)
    assert done.err
    assert list(folder.iterdir()) == []


def test_a_missing_library_is_named_with_its_command(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "tracker.review.report.xlsx", raising=False)
    monkeypatch.delitem(sys.modules, "tracker.review.report.xlsx_writing", raising=False)
    monkeypatch.delitem(sys.modules, "tracker.review.report.xlsx_sheets", raising=False)
    done = tracker("report", str(tmp_path / "page.xlsx"))
    assert done.status == 1
    assert "pip install 'calcium-tracker[reports]'" in done.err


def test_a_fault_of_our_own_is_not_taken_for_a_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(making._MODULES, "csv", "tracker.review.report.nowhere")
    with pytest.raises(ModuleNotFoundError):
        making.maker("csv")


def test_a_period_upside_down_is_refused(tracker: Tracker, tmp_path: Path) -> None:
    done = tracker("report", str(tmp_path / "page.csv"), "--from", "2026-11-20", "--to", "2026-11-01")
    assert done.status == 1
    assert "Swap" in done.err


def test_wrong_usage_is_told(tracker: Tracker, tmp_path: Path) -> None:
    for wrong in (
        (),
        (str(tmp_path / "page.csv"), "--all", str(tmp_path)),
        (str(tmp_path / "page.csv"), "--format", "csv"),
        ("--all", str(tmp_path), "--person", "Me"),
    ):
        assert tracker("report", *wrong).status == 2


def test_everyone_gets_a_file_of_their_own_and_progress_is_told(tracker: Tracker, tmp_path: Path) -> None:
    for name in ("P/1", "p 1", "=SUM(A1)"):
        tracker("people", "add", name)
    folder = tmp_path / "out" / "reports"
    done = tracker("report", "--all", str(folder), "--format", "csv")
    assert done.status == 0
    assert sorted(path.name for path in folder.iterdir()) == ["Me.csv", "P-1-2.csv", "SUM(A1).csv", "p-1.csv"]
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["1 of 4", "2 of 4", "3 of 4", "4 of 4"]
    assert "4 reports" in done.out


def test_one_file_in_the_way_stops_a_batch_before_it_begins(tracker: Tracker, tmp_path: Path) -> None:
    tracker("people", "add", "Åse")
    (tmp_path / "Åse.csv").write_text("mine")
    done = tracker("report", "--all", str(tmp_path), "--format", "csv")
    assert done.status == 1
    assert not (tmp_path / "Me.csv").exists()


def test_a_batch_that_is_stopped_leaves_whole_files_only(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tracker("people", "add", "Zenia")
    made = making.write_report

    def stop_at_the_second(*arguments: object, **named: object) -> None:
        if (tmp_path / "out" / "Me.csv").exists():
            raise KeyboardInterrupt
        made(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "write_report", stop_at_the_second)
    assert tracker("report", "--all", str(tmp_path / "out"), "--format", "csv").status == 130
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Me.csv"]


def test_two_periods_and_the_author_are_in_it(tracker: Tracker, tmp_path: Path) -> None:
    tracker("add", "5 dl milk", "--on", "2026-11-20")
    file = tmp_path / "page.html"
    done = tracker(
        "report", str(file), "--from", "2026-11-15", "--to", "2026-11-22",
        "--compare-from", "2026-11-01", "--compare-to", "2026-11-08", "--author", "A. Hansen",
    )  # fmt: skip
    assert done.status == 0
    page = file.read_text("utf-8")
    assert "2026-11-01 – 2026-11-08" in page
    assert "A. Hansen" in page


def test_the_language_of_the_command_is_that_of_the_report(tracker: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    tracker("--language", "da", "report", str(file))
    assert "Ingen dage i perioden tæller med" in file.read_text("utf-8")


def test_the_notes_of_the_period_are_in_it_unless_left_out(
    tracker: Tracker, tmp_path: Path, store: Store
) -> None:
    for day, text in ((date(2026, 11, 20), "Et glas kærnemælk."), (date(2026, 1, 1), "For længe siden.")):
        add_note(
            store, person=None, kind=NoteKind.INTERVENTION, text=text, author="A. Hansen",
            first=day, last=day, today=TODAY,
        )  # fmt: skip
    store.close()
    told = {}
    for option in ("--notes", "--no-notes"):
        file = tmp_path / f"page{option}.html"
        assert tracker("report", str(file), option).status == 0
        told[option] = file.read_text("utf-8")
    assert "Et glas kærnemælk." in told["--notes"]
    assert "For længe siden." not in told["--notes"]
    assert "Et glas kærnemælk." not in told["--no-notes"]


def test_an_archived_patient_can_be_handed_over_and_is_left_out_of_a_batch(
    tracker: Tracker, tmp_path: Path, store: Store
) -> None:
    with store.write(ChangeSummary("add-person")) as writer:
        writer.archive_person(writer.add_person("P-7", Profile()).id, archived=True)
    store.close()
    assert tracker("report", str(tmp_path / "page.html"), "--person", "P-7").status == 0
    assert "P-7 is archived" in (tmp_path / "page.html").read_text("utf-8")
    tracker("report", "--all", str(tmp_path / "all"), "--format", "csv")
    assert [path.name for path in (tmp_path / "all").iterdir()] == ["Me.csv"]


@pytest.mark.parametrize("born", ["2026-11-20", "1906-12-01"])
def test_a_patient_of_0_or_119_years_has_a_report(tracker: Tracker, tmp_path: Path, born: str) -> None:
    tracker("people", "edit", "Me", "--born", born)
    for day in ("2026-11-18", "2026-11-19", "2026-11-21"):
        tracker("add", "2 dl milk", "--on", day)
        tracker("day", day, "--complete")
    done = tracker("report", str(tmp_path / "page.html"))
    assert (done.status, done.err) == (0, "")
