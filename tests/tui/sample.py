"""Logs for tests of screens: four weeks of sample data, filled once and copied, and an empty one."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from tracker.diary.settings import end_welcome
from tracker.store.store import Store

NOW = datetime(2026, 11, 23, 9, 30)


@pytest.fixture(scope="session")
def sample_template(sample_templates: Callable[[date], Path]) -> Path:
    """The sample log of NOW; copy it, do not open it."""
    return sample_templates(NOW.date())


@pytest.fixture
def sample(sample_template: Path, tmp_path: Path) -> Path:
    """Two people and four weeks, of this test's own."""
    path = tmp_path / "sample.db"
    shutil.copy(sample_template, path)
    return path


@pytest.fixture
def empty_log(database: Path) -> Path:
    """A log without entries whose first start is over."""
    with Store.open(str(database)) as store:
        end_welcome(store)
    return database
