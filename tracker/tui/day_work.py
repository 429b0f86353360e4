"""The work behind the day screen: each function reads or changes the log and gives the day as it is then.

Imports the diary and with it the database, so it is itself imported only when the first screen is painted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from textwrap import shorten

from tracker.diary import day as days
from tracker.diary import revise
from tracker.diary.daily import choose_daily_supplement
from tracker.diary.log import Logged, log_items
from tracker.diary.revise import EntryChange
from tracker.diary.wording import change_sentence, day_name, meal_name, status_sentence
from tracker.foods.line import Item, format_item
from tracker.locale import _, language, ngettext
from tracker.nutrition.counting import DayStatus
from tracker.problems import Problem
from tracker.store.records import Entry, Meal, NewEntry, Person
from tracker.store.store import Store
from tracker.tui.kitchen import Kitchen, kitchen_of
from tracker.tui.pictures import DayPicture, food_name, show_day

__all__ = ["Meal", "kitchen_of"]

_UNDO_KEY = "Ctrl+Z"
_NAME_LENGTH = 32
_NEXT_STATUS = {
    DayStatus.UNMARKED: DayStatus.COMPLETE,
    DayStatus.COMPLETE: DayStatus.PARTIAL,
    DayStatus.PARTIAL: DayStatus.UNMARKED,
}


@dataclass(frozen=True, slots=True)
class Done:
    """What a change left: the day in view, and a sentence that says what was done."""

    picture: DayPicture
    message: str
    fresh: frozenset[int] = frozenset()
    """The entries that are new or changed."""


class StoredButNotShown(Problem):
    """A line was stored, and then the day could not be read again."""

    def sentence(self) -> str:
        return _(
            "The line is stored, but the day could not be read again. Leaf to another day and back to see it."
        )


def notes(kitchen: Kitchen, picture: DayPicture | None) -> tuple[str, ...]:
    """What is to be known beside the sums: the daily supplement that is not logged yet."""
    due = kitchen.supplements_due(picture.view) if picture is not None else ()
    names = ", ".join(item.food.name(language()) for item in due)
    return (_("Not yet taken: {supplements} (F8 logs it)").format(supplements=names),) if due else ()


def log(
    store: Store, items: Sequence[Item], text: str, person: Person, day: date, now: datetime, meal: Meal
) -> Done:
    """Store what a line was understood as."""
    logged = log_items(store, items, text, person=person, day=day, now=now, meal=meal)
    foods = _named([one.entry for one in logged.entries])
    message = _("Logged for {meal}: {foods}. {key} takes it back.").format(
        meal=meal_name(meal).lower(), foods=foods, key=_UNDO_KEY
    )
    try:
        picture = show_day(store, person.name, day)
    except Problem as problem:
        raise StoredButNotShown from problem
    return Done(picture, message, _ids_of_logged(logged))


def log_again(
    store: Store,
    entries: Sequence[Entry],
    person: str | None,
    target: date,
    view: date,
    now: datetime,
    meal: Meal | None,
) -> Done:
    """Log entries again on `target`, at `meal` where one is given; `view` is the day in view."""
    at = now.time().replace(second=0, microsecond=0) if target == now.date() else None
    again = revise.repeat_entries(store, entries, target=target, meal=meal, at=at)
    names = _named([one.entry for one in again])
    message = (
        _("Logged again: {foods}.").format(foods=names)
        if target == view
        else _("Logged again on {day}: {foods}.").format(day=day_name(target), foods=names)
    )
    ids = frozenset(one.entry.id for one in again if isinstance(one.entry, Entry))
    return Done(show_day(store, person, view), message, ids)


def copy(store: Store, person: str | None, source: date, target: date, meal: Meal | None) -> Done:
    """Log again on `target` what was eaten on `source`; raises NothingToCopy."""
    copied = revise.copy_entries(store, person=person, source=source, target=target, meal=meal)
    message = ngettext(
        "{count} entry of {day} was logged again.", "{count} entries of {day} were logged again.", len(copied)
    ).format(count=len(copied), day=day_name(source))
    ids = frozenset(one.entry.id for one in copied if isinstance(one.entry, Entry))
    return Done(show_day(store, person, target), message, ids)


def edit(store: Store, entry_id: int, change: EntryChange, person: str | None, view: date) -> Done:
    """Change one entry; raises NotOneFood."""
    changed = revise.edit_entry(store, entry_id, change, person=person)
    message = _("Changed: {food}.").format(food=food_name(changed.entry))
    return Done(show_day(store, person, view), message, frozenset((entry_id,)))


def move(
    store: Store,
    entry_ids: Sequence[int],
    person: str | None,
    view: date,
    *,
    meal: Meal | None = None,
    day: date | None = None,
    at: time | None = None,
) -> Done:
    """Give entries another meal, day or time."""
    moved = revise.move_entries(store, entry_ids, meal=meal, day=day, at=at, person=person)
    names = _named(moved)
    if meal is not None:
        message = _("Moved to {meal}: {foods}.").format(meal=meal_name(meal).lower(), foods=names)
    else:
        message = _("Changed: {food}.").format(food=names)
    return Done(show_day(store, person, view), message, frozenset(entry_ids))


def step(store: Store, entry_id: int, steps: int, person: str | None, view: date) -> Done:
    """Make an entry a little larger or smaller."""
    entry = revise.step_entry(store, entry_id, steps, person=person)
    message = _("Changed: {food}.").format(food=food_name(entry))
    return Done(show_day(store, person, view), message, frozenset((entry_id,)))


def remove(store: Store, entry_ids: Sequence[int], person: str | None, view: date) -> Done:
    """Remove entries, without asking since it can be undone."""
    gone = revise.remove_entries(store, entry_ids, person=person)
    message = _("Removed: {foods}. {key} brings it back.").format(foods=_named(gone), key=_UNDO_KEY)
    return Done(show_day(store, person, view), message)


def mark(store: Store, person: str | None, day: date) -> Done:
    """Mark the day: complete, then partial, then not at all."""
    status = _NEXT_STATUS[days.view_day(store, person=person, day=day).status]
    days.mark_day(store, person=person, day=day, status=status)
    return Done(show_day(store, person, day), _("This day: {status}.").format(status=status_sentence(status)))


def undo(store: Store, person: str | None, view: date) -> Done:
    """Take back the last change."""
    change = revise.undo(store, person=person)
    message = (
        _("Undone: {change}").format(change=change_sentence(change))
        if change
        else _("There is nothing to undo.")
    )
    return Done(show_day(store, person, view), message)


def redo(store: Store, person: str | None, view: date) -> Done:
    """Do again what was undone last."""
    change = revise.redo(store, person=person)
    message = (
        _("Done again: {change}").format(change=change_sentence(change))
        if change
        else _("There is nothing to do again.")
    )
    return Done(show_day(store, person, view), message)


def set_daily(store: Store, person: Person, text: str | None) -> None:
    """Keep the line that stands for the daily supplement."""
    choose_daily_supplement(store, person, text)


def as_typed(kitchen: Kitchen, entry: Entry) -> str:
    """An entry as it could have been typed, to be edited."""
    food = kitchen.foods.get(entry.food_id or "")
    if food is None and not entry.weighed:
        return f"{entry.amount or 1:g} {food_name(entry)}"
    if food is None:
        return f"{entry.grams:g} g {food_name(entry)}"
    item = Item(entry.text, food, entry.grams, None, entry.amount, entry.portion, assumed_amount=False)
    return format_item(item, language())


def _named(entries: Sequence[NewEntry]) -> str:
    """The food, or how many there are where several names would not fit a line."""
    if len(entries) == 1:
        return shorten(food_name(entries[0]), _NAME_LENGTH, placeholder=" …")
    return ngettext("{count} food", "{count} foods", len(entries)).format(count=len(entries))


def _ids_of_logged(logged: Logged) -> frozenset[int]:
    return frozenset(one.entry.id for one in logged.entries if isinstance(one.entry, Entry))
