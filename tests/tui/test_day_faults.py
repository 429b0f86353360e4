"""The database is taken away, busy or damaged while a line is typed, and things that nobody foresaw."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from tests.tui.day_driver import driven
from tracker.failure import log_file
from tracker.store.database_problems import Locked
from tracker.store.store import Store
from tracker.tui.app import without_values

LINE = "2 dl milk"


async def test_a_file_replaced_by_garbage_keeps_the_line_and_is_told(log: Path) -> None:
    async with driven(log) as day:
        await day.write(LINE)
        for path in (log, *log.parent.glob("tracker.db-*")):
            path.write_bytes(b"garbage " * 4096)
        await day.press("enter")
        assert day.line.value == LINE
        assert "damaged" in day.message
        assert day.app.screen == day.screen


async def test_a_line_that_is_stored_is_not_given_back_when_the_day_cannot_be_read_again(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(log) as day:
        await day.write(LINE)
        with monkeypatch.context() as patch:
            patch.setattr("tracker.tui.day_work.show_day", _busy)
            await day.press("enter")
        assert day.line.value == ""
        assert "is stored" in day.message
        assert len(day.stored().entries) == 1


def _busy(*_arguments: object) -> None:
    raise Locked("tracker.db", "busy")


async def test_a_database_that_can_only_be_read_keeps_the_line(log: Path) -> None:
    async with driven(log) as day:
        await day.write(LINE)
        await day.app.desk.ask(_allow_reading_only)
        await day.press("enter")
        assert day.line.value == LINE
        assert "can only be read" in day.message


def _allow_reading_only(store: Store) -> None:
    """What a read-only disk says, also to a superuser who may write any file."""
    event.listen(store._engine, "begin", _read_only)


def _read_only(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA query_only=ON")


async def test_a_busy_database_keeps_the_line_and_lets_go_on_typing(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.tui.desk.LOCK_SECONDS", 0.05)
    async with driven(log) as day:
        await day.write(LINE)
        with closing(sqlite3.connect(log, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await day.press("enter")
        assert day.line.value == LINE
        assert "busy" in day.message
        await day.press("enter")
        assert day.line.value == ""
        assert len(day.stored().entries) == 1


async def test_what_is_typed_while_a_write_fails_stays_behind_the_line(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.tui.desk.LOCK_SECONDS", 0.3)
    async with driven(log) as day:
        await day.write(LINE)
        with closing(sqlite3.connect(log, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await day.pilot.press("enter")
            assert day.line.value == ""
            await day.write("1 egg")
            await day.settle()
        assert day.line.value == f"{LINE}; 1 egg"
        assert "busy" in day.message


async def test_a_database_that_cannot_be_opened_is_told_and_can_be_tried_again(
    tmp_path: Path, log: Path
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"garbage " * 4096)
    async with driven(broken) as day:
        assert "damaged" in day.message
        await day.write(LINE)
        broken.unlink()
        await day.press("enter")
        assert day.line.value == LINE
        if type(day.app.screen).__name__ == "WelcomeScreen":
            await day.press("escape")
        await day.press("enter")
        assert len(day.stored().entries) == 1


async def test_what_nobody_foresaw_shows_a_calm_screen_and_is_logged(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("nobody foresaw this")

    async with driven(log) as day:
        await day.write(LINE)
        monkeypatch.setattr("tracker.tui.day_work.log_items", fail)
        await day.press("enter")
        assert type(day.app.screen).__name__ == "CrashScreen"
        assert "nobody foresaw this" in log_file().read_text()
        await day.press("escape")
        assert day.app.screen == day.screen
        assert day.line.value == LINE


async def test_a_line_that_breaks_the_reader_does_not_break_the_screen(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("the reader broke")

    async with driven(log) as day:
        monkeypatch.setattr("tracker.diary.pantry.read_with_barcodes", fail)
        await day.write(LINE)
        assert type(day.app.screen).__name__ == "CrashScreen"
        await day.press("escape")
        assert day.line.value == LINE


def test_what_is_logged_of_a_failure_beyond_our_reach_holds_no_values() -> None:
    printed = "\n".join(
        [
            "╭──────── Traceback (most recent call last) ────────╮",
            "│ /home/anna/tracker/tui/widgets/rows.py:9 in draw   │",
            "│ │ text = 'Kalktablet for Anna'                   │ │",
            "╰────────────────────────────────────────────────────╯",
            "RuntimeError: it broke",
        ]
    )
    kept = without_values(printed)
    assert "rows.py:9 in draw" in kept
    assert "it broke" in kept
    assert "Kalktablet" not in kept
