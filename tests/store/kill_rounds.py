"""Kills a program that uses the store, over and over, and looks at what is left; prints what it saw as JSON.

A process of its own, so that each round is a cheap copy of one that has everything imported. Arguments: what to kill
(add, first-start or migration), rounds, folder, template database, food table, folder of migrations.
"""

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import tracker.store.doctor
import tracker.store.migration
import tracker.store.schema
import tracker.store.start
import tracker.store.upkeep
from tracker.store.doctor import examine_database
from tracker.store.records import ChangeSummary, NewEntry, Severity
from tracker.store.store import Store

DAY = date(2026, 3, 14)
MIGRATED_ROWS = 300
MOST_LATER_ROUNDS = 6


def run_and_kill(
    work: Callable[[int], None], kill_after_seconds: float | None, *, after_lines: int = 0
) -> tuple[bytes, float]:
    """What `work` wrote to its pipe before it was killed, or ended, and for how many seconds it ran.

    The kill comes `kill_after_seconds` after it began and wrote `after_lines` lines; never for None.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work(writing)
        os._exit(0)
    os.close(writing)
    told = b""
    started = time.monotonic()
    # The first byte says that the child has begun.
    while not told or told.count(b"\n") < after_lines:
        told += os.read(reading, 1)
    if kill_after_seconds is not None:
        select.select([], [], [], kill_after_seconds)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    seconds = time.monotonic() - started
    while part := os.read(reading, 65536):
        told += part
    os.close(reading)
    return told, seconds


def problems_of(path: Path, foods_csv: Path) -> list[str]:
    """What the doctor finds wrong."""
    bad = (Severity.WARNING, Severity.ERROR)
    return [finding.text for finding in examine_database(str(path), foods_csv) if finding.severity in bad]


def errors_of(path: Path, foods_csv: Path) -> list[str]:
    """What the doctor finds that makes it say that the database is not sound."""
    findings = examine_database(str(path), foods_csv)
    return [finding.text for finding in findings if finding.severity is Severity.ERROR]


def add(path: Path, foods_csv: Path) -> dict[str, Any]:
    """One round of adding entries, two in each block, each block acknowledged once it is stored."""
    with Store.open(str(path), foods_csv=foods_csv) as store, store.read() as reader:
        (template,) = reader.entries_of_day(1, date(2026, 3, 13))
    fields = {name: getattr(template, name) for name in NewEntry.__dataclass_fields__}
    new = NewEntry(**{**fields, "day": DAY})

    def work(pipe: int) -> None:
        with Store.open(str(path), foods_csv=foods_csv) as store:
            os.write(pipe, b"!")
            for number in range(10_000):
                with store.write(ChangeSummary("log")) as writer:
                    writer.add_entries([replace(new, text=str(number)), replace(new, text=str(number))])
                os.write(pipe, f"{number}\n".encode())

    told, seconds = run_and_kill(work, random.uniform(0, 0.005), after_lines=random.randrange(20))
    acknowledged = [int(line) for line in told[1:].decode().splitlines()]
    wrong = problems_of(path, foods_csv)
    with Store.open(str(path), foods_csv=foods_csv) as store, store.read() as reader:
        stored = [int(entry.text) for entry in reader.entries_of_day(1, DAY)]
        changes = len(reader.changes(1)) - 1
    whole = len(stored) // 2
    # The one block more is that which was stored and whose acknowledgement was cut off.
    if stored != [number for number in range(whole) for _ in range(2)] or whole - len(acknowledged) not in (
        0,
        1,
    ):
        wrong.append(f"stored {stored}, acknowledged {acknowledged}")
    if changes != whole:
        wrong.append(f"{changes} changes in the journal for {whole} blocks")
    return {"wrong": wrong, "progress": len(acknowledged), "seconds": seconds}


def first_start(path: Path, foods_csv: Path, seconds: float | None) -> dict[str, Any]:
    """One round of a first start."""

    def work(pipe: int) -> None:
        os.write(pipe, b"!")
        Store.open(str(path), foods_csv=foods_csv).close()
        os.write(pipe, b"done")

    told, took = run_and_kill(work, seconds)
    done = told == b"!done"
    left = path.exists() and path.stat().st_size > 0
    # The file itself may not be there yet, and then there is nothing to find.
    wrong = errors_of(path, foods_csv) if path.exists() else []
    with Store.open(str(path), foods_csv=foods_csv) as store, store.read() as reader:
        people, foods = [person.name for person in reader.people()], len(reader.foods())
    wrong += problems_of(path, foods_csv)
    if people != ["Me"] or foods != 4:
        wrong.append(f"people {people}, {foods} foods")
    return {"wrong": wrong, "progress": int(left) + int(done), "seconds": took}


def migration(path: Path, foods_csv: Path, seconds: float | None, script: Path) -> dict[str, Any]:
    """One round of a migration that rebuilds a table and changes every entry."""
    with Store.open(str(path), foods_csv=foods_csv) as store, store.write(ChangeSummary("log")) as writer:
        (template,) = writer.entries_of_day(1, date(2026, 3, 13))
        fields = {name: getattr(template, name) for name in NewEntry.__dataclass_fields__}
        writer.add_entries([NewEntry(**fields)] * (MIGRATED_ROWS - 1))

    with_next = {"HEAD_REVISION": "next", "REVISIONS": (*tracker.store.schema.REVISIONS, "next")}
    stores = tracker.store
    modules = (stores.schema, stores.start, stores.upkeep, stores.migration, stores.doctor)
    before = {name: getattr(tracker.store.schema, name) for name in (*with_next, "migrations_location")}

    def use(values: dict[str, Any]) -> None:
        for module in modules:
            for name, value in values.items():
                if hasattr(module, name):
                    setattr(module, name, value)

    def work(pipe: int) -> None:
        os.write(pipe, b"!")
        Store.open(str(path), foods_csv=foods_csv).close()
        os.write(pipe, b"done")

    use({**with_next, "migrations_location": lambda: script})
    try:
        told, took = run_and_kill(work, seconds)
        done = told == b"!done"
        wrong = [text for text in problems_of(path, foods_csv) if "earlier version" not in text]
        with Store.open(str(path), foods_csv=foods_csv) as store, store.read() as reader:
            sources = [entry.source for entry in reader.entries_of_day(1, date(2026, 3, 13))]
        wrong += problems_of(path, foods_csv)
    finally:
        use(before)
    if sources != ["carried over"] * MIGRATED_ROWS:
        wrong.append(f"{len(sources)} entries of {set(sources)}")
    return {"wrong": wrong, "progress": int(done), "seconds": took}


def one_round(
    number: int, what: str, folder: Path, others: list[Path], seconds: float | None
) -> dict[str, Any]:
    """One round in a folder of its own, killed after `seconds`."""
    template, foods_csv, script = others
    path = folder / str(number) / "tracker.db"
    path.parent.mkdir(mode=0o700)
    if what != "first-start":
        shutil.copy(template, path)
        path.chmod(0o600)
    if what == "add":
        seen = add(path, foods_csv)
    elif what == "first-start":
        seen = first_start(path, foods_csv, seconds)
    else:
        seen = migration(path, foods_csv, seconds, script)
    shutil.rmtree(path.parent)
    return seen


def main() -> None:
    what, asked, folder, *others = sys.argv[1:]
    paths, rounds = [Path(other) for other in others], int(asked)

    def go(number: int, seconds: float | None) -> dict[str, Any]:
        return one_round(number, what, Path(folder), paths, seconds)

    # The first two rounds are not killed; the second, with everything imported, tells how long one takes here.
    whole = [float(go(number, None)["seconds"]) for number in range(2)][-1]
    # A kill in each slice of the time, in no order, so that no part of it is left to chance.
    slices = random.sample(range(rounds), rounds)
    seen = [
        go(2 + number, 1.3 * whole * (place + random.random()) / rounds)
        for number, place in enumerate(slices)
    ]
    # On a machine that got busier meanwhile every kill came early; later ones belong to the picture too.
    longer = 1.3 * whole
    while len({each["progress"] for each in seen}) == 1 and len(seen) < rounds + MOST_LATER_ROUNDS:
        longer *= 2
        seen.append(go(2 + len(seen), longer))
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
