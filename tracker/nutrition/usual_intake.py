"""From recorded days to usual intake: which days count, their mean and spread, and how sure one can be."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from tracker.nutrition.absorption import CoefficientSet, milk_equivalent
from tracker.nutrition.adequacy import (
    WithinPersonSD,
    confidence_of_adequacy,
    requirement_sd,
    within_person_sd,
)
from tracker.nutrition.intake import DayIntake
from tracker.nutrition.profile import Sex

OCCASIONS_OF_A_WHOLE_DAY: Final = 3
"""Eating occasions from which a past day that nobody marked is taken as complete."""

DAYS_FOR_ANY_ANSWER: Final = 3
"""Days below which nothing is said of usual intake. A choice of this project."""

DAYS_FOR_FULL_ANSWER: Final = 7
"""Days from which an answer is no longer provisional: the length of the Danish national diet survey."""


UNKNOWN_DAYS_SHARE: Final = 0.25
"""Share of the counting days above which unknown entries make an answer provisional. A choice of this project."""


class DayStatus(StrEnum):
    """How fully a day was recorded, by the person's own word."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNMARKED = "unmarked"


@dataclass(frozen=True, slots=True)
class DayRecord:
    """One day of a food record."""

    day: date
    status: DayStatus
    eating_occasions: int
    """Occasions on which something other than a supplement was eaten or drunk."""
    intake: DayIntake


class NotCounted(StrEnum):
    """Why a day does not count towards usual intake."""

    PARTIAL = "partial"
    """Marked as recorded in part."""
    TODAY = "today"
    """Not over yet, and not marked complete."""
    FUTURE = "future"
    EMPTY = "empty"
    """Nothing was recorded, whatever the mark."""
    FEW_OCCASIONS = "few-occasions"
    """Not marked, with fewer than three eating occasions."""
    NOTHING_KNOWN = "nothing-known"
    """There are entries, but none whose calcium is known."""


@dataclass(frozen=True, slots=True)
class CountingDays:
    """The days of a record, sorted by the one rule into those that count and those that do not."""

    used: tuple[DayRecord, ...]
    """In the order of the calendar."""
    assumed_complete: tuple[date, ...]
    """Those of `used` that nobody marked and that are taken as complete."""
    not_used: tuple[tuple[date, NotCounted], ...]


@dataclass(frozen=True, slots=True)
class UsualIntake:
    """What the counting days say of usual intake; a figure is None where they do not hold it.

    Every mean is a lower bound while `unknown_entries` (for vitamin D `unknown_vitamin_d_entries`) is above
    0. Calcium is in mg, vitamin D in µg, all of it a day.
    """

    days: CountingDays
    coefficients: CoefficientSet | None
    """The set of the absorbed figures; None without days."""
    mean_intake_mg: float | None
    median_intake_mg: float | None
    min_intake_mg: float | None
    max_intake_mg: float | None
    sd_intake_mg: float | None
    """Sample SD between the days; None for fewer than two."""
    food_mg: float | None
    """Mean calcium from food, over the days where some of it is known."""
    supplement_mg: float | None
    """Mean calcium from supplements, over the days where some of it is known; days without any count as 0."""
    mean_absorbed_mg: float | None
    mean_milk_equivalent_mg: float | None
    """Milk-equivalent of the mean absorbed calcium."""
    mean_assumed_absorption_mg: float | None
    """The part of the mean intake whose fractional absorption is assumed."""
    unknown_entries: int
    """Entries of the counting days whose calcium is not known."""
    days_with_unknown_entries: int
    mean_vitamin_d_ug: float | None
    median_vitamin_d_ug: float | None
    vitamin_d_supplement_ug: float | None
    """Mean vitamin D from supplements, over the days where some of it is known."""
    unknown_vitamin_d_entries: int
    within_person_sd: WithinPersonSD
    confidence_adequate: float | None
    """Confidence, 0 to 1, that the usual milk-equivalent intake is above the requirement."""
    confidence_adequate_intake: float | None
    """The same of plain intake, as the method was published."""

    @property
    def n_days(self) -> int:
        """How many days count."""
        return len(self.days.used)

    @property
    def n_assumed_complete(self) -> int:
        """How many of them are assumed to be complete."""
        return len(self.days.assumed_complete)

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


