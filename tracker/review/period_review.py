"""What a review of a period says: every figure of the desk's screen and of its reports, once.

The values here are the contract between the reckoning in this room and whatever shows it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.diary.period import PeriodView
from tracker.nutrition.usual_intake import DayStatus, NotCounted
from tracker.review.sources import GroupShare
from tracker.store.records import Meal


@dataclass(frozen=True, slots=True)
class Spread:
    """How a daily figure is spread over the days where some of it is known; None where there are too few."""

    n: int
    """Days with a known figure."""
    mean: float | None
    """Of milk-equivalent calcium, that of the mean absorbed amount: what usual intake says."""
    median: float | None
    sd: float | None
    """Sample standard deviation; None for fewer than two days."""
    minimum: float | None
    maximum: float | None


@dataclass(frozen=True, slots=True)
class ReviewedDay:
    """One day of the calendar; calcium in mg, vitamin D in µg, energy in kcal; None is unknown or empty."""

    day: date
    status: DayStatus
    reason: NotCounted | None
    """Why it does not count; None where it does."""
    assumed_complete: bool
    entries: int
    eating_occasions: int
    missing_meals: tuple[Meal, ...]
    """Main meals at which nothing was logged but supplements, of a day with entries."""
    calcium_mg: float | None
    food_calcium_mg: float | None
    supplement_calcium_mg: float | None
    absorbed_mg: float | None
    milk_equivalent_mg: float | None
    calcium_unknown_entries: int
    vitamin_d_ug: float | None
    food_vitamin_d_ug: float | None
    supplement_vitamin_d_ug: float | None
    vitamin_d_unknown_entries: int
    energy_kcal: float | None
    energy_unknown_entries: int
    """Supplements apart, which hardly have any."""

    @property
    def counts(self) -> bool:
        """Whether usual intake is reckoned from it."""
        return self.reason is None

    @property
    def weekend(self) -> bool:
        """Whether it is a Saturday or Sunday."""
        return self.day.weekday() >= 5


@dataclass(frozen=True, slots=True)
class Spreads:
    """The figures of the counting days, spread over them."""

    calcium_mg: Spread
    food_calcium_mg: Spread
    supplement_calcium_mg: Spread
    absorbed_mg: Spread
    milk_equivalent_mg: Spread
    vitamin_d_ug: Spread
    food_vitamin_d_ug: Spread
    supplement_vitamin_d_ug: Spread
    energy_kcal: Spread


@dataclass(frozen=True, slots=True)
class MealShare:
    """What one meal of the day brings: known calcium in mg a counting day, and of all of it the share 0 to 1."""

    meal: Meal
    calcium_mg: float
    share: float


@dataclass(frozen=True, slots=True)
class LargestLoad:
    """The meal of the counting days with the most known calcium."""

    day: date
    meal: Meal
    calcium_mg: float


@dataclass(frozen=True, slots=True)
class FoodShare:
    """What one food brings; amounts a counting day."""

    food_id: str | None
    name_da: str
    name_en: str
    times: int
    grams: float | None
    """None where the weight of one of its entries is not told."""
    calcium_mg: float
    absorbed_mg: float
    share: float
    """Of all known calcium, 0 to 1."""
    assumed: bool
    """Whether its absorption is assumed."""


class SignCode(StrEnum):
    """A sign that a record is not complete."""

    MISSING_MEALS = "missing-meals"
    FEW_OCCASIONS = "few-occasions"
    """Fewer than three eating occasions."""
    LITTLE_CALCIUM = "little-calcium"
    """Under 300 mg from food, what a diet without dairy gives."""
    LITTLE_ENERGY = "little-energy"
    """Below the Goldberg cut-off for the number of days."""
    ENERGY_NOT_JUDGED = "energy-not-judged"
    """Energy, weight, sex or age is not known, or the check is not made for this person."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, and the counting days it is seen on."""

    code: SignCode
    days: tuple[date, ...]
    """Empty for a sign of the whole period."""


class EnergyGap(StrEnum):
    """What keeps energy from being judged."""

    FEW_DAYS = "few-days"
    """Fewer than three counting days whose energy is known in full."""
    SEX = "sex"
    AGE = "age"
    WEIGHT = "weight"
    CHILD = "child"
    """Under 18 years, for whom the cut-off was not made."""
    PREGNANT_OR_LACTATING = "pregnant-or-lactating"
    """The basal rate by weight is not theirs."""


