"""From the days that count to usual intake: their mean and spread, and how sure one can be."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Final

from tracker.nutrition.absorption import CoefficientSet, milk_equivalent
from tracker.nutrition.adequacy import (
    WithinPersonSD,
    confidence_of_adequacy,
    requirement_sd,
    within_person_sd,
)
from tracker.nutrition.counting import (
    OCCASIONS_OF_A_WHOLE_DAY,
    CountingDays,
    DayRecord,
    DayStatus,
    NotCounted,
    counting_days,
    why_not_counted,
)
from tracker.nutrition.intake import DayIntake
from tracker.nutrition.profile import Sex

__all__ = [
    "DAYS_FOR_ANY_ANSWER",
    "DAYS_FOR_FULL_ANSWER",
    "OCCASIONS_OF_A_WHOLE_DAY",
    "UNKNOWN_DAYS_SHARE",
    "CountedFigures",
    "CountingDays",
    "DayRecord",
    "DayStatus",
    "NotCounted",
    "UsualIntake",
    "UsualMeans",
    "counting_days",
    "mean",
    "median",
    "sample_sd",
    "usual_intake",
    "usual_means",
    "why_not_counted",
]

DAYS_FOR_ANY_ANSWER: Final = 3
"""Days below which nothing is said of usual intake. A choice of this project."""

DAYS_FOR_FULL_ANSWER: Final = 7
"""Days from which an answer is no longer provisional: the length of the Danish national diet survey."""


UNKNOWN_DAYS_SHARE: Final = 0.25
"""Share of the counting days above which unknown entries make an answer provisional. A choice of this project."""


@dataclass(slots=True)
class CountedFigures:
    """The figures of the counting days side by side; a day on which one is unknown is not in its list."""

    n_days: int = 0
    n_assumed_complete: int = 0
    intake_mg: list[float] = field(default_factory=list)
    supplement_mg: list[float] = field(default_factory=list)
    vitamin_d_ug: list[float] = field(default_factory=list)
    vitamin_d_supplement_ug: list[float] = field(default_factory=list)
    unknown_entries: int = 0
    """Entries without a calcium value."""
    days_with_unknown_entries: int = 0
    unknown_vitamin_d_entries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualMeans:
    """The means of the counting days that a verdict and the recommendations look at; None is unknown.

    Every mean is a lower bound while `unknown_entries` (for vitamin D `unknown_vitamin_d_entries`) is above
    0. Calcium is in mg, vitamin D in µg, all of it a day.
    """

    n_days: int
    """How many days count."""
    n_assumed_complete: int
    """How many of them are assumed to be complete."""
    coefficients: CoefficientSet | None
    """The set of the absorbed figures; None without days."""
    mean_intake_mg: float | None
    supplement_mg: float | None
    """Mean calcium from supplements, over the days where some of it is known; days without any count as 0."""
    mean_absorbed_mg: float | None
    mean_milk_equivalent_mg: float | None
    """Milk-equivalent of the mean absorbed calcium."""
    unknown_entries: int
    """Entries of the counting days whose calcium is not known."""
    days_with_unknown_entries: int
    mean_vitamin_d_ug: float | None
    vitamin_d_supplement_ug: float | None
    """Mean vitamin D from supplements, over the days where some of it is known."""
    unknown_vitamin_d_entries: int

    @property
    def sufficient(self) -> bool:
        """Whether there are days enough to say anything of usual intake."""
        return self.n_days >= DAYS_FOR_ANY_ANSWER

    @property
    def provisional(self) -> bool:
        """Whether there are fewer days than a full answer needs."""
        return self.n_days < DAYS_FOR_FULL_ANSWER

    @property
    def many_unknown(self) -> bool:
        """Whether entries without a calcium value touch more days than a firm answer bears."""
        return self.days_with_unknown_entries > self.n_days * UNKNOWN_DAYS_SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualIntake(UsualMeans):
    """All that the counting days say of usual intake; a figure is None where they do not hold it."""

    days: CountingDays
    median_intake_mg: float | None
    min_intake_mg: float | None
    max_intake_mg: float | None
    sd_intake_mg: float | None
    """Sample SD between the days; None for fewer than two."""
    food_mg: float | None
    """Mean calcium from food, over the days where some of it is known."""
    mean_assumed_absorption_mg: float | None
    """The part of the mean intake whose fractional absorption is assumed."""
    median_vitamin_d_ug: float | None
    within_person_sd: WithinPersonSD
    confidence_adequate: float | None
    """Confidence, 0 to 1, that the usual milk-equivalent intake is above the requirement."""
    confidence_adequate_intake: float | None
    """The same of plain intake, as the method was published."""


_MEANS: Final = tuple(each.name for each in fields(UsualMeans))


def usual_intake(
    records: Iterable[DayRecord],
    today: date,
    *,
    sex: Sex | None = None,
    age: int | None = None,
    average_requirement_mg: float | None = None,
    recommended_mg: float | None = None,
) -> UsualIntake:
    """Tell what the counting days of `records` say of usual intake, as of `today`.

    `average_requirement_mg` and `recommended_mg` are a pair of the same authority (NNR 2023 has both);
    without them, or without a counting day, there is no confidence. `age` is in completed years. Raises
    ValueError where a day comes twice, or where the days were reckoned with different coefficient sets.
    """
    days = counting_days(records, today)
    intakes = [record.intake for record in days.used]
    figures = _figures_of(intakes, len(days.assumed_complete))
    means = usual_means(figures, _known(intakes, lambda each: each.calcium.absorbed_mg), _one_set(intakes))
    pooled = within_person_sd(sex, age)

    def confidence(mean_mg: float | None) -> float | None:
        if mean_mg is None or average_requirement_mg is None or recommended_mg is None:
            return None
        spread = requirement_sd(average_requirement_mg, recommended_mg)
        return confidence_of_adequacy(mean_mg, average_requirement_mg, len(intakes), spread, pooled.sd_mg)

    calcium = figures.intake_mg
    return UsualIntake(
        **{name: getattr(means, name) for name in _MEANS},
        days=days,
        median_intake_mg=median(calcium),
        min_intake_mg=min(calcium, default=None),
        max_intake_mg=max(calcium, default=None),
        sd_intake_mg=sample_sd(calcium),
        food_mg=mean(_known(intakes, lambda each: each.calcium.food_mg)),
        mean_assumed_absorption_mg=mean([each.calcium.assumed_absorption_mg for each in intakes]),
        median_vitamin_d_ug=median(figures.vitamin_d_ug),
        within_person_sd=pooled,
        confidence_adequate=confidence(means.mean_milk_equivalent_mg),
        confidence_adequate_intake=confidence(means.mean_intake_mg),
    )


def usual_means(
    figures: CountedFigures, absorbed_mg: Sequence[float], coefficients: CoefficientSet | None
) -> UsualMeans:
    """Return the means of the counting days; `absorbed_mg` are their known absorbed amounts under `coefficients`."""
    absorbed = mean(absorbed_mg)
    return UsualMeans(
        n_days=figures.n_days,
        n_assumed_complete=figures.n_assumed_complete,
        coefficients=coefficients,
        mean_intake_mg=mean(figures.intake_mg),
        supplement_mg=mean(figures.supplement_mg),
        mean_absorbed_mg=absorbed,
        mean_milk_equivalent_mg=(
            None if absorbed is None or coefficients is None else milk_equivalent(absorbed, coefficients)
        ),
        unknown_entries=figures.unknown_entries,
        days_with_unknown_entries=figures.days_with_unknown_entries,
        mean_vitamin_d_ug=mean(figures.vitamin_d_ug),
        vitamin_d_supplement_ug=mean(figures.vitamin_d_supplement_ug),
        unknown_vitamin_d_entries=figures.unknown_vitamin_d_entries,
    )


def mean(values: Sequence[float]) -> float | None:
    """Arithmetic mean; None without values."""
    return math.fsum(values) / len(values) if values else None


def median(values: Sequence[float]) -> float | None:
    """Middle value, or the mean of the two middle ones; None without values."""
    if not values:
        return None
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2.0


def sample_sd(values: Sequence[float]) -> float | None:
    """Sample standard deviation (n - 1); None for fewer than two values."""
    if len(values) < 2:
        return None
    centre = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((value - centre) ** 2 for value in values) / (len(values) - 1))


def _figures_of(intakes: Sequence[DayIntake], assumed_complete: int) -> CountedFigures:
    return CountedFigures(
        n_days=len(intakes),
        n_assumed_complete=assumed_complete,
        intake_mg=_known(intakes, lambda each: each.calcium.intake_mg),
        supplement_mg=_known(intakes, lambda each: each.calcium.supplement_mg),
        vitamin_d_ug=_known(intakes, lambda each: each.vitamin_d.intake_ug),
        vitamin_d_supplement_ug=_known(intakes, lambda each: each.vitamin_d.supplement_ug),
        unknown_entries=sum(each.calcium.unknown_entries for each in intakes),
        days_with_unknown_entries=sum(each.calcium.unknown_entries > 0 for each in intakes),
        unknown_vitamin_d_entries=sum(each.vitamin_d.unknown_entries for each in intakes),
    )


def _known(intakes: Sequence[DayIntake], figure: Callable[[DayIntake], float | None]) -> list[float]:
    return [value for value in map(figure, intakes) if value is not None]


def _one_set(intakes: Sequence[DayIntake]) -> CoefficientSet | None:
    """Return the coefficient set of all days; absorbed figures of two sets cannot be averaged."""
    sets = {intake.coefficients for intake in intakes}
    if len(sets) > 1:
        raise ValueError("the days were reckoned with different coefficient sets")
    return next(iter(sets), None)
