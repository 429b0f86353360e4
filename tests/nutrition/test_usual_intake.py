import math
import statistics
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.nutrition.absorption import CoefficientSet, absorbed_reference
from tracker.nutrition.adequacy import confidence_of_adequacy, requirement_sd
from tracker.nutrition.intake import Contribution, day_intake
from tracker.nutrition.profile import Sex
from tracker.nutrition.usual_intake import (
    DayRecord,
    DayStatus,
    NotCounted,
    counting_days,
    mean,
    median,
    sample_sd,
    usual_intake,
)

TODAY = date(2026, 3, 15)
ARTICLE, LOAD = CoefficientSet.ARTICLE, CoefficientSet.LOAD
COMPLETE, PARTIAL, UNMARKED = DayStatus.COMPLETE, DayStatus.PARTIAL, DayStatus.UNMARKED

VALUES = st.lists(st.floats(min_value=0.0, max_value=5000.0), min_size=2, max_size=30)


def food(calcium_mg: float | None, vitamin_d_ug: float | None = 1.0, meal: str = "lunch") -> Contribution:
    return Contribution(calcium_mg, vitamin_d_ug, 0.30, 1.0, False, meal, False)


def tablet(calcium_mg: float, vitamin_d_ug: float) -> Contribution:
    return Contribution(calcium_mg, vitamin_d_ug, 0.30, 1.0, False, "dinner", True)


def record(
    days_ago: int,
    *entries: Contribution,
    status: DayStatus = COMPLETE,
    occasions: int = 3,
    coefficients: CoefficientSet = ARTICLE,
) -> DayRecord:
    day = TODAY - timedelta(days=days_ago)
    return DayRecord(day, status, occasions, day_intake(entries, coefficients))


@pytest.mark.parametrize(
    ("days_ago", "status", "occasions", "reason"),
    [
        (1, COMPLETE, 3, None),
        (1, COMPLETE, 1, None),
        (1, UNMARKED, 3, None),
        (1, UNMARKED, 2, NotCounted.FEW_OCCASIONS),
        (1, PARTIAL, 6, NotCounted.PARTIAL),
        (0, UNMARKED, 6, NotCounted.TODAY),
        (0, PARTIAL, 6, NotCounted.PARTIAL),
        (0, COMPLETE, 3, None),
        (-1, COMPLETE, 3, NotCounted.FUTURE),
        (-1, UNMARKED, 3, NotCounted.FUTURE),
    ],
)
def test_which_days_count(
    days_ago: int, status: DayStatus, occasions: int, reason: NotCounted | None
) -> None:
    day = record(days_ago, food(900.0), status=status, occasions=occasions)
    days = counting_days([day], TODAY)
    if reason is None:
        assert days.used == (day,)
        assert days.not_used == ()
    else:
        assert days.used == ()
        assert days.not_used == ((day.day, reason),)


def test_a_day_without_entries_never_counts_whatever_its_mark() -> None:
    days = counting_days([record(n, status=status) for n, status in enumerate(DayStatus, start=1)], TODAY)
    assert [reason for _, reason in days.not_used] == [NotCounted.EMPTY] * 3


def test_a_day_of_which_nothing_is_known_does_not_count_as_zero() -> None:
    usual = usual_intake([record(1, food(None)), record(2, food(800.0))], TODAY)
    assert usual.days.not_used == ((TODAY - timedelta(days=1), NotCounted.NOTHING_KNOWN),)
    assert usual.mean_intake_mg == 800.0


def test_days_that_nobody_marked_are_said_to_be_assumed() -> None:
    days = counting_days([record(1, food(1.0)), record(2, food(1.0), status=UNMARKED)], TODAY)
    assert days.assumed_complete == (TODAY - timedelta(days=2),)


def test_days_are_used_in_the_order_of_the_calendar() -> None:
    days = counting_days([record(1, food(1.0)), record(3, food(1.0)), record(2, food(1.0))], TODAY)
    assert [each.day for each in days.used] == sorted(each.day for each in days.used)


def test_a_day_that_comes_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-03-14 comes twice"):
        counting_days([record(1, food(1.0)), record(1, food(2.0))], TODAY)


def test_without_a_counting_day_nothing_is_said() -> None:
    usual = usual_intake([], TODAY, average_requirement_mg=750, recommended_mg=950)
    assert (usual.n_days, usual.sufficient, usual.provisional) == (0, False, True)
    assert usual.coefficients is None
    for figure in (
        usual.mean_intake_mg,
        usual.median_intake_mg,
        usual.min_intake_mg,
        usual.max_intake_mg,
        usual.sd_intake_mg,
        usual.food_mg,
        usual.supplement_mg,
        usual.mean_absorbed_mg,
        usual.mean_milk_equivalent_mg,
        usual.mean_assumed_absorption_mg,
        usual.mean_vitamin_d_ug,
        usual.median_vitamin_d_ug,
        usual.vitamin_d_supplement_ug,
        usual.confidence_adequate,
        usual.confidence_adequate_intake,
    ):
        assert figure is None


def test_the_figures_of_a_few_days() -> None:
    usual = usual_intake(
        [
            record(1, food(600.0, 2.0), tablet(400.0, 10.0)),
            record(2, food(800.0, 3.0)),
            record(3, food(700.0, 22.0), status=UNMARKED),
            record(4, food(5000.0), status=PARTIAL),
        ],
        TODAY,
    )
    assert (usual.n_days, usual.n_assumed_complete) == (3, 1)
    assert usual.mean_intake_mg == pytest.approx(2500 / 3)
    assert (usual.median_intake_mg, usual.min_intake_mg, usual.max_intake_mg) == (800.0, 700.0, 1000.0)
    assert usual.sd_intake_mg == pytest.approx(statistics.stdev([1000, 800, 700]))
    assert usual.food_mg == pytest.approx(700.0)
    assert usual.supplement_mg == pytest.approx(400 / 3)
    assert usual.mean_absorbed_mg == pytest.approx(2500 / 3 * 0.30)
    assert usual.mean_milk_equivalent_mg == pytest.approx(2500 / 3)
    assert usual.mean_vitamin_d_ug == pytest.approx(37 / 3)
    assert usual.median_vitamin_d_ug == 12.0
    assert usual.vitamin_d_supplement_ug == pytest.approx(10 / 3)


