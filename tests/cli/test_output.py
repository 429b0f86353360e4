"""Answers that cannot be shown or written, and interruptions: never a traceback, never a wrong exit status."""

import errno
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tracker import __main__ as start
from tracker.cli import main
from tracker.failure import report_crash


class _Full(io.RawIOBase):
    """A disk without room, or what fails with another number."""

    def __init__(self, fault: int = errno.ENOSPC) -> None:
        super().__init__()
        self._fault = fault

    def writable(self) -> bool:
        return True

    def write(self, _bytes: object) -> int:
        raise OSError(self._fault, os.strerror(self._fault))


@contextmanager
def latin_1() -> Iterator[io.BytesIO]:
    """Standard output in an encoding of few letters, and what was written to it; nothing may be said beside it."""
    raw, beside = io.BytesIO(), io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(raw, "latin-1"))
        patch.setattr(sys, "stderr", io.TextIOWrapper(beside, "latin-1"))
        yield raw
        assert beside.getvalue() == b""


@contextmanager
def full_disk(fault: int = errno.ENOSPC) -> Iterator[None]:
    """Standard output on a disk without room."""
    stream = io.TextIOWrapper(io.BufferedWriter(_Full(fault)), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        yield
    # What could not be written is let go of, or it would be tried once more at the end.
    with suppress(OSError):
        stream.close()


def test_a_letter_that_the_output_lacks_does_not_end_the_command(database: Path) -> None:
    with latin_1() as written:
        assert main(["--database", str(database), "add", "2 dl milk"]) == 0
        assert main(["--database", str(database), "day"]) == 0
        assert b"mg" in written.getvalue()


def test_json_is_valid_and_whole_in_an_output_that_is_not_utf_8(database: Path) -> None:
    with latin_1() as written:
        main(["--database", str(database), "people", "add", "Zoë 日本", "--json"])
        assert json.loads(written.getvalue().decode("ascii"))["name"] == "Zoë 日本"


def test_an_answer_that_cannot_be_written_is_told_as_that(
    tracker: Tracker, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with full_disk():
        assert main(["--database", str(database), "add", "100 g skyr"]) == 3
    told = capsys.readouterr().err
    assert "is done" in told
    assert "No space left" in told
    assert len(tracker("day", "--json").json["entries"]) == 1


@pytest.mark.parametrize("command", [("add", "100 g bordlampe"), ("foods", "search", "xyzzy")])
def test_a_refusal_stays_one_where_its_json_cannot_be_written(
    database: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    with full_disk():
        assert main(["--database", str(database), *command, "--json"]) == 1
    assert "is done" not in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_failure(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with full_disk(errno.EPIPE):
        assert main(["--database", str(database), "add", "100 g skyr"]) == 0
    assert capsys.readouterr().err == ""


def test_nothing_found_is_an_empty_list_and_a_sentence(tracker: Tracker) -> None:
    done = tracker("foods", "search", "xyzzy", "--json")
    assert (done.status, done.json) == (1, [])
    assert "xyzzy" in done.err


def test_a_failure_whose_log_has_no_place_is_still_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("tracker.failure.log_file", homeless)
    assert "could not be written" in report_crash(ValueError("x"))


@pytest.mark.parametrize(("language", "words"), [("en", "Stopped."), ("da", "Stoppet")])
def test_an_interruption_while_a_command_is_loaded_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setenv("LANG", language)
    monkeypatch.setattr(sys, "argv", ["tracker", "day"])
    monkeypatch.setattr("tracker.cli.console", interrupted)
    with pytest.raises(SystemExit) as ended:
        start.console()
    assert ended.value.code == 130
    assert capsys.readouterr().err.startswith(words)


def test_an_assumed_amount_is_marked(tracker: Tracker) -> None:
    said, assumed = tracker("add", "100 g skyr, milk", "--json").json["entries"]
    assert (said["assumed_amount"], assumed["assumed_amount"]) == (False, True)
    assert [
        one["assumed_amount"] for one in tracker("add", "kiwi", "--dry-run", "--json").json["entries"]
    ] == [True]
    first, second = tracker("add", "100 g skyr, milk").out.splitlines()
    assert not first.startswith("≈")
    assert second.startswith("≈ ")
    assert len(first) == len(second)
