"""Usual intake of a period from the sums of its days, where reading every entry of everyone would take too long.

The rule of which days count, the means and the absorption are those of `nutrition`; what is saved is one value for
each entry.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.diary.period import other_set
from tracker.nutrition.absorption import UNCAPPED_INDEX, CoefficientSet, absorbed_calcium_of_meal
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
    days: Sequence[DaySums], marks: Mapping[date, DayStatus], today: date, coefficients: CoefficientSet
) -> tuple[UsualMeans, UsualMeans] | None:
    """The means of the counting days under `coefficients` and under the other set.

    None where an entry is so well absorbed that its share in a meal cannot be told from sums.
    """
    figures = CountedFigures()
    absorbed: dict[CoefficientSet, list[float]] = {one: [] for one in CoefficientSet}
    for day in counting(days, marks, today, figures):
        if day.highest_index > UNCAPPED_INDEX:
            return None
        if day.absorbed_mg is not None:
            absorbed[CoefficientSet.ARTICLE].append(day.absorbed_mg)
            absorbed[CoefficientSet.LOAD].append(_absorbed_by_load(day))
    other = other_set(coefficients)
    if not figures.n_days:
        none = usual_means(figures, (), None)
        return none, none
    return (
        usual_means(figures, absorbed[coefficients], coefficients),
        usual_means(figures, absorbed[other], other),
    )


def counting(
    days: Sequence[DaySums], marks: Mapping[date, DayStatus], today: date, figures: CountedFigures
) -> list[DaySums]:
    """The days that count; what they hold is put into `figures`."""
    used = []
    for day in days:
        status = marks.get(day.day, DayStatus.UNMARKED)
        unknown = day.entries - day.known_calcium
        reason = why_not_counted(
            day.day,
            status,
            today,
            occasions=day.eating_occasions,
            known_entries=day.known_calcium,
            unknown_entries=unknown,
        )
        if reason is None:
            used.append(day)
            figures.n_assumed_complete += status is not DayStatus.COMPLETE
            _add(figures, day, unknown)
    figures.n_days += len(used)
    return used


def hangs_on_rounding(means: UsualMeans) -> bool:
    """Whether a figure that a verdict rounds lies so near to a half that another order of adding up could decide it."""
    vitamin_d = means.mean_vitamin_d_ug
    tenths = None if vitamin_d is None else vitamin_d * 10
    return any(
        value is not None and abs(value % 1.0 - 0.5) < _TIE
        for value in (means.mean_milk_equivalent_mg, means.mean_intake_mg, tenths)
    )


def _add(figures: CountedFigures, day: DaySums, unknown: int) -> None:
    if day.calcium_mg is not None:
        figures.intake_mg.append(day.calcium_mg)
    if day.vitamin_d_ug is not None:
        figures.vitamin_d_ug.append(day.vitamin_d_ug)
    # Without a supplement its sum is known: nothing.
    calcium, vitamin_d = (
        (day.supplement_calcium_mg, day.supplement_vitamin_d_ug) if day.supplements else (0.0, 0.0)
    )
    if calcium is not None:
        figures.supplement_mg.append(calcium)
    if vitamin_d is not None:
        figures.vitamin_d_supplement_ug.append(vitamin_d)
    figures.unknown_entries += unknown
    figures.days_with_unknown_entries += unknown > 0
    figures.unknown_vitamin_d_entries += day.entries - day.known_vitamin_d


def _absorbed_by_load(day: DaySums) -> float:
    return sum(
        absorbed_calcium_of_meal(load_mg, weighted_mg)
        for load_mg, weighted_mg in day.loads
        if load_mg is not None and weighted_mg is not None
    )
