"""The review of a period, and two of them side by side."""

from datetime import date

from tracker.diary.people import person_in
from tracker.diary.period import PeriodView, bounds, read_period
from tracker.nutrition.adequacy import days_needed_for_firm_answer, requirement_sd
from tracker.nutrition.profile import Authority
from tracker.nutrition.reference_values import Nutrient, ReferenceValue
from tracker.nutrition.usual_intake import UsualIntake
from tracker.review.calendar import reviewed_days
from tracker.review.completeness import energy_check, signs
from tracker.review.foods import fortified_share, kinds_of_food, main_foods
from tracker.review.meals import calcium_by_meal, largest_load
from tracker.review.period_review import Comparison, PeriodReview, ReviewedDay
from tracker.review.sources import calcium_by_group
from tracker.review.spreads import spreads
from tracker.store.records import Person
from tracker.store.store import Reader, Store

Period = tuple[date | None, date | None]
"""The first and the last day, both counted, as `review_period` takes them."""


def review_period(
    store: Store, *, person: str | None, today: date, first: date | None = None, last: date | None = None
) -> PeriodReview:
    """The review of the days from `first` to `last` (both counted; None: the four weeks that end with `last`, or today).

    `person` is a name, also of somebody archived; None is the person in use. Raises UnknownPerson, and
    PeriodUpsideDown where `last` lies before `first`.
    """
    begin, end = bounds(today, first, last)
    with store.read() as reader:
        return read_review(reader, person_in(reader, person), begin, end, today)


def compare_periods(
    store: Store, *, person: str | None, today: date, one: Period, other: Period
) -> Comparison:
    """Two periods of a person side by side, the one that begins first as `before`; raises as `review_period` does."""
    periods = sorted((bounds(today, *one), bounds(today, *other)))
    with store.read() as reader:
        whose = person_in(reader, person)
        before, after = (read_review(reader, whose, first, last, today) for first, last in periods)
    return Comparison(before, after)


def read_review(reader: Reader, person: Person, first: date, last: date, today: date) -> PeriodReview:
    """As `review_period`, inside a reading that is already open."""
    view = read_period(reader, person, first, last, today)
    return review_of(view, today, reader.fortified_foods(), reader.food_table_version())


def review_of(
    view: PeriodView, today: date, fortified: frozenset[str], food_table_version: str
) -> PeriodReview:
    """The review of a period that is already read; `fortified` are the ids of the foods with something added."""
    usual, coefficients = view.usual, view.coefficients
    days = reviewed_days(view)
    counting = [day for day in days if day.counts]
    entries = view.counting_entries
    absorbed = [mg for record in usual.days.used for mg in record.intake.absorbed_by_entry_mg]
    nnr = _nordic_calcium(view)
    requirement, recommended = nnr.average_requirement, nnr.recommended
    below = _below(counting, requirement)
    kinds = kinds_of_food(entries, usual.n_days)
    energy = energy_check(
        counting, sum(not entry.supplement for entry in entries), view.person.profile, min(view.last, today)
    )
    return PeriodReview(
        view=view,
        days=days,
        all_days=spreads(counting, coefficients),
        weekdays=spreads([day for day in counting if not day.weekend], coefficients),
        weekend=spreads([day for day in counting if day.weekend], coefficients),
        average_requirement_mg=requirement,
        recommended_mg=recommended,
        share_of_average_requirement=_ratio(usual.mean_milk_equivalent_mg, requirement),
        share_of_recommended=_ratio(usual.mean_milk_equivalent_mg, recommended),
        intake_share_of_average_requirement=_ratio(usual.mean_intake_mg, requirement),
        intake_share_of_recommended=_ratio(usual.mean_intake_mg, recommended),
        days_below_average_requirement=len(below),
        days_needed_for_firm_answer=_days_needed(usual, requirement, recommended),
        meals=calcium_by_meal(entries, usual.n_days),
        largest_load=largest_load(entries),
        groups=tuple(calcium_by_group(entries, usual.n_days)),
        foods=main_foods(entries, absorbed, usual.n_days),
        fish_g_per_week=kinds.fish_g_per_week,
        fruit_vegetable_portions_per_day=kinds.fruit_vegetable_portions_per_day,
        fortified_share=fortified_share(entries, fortified),
        assumed_share=_ratio(usual.mean_assumed_absorption_mg, usual.mean_intake_mg),
        missing_share=_ratio(usual.unknown_entries, len(entries)),
        signs=signs(counting, energy),
        energy=energy,
        food_table_version=food_table_version,
        days_below_uncertain=sum(day.calcium_unknown_entries > 0 for day in below),
        oily_fish_g_per_week=kinds.oily_fish_g_per_week,
        vegetable_portions_per_day=kinds.vegetable_portions_per_day,
        fish_unweighed_entries=kinds.fish_unweighed_entries,
        fruit_vegetable_unweighed_entries=kinds.fruit_vegetable_unweighed_entries,
    )


def _nordic_calcium(view: PeriodView) -> ReferenceValue:
    values = (target.value for target in view.targets)
    return next(
        value for value in values if value.authority is Authority.NNR and value.nutrient is Nutrient.CALCIUM
    )


def _below(days: list[ReviewedDay], requirement: float | None) -> list[ReviewedDay]:
    if requirement is None:
        return []
    return [
        day for day in days if day.milk_equivalent_mg is not None and day.milk_equivalent_mg < requirement
    ]


def _days_needed(usual: UsualIntake, requirement: float | None, recommended: float | None) -> int | None:
    if usual.mean_milk_equivalent_mg is None or requirement is None or recommended is None:
        return None
    return days_needed_for_firm_answer(
        usual.mean_milk_equivalent_mg,
        requirement,
        requirement_sd(requirement, recommended),
        usual.within_person_sd.sd_mg,
    )


def _ratio(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole
