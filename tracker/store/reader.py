"""Reading inside one transaction: everything read in one block is of the same moment."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.foods.food import Food
from tracker.foods.habits import Habit
from tracker.foods.product import Product
from tracker.lazily import Lazily
from tracker.store import read_changes, read_entries, read_foods, read_people
from tracker.store.database import Reading
from tracker.store.records import (
    Change,
    Correction,
    DayMark,
    DaySums,
    Entry,
    Note,
    PastImport,
    Person,
    StoredDay,
    StoredRecipe,
)
from tracker.store.schema import FOOD_TABLE_VERSION_KEY

if TYPE_CHECKING:
    # Not on the way to the first screen: they put their statements together with SQLAlchemy.
    from sqlalchemy import Connection

    from tracker.store import desk, imports, patients, products, recipes
    from tracker.store.outgoing import LogPart, Outgoing
else:
    desk = Lazily("tracker.store.desk")
    imports = Lazily("tracker.store.imports")
    patients = Lazily("tracker.store.patients")
    products = Lazily("tracker.store.products")
    recipes = Lazily("tracker.store.recipes")


class Reader:
    """What can be asked of the database; good for the block that gave it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._asked = reading.asked
        """What plain selects are put to."""

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

    def recipes(self) -> list[StoredRecipe]:
        """The recipes of all foods that can be logged, by the id of the food."""
        return recipes.recipes(self._connection)

    def recipe(self, food_id: str) -> StoredRecipe | None:
        """The recipe of a food; None where it has none."""
        return recipes.recipe_of(self._connection, food_id)

    def products(self, barcodes: Sequence[str]) -> dict[str, Product]:
        """The products that have these barcodes, by barcode."""
        return products.products_by_barcode(self._connection, barcodes)

    def products_like(self, query: str, limit: int) -> list[Product]:
        """Products whose words begin as those of `query` do, the likeliest first."""
        return products.products_like(self._connection, query, limit)

    def has_products(self) -> bool:
        """Whether any product was imported."""
        return read_foods.has_products(self._asked)

    def count_products(self) -> int:
        """How many products there are."""
        return products.count_products(self._connection)

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

    def day_sums(
        self, first: date, last: date, *, include_archived: bool = False, by_meal: bool = True
    ) -> Iterator[tuple[int, DaySums]]:
        """For each person with entries from `first` to `last` the sums of their days.

        Without `by_meal` the sums of meals are empty, and the rest comes sooner.
        """
        return patients.day_sums(
            self._connection, first, last, include_archived=include_archived, by_meal=by_meal
        )

    def days_marked_complete(
        self, first: date, last: date, *, include_archived: bool = False
    ) -> dict[int, int]:
        """How many days from `first` to `last` each person marked as complete, with entries or without."""
        return patients.days_marked_complete(self._connection, first, last, include_archived=include_archived)

    def last_days(self) -> dict[int, date]:
        """The last day with an entry of each person who has one."""
        return patients.last_days(self._connection)

    def habits(self, person_id: int, day: date) -> dict[str, Habit]:
        """What the person logged in the 90 days that end with `day`, by food id."""
        return read_entries.habits(self._asked, person_id, day)

    def notes(self, person_id: int, first: date | None = None, last: date | None = None) -> list[Note]:
        """The notes whose period touches the days from `first` to `last`, the oldest first; None is no limit."""
        return desk.notes(self._connection, person_id, first, last)

    def note(self, note_id: int) -> Note:
        """Raises UnknownNote."""
        return desk.note_by_id(self._connection, note_id)

    def corrections(self, person_id: int) -> list[Correction]:
        """Every correction to the person's log, the oldest first."""
        return desk.corrections(self._connection, person_id)

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
        return read_people.read_setting(self._asked, key)

    def logged_span(self, person_id: int) -> tuple[date, date] | None:
        """The first and the last day with an entry or a mark; None where there is none."""
        return read_entries.logged_span(self._asked, person_id)

    def outgoing(self, part: "LogPart") -> "Outgoing":
        """The part of the log that `part` tells, row by row; raises UnknownPerson."""
        # Not on the way to the first screen.
        from tracker.store.outgoing import Outgoing

        if part.person is not None:
            self.person(part.person)
        return Outgoing(self._connection, part)

    def changes(self, person_id: int, *, undone: bool = False) -> list[Change]:
        """What can be undone, or with `undone` be done again; the next one first."""
        return read_changes.changes(self._asked, person_id, undone=undone)
