import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.nutrition.adequacy import (
    Conclusion,
    adequacy_ratio,
    confidence_of_adequacy,
    days_needed_for_firm_answer,
    iom_table_b1,
    mean_needed,
    probability_of_inadequacy,
    reliability,
    requirement_sd,
    within_person_sd,
)
from tracker.nutrition.profile import Sex

AR, SD_REQUIREMENT, SD_WITHIN = 750.0, requirement_sd(750, 950), 325.0
MG = st.floats(min_value=0.0, max_value=3000.0)
DAYS = st.integers(min_value=1, max_value=60)


# Life stage of NNR 2023: average requirement, recommended intake, SD as reckoned in clinical use.
@pytest.mark.parametrize(
    ("average", "recommended", "sd"),
    [(750, 950, 102), (870, 1000, 66), (980, 1150, 87), (400, 450, 26), (700, 800, 51)],
)
def test_requirement_sd_implied_by_the_nordic_values(average: float, recommended: float, sd: float) -> None:
    assert requirement_sd(average, recommended) == pytest.approx(sd, abs=0.5)


@pytest.mark.parametrize(
    ("average", "recommended", "percent"), [(750, 950, 13.6), (870, 1000, 7.6), (980, 1150, 8.9)]
)
def test_coefficient_of_variation_of_the_requirement(
    average: float, recommended: float, percent: float
) -> None:
    assert 100 * requirement_sd(average, recommended) / average == pytest.approx(percent, abs=0.05)


@pytest.mark.parametrize(
    ("intake", "probability", "tolerance"),
    [
        (600, 0.93, 0.005),
        (700, 0.69, 0.005),
        (750, 0.50, 1e-12),
        (800, 0.31, 0.005),
        (850, 0.16, 0.005),
        (900, 0.07, 0.005),
        (950, 0.025, 0.0005),
    ],
)
def test_probability_of_inadequacy_of_adults(intake: float, probability: float, tolerance: float) -> None:
    assert probability_of_inadequacy(intake, AR, SD_REQUIREMENT) == pytest.approx(probability, abs=tolerance)


@pytest.mark.parametrize(("n_days", "mean"), [(1, 1103), (3, 971), (7, 916), (14, 889), (28, 873)])
def test_mean_needed_to_be_85_percent_sure(n_days: int, mean: float) -> None:
    needed = mean_needed(0.85, AR, n_days, SD_REQUIREMENT, SD_WITHIN)
    assert needed == pytest.approx(mean, abs=0.5)
    assert confidence_of_adequacy(needed, AR, n_days, SD_REQUIREMENT, SD_WITHIN) == pytest.approx(0.85)


# IOM 2000, table 3-2: calcium of a woman of 40, mean 1200 mg against 1000 mg, no spread of the requirement;
# percent as printed. The first z for 7 days reads 1.69 there, but 200 / (325 / √7) is 1.63, as its 95 % says.
@pytest.mark.parametrize(
    ("sd_within", "n_days", "z", "percent"),
    [
        (325, 1, 0.61, 73),
        (325, 3, 1.07, 86),
        (325, 7, 1.63, 95),
        (406, 1, 0.49, 69),
        (406, 3, 0.85, 80),
        (406, 7, 1.30, 90),
        (488, 1, 0.41, 66),
        (488, 3, 0.71, 76),
        (488, 7, 1.08, 86),
    ],
)
def test_worked_example_of_calcium(sd_within: float, n_days: int, z: float, percent: float) -> None:
    assert adequacy_ratio(1200, 1000, n_days, 0.0, sd_within) == pytest.approx(z, abs=0.0065)
    assert 100 * confidence_of_adequacy(1200, 1000, n_days, 0.0, sd_within) == pytest.approx(percent, abs=0.6)


