"""`tracker --demo`: sample data that touch nothing and leave nothing behind."""

import json
import os
import signal
import tempfile
from pathlib import Path

import pytest

from tracker.cli import main
from tracker.cli.demo import demo_database


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that temporary folders are made in."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_commands_run_on_the_sample_data(temporary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--demo", "people", "list", "--json"]) == 0
    people = json.loads(capsys.readouterr().out)
    assert {"Kirsten Holm", "Jonas Lindberg"} == {one["name"] for one in people}
    assert main(["--demo", "day", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"]


def test_nothing_is_left_behind(temporary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--demo", "add", "2 dl letmælk"]) == 0
    assert main(["--demo", "foods", "show", "no-such-food"]) == 1
    assert list(temporary.iterdir()) == []


def test_the_users_own_database_is_not_touched(
    temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own" / "tracker.db"
    monkeypatch.setenv("TRACKER_DATABASE", str(own))
    assert main(["--demo", "add", "2 dl letmælk"]) == 0
    assert not own.parent.exists()
    assert not (tmp_path / "home").exists()


def test_a_database_of_ones_own_and_the_demonstration_exclude_each_other(
    temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--demo", "--database", "mine.db", "day"]) == 2
    assert "--database" in capsys.readouterr().err


def _close_the_terminal_during_the_demonstration() -> None:
    with demo_database() as path:
        assert Path(path).exists()
        os.kill(os.getpid(), signal.SIGHUP)


def test_a_terminal_that_is_closed_leaves_nothing_behind(temporary: Path) -> None:
    with pytest.raises(SystemExit) as left:
        _close_the_terminal_during_the_demonstration()
    assert left.value.code == 128 + signal.SIGHUP
    assert list(temporary.iterdir()) == []
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_DFL
