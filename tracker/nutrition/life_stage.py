"""Where a person stands in the reference tables on a date: age band, pregnancy, lactation."""

from datetime import date
from enum import StrEnum

from tracker.nutrition.profile import Condition, Profile, Sex

OVER_70_FROM_AGE = 71
"""Completed years from which a person counts as "over 70" (Danish: "over 70 år").

The Danish authorities do not say whether the 70th or the 71st birthday is meant. NNR 2023 prints the bands
51-70 and >70 years; a person of 70 years and some months is in the first, so the second begins on the
71st birthday, and the Danish rule is read the same way.
"""
ADULT_FROM_AGE = 18
"""Completed years from which the adult bands of NNR 2023 and the adult rules hold."""
SECOND_INFANT_BAND_FROM_MONTHS = 7
"""Completed months from which the NNR 2023 band of 7-11 months holds; before it, the band up to 6 months."""
PREGNANCY_FROM_AGE = 12
"""Youngest age in completed years at which a pregnancy or lactation flag is believed."""
PREGNANCY_TO_AGE = 55
"""Oldest age in completed years at which a pregnancy or lactation flag is believed."""


class LifeStage(StrEnum):
    """The rows of the reference tables, by age in completed months or years, or by condition."""

    INFANT_0_6_MONTHS = "0-6-months"
    INFANT_7_11_MONTHS = "7-11-months"
    CHILD_1_3 = "1-3-years"
    CHILD_4_6 = "4-6-years"
    CHILD_7_10 = "7-10-years"
    AGE_11_14 = "11-14-years"
    AGE_15_17 = "15-17-years"
    AGE_18_24 = "18-24-years"
    AGE_25_50 = "25-50-years"
    AGE_51_70 = "51-70-years"
    OVER_70 = "over-70-years"
    PREGNANT = "pregnant"
    LACTATING = "lactating"
    ADULT = "adult"
    ADULT_ASSUMED = "adult-assumed"
    """The date of birth is unknown, so an adult is assumed."""


_BANDS: tuple[tuple[int, LifeStage], ...] = (
    (OVER_70_FROM_AGE * 12, LifeStage.OVER_70),
    (51 * 12, LifeStage.AGE_51_70),
    (25 * 12, LifeStage.AGE_25_50),
    (18 * 12, LifeStage.AGE_18_24),
    (15 * 12, LifeStage.AGE_15_17),
    (11 * 12, LifeStage.AGE_11_14),
    (7 * 12, LifeStage.CHILD_7_10),
    (4 * 12, LifeStage.CHILD_4_6),
    (1 * 12, LifeStage.CHILD_1_3),
    (SECOND_INFANT_BAND_FROM_MONTHS, LifeStage.INFANT_7_11_MONTHS),
    (0, LifeStage.INFANT_0_6_MONTHS),
)


def age_in_months(profile: Profile, day: date) -> int | None:
    """Return the completed months on `day`; None where the date of birth is unknown or later than `day`.

    A month is complete on the day of the month of birth, or on the first of the next month where that day
    does not exist, so that twelve months are complete exactly when `Profile.age_on` counts a year.
    """
    born = profile.born
    if born is None or born > day:
        return None
    return (day.year - born.year) * 12 + day.month - born.month - (1 if day.day < born.day else 0)


def age_in_days(profile: Profile, day: date) -> int | None:
    """Return the days since birth on `day`; None where the date of birth is unknown or later than `day`."""
    if profile.born is None or profile.born > day:
        return None
    return (day - profile.born).days


def is_adult(profile: Profile, day: date) -> bool:
    """Tell whether the person is 18 years or more on `day`; a person of unknown age is taken as an adult."""
    age = profile.age_on(day)
    return age is None or age >= ADULT_FROM_AGE


def age_band(profile: Profile, day: date) -> LifeStage:
    """Return the NNR 2023 age band on `day`, or `ADULT_ASSUMED` where the age is unknown."""
    months = age_in_months(profile, day)
    if months is None:
        return LifeStage.ADULT_ASSUMED
    return next(stage for from_months, stage in _BANDS if months >= from_months)


def reproductive_stage(profile: Profile, day: date) -> LifeStage | None:
    """Return pregnant or lactating on `day`, or None.

    The flag is believed unless the sex is given as male or the age lies outside 12-55 years, so a flag that
    was left on, or set by mistake, cannot give a man, a child or an old woman the row of a pregnancy.
    """
    age = profile.age_on(day)
    if profile.sex is Sex.MALE or (age is not None and not PREGNANCY_FROM_AGE <= age <= PREGNANCY_TO_AGE):
        return None
    if Condition.PREGNANT in profile.conditions:
        return LifeStage.PREGNANT
    return LifeStage.LACTATING if Condition.LACTATING in profile.conditions else None
