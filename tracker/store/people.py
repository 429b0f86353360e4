"""Storing people, and what is set once."""

import unicodedata

from sqlalchemy import Connection, delete, insert

from tracker.nutrition.profile import Profile
from tracker.store.journal import Recorder
from tracker.store.models import person, setting
from tracker.store.problems import DuplicatePerson, LastPerson, UnknownPerson, UnusableName
from tracker.store.read_people import CURRENT_PERSON_KEY, names, people, person_by_id, person_called
from tracker.store.records import LONGEST_NAME, Person
from tracker.store.rows import name_key, profile_row, storable


def add_person(recorder: Recorder, name: str, profile: Profile) -> Person:
    """Raises DuplicatePerson, UnusableName."""
    name = _usable(name)
    _require_free(recorder.connection, name, None)
    values = {
        "name": name,
        "name_key": name_key(name),
        **profile_row(profile),
        "archived": False,
        "created_at": recorder.made_at,
    }
    person_id = recorder.connection.execute(
        insert(person).returning(person.c.id), storable(values)
    ).scalar_one()
    recorder.inserted(person, [{"id": person_id, **values}])
    return Person(person_id, name, profile, False)


def edit_person(recorder: Recorder, changed: Person) -> Person:
    """Store name and profile; raises UnknownPerson, DuplicatePerson, UnusableName."""
    name = _usable(changed.name)
    _require_free(recorder.connection, name, changed.id)
    values = {"name": name, "name_key": name_key(name), **profile_row(changed.profile)}
    if not recorder.update(person, (changed.id,), storable(values)):
        raise UnknownPerson(changed.name, names(recorder.connection))
    return person_by_id(recorder.connection, changed.id)


def archive_person(recorder: Recorder, person_id: int, *, archived: bool) -> None:
    """Raises UnknownPerson; LastPerson where nobody would be left."""
    others = [each for each in people(recorder.connection) if each.id != person_id]
    if archived and not others:
        raise LastPerson
    if not recorder.update(person, (person_id,), {"archived": archived}):
        raise UnknownPerson(str(person_id), names(recorder.connection))


def use_person(connection: Connection, person_id: int) -> None:
    """Make the person current; raises UnknownPerson."""
    write_setting(connection, CURRENT_PERSON_KEY, str(person_by_id(connection, person_id).id))


def write_setting(connection: Connection, key: str, value: str | None) -> None:
    """Keep `value` under `key`; None takes it away."""
    connection.execute(delete(setting).where(setting.c.key == key))
    if value is not None:
        connection.execute(insert(setting), storable({"key": key, "value": value}))


def _usable(name: str) -> str:
    name = unicodedata.normalize("NFC", name).strip()
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise UnusableName(name, LONGEST_NAME)
    return name


def _require_free(connection: Connection, name: str, but_for: int | None) -> None:
    found = person_called(connection, name)
    if found is not None and found.id != but_for:
        raise DuplicatePerson(found.name)
