"""Logs to drive the screens with: one that is empty, and one of somebody with habits."""

import shutil
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from tests.tui.day_driver import TODAY
from tests.tui.desk_sample import desk, desk_template
from tests.tui.sample import empty_log, sample, sample_template
from tracker.diary.log import log_line
from tracker.diary.settings import end_welcome
from tracker.store.records import Meal
from tracker.store.store import Store

# Known to all tests here from this one place, so that each is made once and not once for every module.
__all__ = ["desk", "desk_template", "empty_log", "sample", "sample_template"]

USUAL_DAY = {
    Meal.BREAKFAST: (time(7, 30), "1 dl oats, 2 dl milk, 1 banana, 1 cup coffee"),
    Meal.LUNCH: (time(12, 0), "2 slices rye bread, 20 g cheese, 1 egg"),
    Meal.DINNER: (time(18, 30), "150 g salmon, 200 g potatoes, 100 g kale"),
    Meal.SNACK: (time(15, 0), "1 apple, 150 g skyr"),
}
"""Twelve foods."""


@pytest.fixture
def log(database: Path) -> Path:
    """An empty log of somebody who was welcomed before."""
    with Store.open(str(database)) as store:
        end_welcome(store)
    return database


@pytest.fixture(scope="session")
def habits_template(new_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five usual days before TODAY; copy it, do not open it."""
    path = tmp_path_factory.mktemp("habits") / "tracker.db"
    shutil.copy(new_database, path)
    with Store.open(str(path)) as store:
        end_welcome(store)
        for ago in range(5, 0, -1):
            day = TODAY - timedelta(days=ago)
            for meal, (at, text) in USUAL_DAY.items():
                logged = log_line(store, text, person=None, day=day, now=datetime.combine(day, at), meal=meal)
                assert logged.stored, logged.unresolved
    return path


@pytest.fixture
def habits(habits_template: Path, tmp_path: Path) -> Path:
    """The log of somebody with habits, of this test's own."""
    path = tmp_path / "habits.db"
    shutil.copy(habits_template, path)
    return path
