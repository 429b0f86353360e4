"""A person's profile as a form holds it: everything at once, where an empty answer takes the old one away."""

from dataclasses import dataclass, replace
from datetime import date

from tracker.diary.dates import NoSuchDate
from tracker.diary.people import ImpossibleBirthDate, person_in, read_birth_date
from tracker.nutrition.profile import Condition, Profile, Sex
from tracker.problems import Problem
from tracker.store.records import ChangeSummary, Person
from tracker.store.store import Store

ALL_YEAR_GROUPS = (Condition.DARK_SKIN, Condition.COVERING_CLOTHING, Condition.LITTLE_SUN)
"""The groups that are advised 10 µg vitamin D all year and that nobody could tell from anything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedProfile:
    """The answers of the form; an empty one is not told."""

    born: str = ""
    sex: Sex | None = None
    all_year_group: Condition | None = None
    """One of `ALL_YEAR_GROUPS`."""
    conditions: frozenset[Condition] = frozenset()
    """All others."""


@dataclass(frozen=True, slots=True)
class ReadProfile:
    """What a form was understood as."""

    profile: Profile | None
    """None where the date of birth was not understood, or is impossible."""
    birth_fault: Problem | None


def typed_profile(profile: Profile) -> TypedProfile:
    """The form that holds `profile`."""
    return TypedProfile(
        born="" if profile.born is None else profile.born.isoformat(),
        sex=profile.sex,
        all_year_group=next((one for one in ALL_YEAR_GROUPS if one in profile.conditions), None),
        conditions=profile.conditions.difference(ALL_YEAR_GROUPS),
    )


def read_profile(typed: TypedProfile, old: Profile, today: date) -> ReadProfile:
    """The profile that the form makes of `old`; what the form does not ask for stays as it was."""
    try:
        born = read_birth_date(typed.born, today) if typed.born.strip() else None
    except (NoSuchDate, ImpossibleBirthDate) as problem:
        return ReadProfile(None, problem)
    kept = old.conditions.intersection(ALL_YEAR_GROUPS)
    if typed.all_year_group != typed_profile(old).all_year_group:
        kept = frozenset(() if typed.all_year_group is None else (typed.all_year_group,))
    changed = replace(old, born=born, sex=typed.sex, conditions=typed.conditions | kept)
    return ReadProfile(changed, None)


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
