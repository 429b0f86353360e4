"""Dishes follow from their ingredients: values, absorption, and what is unknown in them."""

from pathlib import Path

import pytest

from tracker.foods.calculated import absorption_of_dish, per_100g, read_recipe
from tracker.foods.food import AbsorptionBasis, Food
from tracker.foods.table import read_foods

TABLE = Path(__file__).parents[2] / "foods.csv"


@pytest.fixture(scope="module")
def foods() -> dict[str, Food]:
    return {food.id: food for food in read_foods(TABLE)[0]}


def test_every_dish_of_the_table_holds_what_its_recipe_gives(foods: dict[str, Food]) -> None:
    dishes = {food: recipe for food in foods.values() if (recipe := read_recipe(food.source))}
    assert len(dishes) > 40
    for food, recipe in dishes.items():
        for stored, value in (
            (food.calcium_mg_per_100g, lambda one: one.calcium_mg_per_100g),
            (food.vitamin_d_ug_per_100g, lambda one: one.vitamin_d_ug_per_100g),
        ):
            calculated = per_100g(recipe, foods, value)
            assert stored == (None if calculated is None else pytest.approx(calculated, abs=0.0051)), food.id


def test_milk_in_creamed_spinach_is_absorbed_as_milk(foods: dict[str, Food]) -> None:
    recipe = read_recipe("calculated: frida:50 300 g + frida:33 100 g; yield 0.8")
    assert recipe is not None
    spinach, milk = 300 * 1.29, 100 * 1.213
    absorption = absorption_of_dish(recipe, foods)
    assert absorption.fraction == pytest.approx((spinach * 0.05 + milk * 0.30) / (spinach + milk), abs=1e-4)
    assert absorption.index == pytest.approx((spinach * 0.12 + milk) / (spinach + milk), abs=1e-4)
    assert absorption.basis is AbsorptionBasis.ARTICLE


def test_one_unknown_ingredient_makes_the_dish_unknown(foods: dict[str, Food]) -> None:
    recipe = read_recipe("calculated: frida:33 100 g + frida:90 10 g")
    assert recipe is not None
    assert per_100g(recipe, foods, lambda food: food.calcium_mg_per_100g) is None


def test_a_yield_concentrates_the_dish(foods: dict[str, Food]) -> None:
    whole, reduced = (
        read_recipe("calculated: frida:33 100 g"),
        read_recipe("calculated: frida:33 100 g; yield 0.5"),
    )
    assert whole is not None
    assert reduced is not None
    assert per_100g(whole, foods, lambda food: food.calcium_mg_per_100g) == pytest.approx(121.3)
    assert per_100g(reduced, foods, lambda food: food.calcium_mg_per_100g) == pytest.approx(242.6)


def test_what_is_not_calculated_has_no_recipe_and_a_garbled_one_is_refused() -> None:
    assert read_recipe("frida:33") is None
    with pytest.raises(ValueError, match="not a recipe"):
        read_recipe("calculated: some milk and a pinch of salt")
    with pytest.raises(ValueError, match="not a recipe"):
        read_recipe("calculated: frida:33 100 g; until done")
