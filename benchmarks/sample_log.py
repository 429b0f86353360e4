"""Made-up food logs of any size, the same for the same seed: real foods, eaten by people who have their habits.

From the checkout: python -m benchmarks.sample_log FILE --people 100 --days 3650

The database is made by the program itself. Entries go in past it, row by row as they are made, so that millions need
neither memory nor patience; they leave nothing in the journal to undo. What a person eats on a day depends on seed,
person and date alone, so the same day stands in a short log and in a long one.
"""

import argparse
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tracker.diary.log import food_snapshot
from tracker.foods.food import Food
from tracker.foods.groups import default_portion
from tracker.nutrition.profile import Condition, Profile, Sex
from tracker.store.models import entry
from tracker.store.records import ChangeSummary, Meal, NewEntry
from tracker.store.rows import entry_row
from tracker.store.store import Store

_COURSE = (*[Meal.BREAKFAST] * 3, *[Meal.LUNCH] * 4, *[Meal.DINNER] * 3, *[Meal.SNACK] * 2)
"""The meals of a day of twelve entries; one of more or fewer is stretched over them."""
_CLOCK = {
    Meal.BREAKFAST: ("07:00", "07:30", "08:15"),
    Meal.LUNCH: ("11:45", "12:00", "12:30"),
    Meal.DINNER: ("18:00", "18:30", "19:15"),
    Meal.SNACK: ("10:00", "15:00", "21:00"),
}
_GROUPS = {
    Meal.BREAKFAST: (
        "milk fermented-milk bread cereal cheese juice coffee-tea berries plant-drink egg supplement sweets fats"
    ),
    Meal.LUNCH: "bread cheese cold-cuts fish egg leafy-vegetables vegetables water fats milk dressings",
    Meal.DINNER: "meat poultry fish potatoes-roots vegetables cabbage legumes cereal dishes cream mushrooms water",
    Meal.SNACK: "fruit nuts-seeds cake coffee-tea fermented-milk dried-fruit sweets ice-cream soft-drinks",
}
_PANTRY = 18
"""How many foods a person has for one meal of the day."""
_AMOUNTS = (0.5, 1.0, 1.0, 1.0, 1.5, 2.0)
_ORDINARY_RANK = 1

_VARYING = ("person_id", "day", "meal", "time", "position", "created_at")
_NOT_OF_FOOD = ("id", "import_id", "import_key")
_OF_HELPING = tuple(column.name for column in entry.columns if column.name not in (*_NOT_OF_FOOD, *_VARYING))
_INSERT = (
    f"INSERT INTO entry ({', '.join((*_VARYING, *_OF_HELPING))}) "
    f"VALUES ({', '.join('?' * len((*_VARYING, *_OF_HELPING)))})"
)
_MARK = "INSERT INTO day_mark (person_id, day, status) VALUES (?, ?, 'complete')"

Helping = tuple[Any, ...]
"""The cells of _OF_HELPING."""


@dataclass(frozen=True, slots=True)
class LogPlan:
    """How large a log is to be made."""

    people: int = 1
    days: int = 1
    entries: int = 12
    """On each day, for each person."""
    last_day: date = field(default_factory=date.today)
    seed: int = 1
    complete: bool = True
    """Whether every day is marked as complete."""


def make_log(path: Path, plan: LogPlan) -> None:
    """Make a database in the new file `path`, whose current person is the first of the plan.

    Raises FileExistsError where there is such a file.
    """
    if path.exists():
        raise FileExistsError(path)
    with Store.open(str(path)) as store:
        person_ids = _add_people(store, plan)
        with store.read() as reader:
            foods = reader.foods()
    helpings = _helpings_by_meal(foods)
    with closing(sqlite3.connect(path)) as connection:
        # Whoever pulls the plug now makes the file anew.
        connection.execute("PRAGMA synchronous=OFF")
        for person_id in person_ids:
            with connection:
                connection.executemany(_INSERT, _entry_rows(plan, person_id, helpings))
                if plan.complete:
                    connection.executemany(_MARK, ((person_id, day.isoformat()) for day in _days(plan)))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _add_people(store: Store, plan: LogPlan) -> list[int]:
    with store.write(ChangeSummary("add-person")) as writer:
        first = writer.current_person()
        writer.edit_person(replace(first, profile=_profile(plan, 0)))
        others = [
            writer.add_person(f"Patient {one:04d}", _profile(plan, one)) for one in range(1, plan.people)
        ]
        return [person.id for person in (first, *others)]


