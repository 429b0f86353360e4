"""Whole processes, from the shell's point of view, against a Python that imports what they cannot do without."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.sample_log import LogPlan, make_log
from benchmarks.timing import Comparison, processes

TITLE = "start: whole processes"
_PAIRS = 21
_PAIRS_FOR_INFORMATION = 9
_BOUND = 2.0


def run(folder: Path) -> Iterator[Comparison]:
    """Time the commands of every day on a database that is up to date."""
    path = folder / "start.db"
    make_log(path, LogPlan())
    tracker = ("-m", "tracker", "--database", str(path))
    day, orm = processes((*tracker, "day"), ("-c", "import sqlalchemy.orm"), rounds=_PAIRS)
    yield Comparison("tracker day / import sqlalchemy.orm", day, orm, _BOUND)
    version, add, nothing = processes(
        ("-m", "tracker", "--version"),
        (*tracker, "add", "2 dl milk, 2 slices rye bread"),
        ("-c", "pass"),
        rounds=_PAIRS_FOR_INFORMATION,
    )
    yield Comparison("tracker --version / a bare Python", version, nothing)
    yield Comparison("tracker add '2 dl milk, 2 slices rye bread' / a bare Python", add, nothing)
