"""Several programs, and several threads, write to one log: nothing is lost, and nobody is turned away."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from tracker.store.records import ChangeSummary, NewEntry
from tracker.store.store import Store

CHECKOUT = Path(__file__).parents[2]
DAY = date(2026, 3, 14)
WRITES = 200
# Copies the entry that is there, so that it needs none of its own; starts when its standard input closes.
WRITE = """
import sys
from datetime import date
from pathlib import Path
from dataclasses import replace
from tracker.store.records import ChangeSummary, NewEntry
from tracker.store.store import Store
url, foods_csv, name, writes = sys.argv[1:]
with Store.open(url, foods_csv=Path(foods_csv)) as store:
    with store.read() as reader:
        (first,) = reader.entries_of_day(1, date(2026, 3, 13))
    fields = {field: getattr(first, field) for field in NewEntry.__dataclass_fields__}
    template = NewEntry(**{**fields, "day": date(2026, 3, 14)})
    print("ready", flush=True)
    sys.stdin.read()
    for number in range(int(writes)):
        with store.write(ChangeSummary("log", {"by": name})) as writer:
            writer.add_entries([replace(template, text=f"{name} {number}")])
        with store.read() as reader:
            assert any(entry.text == f"{name} {number}" for entry in reader.entries_of_day(1, date(2026, 3, 14)))
"""
FIRST_START = """
import json, sys
from pathlib import Path
from tracker.store.store import Store
print("ready", flush=True)
sys.stdin.read()
with Store.open(sys.argv[1], foods_csv=Path(sys.argv[2])) as store, store.read() as reader:
    print(json.dumps([[person.name for person in reader.people()], len(reader.foods())]))
"""

MakeEntry = Callable[..., NewEntry]


def run_together(script: str, *arguments: list[str]) -> list[str]:
    """Start one process for each list of arguments, let them go at the same moment; what each printed at last."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", script, *each],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        )
        for each in arguments
    ]
    for process in started:
        assert process.stdout
        assert process.stdout.readline().strip() == "ready", process.communicate()[1]
    for process in started:
        assert process.stdin
        process.stdin.close()
        process.stdin = None
    told = [process.communicate(timeout=120) for process in started]
    assert [process.returncode for process in started] == [0] * len(started), told
    assert [error for _out, error in told] == [""] * len(started)
    return [out for out, _error in told]


def test_two_programs_that_write_at_once_lose_nothing(
    fresh_url: str, foods_csv: Path, make_entry: MakeEntry
) -> None:
    with Store.open(fresh_url, foods_csv=foods_csv) as store:
        with store.write(ChangeSummary("log")) as writer:
            writer.add_entries([make_entry(day=date(2026, 3, 13))])
        run_together(WRITE, *([fresh_url, str(foods_csv), name, str(WRITES)] for name in ("one", "two")))
        with store.read() as reader:
            entries = reader.entries_of_day(1, DAY)
            changes = reader.changes(1)
    for name in ("one", "two"):
        assert [entry.text for entry in entries if entry.text.startswith(name)] == [
            f"{name} {number}" for number in range(WRITES)
        ]
    assert [entry.position for entry in entries] == list(range(1, 2 * WRITES + 1))
    assert len(changes) == 2 * WRITES + 1


@pytest.mark.parametrize("programs", [3])
def test_programs_that_start_for_the_first_time_at_once_agree(
    empty_url: str, foods_csv: Path, programs: int
) -> None:
    told = run_together(FIRST_START, *([empty_url, str(foods_csv)] for _ in range(programs)))
    assert [json.loads(each) for each in told] == [[["Me"], 4]] * programs


def test_threads_of_one_store_lose_nothing(store: Store, make_entry: MakeEntry) -> None:
    def write(number: int) -> None:
        with store.write(ChangeSummary("log")) as writer:
            writer.add_entries([make_entry(text=str(number))])
        with store.read() as reader:
            assert str(number) in {entry.text for entry in reader.entries_of_day(1, DAY)}

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(60)))
    with store.read() as reader:
        entries = reader.entries_of_day(1, DAY)
    assert {entry.text for entry in entries} == set(map(str, range(60)))
    assert [entry.position for entry in entries] == list(range(1, 61))
