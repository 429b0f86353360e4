"""How much calcium is absorbed, and what that is worth against a recommendation printed as intake.

Two coefficient sets answer it. `article` gives each food one fraction, whatever the meal. `load` starts
from milk's equation at the calcium load of the meal and multiplies by the food's index. An absorbed amount
is only ever held against the reference of its own set: the fractions of the two differ by more than a tenth
for the same diet of milk.
"""

import math
from enum import StrEnum
from typing import Final

from tracker.nutrition.absorption_evidence import EVIDENCE, Evidence, EvidenceKind
from tracker.nutrition.load_equation import milk_fractional_absorption, milk_load_absorbing

__all__ = [
    "COEFFICIENT_SET_VERSION",
    "EVIDENCE",
    "REFERENCE_ABSORPTION",
    "REFERENCE_MEALS",
    "UNCAPPED_INDEX",
    "CoefficientSet",
    "Evidence",
    "EvidenceKind",
    "absorbed_calcium_article",
    "absorbed_calcium_load",
    "absorbed_calcium_of_meals",
    "absorbed_reference",
    "milk_equivalent",
    "milk_fractional_absorption",
]


class CoefficientSet(StrEnum):
    """The named ways of reckoning absorbed calcium."""

    ARTICLE = "article"
    """One fraction a food: the article's four figures, then 0.30 × index, then 0.30 marked as assumed."""
    LOAD = "load"
    """Milk's equation by the calcium load of the meal, times the food's index."""


COEFFICIENT_SET_VERSION: Final = "1"
"""Raised when a coefficient changes, so that a printed page tells what it was reckoned with."""

REFERENCE_ABSORPTION: Final = 0.30
"""Absorbed fraction of a mixed diet whose calcium is largely dairy: the article's figure for dairy and
fortified drinks, and the 30 percent that the Institute of Medicine used for adults in 1997 (source
`iom-1997`)."""

REFERENCE_MEALS: Final = 3
"""Meals that the `load` set divides a recommendation over. A choice of this project: no authority names a
number."""

UNCAPPED_INDEX: Final = 1.0 / milk_fractional_absorption(0.0)
"""Largest absorption index, 1.59, with which no load brings a food's fraction above 1."""


def absorbed_calcium_article(calcium_mg: float, absorption: float) -> float:
    """Absorbed calcium of an entry in mg by the `article` set: its calcium × the food's fraction, 0 to 1.

    The arguments are taken as already checked; see `tracker.nutrition.intake.day_intake`. Source `article`.
    """
    return calcium_mg * min(absorption, 1.0)


def absorbed_calcium_load(calcium_mg: float, absorption_index: float, milk_fraction: float) -> float:
    """Absorbed calcium of an entry in mg by the `load` set: calcium × index × milk's fraction in the meal.

    `milk_fraction` is `milk_fractional_absorption` of all calcium known in the meal, supplements included.
    A product of index and fraction above 1 counts as 1, since no more can be absorbed than is eaten. The
    arguments are taken as already checked. Sources `heaney-1990`, `weaver-2017`.
    """
    return calcium_mg * min(absorption_index * milk_fraction, 1.0)


def absorbed_calcium_of_meals(*sums_mg: float | None) -> float:
    """Absorbed calcium of a day in mg by the `load` set, from two sums for each of its meals.

    The first of each two is the known calcium of a meal, the second the same calcium × index; both are None
    where nothing is known. It is what `absorbed_calcium_load` gives entry by entry, as long as no index is
    above `UNCAPPED_INDEX`. Raises ValueError for a negative or non-finite load.
    """
    absorbed_mg = 0.0
    both = iter(sums_mg)
    for load_mg, weighted_mg in zip(both, both, strict=True):
        if load_mg is not None and weighted_mg is not None:
            absorbed_mg += weighted_mg * milk_fractional_absorption(load_mg)
    return absorbed_mg


def absorbed_reference(recommended_mg: float, coefficients: CoefficientSet) -> float:
    """Absorbed calcium in mg that a recommended intake of `recommended_mg` mg a day stands for.

    `article`: the recommendation × 0.30 (950 mg → 285 mg). `load`: the same recommendation drunk as milk
    over three equal meals (950 mg → 317 mg). Raises ValueError for a negative or non-finite recommendation.

    No authority publishes such a figure: the recommendations come from balance studies of mixed diets and
    are stated as intake (sources `efsa-2015`, `nnr-2023`); that they rest on average absorption is said by
    `weaver-2024`.
    """
    _require_amount(recommended_mg, "a recommended intake")
    if coefficients is CoefficientSet.ARTICLE:
        return recommended_mg * REFERENCE_ABSORPTION
    return recommended_mg * milk_fractional_absorption(recommended_mg / REFERENCE_MEALS)


def milk_equivalent(absorbed_mg: float, coefficients: CoefficientSet) -> float:
    """Milk-equivalent calcium in mg: the intake, all as milk, of which just `absorbed_mg` mg are absorbed.

    Coverage, below, is absorbed / `absorbed_reference` of a recommendation, both of one set.

    `article`: absorbed / 0.30, so that milk-equivalent / recommendation is the coverage of every
    recommendation.

    `load`: the day's milk over three equal meals that gives the same absorbed amount, the inverse of
    `absorbed_reference`. It reaches a recommendation, an average requirement or any other intake exactly
    when its coverage reaches 1, and what it lacks is the milk calcium that has to be added to get there.
    Away from 1 it lies further off than coverage does, because each further milligram is absorbed less well
    than the one before: 80 % of a recommendation, drunk as milk, covers 85 % of what all of it would give.

    Raises ValueError for a negative or non-finite amount.
    """
    if coefficients is CoefficientSet.LOAD:
        return REFERENCE_MEALS * milk_load_absorbing(absorbed_mg / REFERENCE_MEALS)
    _require_amount(absorbed_mg, "absorbed calcium")
    return absorbed_mg / REFERENCE_ABSORPTION


def _require_amount(amount_mg: float, what: str) -> None:
    if not 0.0 <= amount_mg < math.inf:
        raise ValueError(f"{what} must be a finite amount of 0 mg or more, not {amount_mg!r}")
