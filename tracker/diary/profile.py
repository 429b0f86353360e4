"""A person's profile as a form holds it: everything at once, where an empty answer takes the old one away."""

import re
from dataclasses import dataclass, replace
from datetime import date

from tracker.diary.dates import NoSuchDate
from tracker.diary.labels import NoFigure, read_figure
from tracker.diary.people import ImpossibleBirthDate, person_in, read_birth_date
from tracker.locale import _, language
from tracker.nutrition.profile import Condition, Profile, Sex
from tracker.problems import Problem
from tracker.store.records import ChangeSummary, Person
from tracker.store.store import Store

ALL_YEAR_GROUPS = (Condition.DARK_SKIN, Condition.COVERING_CLOTHING, Condition.LITTLE_SUN)
"""The groups that are advised 10 µg vitamin D all year and that nobody could tell from anything else."""
LIGHTEST_KG, HEAVIEST_KG = 2.0, 400.0
"""What a body weighs, from the newborn on."""

_KILOGRAM = re.compile(r"\s*kg\.?\s*$", re.IGNORECASE)


@dataclass(eq=False)
class ImpossibleWeight(Problem):
    """A figure that is nobody's weight."""

    text: str

    def sentence(self) -> str:
        return _(
            "“{text}” can be nobody's weight in kg; leave it empty where it is not known. Nothing was stored."
        ).format(text=self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedProfile:
    """The answers of the form; an empty one is not told."""

    born: str = ""
    sex: Sex | None = None
    all_year_group: Condition | None = None
    """One of `ALL_YEAR_GROUPS`."""
    conditions: frozenset[Condition] = frozenset()
    """All others."""
    weight: str = ""
    """In kg."""


@dataclass(frozen=True, slots=True)
class ReadProfile:
    """What a form was understood as."""

    profile: Profile | None
    """None where the date of birth or the weight was not understood, or is impossible."""
    birth_fault: Problem | None
    weight_fault: Problem | None = None


def typed_profile(profile: Profile) -> TypedProfile:
    """The form that holds `profile`."""
    return TypedProfile(
        born="" if profile.born is None else profile.born.isoformat(),
        sex=profile.sex,
        all_year_group=next((one for one in ALL_YEAR_GROUPS if one in profile.conditions), None),
        conditions=profile.conditions.difference(ALL_YEAR_GROUPS),
        weight="" if profile.weight_kg is None else _typed(profile.weight_kg),
    )


def read_profile(typed: TypedProfile, old: Profile, today: date) -> ReadProfile:
    """The profile that the form makes of `old`; what the form does not ask for stays as it was."""
    birth_fault: Problem | None = None
    weight_fault: Problem | None = None
    born, weight_kg = old.born, old.weight_kg
    try:
        born = read_birth_date(typed.born, today) if typed.born.strip() else None
    except (NoSuchDate, ImpossibleBirthDate) as problem:
        birth_fault = problem
    untouched = typed_profile(old)
    if typed.weight != untouched.weight:
        try:
            weight_kg = read_weight(typed.weight)
        except (NoFigure, ImpossibleWeight) as problem:
            weight_fault = problem
    if birth_fault is not None or weight_fault is not None:
        return ReadProfile(None, birth_fault, weight_fault)
    kept = old.conditions.intersection(ALL_YEAR_GROUPS)
    if typed.all_year_group != untouched.all_year_group:
        kept = frozenset(() if typed.all_year_group is None else (typed.all_year_group,))
    changed = replace(old, born=born, sex=typed.sex, conditions=typed.conditions | kept, weight_kg=weight_kg)
    return ReadProfile(changed, None)


def read_weight(text: str) -> float | None:
    """The weight in kg that `text` names, with or without its unit; None for an empty one. Raises NoFigure or ImpossibleWeight."""
    weight_kg = read_figure(_KILOGRAM.sub("", text))
    if weight_kg is not None and not LIGHTEST_KG <= weight_kg <= HEAVIEST_KG:
        raise ImpossibleWeight(text)
    return weight_kg


def _typed(weight_kg: float) -> str:
    return f"{weight_kg:g}".replace(".", "," if language() == "da" else ".")


def view_person(store: Store, *, person: str | None) -> Person:
    """The person called so, or the one in use; raises UnknownPerson."""
    with store.read() as reader:
        return person_in(reader, person)


def store_profile(store: Store, profile: Profile, *, person: str | None) -> Person:
    """Store the whole profile; one change that can be undone. Raises UnknownPerson."""
    with store.write(ChangeSummary("edit-person")) as writer:
        who = person_in(writer, person)
        writer.summary = ChangeSummary("edit-person", {"name": who.name})
        return writer.edit_person(replace(who, profile=profile))
