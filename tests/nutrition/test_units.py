import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.nutrition.units import (
    GRAMS_PER_OUNCE,
    GRAMS_PER_POUND,
    calcium_mg_from_mmol,
    grams_from_ounces,
    grams_from_pounds,
    vitamin_d_iu_from_ug,
    vitamin_d_ug_from_iu,
)

AMOUNTS = st.floats(min_value=0.0, max_value=1e9)


@pytest.mark.parametrize(("iu", "ug"), [(40, 1), (400, 10), (800, 20), (1400, 35), (0, 0)])
def test_40_international_units_are_one_microgram(iu: float, ug: float) -> None:
    assert vitamin_d_ug_from_iu(iu) == ug
    assert vitamin_d_iu_from_ug(ug) == iu


@given(AMOUNTS)
def test_vitamin_d_survives_the_way_there_and_back(ug: float) -> None:
    assert vitamin_d_ug_from_iu(vitamin_d_iu_from_ug(ug)) == pytest.approx(ug, rel=1e-12)


@given(AMOUNTS, AMOUNTS)
def test_more_micrograms_are_never_fewer_units(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert vitamin_d_iu_from_ug(low) <= vitamin_d_iu_from_ug(high)


def test_a_pound_is_sixteen_ounces() -> None:
    assert pytest.approx(GRAMS_PER_POUND) == 16 * GRAMS_PER_OUNCE
    assert grams_from_pounds(1) == pytest.approx(grams_from_ounces(16))
    assert grams_from_ounces(8) == pytest.approx(226.8, abs=0.05)


# The loads that two absorption studies print in mmol, to the mg that clinical tables print.
@pytest.mark.parametrize(("mmol", "mg"), [(2.45, 98.2), (3.18, 127.5), (0.5, 20), (12.5, 501)])
def test_study_loads_in_mmol(mmol: float, mg: float) -> None:
    assert calcium_mg_from_mmol(mmol) == pytest.approx(mg, abs=0.1)


@pytest.mark.parametrize("amount", [-1.0, -1e-9, math.nan, math.inf])
@pytest.mark.parametrize(
    "convert",
    [vitamin_d_ug_from_iu, vitamin_d_iu_from_ug, calcium_mg_from_mmol, grams_from_ounces, grams_from_pounds],
)
def test_what_is_no_amount_is_refused(convert: object, amount: float) -> None:
    assert callable(convert)
    with pytest.raises(ValueError, match="finite amount of 0 or more"):
        convert(amount)
