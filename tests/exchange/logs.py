"""Logs of every kind that hypothesis can make, put into a database row by row."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select

from tracker.foods.food import AbsorptionBasis
from tracker.nutrition.profile import Authority, Condition, Sex, SupplementPolicy
from tracker.store.desk_models import correction, note
from tracker.store.engine import open_engine, writing
from tracker.store.exchange_models import data_import
from tracker.store.models import day_mark, entry, food, person, setting
from tracker.store.place import place_of
from tracker.store.product_models import recipe, recipe_ingredient
from tracker.store.records import Meal, NoteKind
from tracker.store.rows import ENTRY_COLUMNS, name_key

TABLE_FOODS = ("frida:1320", "frida:1259")
"""Two foods of the program's table."""

_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_tricky = st.sampled_from(
    ['"', '""', "\\", "\\\\x", "a\r\nb", "\r", "\n", ",", "=1+1", "'", " x ", "æøå", ""]
)
texts = _texts | _tricky
_days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
_moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1))
_numbers = st.integers(-(2**31), 2**31 - 1)


def _amounts(low: float, high: float, *, above: bool = False) -> st.SearchStrategy[float]:
    return st.floats(low, high, exclude_min=above, exclude_max=above, allow_nan=False, allow_infinity=False)


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def _some(words: type[StrEnum]) -> st.SearchStrategy[str]:
    return st.sets(st.sampled_from(list(words)), max_size=3).map(lambda some: ";".join(sorted(some)))


_nutrients = {
    "calcium_mg_per_100g": _maybe(_amounts(0, 100_000)),
    "vitamin_d_ug_per_100g": _maybe(_amounts(0, 100_000_000)),
    "energy_kcal_per_100g": _maybe(_amounts(0, 10_000)),
    "absorption": _amounts(0, 1),
    "absorption_index": _amounts(0, 10),
    "absorption_basis": st.sampled_from(list(AbsorptionBasis)).map(str),
}
_people = st.fixed_dictionaries(
    {
        "born": _maybe(st.dates(date(1900, 1, 1), date(2026, 1, 1))),
        "sex": _maybe(st.sampled_from(list(Sex)).map(str)),
        "authority": _maybe(st.sampled_from(list(Authority)).map(str)),
        "supplement_policy": st.sampled_from(list(SupplementPolicy)).map(str),
        "conditions": _some(Condition),
        "archived": st.booleans(),
        "created_at": _moments,
        "weight_kg": _maybe(_amounts(-1e300, 1e300)),
    }
)
_names = st.lists(
    st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=8).filter(
        lambda name: name.isprintable() and name == name.strip()
    ),
    min_size=1,
    max_size=3,
    unique_by=name_key,
)
_foods = st.fixed_dictionaries(
    {
        "origin": st.just("own"),
        "retired": st.booleans(),
        **dict.fromkeys(
            ("name_da", "name_en", "aliases_da", "aliases_en", "food_group", "tags", "portions", "source"),
            texts,
        ),
        "rank": _numbers,
        **_nutrients,
        "density_g_per_ml": _maybe(_amounts(0, 30, above=True)),
        "fortified": st.booleans(),
        "organic": st.booleans(),
    }
)
_entries = st.fixed_dictionaries(
    {
        "who": st.integers(0, 2),
        "day": _days | st.just(date(2026, 3, 14)),
        "position": st.integers(1, 5) | _numbers,
        "meal": st.sampled_from(list(Meal)).map(str),
        "time": _maybe(st.times().map(lambda at: at.isoformat("minutes"))),
        "grams": _amounts(0, 100_000, above=True),
        **_nutrients,
        "supplement": st.booleans(),
        **dict.fromkeys(("food_group", "tags", "food_name_da", "food_name_en", "text", "source"), texts),
        "food_id": st.none() | st.sampled_from((*TABLE_FOODS, "own:0", "own:1")),
        "portion": _maybe(texts),
        "amount": _maybe(_amounts(0, 100_000, above=True)),
        "created_at": _moments,
        "import_id": st.none() | st.sampled_from((1, 2, 99)),
        "import_key": st.none() | st.integers(-(2**63), 2**63 - 1),
    }
)
_imports = st.fixed_dictionaries(
    {
        "made_at": _moments,
        **dict.fromkeys(("file_name", "sha256", "format"), texts),
        **dict.fromkeys(("rows_read", "rows_stored", "rows_refused"), st.integers(0, 2**31 - 1)),
        "undone": st.booleans(),
    }
)
_marks = st.tuples(st.integers(0, 2), _days, st.sampled_from(("complete", "partial")))
_notes = st.fixed_dictionaries(
    {
        "who": st.integers(0, 2),
        "kind": st.sampled_from(list(NoteKind)).map(str),
        "first": _days,
        "last": _days,
        "written_on": _days,
        "author": texts,
        "text": texts,
        "created_at": _moments,
    }
)
_corrections = st.fixed_dictionaries(
    {
        "who": st.integers(0, 2),
        "entry_id": st.integers(1, 8),
        "made_at": _moments | st.just(datetime(2026, 3, 15)),
        "made_by": texts,
        "reason": texts,
        "before": texts,
        "after": _maybe(texts),
    }
)


