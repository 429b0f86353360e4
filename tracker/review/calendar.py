"""Every day of a period, counted or not, with its figures and what is missing of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from tracker.diary.period import PeriodView
from tracker.nutrition.intake import sum_of_known
from tracker.nutrition.usual_intake import DayRecord, DayStatus, NotCounted
from tracker.review.period_review import ReviewedDay
from tracker.store.records import Entry, Meal

MAIN_MEALS = (Meal.BREAKFAST, Meal.LUNCH, Meal.DINNER)


def reviewed_days(view: PeriodView) -> tuple[ReviewedDay, ...]:
    """Every day from the first to the last of the period."""
    records = {record.day: record for record in view.records}
    reasons = dict(view.usual.days.not_used)
    assumed = frozenset(view.usual.days.assumed_complete)
    by_day = {day: list(group) for day, group in groupby(view.entries, key=lambda entry: entry.day)}
    length = (view.last - view.first).days + 1
    calendar = [view.first + timedelta(days=ago) for ago in range(length)]
    return tuple(
        _reviewed(records[day], by_day[day], reasons.get(day), assumed=day in assumed)
        if day in by_day
        else _empty(day, records[day].status if day in records else DayStatus.UNMARKED)
        for day in calendar
    )


def missing_meals(entries: Sequence[Entry]) -> tuple[Meal, ...]:
    """The main meals of a day at which nothing was logged but supplements."""
    eaten = {entry.meal for entry in entries if not entry.supplement}
    return tuple(meal for meal in MAIN_MEALS if meal not in eaten)


def _reviewed(
    record: DayRecord, entries: Sequence[Entry], reason: NotCounted | None, *, assumed: bool
) -> ReviewedDay:
    calcium, vitamin_d = record.intake.calcium, record.intake.vitamin_d
    energy = [(entry.energy_kcal, entry.supplement) for entry in entries]
    return ReviewedDay(
        day=record.day,
        status=record.status,
        reason=reason,
        assumed_complete=assumed,
        entries=len(entries),
        eating_occasions=record.eating_occasions,
        missing_meals=missing_meals(entries),
        calcium_mg=calcium.intake_mg,
        food_calcium_mg=calcium.food_mg,
        supplement_calcium_mg=calcium.supplement_mg,
        absorbed_mg=calcium.absorbed_mg,
        milk_equivalent_mg=calcium.milk_equivalent_mg,
        calcium_unknown_entries=calcium.unknown_entries,
        vitamin_d_ug=vitamin_d.intake_ug,
        food_vitamin_d_ug=vitamin_d.food_ug,
        supplement_vitamin_d_ug=vitamin_d.supplement_ug,
        vitamin_d_unknown_entries=vitamin_d.unknown_entries,
        energy_kcal=sum_of_known([kcal for kcal, _supplement in energy]),
        energy_unknown_entries=sum(kcal is None and not supplement for kcal, supplement in energy),
    )


def _empty(day: date, status: DayStatus) -> ReviewedDay:
    return ReviewedDay(
        day=day,
        status=status,
        reason=NotCounted.EMPTY,
        assumed_complete=False,
        entries=0,
        eating_occasions=0,
        missing_meals=(),
        calcium_mg=None,
        food_calcium_mg=None,
        supplement_calcium_mg=None,
        absorbed_mg=None,
        milk_equivalent_mg=None,
        calcium_unknown_entries=0,
        vitamin_d_ug=None,
        food_vitamin_d_ug=None,
        supplement_vitamin_d_ug=None,
        vitamin_d_unknown_entries=0,
        energy_kcal=None,
        energy_unknown_entries=0,
    )
