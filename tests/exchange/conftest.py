"""Importing a file into the database of a test."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.exchange.diary_format import Choices
from tracker.exchange.gathering import gather
from tracker.exchange.importing import import_files, preview
from tracker.exchange.report import ImportReport
from tracker.store.store import Store

LATEST = date(2026, 12, 3)
Import = Callable[..., ImportReport]


FOODS = """\
id,name_da,name_en,aliases_da,aliases_en,group,rank,calcium_mg_per_100g,vitamin_d_ug_per_100g,energy_kcal_per_100g,\
absorption,absorption_index,absorption_basis,tags,portions,density_g_per_ml,fortified,organic,source
test:milk,Mælk,Milk,sødmælk;letmælk,"milk, whole",milk,0,116,0.1,64,0.3,1,article,dairy;liquid,glass=206@test,1.03,,,test:1
test:spinach,"Spinat, rå","Spinach, raw",,,leafy-vegetables,1,120,0,23,0.05,0.17,article,spinach,,,,,test:2
test:kale,"Grønkål, rå","Kale, raw",,,cabbage,1,200,0,30,0.6,2,article,kale,,,,,test:3
test:rye,Rugbrød,Rye bread,,,bread,1,30,0,200,0.3,1,assumed,,,,,,test:4
test:tablet,Kalktablet,Calcium tablet,,,supplement,0,40000,1000,,0.3,1,literature,supplement,tablet=1.25@test,,,,test:5
"""


@pytest.fixture(scope="session")
def small_template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A database with five foods, whose search is built at once, and their table; copy it, do not open it."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "foods.csv").write_text(FOODS, encoding="utf-8")
    Store.open(str(folder / "tracker.db"), foods_csv=folder / "foods.csv").close()
    return folder / "tracker.db", folder / "foods.csv"


@pytest.fixture
def log(small_template: tuple[Path, Path], tmp_path: Path) -> Iterator[Store]:
    """An open log with five foods."""
    path = tmp_path / "log.db"
    shutil.copy(small_template[0], path)
    with Store.open(str(path), foods_csv=small_template[1]) as opened:
        yield opened


@pytest.fixture
def take_in(log: Store) -> Import:
    """Import a file with these choices; with dry_run only look."""

    def take(
        path: Path, *, person: str | None = None, dry_run: bool = False, matches: Any = None, **chosen: Any
    ) -> ImportReport:
        choices = Choices(latest=LATEST, **chosen)
        request = replace(gather(log, path, choices, None, person), matches=matches)
        return (preview if dry_run else import_files)(log, request)

    return take


def totals_of(store: Store) -> dict[tuple[str, str], list[float]]:
    """Calcium in mg and vitamin D in µg of every person's every day; a value that is unknown adds nothing."""
    found: dict[tuple[str, str], list[float]] = {}
    with store.read() as reader:
        for person in reader.people():
            for entry in reader.entries_between(person.id, date(1900, 1, 1), LATEST):
                total = found.setdefault((person.name, entry.day.isoformat()), [0.0, 0.0])
                total[0] += entry.calcium_mg or 0
                total[1] += entry.vitamin_d_ug or 0
    return found