def _profile(plan: LogPlan, person: int) -> Profile:
    chance = Random(f"{plan.seed} profile {person}")
    return Profile(
        born=date(plan.last_day.year - chance.randint(25, 90), chance.randint(1, 12), chance.randint(1, 28)),
        sex=Sex.FEMALE if chance.random() < 0.8 else Sex.MALE,
        conditions=frozenset({Condition.OSTEOPOROSIS}) if chance.random() < 0.3 else frozenset(),
    )


def _helpings_by_meal(foods: Sequence[Food]) -> dict[Meal, list[list[Helping]]]:
    """For each meal the foods that suit it, each as one helping for every amount."""
    ordinary = [food for food in foods if food.rank <= _ORDINARY_RANK and "technical" not in food.tags]
    return {
        meal: [
            [_helping(food, amount) for amount in _AMOUNTS]
            for food in ordinary
            if food.group in groups.split()
        ]
        for meal, groups in _GROUPS.items()
    }


def _helping(food: Food, amount: float) -> Helping:
    portion = food.portions[0] if food.portions else default_portion(food.group)
    values = NewEntry(
        **food_snapshot(food),
        person_id=0,
        day=date.min,
        time=None,
        meal=Meal.SNACK,
        text=f"{amount:g} {portion.unit} {food.name_en}",
        portion=portion.unit,
        amount=amount,
        grams=portion.grams * amount,
    )
    row = entry_row(values)
    return tuple(row[name] for name in _OF_HELPING)


def _entry_rows(
    plan: LogPlan, person_id: int, helpings: dict[Meal, list[list[Helping]]]
) -> Iterator[tuple[Any, ...]]:
    """The rows of one person, day by day, in the order of _INSERT."""
    taste = Random(f"{plan.seed} taste {person_id}")
    pantry = {meal: taste.sample(foods, min(_PANTRY, len(foods))) for meal, foods in helpings.items()}
    meals = [_COURSE[place * len(_COURSE) // plan.entries] for place in range(plan.entries)]
    for day in _days(plan):
        written = day.isoformat()
        chance = Random(f"{plan.seed} {person_id} {written}")
        pick = chance.choice
        for position, meal in enumerate(meals, 1):
            clock = pick(_CLOCK[meal])
            yield (
                person_id,
                written,
                meal.value,
                clock,
                position,
                f"{written} {clock}:00.000000",
                *pick(pick(pantry[meal])),
            )


def _days(plan: LogPlan) -> Iterator[date]:
    for ago in range(plan.days - 1, -1, -1):
        yield plan.last_day - timedelta(days=ago)


def main() -> None:
    """Make a log as the command line says."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.sample_log", description="Make a made-up food log."
    )
    parser.add_argument("file", type=Path, help="the database file to make")
    parser.add_argument("--people", type=int, default=LogPlan().people)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--entries", type=int, default=LogPlan().entries, help="for each person and day")
    parser.add_argument(
        "--last", type=date.fromisoformat, default=date.today(), help="the last day; default today"
    )
    parser.add_argument("--seed", type=int, default=LogPlan().seed)
    given = parser.parse_args()
    if given.file.exists():
        parser.error(f"{given.file} is there already")
    make_log(given.file, LogPlan(given.people, given.days, given.entries, given.last, given.seed))


if __name__ == "__main__":
    main()