@dataclass
class Log:
    """Rows for every table that leaves."""

    names: list[str]
    people: list[dict[str, Any]]
    foods: list[dict[str, Any]]
    entries: list[dict[str, Any]]
    imports: list[dict[str, Any]]
    marks: list[tuple[int, date, str]]
    notes: list[dict[str, Any]]
    corrections: list[dict[str, Any]]
    settings: dict[str, str]
    current: int


logs = st.builds(
    Log,
    names=_names,
    people=st.lists(_people, min_size=3, max_size=3),
    foods=st.lists(_foods, min_size=2, max_size=2),
    entries=st.lists(_entries, max_size=6),
    imports=st.lists(_imports, min_size=2, max_size=2),
    marks=st.lists(_marks, max_size=4, unique_by=lambda mark: mark[:2]),
    notes=st.lists(_notes, max_size=3),
    corrections=st.lists(_corrections, max_size=4),
    settings=st.dictionaries(st.sampled_from(("coefficients", "language", "theme")), texts, max_size=3),
    current=st.integers(0, 2),
)


def fill(url: str, log: Log, table_foods: tuple[str, str] = TABLE_FOODS) -> None:
    """Put the log into the database of a first start, past everything that keeps people from such logs."""
    engine = open_engine(place_of(url))
    try:
        with writing(engine) as connection:
            _Filling(connection, log, table_foods).run()
    finally:
        engine.dispose()


class _Filling:
    def __init__(self, connection: Connection, log: Log, table_foods: tuple[str, str]) -> None:
        self._connection = connection
        self._log = log
        self._table_foods = dict(zip(TABLE_FOODS, table_foods, strict=True))
        self._people: list[int] = []

    def run(self) -> None:
        log, put = self._log, self._put
        first = self._connection.execute(select(person.c.id)).scalar_one()
        for place, name in enumerate(log.names):
            row = {"name": name, "name_key": name_key(name), **log.people[place]}
            if place == 0:
                # Somebody is always there to log for.
                row["archived"] = False
                self._connection.execute(person.update().where(person.c.id == first), row)
                self._people.append(first)
            else:
                self._people.append(self._number(person, row))
        put(food, [{"id": f"own:{place}", **row} for place, row in enumerate(log.foods)])
        put(recipe, [{"food_id": "own:1", "yield_portions": 4.0, "cooked_grams": None}])
        made = {"food_id": "own:1", "text": 'a "b"', "grams": 0.1}
        put(
            recipe_ingredient,
            [
                {**made, "position": 2, "ingredient_id": "own:0"},
                {**made, "position": 1, "ingredient_id": self._table_foods[TABLE_FOODS[0]]},
            ],
        )
        imports = dict(zip((1, 2), (self._number(data_import, row) for row in log.imports), strict=True))
        numbers = []
        keys: set[tuple[int, int]] = set()
        for row in log.entries:
            owned = self._owned(row)
            owned["food_id"] = self._table_foods.get(owned["food_id"], owned["food_id"])
            key = (owned["person_id"], owned["import_key"])
            if key in keys:
                owned["import_key"] = None
            keys.add(key)
            owned["import_id"] = owned["import_id"] and imports.get(owned["import_id"], 999_999)
            numbers.append(self._number(entry, owned))
        put(
            day_mark,
            list({(row["person_id"], row["day"]): row for row in map(self._mark, log.marks)}.values()),
        )
        for row in log.notes:
            self._number(note, self._owned(row))
        for row in log.corrections:
            self._correct(self._owned(row), numbers)
        put(setting, [{"key": key, "value": value} for key, value in log.settings.items()])
        current = self._people[log.current % len(self._people)]
        put(setting, [{"key": f"daily-supplement:{current}", "value": "1 tablet"}])
        self._connection.execute(
            setting.update().where(setting.c.key == "current-person"), {"value": str(current)}
        )

    def _correct(self, row: dict[str, Any], numbers: list[int]) -> None:
        place = row["entry_id"] - 1
        # Some of the entries are no longer there.
        row["entry_id"] = numbers[place] if place < len(numbers) else 1_000_000 + place
        row["before"] = self._image(row, row["before"])
        row["after"] = None if row["after"] is None else self._image(row, row["after"])
        self._number(correction, row)

    def _image(self, row: dict[str, Any], text: str) -> str:
        values = dict.fromkeys(ENTRY_COLUMNS, "") | {
            "id": row["entry_id"],
            "person_id": row["person_id"],
            "day": "2026-03-14",
            "meal": "lunch",
            "grams": 0.1,
            "absorption_basis": "article",
            "text": text,
        }
        return json.dumps(values, ensure_ascii=False)

    def _mark(self, mark: tuple[int, date, str]) -> dict[str, Any]:
        who, day, status = mark
        return self._owned({"who": who, "day": day, "status": status})

    def _owned(self, row: dict[str, Any]) -> dict[str, Any]:
        rest = {name: value for name, value in row.items() if name != "who"}
        return {"person_id": self._people[row["who"] % len(self._people)], **rest}

    def _put(self, table: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _number(self, table: Any, row: dict[str, Any]) -> int:
        number: int = self._connection.execute(insert(table).returning(table.c.id), row).scalar_one()
        return number
