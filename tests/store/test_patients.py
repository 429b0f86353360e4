"""Sums over many people's days, on each kind of database, against the entries added up one by one."""

import math
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from tracker.nutrition.profile import Profile
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.records import ChangeSummary, DaySums, Meal, NewEntry
from tracker.store.store import Store

MakeEntry = Callable[..., NewEntry]
DAY = date(2026, 3, 14)


@pytest.fixture
def two_people(store: Store, make_entry: MakeEntry) -> Store:
    """The first person with a full day and an unknown one, and Anna with a supplement on each side of the period."""
    with store.write(ChangeSummary("log")) as writer:
        anna = writer.add_person("Anna", Profile())
        tablet = {
            "supplement": True,
            "calcium_mg_per_100g": 40000.0,
            "vitamin_d_ug_per_100g": None,
            "grams": 1.25,
        }
        writer.add_entries(
            [
                make_entry(meal=Meal.BREAKFAST, absorption_index=1.2),
                make_entry(meal=Meal.LUNCH, calcium_mg_per_100g=None),
                make_entry(meal=Meal.SNACK, time=time(10, 5)),
                make_entry(meal=Meal.SNACK, time=time(10, 55)),
                make_entry(meal=Meal.SNACK, time=time(0, 10)),
                make_entry(meal=Meal.SNACK, time=None),
                make_entry(meal=Meal.DINNER, **tablet),
                make_entry(day=DAY + timedelta(1), calcium_mg_per_100g=None, vitamin_d_ug_per_100g=None),
                *(make_entry(person_id=anna.id, day=DAY + timedelta(ago), **tablet) for ago in (-1, 0, 1, 2)),
            ]
        )
        writer.mark_day(1, DAY, DayStatus.COMPLETE)
        writer.mark_day(1, DAY + timedelta(1), DayStatus.PARTIAL)
        writer.mark_day(1, DAY + timedelta(5), DayStatus.COMPLETE)
        writer.mark_day(anna.id, DAY - timedelta(1), DayStatus.COMPLETE)
    return store


def sums_of(store: Store, **how: bool) -> dict[int, list[DaySums]]:
    with store.read() as reader:
        return dict(reader.day_sums(DAY, DAY + timedelta(1), **how))


def test_a_day_is_what_its_entries_add_up_to(two_people: Store) -> None:
    first, second = sums_of(two_people)[1]
    with two_people.read() as reader:
        entries = reader.day(1, DAY).entries
    known = [entry.calcium_mg for entry in entries if entry.calcium_mg is not None]
    assert (first.day, first.status, second.status) == (DAY, DayStatus.COMPLETE, DayStatus.PARTIAL)
    assert (first.entries, first.supplements, first.known_calcium, first.known_vitamin_d) == (7, 1, 6, 6)
    # Breakfast, lunch, and snacks at ten, after midnight and at no time; the tablet is no meal.
    assert first.eating_occasions == 5
    assert first.highest_index == 1.2
    assert first.calcium_mg is not None
    assert math.isclose(first.calcium_mg, math.fsum(known))
    assert first.absorbed_mg is not None
    assert math.isclose(first.absorbed_mg, math.fsum(known) * 0.3)
    assert (first.supplement_calcium_mg, first.supplement_vitamin_d_ug) == (500.0, None)
    milk = 116.0 * 2.06
    assert math.isclose(first.breakfast_mg or 0, milk)
    assert math.isclose(first.breakfast_weighted_mg or 0, milk * 1.2)
    assert (first.lunch_mg, first.lunch_weighted_mg) == (None, None)
    assert math.isclose(first.snack_mg or 0, 4 * milk)
    assert (first.dinner_mg, first.dinner_weighted_mg) == (500.0, 500.0)


def test_a_sum_of_nothing_known_is_unknown(two_people: Store) -> None:
    second = sums_of(two_people)[1][1]
    assert (second.entries, second.known_calcium, second.known_vitamin_d) == (1, 0, 0)
    assert (second.calcium_mg, second.absorbed_mg, second.vitamin_d_ug) == (None, None, None)


def test_a_day_of_a_supplement_alone_has_no_eating_occasion(two_people: Store) -> None:
    anna = sums_of(two_people)[2]
    assert [(one.day, one.eating_occasions, one.status) for one in anna] == [
        (DAY, 0, DayStatus.UNMARKED),
        (DAY + timedelta(1), 0, DayStatus.UNMARKED),
    ]


def test_the_sums_of_meals_are_left_out_unless_asked_for(two_people: Store) -> None:
    with_meals, without = sums_of(two_people)[1][0], sums_of(two_people, by_meal=False)[1][0]
    assert without.breakfast_mg is None
    assert without.calcium_mg == with_meals.calcium_mg
    assert without.eating_occasions == with_meals.eating_occasions


def test_one_who_is_archived_is_read_only_when_asked_for(two_people: Store) -> None:
    with two_people.write(ChangeSummary("archive-person")) as writer:
        writer.archive_person(2)
    assert set(sums_of(two_people)) == {1}
    assert set(sums_of(two_people, include_archived=True)) == {1, 2}


def test_marks_and_last_days_are_of_each_person(two_people: Store) -> None:
    with two_people.read() as reader:
        assert reader.days_marked_complete(DAY, DAY + timedelta(5)) == {1: 2}
        assert reader.last_days() == {1: DAY + timedelta(1), 2: DAY + timedelta(2)}
