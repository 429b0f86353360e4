"""The demonstration's log: the same every time, believable, and made of foods that exist."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tracker.diary.period import view_period
from tracker.diary.sample import SAMPLE_DAYS, fill
from tracker.diary.sample_menus import SAMPLE_PEOPLE
from tracker.foods.line import Item, read_line
from tracker.foods.search import FoodIndex
from tracker.nutrition.advice import AdviceStatus
from tracker.nutrition.profile import Condition
from tracker.nutrition.usual_intake import DayStatus, NotCounted
from tracker.store.records import Entry, Meal
from tracker.store.store import Store

WINTER = date(2026, 11, 23)
SUMMER = date(2026, 7, 15)


@pytest.fixture
def sample(sample_templates: Callable[[date], Path], tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "sample.db"
    shutil.copy(sample_templates(WINTER), path)
    with Store.open(str(path)) as store:
        yield store


def entries(store: Store, name: str, today: date) -> list[Entry]:
    with store.read() as reader:
        return reader.entries_between(reader.person(name).id, date(1900, 1, 1), today + timedelta(days=400))


def lines() -> Iterator[str]:
    for person in SAMPLE_PEOPLE:
        yield person.winter_supplement
        for menu in (person.working_days, person.weekends):
            for choices in menu.values():
                yield from filter(None, choices)


def test_every_line_of_the_menus_is_understood(store: Store) -> None:
    with store.read() as reader:
        index = FoodIndex(reader.foods())
    for line in set(lines()):
        assert all(isinstance(part, Item) for part in read_line(line, index, {}, "da")), line


def test_it_is_two_people_and_no_nameless_third(sample: Store) -> None:
    with sample.read() as reader:
        people = reader.people()
        assert reader.current_person().name == SAMPLE_PEOPLE[0].name
    assert sorted(one.name for one in people) == sorted(one.name for one in SAMPLE_PEOPLE)
    ages = {one.name: one.profile.age_on(WINTER) for one in people}
    assert ages == {one.name: one.age for one in SAMPLE_PEOPLE}


def test_it_is_four_weeks_that_end_today_with_days_forgotten(sample: Store) -> None:
    for person in SAMPLE_PEOPLE:
        days = {one.day for one in entries(sample, person.name, WINTER)}
        assert max(days) == WINTER
        assert min(days) == WINTER - timedelta(days=SAMPLE_DAYS - 1)
        assert SAMPLE_DAYS - len(days) == 2


def test_of_today_there_is_breakfast_only(sample: Store) -> None:
    for person in SAMPLE_PEOPLE:
        today = [one for one in entries(sample, person.name, WINTER) if one.day == WINTER]
        assert {one.meal for one in today} == {Meal.BREAKFAST}


def test_it_is_the_same_every_time(sample: Store, new_database: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    again.write_bytes(new_database.read_bytes())
    with Store.open(str(again)) as other:
        fill(other, WINTER)
        for person in SAMPLE_PEOPLE:
            first, second = (
                [replace(one, id=0) for one in entries(store, person.name, WINTER)]
                for store in (sample, other)
            )
            assert first == second


def test_meals_vary_and_are_eaten_in_the_order_of_the_day(sample: Store) -> None:
    for person in SAMPLE_PEOPLE:
        eaten = entries(sample, person.name, WINTER)
        assert len({one.food_id for one in eaten}) > 25
        for day in {one.day for one in eaten}:
            times = [one.time for one in eaten if one.day == day and one.time is not None]
            assert times == sorted(times)


def test_some_days_are_partial_some_unmarked_and_most_complete(sample: Store) -> None:
    for person in SAMPLE_PEOPLE:
        view = view_period(sample, person=person.name, today=WINTER)
        statuses = [record.status for record in view.records]
        assert statuses.count(DayStatus.PARTIAL) == 3
        assert statuses.count(DayStatus.COMPLETE) > 14
        assert view.usual.n_assumed_complete > 3
        assert {reason for _day, reason in view.usual.days.not_used} == {NotCounted.PARTIAL, NotCounted.TODAY}


def test_its_advice_is_worth_reading(sample: Store) -> None:
    for person in SAMPLE_PEOPLE:
        view = view_period(sample, person=person.name, today=WINTER)
        assert view.advice.status is AdviceStatus.SUPPLEMENT
        assert view.usual.unknown_entries > 0
        assert view.foods


def test_the_vegan_eats_vegan(sample: Store) -> None:
    (vegan,) = (one for one in SAMPLE_PEOPLE if Condition.VEGAN in one.conditions)
    animal = {
        "milk",
        "fermented-milk",
        "cream",
        "cheese",
        "egg",
        "fish",
        "shellfish",
        "meat",
        "poultry",
        "offal",
    }
    eaten = entries(sample, vegan.name, WINTER)
    assert animal.isdisjoint({one.group for one in eaten})
    assert not any({"dairy", "fish"} & one.tags for one in eaten)


def test_the_supplement_is_taken_on_some_days_of_winter_and_never_in_summer(
    sample: Store, new_database: Path, tmp_path: Path
) -> None:
    summer = tmp_path / "summer.db"
    summer.write_bytes(new_database.read_bytes())
    with Store.open(str(summer)) as other:
        fill(other, SUMMER)
        for person in SAMPLE_PEOPLE:
            assert not any(one.supplement for one in entries(other, person.name, SUMMER))
            taken = {one.day for one in entries(sample, person.name, WINTER) if one.supplement}
            assert 5 < len(taken) < SAMPLE_DAYS - 5


def test_undo_takes_back_one_line_and_not_four_weeks(sample: Store) -> None:
    name = SAMPLE_PEOPLE[0].name
    before = entries(sample, name, WINTER)
    with sample.read() as reader:
        person = reader.person(name)
    summary = sample.undo(person.id)
    assert summary is not None
    assert summary.code == "log"
    assert 0 < len(before) - len(entries(sample, name, WINTER)) < 6
