import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.nutrition.absorption import (
    CoefficientSet,
    absorbed_reference,
    milk_equivalent,
    milk_fractional_absorption,
)
from tracker.nutrition.intake import Contribution, DayIntake, day_intake, sum_of_known

ARTICLE, LOAD = CoefficientSet.ARTICLE, CoefficientSet.LOAD
SETS = st.sampled_from(CoefficientSet)
MEALS = ("breakfast", "lunch", "dinner", "snack")

AMOUNTS = st.none() | st.floats(min_value=0.0, max_value=3000.0)
CONTRIBUTIONS = st.builds(
    Contribution,
    calcium_mg=AMOUNTS,
    vitamin_d_ug=AMOUNTS,
    absorption=st.floats(min_value=0.0, max_value=1.0),
    absorption_index=st.floats(min_value=0.0, max_value=10.0),
    absorption_assumed=st.booleans(),
    meal=st.sampled_from(MEALS),
    supplement=st.booleans(),
)
DAYS = st.lists(CONTRIBUTIONS, max_size=12)


def milk(calcium_mg: float | None = 240.0, meal: str = "breakfast") -> Contribution:
    return Contribution(calcium_mg, 0.1, 0.30, 1.0, False, meal, False)


def spinach(calcium_mg: float = 200.0, meal: str = "dinner") -> Contribution:
    return Contribution(calcium_mg, 0.0, 0.05, 0.12, False, meal, False)


def tablet(calcium_mg: float | None = 400.0, vitamin_d_ug: float | None = 10.0) -> Contribution:
    return Contribution(calcium_mg, vitamin_d_ug, 0.30, 1.0, False, "dinner", True)


def unknown(*, supplement: bool = False) -> Contribution:
    return Contribution(None, None, 0.30, 1.0, True, "lunch", supplement)


def figures(day: DayIntake) -> list[float | None]:
    calcium, vitamin_d = day.calcium, day.vitamin_d
    return [
        calcium.intake_mg,
        calcium.food_mg,
        calcium.supplement_mg,
        calcium.absorbed_mg,
        calcium.milk_equivalent_mg,
        vitamin_d.intake_ug,
        vitamin_d.food_ug,
        vitamin_d.supplement_ug,
    ]


@pytest.mark.parametrize("coefficients", CoefficientSet)
def test_a_day_without_entries_holds_nothing(coefficients: CoefficientSet) -> None:
    day = day_intake([], coefficients)
    assert figures(day) == [0.0] * 8
    assert (day.calcium.known_entries, day.calcium.unknown_entries) == (0, 0)
    assert day.absorbed_by_entry_mg == ()
    assert day.coefficients is coefficients


@pytest.mark.parametrize("coefficients", CoefficientSet)
def test_entries_without_a_known_value_leave_the_sums_unknown(coefficients: CoefficientSet) -> None:
    day = day_intake([unknown(), unknown()], coefficients)
    assert figures(day) == [None, None, 0.0, None, None, None, None, 0.0]
    assert (day.calcium.known_entries, day.calcium.unknown_entries) == (0, 2)
    assert (day.vitamin_d.known_entries, day.vitamin_d.unknown_entries) == (0, 2)
    assert day.absorbed_by_entry_mg == (None, None)
    assert day.calcium.assumed_absorption_mg == 0.0


def test_unknown_food_beside_a_known_supplement_leaves_only_the_food_unknown() -> None:
    day = day_intake([unknown(), tablet()], ARTICLE)
    assert (day.calcium.intake_mg, day.calcium.food_mg, day.calcium.supplement_mg) == (400.0, None, 400.0)
    assert (day.vitamin_d.intake_ug, day.vitamin_d.food_ug, day.vitamin_d.supplement_ug) == (10.0, None, 10.0)


def test_an_unknown_supplement_leaves_the_supplement_sum_unknown() -> None:
    day = day_intake([milk(), unknown(supplement=True)], ARTICLE)
    assert (day.calcium.intake_mg, day.calcium.food_mg, day.calcium.supplement_mg) == (240.0, 240.0, None)