def test_unknown_entries_are_carried_beside_the_means() -> None:
    usual = usual_intake(
        [record(1, food(600.0), food(None, None), food(None)), record(2, food(600.0, None))], TODAY
    )
    assert (usual.unknown_entries, usual.days_with_unknown_entries) == (2, 1)
    assert usual.unknown_vitamin_d_entries == 2
    assert usual.mean_intake_mg == 600.0
    assert usual.mean_vitamin_d_ug == 2.0


def test_one_day_has_no_spread() -> None:
    assert usual_intake([record(1, food(600.0))], TODAY).sd_intake_mg is None


@pytest.mark.parametrize(
    ("n_days", "sufficient", "provisional"),
    [(1, False, True), (2, False, True), (3, True, True), (6, True, True), (7, True, False)],
)
def test_how_many_days_carry_an_answer(n_days: int, sufficient: bool, provisional: bool) -> None:
    usual = usual_intake([record(n, food(900.0)) for n in range(1, n_days + 1)], TODAY)
    assert (usual.sufficient, usual.provisional) == (sufficient, provisional)


def test_confidence_is_given_for_milk_equivalent_and_for_plain_intake() -> None:
    spinach = Contribution(400.0, 0.0, 0.05, 0.12, False, "dinner", False)
    usual = usual_intake(
        [record(n, food(600.0), spinach) for n in range(1, 8)],
        TODAY,
        sex=Sex.FEMALE,
        age=45,
        average_requirement_mg=750,
        recommended_mg=950,
    )
    spread = requirement_sd(750, 950)
    assert usual.mean_intake_mg == pytest.approx(1000.0)
    assert usual.mean_milk_equivalent_mg == pytest.approx(600 + 400 / 6)
    assert usual.within_person_sd.sd_mg == 325.0
    of_intake = confidence_of_adequacy(1000, 750, 7, spread, 325)
    of_equivalent = confidence_of_adequacy(600 + 400 / 6, 750, 7, spread, 325)
    assert usual.confidence_adequate_intake == pytest.approx(of_intake)
    assert usual.confidence_adequate == pytest.approx(of_equivalent)
    assert of_equivalent < 0.5 < of_intake


def test_without_an_average_requirement_there_is_no_confidence() -> None:
    usual = usual_intake([record(1, food(600.0))], TODAY, recommended_mg=1000)
    assert usual.confidence_adequate is None
    assert usual.confidence_adequate_intake is None


@given(st.floats(min_value=0.0, max_value=2000.0), st.floats(min_value=0.0, max_value=500.0))
def test_eating_more_never_lowers_the_confidence(calcium: float, more: float) -> None:
    def confidence(intake: float) -> float:
        usual = usual_intake(
            [record(n, food(intake)) for n in range(1, 4)],
            TODAY,
            average_requirement_mg=750,
            recommended_mg=950,
        )
        assert usual.confidence_adequate is not None
        return usual.confidence_adequate

    assert confidence(calcium) <= confidence(calcium + more)


def test_milk_over_three_meals_is_worth_its_own_calcium_under_load() -> None:
    meals = [food(750 / 3, meal=meal) for meal in ("breakfast", "lunch", "dinner")]
    usual = usual_intake(
        [record(n, *meals, coefficients=LOAD) for n in range(1, 8)],
        TODAY,
        average_requirement_mg=750,
        recommended_mg=950,
    )
    assert usual.coefficients is LOAD
    assert usual.mean_absorbed_mg == pytest.approx(absorbed_reference(750, LOAD))
    assert usual.mean_milk_equivalent_mg == pytest.approx(750)
    assert usual.confidence_adequate == pytest.approx(0.5)


def test_days_of_two_coefficient_sets_are_never_averaged() -> None:
    with pytest.raises(ValueError, match="different coefficient sets"):
        usual_intake([record(1, food(1.0)), record(2, food(1.0), coefficients=LOAD)], TODAY)


@given(VALUES)
def test_mean_median_and_spread_are_the_standard_librarys(values: list[float]) -> None:
    assert mean(values) == pytest.approx(statistics.fmean(values))
    assert median(values) == pytest.approx(statistics.median(values))
    assert sample_sd(values) == pytest.approx(statistics.stdev(values), rel=1e-6, abs=1e-6)


def test_nothing_has_no_mean_and_no_median() -> None:
    assert mean([]) is None
    assert median([]) is None
    assert sample_sd([1.0]) is None


@given(st.lists(st.floats(min_value=0.0, max_value=3000.0), min_size=1, max_size=10))
def test_the_mean_lies_between_the_least_and_the_most(amounts: list[float]) -> None:
    usual = usual_intake([record(n, food(amount)) for n, amount in enumerate(amounts, start=1)], TODAY)
    assert usual.mean_intake_mg is not None
    assert usual.min_intake_mg is not None
    assert usual.max_intake_mg is not None
    assert usual.min_intake_mg <= math.nextafter(usual.mean_intake_mg, math.inf)
    assert usual.max_intake_mg >= math.nextafter(usual.mean_intake_mg, -math.inf)
