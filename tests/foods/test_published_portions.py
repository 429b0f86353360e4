"""Portions whose calcium others have printed, against the food table."""

import pytest

from tracker.foods.food import Food
from tracker.foods.table import default_food_table, read_foods


@pytest.fixture(scope="module")
def foods() -> dict[str, Food]:
    return {food.id: food for food in read_foods(default_food_table())[0]}


def calcium_mg(food: Food, grams: float) -> float:
    assert food.calcium_mg_per_100g is not None
    return food.calcium_mg_per_100g * grams / 100


def test_british_cheddar_of_30_g_to_the_printed_milligram(foods: dict[str, Food]) -> None:
    assert round(calcium_mg(foods["frida:321"], 30)) == 222


# Printed by the Danish authority: 100 ml milk 120 mg, 100 g firm cheese 500-700 mg, 100 ml yoghurt 120-190 mg; and by
# the British dietitians: 100 ml fortified drink 120-189 mg.
@pytest.mark.parametrize(
    ("food_id", "grams", "least", "most"),
    [
        ("frida:33", 103, 115, 125),
        ("frida:1596", 103, 115, 125),
        ("frida:109", 100, 500, 700),
        ("frida:148", 100, 500, 700),
        ("frida:12", 103, 120, 190),
        ("frida:1597", 103, 120, 190),
        ("drink:oat-fortified", 100, 120, 189),
        ("drink:soy-fortified", 100, 120, 189),
    ],
)
def test_portions_lie_where_dietitians_print_them(
    foods: dict[str, Food], food_id: str, grams: float, least: float, most: float
) -> None:
    assert least <= round(calcium_mg(foods[food_id], grams)) <= most
