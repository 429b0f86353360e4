"""A log that moves between SQLite and PostgreSQL, and a person who is erased from either."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.exchange.archives import exported, take
from tests.exchange.logs import Log, fill, logs
from tests.store.conftest import MakeEntry, PostgresqlBackend
from tracker.foods.food import AbsorptionBasis, Food
from tracker.nutrition.profile import Profile
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.erasing import remove_backups
from tracker.store.models import metadata
from tracker.store.outgoing import LogPart
from tracker.store.problems import UnknownPerson
from tracker.store.records import ChangeSummary, Entry, NoteKind, Person
from tracker.store.rows import entry_row, image_of
from tracker.store.store import Store
from tracker.store.tables import desk_models, exchange_models

_FOODS = ("test:milk", "test:spinach")


@settings(
    max_examples=2,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(log=logs)
def test_a_log_is_the_same_after_moving_to_the_other_database_and_back(
    log: Log,
    postgresql_server: str,
    postgresql_template: str,
    database_numbers: Iterator[int],
    sqlite_template: Path,
    foods_csv: Path,
    tmp_path: Path,
) -> None:
    server = PostgresqlBackend(postgresql_server, postgresql_template, database_numbers)
    start, back = server.ready(), server.ready()
    fill(start, log, _FOODS)
    file = tmp_path / "between.db"
    file.write_bytes(sqlite_template.read_bytes())
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    with Store.open(start, foods_csv=foods_csv) as store:
        before = exported(store)
    for url in (str(file), back):
        with Store.open(url, foods_csv=foods_csv) as store:
            take(store, before, tmp_path)
            assert exported(store) == before


@pytest.fixture
def anna(store: Store, make_entry: MakeEntry) -> Person:
    """Somebody with something in every table, and with food that another has eaten too."""
    with store.write(ChangeSummary("add-person", {"name": "Anna"})) as writer:
        person = writer.add_person("Anna", Profile())
    with store.write(ChangeSummary("add-food")) as writer:
        for food_id in ("own:anna", "own:shared", "own:unused"):
            writer.add_own_food(_own_food(food_id))
    with store.write(ChangeSummary("log")) as writer:
        writer.add_entries(
            [
                make_entry(person_id=person.id, food_id="own:anna", text="Annas"),
                make_entry(person_id=person.id, food_id="own:shared", text="Annas"),
                make_entry(food_id="own:shared"),
            ]
        )
        writer.mark_day(person.id, make_entry().day, DayStatus.COMPLETE)
        writer.set_setting(f"daily-supplement:{person.id}", "Annas tablet")
        writer.use_person(person.id)
        incoming = writer.incoming()
        moment = datetime(2026, 3, 14)
        incoming.add_notes(
            person.id,
            [
                (
                    str(NoteKind.ASSESSMENT),
                    moment.date(),
                    moment.date(),
                    moment.date(),
                    "D",
                    "Annas note",
                    moment,
                )
            ],
        )
        incoming.add_correction(person.id, 1, (moment, "D", "why", _image(writer.entry(1)), None))
    return person


def _image(entry: Entry) -> str:
    return json.dumps(image_of({"id": entry.id, "position": entry.position, **entry_row(entry)}))


def _own_food(food_id: str) -> Food:
    return Food(
        food_id, food_id, food_id, "other", 10.0, None, None, 0.3, 1.0, AbsorptionBasis.ASSUMED, "label"
    )


def test_nothing_of_an_erased_person_stays(store: Store, anna: Person) -> None:
    erased = store.erase(anna.id)
    assert (erased.entries, erased.notes, erased.foods) == (2, 1, ("own:anna",))
    assert erased.out_of_file
    assert erased.replaced_by is None
    with store.read() as reader:
        assert [person.name for person in reader.people(include_archived=True)] == ["Me"]
        assert reader.current_person().name == "Me"
        assert {food.id for food in reader.foods() if food.id.startswith("own:")} == {
            "own:shared",
            "own:unused",
        }
        assert reader.setting(f"daily-supplement:{anna.id}") is None
        assert len(reader.entries_of_day(reader.current_person().id, datetime(2026, 3, 14).date())) == 1
        with pytest.raises(UnknownPerson):
            reader.person("Anna")
    assert b"Anna" not in exported(store)


def test_nothing_of_an_erased_person_stays_in_the_journal_of_others(store: Store, anna: Person) -> None:
    with store.read() as reader:
        me = reader.person("Me").id
        codes = [change.summary.code for change in reader.changes(me)]
    assert "add-person" in codes
    store.erase(anna.id)
    with store.read() as reader:
        assert [change.summary.code for change in reader.changes(me)] == []


def test_nothing_of_an_erased_person_stays_in_the_bytes_of_the_file(
    sqlite_store: Store, sqlite_file: Path, make_entry: MakeEntry
) -> None:
    with sqlite_store.write(ChangeSummary("add-person")) as writer:
        person = writer.add_person("Zebrafia", Profile())
    with sqlite_store.write(ChangeSummary("log")) as writer:
        writer.add_entries([make_entry(person_id=person.id, text="Zebrafias mælk")] * 300)
    assert any(b"Zebrafia" in each.read_bytes() for each in sqlite_file.parent.iterdir())
    assert sqlite_store.erase(person.id).out_of_file
    assert not any(
        b"Zebrafia" in each.read_bytes() for each in sqlite_file.parent.iterdir() if each.is_file()
    )


def test_another_who_reads_keeps_traces_in_the_log_and_that_is_told(
    sqlite_store: Store, sqlite_file: Path, foods_csv: Path
) -> None:
    with sqlite_store.write(ChangeSummary("add-person")) as writer:
        person = writer.add_person("Zebrafia", Profile())
    with Store.open(str(sqlite_file), foods_csv=foods_csv) as other, other.read() as reader:
        reader.people()
        sqlite_store._lock_seconds = 0.05
        assert not sqlite_store.erase(person.id).out_of_file


def test_where_nobody_is_left_the_log_begins_anew(sqlite_store: Store) -> None:
    with sqlite_store.read() as reader:
        me = reader.current_person()
    assert sqlite_store.erase(me.id).replaced_by == "Me"
    with sqlite_store.read() as reader:
        assert reader.current_person().id != me.id


def test_the_backups_that_hold_a_person_are_known_and_can_be_removed(
    sqlite_store: Store, sqlite_file: Path
) -> None:
    folder = sqlite_file.parent / "backups"
    sqlite_store.backup(folder / "tracker-1.db")
    with sqlite_store.write(ChangeSummary("add-person")) as writer:
        person = writer.add_person("Anna", Profile())
    sqlite_store.backup(folder / "tracker-2.db")
    (folder / "tracker-3.db").write_bytes(b"damaged")
    holding = sqlite_store.backups_with(person)
    assert [each.name for each in holding] == ["tracker-2.db", "tracker-3.db"]
    remove_backups(holding)
    assert [each.name for each in folder.iterdir()] == ["tracker-1.db"]


def test_every_table_with_people_in_it_is_known_to_erasing() -> None:
    from tracker.store import erasing

    of_people = {table.name for table in metadata.tables.values() if "person_id" in table.c}
    assert {table.name for table in erasing._OF_PERSON} == of_people
    assert desk_models.note.name in of_people
    assert exchange_models.data_import.name not in of_people


def test_a_part_knows_its_person_in_whatever_case(store: Store, anna: Person) -> None:
    with store.read() as reader:
        outgoing = reader.outgoing(LogPart("ANNA"))
    assert [row[0] for _id, row in outgoing.people] == [anna.name]
