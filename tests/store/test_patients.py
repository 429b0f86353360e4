"""Sums over many people's days, on each kind of database, against the entries added up one by one."""

import math
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

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


def sums_of(store: Store, **how: bool) -> dict[int, DaySums]:
    with store.read() as reader:
        return dict(reader.day_sums(DAY, DAY + timedelta(1), **how))


def test_a_day_is_what_its_entries_add_up_to(two_people: Store) -> None:
    sums = sums_of(two_people)[1]
    with two_people.read() as reader:
        entries = reader.day(1, DAY).entries
    known = [entry.calcium_mg for entry in entries if entry.calcium_mg is not None]
    assert sums.days == (DAY, DAY + timedelta(1))
    assert sums.statuses == (DayStatus.COMPLETE, DayStatus.PARTIAL)
    assert {len(column) for column in sums} == {2}
    first: dict[str, Any] = {name: column[0] for name, column in zip(DaySums._fields, sums, strict=True)}
    assert (first["entries"], first["supplements"]) == (7, 1)
    assert (first["known_calcium"], first["known_vitamin_d"]) == (6, 6)
    assert first["highest_index"] == 1.2
    assert math.isclose(first["calcium_mg"], math.fsum(known))
    assert math.isclose(first["absorbed_mg"], math.fsum(known) * 0.3)
    assert (first["supplement_calcium_mg"], first["supplement_vitamin_d_ug"]) == (500.0, None)
    milk = 116.0 * 2.06
    assert math.isclose(first["breakfast_mg"], milk)
    assert math.isclose(first["breakfast_weighted_mg"], milk * 1.2)
    assert (first["lunch_mg"], first["lunch_weighted_mg"]) == (None, None)
    assert math.isclose(first["snack_mg"], 4 * milk)
    assert (first["dinner_mg"], first["dinner_weighted_mg"]) == (500.0, 500.0)


def test_a_sum_of_nothing_known_is_unknown(two_people: Store) -> None:
    sums = sums_of(two_people)[1]
    assert (sums.entries[1], sums.known_calcium[1], sums.known_vitamin_d[1]) == (1, 0, 0)
    assert (sums.calcium_mg[1], sums.absorbed_mg[1], sums.vitamin_d_ug[1]) == (None, None, None)


def test_a_day_of_a_supplement_alone_has_no_eating_occasion(two_people: Store) -> None:
    anna = sums_of(two_people)[2]
    assert anna.days == (DAY, DAY + timedelta(1))
    assert anna.statuses == (DayStatus.UNMARKED, DayStatus.UNMARKED)
    assert anna.eating_occasions == (0, 0)


@pytest.mark.parametrize(
    ("eaten", "occasions"),
    [
        ([(Meal.LUNCH, None), (Meal.LUNCH, time(13))], 1),
        ([(Meal.SNACK, time(10, 5)), (Meal.SNACK, time(10, 55))], 1),
        ([(Meal.SNACK, None), (Meal.SNACK, time(0, 10))], 2),
        ([(Meal.BREAKFAST, None), (Meal.SNACK, time(0, 10)), (Meal.SNACK, time(10, 5))], 3),
        # More than a whole day needs are not told apart.
        ([*((meal, None) for meal in Meal), (Meal.SNACK, time(10, 5))], 3),
    ],
)
def test_main_meals_and_hours_of_snacks_are_eating_occasions(
    store: Store, make_entry: MakeEntry, eaten: list[tuple[Meal, time | None]], occasions: int
) -> None:
    with store.write(ChangeSummary("log")) as writer:
        writer.add_entries([make_entry(meal=meal, time=at) for meal, at in eaten])
        writer.add_entries([make_entry(meal=Meal.DINNER, supplement=True)])
    assert sums_of(store)[1].eating_occasions == (occasions,)


def test_a_day_with_a_mark_is_not_judged_by_its_eating_occasions(two_people: Store) -> None:
    assert sums_of(two_people)[1].eating_occasions == (None, None)


def test_the_sums_of_meals_are_left_out_unless_asked_for(two_people: Store) -> None:
    with_meals, without = sums_of(two_people)[1], sums_of(two_people, by_meal=False)[1]
    assert (without.breakfast_mg, without.highest_index) == ((), ())
    assert without.calcium_mg == with_meals.calcium_mg


def test_days_are_chosen_from_every_column(two_people: Store) -> None:
    sums = sums_of(two_people, by_meal=False)[1]
    second = sums.of([False, True])
    assert (second.days, second.statuses) == ((DAY + timedelta(1),), (DayStatus.PARTIAL,))
    assert (second.entries, second.calcium_mg, second.snack_mg) == ((1,), (None,), ())
    assert sums.of([True, True]) == sums


def test_one_who_is_archived_is_read_only_when_asked_for(two_people: Store) -> None:
    with two_people.write(ChangeSummary("archive-person")) as writer:
        writer.archive_person(2)
    assert set(sums_of(two_people)) == {1}
    assert set(sums_of(two_people, include_archived=True)) == {1, 2}


def test_marks_and_last_days_are_of_each_person(two_people: Store) -> None:
    with two_people.read() as reader:
        assert reader.days_marked_complete(DAY, DAY + timedelta(5)) == {1: 2}
        assert reader.last_days() == {1: DAY + timedelta(1), 2: DAY + timedelta(2)}
