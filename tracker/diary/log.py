"""Logging: a typed line becomes entries, or a sentence about what was not understood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TypedDict

from tracker.diary.day import intake_of
from tracker.diary.meals import meal_at
from tracker.diary.pantry import Pantry as Pantry
from tracker.diary.pantry import pantry_of as pantry_of
from tracker.diary.people import person_in
from tracker.diary.products import keep_products, read_with_products
from tracker.diary.settings import coefficients_in_force
from tracker.foods.food import AbsorptionBasis, Food
from tracker.foods.line import Item
from tracker.foods.meals import split_meal
from tracker.foods.refusals import Unread
from tracker.store.records import ChangeSummary, Entry, Meal, NewEntry, Person
from tracker.store.store import Reader, Store


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """One entry as it was stored, or as it would be."""

    entry: NewEntry
    """An `Entry` with its id where it was stored."""
    absorbed_calcium_mg: float | None
    """Under the coefficient set in force, in the company of the rest of its day."""
    assumed_amount: bool = False
    """Whether the line it came from does not say how much."""
    unread: tuple[str, ...] = ()
    """Words of the line that no food knows, and that were passed over."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What became of a typed line: everything in it was stored, or nothing."""

    day: date
    person: Person
    stored: bool
    entries: tuple[LoggedEntry, ...]
    unresolved: tuple[Unread, ...]


def log_line(
    store: Store,
    text: str,
    *,
    person: str | None,
    day: date,
    now: datetime,
    meal: Meal | None = None,
    dry_run: bool = False,
) -> Logged:
    """Read `text` and store all its foods on `day`, or none of them when a part is not understood.

    The meal is the one given, else the one named at the start of the line, else what the clock suggests.
    Raises UnknownPerson.
    """
    with store.read() as reader:
        who = person_in(reader, person)
        named_meal, rest = split_meal(text)
        parts = read_with_products(reader, pantry_of(reader, who, day, rest), rest)
        unread = tuple(part for part in parts if isinstance(part, Unread))
        items = [part for part in parts if isinstance(part, Item)]
        eaten_at = meal or (Meal(named_meal) if named_meal else meal_at(now.time()))
        if unread or dry_run:
            new = [new_entry(item, who, day, _clock(now, day), eaten_at) for item in items]
            return Logged(day, who, False, _of_items(items, with_absorbed(reader, new)), unread)
    return log_items(store, items, text, person=who, day=day, now=now, meal=eaten_at)


def log_items(
    store: Store, items: Sequence[Item], text: str, *, person: Person, day: date, now: datetime, meal: Meal
) -> Logged:
    """Store foods that were understood, as one change; `text` is the line they came from."""
    new = [new_entry(item, person, day, _clock(now, day), meal) for item in items]
    with store.write(ChangeSummary("log", {"text": text}), person_id=person.id) as writer:
        keep_products(writer, [item.food for item in items])
        stored = with_absorbed(writer, writer.add_entries(new))
        return Logged(day, person, True, _of_items(items, stored), ())


def _of_items(items: Sequence[Item], entries: Sequence[LoggedEntry]) -> tuple[LoggedEntry, ...]:
    return tuple(
        replace(entry, assumed_amount=item.assumed_amount, unread=item.unread)
        for item, entry in zip(items, entries, strict=True)
    )


def _clock(now: datetime, day: date) -> time | None:
    """The time to keep with an entry: what is logged for another day was eaten at a time that nobody told."""
    return now.time().replace(second=0, microsecond=0) if day == now.date() else None


class FoodSnapshot(TypedDict):
    """The fields of an entry that are taken from its food when it is logged, and stay when the food changes."""

    food_id: str
    food_name_da: str
    food_name_en: str
    group: str
    tags: frozenset[str]
    calcium_mg_per_100g: float | None
    vitamin_d_ug_per_100g: float | None
    energy_kcal_per_100g: float | None
    absorption: float
    absorption_index: float
    absorption_basis: AbsorptionBasis
    supplement: bool
    source: str


class TypedValues(FoodSnapshot):
    """The fields of an entry that follow from what was typed."""

    text: str
    portion: str | None
    amount: float | None
    grams: float


def food_snapshot(food: Food) -> FoodSnapshot:
    """What an entry keeps of `food`."""
    return FoodSnapshot(
        food_id=food.id,
        food_name_da=food.name_da,
        food_name_en=food.name_en,
        group=food.group,
        tags=food.tags,
        calcium_mg_per_100g=food.calcium_mg_per_100g,
        vitamin_d_ug_per_100g=food.vitamin_d_ug_per_100g,
        energy_kcal_per_100g=food.energy_kcal_per_100g,
        absorption=food.absorption,
        absorption_index=food.absorption_index,
        absorption_basis=food.absorption_basis,
        supplement=food.supplement,
        source=food.source,
    )


def typed_values(item: Item) -> TypedValues:
    """What an entry keeps of an item of a line."""
    return TypedValues(
        **food_snapshot(item.food),
        text=item.text,
        portion=item.unit,
        amount=item.amount,
        grams=item.grams,
    )


def new_entry(item: Item, person: Person, day: date, clock: time | None, meal: Meal) -> NewEntry:
    """The entry for an item of a line, eaten by `person` on `day`."""
    return NewEntry(person_id=person.id, day=day, time=clock, meal=meal, **typed_values(item))


def with_absorbed(reader: Reader, entries: Sequence[NewEntry]) -> tuple[LoggedEntry, ...]:
    """The entries of one day with what is absorbed of them, reckoned among everything logged on that day."""
    if not entries:
        return ()
    stored = {entry.id for entry in entries if isinstance(entry, Entry)}
    others = [
        entry
        for entry in reader.entries_of_day(entries[0].person_id, entries[0].day)
        if entry.id not in stored
    ]
    intake = intake_of([*others, *entries], coefficients_in_force(reader))
    absorbed = intake.absorbed_by_entry_mg[len(others) :]
    return tuple(LoggedEntry(entry, mg) for entry, mg in zip(entries, absorbed, strict=True))
