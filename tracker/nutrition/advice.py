"""What a person's usual intake leads to: nothing, food first, a small supplement, more days, or a referral.

Food comes first, and a supplement only for a shortfall of usual intake, in the small doses of the article.
The official Danish rules stand beside the figure of the person's own diet, and neither replaces the other.
This is neither a diagnosis nor a fracture risk, and risk factors are no part of the arithmetic.
"""

from dataclasses import dataclass
from datetime import date

from tracker.nutrition.advice_reasons import REASON_CODES, Reason, ReasonCode
from tracker.nutrition.calcium_reasons import (
    VEGAN_DOSE_MG,
    group_reasons,
    other_set_reasons,
    recommendation_reasons,
    record_reasons,
    verdict_reasons,
)
from tracker.nutrition.calcium_verdict import (
    DOSE_STEP_MG,
    LARGEST_DOSE_MG,
    MIN_GAP_MG,
    SMALLEST_DOSE_MG,
    AdviceStatus,
    CalciumCase,
    Verdict,
    calcium_case,
    calcium_verdict,
    supplement_dose,
)
from tracker.nutrition.life_stage import age_in_months
from tracker.nutrition.profile import Condition, Profile
from tracker.nutrition.reference_tables import Nutrient, upper_level
from tracker.nutrition.supplement_rules import SupplementRule, official_rules
from tracker.nutrition.supplement_warnings import (
    calcium_supplement_warnings,
    official_dose_warnings,
    rule_exclusions,
    split_warnings,
    upper_level_warnings,
)
from tracker.nutrition.usual_intake import UsualIntake
from tracker.nutrition.vitamin_d_advice import vitamin_d_advice

__all__ = [
    "DOSE_STEP_MG",
    "LARGEST_DOSE_MG",
    "MIN_GAP_MG",
    "REASON_CODES",
    "SMALLEST_DOSE_MG",
    "VEGAN_DOSE_MG",
    "Advice",
    "AdviceStatus",
    "Reason",
    "ReasonCode",
    "advise",
    "supplement_dose",
]


@dataclass(frozen=True, slots=True)
class Advice:
    """A verdict with its reasons, the official rules and the warnings; calcium in mg/d, vitamin D in µg/d."""

    status: AdviceStatus
    gap_mg: float | None
    """Milk-equivalent calcium that is missing in whole mg, 0 where none is; None where the intake is unknown, and
    where raised calcium lets none be counted."""
    calcium_supplement_mg: int | None
    """200 to 500 in steps of 100 with status `supplement`, else None; in addition to `supplement_taken_mg`,
    and never above 500 with it."""
    supplement_taken_mg: float | None
    """The mean calcium supplement that is already taken and counted; None where the intake is unknown."""
    vitamin_d_supplement_ug: tuple[float, float] | None
    """Low and high of the supplement that is due; None where none is, or where it is already taken."""
    provisional: bool
    """Whether there are fewer days than a full answer needs, or unknown entries on too many of them."""
    food_advice: bool
    """Whether foods that add calcium may be named: there is a shortfall, and more calcium is no danger."""
    reasons: tuple[Reason, ...]
    official: tuple[SupplementRule, ...]
    """The official Danish rules that cover the person on the day, in the authority's words."""
    official_exclusions: tuple[tuple[Condition, ...], ...]
    """Along `official`: the person's conditions with which a rule is not for them without their doctor."""
    warnings: tuple[Reason, ...]
    alternative_status: AdviceStatus | None
    """The verdict under the other coefficient set; None where it was not asked for."""
    alternative_calcium_supplement_mg: int | None


def advise(profile: Profile, day: date, usual: UsualIntake, alternative: UsualIntake | None = None) -> Advice:
    """Return what `usual` leads to for the person on `day`.

    The shortfall is the recommendation that applies (the low end of a range) less the mean milk-equivalent
    intake, existing supplements included, in whole milligrams. A dose is in addition to what is taken, and
    never brings the supplements above 500 mg a day. `alternative` is the same days under the other coefficient set;
    a verdict or a dose that differs is reported beside the first. With fewer than 3 days there is no verdict,
    with 3 to 6 a provisional one. Under 18 years, or with a condition that excludes it, a shortfall of 100 mg
    or more is referred instead of given a dose; so is a child with milk allergy whatever the intake, since
    the official rule gives it a supplement. A person of unknown age is taken as an adult, which a reason says.

    Sources: `article` (food first, 200-500 mg), `nnr-2023`, `foedevarestyrelsen-vitamin-d`,
    `foedevarestyrelsen-dairy`, `kalcipos-smpc`, and `project` for the thresholds.
    """
    case = calcium_case(profile, day)
    verdict = calcium_verdict(case, usual)
    vitamin_d = vitamin_d_advice(profile, day, usual.mean_vitamin_d_ug, usual.vitamin_d_supplement_ug)
    official = official_rules(profile, day)
    reasons = [
        *recommendation_reasons(case),
        *verdict_reasons(case, usual, verdict),
        *record_reasons(case, usual, verdict),
        *group_reasons(case, usual, verdict),
    ]
    other: Verdict | None = None
    if alternative is not None:
        other = calcium_verdict(case, alternative)
        reasons.extend(other_set_reasons(usual, verdict, alternative, other))
    return Advice(
        status=verdict.status,
        gap_mg=verdict.gap_mg,
        calcium_supplement_mg=verdict.dose_mg,
        vitamin_d_supplement_ug=vitamin_d.supplement_ug,
        supplement_taken_mg=usual.supplement_mg,
        provisional=usual.provisional or usual.many_unknown,
        food_advice=_food_advice(case, usual, verdict),
        reasons=(*reasons, *vitamin_d.reasons),
        official=official,
        official_exclusions=tuple([rule_exclusions(profile, rule) for rule in official]),
        warnings=_warnings(case, usual, verdict, official),
        alternative_status=None if other is None else other.status,
        alternative_calcium_supplement_mg=None if other is None else other.dose_mg,
    )


def _food_advice(case: CalciumCase, usual: UsualIntake, verdict: Verdict) -> bool:
    if not usual.sufficient or not verdict.gap_mg or case.food_for_doctor:
        return False
    intake, level = usual.mean_intake_mg, case.upper_level_mg
    return intake is None or level is None or round(intake) <= level


def _warnings(
    case: CalciumCase, usual: UsualIntake, verdict: Verdict, official: tuple[SupplementRule, ...]
) -> tuple[Reason, ...]:
    """Warn of upper levels that are passed, and of what a supplement that is in question brings along."""
    largest = max([rule.calcium_high_mg or 0.0 for rule in official], default=0.0)
    taken = (usual.supplement_mg or 0.0) + (verdict.dose_mg or 0)
    vitamin_d_level = upper_level(Nutrient.VITAMIN_D, age_in_months(case.profile, case.day))
    return (
        *upper_level_warnings(
            usual.mean_intake_mg, case.upper_level_mg, usual.mean_vitamin_d_ug, vitamin_d_level
        ),
        *official_dose_warnings(official, usual.mean_intake_mg, usual.supplement_mg, case.upper_level_mg),
        *split_warnings(case.profile, official, taken, case.adult),
        *calcium_supplement_warnings(case.profile, case.day, max(largest, taken)),
    )
