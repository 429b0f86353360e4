"""Usual intake of a period from the sums of its days, where reading every entry of everyone would take too long.

The rule of which days count, the means and the absorption are those of `nutrition`; what is saved is one value for
each entry.
"""

from collections.abc import Iterable, Sequence
from datetime import date

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
    days: Sequence[DaySums], today: date, coefficients: CoefficientSet
) -> tuple[UsualMeans, UsualMeans] | None:
    """The means of the counting days under `coefficients` and under the other set.

    None where an entry is so well absorbed that its share in a meal cannot be told from sums.
    """
    other = other_set(coefficients)
    used = counting(days, today)
    figures = figures_of(used)
    if not used:
        nothing = usual_means(figures, (), None)
        return nothing, nothing
    if not told_by_sums(used):
        return None
    return (
        usual_means(figures, absorbed_of(used, coefficients), coefficients),
        usual_means(figures, absorbed_of(used, other), other),
    )


def counting(days: Iterable[DaySums], today: date) -> list[DaySums]:
    """Those of `days` that count."""
    return [
        day
        for day in days
        if why_not_counted(
            day.day,
            day.status,
            today,
            occasions=day.eating_occasions,
            known_entries=day.known_calcium,
            unknown_entries=day.entries - day.known_calcium,
        )
        is None
    ]


def absorbed_of(used: Iterable[DaySums], coefficients: CoefficientSet) -> list[float]:
    """Absorbed calcium of each counting day in mg; under `load` only where `told_by_sums` holds."""
    if coefficients is CoefficientSet.ARTICLE:
        return [day.absorbed_mg for day in used if day.absorbed_mg is not None]
    return [
        absorbed_calcium_of_meals(
            day.breakfast_mg,
            day.breakfast_weighted_mg,
            day.lunch_mg,
            day.lunch_weighted_mg,
            day.dinner_mg,
            day.dinner_weighted_mg,
            day.snack_mg,
            day.snack_weighted_mg,
        )
        for day in used
    ]


def told_by_sums(used: Iterable[DaySums]) -> bool:
    """Whether the `load` set may be reckoned from sums: no entry is so well absorbed that a small meal would cap it."""
    return all(day.highest_index is not None and day.highest_index <= UNCAPPED_INDEX for day in used)


def figures_of(used: Sequence[DaySums]) -> CountedFigures:
    """The figures of the counting days side by side."""
    unknown = [day.entries - day.known_calcium for day in used]
    return CountedFigures(
        n_days=len(used),
        n_assumed_complete=sum(day.status is not DayStatus.COMPLETE for day in used),
        intake_mg=[day.calcium_mg for day in used if day.calcium_mg is not None],
        # Without a supplement its sum is known: nothing.
        supplement_mg=[
            day.supplement_calcium_mg or 0.0
            for day in used
            if not day.supplements or day.supplement_calcium_mg is not None
        ],
        vitamin_d_ug=[day.vitamin_d_ug for day in used if day.vitamin_d_ug is not None],
        vitamin_d_supplement_ug=[
            day.supplement_vitamin_d_ug or 0.0
            for day in used
            if not day.supplements or day.supplement_vitamin_d_ug is not None
        ],
        unknown_entries=sum(unknown),
        days_with_unknown_entries=len(unknown) - unknown.count(0),
        unknown_vitamin_d_entries=sum(day.entries - day.known_vitamin_d for day in used),
    )


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
