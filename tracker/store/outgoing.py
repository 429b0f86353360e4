"""Reading the log out, row by row and column by column, so that all of it can leave in bounded memory.

Rows come as plain values in the order of the columns that this module names. On SQLite a day and a moment are the
text that is stored, elsewhere they are dates; whoever writes them down takes both.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, func, select

from tracker.store.desk_models import correction, note
from tracker.store.exchange_models import data_import
from tracker.store.foods import OWN
from tracker.store.models import day_mark, entry, food, person, setting
from tracker.store.product_models import recipe, recipe_ingredient
from tracker.store.quick import QuickSelect
from tracker.store.read_people import CURRENT_PERSON_KEY
from tracker.store.rows import name_key
from tracker.store.schema import FOOD_TABLE_VERSION_KEY

_SOME = 500
"""As many values as every database takes in one statement."""
_OF_ONE = re.compile(r"(.+):(\d+)")
"""A setting that belongs to a person ends with the number of their row."""
LOCAL_SETTINGS = frozenset({FOOD_TABLE_VERSION_KEY, "welcomed"})
"""What this database knows of itself, and no other one needs."""


def columns_of(table: Table, *left_out: str) -> tuple[str, ...]:
    """The names of all columns but those that mean something in one database only."""
    return tuple(column.name for column in table.columns if column.name not in left_out)


PERSON_COLUMNS = columns_of(person, "id", "name_key")
FOOD_COLUMNS = columns_of(food)
RECIPE_COLUMNS = columns_of(recipe)
INGREDIENT_COLUMNS = columns_of(recipe_ingredient)
IMPORT_COLUMNS = columns_of(data_import, "id")
MARK_COLUMNS = columns_of(day_mark, "person_id")
ENTRY_COLUMNS = columns_of(entry, "id", "person_id", "import_id")
NOTE_COLUMNS = columns_of(note, "id", "person_id")
CORRECTION_COLUMNS = columns_of(correction, "id", "person_id", "entry_id")


@dataclass(frozen=True, slots=True)
class LogPart:
    """What of the log is meant."""

    person: str | None = None
    """A name in whatever case; None is everyone, the archived ones too."""
    first: date = date.min
    last: date = date.max

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return self == WHOLE_LOG


OWN_FORMAT = "tracker"
"""What an export is called among the imports. How it came here is no part of a log, so it does not leave again."""
WHOLE_LOG = LogPart()
Row = Sequence[Any]


def _named(table: Table, names: Iterable[str]) -> list[Any]:
    return [table.c[name] for name in names]


def _in_period(table: Table) -> tuple[Any, ...]:
    return (
        table.c.person_id == bindparam("person_id"),
        table.c.day >= bindparam("first"),
        table.c.day <= bindparam("last"),
    )


_ENTRIES = QuickSelect(
    select(entry.c.id, entry.c.import_id, *_named(entry, ENTRY_COLUMNS))
    .where(*_in_period(entry))
    .order_by(entry.c.day, entry.c.position, entry.c.id)
)
_COUNT = select(func.count()).select_from(entry).where(*_in_period(entry))
_FOOD_IDS = select(entry.c.food_id).distinct().where(*_in_period(entry), entry.c.food_id.is_not(None))
_IMPORT_IDS = select(entry.c.import_id).distinct().where(*_in_period(entry), entry.c.import_id.is_not(None))
_MARKS = select(*_named(day_mark, MARK_COLUMNS)).where(*_in_period(day_mark)).order_by(day_mark.c.day)
# A note belongs to a period, and leaves with any part of it.
_NOTES = (
    select(*_named(note, NOTE_COLUMNS))
    .where(
        note.c.person_id == bindparam("person_id"),
        note.c.last >= bindparam("first"),
        note.c.first <= bindparam("last"),
    )
    .order_by(note.c.written_on, note.c.created_at, note.c.id)
)
_CORRECTIONS = (
    select(correction.c.entry_id, *_named(correction, CORRECTION_COLUMNS))
    .where(correction.c.person_id == bindparam("person_id"))
    .order_by(correction.c.made_at, correction.c.id)
)
_PEOPLE = select(person.c.id, person.c.name_key, *_named(person, PERSON_COLUMNS))
_IMPORTS = (
    select(data_import.c.id, *_named(data_import, IMPORT_COLUMNS))
    .where(data_import.c.format != OWN_FORMAT)
    .order_by(data_import.c.id)
)
_SETTINGS = select(setting.c.key, setting.c.value)


class Outgoing:
    """A part of the log, as it is at one moment."""

    def __init__(self, connection: Connection, part: LogPart) -> None:
        self._connection = connection
        self.part = part
        self.people = self._people()
        """The row number in this database and PERSON_COLUMNS of each, by name."""

    def entry_count(self) -> int:
        """How many entries there are to come."""
        return sum(self._connection.execute(_COUNT, self._key(one)).scalar_one() for one, _row in self.people)

    def entries(self, person_id: int) -> Iterator[Row]:
        """The numbers of entry and import in this database and ENTRY_COLUMNS, by day and in the order of the day."""
        return _ENTRIES.each(self._connection, self._key(person_id))

    def marks(self, person_id: int) -> Iterator[Row]:
        """MARK_COLUMNS, by day."""
        return iter(self._connection.execute(_MARKS, self._key(person_id)))

    def notes(self, person_id: int) -> Iterator[Row]:
        """NOTE_COLUMNS of the notes on any day of the period, by when they were written."""
        return iter(self._connection.execute(_NOTES, self._key(person_id)))

    def corrections(self, person_id: int) -> Iterator[Row]:
        """The number of the entry in this database and CORRECTION_COLUMNS, by when they were made."""
        return iter(self._connection.execute(_CORRECTIONS, {"person_id": person_id}))

    def foods(self) -> list[Row]:
        """FOOD_COLUMNS, by id: those that the entries name and what these are made of; of everyone, all own foods."""
        return self._some(food, FOOD_COLUMNS, "id", self._food_ids())

    def recipes(self) -> list[Row]:
        """RECIPE_COLUMNS of the foods that leave, by food."""
        return self._some(recipe, RECIPE_COLUMNS, "food_id", self._food_ids())

    def ingredients(self) -> list[Row]:
        """INGREDIENT_COLUMNS of the recipes that leave, by food and position."""
        return self._some(recipe_ingredient, INGREDIENT_COLUMNS, "food_id", self._food_ids())

    def imports(self) -> list[Row]:
        """The number in this database and IMPORT_COLUMNS of the files that the entries came from, in their order."""
        rows: list[Row] = [tuple(row) for row in self._connection.execute(_IMPORTS)]
        if self.part.whole:
            return rows
        named = self._of_entries(_IMPORT_IDS)
        return [row for row in rows if row[0] in named]

    def settings(self) -> list[tuple[str, str, str]]:
        """Name of a person or '', key and value: what was set for the people, and of everyone what holds for all."""
        names = {person_id: row[0] for person_id, row in self.people}
        found = []
        for key, value in self._connection.execute(_SETTINGS):
            of_one = _OF_ONE.fullmatch(key)
            if of_one:
                if int(of_one[2]) in names:
                    found.append((names[int(of_one[2])], of_one[1], value))
            elif self.part.person is None and key == CURRENT_PERSON_KEY:
                if value.isdecimal() and int(value) in names:
                    found.append((names[int(value)], key, ""))
            elif self.part.person is None and key not in LOCAL_SETTINGS:
                found.append(("", key, value))
        return sorted(found)

    def _people(self) -> list[tuple[int, Row]]:
        wanted = None if self.part.person is None else name_key(self.part.person.strip())
        rows = [tuple(row) for row in self._connection.execute(_PEOPLE)]
        # Sorted here: databases do not agree on the order of letters.
        return [(row[0], row[2:]) for row in sorted(rows, key=lambda row: row[1]) if wanted in (None, row[1])]

    def _food_ids(self) -> set[str]:
        found = self._of_entries(_FOOD_IDS)
        if self.part.person is None:
            found |= set(self._connection.execute(select(food.c.id).where(food.c.origin == OWN)).scalars())
        ingredients: dict[str, set[str]] = {}
        pairs = select(recipe_ingredient.c.food_id, recipe_ingredient.c.ingredient_id)
        for made, of in self._connection.execute(pairs):
            ingredients.setdefault(made, set()).add(of)
        unseen = list(found)
        while unseen:
            new = ingredients.get(unseen.pop(), set()) - found
            found |= new
            unseen += new
        return found

    def _of_entries(self, statement: Select[Any]) -> set[Any]:
        return {
            value
            for person_id, _row in self.people
            for value in self._connection.execute(statement, self._key(person_id)).scalars()
        }

    def _some(self, table: Table, names: Sequence[str], key: str, values: set[str]) -> list[Row]:
        found: list[Row] = []
        statement = select(*_named(table, names)).where(table.c[key].in_(bindparam("some", expanding=True)))
        ordered = sorted(values)
        for start in range(0, len(ordered), _SOME):
            found += self._connection.execute(statement, {"some": ordered[start : start + _SOME]})
        keys = [names.index(column.name) for column in table.primary_key]
        return sorted(found, key=lambda row: [row[place] for place in keys])

    def _key(self, person_id: int) -> dict[str, Any]:
        return {"person_id": person_id, "first": self.part.first, "last": self.part.last}
