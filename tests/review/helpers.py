"""Logs made by hand for the tests of a review: entries whose every figure is told."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from tracker.foods.food import AbsorptionBasis
from tracker.nutrition.profile import Profile
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.records import ChangeSummary, Meal, NewEntry
from tracker.store.store import Store

TODAY = date(2026, 11, 23)
"""A Monday."""


def meal_of(person_id: int, day: date, meal: Meal = Meal.LUNCH, **values: Any) -> NewEntry:
    """100 g of milk-like food with 100 mg calcium, 1 µg vitamin D and 200 kcal, unless told otherwise."""
    fields: dict[str, Any] = {
        "person_id": person_id,
        "day": day,
        "time": time(12, 0),
        "meal": meal,
        "text": "something",
        "food_id": None,
        "food_name_da": "mad",
        "food_name_en": "food",
        "group": "milk",
        "tags": frozenset(),
        "portion": None,
        "amount": None,
        "grams": 100.0,
        "calcium_mg_per_100g": 100.0,
        "vitamin_d_ug_per_100g": 1.0,
        "energy_kcal_per_100g": 200.0,
        "absorption": 0.3,
        "absorption_index": 1.0,
        "absorption_basis": AbsorptionBasis.ARTICLE,
        "supplement": False,
        "source": "test",
    }
    return NewEntry(**fields | values)


def person_id(store: Store) -> int:
    """The person of a fresh database."""
    with store.read() as reader:
        return reader.current_person().id


def write(store: Store, *entries: NewEntry, complete: bool = True) -> None:
    """Store entries, and mark their days as complete."""
    with store.write(ChangeSummary("log", {"text": ""})) as writer:
        writer.add_entries(entries)
        for day in {entry.day for entry in entries} if complete else ():
            writer.mark_day(entries[0].person_id, day, DayStatus.COMPLETE)


def be(store: Store, profile: Profile) -> None:
    """Let the person in use have this profile."""
    with store.write(ChangeSummary("edit-person")) as writer:
        writer.edit_person(replace(writer.current_person(), profile=profile))
