"""Changing what was logged: edit, remove, copy, and back again."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from tracker.diary.amended import with_amount
from tracker.diary.log import LoggedEntry, food_snapshot, pantry_of, typed_values, with_absorbed
from tracker.diary.people import person_in
from tracker.diary.products import keep_products, read_with_products
from tracker.foods.food import Food
from tracker.foods.line import Item
from tracker.foods.refusals import MAX_GRAMS_AT_ONCE, Unread, UnreadReason, sentence
from tracker.locale import _
from tracker.problems import Problem
from tracker.store.problems import UnknownEntry
from tracker.store.records import ChangeSummary, Entry, Meal, NewEntry, Person
from tracker.store.store import Reader, Store

if TYPE_CHECKING:
    # SQLAlchemy comes with it, which nobody waits for before the first change.
    from tracker.store.store import Writer

PORTION_STEP = 0.5
GRAMS_STEP = 10.0
_FINE_UNITS = frozenset({"g", "kg", "mg", "ml", "cl", "oz", "lb"})
"""Units of which half a one is no handy step."""


@dataclass(eq=False)
class NothingToCopy(Problem):
    """A day or meal without entries was to be copied."""

    day: date
    meal: Meal | None

    def sentence(self) -> str:
        return _("Nothing is logged there on {day}, so nothing was copied.").format(day=self.day.isoformat())


@dataclass(eq=False)
class NotOneFood(Problem):
    """An entry can only become one other food."""

    text: str
    unread: tuple[Unread, ...]

    def sentence(self) -> str:
        if self.unread:
            return _("{reason} The entry stays as it was.").format(reason=sentence(self.unread[0]))
        return _("“{text}” is not one food that is understood, so the entry stays as it was.").format(
            text=self.text
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """What is to be changed of an entry; None leaves it as it is."""

    text: str | None = None
    """A line that names a food and its amount, or only another amount of the same food."""
    meal: Meal | None = None
    day: date | None = None
    at: time | None = None


def edit_entry(store: Store, entry_id: int, change: EntryChange, *, person: str | None = None) -> LoggedEntry:
    """Change one entry of the person's; it keeps the values of its food, unless another food is typed.

    Raises UnknownEntry, and NotOneFood where `change.text` is not understood as one food.
    """
    with store.write(ChangeSummary("edit-entry")) as writer:
        entry = changed_entry(writer, own_entry(writer, person_in(writer, person), entry_id), change)
        writer.summary = ChangeSummary(
            "edit-entry", {"food_da": entry.food_name_da, "food_en": entry.food_name_en}
        )
        writer.edit_entry(entry)
        return with_absorbed(writer, [entry])[0]


def changed_entry(writer: "Writer", entry: Entry, change: EntryChange) -> Entry:
    """What `change` makes of `entry`, not stored; raises NotOneFood."""
    if change.text is not None:
        entry = _read_anew(writer, entry, change.text)
    return replace(
        entry,
        meal=change.meal or entry.meal,
        day=change.day or entry.day,
        time=change.at or entry.time,
    )


def move_entries(
    store: Store,
    entry_ids: Sequence[int],
    *,
    meal: Meal | None = None,
    day: date | None = None,
    at: time | None = None,
    person: str | None = None,
) -> list[Entry]:
    """Give entries of the person's another meal, day or time, as one change; None leaves it. Raises UnknownEntry, and moves none."""
    with store.write(ChangeSummary("move", {"count": len(entry_ids)})) as writer:
        who = person_in(writer, person)
        moved = [
            replace(entry, meal=meal or entry.meal, day=day or entry.day, time=at or entry.time)
            for entry in (own_entry(writer, who, entry_id) for entry_id in entry_ids)
        ]
        for entry in moved:
            writer.edit_entry(entry)
        return moved


def step_entry(store: Store, entry_id: int, steps: int, *, person: str | None = None) -> Entry:
    """Make an entry of the person's so many steps larger or smaller: half a portion each, or 10 g of what is told as a weight.

    It becomes no smaller than one step, and stays as it is where it would become more than `MAX_GRAMS_AT_ONCE`. Raises UnknownEntry.
    """
    with store.write(ChangeSummary("edit-entry")) as writer:
        entry = own_entry(writer, person_in(writer, person), entry_id)
        counted = entry.portion is not None and entry.amount is not None and entry.portion not in _FINE_UNITS
        before = entry.amount if counted and entry.amount is not None else entry.grams
        step = PORTION_STEP if counted else GRAMS_STEP
        after = max(before + steps * step, min(step, before))
        grams = entry.grams * after / before
        if grams <= MAX_GRAMS_AT_ONCE:
            amount = None if entry.amount is None else entry.amount * after / before
            entry = replace(entry, grams=grams, amount=amount)
        writer.summary = ChangeSummary(
            "edit-entry", {"food_da": entry.food_name_da, "food_en": entry.food_name_en}
        )
        writer.edit_entry(entry)
        return entry


