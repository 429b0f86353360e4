"""Tests of the rule that gives every food its absorption, and of the table that holds the result."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.foods.absorption_rule import (
    DAIRY_GROUPS,
    KINDS,
    LIKE_SPINACH,
    MIXED_CALCIUM_SALTS,
    Absorption,
    absorption_of,
    evidence_kind,
)
from tracker.foods.calculated import absorption_of_dish, read_recipe
from tracker.foods.food import AbsorptionBasis, Food
from tracker.foods.groups import GROUPS
from tracker.foods.table import read_foods
from tracker.nutrition.absorption import EVIDENCE, REFERENCE_ABSORPTION

ARTICLE, LITERATURE, ASSUMED = AbsorptionBasis.ARTICLE, AbsorptionBasis.LITERATURE, AbsorptionBasis.ASSUMED
TABLE = Path(__file__).parents[2] / "foods.csv"


@pytest.fixture(scope="module")
def foods() -> dict[str, Food]:
    read, problems = read_foods(TABLE)
    assert not problems
    return {food.id: food for food in read}


def as_stored(food: Food) -> Absorption:
    return Absorption(food.absorption, food.absorption_index, food.absorption_basis)


def by_rule(food: Food, foods: dict[str, Food]) -> Absorption:
    recipe = read_recipe(food.source)
    if recipe is not None:
        return absorption_of_dish(recipe, foods)
    return absorption_of(food.group, food.tags, food.fortified)


def test_every_row_of_the_table_holds_what_the_rule_gives(foods: dict[str, Food]) -> None:
    assert len(foods) > 1400
    assert [food.id for food in foods.values() if as_stored(food) != by_rule(food, foods)] == []


@pytest.mark.parametrize(
    ("food_id", "name", "fraction", "index", "basis"),
    [
        ("frida:33", "Letmælk", 0.30, 1.0, ARTICLE),
        ("frida:148", "Ost, fast, 45+", 0.30, 1.0, ARTICLE),
        ("frida:1693", "Skyr", 0.30, 1.0, ARTICLE),
        ("frida:50", "Spinat", 0.05, 0.12, ARTICLE),
        ("frida:1741", "Babyspinat", 0.05, 0.12, ARTICLE),
        ("frida:23", "Grønkål", 0.60, 1.0, ARTICLE),
        ("frida:1797", "Havredrik, tilsat calcium", 0.30, 0.97, ARTICLE),
        ("drink:soy-tricalcium-phosphate", "Sojadrik", 0.225, 0.75, LITERATURE),
        ("drink:oatly", "Havredrik, Oatly", 0.30, 0.97, ASSUMED),
        ("drink:oatly-ikaffe", "Havredrik, Oatly iKaffe", 0.30, 0.97, ASSUMED),
        ("drink:oatly-chocolate", "Havredrik med chokolade", 0.30, 0.97, ASSUMED),
        ("frida:573", "Kinakål", 0.345, 1.15, LITERATURE),
        ("drink:oat-organic", "Havredrik, økologisk", 0.30, 1.0, ASSUMED),
        ("frida:35", "Mandel", 0.135, 0.45, LITERATURE),
        ("frida:1815", "Hvide bønner", 0.15, 0.50, LITERATURE),
        ("frida:1810", "Bønner, røde kidney", 0.138, 0.46, LITERATURE),
        ("frida:617", "Hvedeklid", 0.189, 0.63, LITERATURE),
        ("frida:672", "Grahamsbrød", 0.411, 1.37, LITERATURE),
        ("frida:10", "Rabarber", 0.066, 0.22, LITERATURE),
        ("frida:272", "Tofu", 0.264, 0.88, LITERATURE),
        ("supplement:calcium-carbonate-500", "Kalktablet", 0.30, 1.0, LITERATURE),
        ("supplement:calcium-citrate-250", "Kalktablet", 0.30, 1.0, LITERATURE),
        ("frida:942", "Oksekød, hakket", 0.30, 1.0, ASSUMED),
        ("frida:1670", "Rugbrød", 0.30, 1.0, ASSUMED),
        ("frida:924", "Sardin", 0.30, 1.0, ASSUMED),
    ],
)
def test_a_food_has_its_published_absorption(
    foods: dict[str, Food], food_id: str, name: str, fraction: float, index: float, basis: AbsorptionBasis
) -> None:
    assert foods[food_id].name_da.startswith(name)
    assert as_stored(foods[food_id]) == Absorption(fraction, index, basis)


def test_a_leaf_rich_in_oxalate_that_nobody_measured_gets_spinachs_figures_marked_as_assumed(
    foods: dict[str, Food],
) -> None:
    for food_id in ("frida:715", "frida:872"):
        assert foods[food_id].tags & LIKE_SPINACH
        assert as_stored(foods[food_id]) == Absorption(0.05, 0.12, ASSUMED)


@pytest.mark.parametrize(
    "food_id", ["frida:1803", "frida:1807", "frida:302", "frida:1728", "frida:1292", "frida:558"]
)
def test_a_food_rich_in_phytate_that_nobody_measured_absorbs_less_than_milk_and_is_marked_as_assumed(
    foods: dict[str, Food], food_id: str
) -> None:
    assert as_stored(foods[food_id]).basis is ASSUMED
    assert foods[food_id].absorption < REFERENCE_ABSORPTION


def test_an_organic_plant_drink_is_never_taken_for_a_fortified_one(foods: dict[str, Food]) -> None:
    organic = [food for food in foods.values() if "plant-drink" in food.tags and food.organic]
    assert len(organic) >= 4
    for food in organic:
        assert not food.fortified
        assert food.absorption_basis is not ARTICLE
        assert food.calcium_mg_per_100g is not None
        assert food.calcium_mg_per_100g < 25


def test_a_drink_of_undeclared_calcium_salts_is_assumed_to_be_like_a_fortified_one() -> None:
    tags = frozenset({"plant-drink", MIXED_CALCIUM_SALTS})
    assert absorption_of("plant-drink", tags, True) == Absorption(0.30, 0.97, ASSUMED)
    assert evidence_kind("plant-drink", tags, True) is None
    assert evidence_kind("plant-drink", frozenset({"plant-drink"}), True) == "calcium-carbonate-drink"


@pytest.mark.parametrize("group", sorted(DAIRY_GROUPS))
def test_a_food_of_ones_own_in_a_dairy_group_counts_as_dairy_without_the_tag(group: str) -> None:
    assert absorption_of(group, frozenset(), False) == Absorption(0.30, 1.0, ARTICLE)


def test_fortification_alone_changes_nothing_outside_plant_drinks() -> None:
    assert absorption_of("cereal", frozenset(), True) == absorption_of("cereal", frozenset(), False)


def test_two_kinds_at_once_are_refused() -> None:
    with pytest.raises(ValueError, match="almond, spinach"):
        absorption_of("dishes", frozenset({"spinach", "almond"}), False)


@given(
    group=st.sampled_from(sorted(GROUPS)),
    kind=st.sampled_from([None, *sorted(KINDS)]),
    other=st.frozensets(st.sampled_from(["dairy", "fish", "vegan", "liquid", "supplement", "plant-drink"])),
    fortified=st.booleans(),
)
def test_any_food_gets_a_fraction_that_can_be(
    group: str, kind: str | None, other: frozenset[str], fortified: bool
) -> None:
    tags = other if kind is None else other | {kind}
    absorption = absorption_of(group, tags, fortified)
    assert 0 < absorption.fraction < 1
    assert absorption.index > 0


@pytest.mark.parametrize("kind", sorted(KINDS - {"spinach", "kale"} - LIKE_SPINACH))
def test_beyond_the_articles_foods_the_fraction_is_the_index_times_the_reference(kind: str) -> None:
    absorption = absorption_of("other", frozenset({kind}), False)
    assert absorption.index == EVIDENCE[kind].index
    assert absorption.fraction == pytest.approx(REFERENCE_ABSORPTION * EVIDENCE[kind].index, abs=1e-4)
