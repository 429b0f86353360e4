"""Daily figures spread over days: all of them, weekdays, weekends."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tracker.nutrition.absorption import CoefficientSet, milk_equivalent
from tracker.nutrition.usual_intake import mean, median, sample_sd
from tracker.review.period_review import ReviewedDay, Spread, Spreads


def spread(values: Sequence[float | None]) -> Spread:
    """How the known ones of `values`, one a day, are spread."""
    known = [value for value in values if value is not None]
    return Spread(
        n=len(known),
        mean=mean(known),
        median=median(known),
        sd=sample_sd(known),
        minimum=min(known, default=None),
        maximum=max(known, default=None),
    )


def spreads(days: Sequence[ReviewedDay], coefficients: CoefficientSet) -> Spreads:
    """The figures of `days`, whose absorbed figures are of the set `coefficients`."""

    def over(figure: Callable[[ReviewedDay], float | None]) -> Spread:
        return spread([figure(day) for day in days])

    absorbed = over(lambda day: day.absorbed_mg)
    # By the load of a meal, the mean of the days' equivalents is not the equivalent of their mean.
    equivalent = None if absorbed.mean is None else milk_equivalent(absorbed.mean, coefficients)
    return Spreads(
        calcium_mg=over(lambda day: day.calcium_mg),
        food_calcium_mg=over(lambda day: day.food_calcium_mg),
        supplement_calcium_mg=over(lambda day: day.supplement_calcium_mg),
        absorbed_mg=absorbed,
        milk_equivalent_mg=replace(over(lambda day: day.milk_equivalent_mg), mean=equivalent),
        vitamin_d_ug=over(lambda day: day.vitamin_d_ug),
        food_vitamin_d_ug=over(lambda day: day.food_vitamin_d_ug),
        supplement_vitamin_d_ug=over(lambda day: day.supplement_vitamin_d_ug),
        energy_kcal=over(lambda day: day.energy_kcal),
    )
