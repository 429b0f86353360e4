"""Grams of an amount of a food: by mass, by volume, by its own portions, and by what stands in for them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.foods.food import AbsorptionBasis, Food, Portion
from tracker.foods.groups import default_portion
from tracker.foods.habits import Habit
from tracker.foods.portions import Measure, bare_count, grams_per_ml, measure, usual
from tracker.foods.refusals import MAX_GRAMS_AT_ONCE, UnreadReason
from tracker.foods.units import SIZES, UNITS


def food(group: str, portions: str = "", *, density: float | None = None, tags: str = "") -> Food:
    """A food with portions written as in the table."""
    return Food(
        id=f"test:{group}",
        name_da="Mad",
        name_en="Food",
        group=group,
        calcium_mg_per_100g=100,
        vitamin_d_ug_per_100g=None,
        energy_kcal_per_100g=None,
        absorption=0.3,
        absorption_index=1,
        absorption_basis=AbsorptionBasis.ASSUMED,
        source="test",
        tags=frozenset(tags.split()),
        portions=tuple(
            Portion(unit, float(grams), "test")
            for unit, grams in (part.split("=") for part in portions.split())
        ),
        density_g_per_ml=density,
    )


MILK = food("milk", "glass=206 glass.small=155 tbsp=15.5", density=1.03, tags="liquid dairy")
BREAD = food("bread", "slice=45 slice.thin=30")
CHEESE = food("cheese", "slice.thin=10 slice=20 dl=40")
EGG = food("egg", "piece=55 piece.large=65")
OATS = food("cereal", "portion=50 dl=35")
COFFEE = food("coffee-tea", "cup=170", density=1.0, tags="liquid")
ALMOND = food("nuts-seeds", "portion=30 piece=1.2")
TABLET = food("supplement", "tablet=1.25", tags="supplement")
STEW = food("dishes")


def grams(of: Food, amount: float, unit: str, size: str | None = None) -> float:
    """The grams of an amount that is not refused."""
    found = measure(of, amount, unit, size)
    assert isinstance(found, Measure)
    return found.grams


@pytest.mark.parametrize(
    ("of", "amount", "unit", "size", "expected"),
    [
        (BREAD, 200, "g", None, 200),
        (BREAD, 0.2, "kg", None, 200),
        (BREAD, 500, "mg", None, 0.5),
        (BREAD, 2, "oz", None, 56.69904625),
        (BREAD, 1, "lb", None, 453.59237),
        (MILK, 2, "dl", None, 206),
        (MILK, 0.2, "l", None, 206),
        (MILK, 1, "us_cup", None, 1.03 * 236.5882365),
        (MILK, 1, "cup", None, 206),
        (MILK, 1, "tbsp", None, 15.5),
        (MILK, 1, "tsp", None, 5.15),
        (MILK, 1, "glass", None, 206),
        (MILK, 1, "glass", "small", 155),
        (MILK, 1, "glass", "large", 206 * 1.35),
        (MILK, 1, "splash", None, 30.9),
        (COFFEE, 1, "us_cup", None, 170),
        (COFFEE, 1, "bottle", None, 500),
        (BREAD, 2, "slice", None, 90),
        (BREAD, 1, "slice", "small", 30),
        (BREAD, 1, "slice", "thick", 67.5),
        (BREAD, 1, "piece", None, 45),
        (BREAD, 1, "portion", None, 45),
        (CHEESE, 1, "slice", None, 20),
        (CHEESE, 2, "tbsp", None, 12),
        (OATS, 1, "us_cup", None, 0.35 * 236.5882365),
        (OATS, 1, "bowl", None, 50),
        (ALMOND, 1, "handful", None, 30),
        (EGG, 2, "piece", "large", 130),
        (TABLET, 2, "capsule", None, 2.5),
        (STEW, 1, "portion", None, default_portion("dishes").grams),
    ],
)
def test_an_amount_in_a_unit_has_its_grams(
    of: Food, amount: float, unit: str, size: str | None, expected: float
) -> None:
    assert grams(of, amount, unit, size) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("of", "amount", "unit", "reason"),
    [
        (BREAD, 2, "dl", UnreadReason.NO_VOLUME),
        (BREAD, 1, "tbsp", UnreadReason.NO_VOLUME),
        (BREAD, 1, "glass", UnreadReason.UNKNOWN_UNIT_FOR_FOOD),
        (MILK, 1, "slice", UnreadReason.UNKNOWN_UNIT_FOR_FOOD),
        (OATS, 1, "can", UnreadReason.UNKNOWN_UNIT_FOR_FOOD),
        (EGG, 20, "ug", UnreadReason.UNKNOWN_UNIT_FOR_FOOD),
        (MILK, 5001, "g", UnreadReason.TOO_MUCH),
        (MILK, 6, "l", UnreadReason.TOO_MUCH),
        (TABLET, 31, "tablet", UnreadReason.TOO_MUCH),
        (TABLET, 1, "kg", UnreadReason.TOO_MUCH),
        (MILK, 1e-320, "mg", UnreadReason.ZERO),
    ],
)
def test_what_has_no_weight_or_too_much_is_refused(
    of: Food, amount: float, unit: str, reason: UnreadReason
) -> None:
    assert measure(of, amount, unit) is reason


def test_the_limits_themselves_are_taken() -> None:
    assert grams(MILK, MAX_GRAMS_AT_ONCE, "g") == MAX_GRAMS_AT_ONCE
    assert grams(TABLET, 30, "tablet") == 37.5


@pytest.mark.parametrize(
    ("of", "count", "expected"),
    [
        (EGG, 2, 110),
        (BREAD, 3, 135),
        (MILK, 2, 412),
        (MILK, 200, 200),
        (OATS, 20, 20),
        (OATS, 2, 100),
        (ALMOND, 10, 12),
        (ALMOND, 25, 30),
        (ALMOND, 100, 100),
        (TABLET, 25, 31.25),
        (STEW, 1, default_portion("dishes").grams),
    ],
)
def test_a_bare_number_counts_pieces_while_it_is_small_and_grams_when_it_is_big(
    of: Food, count: float, expected: float
) -> None:
    found = bare_count(of, count)
    assert isinstance(found, Measure)
    assert found.grams == pytest.approx(expected)


def test_without_an_amount_the_first_portion_is_meant() -> None:
    assert usual(CHEESE, {}).grams == 10
    assert usual(CHEESE, {}).unit == "slice.thin"


def test_without_an_amount_what_was_taken_last_goes_before_the_usual_portion() -> None:
    habit = Habit(times=3, last_grams=90, last_portion="slice")
    found = usual(BREAD, {BREAD.id: habit})
    assert (found.grams, found.amount, found.unit) == (90, 2, "slice")


def test_last_grams_that_are_no_round_count_of_the_portion_are_told_in_grams() -> None:
    found = usual(BREAD, {BREAD.id: Habit(times=1, last_grams=51.3, last_portion="slice")})
    assert (found.grams, found.amount, found.unit) == (51.3, 51.3, "g")


@pytest.mark.parametrize("last", [0.0, -5.0, 1e9, math.nan])
def test_a_last_amount_that_no_one_eats_is_passed_over(last: float) -> None:
    assert usual(BREAD, {BREAD.id: Habit(times=1, last_grams=last)}).grams == 45


def test_a_volume_weighs_by_density_then_by_a_portion_then_as_water() -> None:
    assert grams_per_ml(MILK) == 1.03
    assert grams_per_ml(OATS) == 0.35
    assert grams_per_ml(food("water", tags="liquid")) == 1.0
    assert grams_per_ml(BREAD) is None


ALL_FOODS = st.sampled_from([MILK, BREAD, CHEESE, EGG, OATS, COFFEE, ALMOND, TABLET, STEW])


@given(ALL_FOODS, st.floats(1e-6, 1e6), st.sampled_from(sorted(UNITS)), st.sampled_from([None, *SIZES]))
def test_grams_are_always_sane_and_told_in_a_unit_that_gives_them_back(
    of: Food, amount: float, unit: str, size: str | None
) -> None:
    found = measure(of, amount, unit, size)
    if isinstance(found, UnreadReason):
        return
    assert 0 < found.grams <= MAX_GRAMS_AT_ONCE
    again = measure(of, found.amount, found.unit)
    assert isinstance(again, Measure)
    assert math.isclose(again.grams, found.grams, rel_tol=1e-9)


@given(
    ALL_FOODS, st.floats(0.01, 10), st.sampled_from(["g", "dl", "slice", "glass", "piece", "tbsp", "portion"])
)
def test_twice_the_amount_is_twice_the_grams(of: Food, amount: float, unit: str) -> None:
    once, twice = measure(of, amount, unit), measure(of, 2 * amount, unit)
    if isinstance(once, Measure) and isinstance(twice, Measure):
        assert math.isclose(twice.grams, 2 * once.grams, rel_tol=1e-9)


@given(st.floats(0.01, 40))
def test_one_volume_weighs_the_same_in_every_metric_unit(decilitres: float) -> None:
    weights = [
        grams(MILK, decilitres, "dl"),
        grams(MILK, decilitres * 10, "cl"),
        grams(MILK, decilitres * 100, "ml"),
        grams(MILK, decilitres / 10, "l"),
    ]
    assert all(math.isclose(weight, weights[0], rel_tol=1e-9) for weight in weights)
