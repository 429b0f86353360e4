"""A demonstration log: two people and four weeks of meals, typed as anyone would type them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from tracker.diary.log import new_entry
from tracker.diary.sample_menus import MEAL_TIMES, SAMPLE_PEOPLE, SamplePerson
from tracker.foods.line import Item, read_line
from tracker.foods.search import FoodIndex, index_of
from tracker.nutrition.profile import Profile
from tracker.nutrition.supplement_rules import in_season
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.records import ChangeSummary, Meal, NewEntry, Person
from tracker.store.store import Store, Writer

SAMPLE_DAYS = 28
"""Four weeks, today included, so that a review has every weekday four times."""

_FORGOTTEN = frozenset({9, 18})
"""Days ago on which nothing was logged."""
_PARTIAL = frozenset({5, 14, 23})
"""Days ago that are marked as logged in part: the evening is missing."""
_UNMARKED = frozenset({1, 3, 8, 12, 16, 20, 25})
"""Days ago that nobody marked."""
_SUPPLEMENT_REMEMBERED = 0.6
"""Share of the winter's days on which the supplement is taken."""
_EARLIER_OR_LATER_MINUTES = 30
_SEED = 2026


@dataclass(frozen=True, slots=True)
class _LoggedMeal:
    """One line that was typed."""

    clock: time
    meal: Meal
    line: str


class _Kitchen:
    """Reads the lines of the menus, each once."""

    def __init__(self, index: FoodIndex) -> None:
        self._index = index
        self._read: dict[str, tuple[Item, ...]] = {}

    def items(self, line: str) -> tuple[Item, ...]:
        """The foods of a line; ValueError where one is not understood."""
        if line not in self._read:
            # Danish whatever the language in force, as the menus are; no habits, so that it reads the same every time.
            parts = read_line(line, self._index, {}, "da")
            items = tuple(part for part in parts if isinstance(part, Item))
            if len(items) < len(parts):
                raise ValueError(f"the sample line {line!r} is not understood")
            self._read[line] = items
        return self._read[line]


def fill(store: Store, today: date) -> None:
    """Put two people and the four weeks that end with `today` into a new database.

    The same day gives the same log. Of today there is only breakfast, so that there is something to log.
    """
    with store.read() as reader:
        kitchen = _Kitchen(index_of(tuple(reader.foods())))
    with store.write(ChangeSummary("add-person", {"name": SAMPLE_PEOPLE[0].name})) as writer:
        people = _introduce(writer, today)
    for person, sample in zip(people, SAMPLE_PEOPLE, strict=True):
        # A fixed seed makes the same meals every time; nothing here is a secret.
        chance = Random(f"{_SEED} {sample.name}")  # noqa: S311
        for days_ago in range(SAMPLE_DAYS - 1, -1, -1):
            _live_a_day(store, kitchen, person, sample, today - timedelta(days=days_ago), days_ago, chance)


def _introduce(writer: Writer, today: date) -> list[Person]:
    """Make the nameless person of a first start the first of the two, and add the other."""
    first, *others = SAMPLE_PEOPLE
    me = writer.current_person()
    people = [writer.edit_person(replace(me, name=first.name, profile=_profile(first, today)))]
    return people + [writer.add_person(other.name, _profile(other, today)) for other in others]


def _profile(sample: SamplePerson, today: date) -> Profile:
    # Half a year past the birthday, so that the age holds whatever the day.
    born = today - timedelta(days=round((sample.age + 0.5) * 365.2425))
    return Profile(born=born, sex=sample.sex, conditions=sample.conditions)


def _live_a_day(
    store: Store,
    kitchen: _Kitchen,
    person: Person,
    sample: SamplePerson,
    day: date,
    days_ago: int,
    chance: Random,
) -> None:
    # Chance is asked before anything is left out, so that one forgotten day does not change all that follow.
    meals = list(_meals(sample, day, chance))
    if days_ago in _FORGOTTEN:
        return
    if days_ago in _PARTIAL:
        meals = [meal for meal in meals if meal.meal in (Meal.BREAKFAST, Meal.LUNCH)]
    if days_ago == 0:
        meals = [meal for meal in meals if meal.meal is Meal.BREAKFAST]
    for logged in meals:
        # One change each, as if it had been typed, so that undo takes back one line.
        with store.write(ChangeSummary("log", {"text": logged.line}), person_id=person.id) as writer:
            writer.add_entries(_entries(kitchen, logged, person, day))
    status = _status(days_ago)
    if status is not DayStatus.UNMARKED:
        summary = ChangeSummary("mark-day", {"day": day.isoformat(), "status": status.value})
        with store.write(summary, person_id=person.id) as writer:
            writer.mark_day(person.id, day, status)


def _meals(sample: SamplePerson, day: date, chance: Random) -> Iterator[_LoggedMeal]:
    """The lines of one whole day, in the order they are typed."""
    menu = sample.weekends if day.weekday() >= 5 else sample.working_days
    remembered = chance.random() < _SUPPLEMENT_REMEMBERED
    for meal, usual in MEAL_TIMES.items():
        line = chance.choice(menu[meal])
        shift = timedelta(minutes=chance.randint(-_EARLIER_OR_LATER_MINUTES, _EARLIER_OR_LATER_MINUTES))
        clock = (datetime.combine(day, usual) + shift).time()
        if line:
            yield _LoggedMeal(clock, meal, line)
        if meal is Meal.BREAKFAST and remembered and in_season(day):
            yield _LoggedMeal(clock, meal, sample.winter_supplement)


def _entries(kitchen: _Kitchen, logged: _LoggedMeal, person: Person, day: date) -> list[NewEntry]:
    return [new_entry(item, person, day, logged.clock, logged.meal) for item in kitchen.items(logged.line)]


def _status(days_ago: int) -> DayStatus:
    if days_ago in _PARTIAL:
        return DayStatus.PARTIAL
    return DayStatus.UNMARKED if days_ago == 0 or days_ago in _UNMARKED else DayStatus.COMPLETE
