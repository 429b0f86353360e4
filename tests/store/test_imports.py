"""Storing many entries at once, on both databases: keys, positions, marks, and taking all of it back."""

from datetime import date
from typing import Any

import pytest

from tests.store.conftest import MakeEntry
from tracker.nutrition.profile import Profile
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.imports import ROW_COLUMNS
from tracker.store.journal import AFTER_ID
from tracker.store.problems import ImportChangedSince, ImportReadAgain
from tracker.store.records import ChangeSummary
from tracker.store.store import Store

DAY = date(2026, 3, 14)


def row(key: int, **values: object) -> tuple[Any, ...]:
    columns: dict[str, object] = {
        "person_id": 1, "day": DAY.isoformat(), "position": key, "meal": "lunch", "time": "12:30", "grams": 100.0,
        "calcium_mg_per_100g": 116.0, "vitamin_d_ug_per_100g": None, "energy_kcal_per_100g": 64.0, "absorption": 0.3,
        "absorption_index": 1.0, "absorption_basis": "article", "supplement": False, "food_group": "milk",
        "tags": "dairy", "food_id": "test:milk", "portion": None, "amount": None, "food_name_da": "Mælk",
        "food_name_en": "Milk", "text": "100 g Milk", "source": "file", "created_at": "2026-03-14 12:00:00.000000",
        "import_id": 1, "import_key": key,
    }  # fmt: skip
    return tuple((columns | values)[name] for name in ROW_COLUMNS)


def take(store: Store, *rows: tuple[Any, ...], marks: tuple[date, ...] = ()) -> None:
    with store.write(ChangeSummary("import"), person_id=1) as writer, writer.room_for_many():
        after = writer.last_entry_id()
        number = writer.begin_import("d.csv", "0" * 64, "csv")
        assert number == 1
        writer.add_import_rows(rows)
        writer.mark_new_days([(1, day, DayStatus.COMPLETE) for day in marks])
        writer.finish_import(number, read=len(rows) + 1, stored=len(rows), refused=1)
        writer.summary = ChangeSummary("import", {"file": "d.csv", AFTER_ID: after})


def test_rows_are_entries_with_their_keys_and_positions(store: Store, make_entry: MakeEntry) -> None:
    with store.write(ChangeSummary("log")) as writer:
        writer.add_entries([make_entry()])
    take(store, row(2), row(3, vitamin_d_ug_per_100g=0.5))
    with store.read() as reader:
        assert [entry.food_name_da for entry in reader.entries_of_day(1, DAY)] == ["Mælk"] * 3
        assert reader.imported_keys(1) == {2, 3}
        assert reader.imported_amounts(1, (2, 3, 4)) == {2: (116, None), 3: (116, 0.5)}
        assert reader.last_positions(1) == {DAY: 3}
        before = reader.import_of_file("0" * 64)
    assert before is not None
    assert (before.file_name, before.rows_stored) == ("d.csv", 2)


def test_an_import_is_taken_back_and_nothing_else(store: Store, make_entry: MakeEntry) -> None:
    with store.write(ChangeSummary("log")) as writer:
        writer.add_entries([make_entry()])
    take(store, row(2), marks=(DAY,))
    assert store.undo(1) is not None
    with store.read() as reader:
        assert len(reader.entries_of_day(1, DAY)) == 1
        assert reader.marked_days(1) == set()
        assert reader.import_of_file("0" * 64) is None
    with pytest.raises(ImportReadAgain):
        store.redo(1)


def test_an_entry_that_another_log_changed_since_keeps_an_import_from_being_taken_back(store: Store) -> None:
    with store.write(ChangeSummary("add-person"), person_id=1) as writer:
        other = writer.add_person("Anna", Profile())
    take(store, row(2), row(3))
    with store.write(ChangeSummary("remove"), person_id=other.id) as writer:
        writer.delete_entries([writer.entries_of_day(1, DAY)[0].id])
    with pytest.raises(ImportChangedSince, match=r"d\.csv"):
        store.undo(1)
    with store.read() as reader:
        assert len(reader.entries_of_day(1, DAY)) == 1
    store.undo(other.id)
    assert store.undo(1) is not None
    with store.read() as reader:
        assert reader.entries_of_day(1, DAY) == []
