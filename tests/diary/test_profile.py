"""The profile as a form holds it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diary.profile import (
    ALL_YEAR_GROUPS,
    TypedProfile,
    read_profile,
    store_profile,
    typed_profile,
    view_person,
)
from tracker.diary.profile_wording import questions
from tracker.nutrition.profile import Authority, Condition, Profile, Sex, SupplementPolicy
from tracker.store.store import Store

TODAY = date(2026, 11, 23)

profiles = st.builds(
    Profile,
    born=st.none() | st.dates(date(1910, 1, 1), TODAY),
    sex=st.none() | st.sampled_from(Sex),
    conditions=st.frozensets(st.sampled_from(Condition)),
    authority=st.none() | st.sampled_from(Authority),
    supplement_policy=st.sampled_from(SupplementPolicy),
    weight_kg=st.none() | st.floats(2, 400),
)


@given(profiles)
def test_a_form_that_nobody_touched_changes_nothing(profile: Profile) -> None:
    assert read_profile(typed_profile(profile), profile, TODAY).profile == profile


@given(profiles, st.sampled_from(ALL_YEAR_GROUPS))
def test_another_all_year_group_takes_the_place_of_those_before(profile: Profile, group: Condition) -> None:
    typed = replace(typed_profile(profile), all_year_group=group)
    read = read_profile(typed, profile, TODAY).profile
    assert read is not None
    kept = profile.conditions if group is typed_profile(profile).all_year_group else {group}
    assert read.conditions & set(ALL_YEAR_GROUPS) == kept & set(ALL_YEAR_GROUPS)


@pytest.mark.parametrize("born", ["2027-01-01", "1850-01-01", "14/3", "i morgen"])
def test_an_impossible_date_of_birth_is_refused_in_words(born: str) -> None:
    read = read_profile(TypedProfile(born=born), Profile(), TODAY)
    assert read.profile is None
    assert read.birth_fault is not None
    assert read.birth_fault.sentence().endswith("Nothing was stored.")


@pytest.mark.parametrize("weight", ["0", "1,5", "1000 kg", "-60", "heavy"])
def test_an_impossible_weight_is_refused_in_words_and_a_date_of_birth_beside_it_is_still_read(
    weight: str,
) -> None:
    read = read_profile(TypedProfile(born="1958-03-14", weight=weight), Profile(weight_kg=60.0), TODAY)
    assert read.profile is None
    assert read.birth_fault is None
    assert read.weight_fault is not None
    assert read.weight_fault.sentence()


@pytest.mark.parametrize(
    ("typed", "weight_kg"), [("68,5", 68.5), ("68.5 kg", 68.5), (" 70 KG ", 70.0), ("", None)]
)
def test_a_weight_is_read_with_comma_or_point_and_may_be_taken_back(
    typed: str, weight_kg: float | None
) -> None:
    read = read_profile(TypedProfile(weight=typed), Profile(weight_kg=60.0), TODAY)
    assert read.profile == Profile(weight_kg=weight_kg)


def test_every_condition_is_asked_for_once() -> None:
    asked = [condition for question in questions() for condition in question.conditions]
    assert sorted([*asked, *ALL_YEAR_GROUPS]) == sorted(Condition)


def test_a_stored_profile_can_be_undone(store: Store) -> None:
    before = view_person(store, person=None)
    after = store_profile(store, Profile(born=date(1958, 3, 14)), person=None)
    assert view_person(store, person=None) == after
    change = store.undo(before.id)
    assert change is not None
    assert change.values == {"name": before.name}
    assert view_person(store, person=None) == before
