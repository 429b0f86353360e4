"""Whose rows they are: the people of a file among those of the log, and what of them is there already."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tracker.exchange.problems import SeveralPeople
from tracker.nutrition.profile import Profile
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.problems import UnknownPerson, UnusableName
from tracker.store.records import Person
from tracker.store.store import Reader, Writer


@dataclass(slots=True)
class Place:
    """Where the rows of one person go."""

    name: str
    person_id: int
    """0 for a person who is not there yet, in a preview."""
    new: bool
    known_keys: set[int]
    """Keys of what earlier files brought."""
    last_positions: dict[date, int]
    marked_before: set[date]
    seen_keys: set[int] = field(default_factory=set)
    """Keys of the file being read."""
    repeated: dict[int, int] = field(default_factory=dict)
    """How often a content was there, for those that were there twice or more."""
    positions: dict[date, int] = field(default_factory=dict)
    """The last position on each day that got rows."""
    marks: dict[date, DayStatus] = field(default_factory=dict)
    entries: int = 0

    def end_of_file(self) -> None:
        """What this file brought is known to the next, which may overlap with it."""
        self.known_keys |= self.seen_keys
        self.seen_keys = set()
        self.repeated = {}


class Places:
    """The people of the files being imported."""

    """`target` is whom the rows are for that name nobody, as the log knows them or by name; with `only_target` all rows."""

    def __init__(self, store: Reader, target: Person | str, *, only_target: bool) -> None:
        self._store = store
        self._target = target
        self._only_target = only_target
        self._named: str | None = None
        self._by_id: dict[int, Place] = {}
        self._new: dict[str, Place] = {}

    def all(self) -> tuple[Place, ...]:
        """Everyone whose rows were met, in the order in which they were."""
        return (*self._by_id.values(), *self._new.values())

    def of(self, name: str, path: Path) -> Place:
        """The place of the person whom a file names; of the one the import is for where it names nobody.

        Raises UnusableName, and SeveralPeople where the import is for one person and the file names two.
        """
        if self._only_target and name:
            if self._named not in (None, name):
                raise SeveralPeople(path, self._name_of_target())
            self._named = name
        if self._only_target or not name:
            if isinstance(self._target, Person):
                return self._of_person(self._target, new=False)
            return self._of_name(self._target)
        return self._of_name(name)

    def _name_of_target(self) -> str:
        return self._target.name if isinstance(self._target, Person) else self._target

    def _of_name(self, name: str) -> Place:
        try:
            return self._of_person(self._store.person(name), new=False)
        except UnknownPerson:
            return self._of_stranger(name)

    def _of_person(self, person: Person, *, new: bool) -> Place:
        if person.id not in self._by_id:
            self._by_id[person.id] = Place(
                name=person.name,
                person_id=person.id,
                new=new,
                known_keys=set() if new else self._store.imported_keys(person.id),
                last_positions={} if new else self._store.last_positions(person.id),
                marked_before=set() if new else self._store.marked_days(person.id),
            )
        return self._by_id[person.id]

    def _of_stranger(self, name: str) -> Place:
        if isinstance(self._store, Writer):
            return self._of_person(self._store.add_person(name, Profile()), new=True)
        key = name.casefold()
        if not name.isprintable() or len(name) > _LONGEST_NAME:
            raise UnusableName(name, _LONGEST_NAME)
        return self._new.setdefault(key, Place(name, 0, True, set(), {}, set()))


_LONGEST_NAME = 200
