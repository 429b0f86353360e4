"""Queries about people."""

import unicodedata

from sqlalchemy import Connection, Integer, bindparam, cast, delete, insert, select

from tracker.locale import _
from tracker.nutrition.profile import Profile
from tracker.store.journal import Recorder
from tracker.store.models import person, setting
from tracker.store.problems import DuplicatePerson, LastPerson, UnknownPerson, UnusableName
from tracker.store.quick import QuickSelect
from tracker.store.records import Person
from tracker.store.rows import name_key, person_of, profile_row, storable

LONGEST_NAME = 200

CURRENT_PERSON_KEY = "current-person"

_COLUMNS = (
    person.c.id,
    person.c.name,
    person.c.born,
    person.c.sex,
    person.c.authority,
    person.c.supplement_policy,
    person.c.conditions,
    person.c.archived,
    person.c.weight_kg,
)
_ALL = select(*_COLUMNS).order_by(person.c.name_key)
_ACTIVE = _ALL.where(person.c.archived.is_(False))
_BY_ID = QuickSelect(select(*_COLUMNS).where(person.c.id == bindparam("id")))
_BY_KEY = QuickSelect(select(*_COLUMNS).where(person.c.name_key == bindparam("name_key")))
_CURRENT = QuickSelect(
    select(*_COLUMNS)
    .join_from(setting, person, person.c.id == cast(setting.c.value, Integer))
    .where(setting.c.key == CURRENT_PERSON_KEY, person.c.archived.is_(False))
)
_FIRST_ACTIVE = QuickSelect(
    select(*_COLUMNS).where(person.c.archived.is_(False)).order_by(person.c.id).limit(1)
)
_SETTING = QuickSelect(select(setting.c.value).where(setting.c.key == bindparam("key")))


def first_name() -> str:
    """What the person of a first start is called, in the language in force."""
    return _("Me")


def people(connection: Connection, *, include_archived: bool = False) -> list[Person]:
    """Everyone, by name."""
    return [person_of(row) for row in connection.execute(_ALL if include_archived else _ACTIVE)]


def person_by_id(connection: Connection, person_id: int) -> Person:
    """Raises UnknownPerson."""
    row = _BY_ID.first(connection, {"id": person_id})
    if row is None:
        raise UnknownPerson(str(person_id), _names(connection))
    return person_of(row)


def person_by_name(connection: Connection, name: str) -> Person:
    """The person of this name in whatever case, also an archived one; raises UnknownPerson."""
    row = _BY_KEY.first(connection, {"name_key": name_key(name.strip())})
    if row is None:
        raise UnknownPerson(name, _names(connection))
    return person_of(row)


def current_person(connection: Connection) -> Person:
    """The person chosen last, or the first there is where that one is archived or gone."""
    row = _CURRENT.first(connection, {}) or _FIRST_ACTIVE.first(connection, {})
    if row is None:
        raise UnknownPerson(first_name())
    return person_of(row)


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
        raise UnknownPerson(changed.name, _names(recorder.connection))
    return person_by_id(recorder.connection, changed.id)


def archive_person(recorder: Recorder, person_id: int, *, archived: bool) -> None:
    """Raises UnknownPerson; LastPerson where nobody would be left."""
    others = [each for each in people(recorder.connection) if each.id != person_id]
    if archived and not others:
        raise LastPerson
    if not recorder.update(person, (person_id,), {"archived": archived}):
        raise UnknownPerson(str(person_id), _names(recorder.connection))


def use_person(connection: Connection, person_id: int) -> None:
    """Make the person current; raises UnknownPerson."""
    write_setting(connection, CURRENT_PERSON_KEY, str(person_by_id(connection, person_id).id))


def read_setting(connection: Connection, key: str) -> str | None:
    """The value kept under `key`."""
    row = _SETTING.first(connection, {"key": key})
    return row[0] if row else None


def write_setting(connection: Connection, key: str, value: str | None) -> None:
    """Keep `value` under `key`; None takes it away."""
    connection.execute(delete(setting).where(setting.c.key == key))
    if value is not None:
        connection.execute(insert(setting), storable({"key": key, "value": value}))


def _names(connection: Connection) -> tuple[str, ...]:
    return tuple(each.name for each in people(connection))


def _usable(name: str) -> str:
    name = unicodedata.normalize("NFC", name).strip()
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise UnusableName(name, LONGEST_NAME)
    return name


def _require_free(connection: Connection, name: str, but_for: int | None) -> None:
    row = _BY_KEY.first(connection, {"name_key": name_key(name)})
    if row is not None and row[0] != but_for:
        raise DuplicatePerson(row[1])
