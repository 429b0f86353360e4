"""Why a verdict on calcium is what it is: the reasons, with the values that their sentences need."""

from tracker.nutrition.advice_reasons import Reason, ReasonCode
from tracker.nutrition.calcium_verdict import (
    MIN_GAP_MG,
    TOLERANCE_MG,
    AdviceStatus,
    CalciumCase,
    Verdict,
    supplement_dose,
)
from tracker.nutrition.profile import Authority, Condition, SupplementPolicy
from tracker.nutrition.reference_tables import CALCIUM_UPPER_SOURCE, NNR_SOURCE
from tracker.nutrition.supplement_rules import milk_allergy_rule, twenty_microgram_rule
from tracker.nutrition.supplement_warnings import exclusion_reasons
from tracker.nutrition.usual_intake import DAYS_FOR_ANY_ANSWER, DAYS_FOR_FULL_ANSWER, UsualIntake

VEGAN_DOSE_MG = 400.0
"""What is enough for most vegans, mg/d (source `article`); information, never the dose of a person."""


def recommendation_reasons(case: CalciumCase) -> list[Reason]:
    """Name the recommendation that decides, and what had to be assumed to find it."""
    value, chosen = case.deciding, case.profile.authority
    low = value.recommended or 0.0
    decides = {"authority": value.authority.value, "recommended_mg": low}
    reasons = [Reason(ReasonCode.RECOMMENDATION, value.source, decides)]
    if value.recommended_max is not None:
        span = {"low_mg": low, "high_mg": value.recommended_max}
        reasons.append(Reason(ReasonCode.RANGE, value.source, span))
    if chosen is not None and chosen is not value.authority:
        fallback = {"chosen": chosen.value, "used": value.authority.value}
        reasons.append(Reason(ReasonCode.AUTHORITY_FALLBACK, value.source, fallback))
    if value.assumed:
        reasons.append(Reason(ReasonCode.AGE_ASSUMED, "project"))
    return reasons


def verdict_reasons(case: CalciumCase, usual: UsualIntake, verdict: Verdict) -> list[Reason]:
    """Tell the way from the intake to the verdict."""
    reasons: list[Reason] = []
    if not usual.sufficient:
        few = {"days": usual.n_days, "needed_days": DAYS_FOR_ANY_ANSWER}
        return [Reason(ReasonCode.INSUFFICIENT_DAYS, "iom-2000", few)]
    if usual.provisional:
        some = {"days": usual.n_days, "full_days": DAYS_FOR_FULL_ANSWER}
        reasons.append(Reason(ReasonCode.PROVISIONAL_DAYS, "project", some))
    if verdict.gap_mg is not None:
        reasons.extend(_gap_reasons(case, usual, verdict.gap_mg, verdict.dose_mg, verdict.status))
    return reasons


def _gap_reasons(
    case: CalciumCase, usual: UsualIntake, gap_mg: float, dose_mg: int | None, status: AdviceStatus
) -> list[Reason]:
    equivalent, source = usual.mean_milk_equivalent_mg or 0.0, case.deciding.source
    held = {"milk_equivalent_mg": equivalent, "recommended_mg": case.deciding.recommended or 0.0}
    if gap_mg <= TOLERANCE_MG:
        return [Reason(ReasonCode.NO_GAP, source, held)]
    if gap_mg < MIN_GAP_MG - TOLERANCE_MG:
        small = {"gap_mg": gap_mg, "smallest_gap_mg": MIN_GAP_MG}
        reasons = [Reason(ReasonCode.SMALL_GAP, "project", small)]
    else:
        reasons = [Reason(ReasonCode.GAP, source, {"gap_mg": gap_mg, **held})]
    reasons.extend(_average_requirement_reasons(case, equivalent))
    if status is AdviceStatus.SUPPLEMENT and dose_mg is not None:
        reasons.append(Reason(ReasonCode.DOSE, "article", {"dose_mg": dose_mg}))
        reasons.extend(_upper_level_reasons(case, usual, gap_mg, dose_mg))
        if gap_mg > dose_mg + TOLERANCE_MG:
            rest = {"dose_mg": dose_mg, "rest_mg": gap_mg - dose_mg}
            reasons.append(Reason(ReasonCode.GAP_ABOVE_DOSE, "article", rest))
    elif status is AdviceStatus.REFER and case.adult and not case.excluded:
        reasons.extend(_upper_level_reasons(case, usual, gap_mg, 0))
    return reasons


def _average_requirement_reasons(case: CalciumCase, equivalent_mg: float) -> list[Reason]:
    """Say on which side of the average requirement the intake lies, except where DES asks for more."""
    requirement = case.average_requirement_mg
    if requirement is None or case.deciding.authority is Authority.DES:
        return []
    reached = equivalent_mg >= requirement
    code = ReasonCode.ABOVE_AVERAGE_REQUIREMENT if reached else ReasonCode.BELOW_AVERAGE_REQUIREMENT
    values = {"average_requirement_mg": requirement, "milk_equivalent_mg": equivalent_mg}
    return [Reason(code, NNR_SOURCE, values)]


