"""Recommendations held against an intake: how far it reaches, in plain and in absorbed terms."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.nutrition.absorption import CoefficientSet, absorbed_reference
from tracker.nutrition.intake import DayIntake
from tracker.nutrition.reference_tables import Nutrient
from tracker.nutrition.reference_values import ReferenceValue

if TYPE_CHECKING:
    # Who shows a day waits for nothing that only several days need.
    from tracker.nutrition.usual_intake import UsualMeans

_ROUNDING = 1e-6
"""Slack of a coverage, so that a sum of floats that should be 1 counts as 1."""


@dataclass(frozen=True, slots=True)
class HeldIntake:
    """An intake per day, of one day or a mean of several; calcium in mg, vitamin D in µg, None is unknown.

    A sum with unknown entries is a lower bound. Supplements are part of the totals, and stand alone besides.
    """

    calcium_mg: float | None
    calcium_absorbed_mg: float | None
    calcium_supplement_mg: float | None
    calcium_unknown_entries: int
    vitamin_d_ug: float | None
    vitamin_d_supplement_ug: float | None
    vitamin_d_unknown_entries: int


@dataclass(frozen=True, slots=True)
class Target:
    """One recommendation held against an intake; calcium in mg/d, vitamin D in µg/d."""

    value: ReferenceValue
    intake: float | None
    """What the recommendation is held against: the total, or the supplement where that is its basis."""
    intake_share: float | None
    """Plain intake / recommendation, 1 is the whole of it; the low end of a range counts."""
    absorbed_target: float | None
    """Absorbed calcium in mg that the recommendation stands for; None for vitamin D and for supplements."""
    coverage: float | None
    """Absorbed / `absorbed_target` for calcium of diet and supplements, otherwise equal to `intake_share`."""
    met: bool | None
    """Whether `coverage` reaches 1. None where it is not known to: nothing is known, or the known part falls
    short and there are unknown entries that may make it up."""


def held_day(intake: DayIntake) -> HeldIntake:
    """Return the figures of one day that recommendations are held against."""
    calcium, vitamin_d = intake.calcium, intake.vitamin_d
    return HeldIntake(
        calcium_mg=calcium.intake_mg,
        calcium_absorbed_mg=calcium.absorbed_mg,
        calcium_supplement_mg=calcium.supplement_mg,
        calcium_unknown_entries=calcium.unknown_entries,
        vitamin_d_ug=vitamin_d.intake_ug,
        vitamin_d_supplement_ug=vitamin_d.supplement_ug,
        vitamin_d_unknown_entries=vitamin_d.unknown_entries,
    )


def held_usual(usual: "UsualMeans") -> HeldIntake:
    """Return the means of usual intake that recommendations are held against."""
    return HeldIntake(
        calcium_mg=usual.mean_intake_mg,
        calcium_absorbed_mg=usual.mean_absorbed_mg,
        calcium_supplement_mg=usual.supplement_mg,
        calcium_unknown_entries=usual.unknown_entries,
        vitamin_d_ug=usual.mean_vitamin_d_ug,
        vitamin_d_supplement_ug=usual.vitamin_d_supplement_ug,
        vitamin_d_unknown_entries=usual.unknown_vitamin_d_entries,
    )


def targets(
    values: Iterable[ReferenceValue], held: HeldIntake, coefficients: CoefficientSet
) -> tuple[Target, ...]:
    """Hold every recommendation against an intake, in the order of `values`.

    Calcium of diet and supplements together: absorbed / the absorbed amount that the recommendation stands
    for in the same coefficient set (source: `tracker.nutrition.absorption.absorbed_reference`). Vitamin D
    and supplement rules: plain intake / recommendation. `coefficients` is the set of `held`'s absorbed sum.
    """
    return tuple([_target(value, held, coefficients) for value in values])


def _target(value: ReferenceValue, held: HeldIntake, coefficients: CoefficientSet) -> Target:
    calcium = value.nutrient is Nutrient.CALCIUM
    unknown = held.calcium_unknown_entries if calcium else held.vitamin_d_unknown_entries
    if value.basis == "supplement":
        intake = held.calcium_supplement_mg if calcium else held.vitamin_d_supplement_ug
        if intake == 0.0:
            # No supplement was logged, and an unknown food is none.
            unknown = 0
    else:
        intake = held.calcium_mg if calcium else held.vitamin_d_ug
    share = _ratio(intake, value.recommended)
    if not calcium or value.basis == "supplement" or value.recommended is None:
        return Target(value, intake, share, None, share, _met(share, unknown))
    absorbed_target = absorbed_reference(value.recommended, coefficients)
    coverage = _ratio(held.calcium_absorbed_mg, absorbed_target)
    return Target(value, intake, share, absorbed_target, coverage, _met(coverage, unknown))


def _ratio(amount: float | None, whole: float | None) -> float | None:
    return None if amount is None or whole is None else amount / whole


def _met(coverage: float | None, unknown_entries: int) -> bool | None:
    if coverage is None:
        return None
    if coverage >= 1.0 - _ROUNDING:
        return True
    return None if unknown_entries else False