def remove_entries(store: Store, entry_ids: Sequence[int], *, person: str | None = None) -> list[Entry]:
    """Remove entries of the person's; `undo` brings them back. Raises UnknownEntry, and then removes none."""
    named = tuple(dict.fromkeys(entry_ids))
    with store.write(ChangeSummary("remove", {"count": len(named)})) as writer:
        who = person_in(writer, person)
        for entry_id in named:
            own_entry(writer, who, entry_id)
        return writer.delete_entries(named)


def own_entry(reader: Reader, person: Person, entry_id: int) -> Entry:
    """The entry, if it is the person's: a number mistyped must not reach into another's log. Raises UnknownEntry."""
    entry = reader.entry(entry_id)
    if entry.person_id != person.id:
        raise UnknownEntry(entry_id)
    return entry


def copy_entries(
    store: Store, *, person: str | None, source: date, target: date, meal: Meal | None = None
) -> tuple[LoggedEntry, ...]:
    """Log again on `target` what was eaten on `source`, the whole day or one meal, with today's food values.

    Raises NothingToCopy where there is nothing.
    """
    with store.write(ChangeSummary("copy", {"day": source.isoformat()})) as writer:
        who = person_in(writer, person)
        eaten = [entry for entry in writer.entries_of_day(who.id, source) if meal in (None, entry.meal)]
        if not eaten:
            raise NothingToCopy(source, meal)
        return _log_again(writer, eaten, target)


def repeat_entries(
    store: Store, entries: Sequence[Entry], *, target: date, meal: Meal | None = None, at: time | None = None
) -> tuple[LoggedEntry, ...]:
    """Log `entries` again on `target`, at another meal and time where these are given, with today's food values."""
    with store.write(ChangeSummary("repeat", {"count": len(entries)})) as writer:
        moved = [replace(entry, meal=meal or entry.meal, time=at or entry.time) for entry in entries]
        return _log_again(writer, moved, target)


def undo(store: Store, *, person: str | None) -> ChangeSummary | None:
    """Take back the last change to a person's log; None where there is none."""
    return store.undo(_id_of(store, person))


def redo(store: Store, *, person: str | None) -> ChangeSummary | None:
    """Do again what was last undone; None where there is nothing."""
    return store.redo(_id_of(store, person))


def _id_of(store: Store, person: str | None) -> int:
    with store.read() as reader:
        return person_in(reader, person).id


def _log_again(writer: "Writer", entries: Sequence[Entry], target: date) -> tuple[LoggedEntry, ...]:
    foods = {food.id: food for food in writer.foods()}
    return with_absorbed(writer, writer.add_entries([_again(entry, target, foods) for entry in entries]))


def _again(entry: Entry, target: date, foods: dict[str, Food]) -> NewEntry:
    values: dict[str, Any] = {field.name: getattr(entry, field.name) for field in fields(NewEntry)}
    # A food that has left the table keeps the values it was logged with.
    if food := foods.get(entry.food_id or ""):
        values |= food_snapshot(food)
    return NewEntry(**values | {"day": target})


def _read_anew(writer: "Writer", entry: Entry, text: str) -> Entry:
    pantry = pantry_of(writer, writer.person_by_id(entry.person_id), entry.day, text)
    parts = read_with_products(writer, pantry, text)
    if [part.reason for part in parts if isinstance(part, Unread)] == [UnreadReason.NO_FOOD]:
        food = None if entry.food_id is None else writer.food(entry.food_id)
        changed = with_amount(entry, text, food)
        if isinstance(changed, Entry):
            return changed
        raise NotOneFood(text, changed)
    match parts:
        case (Item() as item,) if item.food.id == entry.food_id:
            # The same food in another amount is a correction; what it was worth when it was eaten stays.
            return replace(entry, text=item.text, grams=item.grams, amount=item.amount, portion=item.unit)
        case (Item() as item,):
            keep_products(writer, [item.food])
            return replace(entry, **typed_values(item))
        case _:
            raise NotOneFood(text, tuple(part for part in parts if isinstance(part, Unread)))
