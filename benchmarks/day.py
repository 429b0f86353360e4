"""Reading and reckoning a day, against reading its rows and no more; and in a log of one day and of ten years."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import bindparam, create_engine, select

from benchmarks.sample_log import LogPlan, make_log
from benchmarks.timing import Comparison, compared
from tracker.diary.day import view_day
from tracker.store.models import entry
from tracker.store.rows import ENTRY_COLUMNS
from tracker.store.store import Store

TITLE = "day: reading and reckoning a day of 12 entries"
TEN_YEARS = 3650
_ROUNDS = 1500
_PERSON = 1
_BOUND = 2.0
_SAME = 1.25
"""How far two equal things may lie apart on a busy machine."""


def run(folder: Path) -> Iterator[Comparison]:
    """Time view_day in an open store beside SQLAlchemy Core that selects the columns of the same rows."""
    last = date.today()
    short, long = folder / "one-day.db", folder / "ten-years.db"
    make_log(short, LogPlan(last_day=last))
    make_log(long, LogPlan(days=TEN_YEARS, last_day=last))
    with Store.open(str(short)) as one_day, Store.open(str(long)) as ten_years:
        yield from _beside_core(one_day, short, last)
        yield from _beside_one_day(one_day, ten_years, last)


def _beside_core(store: Store, path: Path, day: date) -> Iterator[Comparison]:
    engine = create_engine(f"sqlite:///{path}")
    columns = [entry.c[name] for name in ENTRY_COLUMNS]
    prepared = (
        select(*columns)
        .where(entry.c.person_id == bindparam("person_id"), entry.c.day == bindparam("day"))
        .order_by(entry.c.position)
    )

    def bare() -> object:
        with engine.connect() as connection:
            return connection.execute(prepared, {"person_id": _PERSON, "day": day}).all()

    def written_out() -> object:
        query = (
            select(*columns)
            .where(entry.c.person_id == _PERSON, entry.c.day == day)
            .order_by(entry.c.position)
        )
        with engine.connect() as connection:
            return connection.execute(query).all()

    def ours() -> object:
        return view_day(store, person=None, day=day)

    yield compared("a day / Core select that was built before", ours, bare, rounds=_ROUNDS, bound=_BOUND)
    yield compared("a day / Core select written where it is used", ours, written_out, rounds=_ROUNDS)
    engine.dispose()


def _beside_one_day(one_day: Store, ten_years: Store, last: date) -> Iterator[Comparison]:
    chance = Random(1)

    def only_day() -> object:
        return view_day(one_day, person=None, day=last)

    def last_day() -> object:
        return view_day(ten_years, person=None, day=last)

    def any_day() -> object:
        return view_day(ten_years, person=None, day=last - timedelta(days=chance.randrange(TEN_YEARS)))

    title = "the last day of ten years (43,800 entries) / of one day"
    yield compared(title, last_day, only_day, rounds=_ROUNDS, bound=_SAME)
    yield compared("any day of ten years / the only day", any_day, only_day, rounds=_ROUNDS)
