"""Queries about recipes: which foods of one's own are made of others, and of how much of each."""

from typing import Any

from sqlalchemy import Connection, select

from tracker.store.foods import require_foods
from tracker.store.journal import Recorder
from tracker.store.models import food
from tracker.store.product_models import recipe, recipe_ingredient
from tracker.store.records import StoredIngredient, StoredRecipe
from tracker.store.rows import storable

_IN_USE = (
    select(recipe.c.food_id, recipe.c.yield_portions, recipe.c.cooked_grams)
    .join(food, food.c.id == recipe.c.food_id)
    .where(food.c.retired.is_(False))
    .order_by(recipe.c.food_id)
)
_INGREDIENTS = select(
    recipe_ingredient.c.food_id,
    recipe_ingredient.c.ingredient_id,
    recipe_ingredient.c.text,
    recipe_ingredient.c.grams,
).order_by(recipe_ingredient.c.food_id, recipe_ingredient.c.position)


def recipes(connection: Connection) -> list[StoredRecipe]:
    """The recipes of all foods that can be logged, by the id of the food."""
    ingredients: dict[str, list[StoredIngredient]] = {}
    for food_id, *values in connection.execute(_INGREDIENTS):
        ingredients.setdefault(food_id, []).append(StoredIngredient(*values))
    return [
        StoredRecipe(food_id, portions, cooked, tuple(ingredients.get(food_id, ())))
        for food_id, portions, cooked in connection.execute(_IN_USE)
    ]


def recipe_of(connection: Connection, food_id: str) -> StoredRecipe | None:
    """The recipe of a food; None where it has none."""
    row = connection.execute(select(recipe).where(recipe.c.food_id == food_id)).first()
    if row is None:
        return None
    rows = connection.execute(_INGREDIENTS.where(recipe_ingredient.c.food_id == food_id))
    return StoredRecipe(
        food_id,
        row.yield_portions,
        row.cooked_grams,
        tuple(StoredIngredient(*values) for _id, *values in rows),
    )


def put_recipe(recorder: Recorder, value: StoredRecipe) -> None:
    """Store the recipe of an own food in the place of the one it had; raises UnknownFood, ImpossibleValue."""
    connection = recorder.connection
    require_foods(connection, {value.food_id, *(one.food_id for one in value.ingredients)})
    before = recipe_of(connection, value.food_id)
    row = storable(
        {
            "food_id": value.food_id,
            "yield_portions": value.portions,
            "cooked_grams": value.cooked_grams,
        }
    )
    if before is None:
        recorder.insert(recipe, row)
    else:
        recorder.update(
            recipe, (value.food_id,), {name: row[name] for name in ("yield_portions", "cooked_grams")}
        )
        for position in range(1, len(before.ingredients) + 1):
            recorder.delete(recipe_ingredient, (value.food_id, position))
    for position, one in enumerate(value.ingredients, start=1):
        recorder.insert(recipe_ingredient, _ingredient_row(value.food_id, position, one))


def _ingredient_row(food_id: str, position: int, one: StoredIngredient) -> dict[str, Any]:
    return storable(
        {
            "food_id": food_id,
            "position": position,
            "ingredient_id": one.food_id,
            "text": one.text,
            "grams": one.grams,
        }
    )
