"""Recipes: what follows from the ingredients, shares of a dish, and that nothing logged is rewritten."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diary import revise
from tracker.diary.food_card import view_food_card
from tracker.diary.food_names import NamelessFood, TakenName, UnreadableName
from tracker.diary.foods import Label, add_own_food, edit_own_food
from tracker.diary.log import log_line
from tracker.diary.pantry import pantry_of
from tracker.diary.recipe import Ingredient, RecipeView, TypedRecipe, recipe_made
from tracker.diary.recipe_problems import (
    ImpossibleYield,
    MadeOfItself,
    NoIngredients,
    NoSuchRecipe,
    UnreadIngredients,
)
from tracker.diary.recipe_wording import recipe_notes, yield_text
from tracker.diary.recipes import (
    add_recipe,
    as_typed,
    edit_recipe,
    find_recipe,
    list_recipes,
    preview_recipe,
    remove_recipe,
)
from tracker.foods.absorption_rule import absorption_of
from tracker.foods.calculated import read_recipe
from tracker.foods.food import Food
from tracker.foods.line import Item
from tracker.locale import set_language
from tracker.problems import Problem
from tracker.store.records import NewEntry
from tracker.store.store import Store

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 18, 0)
LASAGNE = TypedRecipe(
    name="Lasagne", ingredients="400 g minced beef, 4 dl milk, 200 g cheese", portions=4, cooked_grams=800
)


def add(store: Store, typed: TypedRecipe = LASAGNE) -> RecipeView:
    return add_recipe(store, typed, person=None, day=DAY)


def edit(store: Store, food_id: str, typed: TypedRecipe) -> RecipeView:
    return edit_recipe(store, food_id, typed, person=None, day=DAY)


def log(store: Store, text: str) -> NewEntry:
    logged = log_line(store, text, person=None, day=DAY, now=NOW)
    assert logged.stored, logged.unresolved
    return logged.entries[0].entry


def calcium(food: Food) -> float | None:
    return food.calcium_mg_per_100g


def test_the_values_are_those_of_all_ingredients_over_the_cooked_weight(store: Store) -> None:
    view = add(store)
    brought = sum((calcium(one.food) or 0) * one.grams / 100 for one in view.ingredients)
    absorbed = sum(
        (calcium(one.food) or 0) * one.grams / 100 * one.food.absorption for one in view.ingredients
    )
    assert view.food.calcium_mg_per_100g == pytest.approx(brought / 8)
    assert view.food.absorption == pytest.approx(absorbed / brought, abs=1e-4)
    assert view.food.tags == {"dairy"}
    recipe = read_recipe(view.food.source)
    assert recipe is not None
    assert recipe.cooked_grams == pytest.approx(800, rel=1e-5)


def test_it_is_logged_as_a_share_of_the_whole_as_portions_or_by_weight(store: Store) -> None:
    add(store)
    with store.read() as reader:
        pantry = pantry_of(reader, reader.current_person(), DAY)
    for text, grams in (
        ("lasagne", 200.0),
        ("1 portion lasagne", 200.0),
        ("2 portioner lasagne", 400.0),
        ("1/4 lasagne", 200.0),
        ("½ lasagne", 400.0),
        ("en halv lasagne", 400.0),
        ("1 lasagne", 200.0),
        ("2 lasagne", 400.0),
        ("250 g lasagne", 250.0),
    ):
        (item,) = pantry.read(text)
        assert isinstance(item, Item)
        assert (item.food.id, item.grams) == ("own:lasagne", grams), text
    assert log(store, "1/4 lasagne").grams == 200.0


def test_without_portions_the_whole_is_one_and_without_a_weight_it_is_the_sum(store: Store) -> None:
    view = add(store, TypedRecipe(name="Suppe", ingredients="300 g kale, 100 g cream"))
    assert (view.cooked_grams, view.cooked_grams_assumed) == (400.0, True)
    assert "assumed" in yield_text(view)
    assert log(store, "1 portion suppe").grams == 400.0


def test_changing_a_recipe_rewrites_nothing_that_was_logged(store: Store) -> None:
    view = add(store)
    before = log(store, "1 portion lasagne")
    edit(store, view.food.id, replace(LASAGNE, ingredients="800 g kale"))
    with store.read() as reader:
        (kept,) = reader.entries_of_day(1, DAY)
    assert (kept.calcium_mg, kept.absorption, kept.source) == (
        before.calcium_mg,
        before.absorption,
        before.source,
    )
    assert log(store, "1 portion lasagne").absorption == 0.6


def test_every_change_can_be_undone_and_done_again(store: Store) -> None:
    view = add(store)
    edit(store, view.food.id, replace(LASAGNE, name="Stor lasagne", ingredients="1 kg kale, 2 dl milk"))
    remove_recipe(store, "stor lasagne")
    assert list_recipes(store) == []
    for _change in range(2):
        assert revise.undo(store, person=None) is not None
    assert find_recipe(store, "lasagne").ingredients == view_ingredients(view)
    assert revise.undo(store, person=None) is not None
    assert list_recipes(store) == []
    for _change in range(2):
        assert revise.redo(store, person=None) is not None
    assert [one.text for one in find_recipe(store, "stor lasagne").ingredients] == ["1 kg kale", "2 dl milk"]


def view_ingredients(view: RecipeView) -> tuple[Ingredient, ...]:
    return tuple(replace(one, assumed_amount=False) for one in view.ingredients)


def test_an_unknown_value_of_one_ingredient_is_unknown_of_the_whole_and_said_with_what_is_known(
    store: Store,
) -> None:
    add_own_food(store, Label(name="Mormors pulver", vitamin_d_ug=1.0))
    view = add(store, replace(LASAGNE, ingredients="4 dl milk, 5 g mormors pulver", cooked_grams=None))
    assert view.food.calcium_mg_per_100g is None
    assert view.food.vitamin_d_ug_per_100g is not None
    (note,) = recipe_notes(view)
    assert "Mormors pulver" in note
    assert f"{view.at_least(calcium) / 4:.0f} mg" in note
    assert log(store, "1 portion lasagne").calcium_mg is None
    assert view.food.absorption == absorption_of("milk", frozenset(), False).fraction


def test_without_any_known_calcium_the_absorption_is_assumed(store: Store) -> None:
    add_own_food(store, Label(name="Mormors pulver"))
    view = add(store, TypedRecipe(name="Grød", ingredients="50 g mormors pulver"))
    assert (view.food.absorption, view.food.absorption_basis) == (0.3, "assumed")


def test_ones_own_dish_stands_before_that_of_the_table(store: Store) -> None:
    table = log(store, "200 g lasagne").food_id
    assert table != "own:lasagne"
    add(store)
    assert log(store, "200 g lasagne").food_id == "own:lasagne"


def test_a_dish_may_be_an_ingredient_and_follows_what_it_is_made_of(store: Store) -> None:
    own = add_own_food(store, Label(name="Min ost", calcium_mg=500))
    sauce = add(store, TypedRecipe(name="Ostesovs", ingredients="100 g min ost, 100 g water"))
    dish = add(
        store, TypedRecipe(name="Gratin", ingredients="100 g ostesovs, 300 g potatoes", cooked_grams=400)
    )
    edit_own_food(store, own.id, Label(name="Min ost", calcium_mg=900))
    assert find_recipe(store, "ostesovs").food.calcium_mg_per_100g != sauce.food.calcium_mg_per_100g
    changed = (find_recipe(store, "gratin").food.calcium_mg_per_100g or 0) - (
        dish.food.calcium_mg_per_100g or 0
    )
    assert changed == pytest.approx(400 / 2 / 4)


def test_what_is_among_its_own_ingredients_is_refused(store: Store) -> None:
    sauce = add(store, TypedRecipe(name="Sovs", ingredients="1 dl milk"))
    add(store, TypedRecipe(name="Gratin", ingredients="100 g sovs, 300 g potatoes"))
    for ingredients in ("100 g gratin", "100 g sovs, 1 dl milk"):
        with pytest.raises(MadeOfItself):
            edit(store, sauce.food.id, TypedRecipe(name="Sovs", ingredients=ingredients))


def test_ingredients_that_are_not_understood_are_refused_and_nothing_stored(store: Store) -> None:
    for ingredients, problem in (
        ("  ", NoIngredients),
        ("2 dl milk, 3 xyzzy", UnreadIngredients),
        ("2 skiver milk", UnreadIngredients),
    ):
        with pytest.raises(problem) as refused:
            add(store, replace(LASAGNE, ingredients=ingredients))
        assert "Nothing was stored" in refused.value.sentence()
    assert list_recipes(store) == []


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (replace(LASAGNE, portions=0), ImpossibleYield),
        (replace(LASAGNE, portions=-2), ImpossibleYield),
        (replace(LASAGNE, portions=float("nan")), ImpossibleYield),
        (replace(LASAGNE, cooked_grams=10), ImpossibleYield),
        (replace(LASAGNE, cooked_grams=90_000), ImpossibleYield),
        (replace(LASAGNE, name=""), NamelessFood),
        (replace(LASAGNE, name="500"), UnreadableName),
    ],
)
def test_a_yield_or_name_that_cannot_be_is_refused(typed: TypedRecipe, problem: type[Problem]) -> None:
    ingredients = made_of([(120.0, 800.0)], 1.0).ingredients
    with pytest.raises(problem) as refused:
        recipe_made(typed, ingredients, "own:d")
    assert "Nothing was stored" in refused.value.sentence()


def test_a_name_is_taken_once(store: Store) -> None:
    add(store)
    with pytest.raises(TakenName):
        add(store, replace(LASAGNE, name="LASAGNE"))


def test_a_recipe_that_is_not_there_is_told_with_those_that_are(store: Store) -> None:
    with pytest.raises(NoSuchRecipe, match="no recipe yet"):
        find_recipe(store, "lasagne")
    add(store)
    with pytest.raises(NoSuchRecipe, match="Lasagne"):
        remove_recipe(store, "pizza")


def test_a_preview_stores_nothing(store: Store) -> None:
    view = preview_recipe(store, LASAGNE, person=None, day=DAY)
    assert view.food.calcium_mg_per_100g == add(store).food.calcium_mg_per_100g
    assert len(list_recipes(store)) == 1


@pytest.mark.parametrize("language", ["da", "en"])
def test_it_can_be_typed_as_it_was_even_where_an_amount_was_assumed(store: Store, language: str) -> None:
    set_language(language)
    view = add(store, replace(LASAGNE, ingredients="mælk, 2 dl; ost; 1/2 løg", cooked_grams=None))
    assert [one.assumed_amount for one in view.ingredients] == [False, True, False]
    again = edit(store, view.food.id, as_typed(find_recipe(store, "lasagne")))
    assert [(one.food, one.grams) for one in again.ingredients] == [
        (one.food, one.grams) for one in view.ingredients
    ]
    assert not any(one.assumed_amount for one in again.ingredients)


def test_the_card_shows_what_it_is_made_of(store: Store) -> None:
    view = add(store)
    card = view_food_card(store, view.food.id, person=None, day=DAY)
    assert card.own
    assert card.recipe is not None
    assert [one.text for one in card.recipe.ingredients] == [one.text for one in view.ingredients]
    milk = view.ingredients[1].food.id
    assert view_food_card(store, milk, person=None, day=DAY).recipe is None


def made_of(values: list[tuple[float | None, float]], cooked_share: float) -> RecipeView:
    rule = absorption_of("milk", frozenset(), False)
    foods = [
        Food(f"own:{at}", "x", "x", "milk", value, None, None, rule.fraction, rule.index, rule.basis, "own")
        for at, (value, _grams) in enumerate(values)
    ]
    ingredients = tuple(
        Ingredient(food, grams, "") for food, (_value, grams) in zip(foods, values, strict=True)
    )
    raw = sum(one.grams for one in ingredients)
    return recipe_made(
        TypedRecipe(name="Dish", ingredients="", cooked_grams=raw * cooked_share), ingredients, "own:d"
    )


VALUES = st.lists(st.tuples(st.none() | st.floats(0, 2000), st.floats(0.1, 3000)), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(VALUES, st.floats(0.2, 5))
def test_cooking_loses_water_and_no_calcium(
    values: list[tuple[float | None, float]], cooked_share: float
) -> None:
    view = made_of(values, cooked_share)
    per_100g = view.food.calcium_mg_per_100g
    if any(value is None for value, _grams in values):
        assert per_100g is None
    else:
        assert per_100g is not None
        assert per_100g * view.cooked_grams / 100 == pytest.approx(view.at_least(calcium), rel=1e-4, abs=1e-6)
