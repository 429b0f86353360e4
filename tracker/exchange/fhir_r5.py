"""FHIR R5: a NutritionIntake (http://hl7.org/fhir/R5/nutritionintake.html) for each meal, with what was eaten and its nutrients."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, BinaryIO

from tracker.exchange.days import LoggedDay
from tracker.exchange.export import ExportWish, Progress
from tracker.exchange.fhir import (
    DATA_ABSENT_EXTENSION,
    UCUM,
    Patient,
    Resource,
    quantity,
    status_note,
    write_bundle,
)
from tracker.exchange.pseudonymous_entry import disguised_entry
from tracker.nutrition.intake import sum_of_known
from tracker.store.records import Entry, Meal
from tracker.store.store import Reader

_ORDER = list(Meal)


def write_r5(reader: Reader, wish: ExportWish, file: BinaryIO, made_at: datetime, progress: Progress) -> None:
    """Write a bundle of NutritionIntake resources."""
    write_bundle(reader, wish, file, made_at, progress, _intakes)


def _intakes(day: LoggedDay, patient: Patient) -> Iterator[Resource]:
    entries = sorted(day.entries, key=lambda entry: _ORDER.index(entry.meal))
    for meal, of_meal in groupby(entries, key=lambda entry: entry.meal):
        yield _intake(day, meal, list(of_meal), patient)


def _intake(day: LoggedDay, meal: Meal, entries: Sequence[Entry], patient: Patient) -> Resource:
    return {
        "resourceType": "NutritionIntake",
        "id": patient.identifier("intake", day.day.isoformat(), str(meal)),
        "status": "completed",
        "code": {"text": str(meal)},
        "subject": patient.reference,
        "occurrenceDateTime": day.day.isoformat(),
        "reportedReference": patient.reference,
        "consumedItem": [_item(disguised_entry(entry, patient.pseudonyms)) for entry in entries],
        "ingredientLabel": [
            _nutrient("Calcium", "mg", [entry.calcium_mg for entry in entries]),
            _nutrient("Vitamin D", "ug", [entry.vitamin_d_ug for entry in entries]),
        ],
        "note": [{"text": status_note(day)}],
    }


def _item(entry: Entry) -> Resource:
    item: Resource = {
        "type": {"text": "dietary supplement" if entry.supplement else "food"},
        "nutritionProduct": {"concept": {"text": entry.food_name_en}},
    }
    if entry.weighed:
        item["amount"] = quantity(entry.grams, "g", unknown=0)
    return item


def _nutrient(name: str, unit: str, values: Sequence[float | None]) -> Resource:
    amount: Any = quantity(sum_of_known(values), unit, unknown=values.count(None))
    # The element must be there; without a value it says that nobody knows.
    absent = {"extension": [{"url": DATA_ABSENT_EXTENSION, "valueCode": "unknown"}]}
    return {
        "nutrient": {"concept": {"text": name}},
        "amount": amount or absent | {"unit": unit, "system": UCUM, "code": unit},
    }
