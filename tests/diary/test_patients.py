"""The patient list, whose every figure is held against the review of the same person and period."""

import math
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diary.dates import PeriodUpsideDown
from tracker.diary.log import food_snapshot
from tracker.diary.patients import Flag, PatientSummary, list_patients
from tracker.diary.period import PeriodView, view_period
from tracker.diary.settings import choose_coefficients
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.advice_reasons import ReasonCode
from tracker.nutrition.profile import Condition, Profile, Sex
from tracker.nutrition.reference_values import Nutrient
from tracker.nutrition.supplement_warnings import EXCLUSIONS
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.records import ChangeSummary, Meal, NewEntry, Person
from tracker.store.store import Store

TODAY = date(2026, 11, 23)
FIRST = TODAY - timedelta(days=9)
UPPER_LEVELS = {ReasonCode.CALCIUM_ABOVE_UPPER_LEVEL, ReasonCode.VITAMIN_D_ABOVE_UPPER_LEVEL}

Helping = Callable[..., NewEntry]


@pytest.fixture(scope="module")
def helping(new_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Helping:
    """A glass of milk, but for what is told otherwise."""
    path = tmp_path_factory.mktemp("foods") / "tracker.db"
    shutil.copy(new_database, path)
    with Store.open(str(path)) as store, store.read() as reader:
        milk = next(food for food in reader.foods() if food.group == "milk" and food.calcium_mg_per_100g)
    glass = NewEntry(
        **food_snapshot(milk),
        person_id=1,
        day=TODAY,
        time=None,
        meal=Meal.LUNCH,
        text="milk",
        portion=None,
        amount=None,
        grams=200.0,
    )

    def make(**values: object) -> NewEntry:
        return replace(glass, **values)  # type: ignore[arg-type]  # the tests name real fields

    return make


def patients(
    store: Store, *, first: date = FIRST, last: date = TODAY, include_archived: bool = False
) -> list[PatientSummary]:
    return list_patients(store, first=first, last=last, today=TODAY, include_archived=include_archived)


def log(store: Store, entries: list[NewEntry], marks: dict[date, DayStatus] | None = None) -> None:
    with store.write(ChangeSummary("log")) as writer:
        writer.add_entries(entries)
        for day, status in (marks or {}).items():
            writer.mark_day(1, day, status)


def expected_flags(view: PeriodView) -> set[Flag]:
    """What the review of the same period says of each flag."""
    advice, usual = view.advice, view.usual
    requirement = view.targets[0].value.average_requirement
    equivalent = usual.mean_milk_equivalent_mg
    days = [entry.day for entry in view.entries]
    holds = {
        Flag.NO_ENTRIES: not days,
        Flag.FEW_DAYS: bool(days) and not usual.sufficient,
        Flag.NOT_LATELY: bool(days) and max(days) <= min(view.last, TODAY) - timedelta(days=7),
        Flag.BELOW_REQUIREMENT: usual.sufficient
        and equivalent is not None
        and requirement is not None
        and round(equivalent) < requirement,
        Flag.ABOVE_UPPER_LEVEL: bool(UPPER_LEVELS & {one.code for one in advice.warnings}),
        Flag.MANY_UNKNOWN: usual.many_unknown,
        Flag.SETS_DISAGREE: (advice.status, advice.calcium_supplement_mg)
        != (advice.alternative_status, advice.alternative_calcium_supplement_mg),
        Flag.EXCLUSION: bool(view.person.profile.conditions & EXCLUSIONS),
    }
    return {flag for flag, seen in holds.items() if seen}


def assert_as_reviewed(store: Store, listed: PatientSummary, first: date, last: date) -> None:
    view = view_period(store, person=listed.person.name, today=TODAY, first=first, last=last)
    usual = view.usual
    decides = next(
        one for one in view.targets if one.value.applies and one.value.nutrient is Nutrient.CALCIUM
    )
    assert listed.person == view.person
    assert listed.age == view.person.profile.age_on(min(last, TODAY))
    assert listed.days_logged == sum(record.eating_occasions > 0 for record in view.records)
    assert listed.days_complete == sum(record.status is DayStatus.COMPLETE for record in view.records)
    assert listed.days_used == usual.n_days
    assert listed.authority == decides.value.authority
    assert listed.advice == view.advice.status
    assert set(listed.flags) == expected_flags(view)
    figures = (
        (listed.mean_absorbed_mg, usual.mean_absorbed_mg),
        (listed.mean_milk_equivalent_mg, usual.mean_milk_equivalent_mg),
        (listed.coverage, decides.coverage),
        (listed.mean_vitamin_d_ug, usual.mean_vitamin_d_ug),
    )
    for ours, theirs in figures:
        assert (ours is None) == (theirs is None)
        assert ours is None or theirs is None or math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9)


