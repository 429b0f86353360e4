"""The figures of a review as a list, each with its unit: what tables show, and what two periods are compared by."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.review.period_review import Comparison, PeriodReview, Spread, Spreads


class Unit(StrEnum):
    """What a figure is counted in."""

    MG = "mg"
    UG = "µg"
    KCAL = "kcal"
    GRAMS = "g"
    SHARE = "share"
    """0 to 1, and above where it is a share of a recommendation."""
    DAYS = "days"
    PORTIONS = "portions"
    RATIO = "ratio"


class DailyFigure(StrEnum):
    """A figure that each day has, as `Spreads` names it, in the order of a table."""

    CALCIUM = "calcium_mg"
    FOOD_CALCIUM = "food_calcium_mg"
    SUPPLEMENT_CALCIUM = "supplement_calcium_mg"
    ABSORBED = "absorbed_mg"
    MILK_EQUIVALENT = "milk_equivalent_mg"
    VITAMIN_D = "vitamin_d_ug"
    FOOD_VITAMIN_D = "food_vitamin_d_ug"
    SUPPLEMENT_VITAMIN_D = "supplement_vitamin_d_ug"
    ENERGY = "energy_kcal"

    @property
    def unit(self) -> Unit:
        """What it is counted in."""
        return {"mg": Unit.MG, "ug": Unit.UG, "kcal": Unit.KCAL}[self.value.rpartition("_")[2]]


class FigureCode(StrEnum):
    """A figure that the whole period has, in the order of a table."""

    DAYS_USED = "days-used"
    SHARE_OF_AVERAGE_REQUIREMENT = "share-of-average-requirement"
    SHARE_OF_RECOMMENDED = "share-of-recommended"
    INTAKE_SHARE_OF_AVERAGE_REQUIREMENT = "intake-share-of-average-requirement"
    INTAKE_SHARE_OF_RECOMMENDED = "intake-share-of-recommended"
    DAYS_BELOW_AVERAGE_REQUIREMENT = "days-below-average-requirement"
    CONFIDENCE_ADEQUATE = "confidence-adequate"
    CONFIDENCE_ADEQUATE_INTAKE = "confidence-adequate-intake"
    DAYS_STILL_NEEDED = "days-still-needed"
    LARGEST_LOAD = "largest-load"
    FISH = "fish"
    OILY_FISH = "oily-fish"
    FRUIT_VEGETABLES = "fruit-vegetables"
    VEGETABLES = "vegetables"
    FORTIFIED_SHARE = "fortified-share"
    ASSUMED_SHARE = "assumed-share"
    MISSING_SHARE = "missing-share"
    ENERGY_RATIO = "energy-ratio"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a period; None is unknown."""

    code: DailyFigure | FigureCode
    unit: Unit
    value: float | None
    at_least: bool = False
    """Whether there are entries whose value is not known, so that the true figure may be larger."""
    none_is_enough: bool = False
    """Of days still needed: whether there is no figure because no number of days is enough."""


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One figure of two periods."""

    before: Figure
    after: Figure

    @property
    def change(self) -> float | None:
        """What was added; None where either figure is unknown."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    @property
    def uncertain(self) -> bool:
        """Whether either figure may be larger, so that the change is not known exactly."""
        return self.before.at_least or self.after.at_least


def daily_spreads(spreads: Spreads) -> dict[DailyFigure, Spread]:
    """The figures that each day has, in the order of a table."""
    return {code: getattr(spreads, code.value) for code in DailyFigure}


def daily_means(review: PeriodReview) -> tuple[Figure, ...]:
    """The mean of each daily figure over the counting days."""
    usual = review.view.usual
    unknown = {
        Unit.MG: usual.unknown_entries,
        Unit.UG: usual.unknown_vitamin_d_entries,
        Unit.KCAL: sum(day.energy_unknown_entries for day in review.days if day.counts),
    }
    return tuple(
        Figure(code, code.unit, spread.mean, at_least=unknown[code.unit] > 0 and code not in _OF_SUPPLEMENTS)
        for code, spread in daily_spreads(review.all_days).items()
    )


def period_figures(review: PeriodReview) -> tuple[Figure, ...]:
    """The figures of the whole period."""
    usual, load = review.view.usual, review.largest_load
    at_least = usual.unknown_entries > 0
    more_fish, more_greens = review.fish_unweighed_entries > 0, review.fruit_vegetable_unweighed_entries > 0
    below = review.days_below_average_requirement if review.average_requirement_mg and usual.n_days else None
    return (
        Figure(FigureCode.DAYS_USED, Unit.DAYS, usual.n_days),
        Figure(
            FigureCode.SHARE_OF_AVERAGE_REQUIREMENT, Unit.SHARE, review.share_of_average_requirement, at_least
        ),
        Figure(FigureCode.SHARE_OF_RECOMMENDED, Unit.SHARE, review.share_of_recommended, at_least),
        Figure(
            FigureCode.INTAKE_SHARE_OF_AVERAGE_REQUIREMENT,
            Unit.SHARE,
            review.intake_share_of_average_requirement,
            at_least,
        ),
        Figure(
            FigureCode.INTAKE_SHARE_OF_RECOMMENDED, Unit.SHARE, review.intake_share_of_recommended, at_least
        ),
        Figure(FigureCode.DAYS_BELOW_AVERAGE_REQUIREMENT, Unit.DAYS, below),
        Figure(FigureCode.CONFIDENCE_ADEQUATE, Unit.SHARE, usual.confidence_adequate),
        Figure(FigureCode.CONFIDENCE_ADEQUATE_INTAKE, Unit.SHARE, usual.confidence_adequate_intake),
        Figure(
            FigureCode.DAYS_STILL_NEEDED,
            Unit.DAYS,
            review.days_still_needed,
            none_is_enough=usual.confidence_adequate is not None,
        ),
        Figure(FigureCode.LARGEST_LOAD, Unit.MG, None if load is None else load.calcium_mg),
        Figure(FigureCode.FISH, Unit.GRAMS, review.fish_g_per_week, more_fish),
        Figure(FigureCode.OILY_FISH, Unit.GRAMS, review.oily_fish_g_per_week, more_fish),
        Figure(
            FigureCode.FRUIT_VEGETABLES, Unit.PORTIONS, review.fruit_vegetable_portions_per_day, more_greens
        ),
        Figure(FigureCode.VEGETABLES, Unit.PORTIONS, review.vegetable_portions_per_day, more_greens),
        Figure(FigureCode.FORTIFIED_SHARE, Unit.SHARE, review.fortified_share),
        Figure(FigureCode.ASSUMED_SHARE, Unit.SHARE, review.assumed_share),
        Figure(FigureCode.MISSING_SHARE, Unit.SHARE, review.missing_share),
        Figure(FigureCode.ENERGY_RATIO, Unit.RATIO, review.energy.ratio),
    )


def compared_figures(comparison: Comparison) -> tuple[ComparedFigure, ...]:
    """Every figure of both periods: the daily means, then those of the whole period."""
    before, after = (
        (*daily_means(review), *period_figures(review)) for review in (comparison.before, comparison.after)
    )
    return tuple(ComparedFigure(one, other) for one, other in zip(before, after, strict=True))


_OF_SUPPLEMENTS = frozenset({DailyFigure.SUPPLEMENT_CALCIUM, DailyFigure.SUPPLEMENT_VITAMIN_D})
