"""A dietitian's desk with 1,000 patients of a year each, against SQL that only adds up.

The log of 4.4 million entries takes minutes to make and needs 1.3 GB, so this runs only when asked for. A log made before is used where
CALCIUM_BENCHMARK_LOG names it: python -m benchmarks.sample_log FILE --people 1000 --days 365.
"""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.sample_log import LogPlan, make_log
from benchmarks.timing import Comparison, calls, in_turns, mebibytes, run_python, seconds_of
from tracker.diary.patients import list_patients
from tracker.review.cohort import view_cohort
from tracker.review.reviewing import review_period
from tracker.store.records import ChangeSummary
from tracker.store.store import Store

TITLE = "desk: 1,000 patients × 365 days × 12 entries"
PEOPLE, DAYS, LIST_DAYS = 1000, 365, 28
SHOWN = PEOPLE // 10
_PAIRS = 7
_FEW_PAIRS = 3
_GIVEN_LOG = "CALCIUM_BENCHMARK_LOG"
_LIST_BOUND, _YEAR_BOUND, _COHORT_BOUND, _LINEAR_BOUND = 1.5, 2.0, 1.5, 1.2
_LIST_SECONDS = 1.0
_COHORT_BYTES = 600 * 2**20

_SUMS = """
    sum(calcium_mg_per_100g * grams / 100.0), sum(calcium_mg_per_100g * grams / 100.0 * absorption),
    sum(vitamin_d_ug_per_100g * grams / 100.0), count(calcium_mg_per_100g), count(*)
"""
_BY_DAY = f"""
    SELECT person_id, day, {_SUMS} FROM entry WHERE day BETWEEN ? AND ? GROUP BY person_id, day
"""
# Driven from the people, as the program does it; SQLite does not come upon it by itself.
_BY_DAY_FROM_PEOPLE = f"""
    SELECT person.id, day, {_SUMS} FROM person JOIN entry ON person_id = person.id
    WHERE NOT archived AND day BETWEEN ? AND ? GROUP BY person.id, day
"""
# What the cohort is made of on days with a mark: supplements and the mark itself besides.
_BY_DAY_AS_USED = f"""
    SELECT person.id, day, {_SUMS}, count(*) FILTER (WHERE supplement),
        sum(calcium_mg_per_100g * grams / 100.0) FILTER (WHERE supplement),
        sum(vitamin_d_ug_per_100g * grams / 100.0) FILTER (WHERE supplement), count(vitamin_d_ug_per_100g),
        (SELECT status FROM day_mark WHERE day_mark.person_id = person.id AND day_mark.day = entry.day)
    FROM person JOIN entry ON person_id = person.id
    WHERE NOT archived AND day BETWEEN ? AND ? GROUP BY person.id, day
"""
_OF_ONE = f"SELECT day, {_SUMS} FROM entry WHERE person_id = ? AND day BETWEEN ? AND ? GROUP BY day"
_PANDAS_IMPORT = "import time; begun = time.perf_counter(); import pandas; print(time.perf_counter() - begun)"
_COHORT_MEMORY = """
import resource, sys
from datetime import date
from tracker.review.cohort import view_cohort
from tracker.store.store import Store
first, last = map(date.fromisoformat, sys.argv[2:])
with Store.open(sys.argv[1]) as store:
    view_cohort(store, first=first, last=last, today=last)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_KIB = 1 if os.uname().sysname == "Darwin" else 1024
"""What the system counts the memory of a process in."""


def run(folder: Path) -> Iterator[Comparison]:
    """Time the list, one patient's year and the cohort, each beside SQL, and the list of a tenth of the patients."""
    path, last = _log(folder)
    with closing(sqlite3.connect(path)) as connection, Store.open(str(path)) as store:
        yield from _list(store, connection, last)
        yield _tenth(store, last)
        yield _one_year(store, connection, last)
        yield from _cohort(store, connection, last)
    yield _cohort_memory(path, last)


def _log(folder: Path) -> tuple[Path, date]:
    """The log and its last day."""
    if given := os.environ.get(_GIVEN_LOG):
        path = Path(given)
        with closing(sqlite3.connect(path)) as connection:
            (newest,) = connection.execute("SELECT max(day) FROM entry WHERE person_id = 1").fetchone()
        return path, date.fromisoformat(newest)
    path = folder / "desk.db"
    make_log(path, LogPlan(people=PEOPLE, days=DAYS))
    return path, LogPlan().last_day


