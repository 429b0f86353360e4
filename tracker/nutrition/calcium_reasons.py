"""Why a verdict on calcium is what it is: the reasons, with the values that their sentences need."""

from tracker.nutrition.advice_reasons import Reason, ReasonCode
from tracker.nutrition.calcium_verdict import (
    LARGEST_DOSE_MG,
    MIN_GAP_MG,
    AdviceStatus,
    CalciumCase,
    Verdict,
    supplement_dose,
)
from tracker.nutrition.life_stage import OVER_70_FROM_AGE
from tracker.nutrition.profile import Authority, Condition, SupplementPolicy
from tracker.nutrition.reference_tables import CALCIUM_UPPER_SOURCE, NNR_SOURCE
from tracker.nutrition.supplement_rules import milk_allergy_rule, twenty_microgram_rule
from tracker.nutrition.supplement_warnings import EXCLUSION_SOURCE, exclusion_reasons, rule_exclusions
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
        later = case.profile.born is not None
        reasons.append(Reason(ReasonCode.BORN_LATER if later else ReasonCode.AGE_ASSUMED, "project"))
    age = case.profile.age_on(case.day)
    if age is not None and age + 1 == OVER_70_FROM_AGE:
        unsaid = {"age": age, "from_age": OVER_70_FROM_AGE}
        reasons.append(Reason(ReasonCode.AROUND_70, "project", unsaid))
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
    if usual.many_unknown:
        touched = {"days": usual.days_with_unknown_entries, "counted_days": usual.n_days}
        reasons.append(Reason(ReasonCode.PROVISIONAL_UNKNOWN, "project", touched))
    if verdict.gap_mg is not None:
        reasons.extend(_gap_reasons(case, usual, verdict.gap_mg, verdict))
    elif case.raised_calcium and usual.mean_milk_equivalent_mg is not None:
        intake = {"milk_equivalent_mg": usual.mean_milk_equivalent_mg}
        reasons.append(Reason(ReasonCode.INTAKE_ONLY, EXCLUSION_SOURCE, intake))
    return reasons


def _gap_reasons(case: CalciumCase, usual: UsualIntake, gap_mg: float, verdict: Verdict) -> list[Reason]:
    equivalent, source = usual.mean_milk_equivalent_mg or 0.0, case.deciding.source
    held = {"milk_equivalent_mg": equivalent, "recommended_mg": case.deciding.recommended or 0.0}
    if not gap_mg:
        return [Reason(ReasonCode.NO_GAP, source, held)]
    if gap_mg < MIN_GAP_MG and not case.food_for_doctor:
        small = {"gap_mg": gap_mg, "smallest_gap_mg": MIN_GAP_MG}
        reasons = [Reason(ReasonCode.SMALL_GAP, "project", small)]
    else:
        reasons = [Reason(ReasonCode.GAP, source, {"gap_mg": gap_mg, **held})]
    reasons.extend(_average_requirement_reasons(case, equivalent))
    if verdict.status is AdviceStatus.SUPPLEMENT and verdict.dose_mg is not None:
        reasons.extend(_dose_reasons(case, usual, gap_mg, verdict.dose_mg))
    elif verdict.status is AdviceStatus.REFER and case.adult and not case.excluded:
        reasons.extend(_limit_reasons(case, usual, gap_mg, 0))
    return reasons


def _average_requirement_reasons(case: CalciumCase, equivalent_mg: float) -> list[Reason]:
    """Say on which side of the average requirement the intake lies, except where DES asks for more."""
    requirement = case.average_requirement_mg
    if requirement is None or case.deciding.authority is Authority.DES:
        return []
    reached = round(equivalent_mg) >= requirement
    if reached and case.food_for_doctor:
        return []
    code = ReasonCode.ABOVE_AVERAGE_REQUIREMENT if reached else ReasonCode.BELOW_AVERAGE_REQUIREMENT
    values = {"average_requirement_mg": requirement, "milk_equivalent_mg": equivalent_mg}
    return [Reason(code, NNR_SOURCE, values)]


