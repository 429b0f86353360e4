"""How far a record can be trusted, in words: which days count, and signs that it is not of all that was eaten."""

from collections.abc import Sequence
from datetime import date

from tracker.diary.figures import figure as amount
from tracker.diary.period_wording import counted_sentence
from tracker.diary.wording import not_counted_reason
from tracker.locale import _, ngettext, number
from tracker.nutrition.usual_intake import NotCounted
from tracker.review.period_review import EnergyCheck, EnergyGap, PeriodReview, Sign, SignCode
from tracker.review.report.numbered import NumberedSources

_MOST_DAYS = 5
"""So many days are named one by one."""


def days_sentences(review: PeriodReview) -> list[str]:
    """Which days are used, and why others are not."""
    by_reason: dict[NotCounted, list[date]] = {}
    for day, reason in review.view.usual.days.not_used:
        by_reason.setdefault(reason, []).append(day)
    empty = [day.day for day in review.days if day.reason is NotCounted.EMPTY]
    if empty:
        by_reason[NotCounted.EMPTY] = empty
    return [
        f"{counted_sentence(review.view.usual)}.",
        *(
            _("Not counted, {reason}: {days}.").format(
                reason=not_counted_reason(reason), days=days_named(days)
            )
            for reason, days in by_reason.items()
        ),
    ]


def sign_sentences(review: PeriodReview, sources: NumberedSources) -> list[str]:
    """The signs of an incomplete record; one sentence says so where there is none."""
    signs = [
        one for one in review.signs if one.code not in (SignCode.LITTLE_ENERGY, SignCode.ENERGY_NOT_JUDGED)
    ]
    told = [_sign_sentence(one, sources) for one in signs]
    if review.view.usual.n_days:
        told.append(_energy_sentence(review.energy, sources))
    return told


def days_named(days: Sequence[date]) -> str:
    """Days by their dates; many by their number, the first and the last."""
    if len(days) <= _MOST_DAYS:
        return ", ".join(day.isoformat() for day in days)
    return ngettext(
        "{count} day from {first} to {last}", "{count} days from {first} to {last}", len(days)
    ).format(count=len(days), first=days[0].isoformat(), last=days[-1].isoformat())


def _sign_sentence(sign: Sign, sources: NumberedSources) -> str:
    words = {
        SignCode.MISSING_MEALS: _("A main meal is missing: {days}."),
        SignCode.FEW_OCCASIONS: _("Fewer than three eating occasions: {days}."),
        SignCode.LITTLE_CALCIUM: _(
            "Under 300 mg of calcium from food, which a diet without dairy gives: {days}."
        ),
    }[sign.code].format(days=days_named(sign.days))
    return f"{words} {sources.mark('dsam-2024')}" if sign.code is SignCode.LITTLE_CALCIUM else words


def _energy_sentence(check: EnergyCheck, sources: NumberedSources) -> str:
    if check.ratio is None or check.cut_off is None:
        return _("Whether too little was written down cannot be judged from energy: {reasons}.").format(
            reasons=", ".join(map(_gap_name, check.gaps)) or _("it is not known")
        )
    if check.low:
        told = _(
            "Energy is {ratio} times the basal rate of {basal}, below the {cut_off} that a whole record of {days} days "
            "reaches: probably not all was written down."
        )
    else:
        told = _(
            "Energy is {ratio} times the basal rate of {basal}; a whole record of {days} days reaches {cut_off}."
        )
    told = told.format(
        ratio=number(check.ratio, 2),
        basal=amount(check.basal_kcal, "kcal"),
        cut_off=number(check.cut_off, 2),
        days=check.n_days,
    )
    return f"{told} {sources.mark('black-2000', 'henry-2005')}"


def _gap_name(gap: EnergyGap) -> str:
    return {
        EnergyGap.FEW_DAYS: _("fewer than three days have energy for every food"),
        EnergyGap.SEX: _("the sex is not told"),
        EnergyGap.AGE: _("the date of birth is not told"),
        EnergyGap.WEIGHT: _("the weight is not told"),
        EnergyGap.CHILD: _("the method is for adults"),
        EnergyGap.PREGNANT_OR_LACTATING: _("the method is not for pregnancy and breastfeeding"),
    }[gap]
