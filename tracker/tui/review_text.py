"""The review of a period in words and figures, part by part, as the screen of one patient shows it.

Imports the review and with it pandas, so it is itself imported only when a review opens.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.diary.advice_text import both_ways, verdict
from tracker.diary.figures import UNKNOWN, bar, figure
from tracker.diary.food_wording import coefficient_set_name
from tracker.diary.period_wording import counted_sentence
from tracker.diary.target_wording import reckoned_with, target_title
from tracker.diary.wording import meal_name, not_counted_reason
from tracker.foods.groups import group_name
from tracker.locale import _, language, ngettext, number
from tracker.nutrition.food_advice import FISH_G_PER_WEEK
from tracker.nutrition.reference_values import Nutrient
from tracker.nutrition.usual_intake import DAYS_FOR_ANY_ANSWER, DAYS_FOR_FULL_ANSWER
from tracker.review.period_review import EnergyGap, PeriodReview, Sign, SignCode, Spread

_LABEL = 16
_FIGURES = (6, 7, 6, 11, 4, 8, 8)
"""The widths of the columns of figures."""
_NAME = 22
_BAR_CELLS = 8
_MOST_DATES = 3
_MAIN_GROUPS = 5
_VERSION_FIGURES = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the review."""

    id: str
    heading: str
    lines: tuple[str, ...]


def headline(review: PeriodReview) -> str:
    """The answer, and how far it can be trusted, in one or two lines."""
    view = review.view
    words = verdict(view.advice)
    if view.usual.n_days < DAYS_FOR_ANY_ANSWER:
        return words
    if view.usual.n_days < DAYS_FOR_FULL_ANSWER:
        words += " · " + _("provisional: fewer than {count} days").format(count=DAYS_FOR_FULL_ANSWER)
    elif view.advice.provisional:
        words += " · " + _("provisional: values are missing on many days")
    if _verdicts_differ(review):
        words += " · " + _("the other way of reckoning says otherwise")
    return words


def parts(review: PeriodReview) -> Iterator[Part]:
    """Everything that stands below the headline, each figure with what it is."""
    used = _days(review.view.usual.n_days)
    yield Part("targets", _("Against the recommendations (* decides)"), tuple(_targets(review)))
    yield Part("figures", _("A day, over {days}").format(days=used), tuple(_figures(review)))
    yield Part("ways", _("Two ways of reckoning absorption"), tuple(_ways(review)))
    yield Part("days", _("Which days are used"), tuple(_used(review)))
    yield Part("signs", _("How whole the record is"), tuple(_signs(review)))
    yield Part("meals", _("Calcium by meal, mg a day"), tuple(_meals(review)))
    yield Part("groups", _("Calcium by food group, mg a day"), tuple(_groups(review)))
    yield Part("foods", _("Main foods: times · g · mg of calcium a day"), tuple(_foods(review)))
    yield Part("diet", _("The diet"), tuple(_diet(review)))


def footnote(review: PeriodReview) -> str:
    """With what all of it was reckoned."""
    return " · ".join(
        (
            reckoned_with(review.view.coefficients),
            _("food table {version}").format(version=review.food_table_version[:_VERSION_FIGURES] or UNKNOWN),
            _("F3 tells the reasons and sources"),
        )
    )


def share(value: float | None) -> str:
    """A share as a percentage; a question mark where it is not known."""
    return UNKNOWN if value is None else f"{number(value * 100)} %"


def _targets(review: PeriodReview) -> Iterator[str]:
    for nutrient in (Nutrient.CALCIUM, Nutrient.VITAMIN_D):
        for target in review.view.targets:
            if target.value.nutrient is nutrient and target.value.recommended is not None:
                title = target_title(target.value) + ("*" if target.value.applies else "")
                yield f"{bar(target.coverage, _BAR_CELLS):<{_BAR_CELLS}} {share(target.coverage):>6}  {title}"
    yield _(
        "AR {average}: {average_milk} as milk, {average_eaten} as eaten · "
        "RI {recommended}: {recommended_milk}, {recommended_eaten}"
    ).format(
        average=figure(review.average_requirement_mg, "mg"),
        average_milk=share(review.share_of_average_requirement),
        average_eaten=share(review.intake_share_of_average_requirement),
        recommended=figure(review.recommended_mg, "mg"),
        recommended_milk=share(review.share_of_recommended),
        recommended_eaten=share(review.intake_share_of_recommended),
    )
    usual = review.view.usual
    yield _("Below AR {count} of {days} · usual intake above AR: {confidence} sure (n = {n})").format(
        count=review.days_below_average_requirement,
        days=_days(usual.n_days),
        confidence=share(usual.confidence_adequate),
        n=usual.n_days,
    )
    yield _firmness(review)


