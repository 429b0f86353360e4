"""Storing foods: those of the table, and a person's own."""

from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker.foods.food import Food
from tracker.foods.portions_cell import portions_cell
from tracker.foods.table import OWN_PREFIX
from tracker.store.journal import Recorder
from tracker.store.models import food
from tracker.store.problems import DuplicateFood, ImpossibleValue, NotOwnFood, UnknownFood
from tracker.store.read_foods import portions_of
from tracker.store.rows import cell_of, storable

TABLE = "table"
OWN = "own"

_ORIGIN = select(food.c.origin).where(food.c.id == bindparam("id"))
_KNOWN = select(food.c.id).where(food.c.id.in_(bindparam("ids", expanding=True)))


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
    if value.portions and portions_of(row["portions"]) != value.portions:
        raise ImpossibleValue(f"portions: {row['portions']}")
    return row


def _require_own(connection: Connection, food_id: str) -> None:
    origin = connection.execute(_ORIGIN, {"id": food_id}).scalar()
    if origin is None:
        raise UnknownFood(food_id)
    if origin != OWN:
        raise NotOwnFood(food_id)
