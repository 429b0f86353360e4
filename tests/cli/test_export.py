"""`tracker export` and `tracker people erase`, and back with `tracker import`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tracker.cli.progress import progress_on_stderr


def test_a_log_leaves_and_comes_back(tracker: Tracker, tmp_path: Path) -> None:
    tracker("add", "2 dl milk", "--on", "2026-03-14")
    file = str(tmp_path / "log.zip")
    done = tracker("export", file, "--json")
    assert done.json == {"file": file, "format": "tracker", "people": ["Me"], "entries": 1}
    again = tracker("export", file)
    assert (again.status, again.out) == (1, "")
    assert "--overwrite" in again.err
    taken = tracker("import", file)
    assert (taken.status, taken.out.splitlines()[-1]) == (
        0,
        "Everything in log.zip is here already; nothing was stored.",
    )


def test_options_that_do_not_belong_together_are_wrong_usage(tracker: Tracker, tmp_path: Path) -> None:
    file = str(tmp_path / "log.csv")
    assert tracker("export", file, "--keep-texts").status == 2
    assert tracker("export", file, "--format", "xml").status == 2
    assert tracker("export", str(tmp_path / "log")).status == 1
    assert list(tmp_path.glob("log*")) == []


def test_a_person_is_erased_only_when_it_is_meant(tracker: Tracker, tmp_path: Path) -> None:
    tracker("people", "add", "Anna")
    tracker("add", "2 dl milk", "--person", "Anna", "--on", "2026-03-14")
    offered = tracker("people", "erase", "Anna")
    assert (offered.status, "--export FILE" in offered.err) == (2, True)
    asked = tracker("people", "erase", "Anna", "--without-export")
    assert (asked.status, "typed once more" in asked.err) == (1, True)
    assert "Anna" in tracker("people", "list").out


def test_an_erased_person_can_come_back_from_their_export(tracker: Tracker, tmp_path: Path) -> None:
    tracker("people", "add", "Anna", "--born", "1957-03-02")
    tracker("add", "2 dl milk", "--person", "Anna", "--on", "2026-03-14")
    file = tmp_path / "anna.zip"
    erased = tracker("people", "erase", "anna", "--export", str(file), "--yes", "--json")
    assert (erased.status, erased.json["erased"], erased.json["entries"]) == (0, "Anna", 1)
    assert erased.json["out_of_file"] is True
    assert "Anna" not in tracker("people", "list").out
    assert tracker("import", str(file)).status == 0
    assert "born 1957-03-02" in tracker("people", "list").out


def test_backups_that_hold_an_erased_person_are_named_or_deleted(
    tracker: Tracker, database: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "backups" / "tracker-1.db"
    for name in ("Anna", "Bo"):
        tracker("people", "add", name)
    tracker("backup", str(backup))
    named = tracker("people", "erase", "Anna", "--without-export", "--yes")
    assert str(backup) in named.out
    assert backup.exists()
    tracker("people", "erase", "Bo", "--without-export", "--yes", "--backups")
    assert not backup.exists()


def test_an_export_that_fails_keeps_the_person(tracker: Tracker, tmp_path: Path) -> None:
    tracker("people", "add", "Anna")
    file = tmp_path / "anna.zip"
    file.write_text("mine")
    assert tracker("people", "erase", "Anna", "--export", str(file), "--yes").status == 1
    assert "Anna" in tracker("people", "list").out


def test_progress_is_told_on_a_terminal_and_wiped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with progress_on_stderr("Writing") as silent:
        silent(1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("tracker.cli.progress._EVERY_SECONDS", 0)
    with progress_on_stderr("Writing") as progress:
        progress(1, 2)
    assert "Writing: 50 %" in capsys.readouterr().err
