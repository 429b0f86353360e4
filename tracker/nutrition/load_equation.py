"""Milk's equation: how the absorbed fraction of calcium falls as the load of a meal grows."""

import math
from typing import Final

SMALLEST_LOAD_MG: Final = 15.0
LARGEST_LOAD_MG: Final = 500.0
"""The loads that were measured; outside them the fraction of the nearest one is used."""

INTERCEPT: Final = 0.889
SLOPE: Final = 0.0964


def milk_fractional_absorption(load_mg: float) -> float:
    """Fraction (0 to 1) of milk calcium absorbed when a meal holds `load_mg` mg of calcium.

    0.889 - 0.0964 ln(load), with the load held between 15 and 500 mg, which gives 0.628 to 0.290. From
    isotope studies of healthy women who drank milk with a meal (source `heaney-1990`). Raises ValueError
    for a negative or non-finite load.
    """
    if SMALLEST_LOAD_MG < load_mg < LARGEST_LOAD_MG:
        return INTERCEPT - SLOPE * math.log(load_mg)
    if not 0.0 <= load_mg < math.inf:
        raise ValueError(f"a calcium load must be a finite amount of 0 mg or more, not {load_mg!r}")
    return _FRACTION_OF_SMALLEST if load_mg <= SMALLEST_LOAD_MG else _FRACTION_OF_LARGEST


def milk_load_absorbing(absorbed_mg: float) -> float:
    """Milk calcium of one meal, in mg, of which `absorbed_mg` mg are absorbed: the equation turned round.

    The absorbed amount rises with the load throughout, so there is exactly one. Raises ValueError for a
    negative or non-finite amount.
    """
    if not 0.0 <= absorbed_mg < math.inf:
        raise ValueError(f"absorbed calcium must be a finite amount of 0 mg or more, not {absorbed_mg!r}")
    if absorbed_mg <= _ABSORBED_OF_SMALLEST_MG:
        return absorbed_mg / _FRACTION_OF_SMALLEST
    if absorbed_mg >= _ABSORBED_OF_LARGEST_MG:
        return absorbed_mg / _FRACTION_OF_LARGEST
    load = absorbed_mg / _FRACTION_OF_LARGEST
    # The curve is concave, so Newton's steps from above overshoot once to below and then climb to the answer.
    for _ in range(_NEWTON_STEPS):
        fraction = INTERCEPT - SLOPE * math.log(load)
        load = max(SMALLEST_LOAD_MG, load - (load * fraction - absorbed_mg) / (fraction - SLOPE))
    return load


_FRACTION_OF_SMALLEST: Final = INTERCEPT - SLOPE * math.log(SMALLEST_LOAD_MG)
_FRACTION_OF_LARGEST: Final = INTERCEPT - SLOPE * math.log(LARGEST_LOAD_MG)
_ABSORBED_OF_SMALLEST_MG: Final = SMALLEST_LOAD_MG * _FRACTION_OF_SMALLEST
_ABSORBED_OF_LARGEST_MG: Final = LARGEST_LOAD_MG * _FRACTION_OF_LARGEST
_NEWTON_STEPS: Final = 5
"""Four reach the precision of a float anywhere between the two loads."""
