"""Reading inside one transaction: everything read in one block is of the same moment."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from tracker.foods.food import Food
from tracker.foods.habits import Habit
from tracker.store import entries, foods, imports, journal, people
from tracker.store.records import Change, DayMark, Entry, PastImport, Person, StoredDay
from tracker.store.schema import FOOD_TABLE_VERSION_KEY

if TYPE_CHECKING:
    from tracker.store.outgoing import LogPart, Outgoing


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

    def habits(self, person_id: int, day: date) -> dict[str, Habit]:
        """What the person logged in the 90 days that end with `day`, by food id."""
        return entries.habits(self._connection, person_id, day)

    def imported_keys(self, person_id: int) -> set[int]:
        """The keys of all entries of a person that came from files."""
        return imports.known_keys(self._connection, person_id)

    def imported_amounts(
        self, person_id: int, keys: Sequence[int]
    ) -> dict[int, tuple[float | None, float | None]]:
        """Calcium in mg and vitamin D in µg of the person's entries that have these keys."""
        return imports.amounts_by_key(self._connection, person_id, keys)

    def last_positions(self, person_id: int) -> dict[date, int]:
        """The last position on each day of a person's."""
        return imports.last_positions(self._connection, person_id)

    def marked_days(self, person_id: int) -> set[date]:
        """The days of a person that are marked as complete or partial."""
        return imports.marked_days(self._connection, person_id)

    def last_entry_id(self) -> int:
        """The highest number of an entry; 0 where there is none."""
        return imports.last_entry_id(self._connection)

    def import_of_file(self, sha256: str) -> PastImport | None:
        """The newest import of a file with this content that was not undone."""
        return imports.import_of_file(self._connection, sha256)

    def setting(self, key: str) -> str | None:
        """The value kept under `key`."""
        return people.read_setting(self._connection, key)

    def logged_span(self, person_id: int) -> tuple[date, date] | None:
        """The first and the last day with an entry or a mark; None where there is none."""
        return entries.logged_span(self._connection, person_id)

    def outgoing(self, part: "LogPart") -> "Outgoing":
        """The part of the log that `part` tells, row by row; raises UnknownPerson."""
        # Not on the way to the first screen.
        from tracker.store.outgoing import Outgoing

        if part.person is not None:
            self.person(part.person)
        return Outgoing(self._connection, part)

    def changes(self, person_id: int, *, undone: bool = False) -> list[Change]:
        """What can be undone, or with `undone` be done again; the next one first."""
        return journal.changes(self._connection, person_id, undone=undone)
