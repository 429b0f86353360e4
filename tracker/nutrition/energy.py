"""Whether a record holds the energy that a body needs: the cut-off of Goldberg for energy intake / basal rate.

A record below the cut-off is of fewer foods than were eaten, or of days on which less was eaten than a body
lives on; it does not tell which. The check knows no more of a person than sex, age and weight.
"""

import math
from typing import Final

from tracker.nutrition.profile import Sex

ACTIVITY_LEVEL: Final = 1.55
"""Energy turned over / basal rate of light activity, which the cut-off is reckoned from (source `black-2000`)."""

WITHIN_PERSON_CV: Final = 23.0
"""Percent that one person's energy intake varies from day to day (source `black-2000`)."""
BASAL_RATE_CV: Final = 8.5
"""Percent that a basal rate by equation misses the measured one (source `black-2000`)."""
ACTIVITY_CV: Final = 15.0
"""Percent that activity levels differ between people (source `black-2000`)."""

_DEVIATIONS: Final = 2.0
"""Standard deviations to the lower of the two 95 % limits."""

YOUNGEST: Final = 18
"""Completed years from which the cut-off is used here: its variations are those of adults."""

_BASAL_KCAL: Final = {
    Sex.MALE: (
        (70, 13.7, 481.0),
        (60, 13.0, 567.0),
        (30, 14.2, 593.0),
        (18, 16.0, 545.0),
        (10, 18.4, 581.0),
        (3, 23.3, 514.0),
        (0, 61.0, -33.7),
    ),
    Sex.FEMALE: (
        (70, 10.0, 577.0),
        (60, 10.2, 572.0),
        (30, 9.74, 694.0),
        (18, 13.1, 558.0),
        (10, 11.1, 761.0),
        (3, 20.1, 507.0),
        (0, 58.9, -23.1),
    ),
}
"""By age from, in completed years: kcal a day for each kg, and kcal a day besides (source `henry-2005`)."""


def basal_rate_kcal(sex: Sex, age: int, weight_kg: float) -> float:
    """Basal metabolic rate in kcal a day, from sex, age in completed years, and weight in kg.

    Source: `henry-2005`, the equations with weight alone. Raises ValueError for a negative age, and for a weight that
    is not a finite amount above 0 or that the equation gives no energy.
    """
    if age < 0:
        raise ValueError(f"an age must be 0 or more, not {age!r}")
    if not 0.0 < weight_kg < math.inf:
        raise ValueError(f"a weight must be a finite amount above 0 kg, not {weight_kg!r}")
    slope, constant = next(
        (slope, constant) for from_age, slope, constant in _BASAL_KCAL[sex] if age >= from_age
    )
    rate = slope * weight_kg + constant
    if rate <= 0.0:
        raise ValueError(f"{weight_kg!r} kg lies outside what the equation was made for")
    return rate


def goldberg_cut_off(n_days: int, activity_level: float = ACTIVITY_LEVEL) -> float:
    """Energy intake / basal rate below which one person's record of `n_days` days is not of all that was eaten.

    activity level × exp(-2 × S / 100), S = √(CV_intake² / days + CV_basal² + CV_activity²), for one person. Source:
    `black-2000`. Raises ValueError for fewer days than 1, or an activity level that is not finite and above 0.
    """
    if n_days < 1:
        raise ValueError(f"at least one day is needed, not {n_days}")
    if not 0.0 < activity_level < math.inf:
        raise ValueError(f"an activity level must be finite and above 0, not {activity_level!r}")
    spread = math.sqrt(WITHIN_PERSON_CV**2 / n_days + BASAL_RATE_CV**2 + ACTIVITY_CV**2)
    return activity_level * math.exp(-_DEVIATIONS * spread / 100.0)
