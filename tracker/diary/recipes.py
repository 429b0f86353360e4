"""Recipes: making, changing, finding and removing them. The ingredients are typed as foods eaten are."""

from collections.abc import Iterable
from datetime import date

from tracker.diary.food_names import tidy
from tracker.diary.foods import free_id, require_free
from tracker.diary.pantry import pantry_of
from tracker.diary.people import person_in
from tracker.diary.products import keep_products, read_with_products
from tracker.diary.recipe import (
    Ingredient,
    RecipeView,
    TypedRecipe,
    foods_of,
    recipe_made,
    refresh_dishes_of,
    view_of,
)
from tracker.diary.recipe_problems import MadeOfItself, NoIngredients, NoSuchRecipe, UnreadIngredients
from tracker.foods.folding import fold
from tracker.foods.line import Item
from tracker.foods.refusals import Unread
from tracker.store.records import ChangeSummary, Person, StoredIngredient, StoredRecipe
from tracker.store.store import Reader, Store


def preview_recipe(store: Store, typed: TypedRecipe, *, person: str | None, day: date) -> RecipeView:
    """What a recipe would be, and nothing is stored; raises what `add_recipe` raises but for a taken name."""
    with store.read() as reader:
        ingredients = _read_ingredients(reader, typed.ingredients, person_in(reader, person), day)
        return recipe_made(typed, ingredients, "own:")


def add_recipe(store: Store, typed: TypedRecipe, *, person: str | None, day: date) -> RecipeView:
    """Store a new recipe as one change that can be undone.

    Raises a Problem for a name that cannot be, UnreadIngredients, NoIngredients and ImpossibleYield.
    """
    with store.write(ChangeSummary("add-recipe", {"name": tidy(typed.name)})) as writer:
        ingredients = _read_ingredients(writer, typed.ingredients, person_in(writer, person), day)
        view = recipe_made(typed, ingredients, free_id(writer, typed.name))
        require_free(writer, view.food)
        keep_products(writer, [one.food for one in ingredients])
        writer.add_own_food(view.food)
        writer.put_recipe(_stored(view, typed))
        return view


def edit_recipe(
    store: Store, food_id: str, typed: TypedRecipe, *, person: str | None, day: date
) -> RecipeView:
    """Change a recipe as one change; what was logged of it keeps its values. Raises what `add_recipe` raises."""
    with store.write(ChangeSummary("edit-recipe", {"name": tidy(typed.name)})) as writer:
        ingredients = _read_ingredients(writer, typed.ingredients, person_in(writer, person), day)
        view = recipe_made(typed, ingredients, food_id)
        if _is_among(writer, food_id, (one.food.id for one in ingredients)):
            raise MadeOfItself(view.food.name_da)
        require_free(writer, view.food)
        keep_products(writer, [one.food for one in ingredients])
        writer.edit_own_food(view.food)
        writer.put_recipe(_stored(view, typed))
        refresh_dishes_of(writer, food_id)
        return view


def remove_recipe(store: Store, name: str) -> RecipeView:
    """Let a recipe be found no more, as one change; what was logged of it stays. Raises NoSuchRecipe."""
    with store.write(ChangeSummary("remove-recipe", {"name": name})) as writer:
        view = find_in(writer, name)
        writer.summary = ChangeSummary("remove-recipe", {"name": view.food.name_da})
        writer.retire_own_food(view.food.id)
        return view


def list_recipes(store: Store) -> list[RecipeView]:
    """All recipes by name."""
    with store.read() as reader:
        return _all(reader)


def find_recipe(store: Store, name: str) -> RecipeView:
    """The recipe of this name in whatever case, or of this id; raises NoSuchRecipe."""
    with store.read() as reader:
        return find_in(reader, name)


def as_typed(view: RecipeView) -> TypedRecipe:
    """A recipe as it could have been typed, to be changed."""
    return TypedRecipe(
        name=view.food.name_da,
        ingredients="\n".join(one.text for one in view.ingredients),
        portions=view.portions,
        cooked_grams=None if view.cooked_grams_assumed else view.cooked_grams,
    )


def find_in(reader: Reader, name: str) -> RecipeView:
    """As `find_recipe`, inside a reading that is already open."""
    known = _all(reader)
    wanted = fold(tidy(name))
    for view in known:
        if wanted in (fold(view.food.name_da), fold(view.food.name_en), view.food.id):
            return view
    raise NoSuchRecipe(name, [view.food.name_da for view in known])


def _read_ingredients(reader: Reader, text: str, person: Person, day: date) -> tuple[Ingredient, ...]:
    if not text.strip():
        raise NoIngredients
    parts = read_with_products(reader, pantry_of(reader, person, day, text), text)
    unread = [part for part in parts if isinstance(part, Unread)]
    if unread:
        raise UnreadIngredients(unread)
    return tuple(
        Ingredient(part.food, part.grams, part.text, part.assumed_amount)
        for part in parts
        if isinstance(part, Item)
    )


def _stored(view: RecipeView, typed: TypedRecipe) -> StoredRecipe:
    listed = tuple(StoredIngredient(one.food.id, _kept_text(one), one.grams) for one in view.ingredients)
    return StoredRecipe(view.food.id, typed.portions, typed.cooked_grams, listed)


def _kept_text(one: Ingredient) -> str:
    """The text with the amount that was assumed, which would be another when habits have changed."""
    return f"{one.grams:g} g {one.text}" if one.assumed_amount else one.text


def _is_among(reader: Reader, food_id: str, ingredients: Iterable[str]) -> bool:
    recipes = {one.food_id: {each.food_id for each in one.ingredients} for one in reader.recipes()}
    waiting, seen = list(ingredients), set()
    while waiting:
        one = waiting.pop()
        if one == food_id:
            return True
        if one not in seen:
            seen.add(one)
            waiting += recipes.get(one, ())
    return False


def _all(reader: Reader) -> list[RecipeView]:
    stored = reader.recipes()
    foods = foods_of(reader, stored)
    views = [view_of(foods[one.food_id], one, foods) for one in stored]
    return sorted(views, key=lambda view: fold(view.food.name_da))