def test_a_food_that_holds_none_is_known_to_hold_none() -> None:
    day = day_intake([replace(milk(), calcium_mg=0.0)], LOAD)
    assert (day.calcium.intake_mg, day.calcium.absorbed_mg, day.calcium.known_entries) == (0.0, 0.0, 1)


def test_article_set_absorbs_milk_and_spinach_by_the_articles_figures() -> None:
    day = day_intake([milk(240.0), spinach(200.0)], ARTICLE)
    assert day.calcium.intake_mg == 440.0
    assert day.absorbed_by_entry_mg == pytest.approx((72.0, 10.0))
    assert day.calcium.absorbed_mg == pytest.approx(82.0)
    assert day.calcium.milk_equivalent_mg == pytest.approx(82.0 / 0.30)


def test_calcium_whose_absorption_is_assumed_is_told_apart() -> None:
    assumed = replace(milk(100.0), absorption_assumed=True)
    assert day_intake([milk(240.0), assumed, unknown()], ARTICLE).calcium.assumed_absorption_mg == 100.0


def test_load_set_gives_each_meal_its_own_load() -> None:
    day = day_intake([milk(300.0, "breakfast"), milk(100.0, "lunch"), milk(100.0, "lunch")], LOAD)
    at_300, at_200 = milk_fractional_absorption(300), milk_fractional_absorption(200)
    assert day.absorbed_by_entry_mg == pytest.approx((300 * at_300, 100 * at_200, 100 * at_200))


def test_a_supplement_counts_in_the_load_of_its_meal() -> None:
    alone = day_intake([spinach(200.0, "dinner")], LOAD).absorbed_by_entry_mg[0]
    beside = day_intake([spinach(200.0, "dinner"), tablet(400.0)], LOAD).absorbed_by_entry_mg[0]
    assert alone == pytest.approx(200 * 0.12 * milk_fractional_absorption(200))
    assert beside == pytest.approx(200 * 0.12 * milk_fractional_absorption(600))


def test_spreading_milk_over_meals_absorbs_more_under_load_and_the_same_under_article() -> None:
    together = [milk(300.0, "breakfast")] * 3
    spread = [milk(300.0, meal) for meal in MEALS[:3]]
    for coefficients, gains in ((ARTICLE, False), (LOAD, True)):
        one = day_intake(together, coefficients).calcium.absorbed_mg
        three = day_intake(spread, coefficients).calcium.absorbed_mg
        assert one is not None
        assert three is not None
        assert (three > one * 1.01) is gains


@given(st.floats(min_value=0.0, max_value=3000.0))
def test_load_set_follows_the_milk_curve_when_the_day_is_milk(intake: float) -> None:
    day = day_intake([milk(intake / 3, meal) for meal in MEALS[:3]], LOAD)
    assert day.calcium.absorbed_mg == pytest.approx(absorbed_reference(intake, LOAD), rel=1e-9)
    assert day.calcium.milk_equivalent_mg == pytest.approx(intake, rel=1e-9)


@given(DAYS, CONTRIBUTIONS, SETS)
def test_another_entry_never_lowers_what_is_known(
    day: list[Contribution], entry: Contribution, coefficients: CoefficientSet
) -> None:
    before, after = day_intake(day, coefficients), day_intake([*day, entry], coefficients)
    pairs = [
        (before.calcium.intake_mg, after.calcium.intake_mg),
        (before.calcium.food_mg, after.calcium.food_mg),
        (before.calcium.supplement_mg, after.calcium.supplement_mg),
        (before.vitamin_d.intake_ug, after.vitamin_d.intake_ug),
        (before.vitamin_d.food_ug, after.vitamin_d.food_ug),
        (before.vitamin_d.supplement_ug, after.vitamin_d.supplement_ug),
    ]
    for known_before, known_after in pairs:
        # A first entry of unknown value turns "nothing eaten" into "not known".
        assert known_before is None or known_before == 0.0 or known_after is not None
        if known_before is not None and known_after is not None:
            assert known_after >= known_before


@given(DAYS, CONTRIBUTIONS)
def test_another_entry_never_lowers_absorbed_calcium_of_the_article_set(
    day: list[Contribution], entry: Contribution
) -> None:
    before = day_intake(day, ARTICLE).calcium.absorbed_mg
    after = day_intake([*day, entry], ARTICLE).calcium.absorbed_mg
    if before is not None and after is not None:
        assert after >= before


