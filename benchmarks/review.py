"""Reviewing a year, against SQL that only adds up, and the import of pandas."""

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from benchmarks.sample_log import LogPlan, make_log
from benchmarks.timing import Comparison, in_turns, processes, run_python, seconds_of
from tracker.review.reviewing import review_period
from tracker.store.store import Store

TITLE = "review: a year of 12 entries a day"
DAYS = 365
_PAIRS = 15
_PERSON = 1
_BOUND = 2.0

_BY_DAY = """
    SELECT day, sum(calcium_mg_per_100g * grams / 100), sum(calcium_mg_per_100g * grams / 100 * absorption),
           sum(vitamin_d_ug_per_100g * grams / 100), count(calcium_mg_per_100g), count(*)
    FROM entry WHERE person_id = ? AND day BETWEEN ? AND ? GROUP BY day ORDER BY day
"""
_BY_GROUP = """
    SELECT food_group, sum(calcium_mg_per_100g * grams / 100) AS calcium_mg, count(calcium_mg_per_100g), count(*)
    FROM entry WHERE person_id = ? AND day BETWEEN ? AND ? GROUP BY food_group ORDER BY calcium_mg DESC
"""
_BARE_PROCESS = f"""
import sqlite3, sys, pandas
connection = sqlite3.connect(sys.argv[1])
for query in ({_BY_DAY!r}, {_BY_GROUP!r}):
    print(connection.execute(query, ({_PERSON}, *sys.argv[2:])).fetchall())
"""
_PANDAS_IMPORT = "import time; begun = time.perf_counter(); import pandas; print(time.perf_counter() - begun)"


def run(folder: Path) -> Iterator[Comparison]:
    """Time the command, and then the work alone."""
    last = date.today()
    first = last - timedelta(days=DAYS - 1)
    path = folder / "year.db"
    make_log(path, LogPlan(days=DAYS, last_day=last))
    period = (first.isoformat(), last.isoformat())
    command, bare = processes(
        ("-m", "tracker", "--database", str(path), "review", "--from", period[0], "--to", period[1]),
        ("-c", _BARE_PROCESS, str(path), *period),
        rounds=_PAIRS,
    )
    yield Comparison("tracker review / SQL aggregate and pandas import, processes", command, bare, _BOUND)
    yield from _in_process(path, first, last)


def _in_process(path: Path, first: date, last: date) -> Iterator[Comparison]:
    with Store.open(str(path)) as store, closing(sqlite3.connect(path)) as connection:

        def review() -> object:
            return review_period(store, person=None, today=last, first=first, last=last)

        def aggregate() -> object:
            key = (_PERSON, first.isoformat(), last.isoformat())
            return [connection.execute(query, key).fetchall() for query in (_BY_DAY, _BY_GROUP)]

        def pandas_import() -> float:
            return float(run_python(("-c", _PANDAS_IMPORT), output=subprocess.PIPE))

        reviews, aggregates, imports = in_turns(
            [lambda: seconds_of(review), lambda: seconds_of(aggregate), pandas_import], _PAIRS
        )
    yield Comparison(
        "review and pandas import / SQL aggregate and pandas import",
        [one + pandas for one, pandas in zip(reviews, imports, strict=True)],
        [one + pandas for one, pandas in zip(aggregates, imports, strict=True)],
        _BOUND,
    )
    yield Comparison("review, pandas imported already / SQL aggregate alone", reviews, aggregates)