# IOM 2000, page 54: magnesium of a woman of 40, 320 mg over three days against 265 mg. The printed 377 mg for
# 97.5 % takes two standard deviations of the rounded 56 mg.
def test_worked_example_of_magnesium() -> None:
    ratio = adequacy_ratio(320, 265, 3, 26.5, 85.9)
    assert ratio == pytest.approx(55 / 56, abs=0.005)
    assert confidence_of_adequacy(320, 265, 3, 26.5, 85.9) == pytest.approx(0.85, abs=0.02)
    assert mean_needed(0.975, 265, 3, 26.5, 85.9) == pytest.approx(377, abs=3)


@pytest.mark.parametrize(
    ("ratio", "conclusion", "probability"),
    [
        (2.01, Conclusion.ADEQUATE, 0.98),
        (2.00, Conclusion.ADEQUATE, 0.95),
        (1.66, Conclusion.ADEQUATE, 0.95),
        (1.65, Conclusion.ADEQUATE, 0.93),
        (1.51, Conclusion.ADEQUATE, 0.93),
        (1.50, Conclusion.ADEQUATE, 0.85),
        (1.01, Conclusion.ADEQUATE, 0.85),
        (1.00, Conclusion.ADEQUATE, 0.70),
        (0.51, Conclusion.ADEQUATE, 0.70),
        (0.50, Conclusion.UNDECIDED, 0.50),
        (0.0, Conclusion.UNDECIDED, 0.50),
        (-0.50, Conclusion.UNDECIDED, 0.50),
        (-0.51, Conclusion.INADEQUATE, 0.70),
        (-1.01, Conclusion.INADEQUATE, 0.85),
        (-1.51, Conclusion.INADEQUATE, 0.93),
        (-1.66, Conclusion.INADEQUATE, 0.95),
        (-math.inf, Conclusion.INADEQUATE, 0.98),
    ],
)
def test_table_b1_in_its_printed_steps(ratio: float, conclusion: Conclusion, probability: float) -> None:
    row = iom_table_b1(ratio)
    assert (row.conclusion, row.probability_correct) == (conclusion, probability)


# The printed probability is the normal curve's at the step, or less.
@given(st.floats(min_value=0.51, max_value=6.0))
def test_table_b1_promises_no_more_than_the_curve(ratio: float) -> None:
    exact = 0.5 * (1 + math.erf(ratio / math.sqrt(2)))
    assert iom_table_b1(ratio).probability_correct <= exact + 0.01


@pytest.mark.parametrize(("n_days", "share"), [(1, 0.50), (3, 0.75), (4, 0.80), (7, 0.87), (14, 0.93)])
def test_reliability_of_an_n_day_mean(n_days: int, share: float) -> None:
    assert reliability(n_days) == pytest.approx(share, abs=0.0051)


# Days for a correlation with the true usual intake of .90 (4-5 days) and .95 (9-10 days).
@pytest.mark.parametrize(("correlation", "too_few", "enough"), [(0.90, 4, 5), (0.95, 9, 10)])
def test_days_until_the_mean_follows_the_usual_intake(correlation: float, too_few: int, enough: int) -> None:
    assert math.sqrt(reliability(too_few)) < correlation <= math.sqrt(reliability(enough))


@given(MG, MG, DAYS)
def test_a_higher_mean_never_lowers_the_confidence(one: float, other: float, n_days: int) -> None:
    low, high = sorted((one, other))
    below = confidence_of_adequacy(low, AR, n_days, SD_REQUIREMENT, SD_WITHIN)
    above = confidence_of_adequacy(high, AR, n_days, SD_REQUIREMENT, SD_WITHIN)
    assert 0.0 <= below <= above <= 1.0


@given(MG, DAYS, DAYS)
def test_more_days_never_make_the_answer_less_firm(mean: float, one: int, other: int) -> None:
    few, many = sorted((one, other))
    doubt_after_few = abs(confidence_of_adequacy(mean, AR, few, SD_REQUIREMENT, SD_WITHIN) - 0.5)
    doubt_after_many = abs(confidence_of_adequacy(mean, AR, many, SD_REQUIREMENT, SD_WITHIN) - 0.5)
    assert doubt_after_few <= doubt_after_many + 1e-12


