"""Units of the nutrients and of food: exact conversions only."""

import math
from typing import Final

IU_PER_UG_VITAMIN_D: Final = 40.0
"""International units in 1 µg of vitamin D (cholecalciferol or ergocalciferol), by the definition of the
unit."""

MG_PER_MMOL_CALCIUM: Final = 40.078
"""Milligrams in 1 mmol of calcium: the standard atomic weight of calcium."""

GRAMS_PER_OUNCE: Final = 28.349523125
"""The avoirdupois ounce, exact since the international yard and pound agreement of 1959."""
GRAMS_PER_POUND: Final = 453.59237
"""The avoirdupois pound: 16 ounces."""


def vitamin_d_ug_from_iu(iu: float) -> float:
    """Vitamin D in µg from international units (IU, Danish IE): 40 IU = 1 µg.

    Raises ValueError for a negative or non-finite amount.
    """
    return _amount(iu, "vitamin D in IU") / IU_PER_UG_VITAMIN_D


def vitamin_d_iu_from_ug(ug: float) -> float:
    """Vitamin D in international units (IU, Danish IE) from µg: 1 µg = 40 IU.

    Raises ValueError for a negative or non-finite amount.
    """
    return _amount(ug, "vitamin D in µg") * IU_PER_UG_VITAMIN_D


def calcium_mg_from_mmol(mmol: float) -> float:
    """Calcium in mg from mmol, the unit of absorption studies.

    Raises ValueError for a negative or non-finite amount.
    """
    return _amount(mmol, "calcium in mmol") * MG_PER_MMOL_CALCIUM


def grams_from_ounces(ounces: float) -> float:
    """Grams from avoirdupois ounces. Raises ValueError for a negative or non-finite amount."""
    return _amount(ounces, "ounces") * GRAMS_PER_OUNCE


def grams_from_pounds(pounds: float) -> float:
    """Grams from avoirdupois pounds. Raises ValueError for a negative or non-finite amount."""
    return _amount(pounds, "pounds") * GRAMS_PER_POUND


def _amount(value: float, what: str) -> float:
    if not (math.isfinite(value) and value >= 0.0):
        raise ValueError(f"{what} must be a finite amount of 0 or more, not {value!r}")
    return value
