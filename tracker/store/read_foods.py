"""Queries about foods: those of the table, and a person's own."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from tracker.foods.food import AbsorptionBasis, Food, Portion
from tracker.foods.portions_cell import read_portions
from tracker.store.plain import Asked, PlainSelect
from tracker.store.problems import UnknownFood
from tracker.store.rows import LIST_SEPARATOR, words_of

_COLUMNS = (
    "id",
    "name_da",
    "name_en",
    "food_group",
    "calcium_mg_per_100g",
    "vitamin_d_ug_per_100g",
    "energy_kcal_per_100g",
    "absorption",
    "absorption_index",
    "absorption_basis",
    "source",
    "aliases_da",
    "aliases_en",
    "tags",
    "portions",
    "density_g_per_ml",
    "rank",
    "fortified",
    "organic",
)
_BASES = {str(basis): basis for basis in AbsorptionBasis}

_ALL = PlainSelect(_COLUMNS, "FROM food ORDER BY id")
_IN_USE = PlainSelect(_COLUMNS, "FROM food WHERE NOT retired ORDER BY id")
_ONE = PlainSelect(_COLUMNS, "FROM food WHERE id = :id")
_ANY_PRODUCT = PlainSelect(("id",), "FROM product LIMIT 1")
_FORTIFIED = PlainSelect(("id",), "FROM food WHERE fortified")


def foods(asked: Asked, *, include_retired: bool = False) -> list[Food]:
    """All foods that can be logged, by id; with `include_retired` also those that no longer can."""
    return [_food_of(row) for row in (_ALL if include_retired else _IN_USE).rows(asked, {})]


def food_by_id(asked: Asked, food_id: str) -> Food:
    """The food, also a retired one; raises UnknownFood."""
    row = _ONE.first(asked, {"id": food_id})
    if row is None:
        raise UnknownFood(food_id)
    return _food_of(row)


def fortified_ids(asked: Asked) -> frozenset[str]:
    """The ids of all foods with something added, also of retired ones."""
    return frozenset(food_id for (food_id,) in _FORTIFIED.rows(asked, {}))


def has_products(asked: Asked) -> bool:
    """Whether any product was imported."""
    return _ANY_PRODUCT.first(asked, {}) is not None


def _food_of(row: Sequence[Any]) -> Food:
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
        portions_of(portions) if portions else (),
        density,
        rank,
        bool(fortified),
        bool(organic),
    )


# Many foods share a cell, and reading one costs more than all the rest of its food.
@lru_cache(maxsize=4096)
def portions_of(cell: str) -> tuple[Portion, ...]:
    """The portions written in a cell."""
    return read_portions(cell)[0]