@given(MG, st.floats(min_value=0.55, max_value=0.99))
def test_days_needed_are_enough_and_one_less_is_not(mean: float, confidence: float) -> None:
    days = days_needed_for_firm_answer(mean, AR, SD_REQUIREMENT, SD_WITHIN, confidence)

    def firmness(n_days: int) -> float:
        sure = confidence_of_adequacy(mean, AR, n_days, SD_REQUIREMENT, SD_WITHIN)
        return max(sure, 1.0 - sure)

    if days is None:
        assert firmness(10**9) <= confidence + 1e-6
    else:
        assert firmness(days) >= confidence - 1e-9
        assert days == 1 or firmness(days - 1) < confidence + 1e-9


def test_one_day_is_enough_only_far_from_the_average_requirement() -> None:
    assert days_needed_for_firm_answer(1110, AR, SD_REQUIREMENT, SD_WITHIN) == 1
    assert days_needed_for_firm_answer(917, AR, SD_REQUIREMENT, SD_WITHIN) == 7
    assert days_needed_for_firm_answer(800, AR, SD_REQUIREMENT, SD_WITHIN) is None


@pytest.mark.parametrize(
    ("sex", "age", "sd", "confirmed"),
    [
        (Sex.FEMALE, 19, 325, True),
        (Sex.FEMALE, 50, 325, True),
        (Sex.FEMALE, 51, 325, False),
        (Sex.MALE, 19, 492, False),
        (Sex.MALE, 50, 492, False),
        (Sex.MALE, 51, 339, False),
        (Sex.FEMALE, 18, 492, False),
        (Sex.MALE, 4, 492, False),
        (None, 30, 492, False),
        (None, 70, 339, False),
        (Sex.FEMALE, None, 325, False),
        (None, None, 492, False),
    ],
)
def test_within_person_sd_by_sex_and_age(
    sex: Sex | None, age: int | None, sd: float, confirmed: bool
) -> None:
    pooled = within_person_sd(sex, age)
    assert (pooled.sd_mg, pooled.confirmed) == (sd, confirmed)


@pytest.mark.parametrize("bad", [-1.0, math.nan, math.inf])
def test_what_is_no_amount_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        requirement_sd(bad, 950)
    with pytest.raises(ValueError, match="finite"):
        probability_of_inadequacy(bad, AR, SD_REQUIREMENT)
    with pytest.raises(ValueError, match="finite"):
        confidence_of_adequacy(bad, AR, 7, SD_REQUIREMENT, SD_WITHIN)
    with pytest.raises(ValueError, match="standard deviation"):
        confidence_of_adequacy(900, AR, 7, SD_REQUIREMENT, bad)
    with pytest.raises(ValueError, match="finite"):
        mean_needed(0.85, bad, 7, SD_REQUIREMENT, SD_WITHIN)
    with pytest.raises(ValueError, match="finite"):
        days_needed_for_firm_answer(bad, AR, SD_REQUIREMENT, SD_WITHIN)
    with pytest.raises(ValueError, match="finite"):
        reliability(7, bad)


@pytest.mark.parametrize("confidence", [0.0, 1.0, -0.1, 1.1, math.nan])
def test_what_is_no_confidence_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        mean_needed(confidence, AR, 7, SD_REQUIREMENT, SD_WITHIN)
    with pytest.raises(ValueError, match="confidence"):
        days_needed_for_firm_answer(900, AR, SD_REQUIREMENT, SD_WITHIN, confidence)


def test_no_days_tell_nothing() -> None:
    with pytest.raises(ValueError, match="one day"):
        confidence_of_adequacy(900, AR, 0, SD_REQUIREMENT, SD_WITHIN)
    with pytest.raises(ValueError, match="one day"):
        reliability(0)


def test_an_average_requirement_above_the_recommendation_is_refused() -> None:
    with pytest.raises(ValueError, match="below the average requirement"):
        requirement_sd(950, 750)


def test_a_ratio_that_is_no_number_has_no_row() -> None:
    with pytest.raises(ValueError, match="number"):
        iom_table_b1(math.nan)