def counting_days(records: Iterable[DayRecord], today: date) -> CountingDays:
    """Sort the days of a record into those that count towards usual intake and those that do not.

    A day counts when it is marked complete; so does a past day that nobody marked with three eating
    occasions or more, and it is said to be assumed. A day marked partial, a day to come, a day without
    entries or without one known calcium value, and today unless it is marked complete never count. Raises
    ValueError where a day comes twice.
    """
    used: list[DayRecord] = []
    assumed: list[date] = []
    not_used: list[tuple[date, NotCounted]] = []
    seen: set[date] = set()
    for record in sorted(records, key=lambda each: each.day):
        if record.day in seen:
            raise ValueError(f"{record.day.isoformat()} comes twice in the record")
        seen.add(record.day)
        reason = _reason_not_to_count(record, today)
        if reason is not None:
            not_used.append((record.day, reason))
            continue
        used.append(record)
        if record.status is not DayStatus.COMPLETE:
            assumed.append(record.day)
    return CountingDays(tuple(used), tuple(assumed), tuple(not_used))


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
    coefficients = _one_set(intakes)
    calcium = _known(intakes, lambda each: each.calcium.intake_mg)
    vitamin_d = _known(intakes, lambda each: each.vitamin_d.intake_ug)
    absorbed = mean(_known(intakes, lambda each: each.calcium.absorbed_mg))
    equivalent = None if absorbed is None or coefficients is None else milk_equivalent(absorbed, coefficients)
    pooled = within_person_sd(sex, age)

    def confidence(mean_mg: float | None) -> float | None:
        if mean_mg is None or average_requirement_mg is None or recommended_mg is None:
            return None
        spread = requirement_sd(average_requirement_mg, recommended_mg)
        return confidence_of_adequacy(mean_mg, average_requirement_mg, len(intakes), spread, pooled.sd_mg)

    return UsualIntake(
        days=days,
        coefficients=coefficients,
        mean_intake_mg=mean(calcium),
        median_intake_mg=median(calcium),
        min_intake_mg=min(calcium, default=None),
        max_intake_mg=max(calcium, default=None),
        sd_intake_mg=sample_sd(calcium),
        food_mg=mean(_known(intakes, lambda each: each.calcium.food_mg)),
        supplement_mg=mean(_known(intakes, lambda each: each.calcium.supplement_mg)),
        mean_absorbed_mg=absorbed,
        mean_milk_equivalent_mg=equivalent,
        mean_assumed_absorption_mg=mean([each.calcium.assumed_absorption_mg for each in intakes]),
        unknown_entries=sum(each.calcium.unknown_entries for each in intakes),
        days_with_unknown_entries=sum(each.calcium.unknown_entries > 0 for each in intakes),
        mean_vitamin_d_ug=mean(vitamin_d),
        median_vitamin_d_ug=median(vitamin_d),
        vitamin_d_supplement_ug=mean(_known(intakes, lambda each: each.vitamin_d.supplement_ug)),
        unknown_vitamin_d_entries=sum(each.vitamin_d.unknown_entries for each in intakes),
        within_person_sd=pooled,
        confidence_adequate=confidence(equivalent),
        confidence_adequate_intake=confidence(mean(calcium)),
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


def _reason_not_to_count(record: DayRecord, today: date) -> NotCounted | None:
    calcium = record.intake.calcium
    marked_complete = record.status is DayStatus.COMPLETE
    checks = (
        (calcium.known_entries + calcium.unknown_entries == 0, NotCounted.EMPTY),
        (record.day > today, NotCounted.FUTURE),
        (record.status is DayStatus.PARTIAL, NotCounted.PARTIAL),
        (record.day == today and not marked_complete, NotCounted.TODAY),
        (
            not marked_complete and record.eating_occasions < OCCASIONS_OF_A_WHOLE_DAY,
            NotCounted.FEW_OCCASIONS,
        ),
        (calcium.known_entries == 0, NotCounted.NOTHING_KNOWN),
    )
    return next((reason for holds, reason in checks if holds), None)


def _known(intakes: Sequence[DayIntake], figure: Callable[[DayIntake], float | None]) -> list[float]:
    return [value for value in map(figure, intakes) if value is not None]


def _one_set(intakes: Sequence[DayIntake]) -> CoefficientSet | None:
    """Return the coefficient set of all days; absorbed figures of two sets cannot be averaged."""
    sets = {intake.coefficients for intake in intakes}
    if len(sets) > 1:
        raise ValueError("the days were reckoned with different coefficient sets")
    return next(iter(sets), None)
