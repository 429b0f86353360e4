"""Dishes that nobody analysed: their values follow from a recipe of foods that somebody did.

The recipe stands in the row's source, as in 'calculated: frida:843 450 g + frida:33 200 g; yield 0.9', where the yield is
the cooked weight over the raw. Ingredients lose water and none of their calcium, vitamin D or energy. The recipes
and yields of the table are this project's own estimates.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tracker.foods.absorption_rule import FRACTION_DECIMALS, Absorption
from tracker.foods.food import Food

PREFIX = "calculated: "

_PART = re.compile(r"(?P<food>\S+) (?P<grams>\d+(?:\.\d+)?) g")
_YIELD = re.compile(r"yield (\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a dish is calculated from."""

    parts: tuple[tuple[str, float], ...]
    """The id and the grams of each ingredient, as they went into the pot."""
    cooked_share: float
    """Cooked weight over raw weight."""

    @property
    def cooked_grams(self) -> float:
        """What the dish weighs when it is done."""
        return sum(grams for _food, grams in self.parts) * self.cooked_share


def read_recipe(source: str) -> Recipe | None:
    """The recipe in a row's source; None for a row that is not calculated. Raises ValueError for one that is garbled."""
    if not source.startswith(PREFIX):
        return None
    listed, _semicolon, rest = source.removeprefix(PREFIX).partition("; ")
    parts = [_PART.fullmatch(part) for part in listed.split(" + ")]
    cooked = _YIELD.fullmatch(rest) if rest else None
    if None in parts or (rest and cooked is None):
        raise ValueError(f"not a recipe: {source}")
    return Recipe(
        tuple((part["food"], float(part["grams"])) for part in parts if part),
        float(cooked[1]) if cooked else 1.0,
    )


def recipe_source(recipe: Recipe) -> str:
    """The source that `read_recipe` reads back to `recipe`, to a milligram of each ingredient."""
    parts = " + ".join(f"{food} {_plain(grams)} g" for food, grams in recipe.parts)
    return f"{PREFIX}{parts}; yield {_plain(recipe.cooked_share)}"


def per_100g(
    recipe: Recipe, foods: Mapping[str, Food], value: Callable[[Food], float | None]
) -> float | None:
    """A value per 100 g of the cooked dish; None where one ingredient's is unknown. Raises KeyError for an unknown food."""
    amounts = [(value(foods[food]), grams) for food, grams in recipe.parts]
    known = [per_100 * grams for per_100, grams in amounts if per_100 is not None]
    return sum(known) / recipe.cooked_grams if len(known) == len(amounts) else None


def absorption_of_dish(recipe: Recipe, foods: Mapping[str, Food]) -> Absorption:
    """The mean absorption of the ingredients, each weighted by the calcium it brings.

    The basis is that of the ingredient that brings most calcium; ingredients of unknown calcium have no weight.
    Raises ValueError where no ingredient brings any.
    """
    brought = [
        (foods[food], grams * (foods[food].calcium_mg_per_100g or 0.0)) for food, grams in recipe.parts
    ]
    whole = sum(calcium for _food, calcium in brought)
    if whole <= 0.0:
        raise ValueError("no ingredient has calcium to weight by")
    main, _calcium = max(brought, key=lambda one: one[1])
    return Absorption(
        round(sum(food.absorption * calcium for food, calcium in brought) / whole, FRACTION_DECIMALS),
        round(sum(food.absorption_index * calcium for food, calcium in brought) / whole, FRACTION_DECIMALS),
        main.absorption_basis,
    )


def _plain(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
