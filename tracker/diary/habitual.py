"""What a person usually eats, so that it takes no typing: the usual meal, and foods by habit and hour."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.diary.people import person_in
from tracker.store.records import Entry, Meal, Person
from tracker.store.store import Reader, Store

HABIT_DAYS = 28
"""How far back a habit is looked for: four weeks forget last season's breakfast."""

USUAL_SHARE = 0.5
"""A food belongs to the usual meal when it was part of at least this share of those meals."""


@dataclass(frozen=True, slots=True)
class Habitual:
    """What can be logged again without typing, the likeliest first."""

    meal: Meal
    usual_meal: tuple[Entry, ...]
    """The newest entry of each food of the usual meal, in the order they are eaten; empty where there is no habit."""
    favourites: tuple[Entry, ...]
    """The newest entry of each food, by how often it is eaten at this meal, then at all."""


def habitual_of(store: Store, *, person: str | None, day: date, meal: Meal) -> Habitual:
    """What `person` usually eats at `meal`, judged by the four weeks before `day`."""
    with store.read() as reader:
        return read_habitual(reader, person_in(reader, person), day, meal)


def read_habitual(reader: Reader, person: Person, day: date, meal: Meal) -> Habitual:
    """As `habitual_of`, inside a reading that is already open."""
    # Supplements have a place of their own, and what was eaten today is no habit yet.
    recent = reader.entries_between(person.id, day - timedelta(days=HABIT_DAYS), day - timedelta(days=1))
    eaten = [entry for entry in recent if not entry.supplement]
    return Habitual(
        meal, usual_meal([entry for entry in eaten if entry.meal is meal]), favourites(eaten, meal)
    )


def usual_meal(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The foods that are part of at least half of these meals, else the newest meal; entries in the order of days."""
    days: dict[str, set[date]] = defaultdict(set)
    newest: dict[str, Entry] = {}
    for entry in entries:
        days[_key(entry)].add(entry.day)
        newest[_key(entry)] = entry
    meals = len({entry.day for entry in entries})
    usual = [newest[key] for key, eaten_on in days.items() if len(eaten_on) >= max(2, meals * USUAL_SHARE)]
    if not usual and entries:
        last = entries[-1].day
        usual = [entry for entry in entries if entry.day == last]
    return tuple(usual)


def favourites(entries: Iterable[Entry], meal: Meal) -> tuple[Entry, ...]:
    """The newest entry of each food, those eaten most often at `meal` first, then those eaten most often at all."""
    newest: dict[str, Entry] = {}
    at_meal: Counter[str] = Counter()
    at_all: Counter[str] = Counter()
    for entry in entries:
        key = _key(entry)
        newest[key] = entry
        at_all[key] += 1
        at_meal[key] += entry.meal is meal
    return tuple(sorted(newest.values(), key=lambda one: (-at_meal[_key(one)], -at_all[_key(one)], -one.id)))


def _key(entry: Entry) -> str:
    return entry.food_id or entry.food_name_da
