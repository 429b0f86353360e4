"""The daily supplement: set once for a person, and confirmed on each day."""

from collections.abc import Sequence

from tracker.foods.line import Item
from tracker.store.records import ChangeSummary, Entry, Person
from tracker.store.store import Reader, Store


def daily_supplement(reader: Reader, person: Person) -> str | None:
    """The line that `person` set as what is taken every day; None where nothing is set."""
    return reader.setting(_key(person)) or None


def choose_daily_supplement(store: Store, person: Person, text: str | None) -> None:
    """Set the line that stands for what `person` takes every day; None sets nothing."""
    with store.write(ChangeSummary("settings")) as writer:
        writer.set_setting(_key(person), text)


def not_yet_taken(items: Sequence[Item], entries: Sequence[Entry]) -> tuple[Item, ...]:
    """Those of the daily supplements that are not among the entries of a day."""
    taken = {entry.food_id for entry in entries}
    return tuple(item for item in items if item.food.id not in taken)


def _key(person: Person) -> str:
    return f"daily-supplement:{person.id}"