def _upper_level_reasons(case: CalciumCase, usual: UsualIntake, gap_mg: float, dose_mg: int) -> list[Reason]:
    level, intake = case.upper_level_mg, usual.mean_intake_mg
    if level is None or intake is None or dose_mg == supplement_dose(gap_mg, intake, None):
        return []
    values: dict[str, float | str] = {"intake_mg": intake, "upper_level_mg": level}
    if not dose_mg:
        return [Reason(ReasonCode.NO_DOSE_UNDER_UPPER_LEVEL, CALCIUM_UPPER_SOURCE, values)]
    values["dose_mg"] = dose_mg
    return [Reason(ReasonCode.DOSE_LOWERED_TO_UPPER_LEVEL, CALCIUM_UPPER_SOURCE, values)]


def record_reasons(usual: UsualIntake) -> list[Reason]:
    """Say what the recorded days leave open."""
    reasons: list[Reason] = []
    if usual.sufficient and usual.confidence_adequate is not None:
        confidence = {"confidence": usual.confidence_adequate, "days": usual.n_days}
        reasons.append(Reason(ReasonCode.CONFIDENCE_ADEQUATE, "iom-2000", confidence))
    if usual.unknown_entries:
        unknown = {"entries": usual.unknown_entries, "days": usual.days_with_unknown_entries}
        reasons.append(Reason(ReasonCode.UNKNOWN_VALUES, "project", unknown))
    if usual.mean_assumed_absorption_mg and usual.mean_intake_mg:
        share = usual.mean_assumed_absorption_mg / usual.mean_intake_mg
        assumed = {"assumed_mg": usual.mean_assumed_absorption_mg, "share": share}
        reasons.append(Reason(ReasonCode.ASSUMED_ABSORPTION, "project", assumed))
    if usual.n_assumed_complete:
        days = {"days": usual.n_assumed_complete}
        reasons.append(Reason(ReasonCode.ASSUMED_COMPLETE, "project", days))
    if usual.supplement_mg:
        taken = {"supplement_mg": usual.supplement_mg}
        reasons.append(Reason(ReasonCode.EXISTING_SUPPLEMENT, "gueguen-2000", taken))
    return reasons


def group_reasons(case: CalciumCase, usual: UsualIntake, verdict: Verdict) -> list[Reason]:
    """Say what follows from who the person is: age, conditions, the official rules, the diet."""
    reasons: list[Reason] = []
    age = case.profile.age_on(case.day)
    if not case.adult and age is not None:
        reasons.append(Reason(ReasonCode.UNDER_18, "project", {"age": age}))
    allergy = milk_allergy_rule(case.profile, case.day)
    if allergy is not None and allergy.calcium_low_mg is not None:
        official = {"official_mg": allergy.calcium_low_mg}
        reasons.append(Reason(ReasonCode.MILK_ALLERGY_CHILD, allergy.source, official))
    reasons.extend(exclusion_reasons(case.profile))
    reasons.extend(_official_calcium_reasons(case, usual))
    informed = verdict.status not in (AdviceStatus.NONE_NEEDED, AdviceStatus.REFER)
    if Condition.VEGAN in case.profile.conditions and case.adult and not case.excluded and informed:
        reasons.append(Reason(ReasonCode.VEGAN_DOSE, "article", {"dose_mg": VEGAN_DOSE_MG}))
    return reasons


def _official_calcium_reasons(case: CalciumCase, usual: UsualIntake) -> list[Reason]:
    rule = twenty_microgram_rule(case.profile, case.day)
    if rule is None or rule.calcium_low_mg is None or rule.calcium_high_mg is None:
        return []
    span = {"low_mg": rule.calcium_low_mg, "high_mg": rule.calcium_high_mg}
    if case.profile.supplement_policy is SupplementPolicy.TOTAL_INTAKE:
        return [Reason(ReasonCode.OFFICIAL_CALCIUM_TOTAL, "osteoporoseforeningen", span)]
    reasons = [Reason(ReasonCode.OFFICIAL_CALCIUM_SUPPLEMENT, rule.source, span)]
    if usual.supplement_mg is not None and usual.supplement_mg >= rule.calcium_low_mg:
        taken = {"supplement_mg": usual.supplement_mg, "low_mg": rule.calcium_low_mg}
        reasons.append(Reason(ReasonCode.OFFICIAL_CALCIUM_TAKEN, rule.source, taken))
    return reasons


def other_set_reasons(
    usual: UsualIntake, verdict: Verdict, alternative: UsualIntake, other: Verdict
) -> list[Reason]:
    """Say where the other coefficient set leads to another verdict, or to another dose."""
    sets = {"set": str(usual.coefficients), "alternative_set": str(alternative.coefficients)}
    if verdict.status is not other.status:
        statuses = {"status": verdict.status.value, "alternative_status": other.status.value}
        return [Reason(ReasonCode.COEFFICIENT_SETS_DISAGREE, "project", {**sets, **statuses})]
    if verdict.dose_mg != other.dose_mg:
        doses = {"dose_mg": verdict.dose_mg or 0, "alternative_dose_mg": other.dose_mg or 0}
        return [Reason(ReasonCode.COEFFICIENT_DOSES_DIFFER, "project", {**sets, **doses})]
    return []