@dataclass(frozen=True, slots=True)
class EnergyCheck:
    """Mean energy against the Goldberg cut-off (Black 2000); None where something it needs is unknown."""

    mean_kcal: float | None
    """Over the counting days whose energy is known in full."""
    basal_kcal: float | None
    """Basal metabolic rate by Henry (2005), from sex, age and weight."""
    ratio: float | None
    """Energy intake / basal metabolic rate."""
    cut_off: float | None
    known_share: float
    """Share, 0 to 1, of the counting days' entries, supplements apart, whose energy is known."""
    n_days: int = 0
    """Counting days whose energy is known in full."""
    gaps: tuple[EnergyGap, ...] = ()
    """What keeps it from being judged; empty where it is."""

    @property
    def judged(self) -> bool:
        """Whether there is an answer."""
        return self.ratio is not None and self.cut_off is not None

    @property
    def low(self) -> bool | None:
        """Whether less was logged than a body lives on; None where that is not judged."""
        return None if self.ratio is None or self.cut_off is None else self.ratio < self.cut_off


@dataclass(frozen=True, slots=True)
class PeriodReview:
    """The review of one person's period."""

    view: PeriodView
    """Usual intake, targets, advice, and both coefficient sets (`usual`, `alternative`)."""
    days: tuple[ReviewedDay, ...]
    """Every day of the calendar from first to last."""
    all_days: Spreads
    """Over all counting days."""
    weekdays: Spreads
    weekend: Spreads
    average_requirement_mg: float | None
    recommended_mg: float | None
    """Of NNR 2023 for the person on the last day."""
    share_of_average_requirement: float | None
    """Mean milk-equivalent calcium / average requirement."""
    share_of_recommended: float | None
    intake_share_of_average_requirement: float | None
    """The same of plain intake."""
    intake_share_of_recommended: float | None
    days_below_average_requirement: int
    """Counting days whose milk-equivalent calcium, as far as it is known, is below the average requirement."""
    days_needed_for_firm_answer: int | None
    """Days of such a mean after which one is 85 % sure either way (IOM 2000); None where no number is enough."""
    meals: tuple[MealShare, ...]
    """Every meal, in the order of a day; empty without counting days."""
    largest_load: LargestLoad | None
    groups: tuple[GroupShare, ...]
    foods: tuple[FoodShare, ...]
    """The main ten."""
    fish_g_per_week: float | None
    """Fish and shellfish; None without counting days."""
    fruit_vegetable_portions_per_day: float | None
    """Portions of 100 g, of entries whose tags say fruit or vegetable; dried fruit and mushrooms do not count."""
    fortified_share: float | None
    """Of known calcium, from fortified foods, supplements apart; 0 to 1. A food that is not in the food table is
    not known to be fortified."""
    assumed_share: float | None
    """Of known calcium, the part whose absorption is assumed; 0 to 1."""
    missing_share: float | None
    """Of the counting days' entries, those without a calcium value; 0 to 1."""
    signs: tuple[Sign, ...]
    energy: EnergyCheck
    food_table_version: str
    """sha256 of the foods.csv in use; empty where it had an error."""
    days_below_uncertain: int = 0
    """Those of `days_below_average_requirement` with entries whose calcium is not known."""
    oily_fish_g_per_week: float | None = None
    vegetable_portions_per_day: float | None = None
    """Those of `fruit_vegetable_portions_per_day` that are vegetables."""
    fish_unweighed_entries: int = 0
    """Entries of fish whose weight is not told; the amounts of fish are lower bounds where there are any."""
    fruit_vegetable_unweighed_entries: int = 0
    """The same of fruit and vegetables."""

    @property
    def days_still_needed(self) -> int | None:
        """Days to log yet for a firm answer; None where no number is enough, 0 where there is one."""
        needed = self.days_needed_for_firm_answer
        return None if needed is None else max(0, needed - self.view.usual.n_days)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two periods of one person, the earlier first."""

    before: PeriodReview
    after: PeriodReview
