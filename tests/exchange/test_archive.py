"""An export is the whole log: taken into an empty database and exported again, it has the same bytes."""

import io
import json
import shutil
import zipfile
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.exchange.archives import TODAY, eat, exported, rewritten, table, take
from tests.exchange.logs import Log, fill, logs
from tracker.diary.people import add_person
from tracker.exchange import archive_schema as schema
from tracker.nutrition.profile import Profile, Sex
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.models import metadata
from tracker.store.outgoing import LogPart
from tracker.store.problems import ImportChangedSince
from tracker.store.records import ChangeSummary
from tracker.store.store import Store


@pytest.fixture
def other(new_database: Path, tmp_path: Path) -> Any:
    """A second database of a first start."""
    path = tmp_path / "other" / "tracker.db"
    path.parent.mkdir()
    shutil.copy(new_database, path)
    with Store.open(str(path)) as opened:
        yield opened


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(log=logs)
def test_export_import_export_is_the_identity(log: Log, new_database: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    for path in (first, second):
        shutil.copy(new_database, path)
    fill(str(first), log)
    with Store.open(str(first)) as store:
        before = exported(store)
    with Store.open(str(second)) as store:
        assert take(store, before, tmp_path).facts["stored"]
        assert exported(store) == before
        assert not take(store, before, tmp_path).facts["stored"]
        assert exported(store) == before


def test_every_column_of_every_table_leaves_or_is_named_as_left_out() -> None:
    left_out = {
        "person": {"id", "name_key"},
        "entry": {"id", "person_id", "import_id"},
        "day_mark": {"person_id"},
        "note": {"id", "person_id"},
        "correction": {"id", "person_id", "entry_id"},
        "data_import": {"id"},
    }
    members = {
        "person": schema.PEOPLE,
        "entry": schema.ENTRIES,
        "day_mark": schema.DAYS,
        "note": schema.NOTES,
        "correction": schema.CORRECTIONS,
        "data_import": schema.IMPORTS,
        "food": schema.FOODS,
        "recipe": schema.RECIPES,
        "recipe_ingredient": schema.INGREDIENTS,
    }
    # What undo keeps, what is a catalogue, and settings, which leave by key.
    assert set(metadata.tables) - set(members) == {"change", "product", "setting"}
    for name, member in members.items():
        expected = [
            column.name
            for column in metadata.tables[name].columns
            if column.name not in left_out.get(name, ())
        ]
        assert list(schema.STORED_COLUMNS[member]) == expected
        assert [column for column in member.header if column in expected] == expected


def test_the_files_are_described_with_their_rows_and_checksums(store: Store) -> None:
    eat(store, "2 dl mælk")
    data = exported(store)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        manifest = json.loads(archive.read("datapackage.json"))
    assert manifest["created"] == "2026-11-26T08:30:00.000000Z"
    entries = next(one for one in manifest["resources"] if one["name"] == "entries")
    assert entries["rows"] == 1
    assert [field["name"] for field in entries["schema"]["fields"]] == schema.ENTRIES.header


def test_a_part_of_the_log_holds_one_person_and_the_days_that_are_meant(store: Store) -> None:
    add_person(store, "Anna", Profile())
    for day in (date(2026, 3, 13), date(2026, 3, 14), date(2026, 3, 15)):
        eat(store, "2 dl mælk", "Anna", day)
        eat(store, "100 g grønkål", None, day)
    data = exported(store, LogPart("anna", date(2026, 3, 14), date(2026, 3, 14)))
    assert [line.split(",")[0] for line in table(data, "people.csv")[1:]] == ["Anna"]
    assert [line.split(",")[1:3] for line in table(data, "entries.csv")[1:]] == [["Anna", "2026-03-14"]]
    assert len(table(data, "foods.csv")) == 2


def test_what_is_there_already_is_found_by_its_content(store: Store, other: Store, tmp_path: Path) -> None:
    add_person(store, "Anna", Profile())
    eat(store, "2 dl mælk", "Anna")
    eat(store, "2 dl mælk", "Anna")
    take(other, exported(store), tmp_path)
    eat(other, "100 g grønkål", "Anna")
    eat(store, "1 æble", "Anna")
    taken = take(other, exported(store), tmp_path)
    anna = next(one for one in taken.facts["people"] if one["name"] == "Anna")  # type: ignore[attr-defined]
    assert (anna["new"], anna["entries_added"], anna["entries_there"]) == (False, 1, 2)
    with other.read() as reader:
        eaten = reader.entries_of_day(reader.person("Anna").id, TODAY)
    assert [entry.position for entry in eaten] == [1, 2, 3, 4]
    assert eaten[-1].text == "1 æble"


def test_another_profile_or_mark_is_told_and_left(store: Store, other: Store, tmp_path: Path) -> None:
    for one, sex, status in ((store, Sex.FEMALE, DayStatus.COMPLETE), (other, Sex.MALE, DayStatus.PARTIAL)):
        person = add_person(one, "Anna", Profile(sex=sex))
        with one.write(ChangeSummary("mark-day")) as writer:
            writer.mark_day(person.id, TODAY, status)
    eat(store, "2 dl mælk", "Anna")
    taken = take(other, exported(store), tmp_path)
    assert taken.facts["left_as_they_are"] == {
        "profiles": [{"name": "Anna", "other": ["sex"]}],
        "foods": [],
        "days": 1,
    }
    assert "Anna is here with another profile (sex); it was left as it is." in taken.lines
    with other.read() as reader:
        anna = reader.person("Anna")
        assert anna.profile.sex is Sex.MALE
        assert reader.day(anna.id, TODAY).status is DayStatus.PARTIAL


def test_a_dry_run_tells_the_same_and_stores_nothing(store: Store, other: Store, tmp_path: Path) -> None:
    eat(store, "2 dl mælk")
    before = exported(other)
    tried = take(other, exported(store), tmp_path, dry_run=True)
    assert exported(other) == before
    stored = take(other, exported(store), tmp_path)
    assert tried.facts | {"stored": True} == stored.facts


def test_an_import_is_undone_as_one_change(store: Store, other: Store, tmp_path: Path) -> None:
    add_person(store, "Anna", Profile())
    eat(store, "2 dl mælk", "Anna")
    eat(other, "1 æble")
    before = exported(other)
    take(other, exported(store), tmp_path)
    with other.read() as reader:
        me = reader.current_person().id
    assert other.undo(me) is not None
    assert exported(other) == before


def test_an_import_whose_entries_were_changed_since_is_not_undone(
    store: Store, other: Store, tmp_path: Path
) -> None:
    eat(store, "2 dl mælk")
    eat(other, "1 æble")
    anna = add_person(other, "Anna", Profile())
    take(other, exported(store), tmp_path)
    with other.read() as reader:
        me = reader.current_person().id
        milk = reader.entries_of_day(me, TODAY)[-1]
    # Noted in the journal of another, so that undoing begins with the import.
    with other.write(ChangeSummary("edit-entry"), person_id=anna.id) as writer:
        writer.edit_entry(replace(milk, time=time(7, 0)))
    before = exported(other)
    with pytest.raises(ImportChangedSince):
        other.undo(me)
    assert exported(other) == before


def test_a_log_that_nobody_had_used_is_as_new_when_its_import_is_undone(
    store: Store, other: Store, tmp_path: Path
) -> None:
    add_person(store, "Anna", Profile(sex=Sex.FEMALE))
    eat(store, "2 dl mælk", "Anna")
    with other.read() as reader:
        first = reader.current_person()
    take(other, exported(store), tmp_path)
    assert other.undo(first.id) is not None
    with other.read() as reader:
        assert reader.people(include_archived=True) == [first]


def test_what_was_logged_since_stays_with_its_person_when_an_import_is_undone(
    store: Store, other: Store, tmp_path: Path
) -> None:
    add_person(store, "Anna", Profile())
    eat(store, "1 banan", "Anna")
    eat(other, "1 æble")
    take(other, exported(store), tmp_path)
    eat(other, "2 dl mælk", "Anna")
    with other.read() as reader:
        me = reader.current_person().id
    assert other.undo(me) is not None
    with other.read() as reader:
        eaten = reader.entries_of_day(reader.person("Anna").id, TODAY)
    assert [entry.text for entry in eaten] == ["2 dl mælk"]


def test_a_food_of_another_food_table_is_kept_for_its_entries(
    store: Store, other: Store, tmp_path: Path
) -> None:
    eat(store, "2 dl mælk")
    data = rewritten(exported(store), lambda name, text: text.replace(milk_id(store), "frida:0"))
    assert take(other, data, tmp_path).facts["stored"]
    with other.read() as reader:
        assert reader.food("frida:0").calcium_mg_per_100g is not None
        assert "frida:0" not in {food.id for food in reader.foods()}


def milk_id(store: Store) -> str:
    """The food of the only entry."""
    with store.read() as reader:
        entry = reader.entries_of_day(reader.current_person().id, TODAY)[0]
    assert entry.food_id is not None
    return entry.food_id


def test_the_document_tells_of_every_column() -> None:
    text = (Path(__file__).parents[2] / "docs" / "export-format.md").read_text(encoding="utf-8")
    for member in schema.MEMBERS:
        told = text.partition(f"### {member.file}\n")[2].partition("\n### ")[0]
        assert [line.split("`")[1] for line in told.splitlines() if line.startswith("| `")] == member.header
