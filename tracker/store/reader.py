"""Reading inside one transaction: everything read in one block is of the same moment."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from tracker.foods.food import Food
from tracker.foods.habits import Habit
from tracker.store import desk, entries, foods, journal, people
from tracker.store.records import Change, Correction, DayMark, DaySums, Entry, Note, Person, StoredDay
from tracker.store.schema import FOOD_TABLE_VERSION_KEY


class Reader:
    """What can be asked of the database; good for the block that gave it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def people(self, *, include_archived: bool = False) -> list[Person]:
        """Everyone, by name."""
        return people.people(self._connection, include_archived=include_archived)

    def person(self, name: str) -> Person:
        """The person of this name in whatever case, also an archived one; raises UnknownPerson."""
        return people.person_by_name(self._connection, name)

    def person_by_id(self, person_id: int) -> Person:
        """Raises UnknownPerson."""
        return people.person_by_id(self._connection, person_id)

    def current_person(self) -> Person:
        """The person chosen last, or the first there is where that one is archived or gone."""
        return people.current_person(self._connection)

    def foods(self, *, include_retired: bool = False) -> list[Food]:
        """All foods that can be logged, by id; with `include_retired` also those that no longer can."""
        return foods.foods(self._connection, include_retired=include_retired)

    def food(self, food_id: str) -> Food:
        """The food, also a retired one; raises UnknownFood."""
        return foods.food_by_id(self._connection, food_id)

    def fortified_foods(self) -> frozenset[str]:
        """The ids of all foods with something added, also of retired ones."""
        return foods.fortified_ids(self._connection)

    def food_table_version(self) -> str:
        """sha256 of the foods.csv that was taken over, in hex; empty where it had an error."""
        return self.setting(FOOD_TABLE_VERSION_KEY) or ""

    def day(self, person_id: int, day: date) -> StoredDay:
        """The entries and the mark of a day, by one statement."""
        return entries.day_of(self._connection, person_id, day)

    def entries_of_day(self, person_id: int, day: date) -> list[Entry]:
        """The entries of a day in the order they were logged."""
        return entries.entries_of_day(self._connection, person_id, day)

    def entries_between(self, person_id: int, first: date, last: date) -> list[Entry]:
        """The entries from `first` to `last`, by day and in the order they were logged."""
        return entries.entries_between(self._connection, person_id, first, last)

    def entry(self, entry_id: int) -> Entry:
        """Raises UnknownEntry."""
        return entries.entry_by_id(self._connection, entry_id)

    def day_marks(self, person_id: int, first: date, last: date) -> list[DayMark]:
        """The marks from `first` to `last`, by day; a day without one is not marked."""
        return entries.marks_between(self._connection, person_id, first, last)

    def day_sums(
        self, first: date, last: date, *, include_archived: bool = False, by_meal: bool = True
    ) -> Iterator[tuple[int, list[DaySums]]]:
        """For each person with entries from `first` to `last` the sums of their days, in the order of the calendar.

        Without `by_meal` the sums of meals are None, and the rest comes sooner.
        """
        from tracker.store import patients

        return patients.day_sums(
            self._connection, first, last, include_archived=include_archived, by_meal=by_meal
        )

    def days_marked_complete(
        self, first: date, last: date, *, include_archived: bool = False
    ) -> dict[int, int]:
        """How many days from `first` to `last` each person marked as complete, with entries or without."""
        from tracker.store import patients

        return patients.days_marked_complete(self._connection, first, last, include_archived=include_archived)

    def last_days(self) -> dict[int, date]:
        """The last day with an entry of each person who has one."""
        from tracker.store import patients

        return patients.last_days(self._connection)

    def habits(self, person_id: int, day: date) -> dict[str, Habit]:
        """What the person logged in the 90 days that end with `day`, by food id."""
        return entries.habits(self._connection, person_id, day)

    def notes(self, person_id: int, first: date | None = None, last: date | None = None) -> list[Note]:
        """The notes whose period touches the days from `first` to `last`, the oldest first; None is no limit."""
        return desk.notes(self._connection, person_id, first, last)

    def note(self, note_id: int) -> Note:
        """Raises UnknownNote."""
        return desk.note_by_id(self._connection, note_id)

    def corrections(self, person_id: int) -> list[Correction]:
        """Every correction to the person's log, the oldest first."""
        return desk.corrections(self._connection, person_id)

    def setting(self, key: str) -> str | None:
        """The value kept under `key`."""
        return people.read_setting(self._connection, key)

    def changes(self, person_id: int, *, undone: bool = False) -> list[Change]:
        """What can be undone, or with `undone` be done again; the next one first."""
        return journal.changes(self._connection, person_id, undone=undone)
