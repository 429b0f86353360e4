"""Signs that a record is not of all that was eaten."""

from collections.abc import Callable, Sequence
from datetime import date

from tracker.nutrition.energy import YOUNGEST, basal_rate_kcal, goldberg_cut_off
from tracker.nutrition.food_advice import CALCIUM_WITHOUT_DAIRY_MG
from tracker.nutrition.life_stage import reproductive_stage
from tracker.nutrition.profile import Profile
from tracker.nutrition.usual_intake import DAYS_FOR_ANY_ANSWER, OCCASIONS_OF_A_WHOLE_DAY, mean
from tracker.review.period_review import EnergyCheck, EnergyGap, ReviewedDay, Sign, SignCode


def signs(days: Sequence[ReviewedDay], energy: EnergyCheck) -> tuple[Sign, ...]:
    """The signs that are seen on the counting days `days`; none without any."""
    if not days:
        return ()

    def on(code: SignCode, seen: Callable[[ReviewedDay], bool]) -> list[Sign]:
        seen_on = tuple(day.day for day in days if seen(day))
        return [Sign(code, seen_on)] if seen_on else []

    of_days = [
        *on(SignCode.MISSING_MEALS, lambda day: bool(day.missing_meals)),
        *on(SignCode.FEW_OCCASIONS, lambda day: day.eating_occasions < OCCASIONS_OF_A_WHOLE_DAY),
        *on(SignCode.LITTLE_CALCIUM, _little_calcium),
    ]
    if energy.low is None:
        return (*of_days, Sign(SignCode.ENERGY_NOT_JUDGED, ()))
    return (*of_days, Sign(SignCode.LITTLE_ENERGY, ())) if energy.low else tuple(of_days)


def energy_check(days: Sequence[ReviewedDay], entries: int, profile: Profile, as_of: date) -> EnergyCheck:
    """Mean energy of the counting days `days` against the cut-off, for a person on the day `as_of`.

    A day with an entry whose energy is not known is left out, since its sum would be too small; supplements apart,
    which hardly have any. `entries` is how many entries but supplements the days have.
    """
    known = [
        day.energy_kcal for day in days if not day.energy_unknown_entries and day.energy_kcal is not None
    ]
    unknown_entries = sum(day.energy_unknown_entries for day in days)
    mean_kcal = mean(known)
    basal = _basal_kcal(profile, as_of)
    gaps = _gaps(len(known), profile, as_of)
    judged = not gaps and basal is not None and mean_kcal is not None
    return EnergyCheck(
        mean_kcal=mean_kcal,
        basal_kcal=basal,
        ratio=mean_kcal / basal if judged and mean_kcal is not None and basal is not None else None,
        cut_off=goldberg_cut_off(len(known)) if judged else None,
        known_share=1.0 - unknown_entries / entries if entries else 0.0,
        n_days=len(known),
        gaps=gaps,
    )


def _little_calcium(day: ReviewedDay) -> bool:
    return day.food_calcium_mg is not None and day.food_calcium_mg < CALCIUM_WITHOUT_DAIRY_MG


def _basal_kcal(profile: Profile, as_of: date) -> float | None:
    age = profile.age_on(as_of)
    if profile.sex is None or age is None or profile.weight_kg is None:
        return None
    try:
        return basal_rate_kcal(profile.sex, age, profile.weight_kg)
    except ValueError:
        return None


def _gaps(days: int, profile: Profile, as_of: date) -> tuple[EnergyGap, ...]:
    age = profile.age_on(as_of)
    checks = (
        (days < DAYS_FOR_ANY_ANSWER, EnergyGap.FEW_DAYS),
        (profile.sex is None, EnergyGap.SEX),
        (age is None, EnergyGap.AGE),
        (profile.weight_kg is None, EnergyGap.WEIGHT),
        (age is not None and age < YOUNGEST, EnergyGap.CHILD),
        (reproductive_stage(profile, as_of) is not None, EnergyGap.PREGNANT_OR_LACTATING),
    )
    return tuple(gap for holds, gap in checks if holds)
