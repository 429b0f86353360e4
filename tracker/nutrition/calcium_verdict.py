"""The verdict on usual calcium intake: how far it falls short, and what dose would fill the gap."""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.nutrition.life_stage import age_in_months, is_adult
from tracker.nutrition.profile import Condition, Profile
from tracker.nutrition.reference_tables import Nutrient, upper_level
from tracker.nutrition.reference_values import ReferenceValue, deciding, reference_values
from tracker.nutrition.supplement_warnings import EXCLUSIONS, FOOD_FOR_DOCTOR, RAISED_CALCIUM
from tracker.nutrition.usual_intake import UsualMeans

MIN_GAP_MG = 100.0
"""Shortfall of milk-equivalent calcium in mg/d below which only food is named. A choice of this project."""
SMALLEST_DOSE_MG = 200
"""Smallest calcium dose in mg/d that is named (source `article`: 200-500 mg)."""
LARGEST_DOSE_MG = 500
"""Largest calcium dose in mg/d that is named, what is already taken included (source `article`: 200-500 mg)."""
DOSE_STEP_MG = 100
"""A dose is rounded up to this many mg, since tablets come in such steps. A choice of this project."""
TOLERANCE_MG = 1e-6
"""Slack of sums of floats, far below anything that can be weighed."""


class AdviceStatus(StrEnum):
    """The verdict on usual calcium intake."""

    NONE_NEEDED = "none_needed"
    FOOD_FIRST = "food_first"
    """A shortfall too small for a supplement: food makes it up."""
    SUPPLEMENT = "supplement"
    """A shortfall that food comes first for, and a supplement of the named dose after it."""
    INSUFFICIENT_DAYS = "insufficient_days"
    REFER = "refer"
    """A shortfall, or a rule, that a doctor or dietitian has to look at; no dose is named."""


@dataclass(frozen=True, slots=True)
class CalciumCase:
    """A person on a day, with what decides for calcium; amounts in mg/d."""

    profile: Profile
    day: date
    deciding: ReferenceValue
    average_requirement_mg: float | None
    """Of NNR 2023, whichever authority decides."""
    upper_level_mg: float | None
    adult: bool

    @property
    def excluded(self) -> bool:
        """Whether a condition or medicine leaves calcium supplements to a doctor."""
        return bool(self.profile.conditions & EXCLUSIONS)

    @property
    def raised_calcium(self) -> bool:
        """Whether no shortfall is counted, since more calcium may be a danger whatever the intake."""
        return bool(self.profile.conditions & RAISED_CALCIUM)

    @property
    def food_for_doctor(self) -> bool:
        """Whether a doctor decides on calcium from food too."""
        return bool(self.profile.conditions & FOOD_FOR_DOCTOR)

    @property
    def milk_allergic_child(self) -> bool:
        """Whether the official rule gives the person a supplement as a child with milk allergy."""
        return not self.adult and Condition.MILK_ALLERGY in self.profile.conditions


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict under one coefficient set, in whole mg/d as it is shown."""

    status: AdviceStatus
    gap_mg: float | None
    """Milk-equivalent calcium that is missing; None where it is unknown or where none is counted."""
    dose_mg: int | None


def calcium_case(profile: Profile, day: date) -> CalciumCase:
    """Gather what decides for the calcium of a person on `day`."""
    values = reference_values(profile, day)
    return CalciumCase(
        profile=profile,
        day=day,
        deciding=deciding(values, Nutrient.CALCIUM),
        average_requirement_mg=values[0].average_requirement,
        upper_level_mg=upper_level(Nutrient.CALCIUM, age_in_months(profile, day)),
        adult=is_adult(profile, day),
    )


def supplement_dose(
    gap_mg: float, intake_mg: float, upper_level_mg: float | None, taken_mg: float = 0.0
) -> int:
    """Return the calcium dose in mg/d for a shortfall: 0, or 200 to 500 in steps of 100.

    Nothing below a gap of 100 mg; above it the gap rounded up to 100 mg and held between 200 and 500 mg. The
    dose is lowered to what fits under the upper level of the total intake `intake_mg` (plain, supplements
    included), and to what is left of 500 mg beside `taken_mg`, the supplement already taken; it is 0 where
    200 mg do not fit. Lowering, rather than dropping a dose that is too large, keeps a better covered person
    from getting more than a worse covered one. Sources: `article`, `project`.
    """
    if gap_mg < MIN_GAP_MG - TOLERANCE_MG:
        return 0
    steps = math.ceil((gap_mg - TOLERANCE_MG) / DOSE_STEP_MG)
    dose = min(max(steps * DOSE_STEP_MG, SMALLEST_DOSE_MG), LARGEST_DOSE_MG)
    dose = min(dose, _room(LARGEST_DOSE_MG - taken_mg + TOLERANCE_MG))
    if upper_level_mg is not None:
        dose = min(dose, _room(upper_level_mg - intake_mg))
    return dose if dose >= SMALLEST_DOSE_MG else 0


def _room(mg: float) -> int:
    return math.floor(mg / DOSE_STEP_MG) * DOSE_STEP_MG


def calcium_verdict(case: CalciumCase, usual: UsualMeans) -> Verdict:
    """Return the verdict on `usual`, whose absorbed figures may be of either coefficient set.

    The gap is the recommendation that applies less the mean milk-equivalent intake in whole mg, at least 0:
    what is decided is what a reader sees. With raised calcium none is counted.
    """
    need, equivalent = case.deciding.recommended, usual.mean_milk_equivalent_mg
    gap = None if need is None or equivalent is None else max(0.0, need - round(equivalent))
    if case.raised_calcium and not case.milk_allergic_child:
        return Verdict(_status_with_raised_calcium(usual, gap), None, None)
    if case.milk_allergic_child:
        return Verdict(AdviceStatus.REFER, None if case.raised_calcium else gap, None)
    if gap is None or not usual.sufficient:
        return Verdict(AdviceStatus.INSUFFICIENT_DAYS, gap, None)
    if not gap:
        return Verdict(AdviceStatus.NONE_NEEDED, 0.0, None)
    if gap < MIN_GAP_MG and not case.food_for_doctor:
        return Verdict(AdviceStatus.FOOD_FIRST, gap, None)
    if not case.adult or case.excluded:
        return Verdict(AdviceStatus.REFER, gap, None)
    dose = supplement_dose(gap, usual.mean_intake_mg or 0.0, case.upper_level_mg, usual.supplement_mg or 0.0)
    return Verdict(AdviceStatus.SUPPLEMENT if dose else AdviceStatus.REFER, gap, dose or None)


def _status_with_raised_calcium(usual: UsualMeans, gap_mg: float | None) -> AdviceStatus:
    """A supplement that is taken is a matter for the doctor even where the intake is high enough."""
    if gap_mg is None or not usual.sufficient:
        return AdviceStatus.INSUFFICIENT_DAYS
    return AdviceStatus.REFER if gap_mg or usual.supplement_mg else AdviceStatus.NONE_NEEDED
