"""The JSON that scripts get: the contract that README and tests hold to. A missing value is null."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import click

from tracker.cli.output import writes_unicode
from tracker.diary.day import DayView
from tracker.diary.target_wording import note_sentence
from tracker.locale import language
from tracker.nutrition.absorption import COEFFICIENT_SET_VERSION
from tracker.nutrition.intake import CalciumIntake, VitaminDIntake
from tracker.nutrition.sources import citation
from tracker.nutrition.targets import Target
from tracker.store.records import Entry, NewEntry, Person

_DECIMALS = 6
"""Enough that nothing a reader sees is lost, and that a sum of floats does not end in ...0000004."""


def print_json(value: Any) -> None:
    """Print `value` as one JSON document, in ASCII where the output is not UTF-8, so that it is always valid."""
    click.echo(json.dumps(_plain(value), ensure_ascii=not writes_unicode(), indent=2, allow_nan=False))


def entry(entry: NewEntry, absorbed_mg: float | None) -> dict[str, Any]:
    """One entry, with what is absorbed of it."""
    return {
        "id": entry.id if isinstance(entry, Entry) else None,
        "meal": entry.meal,
        "time": entry.time.isoformat("minutes") if entry.time else None,
        "text": entry.text,
        "food_id": entry.food_id,
        "food": entry.food_name_da if language() == "da" else entry.food_name_en,
        "portion": entry.portion,
        "amount": entry.amount,
        "grams": entry.weight_g,
        "calcium_mg": entry.calcium_mg,
        "absorbed_calcium_mg": absorbed_mg,
        "absorption_basis": entry.absorption_basis,
        "vitamin_d_ug": entry.vitamin_d_ug,
        "supplement": entry.supplement,
    }


def day(view: DayView) -> dict[str, Any]:
    """A day: its entries, totals and targets."""
    return {
        "date": view.day,
        "person": view.person.name,
        "status": view.status,
        "coefficients": view.coefficients,
        "coefficients_version": COEFFICIENT_SET_VERSION,
        "entries": [
            entry(one, mg) for one, mg in zip(view.entries, view.intake.absorbed_by_entry_mg, strict=True)
        ],
        "calcium": calcium(view.intake.calcium),
        "vitamin_d": vitamin_d(view.intake.vitamin_d),
        "targets": [target(one) for one in view.targets],
    }


def calcium(intake: CalciumIntake) -> dict[str, Any]:
    """Calcium of a day."""
    return {
        "intake_mg": intake.intake_mg,
        "food_mg": intake.food_mg,
        "supplement_mg": intake.supplement_mg,
        "absorbed_mg": intake.absorbed_mg,
        "milk_equivalent_mg": intake.milk_equivalent_mg,
        "assumed_absorption_mg": intake.assumed_absorption_mg,
        "known_entries": intake.known_entries,
        "unknown_entries": intake.unknown_entries,
    }


def vitamin_d(intake: VitaminDIntake) -> dict[str, Any]:
    """Vitamin D of a day."""
    return {
        "intake_ug": intake.intake_ug,
        "food_ug": intake.food_ug,
        "supplement_ug": intake.supplement_ug,
        "known_entries": intake.known_entries,
        "unknown_entries": intake.unknown_entries,
    }


def target(one: Target) -> dict[str, Any]:
    """One authority's recommendation, held against an intake."""
    value = one.value
    return {
        "authority": value.authority,
        "nutrient": value.nutrient,
        "life_stage": value.life_stage,
        "basis": value.basis,
        "average_requirement": value.average_requirement,
        "recommended": value.recommended,
        "recommended_max": value.recommended_max,
        "upper_level": value.upper_level,
        "absorbed_target": one.absorbed_target,
        "coverage": one.coverage,
        "met": one.met,
        "applies": value.applies,
        "assumed": value.assumed,
        "note": None if value.note is None else note_sentence(value.note),
        "source": citation(value.source),
    }


def person(one: Person, *, in_use: bool) -> dict[str, Any]:
    """A person and what of them changes a target."""
    profile = one.profile
    return {
        "id": one.id,
        "name": one.name,
        "born": profile.born,
        "sex": profile.sex,
        "weight_kg": profile.weight_kg,
        "conditions": sorted(profile.conditions),
        "authority": profile.authority,
        "supplement_policy": profile.supplement_policy,
        "archived": one.archived,
        "in_use": in_use,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, bool | None):
        return value
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    return value
