"""Taking in what left a log: what is there already is found by its content, and nothing that is there is overwritten.

Rows come as the values of the columns that `tracker.store.outgoing` names, in their order.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table, bindparam, func, insert, select

from tracker.nutrition.profile import Profile
from tracker.store import outgoing
from tracker.store.desk import entry_in
from tracker.store.desk_models import correction, note
from tracker.store.exchange_models import data_import
from tracker.store.foods import TABLE
from tracker.store.journal import Recorder
from tracker.store.models import change, day_mark, entry, food, person, setting
from tracker.store.outgoing import Row
from tracker.store.people import write_setting
from tracker.store.product_models import recipe, recipe_ingredient
from tracker.store.read_people import CURRENT_PERSON_KEY, read_setting
from tracker.store.rows import name_key, profile_row, storable

_SOME = 500
NOT_OF_CONTENT = ("position", "import_key")
"""The columns of an entry that two loggings of the same thing need not share."""
CONTENT_COLUMNS = tuple(name for name in outgoing.ENTRY_COLUMNS if name not in NOT_OF_CONTENT)

_ON_DAY = (
    select(entry.c.id, entry.c.position, *[entry.c[name] for name in CONTENT_COLUMNS])
    .where(entry.c.person_id == bindparam("person_id"), entry.c.day == bindparam("day"))
    .order_by(entry.c.position, entry.c.id)
)
_BY_KEY = select(entry.c.import_key, entry.c.id).where(
    entry.c.person_id == bindparam("person_id"), entry.c.import_key.in_(bindparam("keys", expanding=True))
)
_PEOPLE = select(person.c.name_key, person.c.id, *[person.c[name] for name in outgoing.PERSON_COLUMNS])
_MARKS = select(day_mark.c.day, day_mark.c.status).where(day_mark.c.person_id == bindparam("person_id"))
_LOWEST_GONE = select(func.min(correction.c.entry_id))


def is_entry_image(cell: str) -> bool:
    """Whether the text is an entry as a correction keeps it."""
    try:
        entry_in(cell)
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    return True


class Incoming:
    """What can be brought into the log, inside one change that can be undone."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._connection = recorder.connection

    def people(self) -> dict[str, tuple[int, Row]]:
        """The row number and PERSON_COLUMNS of everyone, by what names share that differ in case only."""
        return {row[0]: (row[1], tuple(row[2:])) for row in self._connection.execute(_PEOPLE)}

    def unused_person(self) -> int | None:
        """The person of a first start, where nobody has done anything yet."""
        used = (entry, day_mark, note, correction, change)
        if any(self._connection.execute(select(table.c.person_id).limit(1)).first() for table in used):
            return None
        rows = self._connection.execute(select(person)).mappings().all()
        untouched = {**profile_row(Profile()), "archived": False}
        if len(rows) == 1 and all(rows[0][name] == value for name, value in untouched.items()):
            number: int = rows[0]["id"]
            return number
        return None

    def add_person(self, row: Row) -> int:
        """The row number of a new person."""
        values = self._person_values(row)
        number: int = self._connection.execute(
            insert(person).returning(person.c.id), storable(values)
        ).scalar_one()
        self._recorder.inserted(person, [{"id": number, **values}])
        return number

    def replace_person(self, person_id: int, row: Row) -> None:
        """Let a person take the place of the one of the first start."""
        self._recorder.update(person, (person_id,), storable(self._person_values(row)))

    def foods(self, food_ids: Sequence[str]) -> dict[str, Row]:
        """FOOD_COLUMNS of those that are here, by id."""
        statement = select(*food.columns).where(food.c.id.in_(bindparam("some", expanding=True)))
        found: dict[str, Row] = {}
        for start in range(0, len(food_ids), _SOME):
            rows = self._connection.execute(statement, {"some": list(food_ids[start : start + _SOME])})
            found |= {row[0]: tuple(row) for row in rows}
        return found

    def add_foods(self, rows: Sequence[Row]) -> None:
        """Store foods; one of a food table that is not this program's is kept for its entries only."""
        values = [dict(zip(outgoing.FOOD_COLUMNS, row, strict=True)) for row in rows]
        for each in values:
            each["retired"] = each["retired"] or each["origin"] == TABLE
        self._add(food, values)

    def add_recipes(self, recipes: Sequence[Row], ingredients: Sequence[Row]) -> None:
        """Store recipes of foods that were added."""
        self._add_rows(recipe, outgoing.RECIPE_COLUMNS, recipes)
        self._add_rows(recipe_ingredient, outgoing.INGREDIENT_COLUMNS, ingredients)

    def import_numbers(self, rows: Sequence[Row]) -> list[int]:
        """The row numbers of imports; those that are not here are added."""
        columns = [data_import.c[name] for name in outgoing.IMPORT_COLUMNS]
        known: dict[Row, list[int]] = {}
        for number, *content in self._connection.execute(select(data_import.c.id, *columns)):
            known.setdefault(tuple(content), []).append(number)
        return [same.pop(0) if (same := known.get(tuple(row))) else self._add_import(row) for row in rows]

    def marks(self, person_id: int) -> dict[date, str]:
        """How the days of a person are marked."""
        return {day: status for day, status in self._connection.execute(_MARKS, {"person_id": person_id})}  # noqa: C416  a row of the database is no pair

    def add_marks(self, person_id: int, rows: Sequence[Row]) -> None:
        """Mark days that are not marked."""
        self._add_rows(day_mark, outgoing.MARK_COLUMNS, rows, person_id=person_id)

    def entries_on(self, person_id: int, day: date) -> list[tuple[int, int, Row]]:
        """Row number, position and CONTENT_COLUMNS of the entries of a day."""
        rows = self._connection.execute(_ON_DAY, {"person_id": person_id, "day": day})
        return [(row[0], row[1], tuple(row[2:])) for row in rows]

    def import_keys(self, person_id: int, keys: Sequence[int]) -> dict[int, int]:
        """The row numbers of a person's entries that have these keys of imported rows, by key."""
        found: dict[int, int] = {}
        for start in range(0, len(keys), _SOME):
            some = {"person_id": person_id, "keys": list(keys[start : start + _SOME])}
            found |= {key: number for key, number in self._connection.execute(_BY_KEY, some)}  # noqa: C416  a row of the database is no pair
        return found

    def notes(self, person_id: int) -> set[Row]:
        """NOTE_COLUMNS of the notes on a person."""
        return self._known(note, outgoing.NOTE_COLUMNS, person_id)

    def add_notes(self, person_id: int, rows: Sequence[Row]) -> None:
        """Store notes on a person."""
        self._add_rows(note, outgoing.NOTE_COLUMNS, rows, person_id=person_id)

    def corrections(self, person_id: int) -> set[Row]:
        """When, by whom and why the entries of a person were corrected."""
        return self._known(correction, ("made_at", "made_by", "reason"), person_id)

    def add_correction(self, person_id: int, entry_id: int, row: Row) -> None:
        """Store a correction of an entry, there or not, whose images pass `is_entry_image`."""
        self._add_rows(correction, outgoing.CORRECTION_COLUMNS, [row], person_id=person_id, entry_id=entry_id)

    def number_of_gone_entry(self) -> int:
        """A number for an entry that is no longer there, which no other entry has or gets."""
        lowest = self._connection.execute(_LOWEST_GONE).scalar()
        return min(lowest or 0, 0) - 1

    def choose_person(self, person_id: int) -> None:
        """Make a person the current one, which is no part of the change."""
        write_setting(self._connection, CURRENT_PERSON_KEY, str(person_id))

    def add_setting(self, key: str, value: str, person_id: int | None = None) -> bool:
        """Keep a setting that is not set, which is no part of the change; whether it was not set."""
        if person_id is not None:
            key = f"{key}:{person_id}"
        if read_setting(self._connection, key) is not None:
            return False
        self._connection.execute(insert(setting), storable({"key": key, "value": value}))
        return True

    def _add_import(self, row: Row) -> int:
        values = dict(zip(outgoing.IMPORT_COLUMNS, row, strict=True))
        statement = insert(data_import).returning(data_import.c.id)
        number: int = self._connection.execute(statement, storable(values)).scalar_one()
        self._recorder.inserted(data_import, [{"id": number, **values}])
        return number

    def _person_values(self, row: Row) -> dict[str, Any]:
        values = dict(zip(outgoing.PERSON_COLUMNS, row, strict=True))
        return {**values, "name_key": name_key(values["name"])}

    def _known(self, table: Table, names: Sequence[str], person_id: int) -> set[Row]:
        statement = select(*[table.c[name] for name in names]).where(table.c.person_id == person_id)
        return {tuple(row) for row in self._connection.execute(statement)}

    def _add_rows(self, table: Table, names: Sequence[str], rows: Sequence[Row], **same: Any) -> None:
        self._add(table, [{**same, **dict(zip(names, row, strict=True))} for row in rows])

    def _add(self, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
        if not values:
            return
        plain = [storable(dict(each)) for each in values]
        numbered = "id" in table.c and "id" not in plain[0]
        if not numbered:
            self._connection.execute(insert(table), plain)
            self._recorder.inserted(table, plain)
            return
        statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
        numbers = self._connection.execute(statement, plain).scalars().all()
        self._recorder.inserted(
            table, [{"id": number, **each} for number, each in zip(numbers, plain, strict=True)]
        )
