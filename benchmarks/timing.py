"""Timing side by side: what is measured and its lower bound take turns, so that both meet the same machine."""

import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import sqlalchemy

ROOT = Path(__file__).resolve().parents[1]
_DONT_WRITE = "PYTHONDONTWRITEBYTECODE"
_WARM_UP_ROUNDS = 3
_FOR_PERCENTILES = 200
"""Fewer times than this do not tell a 99th percentile."""
_ROW = "  {:<58} {:>10} {:>10} {:>9}  {:<13} {:<8} {}"


def milliseconds(seconds: float) -> str:
    """A time for the table."""
    figure = seconds * 1000
    return f"{figure:.3f} ms" if figure < 10 else f"{figure:.0f} ms"


def mebibytes(size: float) -> str:
    """An amount of memory in bytes, for the table."""
    return f"{size / 2**20:.1f} MiB"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing measured, and its lower bound measured in the same run."""

    what: str
    ours: Sequence[float]
    """Seconds, one for each round; or bytes, where `show` is mebibytes."""
    bare: Sequence[float]
    """The same of the lower bound in the same rounds."""
    bound: float | None = None
    """How many times the lower bound it may take; None where nothing is asked."""
    p95_limit: float | None = None
    """Seconds that its 95th percentile must stay under; None where nothing is asked."""
    show: Callable[[float], str] = milliseconds
    """How a figure is written."""

    @property
    def ratios(self) -> list[float]:
        """What each round gives."""
        return [ours / bare for ours, bare in zip(self.ours, self.bare, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios.

        Where other work comes and goes, the median of one side may fall in a busy spell and that of the other in a
        quiet one; the two of one round are neighbours.
        """
        return median(self.ratios)

    @property
    def is_over(self) -> bool:
        """Whether the bound or the limit is passed."""
        over_bound = self.bound is not None and self.ratio > self.bound
        return over_bound or (self.p95_limit is not None and percentile(self.ours, 95) >= self.p95_limit)


def compared(
    what: str,
    ours: Callable[[], object],
    bare: Callable[[], object],
    *,
    rounds: int,
    bound: float | None = None,
) -> Comparison:
    """Call the two in turn, and nothing between: a third would leave the processor's caches full of its own work."""
    of_ours, of_bare = calls(ours, bare, rounds=rounds)
    return Comparison(what, of_ours, of_bare, bound)


def seconds_of(work: Callable[[], object]) -> float:
    """How long one call takes, in seconds."""
    started = perf_counter()
    work()
    return perf_counter() - started


def in_turns(timers: Sequence[Callable[[], float]], rounds: int) -> list[list[float]]:
    """The seconds that each timer gives, in `rounds` rounds of all of them in turn, after a few to warm up."""
    for _ in range(_WARM_UP_ROUNDS):
        for timer in timers:
            timer()
    every_round = [[timer() for timer in timers] for _ in range(rounds)]
    return [list(times) for times in zip(*every_round, strict=True)]


def calls(*works: Callable[[], object], rounds: int) -> list[list[float]]:
    """The seconds of each of `works`, called in turn."""
    return in_turns([partial(seconds_of, work) for work in works], rounds)


def processes(*arguments: Sequence[str], rounds: int) -> list[list[float]]:
    """The seconds of whole Python processes, started in turn; each gets the interpreter's arguments."""
    return calls(*[partial(run_python, each) for each in arguments], rounds=rounds)


def run_python(arguments: Sequence[str], *, output: int = subprocess.DEVNULL) -> str:
    """Run this interpreter and return what it prints (with output=PIPE); raises CalledProcessError."""
    # Without bytecode every start would compile its imports again, and that is not what a user waits for.
    environment = {name: value for name, value in os.environ.items() if name != _DONT_WRITE}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        check=True,
        text=True,
    )
    return done.stdout or ""


def environment_line() -> str:
    """What the figures depend on."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    bytecode = "not written by this process, " if sys.dont_write_bytecode else ""
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, SQLAlchemy {sqlalchemy.__version__}, "
        f"{os.cpu_count()} cores, load {load}; bytecode {bytecode}written by the processes timed"
    )


def print_heading(text: str) -> None:
    """The head of a table."""
    print(f"\n{text}")
    print(_ROW.format("", "this", "bare", "ratio", "middle half", "bound", "").rstrip())


def percentile(figures: Sequence[float], place: int) -> float:
    """The `place`-th hundredth of the figures, of which there are at least two."""
    return quantiles(figures, n=100, method="inclusive")[place - 1]


def print_comparison(one: Comparison) -> None:
    """A row of medians, and one of percentiles where there is a limit, or enough times for them."""
    quarters = quantiles(one.ratios, n=4)
    print(
        _ROW.format(
            one.what,
            one.show(median(one.ours)),
            one.show(median(one.bare)),
            f"{one.ratio:.2f} ×",
            f"{quarters[0]:.2f} – {quarters[2]:.2f}",
            "" if one.bound is None else f"≤ {one.bound:g} ×",
            "" if one.bound is None else "OVER" if one.ratio > one.bound else "PASS",
        ).rstrip(),
        flush=True,
    )
    for place in (95, 99):
        limit = one.p95_limit if place == 95 else None
        if limit is None and len(one.ours) < _FOR_PERCENTILES:
            continue
        ours, bare = (percentile(times, place) for times in (one.ours, one.bare))
        print(
            _ROW.format(
                f"  p{place}",
                one.show(ours),
                one.show(bare),
                f"{ours / bare:.2f} ×",
                "",
                "" if limit is None else f"< {one.show(limit)}",
                "" if limit is None else "PASS" if ours < limit else "OVER",
            ).rstrip(),
            flush=True,
        )
