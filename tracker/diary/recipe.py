"""A recipe as a value: what a dish of one's own is made of, and the food that follows from it.

What of the ingredients goes into the pot comes out of it, but for water: the values of 100 g are those of all of them
over the cooked weight. A value that one ingredient lacks is unknown of the whole, never less: what the others hold
is told as a lower bound beside it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.diary.food_names import check_names, tidy
from tracker.diary.recipe_problems import ImpossibleYield
from tracker.foods.absorption_rule import Absorption, absorption_of
from tracker.foods.calculated import Recipe, absorption_of_dish, per_100g, recipe_source
from tracker.foods.food import Food, Portion
from tracker.foods.portions import WHOLE_DISH
from tracker.foods.portions_cell import MAX_PORTION_GRAMS
from tracker.locale import _
from tracker.problems import Problem
from tracker.store.records import StoredRecipe
from tracker.store.store import Reader

if TYPE_CHECKING:
    # SQLAlchemy comes with it, which nobody waits for before the first change.
    from tracker.store.store import Writer

MOST_PORTIONS = 1000.0
LEAST_COOKED_SHARE, MOST_COOKED_SHARE = 0.1, 10.0
"""Jerky keeps a third of its weight, and rice takes up twice its own of water."""
_GROUP = "dishes"
_BEFORE_THE_TABLE = -1
"""The rank that lets one's own lasagne stand before the table's where both are called so."""
_CARRIED_TAGS = frozenset({"dairy", "fish"})
"""What a dish has of each of its ingredients, and a person may have to avoid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRecipe:
    """A recipe as it was typed."""

    name: str
    ingredients: str
    """A line, or several, as of foods eaten."""
    portions: float | None = None
    """How many it makes; None makes it one."""
    cooked_grams: float | None = None
    """What it weighs when it is done; None takes the weight of the ingredients."""


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One food of a recipe."""

    food: Food
    grams: float
    text: str
    """As it was typed."""
    assumed_amount: bool = False
    """Whether the line does not say how much; known only while the recipe is being made."""


@dataclass(frozen=True, slots=True)
class RecipeView:
    """A recipe and the food that it makes."""

    food: Food
    ingredients: tuple[Ingredient, ...]
    portions: float | None
    cooked_grams: float
    """What the whole weighs when it is done."""
    cooked_grams_assumed: bool
    """Whether that is only the sum of the ingredients."""

    def unknown(self, value: Callable[[Food], float | None]) -> tuple[Food, ...]:
        """The ingredients of which a value is unknown, so that it is of the whole."""
        return tuple(one.food for one in self.ingredients if value(one.food) is None)

    def at_least(self, value: Callable[[Food], float | None]) -> float:
        """What the ingredients hold together of which it is known."""
        return sum((value(one.food) or 0.0) * one.grams / 100 for one in self.ingredients)


def recipe_made(typed: TypedRecipe, ingredients: tuple[Ingredient, ...], food_id: str) -> RecipeView:
    """The recipe, and the food with this id that it makes; raises a Problem where that cannot be."""
    for problem in check_recipe(typed, sum(one.grams for one in ingredients)):
        raise problem
    raw = sum(one.grams for one in ingredients)
    cooked = raw if typed.cooked_grams is None else typed.cooked_grams
    name = tidy(typed.name)
    rule = absorption_of(_GROUP, frozenset(), False)
    plain = Food(
        id=food_id,
        name_da=name,
        name_en=name,
        group=_GROUP,
        calcium_mg_per_100g=None,
        vitamin_d_ug_per_100g=None,
        energy_kcal_per_100g=None,
        absorption=rule.fraction,
        absorption_index=rule.index,
        absorption_basis=rule.basis,
        source="own",
        portions=_portions(typed.portions, cooked),
        rank=_BEFORE_THE_TABLE,
    )
    food = _with_values(plain, ingredients, cooked)
    return RecipeView(food, ingredients, typed.portions, cooked, typed.cooked_grams is None)


def check_recipe(typed: TypedRecipe, raw_grams: float) -> Iterable[Problem]:
    """What is wrong with a recipe of so many grams of ingredients; nothing where it can be stored."""
    yield from check_names(typed.name, None)
    if typed.portions is not None and not 0 < typed.portions <= MOST_PORTIONS:
        yield ImpossibleYield(_("The number of portions"), typed.portions, 0, MOST_PORTIONS, "portions")
    low, high = raw_grams * LEAST_COOKED_SHARE, raw_grams * MOST_COOKED_SHARE
    if typed.cooked_grams is not None and not low <= typed.cooked_grams <= high:
        yield ImpossibleYield(_("The cooked weight in grams"), typed.cooked_grams, low, high, "cooked_grams")


def _portions(portions: float | None, cooked_grams: float) -> tuple[Portion, ...]:
    """A portion, and the whole of which a share may be eaten; what is heavier than any measure is left out."""
    told = [
        Portion("portion", cooked_grams / (portions or 1.0), "recipe"),
        Portion("piece", cooked_grams, WHOLE_DISH),
    ]
    return tuple(
        replace(one, grams=round(one.grams, 3)) for one in told if 0.001 <= one.grams <= MAX_PORTION_GRAMS
    )


def _with_values(food: Food, ingredients: Sequence[Ingredient], cooked_grams: float) -> Food:
    """The food with what follows from its ingredients."""
    raw = sum(one.grams for one in ingredients)
    recipe = Recipe(tuple((one.food.id, one.grams) for one in ingredients), cooked_grams / raw)
    foods = {one.food.id: one.food for one in ingredients}
    absorbed = _absorption(recipe, foods)
    return replace(
        food,
        calcium_mg_per_100g=per_100g(recipe, foods, lambda one: one.calcium_mg_per_100g),
        vitamin_d_ug_per_100g=per_100g(recipe, foods, lambda one: one.vitamin_d_ug_per_100g),
        energy_kcal_per_100g=per_100g(recipe, foods, lambda one: one.energy_kcal_per_100g),
        absorption=absorbed.fraction,
        absorption_index=absorbed.index,
        absorption_basis=absorbed.basis,
        source=recipe_source(recipe),
        tags=frozenset().union(*(one.food.tags & _CARRIED_TAGS for one in ingredients)),
    )


def _absorption(recipe: Recipe, foods: dict[str, Food]) -> Absorption:
    try:
        return absorption_of_dish(recipe, foods)
    except ValueError:
        # Where no ingredient is known to bring calcium, nothing is known of how it is absorbed.
        return absorption_of(_GROUP, frozenset(), False)


def recipe_view(reader: Reader, food: Food) -> RecipeView | None:
    """The recipe behind a food; None where there is none."""
    stored = reader.recipe(food.id)
    return None if stored is None else view_of(food, stored, foods_of(reader, [stored]))


def refresh_dishes_of(writer: "Writer", food_id: str) -> None:
    """Reckon anew the dishes that a changed food is an ingredient of, and the dishes that these go into."""
    waiting, done = [food_id], {food_id}
    while waiting:
        changed = waiting.pop()
        for stored in writer.recipes():
            if stored.food_id in done or changed not in {one.food_id for one in stored.ingredients}:
                continue
            before = writer.food(stored.food_id)
            view = view_of(before, stored, foods_of(writer, [stored]))
            writer.edit_own_food(_with_values(before, view.ingredients, view.cooked_grams))
            waiting.append(stored.food_id)
            done.add(stored.food_id)


def foods_of(reader: Reader, stored: Sequence[StoredRecipe]) -> dict[str, Food]:
    """The foods of recipes and of their ingredients, by id."""
    if len(stored) == 1:
        wanted = {stored[0].food_id, *(one.food_id for one in stored[0].ingredients)}
        return {food_id: reader.food(food_id) for food_id in wanted}
    return {food.id: food for food in reader.foods(include_retired=True)} if stored else {}


def view_of(food: Food, stored: StoredRecipe, foods: dict[str, Food]) -> RecipeView:
    """A stored recipe of `food`, with the foods of its ingredients as they are now."""
    ingredients = tuple(Ingredient(foods[one.food_id], one.grams, one.text) for one in stored.ingredients)
    raw = sum(one.grams for one in ingredients)
    cooked = raw if stored.cooked_grams is None else stored.cooked_grams
    return RecipeView(food, ingredients, stored.portions, cooked, stored.cooked_grams is None)
