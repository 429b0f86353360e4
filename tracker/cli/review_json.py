"""The JSON of `tracker review`."""

from typing import Any

from tracker.cli import as_json
from tracker.cli.review_figures_json import (
    adequacy,
    calendar_day,
    compared,
    daily,
    energy,
    food,
    kinds,
    shares,
)
from tracker.diary.advice_text import official_heading
from tracker.diary.advice_wording import official_text, reason_sentence
from tracker.diary.period import PeriodView
from tracker.locale import language
from tracker.nutrition.absorption import COEFFICIENT_SET_VERSION
from tracker.nutrition.sources import FOOD_DATA_SOURCES, citation
from tracker.nutrition.usual_intake import DayStatus
from tracker.review.figures import compared_figures
from tracker.review.period_review import Comparison, PeriodReview, Spreads
from tracker.review.references import references
from tracker.review.sentences import sign_sentence


def review(one: PeriodReview) -> dict[str, Any]:
    """A period: days, means, targets, advice, sources of calcium, and how complete the record looks."""
    view = one.view
    load = one.largest_load
    return {
        "person": view.person.name,
        "archived": view.person.archived,
        "from": view.first,
        "to": view.last,
        "coefficients": view.coefficients,
        "coefficients_version": COEFFICIENT_SET_VERSION,
        "days": _days(view),
        "calcium": _calcium(view),
        "vitamin_d": _vitamin_d(view),
        "targets": [as_json.target(target) for target in view.targets],
        "advice": _advice(view),
        "sources": [
            {
                "group": share.group,
                "calcium_mg": share.calcium_mg,
                "share": share.share,
                "unknown_entries": share.unknown_entries,
            }
            for share in one.groups
        ],
        "daily": {name: daily(part) for name, part in _parts(one)},
        "adequacy": adequacy(one),
        "meals": [
            {"meal": share.meal, "calcium_mg": share.calcium_mg, "share": share.share} for share in one.meals
        ],
        "largest_load": None
        if load is None
        else {"date": load.day, "meal": load.meal, "calcium_mg": load.calcium_mg},
        "main_foods": [food(share) for share in one.foods],
        "food_kinds": kinds(one),
        "shares": shares(one),
        "signs": [
            {"code": sign.code, "dates": sign.days, "text": sign_sentence(sign, one.energy)}
            for sign in one.signs
        ],
        "energy": energy(one.energy),
        "calendar": [calendar_day(day) for day in one.days],
        "food_table_version": one.food_table_version or None,
        "references": [citation(key) for key in references(one)],
        "food_data": [citation(key) for key in FOOD_DATA_SOURCES],
    }


def comparison(both: Comparison) -> dict[str, Any]:
    """Two periods of one person, the earlier first, and every figure of both with its change."""
    return {
        "person": both.after.view.person.name,
        "before": review(both.before),
        "after": review(both.after),
        "figures": [compared(one) for one in compared_figures(both)],
    }


def _parts(one: PeriodReview) -> list[tuple[str, Spreads]]:
    return [("all", one.all_days), ("weekdays", one.weekdays), ("weekend", one.weekend)]


def _days(view: PeriodView) -> dict[str, Any]:
    days = view.usual.days
    return {
        "logged": sum(1 for record in view.records if record.eating_occasions),
        "complete": sum(1 for record in view.records if record.status is DayStatus.COMPLETE),
        "partial": sum(1 for record in view.records if record.status is DayStatus.PARTIAL),
        "used": view.usual.n_days,
        "assumed_complete": view.usual.n_assumed_complete,
        "dates": [record.day for record in days.used],
        "not_used": [{"date": day, "reason": reason} for day, reason in days.not_used],
    }


def _calcium(view: PeriodView) -> dict[str, Any]:
    usual = view.usual
    return {
        "mean_intake_mg": usual.mean_intake_mg,
        "median_intake_mg": usual.median_intake_mg,
        "min_intake_mg": usual.min_intake_mg,
        "max_intake_mg": usual.max_intake_mg,
        "mean_absorbed_mg": usual.mean_absorbed_mg,
        "mean_milk_equivalent_mg": usual.mean_milk_equivalent_mg,
        "sd_intake_mg": usual.sd_intake_mg,
        "food_mg": usual.food_mg,
        "supplement_mg": usual.supplement_mg,
        "gap_mg": view.advice.gap_mg,
        "confidence_adequate": usual.confidence_adequate,
        "confidence_adequate_intake": usual.confidence_adequate_intake,
        "assumed_absorption_mg": usual.mean_assumed_absorption_mg,
        "unknown_entries": usual.unknown_entries,
        "days_with_unknown_entries": usual.days_with_unknown_entries,
    }


def _vitamin_d(view: PeriodView) -> dict[str, Any]:
    usual = view.usual
    return {
        "mean_intake_ug": usual.mean_vitamin_d_ug,
        "median_intake_ug": usual.median_vitamin_d_ug,
        "supplement_ug": usual.vitamin_d_supplement_ug,
        "unknown_entries": usual.unknown_vitamin_d_entries,
    }


def _advice(view: PeriodView) -> dict[str, Any]:
    advice = view.advice
    return {
        "status": advice.status,
        "alternative_status": advice.alternative_status,
        "calcium_supplement_mg": advice.calcium_supplement_mg,
        "vitamin_d_supplement_ug": advice.vitamin_d_supplement_ug,
        "provisional": advice.provisional,
        "reasons": [
            {"code": one.code, "text": reason_sentence(one), "source": citation(one.source)}
            for one in advice.reasons
        ],
        "official": [
            {
                "authority": one.authority,
                "text": official_text(one),
                "heading": official_heading(exclusions),
                "source": citation(one.source),
            }
            for one, exclusions in zip(advice.official, advice.official_exclusions, strict=True)
        ],
        "foods": [
            {
                "food_id": one.food.id,
                "food": one.food.name(language()),
                "grams": one.grams,
                "adds_milk_equivalent_mg": one.adds_milk_equivalent_mg,
            }
            for one in view.foods
        ],
        "warnings": [
            {"code": one.code, "text": reason_sentence(one), "source": citation(one.source)}
            for one in advice.warnings
        ],
    }
