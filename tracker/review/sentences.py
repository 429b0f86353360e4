"""What a review finds, in sentences, in the language in force."""

from tracker.diary.advice_wording import status_verdict
from tracker.diary.food_wording import coefficient_set_name
from tracker.diary.period_wording import day_reason_sentences, days_listed
from tracker.diary.wording import meal_name
from tracker.locale import _, ngettext, number
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.energy import ACTIVITY_LEVEL, YOUNGEST
from tracker.nutrition.food_advice import (
    CALCIUM_WITHOUT_DAIRY_MG,
    FISH_G_PER_WEEK,
    FRUIT_AND_VEGETABLES_G_PER_DAY,
    OILY_FISH_G_PER_WEEK,
    PORTION_G,
)
from tracker.nutrition.usual_intake import DAYS_FOR_ANY_ANSWER, OCCASIONS_OF_A_WHOLE_DAY
from tracker.review.figures import Unit
from tracker.review.period_review import Comparison, EnergyCheck, EnergyGap, PeriodReview, Sign, SignCode
from tracker.review.wording import amount_text


def not_used_sentences(review: PeriodReview) -> list[str]:
    """Why the days that do not count do not, one sentence a reason; days without entries too."""
    return day_reason_sentences([(day.day, day.reason) for day in review.days if day.reason is not None])


def archived_sentence(review: PeriodReview) -> str | None:
    """That the person is archived; None where that is not so."""
    person = review.view.person
    return _("{name} is archived; the log can be read.").format(name=person.name) if person.archived else None


def overlap_sentence(both: Comparison) -> str | None:
    """That two periods share days; None where they do not."""
    if both.after.view.first > both.before.view.last:
        return None
    return _("The two periods share days, so they are not a before and an after.")


def confidence_sentence(review: PeriodReview) -> str:
    """How sure the days make one that usual intake is adequate, and what would make it surer."""
    usual = review.view.usual
    if review.average_requirement_mg is None:
        return _("There is no average requirement for this age, so how sure the days make one is not told.")
    if usual.confidence_adequate is None:
        return _("Without a day that counts nothing is known of usual intake.")
    told = _(
        "It is {confidence} sure that usual intake is above the person's own requirement, which is {requirement} on average, "
        "from {days}; of plain intake {plain}."
    ).format(
        confidence=amount_text(usual.confidence_adequate, Unit.SHARE),
        requirement=amount_text(review.average_requirement_mg, Unit.MG),
        days=ngettext("{count} day", "{count} days", usual.n_days).format(count=usual.n_days),
        plain=amount_text(usual.confidence_adequate_intake, Unit.SHARE),
    )
    return f"{told} {_days_needed(review)}"


def below_sentence(review: PeriodReview) -> str | None:
    """How many days lie below the average requirement; None where nothing is known of that."""
    days = review.view.usual.n_days
    if not days or review.average_requirement_mg is None:
        return None
    told = ngettext(
        "{below} of {count} day lies below the average requirement. A single day is no lack: what counts is the mean.",
        "{below} of {count} days lie below the average requirement. A single day is no lack: what counts is the mean.",
        days,
    ).format(below=review.days_below_average_requirement, count=days)
    if not review.days_below_uncertain:
        return told
    unsure = ngettext(
        "On {count} of them an entry has no calcium value, so it may lie higher.",
        "On {count} of them an entry has no calcium value, so they may lie higher.",
        review.days_below_uncertain,
    ).format(count=review.days_below_uncertain)
    return f"{told} {unsure}"


def coefficient_sets_sentence(review: PeriodReview) -> str | None:
    """What both coefficient sets say where they change the verdict; None where they agree."""
    view = review.view
    if view.advice.alternative_status is None or view.advice.alternative_status is view.advice.status:
        return None
    other = next(one for one in CoefficientSet if one is not view.coefficients)
    return _(
        "The two ways of reckoning absorption disagree. {set}: {milk} as milk, “{status}”. {other_set}: {other_milk} "
        "as milk, “{other_status}”."
    ).format(
        set=_capital(coefficient_set_name(view.coefficients)),
        milk=amount_text(view.usual.mean_milk_equivalent_mg, Unit.MG),
        status=status_verdict(view.advice.status),
        other_set=_capital(coefficient_set_name(other)),
        other_milk=amount_text(view.alternative.mean_milk_equivalent_mg, Unit.MG),
        other_status=status_verdict(view.advice.alternative_status),
    )


def load_sentence(review: PeriodReview) -> str | None:
    """The meal with the most calcium; None where no calcium is known."""
    load = review.largest_load
    if load is None:
        return None
    return _("The most at once: {amount}, {meal} on {day}.").format(
        amount=amount_text(load.calcium_mg, Unit.MG),
        meal=meal_name(load.meal).lower(),
        day=load.day.isoformat(),
    )