def _list(store: Store, connection: sqlite3.Connection, last: date) -> Iterator[Comparison]:
    first = last - timedelta(days=LIST_DAYS - 1)
    listed, plain = calls(
        partial(list_patients, store, first=first, last=last, today=last),
        partial(_fetch, connection, _BY_DAY, first, last),
        rounds=_PAIRS,
    )
    what = f"list of {PEOPLE} patients, {LIST_DAYS} days / SQL GROUP BY"
    yield Comparison(what, listed, plain, _LIST_BOUND, p95_limit=_LIST_SECONDS)
    listed, from_people = calls(
        partial(list_patients, store, first=first, last=last, today=last),
        partial(_fetch, connection, _BY_DAY_FROM_PEOPLE, first, last),
        rounds=_PAIRS,
    )
    yield Comparison("  the same / SQL GROUP BY, driven from the people", listed, from_people)


def _tenth(store: Store, last: date) -> Comparison:
    """Whether the time follows the patients shown: all of them against ten times a tenth of them."""
    first = last - timedelta(days=LIST_DAYS - 1)
    work = partial(list_patients, store, first=first, last=last, today=last)
    everyone, tenth = [], []
    for _ in range(_FEW_PAIRS):
        everyone.append(seconds_of(work))
        _archive(store, archived=True)
        try:
            work()
            tenth.append(10 * seconds_of(work))
        finally:
            _archive(store, archived=False)
        work()
    what = f"list of {PEOPLE} shown / ten times {SHOWN} shown of {PEOPLE} stored"
    return Comparison(what, everyone, tenth, _LINEAR_BOUND)


def _one_year(store: Store, connection: sqlite3.Connection, last: date) -> Comparison:
    first = last - timedelta(days=DAYS - 1)

    def pandas_import() -> float:
        return float(run_python(("-c", _PANDAS_IMPORT), output=subprocess.PIPE))

    reviews, sums, imports = in_turns(
        [
            lambda: seconds_of(
                partial(review_period, store, person=None, today=last, first=first, last=last)
            ),
            lambda: seconds_of(partial(_fetch, connection, _OF_ONE, 1, first, last)),
            pandas_import,
        ],
        _FEW_PAIRS,
    )
    return Comparison(
        "one patient's year, reviewed / SQL aggregate and pandas import",
        reviews,
        [one + pandas for one, pandas in zip(sums, imports, strict=True)],
        _YEAR_BOUND,
    )


def _cohort(store: Store, connection: sqlite3.Connection, last: date) -> Iterator[Comparison]:
    first = last - timedelta(days=DAYS - 1)
    cohorts, sums, as_used = calls(
        partial(view_cohort, store, first=first, last=last, today=last),
        partial(_fetch, connection, _BY_DAY, first, last),
        partial(_fetch, connection, _BY_DAY_AS_USED, first, last),
        rounds=_FEW_PAIRS,
    )
    yield Comparison(f"cohort of {PEOPLE}, a year / SQL GROUP BY", cohorts, sums, _COHORT_BOUND)
    yield Comparison("  the same / SQL of all that it is made of", cohorts, as_used)


def _cohort_memory(path: Path, last: date) -> Comparison:
    period = ((last - timedelta(days=DAYS - 1)).isoformat(), last.isoformat())
    peak = int(run_python(("-c", _COHORT_MEMORY, str(path), *period), output=subprocess.PIPE)) * _KIB
    return Comparison(
        "  its largest memory / what it may take", [peak] * 2, [_COHORT_BYTES] * 2, 1.0, show=mebibytes
    )


def _fetch(connection: sqlite3.Connection, query: str, *values: object) -> object:
    return connection.execute(
        query, [value.isoformat() if isinstance(value, date) else value for value in values]
    ).fetchall()


def _archive(store: Store, *, archived: bool) -> None:
    """Put all but a tenth of the patients away, or take them back."""
    with store.write(ChangeSummary("archive-person")) as writer:
        for person in writer.people(include_archived=True)[SHOWN:]:
            writer.archive_person(person.id, archived=archived)