def _dose_reasons(case: CalciumCase, usual: UsualIntake, gap_mg: float, dose_mg: int) -> list[Reason]:
    code = ReasonCode.DOSE if dose_mg >= gap_mg else ReasonCode.DOSE_PART
    reasons = [Reason(code, "article", {"dose_mg": dose_mg})]
    if usual.supplement_mg:
        beside = {"dose_mg": dose_mg, "supplement_mg": usual.supplement_mg}
        reasons.append(Reason(ReasonCode.DOSE_IN_ADDITION, "article", beside))
    reasons.extend(_limit_reasons(case, usual, gap_mg, dose_mg))
    if gap_mg > dose_mg:
        rest = {"dose_mg": dose_mg, "rest_mg": gap_mg - dose_mg}
        reasons.append(Reason(ReasonCode.GAP_ABOVE_DOSE, "article", rest))
    reasons.append(Reason(ReasonCode.WITH_MEAL, "uab-calcium"))
    return reasons


def _limit_reasons(case: CalciumCase, usual: UsualIntake, gap_mg: float, dose_mg: int) -> list[Reason]:
    """Name the limit that made the dose smaller than the shortfall asks for, or both where both did."""
    intake, level, taken = usual.mean_intake_mg or 0.0, case.upper_level_mg, usual.supplement_mg or 0.0
    asked = supplement_dose(gap_mg, 0.0, None)
    reasons: list[Reason] = []
    if level is not None and supplement_dose(gap_mg, intake, level) == dose_mg < asked:
        values: dict[str, float | str] = {"intake_mg": intake, "upper_level_mg": level, "dose_mg": dose_mg}
        code = ReasonCode.DOSE_LOWERED_TO_UPPER_LEVEL
        if not dose_mg:
            del values["dose_mg"]
            code = ReasonCode.NO_DOSE_UNDER_UPPER_LEVEL
        reasons.append(Reason(code, CALCIUM_UPPER_SOURCE, values))
    if supplement_dose(gap_mg, 0.0, None, taken) == dose_mg < asked:
        values = {"supplement_mg": taken, "largest_mg": LARGEST_DOSE_MG, "dose_mg": dose_mg}
        code = ReasonCode.DOSE_LOWERED_TO_EXISTING
        if not dose_mg:
            del values["dose_mg"]
            code = ReasonCode.EXISTING_DOSE
        reasons.append(Reason(code, "article", values))
    return reasons


def record_reasons(case: CalciumCase, usual: UsualIntake, verdict: Verdict) -> list[Reason]:
    """Say what the recorded days leave open."""
    reasons: list[Reason] = []
    if usual.sufficient and usual.confidence_adequate is not None and not case.raised_calcium:
        confidence = {"confidence": usual.confidence_adequate, "days": usual.n_days}
        reasons.append(Reason(ReasonCode.CONFIDENCE_ADEQUATE, "iom-2000", confidence))
        if not usual.within_person_sd.confirmed:
            reasons.append(Reason(ReasonCode.SPREAD_NOT_CONFIRMED, usual.within_person_sd.source))
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
        if verdict.status is AdviceStatus.NONE_NEEDED:
            reasons.append(Reason(ReasonCode.KEEP_SUPPLEMENT, "project"))
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
    excluded = rule_exclusions(case.profile, rule)
    if excluded:
        first = {"condition": excluded[0].value}
        return [Reason(ReasonCode.OFFICIAL_CALCIUM_ASK_DOCTOR, EXCLUSION_SOURCE, first)]
    span = {"low_mg": rule.calcium_low_mg, "high_mg": rule.calcium_high_mg}
    if case.profile.supplement_policy is SupplementPolicy.TOTAL_INTAKE:
        return [Reason(ReasonCode.OFFICIAL_CALCIUM_TOTAL, "osteoporoseforeningen", span)]
    reasons = [Reason(ReasonCode.OFFICIAL_CALCIUM_SUPPLEMENT, rule.source, span)]
    if usual.supplement_mg is not None and round(usual.supplement_mg) >= rule.calcium_low_mg:
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
        taken = {"supplement_mg": usual.supplement_mg or 0.0}
        return [Reason(ReasonCode.COEFFICIENT_SETS_DISAGREE, "project", {**sets, **statuses, **taken})]
    if verdict.dose_mg != other.dose_mg:
        doses = {"dose_mg": verdict.dose_mg or 0, "alternative_dose_mg": other.dose_mg or 0}
        return [Reason(ReasonCode.COEFFICIENT_DOSES_DIFFER, "project", {**sets, **doses})]
    return []
