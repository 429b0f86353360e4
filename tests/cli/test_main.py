"""The command itself: help, exit statuses, languages, and what becomes of an unforeseen failure."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tracker.cli.main import _COMMANDS


def test_every_command_is_listed_with_help_in_both_languages(tracker: Tracker) -> None:
    for language in ("en", "da"):
        help_ = tracker("--language", language, "--help").out
        for name in _COMMANDS:
            assert re.search(rf"^  {name} ", help_, re.MULTILINE), name
            assert tracker("--language", language, name, "--help").status == 0


def test_danish_help_is_danish(tracker: Tracker) -> None:
    help_ = tracker("--language", "da", "add", "--help").out
    assert "Brug:" in help_
    assert "Usage" not in help_


def test_the_environment_chooses_the_language(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    assert "mandag" in tracker("day", "2026-11-23").out
    assert "Monday" in tracker("--language", "en", "day", "2026-11-23").out


def test_an_unknown_command_is_wrong_usage(tracker: Tracker) -> None:
    assert tracker("brew").status == 2


def test_a_failure_nobody_foresaw_is_one_calm_sentence_and_a_log(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("the cat sat on the keyboard")

    monkeypatch.setattr("tracker.cli.day.view_day", fail)
    done = tracker("day")
    assert done.status == 1
    assert done.out == ""
    (log,) = tmp_path.rglob("failures.log")
    assert str(log) in done.err
    assert "the cat sat on the keyboard" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_told_how_to_complete(tracker: Tracker, shell: str) -> None:
    assert "_TRACKER_COMPLETE" in tracker("completion", shell).out
