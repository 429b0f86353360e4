"""Queries about foods: those of the table, and a person's own."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker.foods.food import AbsorptionBasis, Food, Portion
from tracker.foods.portions_cell import portions_cell, read_portions
from tracker.foods.table import OWN_PREFIX
from tracker.store.journal import Recorder
from tracker.store.models import food
from tracker.store.problems import DuplicateFood, ImpossibleValue, NotOwnFood, UnknownFood
from tracker.store.rows import LIST_SEPARATOR, cell_of, storable, words_of

TABLE = "table"
OWN = "own"

_COLUMNS = (
    food.c.id,
    food.c.name_da,
    food.c.name_en,
    food.c.food_group,
    food.c.calcium_mg_per_100g,
    food.c.vitamin_d_ug_per_100g,
    food.c.energy_kcal_per_100g,
    food.c.absorption,
    food.c.absorption_index,
    food.c.absorption_basis,
    food.c.source,
    food.c.aliases_da,
    food.c.aliases_en,
    food.c.tags,
    food.c.portions,
    food.c.density_g_per_ml,
    food.c.rank,
    food.c.fortified,
    food.c.organic,
)
_BASES = {str(basis): basis for basis in AbsorptionBasis}

_ALL = select(*_COLUMNS).order_by(food.c.id)
_IN_USE = _ALL.where(food.c.retired.is_(False))
_ONE = select(*_COLUMNS).where(food.c.id == bindparam("id"))
_ORIGIN = select(food.c.origin).where(food.c.id == bindparam("id"))
_FORTIFIED = select(food.c.id).where(food.c.fortified.is_(True))
_KNOWN = select(food.c.id).where(food.c.id.in_(bindparam("ids", expanding=True)))


def foods(connection: Connection, *, include_retired: bool = False) -> list[Food]:
    """All foods that can be logged, by id; with `include_retired` also those that no longer can."""
    return [food_of(row) for row in connection.execute(_ALL if include_retired else _IN_USE)]


def food_by_id(connection: Connection, food_id: str) -> Food:
    """The food, also a retired one; raises UnknownFood."""
    row = connection.execute(_ONE, {"id": food_id}).first()
    if row is None:
        raise UnknownFood(food_id)
    return food_of(row)


def fortified_ids(connection: Connection) -> frozenset[str]:
    """The ids of all foods with something added, also of retired ones."""
    return frozenset(connection.execute(_FORTIFIED).scalars())


def require_foods(connection: Connection, food_ids: set[str]) -> None:
    """Raises UnknownFood for an id that no food has."""
    for start in range(0, len(ids := sorted(food_ids)), 500):
        wanted = ids[start : start + 500]
        known = set(connection.execute(_KNOWN, {"ids": wanted}).scalars())
        for food_id in wanted:
            if food_id not in known:
                raise UnknownFood(food_id)


def add_own_food(recorder: Recorder, new: Food) -> None:
    """Raises DuplicateFood, ImpossibleValue; ValueError where the id does not begin with OWN_PREFIX."""
    if not new.id.startswith(OWN_PREFIX):
        raise ValueError(f"the id of an own food begins with {OWN_PREFIX!r}, not {new.id!r}")
    if recorder.connection.execute(_ORIGIN, {"id": new.id}).first():
        raise DuplicateFood(new.id)
    recorder.insert(food, _own_row(new))


def edit_own_food(recorder: Recorder, changed: Food) -> None:
    """Raises UnknownFood, NotOwnFood, ImpossibleValue."""
    _require_own(recorder.connection, changed.id)
    recorder.update(food, (changed.id,), _own_row(changed))


def retire_own_food(recorder: Recorder, food_id: str) -> None:
    """Raises UnknownFood, NotOwnFood."""
    _require_own(recorder.connection, food_id)
    recorder.update(food, (food_id,), {"retired": True})


def food_of(row: Sequence[Any]) -> Food:
    """The food in a row of the columns that this module selects."""
    (food_id, name_da, name_en, group, calcium, vitamin_d, energy, absorption, index, basis) = row[:10]
    (source, aliases_da, aliases_en, tags, portions, density, rank, fortified, organic) = row[10:]
    return Food(
        food_id,
        name_da,
        name_en,
        group,
        calcium,
        vitamin_d,
        energy,
        absorption,
        index,
        _BASES[basis],
        source,
        tuple(aliases_da.split(LIST_SEPARATOR)) if aliases_da else (),
        tuple(aliases_en.split(LIST_SEPARATOR)) if aliases_en else (),
        words_of(tags),
        _portions_of(portions) if portions else (),
        density,
        rank,
        fortified,
        organic,
    )


def food_row(value: Food, origin: str) -> dict[str, Any]:
    """The row of a food that can be logged; raises ImpossibleValue."""
    row = {
        "id": value.id,
        "origin": origin,
        "retired": False,
        "name_da": value.name_da,
        "name_en": value.name_en,
        "aliases_da": cell_of(value.aliases_da),
        "aliases_en": cell_of(value.aliases_en),
        "food_group": value.group,
        "rank": value.rank,
        "calcium_mg_per_100g": value.calcium_mg_per_100g,
        "vitamin_d_ug_per_100g": value.vitamin_d_ug_per_100g,
        "energy_kcal_per_100g": value.energy_kcal_per_100g,
        "absorption": value.absorption,
        "absorption_index": value.absorption_index,
        "absorption_basis": str(value.absorption_basis),
        "tags": cell_of(sorted(value.tags)),
        "portions": portions_cell(value.portions),
        "density_g_per_ml": value.density_g_per_ml,
        "fortified": value.fortified,
        "organic": value.organic,
        "source": value.source,
    }
    return storable(row)


def _own_row(value: Food) -> dict[str, Any]:
    row = food_row(value, OWN)
    if value.portions and _portions_of(row["portions"]) != value.portions:
        raise ImpossibleValue(f"portions: {row['portions']}")
    return row


def _require_own(connection: Connection, food_id: str) -> None:
    origin = connection.execute(_ORIGIN, {"id": food_id}).scalar()
    if origin is None:
        raise UnknownFood(food_id)
    if origin != OWN:
        raise NotOwnFood(food_id)


# Many foods share a cell, and reading one costs more than all the rest of its food.
@lru_cache(maxsize=4096)
def _portions_of(cell: str) -> tuple[Portion, ...]:
    return read_portions(cell)[0]