def _firmness(review: PeriodReview) -> str:
    needed, more = review.days_needed_for_firm_answer, review.days_still_needed
    if needed is None or more is None:
        return _("No number of days makes that firm: the mean lies too near AR (IOM 2000).")
    if not more:
        return _("That is firm: {needed} would do (IOM 2000).").format(needed=_days(needed))
    return _("For a firm answer {more} more are needed (IOM 2000).").format(more=_days(more))


def _figures(review: PeriodReview) -> Iterator[str]:
    columns = (_("avg."), _("median"), _("SD"), _("range"), _("n"), _("Mon-Fri"), _("Sat-Sun"))
    yield _across("", columns)
    rows = (
        (_("calcium mg"), "calcium_mg", 0),
        (_("  from food"), "food_calcium_mg", 0),
        (_("  supplements"), "supplement_calcium_mg", 0),
        (_("absorbed"), "absorbed_mg", 0),
        (_("  as from milk"), "milk_equivalent_mg", 0),
        (_("vitamin D µg"), "vitamin_d_ug", 1),
        (_("  from food"), "food_vitamin_d_ug", 1),
        (_("  supplements"), "supplement_vitamin_d_ug", 1),
        (_("energy kcal"), "energy_kcal", 0),
    )
    for name, field, decimals in rows:
        spread: Spread = getattr(review.all_days, field)
        cells = [_number(value, decimals) for value in (spread.mean, spread.median, spread.sd)]
        cells += [
            "-".join(_number(value, decimals) for value in (spread.minimum, spread.maximum)),
            str(spread.n),
        ]
        parts: tuple[Spread, Spread] = (getattr(review.weekdays, field), getattr(review.weekend, field))
        cells += [_number(part.mean, decimals) for part in parts]
        yield _across(name, cells)
    usual = review.view.usual
    if usual.unknown_entries:
        yield ngettext(
            "{count} entry without a calcium value: averages are lower bounds.",
            "{count} entries without a calcium value: averages are lower bounds.",
            usual.unknown_entries,
        ).format(count=usual.unknown_entries)


def _across(name: str, cells: Sequence[str]) -> str:
    return f"{name:<{_LABEL}.{_LABEL}}" + "".join(
        f"{cell:>{width}}" for cell, width in zip(cells, _FIGURES, strict=True)
    )


def _ways(review: PeriodReview) -> Iterator[str]:
    if _verdicts_differ(review):
        yield from both_ways(review.view)
        return
    for usual in (review.view.usual, review.view.alternative):
        if usual.coefficients is not None:
            yield _("{set}: {absorbed} absorbed ({milk} as milk)").format(
                set=coefficient_set_name(usual.coefficients).capitalize(),
                absorbed=figure(usual.mean_absorbed_mg, "mg"),
                milk=figure(usual.mean_milk_equivalent_mg, "mg"),
            )
    yield _("Both give the same verdict.") if review.view.usual.n_days else _("Nothing to reckon with yet.")


def _verdicts_differ(review: PeriodReview) -> bool:
    advice = review.view.advice
    return (advice.status, advice.calcium_supplement_mg) != (
        advice.alternative_status,
        advice.alternative_calcium_supplement_mg,
    )


def _used(review: PeriodReview) -> Iterator[str]:
    yield counted_sentence(review.view.usual) + "."
    reasons: dict[str, list[date]] = {}
    for day in review.days:
        if day.reason is not None:
            reasons.setdefault(not_counted_reason(day.reason), []).append(day.day)
    for reason, days in reasons.items():
        yield f"{_days(len(days))}: {reason} ({_dates(days)})"


