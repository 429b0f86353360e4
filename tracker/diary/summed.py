"""Usual intake of a period from the sums of its days, where reading every entry of everyone would take too long.

The rule of which days count, the means and the absorption are those of `nutrition`; what is saved is one value for
each entry.
"""

from collections.abc import Iterable
from datetime import date
from operator import gt, sub

from tracker.diary.period import other_set
from tracker.nutrition.absorption import UNCAPPED_INDEX, CoefficientSet, absorbed_calcium_of_meals
from tracker.nutrition.usual_intake import (
    CountedFigures,
    DayStatus,
    UsualMeans,
    usual_means,
    why_not_counted,
)
from tracker.store.records import DaySums

_TIE = 1e-6
"""How near to half a unit a mean may lie before the order of adding up decides how it is rounded."""


def both_means(
    days: DaySums, today: date, coefficients: CoefficientSet
) -> tuple[UsualMeans, UsualMeans] | None:
    """The means of the counting days under `coefficients` and under the other set.

    None where an entry is so well absorbed that its share in a meal cannot be told from sums.
    """
    other = other_set(coefficients)
    used = counting(days, today)
    figures = figures_of(used)
    if not used.days:
        nothing = usual_means(figures, (), None)
        return nothing, nothing
    if not told_by_sums(used):
        return None
    return (
        usual_means(figures, absorbed_of(used, coefficients), coefficients),
        usual_means(figures, absorbed_of(used, other), other),
    )


def counting(days: DaySums, today: date) -> DaySums:
    """Those of `days` that count."""
    sums = zip(days.days, days.statuses, days.eating_occasions, days.entries, days.known_calcium, strict=True)
    return days.of(
        [
            why_not_counted(
                day,
                status,
                today,
                # A day with a mark is not judged by them.
                occasions=occasions or 0,
                known_entries=known,
                unknown_entries=entries - known,
            )
            is None
            for day, status, occasions, entries, known in sums
        ]
    )


def days_logged(days: DaySums) -> int:
    """On how many days something other than a supplement was logged."""
    return sum(map(gt, days.entries, days.supplements))


def absorbed_of(used: DaySums, coefficients: CoefficientSet) -> list[float]:
    """Absorbed calcium of each counting day in mg; under `load` only where `told_by_sums` holds."""
    if coefficients is CoefficientSet.ARTICLE:
        return _known(used.absorbed_mg)
    return list(
        map(
            absorbed_calcium_of_meals,
            used.breakfast_mg,
            used.breakfast_weighted_mg,
            used.lunch_mg,
            used.lunch_weighted_mg,
            used.dinner_mg,
            used.dinner_weighted_mg,
            used.snack_mg,
            used.snack_weighted_mg,
        )
    )


def told_by_sums(used: DaySums) -> bool:
    """Whether the `load` set may be reckoned from sums: no entry is so well absorbed that a small meal would cap it.

    Without the sums of meals it may not.
    """
    by_meal = len(used.highest_index) == len(used.days)
    return by_meal and max(used.highest_index, default=0.0) <= UNCAPPED_INDEX


def figures_of(used: DaySums) -> CountedFigures:
    """The figures of the counting days side by side."""
    unknown = list(map(sub, used.entries, used.known_calcium))
    return CountedFigures(
        n_days=len(used.days),
        n_assumed_complete=len(used.days) - used.statuses.count(DayStatus.COMPLETE),
        intake_mg=_known(used.calcium_mg),
        supplement_mg=_of_supplements(used.supplements, used.supplement_calcium_mg),
        vitamin_d_ug=_known(used.vitamin_d_ug),
        vitamin_d_supplement_ug=_of_supplements(used.supplements, used.supplement_vitamin_d_ug),
        unknown_entries=sum(unknown),
        days_with_unknown_entries=len(unknown) - unknown.count(0),
        unknown_vitamin_d_entries=sum(used.entries) - sum(used.known_vitamin_d),
    )


def _known(sums: Iterable[float | None]) -> list[float]:
    return [value for value in sums if value is not None]


def _of_supplements(counts: Iterable[int], sums: Iterable[float | None]) -> list[float]:
    """The known amounts from supplements; on a day without one it is known to be nothing."""
    return [value or 0.0 for count, value in zip(counts, sums, strict=True) if not count or value is not None]


def hangs_on_rounding(means: UsualMeans) -> bool:
    """Whether a figure that a verdict rounds lies so near to a half that another order of adding up could decide it."""
    vitamin_d = means.mean_vitamin_d_ug
    tenths = None if vitamin_d is None else vitamin_d * 10
    return any(
        value is not None and abs(value % 1.0 - 0.5) < _TIE
        for value in (means.mean_milk_equivalent_mg, means.mean_intake_mg, tenths)
    )


def below_requirement(mean_mg: float | None, requirement_mg: float | None) -> bool:
    """Whether a known mean lies below a known requirement, in whole milligrams as they are shown."""
    return mean_mg is not None and requirement_mg is not None and round(mean_mg) < requirement_mg