def test_under_load_calcium_that_is_hardly_absorbed_takes_from_the_rest_of_the_meal() -> None:
    before = day_intake([milk(300.0, "dinner")], LOAD)
    after = day_intake([milk(300.0, "dinner"), spinach(300.0, "dinner")], LOAD)
    assert after.calcium.intake_mg == 600.0
    assert before.calcium.absorbed_mg is not None
    assert after.calcium.absorbed_mg is not None
    assert after.calcium.absorbed_mg < before.calcium.absorbed_mg


@given(DAYS, SETS)
def test_absorbed_never_exceeds_intake(day: list[Contribution], coefficients: CoefficientSet) -> None:
    intake = day_intake(day, coefficients)
    if intake.calcium.intake_mg is None:
        assert intake.calcium.absorbed_mg is None
    else:
        assert intake.calcium.absorbed_mg is not None
        assert 0.0 <= intake.calcium.absorbed_mg <= intake.calcium.intake_mg
    for entry, absorbed in zip(day, intake.absorbed_by_entry_mg, strict=True):
        if absorbed is None:
            assert entry.calcium_mg is None
        else:
            assert entry.calcium_mg is not None
            assert 0.0 <= absorbed <= entry.calcium_mg


@given(DAYS.flatmap(lambda day: st.tuples(st.just(day), st.permutations(day))), SETS)
def test_the_order_of_entries_changes_nothing(
    both: tuple[list[Contribution], list[Contribution]], coefficients: CoefficientSet
) -> None:
    one, other = (day_intake(day, coefficients) for day in both)
    assert one.calcium == other.calcium
    assert one.vitamin_d == other.vitamin_d


@given(DAYS, SETS)
def test_unknown_is_counted_and_never_becomes_zero(
    day: list[Contribution], coefficients: CoefficientSet
) -> None:
    intake = day_intake(day, coefficients)
    unknown_calcium = [entry for entry in day if entry.calcium_mg is None]
    unknown_vitamin_d = [entry for entry in day if entry.vitamin_d_ug is None]
    assert intake.calcium.unknown_entries == len(unknown_calcium)
    assert intake.vitamin_d.unknown_entries == len(unknown_vitamin_d)
    assert intake.calcium.known_entries + intake.calcium.unknown_entries == len(day)
    assert (intake.calcium.intake_mg is None) == (bool(day) and len(unknown_calcium) == len(day))
    assert (intake.vitamin_d.intake_ug is None) == (bool(day) and len(unknown_vitamin_d) == len(day))
    assert [absorbed is None for absorbed in intake.absorbed_by_entry_mg] == [
        entry.calcium_mg is None for entry in day
    ]


@given(DAYS, SETS)
def test_the_day_is_the_sum_of_its_entries(day: list[Contribution], coefficients: CoefficientSet) -> None:
    intake = day_intake(day, coefficients)
    absorbed = intake.calcium.absorbed_mg
    assert absorbed == sum_of_known(intake.absorbed_by_entry_mg)
    expected = None if absorbed is None else milk_equivalent(absorbed, coefficients)
    assert intake.calcium.milk_equivalent_mg == expected
    parts = [part for part in (intake.calcium.food_mg, intake.calcium.supplement_mg) if part is not None]
    if intake.calcium.intake_mg is not None:
        assert math.fsum(parts) == pytest.approx(intake.calcium.intake_mg)


@pytest.mark.parametrize("value", [-1.0, math.nan, math.inf])
@pytest.mark.parametrize("coefficients", CoefficientSet)
def test_what_is_no_amount_is_refused(value: float, coefficients: CoefficientSet) -> None:
    for entry in (
        replace(milk(), calcium_mg=value),
        replace(milk(), vitamin_d_ug=value),
        replace(milk(), absorption=value),
        replace(milk(), absorption_index=value),
    ):
        with pytest.raises(ValueError, match="must be"):
            day_intake([milk(), entry], coefficients)


def test_more_than_all_of_it_cannot_be_absorbed() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        day_intake([replace(milk(), absorption=1.01)], ARTICLE)
