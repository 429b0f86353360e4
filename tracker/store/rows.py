"""Rows to values and values to rows."""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from tracker.foods.food import AbsorptionBasis
from tracker.nutrition.counting import DayStatus
from tracker.nutrition.profile import Authority, Condition, Profile, Sex, SupplementPolicy
from tracker.store.problems import ImpossibleValue
from tracker.store.records import Entry, Meal, NewEntry, Person

LIST_SEPARATOR = ";"

# Looking a value up costs a third of calling its enumeration, and a year has 4,000 entries.
_MEALS = {str(meal): meal for meal in Meal}
_BASES = {str(basis): basis for basis in AbsorptionBasis}
STATUSES = {str(status): status for status in DayStatus}

ENTRY_COLUMNS = (
    "id",
    "position",
    "meal",
    "time",
    "text",
    "food_id",
    "food_name_da",
    "food_name_en",
    "food_group",
    "tags",
    "portion",
    "amount",
    "grams",
    "calcium_mg_per_100g",
    "vitamin_d_ug_per_100g",
    "energy_kcal_per_100g",
    "absorption",
    "absorption_index",
    "absorption_basis",
    "supplement",
    "source",
)
"""What `entry_of` needs of a row besides person and day, in its order."""

PERSON_COLUMNS = (
    "id",
    "name",
    "born",
    "sex",
    "authority",
    "supplement_policy",
    "conditions",
    "archived",
    "weight_kg",
)
"""What `person_of` needs of a row, in its order."""


def entry_of(row: Sequence[Any], person_id: int, day: date) -> Entry:
    """The entry in a row of ENTRY_COLUMNS."""
    (
        entry_id,
        position,
        meal,
        clock,
        text,
        food_id,
        name_da,
        name_en,
        group,
        tags,
        portion,
        amount,
        grams,
        calcium,
        vitamin_d,
        energy,
        absorption,
        index,
        basis,
        supplement,
        source,
    ) = row
    return Entry(
        id=entry_id,
        position=position,
        person_id=person_id,
        day=day,
        time=clock and _time_of(clock),
        meal=_MEALS[meal],
        text=text,
        food_id=food_id,
        food_name_da=name_da,
        food_name_en=name_en,
        group=group,
        tags=words_of(tags),
        portion=portion,
        amount=amount,
        grams=grams,
        calcium_mg_per_100g=calcium,
        vitamin_d_ug_per_100g=vitamin_d,
        energy_kcal_per_100g=energy,
        absorption=absorption,
        absorption_index=index,
        absorption_basis=_BASES[basis],
        supplement=bool(supplement),
        source=source,
    )


def entry_row(entry: NewEntry) -> dict[str, Any]:
    """The columns of an entry but for its id, position and creation; raises ImpossibleValue."""
    row = {
        "person_id": entry.person_id,
        "day": entry.day,
        "meal": str(entry.meal),
        "time": entry.time and entry.time.isoformat("minutes"),
        "text": entry.text,
        "food_id": entry.food_id,
        "food_name_da": entry.food_name_da,
        "food_name_en": entry.food_name_en,
        "food_group": entry.group,
        "tags": cell_of(sorted(entry.tags)),
        "portion": entry.portion,
        "amount": entry.amount,
        "grams": entry.grams,
        "calcium_mg_per_100g": entry.calcium_mg_per_100g,
        "vitamin_d_ug_per_100g": entry.vitamin_d_ug_per_100g,
        "energy_kcal_per_100g": entry.energy_kcal_per_100g,
        "absorption": entry.absorption,
        "absorption_index": entry.absorption_index,
        "absorption_basis": str(entry.absorption_basis),
        "supplement": entry.supplement,
        "source": entry.source,
    }
    return storable(row)


def person_of(row: Sequence[Any]) -> Person:
    """The person in a row of PERSON_COLUMNS."""
    person_id, name, born, sex, authority, policy, conditions, archived, weight_kg = row
    profile = Profile(
        born=date.fromisoformat(born) if isinstance(born, str) else born,
        sex=sex and Sex(sex),
        conditions=frozenset(map(Condition, conditions.split(LIST_SEPARATOR))) if conditions else frozenset(),
        authority=authority and Authority(authority),
        supplement_policy=SupplementPolicy(policy),
        weight_kg=weight_kg,
    )
    return Person(person_id, name, profile, bool(archived))


def profile_row(profile: Profile) -> dict[str, Any]:
    """The columns of a profile."""
    return {
        "born": profile.born,
        "sex": profile.sex and str(profile.sex),
        "authority": profile.authority and str(profile.authority),
        "supplement_policy": str(profile.supplement_policy),
        "conditions": cell_of(sorted(profile.conditions)),
        "weight_kg": profile.weight_kg,
    }


def name_key(name: str) -> str:
    """What two names have in common that differ only in case or in how their letters are encoded."""
    return unicodedata.normalize("NFKC", name).casefold()


def cell_of(words: Iterable[str]) -> str:
    """Words as one cell, in their order; raises ImpossibleValue for one that could not be read back."""
    listed = list(words)
    for word in listed:
        if not word or LIST_SEPARATOR in word:
            raise ImpossibleValue(repr(word))
    return LIST_SEPARATOR.join(listed)


@lru_cache(maxsize=4096)
def words_of(cell: str) -> frozenset[str]:
    """The set of words in a cell."""
    return frozenset(cell.split(LIST_SEPARATOR)) if cell else frozenset()


def storable(row: dict[str, Any]) -> dict[str, Any]:
    """`row`, if all databases would store it as it is; raises ImpossibleValue.

    SQLite would store NaN as unknown, and PostgreSQL refuses a NUL character.
    """
    for column, value in row.items():
        if isinstance(value, float) and not math.isfinite(value):
            raise ImpossibleValue(f"{column}: {value}")
        if isinstance(value, str) and "\0" in value:
            raise ImpossibleValue(f"{column}: {value!r}")
    return row


def image_of(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON can hold it."""
    return {
        column: value.isoformat() if isinstance(value, date | datetime) else value
        for column, value in row.items()
    }


@lru_cache(maxsize=1440)
def _time_of(clock: str) -> time:
    return time.fromisoformat(clock)
