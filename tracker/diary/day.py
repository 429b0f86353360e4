"""A day of the log: its entries, what they add up to, and the targets it is held against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.diary.people import person_in
from tracker.diary.settings import coefficients_in_force
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.counting import DayStatus
from tracker.nutrition.intake import DayIntake, day_intake
from tracker.nutrition.reference_values import reference_values
from tracker.nutrition.targets import Target, held_day, targets
from tracker.store.records import ChangeSummary, Entry, NewEntry, Person
from tracker.store.store import Reader, Store


@dataclass(frozen=True, slots=True)
class DayView:
    """One day as every screen shows it."""

    day: date
    person: Person
    status: DayStatus
    coefficients: CoefficientSet
    entries: tuple[Entry, ...]
    intake: DayIntake
    """`intake.absorbed_by_entry_mg` runs along `entries`."""
    targets: tuple[Target, ...]


def view_day(store: Store, *, person: str | None, day: date) -> DayView:
    """The day of `person` (None: the person in use); raises UnknownPerson."""
    with store.read() as reader:
        return read_day(reader, person_in(reader, person), day)


def read_day(reader: Reader, person: Person, day: date) -> DayView:
    """As `view_day`, inside a reading that is already open."""
    stored = reader.day(person.id, day)
    coefficients = coefficients_in_force(reader)
    intake = intake_of(stored.entries, coefficients)
    return DayView(
        day=day,
        person=person,
        status=stored.status,
        coefficients=coefficients,
        entries=stored.entries,
        intake=intake,
        targets=targets(reference_values(person.profile, day), held_day(intake), coefficients),
    )


def mark_day(store: Store, *, person: str | None, day: date, status: DayStatus) -> None:
    """Tell how fully a day was recorded; one change that can be undone."""
    with store.write(ChangeSummary("mark-day", {"day": day.isoformat(), "status": status.value})) as writer:
        writer.mark_day(person_in(writer, person).id, day, status)


def intake_of(entries: Sequence[NewEntry], coefficients: CoefficientSet) -> DayIntake:
    """What the entries of one day add up to."""
    return day_intake(entries, coefficients)