def any_entry(chance: Random, helping: Helping, person: Person) -> NewEntry:
    supplement = chance.random() < 0.15
    return helping(
        person_id=person.id,
        day=FIRST + timedelta(days=chance.randint(0, 10)),
        meal=chance.choice(list(Meal)),
        time=chance.choice([None, time(7, 30), time(10, 15), time(10, 45), time(21)]),
        grams=chance.choice([50.0, 100.0, 123.4, 333.3]),
        calcium_mg_per_100g=chance.choice([None, 0.0, 12.5, 121.3, 250.0, 900.0]),
        vitamin_d_ug_per_100g=chance.choice([None, 0.0, 1.1, 25.0]),
        absorption=chance.choice([0.05, 0.3, 0.61]),
        # An own food may be absorbed so well that a small meal would give more than it holds.
        absorption_index=chance.choice([0.17, 1.0, 1.37] * 4 + [3.3]),
        supplement=supplement,
    )


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), coefficients=st.sampled_from(list(CoefficientSet)))
def test_every_figure_is_that_of_the_review(
    new_database: Path, helping: Helping, seed: int, coefficients: CoefficientSet
) -> None:
    chance = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.db"
        shutil.copy(new_database, path)
        with Store.open(str(path)) as store:
            choose_coefficients(store, coefficients)
            with store.write(ChangeSummary("log")) as writer:
                for number in range(4):
                    profile = Profile(
                        born=chance.choice([None, date(1950, 3, 2), date(2015, 3, 2), date(2026, 9, 1)]),
                        sex=chance.choice([None, *Sex]),
                        conditions=frozenset(chance.sample(list(Condition), chance.randint(0, 2))),
                    )
                    person = writer.add_person(f"Patient {number}", profile)
                    entries = [any_entry(chance, helping, person) for _ in range(chance.randint(0, 60))]
                    writer.add_entries(entries)
                    for ago in chance.sample(range(11), 4):
                        status = chance.choice([DayStatus.COMPLETE, DayStatus.COMPLETE, DayStatus.PARTIAL])
                        writer.mark_day(person.id, TODAY - timedelta(days=ago), status)
            last = TODAY + timedelta(days=chance.choice([-1, 0, 1]))
            for listed in patients(store, last=last):
                assert_as_reviewed(store, listed, FIRST, last)


def test_the_last_entry_is_of_the_whole_log_and_nobody_elses(store: Store, helping: Helping) -> None:
    log(store, [helping(day=date(2025, 1, 1)), helping(day=date(2024, 1, 1))])
    with store.write(ChangeSummary("add-person")) as writer:
        writer.add_person("Anna", Profile())
    anna, me = patients(store)
    assert (anna.person.name, anna.last_entry, anna.days_logged) == ("Anna", None, 0)
    assert (me.last_entry, me.days_logged, me.flags) == (date(2025, 1, 1), 0, (Flag.NO_ENTRIES,))


def test_one_who_is_archived_is_listed_only_when_asked_for(store: Store) -> None:
    with store.write(ChangeSummary("add-person")) as writer:
        anna = writer.add_person("Anna", Profile())
        writer.archive_person(anna.id)
    assert [one.person.name for one in patients(store)] == ["Me"]
    assert [one.person.archived for one in patients(store, include_archived=True)] == [True, False]


def test_a_period_upside_down_is_refused(store: Store) -> None:
    with pytest.raises(PeriodUpsideDown):
        patients(store, last=FIRST - timedelta(days=1))


def test_a_mean_on_the_edge_of_rounding_is_that_of_the_review_too(store: Store, helping: Helping) -> None:
    """Ten times 0.1 mg is 1 mg, but not where it is added up one by one in binary."""
    parts = [helping(grams=100.0, calcium_mg_per_100g=0.1, absorption=0.3)] * 10
    rest = helping(grams=100.0, calcium_mg_per_100g=749.5 - 1.0, absorption=0.3)
    days = [FIRST + timedelta(days=place) for place in range(3)]
    log(
        store,
        [replace(one, day=day) for day in days for one in (*parts, rest)],
        dict.fromkeys(days, DayStatus.COMPLETE),
    )
    (me,) = patients(store)
    assert_as_reviewed(store, me, FIRST, TODAY)
