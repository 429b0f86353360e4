"""What all tests share: nobody's own settings, one language, and a database that is made once and copied."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tracker.diary.sample import fill
from tracker.locale import set_language
from tracker.store.store import Store

# Screens make and drop many objects beside a large heap of foods: looking through it as often as Python does of itself
# takes a seventh of the suite.
gc.freeze()
gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep a test from the developer's own log, and let it speak English unless it says otherwise."""
    for name in list(os.environ):
        if name.startswith(("TRACKER_", "LC_", "LANG", "XDG_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LANGUAGE", "")
    set_language("en")
    yield
    set_language("en")


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as the first start leaves it; copy it, do not open it."""
    path = tmp_path_factory.mktemp("template") / "tracker.db"
    Store.open(str(path)).close()
    return path


@pytest.fixture(scope="session")
def sample_templates(new_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[date], Path]:
    """The demonstration's log of a day, filled once; copy it, do not write to it."""

    @cache
    def of(day: date) -> Path:
        path = tmp_path_factory.mktemp("sample") / "sample.db"
        shutil.copy(new_database, path)
        with Store.open(str(path)) as opened:
            fill(opened, day)
        return path

    return of


@pytest.fixture
def database(new_database: Path, tmp_path: Path) -> Path:
    """A fresh database file of this test's own."""
    path = tmp_path / "tracker.db"
    shutil.copy(new_database, path)
    return path


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """The open database of this test."""
    with Store.open(str(database)) as opened:
        yield opened
