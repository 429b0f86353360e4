"""Reading inside one transaction: everything read in one block is of the same moment."""

from datetime import date
from typing import TYPE_CHECKING

from tracker.foods.food import Food
from tracker.foods.habits import Habit
from tracker.store import read_changes, read_entries, read_foods, read_people
from tracker.store.database import Reading
from tracker.store.records import Change, DayMark, Entry, Person, StoredDay
from tracker.store.schema import FOOD_TABLE_VERSION_KEY

if TYPE_CHECKING:
    # Not on the way to the first screen.
    from sqlalchemy import Connection


class Reader:
    """What can be asked of the database; good for the block that gave it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._asked = reading.asked
        """What quick selects are put to."""

    @property
    def _connection(self) -> "Connection":
        """SQLAlchemy's connection, in the same transaction; to ask for it may import SQLAlchemy."""
        return self._reading.connection

    def people(self, *, include_archived: bool = False) -> list[Person]:
        """Everyone, by name."""
        return read_people.people(self._asked, include_archived=include_archived)

    def person(self, name: str) -> Person:
        """The person of this name in whatever case, also an archived one; raises UnknownPerson."""
        return read_people.person_by_name(self._asked, name)

    def person_by_id(self, person_id: int) -> Person:
        """Raises UnknownPerson."""
        return read_people.person_by_id(self._asked, person_id)

    def current_person(self) -> Person:
        """The person chosen last, or the first there is where that one is archived or gone."""
        return read_people.current_person(self._asked)

    def foods(self, *, include_retired: bool = False) -> list[Food]:
        """All foods that can be logged, by id; with `include_retired` also those that no longer can."""
        return read_foods.foods(self._asked, include_retired=include_retired)

    def food(self, food_id: str) -> Food:
        """The food, also a retired one; raises UnknownFood."""
        return read_foods.food_by_id(self._asked, food_id)

    def fortified_foods(self) -> frozenset[str]:
        """The ids of all foods with something added, also of retired ones."""
        return read_foods.fortified_ids(self._asked)

    def food_table_version(self) -> str:
        """sha256 of the foods.csv that was taken over, in hex; empty where it had an error."""
        return self.setting(FOOD_TABLE_VERSION_KEY) or ""

    def day(self, person_id: int, day: date) -> StoredDay:
        """The entries and the mark of a day, by one statement."""
        return read_entries.day_of(self._asked, person_id, day)

    def entries_of_day(self, person_id: int, day: date) -> list[Entry]:
        """The entries of a day in the order they were logged."""
        return read_entries.entries_of_day(self._asked, person_id, day)

    def entries_between(self, person_id: int, first: date, last: date) -> list[Entry]:
        """The entries from `first` to `last`, by day and in the order they were logged."""
        return read_entries.entries_between(self._asked, person_id, first, last)

    def entry(self, entry_id: int) -> Entry:
        """Raises UnknownEntry."""
        return read_entries.entry_by_id(self._asked, entry_id)

    def day_marks(self, person_id: int, first: date, last: date) -> list[DayMark]:
        """The marks from `first` to `last`, by day; a day without one is not marked."""
        return read_entries.marks_between(self._asked, person_id, first, last)

    def habits(self, person_id: int, day: date) -> dict[str, Habit]:
        """What the person logged in the 90 days that end with `day`, by food id."""
        return read_entries.habits(self._asked, person_id, day)

    def setting(self, key: str) -> str | None:
        """The value kept under `key`."""
        return read_people.read_setting(self._asked, key)

    def changes(self, person_id: int, *, undone: bool = False) -> list[Change]:
        """What can be undone, or with `undone` be done again; the next one first."""
        return read_changes.changes(self._asked, person_id, undone=undone)
