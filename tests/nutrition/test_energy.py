"""The basal rate by weight and the cut-off for energy intake / basal rate."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.nutrition.energy import basal_rate_kcal, goldberg_cut_off
from tracker.nutrition.profile import Sex


@pytest.mark.parametrize(
    ("sex", "age", "weight_kg", "kcal"),
    [
        (Sex.MALE, 0, 7.0, 393.3),
        (Sex.MALE, 3, 15.0, 863.5),
        (Sex.MALE, 10, 40.0, 1317.0),
        (Sex.MALE, 18, 70.0, 1665.0),
        (Sex.MALE, 30, 75.0, 1658.0),
        (Sex.MALE, 60, 80.0, 1607.0),
        (Sex.MALE, 70, 80.0, 1577.0),
        (Sex.FEMALE, 0, 7.0, 389.2),
        (Sex.FEMALE, 3, 15.0, 808.5),
        (Sex.FEMALE, 10, 40.0, 1205.0),
        (Sex.FEMALE, 18, 60.0, 1344.0),
        (Sex.FEMALE, 30, 65.0, 1327.1),
        (Sex.FEMALE, 60, 65.0, 1235.0),
        (Sex.FEMALE, 70, 65.0, 1227.0),
    ],
)
def test_basal_rate_of_each_band_at_its_first_year(sex: Sex, age: int, weight_kg: float, kcal: float) -> None:
    assert basal_rate_kcal(sex, age, weight_kg) == pytest.approx(kcal)


def test_a_band_ends_the_year_before_the_next_begins() -> None:
    assert basal_rate_kcal(Sex.FEMALE, 59, 65) == basal_rate_kcal(Sex.FEMALE, 30, 65)
    assert basal_rate_kcal(Sex.FEMALE, 120, 65) == basal_rate_kcal(Sex.FEMALE, 70, 65)


# One person, light activity, reckoned by hand from the formula.
@pytest.mark.parametrize(
    ("n_days", "cut_off"), [(1, 0.87), (3, 1.00), (4, 1.02), (7, 1.05), (14, 1.07), (28, 1.09)]
)
def test_cut_off_for_one_person_at_light_activity(n_days: int, cut_off: float) -> None:
    assert goldberg_cut_off(n_days) == pytest.approx(cut_off, abs=0.005)


def test_cut_off_tends_to_what_the_two_other_spreads_leave() -> None:
    assert goldberg_cut_off(10**9) == pytest.approx(1.55 * math.exp(-0.02 * math.hypot(8.5, 15)))


@given(st.integers(1, 400), st.floats(1.0, 3.0))
def test_more_days_never_lower_the_cut_off_and_it_stays_below_the_activity(days: int, level: float) -> None:
    assert 0 < goldberg_cut_off(days, level) < goldberg_cut_off(days + 1, level) < level


@pytest.mark.parametrize(
    ("sex", "age", "weight_kg"),
    [
        (Sex.MALE, -1, 70.0),
        (Sex.MALE, 30, 0.0),
        (Sex.MALE, 30, math.nan),
        (Sex.MALE, 30, math.inf),
        (Sex.MALE, 0, 0.5),
    ],
)
def test_a_body_that_cannot_be_is_refused(sex: Sex, age: int, weight_kg: float) -> None:
    with pytest.raises(ValueError, match=r"age|weight|outside"):
        basal_rate_kcal(sex, age, weight_kg)


@pytest.mark.parametrize(("days", "level"), [(0, 1.55), (-1, 1.55), (1, 0.0), (1, math.nan), (1, math.inf)])
def test_no_days_or_no_activity_level_is_refused(days: int, level: float) -> None:
    with pytest.raises(ValueError, match=r"day|activity"):
        goldberg_cut_off(days, level)
