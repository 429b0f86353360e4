"""Whatever was done, undoing it all brings back the beginning, and doing it all again the end."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.nutrition.profile import Condition
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.records import ChangeSummary, Entry, Meal, NewEntry
from tracker.store.store import Store, Writer

DAY = date(2026, 3, 14)

Step = tuple[str, int, float]
BLOCKS = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["add", "edit", "delete", "mark", "person", "own food", "retire"]),
            st.integers(0, 3),
            st.floats(0.1, 5000.0),
        ),
        min_size=1,
        max_size=4,
    ),
    min_size=1,
    max_size=6,
)


def log_of(path: Path) -> list[tuple[object, ...]]:
    """Every row that a change may touch."""
    with closing(sqlite3.connect(path)) as connection:
        return [
            (table, *row)
            for table in ("person", "food", "entry", "day_mark")
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
        ]


def do(writer: Writer, step: Step, new: NewEntry) -> None:
    what, which, grams = step
    day = DAY + timedelta(which % 2)
    present: list[Entry] = writer.entries_between(1, DAY, DAY + timedelta(1))
    chosen = present[which % len(present)] if present else None
    own = f"own:{which}"
    known = {food.id for food in writer.foods(include_retired=True)}
    if what == "add":
        writer.add_entries([replace(new, day=day, grams=grams)] * (which + 1))
    elif what == "edit" and chosen:
        writer.edit_entry(replace(chosen, grams=grams, meal=list(Meal)[which], day=day))
    elif what == "delete" and chosen:
        writer.delete_entries([chosen.id])
    elif what == "mark":
        writer.mark_day(1, day, list(DayStatus)[which % 3])
    elif what == "person":
        me = writer.person_by_id(1)
        changed = replace(me.profile, born=day, conditions=frozenset(list(Condition)[:which]))
        writer.edit_person(replace(me, name=f"Me {which}", profile=changed))
    elif what == "own food":
        food = replace(writer.food("test:milk"), id=own, calcium_mg_per_100g=grams)
        (writer.edit_own_food if own in known else writer.add_own_food)(food)
    elif what == "retire" and own in known:
        writer.retire_own_food(own)


@settings(max_examples=60, deadline=None)
@given(blocks=BLOCKS)
def test_undoing_and_doing_again_are_exact(
    sqlite_template: Path, foods_csv: Path, make_entry: Callable[..., NewEntry], blocks: list[list[Step]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.db"
        shutil.copy(sqlite_template, path)
        with Store.open(str(path), foods_csv=foods_csv) as store:
            states = [log_of(path)]
            for block in blocks:
                with store.write(ChangeSummary("block"), person_id=1) as writer:
                    for step in block:
                        do(writer, step, make_entry())
                if log_of(path) != states[-1]:
                    states.append(log_of(path))
            with store.read() as reader:
                changes = len(reader.changes(1))
            seen = []
            while store.undo(1):
                seen.append(log_of(path))
            assert len(seen) == changes
            assert seen[-1:] in ([], [states[0]])
            for state in reversed(states[:-1]):
                assert state in seen
            again = []
            while store.redo(1):
                again.append(log_of(path))
            assert again[-1:] in ([], [states[-1]])
            assert again[:-1] == list(reversed(seen[:-1]))
