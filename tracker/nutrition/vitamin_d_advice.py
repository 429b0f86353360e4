"""The vitamin D supplement that the official rule leaves to take, given what is already taken."""

from dataclasses import dataclass
from datetime import date

from tracker.nutrition.advice_reasons import Reason, ReasonCode
from tracker.nutrition.life_stage import age_in_days, age_in_months, is_adult
from tracker.nutrition.profile import Authority, Condition, Profile
from tracker.nutrition.reference_tables import (
    DES_VITAMIN_D_SOURCE,
    DES_VITAMIN_D_UG,
    VITAMIN_D_UPPER_SOURCE,
    Nutrient,
    upper_level,
)
from tracker.nutrition.reference_values import HIGH_RISK
from tracker.nutrition.supplement_rules import (
    SEASONAL_RULE,
    VITAMIN_D_FROM_DAYS,
    VITAMIN_D_SOURCE,
    SupplementRule,
    vitamin_d_rule,
)
from tracker.nutrition.supplement_warnings import EXCLUSION_SOURCE, VITAMIN_D_EXCLUSIONS

_ROUNDING_UG = 1e-6
"""Slack of means of floats, far below anything that can be weighed."""


@dataclass(frozen=True, slots=True)
class VitaminDAdvice:
    """The daily supplement in µg that is still due, low and high, or None; and why."""

    supplement_ug: tuple[float, float] | None
    reasons: tuple[Reason, ...]


def vitamin_d_advice(
    profile: Profile, day: date, intake_ug: float | None, supplement_ug: float | None
) -> VitaminDAdvice:
    """Return the official vitamin D rule of `day` less what is already taken as a supplement.

    `intake_ug` and `supplement_ug` are the recorded means in µg/d, None where unknown. A supplement that
    reaches the low end of the rule covers it; one that does not leaves the whole rule standing, since the
    rule names the daily amount. Nothing is named where a doctor has to decide, or where the upper level
    would be passed. Sources: `foedevarestyrelsen-vitamin-d`, `efsa-2023-vitamin-d`.
    """
    doctor = [condition for condition in Condition if condition in VITAMIN_D_EXCLUSIONS & profile.conditions]
    if doctor:
        first = {"condition": doctor[0].value}
        return VitaminDAdvice(None, (Reason(ReasonCode.VITAMIN_D_ASK_DOCTOR, EXCLUSION_SOURCE, first),))
    des = _des_range(profile, day)
    rule = vitamin_d_rule(profile, day)
    if rule is None or rule.low_ug is None or rule.high_ug is None:
        return VitaminDAdvice(None, (_not_due(profile, day), *des))
    due, reasons = _due(profile, day, rule, (rule.low_ug, rule.high_ug), intake_ug, supplement_ug)
    return VitaminDAdvice(due, (*reasons, *des))


def _due(
    profile: Profile,
    day: date,
    rule: SupplementRule,
    span_ug: tuple[float, float],
    intake_ug: float | None,
    supplement_ug: float | None,
) -> tuple[tuple[float, float] | None, list[Reason]]:
    low, high = span_ug
    values: dict[str, float | str] = {"low_ug": low, "high_ug": high, "group": rule.group.value}
    reasons = [Reason(ReasonCode.VITAMIN_D_RULE, rule.source, values)]
    taken = supplement_ug or 0.0
    if taken >= low - _ROUNDING_UG:
        covered = {"supplement_ug": taken, "low_ug": low}
        return None, [*reasons, Reason(ReasonCode.VITAMIN_D_COVERED, rule.source, covered)]
    level = upper_level(Nutrient.VITAMIN_D, age_in_months(profile, day))
    if level is not None and intake_ug is not None and intake_ug - taken + high > level + _ROUNDING_UG:
        full = {"intake_ug": intake_ug, "upper_level_ug": level}
        return None, [*reasons, Reason(ReasonCode.VITAMIN_D_NO_ROOM, VITAMIN_D_UPPER_SOURCE, full)]
    if taken > 0.0:
        partly = {"supplement_ug": taken, "low_ug": low}
        reasons.append(Reason(ReasonCode.VITAMIN_D_PARTLY_TAKEN, rule.source, partly))
    return (low, high), reasons


def _not_due(profile: Profile, day: date) -> Reason:
    days = age_in_days(profile, day)
    if days is not None and days < VITAMIN_D_FROM_DAYS:
        return Reason(ReasonCode.VITAMIN_D_NEWBORN, VITAMIN_D_SOURCE, {"from_days": VITAMIN_D_FROM_DAYS})
    winter = {"low_ug": SEASONAL_RULE.low_ug or 0.0, "high_ug": SEASONAL_RULE.high_ug or 0.0}
    return Reason(ReasonCode.VITAMIN_D_SUMMER, VITAMIN_D_SOURCE, winter)


def _des_range(profile: Profile, day: date) -> tuple[Reason, ...]:
    if profile.authority in (Authority.NNR, Authority.DANISH) or not profile.conditions & HIGH_RISK:
        return ()
    if not is_adult(profile, day):
        return ()
    low, high = DES_VITAMIN_D_UG
    return (Reason(ReasonCode.DES_VITAMIN_D_RANGE, DES_VITAMIN_D_SOURCE, {"low_ug": low, "high_ug": high}),)
