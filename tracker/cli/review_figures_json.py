"""The figures of a review as JSON; a missing value is null."""

from dataclasses import asdict
from typing import Any

from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.energy import ACTIVITY_LEVEL
from tracker.nutrition.food_advice import (
    FISH_G_PER_WEEK,
    FRUIT_AND_VEGETABLES_G_PER_DAY,
    OILY_FISH_G_PER_WEEK,
    PORTION_G,
    SOURCE,
)
from tracker.nutrition.sources import citation
from tracker.review.figures import ComparedFigure, daily_spreads
from tracker.review.period_review import EnergyCheck, FoodShare, PeriodReview, ReviewedDay, Spreads
from tracker.review.sentences import energy_sentence


def daily(spreads: Spreads) -> dict[str, Any]:
    """Mean, median, SD, least and most of each daily figure, and the days where it is known."""
    return {code.value: asdict(spread) for code, spread in daily_spreads(spreads).items()}


def adequacy(review: PeriodReview) -> dict[str, Any]:
    """How far the mean reaches, and how sure that is, under both coefficient sets."""
    view, usual = review.view, review.view.usual
    other = next(one for one in CoefficientSet if one is not view.coefficients)
    sets = (
        (view.coefficients, usual, view.advice.status),
        (other, view.alternative, view.advice.alternative_status),
    )
    known = usual.n_days > 0 and review.average_requirement_mg is not None
    return {
        "average_requirement_mg": review.average_requirement_mg,
        "recommended_mg": review.recommended_mg,
        "share_of_average_requirement": review.share_of_average_requirement,
        "share_of_recommended": review.share_of_recommended,
        "intake_share_of_average_requirement": review.intake_share_of_average_requirement,
        "intake_share_of_recommended": review.intake_share_of_recommended,
        "days": usual.n_days,
        "days_below_average_requirement": review.days_below_average_requirement if known else None,
        "days_below_with_unknown_entries": review.days_below_uncertain if known else None,
        "within_person_sd_mg": usual.within_person_sd.sd_mg,
        "within_person_sd_confirmed": usual.within_person_sd.confirmed,
        "confidence_adequate": usual.confidence_adequate,
        "confidence_adequate_intake": usual.confidence_adequate_intake,
        "days_needed_for_firm_answer": review.days_needed_for_firm_answer,
        "days_still_needed": review.days_still_needed,
        "coefficient_sets": [
            {
                "set": one,
                "mean_absorbed_mg": of_set.mean_absorbed_mg,
                "mean_milk_equivalent_mg": of_set.mean_milk_equivalent_mg,
                "confidence_adequate": of_set.confidence_adequate,
                "status": status,
            }
            for one, of_set, status in sets
        ],
        "source": citation("iom-2000"),
    }


def food(share: FoodShare) -> dict[str, Any]:
    """One food and what it brings a counting day."""
    return asdict(share)


def kinds(review: PeriodReview) -> dict[str, Any]:
    """Fish, fruit and vegetables beside what Denmark advises."""
    return {
        "fish_g_per_week": review.fish_g_per_week,
        "oily_fish_g_per_week": review.oily_fish_g_per_week,
        "fish_unweighed_entries": review.fish_unweighed_entries,
        "fruit_vegetable_unweighed_entries": review.fruit_vegetable_unweighed_entries,
        "advised_fish_g_per_week": FISH_G_PER_WEEK,
        "advised_oily_fish_g_per_week": OILY_FISH_G_PER_WEEK,
        "fruit_vegetable_portions_per_day": review.fruit_vegetable_portions_per_day,
        "vegetable_portions_per_day": review.vegetable_portions_per_day,
        "advised_fruit_vegetable_portions_per_day": FRUIT_AND_VEGETABLES_G_PER_DAY / PORTION_G,
        "portion_g": PORTION_G,
        "source": citation(SOURCE),
    }


def shares(review: PeriodReview) -> dict[str, Any]:
    """How much of the calcium is fortified or assumed, and of the entries unknown; 0 to 1."""
    return {
        "fortified": review.fortified_share,
        "assumed_absorption": review.assumed_share,
        "entries_without_calcium_value": review.missing_share,
    }


def energy(check: EnergyCheck) -> dict[str, Any]:
    """Energy against the cut-off, or what keeps it from being judged."""
    return {
        "mean_kcal": check.mean_kcal,
        "basal_kcal": check.basal_kcal,
        "ratio": check.ratio,
        "cut_off": check.cut_off,
        "activity_level": ACTIVITY_LEVEL,
        "low": check.low,
        "days": check.n_days,
        "known_share": check.known_share,
        "not_judged_because": check.gaps,
        "text": energy_sentence(check),
        "sources": [citation(key) for key in ("black-2000", "henry-2005")],
    }


def calendar_day(day: ReviewedDay) -> dict[str, Any]:
    """One day of the calendar."""
    figures = asdict(day)
    return {
        "date": figures.pop("day"),
        "status": figures.pop("status"),
        "counts": day.counts,
        "not_counted_because": figures.pop("reason"),
        "weekend": day.weekend,
        **figures,
    }


def compared(one: ComparedFigure) -> dict[str, Any]:
    """One figure of two periods."""
    return {
        "code": one.after.code,
        "unit": one.after.unit,
        "before": one.before.value,
        "after": one.after.value,
        "change": one.change,
    }