def _signs(review: PeriodReview) -> Iterator[str]:
    if review.view.usual.n_days and all(sign.code is SignCode.ENERGY_NOT_JUDGED for sign in review.signs):
        yield _("No sign that anything is left out.")
    for sign in review.signs:
        if sign.code is not SignCode.ENERGY_NOT_JUDGED:
            yield f"! {_sign(sign)}"
    energy = review.energy
    if energy.ratio is not None and energy.cut_off is not None:
        yield _(
            "Energy is {ratio} × basal metabolism; a whole record reaches {cut_off} (Goldberg; Black 2000)."
        ).format(ratio=number(energy.ratio, 2), cut_off=number(energy.cut_off, 2))
    elif energy.gaps:
        yield _("Energy cannot be judged: {reasons}.").format(reasons=", ".join(map(_gap, energy.gaps)))


def _gap(gap: EnergyGap) -> str:
    return {
        EnergyGap.FEW_DAYS: _("too few days where all energy is known"),
        EnergyGap.SEX: _("sex is not told"),
        EnergyGap.AGE: _("date of birth is not told"),
        EnergyGap.WEIGHT: _("weight is not told (E)"),
        EnergyGap.CHILD: _("not made for children"),
        EnergyGap.PREGNANT_OR_LACTATING: _("not made for pregnancy and breastfeeding"),
    }[gap]


def _sign(sign: Sign) -> str:
    words = {
        SignCode.MISSING_MEALS: _("a main meal is missing"),
        SignCode.FEW_OCCASIONS: _("fewer than three eating occasions"),
        SignCode.LITTLE_CALCIUM: _("under 300 mg of calcium from food"),
        SignCode.LITTLE_ENERGY: _("less energy than a body lives on"),
        SignCode.ENERGY_NOT_JUDGED: _("energy cannot be judged"),
    }[sign.code]
    return f"{words}: {_days(len(sign.days))} ({_dates(sign.days)})" if sign.days else words


def _meals(review: PeriodReview) -> Iterator[str]:
    if review.meals:
        yield " · ".join(
            f"{meal_name(one.meal)} {number(one.calcium_mg)} ({share(one.share)})" for one in review.meals
        )
    if (load := review.largest_load) is not None:
        yield _("Largest single load: {amount}, {meal}, {day}").format(
            amount=figure(load.calcium_mg, "mg"), meal=meal_name(load.meal).lower(), day=_dates((load.day,))
        )


def _groups(review: PeriodReview) -> Iterator[str]:
    for one in review.groups[:_MAIN_GROUPS]:
        yield _barred(group_name(one.group), one.calcium_mg, one.share)
    if not review.groups:
        yield _("Nothing known.")


def _foods(review: PeriodReview) -> Iterator[str]:
    for one in review.foods:
        name = one.name_da if language() == "da" else one.name_en
        sign = "~" if one.assumed else " "
        yield (
            f"{name:<{_NAME}.{_NAME}} {one.times:>3}×{_number(one.grams, 0):>5} g{number(one.calcium_mg):>5}{sign}"
            f"{share(one.share):>6}"
        )
    if not review.foods:
        yield _("Nothing known.")


def _diet(review: PeriodReview) -> Iterator[str]:
    yield _("Fish {amount} a week, of {advised} · fruit, vegetables {portions} × 100 g").format(
        amount=("≥ " if review.fish_unweighed_entries else "") + figure(review.fish_g_per_week, "g"),
        advised=figure(FISH_G_PER_WEEK, "g"),
        portions=("≥ " if review.fruit_vegetable_unweighed_entries else "")
        + _number(review.fruit_vegetable_portions_per_day, 1),
    )
    yield _("Of the calcium: {fortified} fortified foods, {assumed} assumed uptake").format(
        fortified=share(review.fortified_share), assumed=share(review.assumed_share)
    )
    yield _("Entries without a calcium value: {missing}").format(missing=share(review.missing_share))


def _barred(name: str, amount_mg: float, part: float) -> str:
    return f"{name:<{_NAME}.{_NAME}}{number(amount_mg):>6}{share(part):>6}  {bar(part, _BAR_CELLS)}"


def _number(value: float | None, decimals: int) -> str:
    return UNKNOWN if value is None else number(value, decimals)


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", count).format(count=count)


def _dates(days: Sequence[date] | Iterable[date]) -> str:
    shown = list(days)
    words = ", ".join(f"{day.day}/{day.month}" for day in shown[:_MOST_DATES])
    return words + (" …" if len(shown) > _MOST_DATES else "")