def fish_sentence(review: PeriodReview) -> str | None:
    """Fish a week against the Danish advice; None without counting days."""
    if review.fish_g_per_week is None:
        return None
    sign = "≥ " if review.fish_unweighed_entries else ""
    return _("Fish: {fish} a week, of it {oily} oily (advised: {advised} and {advised_oily}).").format(
        fish=sign + amount_text(review.fish_g_per_week, Unit.GRAMS),
        oily=sign + amount_text(review.oily_fish_g_per_week, Unit.GRAMS),
        advised=amount_text(FISH_G_PER_WEEK, Unit.GRAMS),
        advised_oily=amount_text(OILY_FISH_G_PER_WEEK, Unit.GRAMS),
    )


def fruit_vegetables_sentence(review: PeriodReview) -> str | None:
    """Portions of fruit and vegetables against the Danish advice; None without counting days."""
    if review.fruit_vegetable_portions_per_day is None:
        return None
    sign = "≥ " if review.fruit_vegetable_unweighed_entries else ""
    return _(
        "Fruit and vegetables: {portions} portions of {grams} a day, of them {vegetables} of vegetables (advised from 11 "
        "years: {advised}, half of them vegetables). What is in dishes is not counted."
    ).format(
        portions=sign + amount_text(review.fruit_vegetable_portions_per_day, Unit.PORTIONS),
        vegetables=sign + amount_text(review.vegetable_portions_per_day, Unit.PORTIONS),
        grams=amount_text(PORTION_G, Unit.GRAMS),
        advised=number(FRUIT_AND_VEGETABLES_G_PER_DAY / PORTION_G),
    )


def sign_sentence(sign: Sign, energy: EnergyCheck) -> str:
    """A sign that a record is not complete, and the days it is seen on."""
    if sign.code in (SignCode.LITTLE_ENERGY, SignCode.ENERGY_NOT_JUDGED):
        return energy_sentence(energy)
    count = len(sign.days)
    template = {
        SignCode.MISSING_MEALS: ngettext(
            "A main meal is missing on {count} day: {days}",
            "A main meal is missing on {count} days: {days}",
            count,
        ),
        SignCode.FEW_OCCASIONS: ngettext(
            "Fewer than {occasions} eating occasions on {count} day: {days}",
            "Fewer than {occasions} eating occasions on {count} days: {days}",
            count,
        ),
        SignCode.LITTLE_CALCIUM: ngettext(
            "Less than {least} of calcium from food, what a diet without dairy gives, on {count} day: {days}",
            "Less than {least} of calcium from food, what a diet without dairy gives, on {count} days: {days}",
            count,
        ),
    }[sign.code]
    return template.format(
        count=count,
        days=days_listed([day.isoformat() for day in sign.days]),
        occasions=OCCASIONS_OF_A_WHOLE_DAY,
        least=amount_text(CALCIUM_WITHOUT_DAIRY_MG, Unit.MG),
    )


def energy_sentence(energy: EnergyCheck) -> str:
    """Whether the energy logged is what a body needs, or why that cannot be judged."""
    if not energy.judged:
        reasons = ", ".join(_gap_words(gap) for gap in energy.gaps)
        return _("Whether too little was logged cannot be judged from energy: {reasons}.").format(
            reasons=reasons
        )
    values = {
        "mean": amount_text(energy.mean_kcal, Unit.KCAL),
        "ratio": amount_text(energy.ratio, Unit.RATIO),
        "cut_off": amount_text(energy.cut_off, Unit.RATIO),
        "activity": amount_text(ACTIVITY_LEVEL, Unit.RATIO),
        "days": ngettext("{count} day", "{count} days", energy.n_days).format(count=energy.n_days),
    }
    if energy.low:
        finding = _(
            "{mean} a day is {ratio} times the basal rate, below the cut-off of {cut_off} for {days} at light activity "
            "({activity}): more was probably eaten than logged, or less than usual was eaten."
        )
    else:
        finding = _(
            "{mean} a day is {ratio} times the basal rate, not below the cut-off of {cut_off} for {days} at light activity "
            "({activity}): no sign that too little was logged."
        )
    unconfirmed = _("The figures behind the cut-off could not be read in their source.")
    return f"{finding.format(**values)} {unconfirmed}"


def _days_needed(review: PeriodReview) -> str:
    still = review.days_still_needed
    if still is None:
        return _("The mean lies so near the requirement that no number of days gives a firm answer.")
    if still == 0:
        enough = (review.view.usual.confidence_adequate or 0.0) > 0.5
        return (
            _("That is a firm yes: 85 % or more that it is.")
            if enough
            else _("That is a firm no: 85 % or more that it is not.")
        )
    return ngettext(
        "{count} day more with this mean would make it firm, 85 % one way or the other.",
        "{count} days more with this mean would make it firm, 85 % one way or the other.",
        still,
    ).format(count=still)


def _gap_words(gap: EnergyGap) -> str:
    return {
        EnergyGap.FEW_DAYS: _("the energy of fewer than {days} days is known in full").format(
            days=DAYS_FOR_ANY_ANSWER
        ),
        EnergyGap.SEX: _("the sex is not told"),
        EnergyGap.AGE: _("the date of birth is not told"),
        EnergyGap.WEIGHT: _("the weight is not told"),
        EnergyGap.CHILD: _("the check is for adults from {age} years").format(age=YOUNGEST),
        EnergyGap.PREGNANT_OR_LACTATING: _("the check is not for those who are pregnant or breastfeeding"),
    }[gap]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
