"""Queries about people, and about what is set once."""

from tracker.locale import _
from tracker.store.plain import Asked, PlainSelect
from tracker.store.problems import UnknownPerson
from tracker.store.records import Person
from tracker.store.rows import PERSON_COLUMNS, name_key, person_of

CURRENT_PERSON_KEY = "current-person"
"""The key of the setting that holds the id of the person in use."""

_ALL = PlainSelect(PERSON_COLUMNS, "FROM person ORDER BY name_key")
_ACTIVE = PlainSelect(PERSON_COLUMNS, "FROM person WHERE NOT archived ORDER BY name_key")
_FIRST_ACTIVE = PlainSelect(PERSON_COLUMNS, "FROM person WHERE NOT archived ORDER BY id LIMIT 1")
_BY_ID = PlainSelect(PERSON_COLUMNS, "FROM person WHERE id = :id")
_BY_KEY = PlainSelect(PERSON_COLUMNS, "FROM person WHERE name_key = :name_key")
_CURRENT = PlainSelect(
    PERSON_COLUMNS,
    f"FROM setting JOIN person ON id = CAST(value AS INTEGER) WHERE key = '{CURRENT_PERSON_KEY}' AND NOT archived",
)
_SETTING = PlainSelect(("value",), "FROM setting WHERE key = :key")


def first_name() -> str:
    """What the person of a first start is called, in the language in force."""
    return _("Me")


def people(asked: Asked, *, include_archived: bool = False) -> list[Person]:
    """Everyone, by name."""
    return [person_of(row) for row in (_ALL if include_archived else _ACTIVE).rows(asked, {})]


def person_by_id(asked: Asked, person_id: int) -> Person:
    """Raises UnknownPerson."""
    row = _BY_ID.first(asked, {"id": person_id})
    if row is None:
        raise UnknownPerson(str(person_id), names(asked))
    return person_of(row)


def person_by_name(asked: Asked, name: str) -> Person:
    """The person of this name in whatever case, also an archived one; raises UnknownPerson."""
    found = person_called(asked, name.strip())
    if found is None:
        raise UnknownPerson(name, names(asked))
    return found


def person_called(asked: Asked, name: str) -> Person | None:
    """The person of this name in whatever case, also an archived one."""
    row = _BY_KEY.first(asked, {"name_key": name_key(name)})
    return person_of(row) if row else None


def current_person(asked: Asked) -> Person:
    """The person chosen last, or the first there is where that one is archived or gone."""
    row = _CURRENT.first(asked, {}) or _FIRST_ACTIVE.first(asked, {})
    if row is None:
        raise UnknownPerson(first_name())
    return person_of(row)


def names(asked: Asked) -> tuple[str, ...]:
    """The names of everyone who is not archived."""
    return tuple(each.name for each in people(asked))


def read_setting(asked: Asked, key: str) -> str | None:
    """The value kept under `key`."""
    row = _SETTING.first(asked, {"key": key})
    return row[0] if row else None
