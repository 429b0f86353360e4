"""Importing a diary of a million rows, against the csv module and executemany into the same table with its indexes."""

import csv
import datetime
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from benchmarks.timing import Comparison, mebibytes, run_python
from tracker.store.imports import ROW_COLUMNS
from tracker.store.store import Store

TITLE = "import: a Cronometer export, 40 foods a day"
ROWS = int(os.environ.get("TRACKER_IMPORT_ROWS", "1000000"))
_ROUNDS = int(os.environ.get("TRACKER_IMPORT_ROUNDS", "2"))
_BOUND = 2.0
_MOST_MEMORY = 400 * 2**20
_A_DAY = 40
_FIRST_DAY = datetime.date(1950, 1, 1)
_OTHER_NUTRIENTS = 40
_NAMES = (
    "Milk, whole",
    "Spinach, raw",
    "Rye bread",
    "Banana, raw",
    "Salmon, raw",
    "Yogurt, plain",
    "Coffee, brewed",
)
_AMOUNTS = ("1.00 cup", "150.00 g", "2.00 tbsp", '1.00 piece (1/6 of 8" pie)')

_PEAK = "import resource; print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, seconds)"
_OURS = f"""
import sys, time
from tracker.cli import main
begun = time.perf_counter()
status = main(["--database", sys.argv[2], "import", sys.argv[1], "--json"])
seconds = time.perf_counter() - begun
{_PEAK}
sys.exit(status)
"""
_BARE = f"""
import csv, sqlite3, sys, time
def rows():
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        place = {{name: at for at, name in enumerate(next(reader))}}
        day, food, amount = place["Day"], place["Food Name"], place["Amount"]
        energy, calcium, vitamin_d = place["Energy (kcal)"], place["Calcium (mg)"], place["Vitamin D (IU)"]
        for number, cells in enumerate(reader):
            yield (
                1, cells[day], number % {_A_DAY} + 1, "lunch", None, 100.0,
                float(cells[calcium]) if cells[calcium] else None,
                float(cells[vitamin_d]) / 40 if cells[vitamin_d] else None,
                float(cells[energy]) if cells[energy] else None,
                0.3, 1.0, "assumed", False, "other", "", None, None, None, cells[food], cells[food], cells[food], "file",
                "2026-11-26 12:00:00.000000", 1, number,
            )
begun = time.perf_counter()
connection = sqlite3.connect(sys.argv[2], isolation_level=None)
connection.execute("PRAGMA synchronous=FULL")
connection.execute("PRAGMA cache_size=-98304")
connection.execute("BEGIN IMMEDIATE")
connection.executemany("INSERT INTO entry ({", ".join(ROW_COLUMNS)}) VALUES ({", ".join("?" * len(ROW_COLUMNS))})", rows())
connection.execute("COMMIT")
connection.close()
seconds = time.perf_counter() - begun
{_PEAK}
"""


def run(folder: Path) -> Iterator[Comparison]:
    """Import the same file into copies of the same empty database, in turns, each in a process of its own."""
    source, empty = folder / "servings.csv", folder / "empty.db"
    _write(source, ROWS)
    Store.open(str(empty)).close()
    ours: list[float] = []
    bare: list[float] = []
    peaks: list[float] = []
    bare_peaks: list[float] = []
    turns = ((_OURS, ours, peaks), (_BARE, bare, bare_peaks))
    for _round in range(_ROUNDS):
        for program, seconds, memory in turns:
            database = folder / "log.db"
            for left in folder.glob("log.db*"):
                left.unlink()
            shutil.copy(empty, database)
            printed = run_python(("-c", program, str(source), str(database)), output=subprocess.PIPE)
            peak, took = printed.rpartition("peak ")[2].split()
            seconds.append(float(took))
            memory.append(float(peak))
            with closing(sqlite3.connect(database)) as connection:
                assert connection.execute("SELECT count(*) FROM entry").fetchone() == (ROWS,)
    yield Comparison(f"import of {ROWS:,} rows / csv and executemany", ours, bare, _BOUND)
    limit = [float(_MOST_MEMORY)] * len(peaks)
    yield Comparison("peak memory of the import / the 400 MiB it may take", peaks, limit, 1.0, show=mebibytes)
    yield Comparison("peak memory of the import / csv and executemany", peaks, bare_peaks, show=mebibytes)


def _write(path: Path, rows: int) -> None:
    random = Random(11)
    names = (*_NAMES, *(f"Dish number {number}" for number in range(150)))
    others = [f"Nutrient {number} (mg)" for number in range(_OTHER_NUTRIENTS)]
    figures = [f"{random.random() * 50:.2f}" for _each in range(997)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            [
                "Day",
                "Group",
                "Food Name",
                "Amount",
                "Energy (kcal)",
                "Vitamin D (IU)",
                "Calcium (mg)",
                *others,
                "Category",
            ]
        )
        for number in range(rows):
            day = _FIRST_DAY + datetime.timedelta(days=number // _A_DAY)
            start = number % (len(figures) - _OTHER_NUTRIENTS)
            writer.writerow(
                [
                    day.isoformat(),
                    ("Breakfast", "Lunch", "Dinner", "Snacks")[number % _A_DAY // 10],
                    random.choice(names),
                    _AMOUNTS[number % len(_AMOUNTS)],
                    figures[number % 991],
                    figures[number % 983] if number % 3 else "",
                    figures[number % 977] if number % 20 else "",
                    *figures[start : start + _OTHER_NUTRIENTS],
                    "Dishes",
                ]
            )
