"""The log day by day, for formats that tell what a day adds up to: any number of days fits in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from tracker.diary.day import intake_of
from tracker.diary.settings import coefficients_in_force
from tracker.nutrition.intake import DayIntake
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.outgoing import LogPart
from tracker.store.records import Entry, Person
from tracker.store.store import Reader

_AT_ONCE = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class LoggedDay:
    """A day with entries or a mark."""

    person: Person
    day: date
    status: DayStatus
    entries: tuple[Entry, ...]
    intake: DayIntake


def people_of(reader: Reader, part: LogPart) -> list[Person]:
    """Whose log is meant, by name; raises UnknownPerson."""
    if part.person is not None:
        return [reader.person(part.person)]
    return reader.people(include_archived=True)


def days_of(reader: Reader, person: Person, part: LogPart) -> Iterator[LoggedDay]:
    """The days of a person in the order of the calendar."""
    coefficients = coefficients_in_force(reader)
    span = reader.logged_span(person.id)
    if span is None:
        return
    first, last = max(span[0], part.first), min(span[1], part.last)
    while first <= last:
        end = min(last, first + _AT_ONCE) if date.max - first > _AT_ONCE else last
        marks = {mark.day: mark.status for mark in reader.day_marks(person.id, first, end)}
        entries = reader.entries_between(person.id, first, end)
        by_day = {day: tuple(group) for day, group in groupby(entries, key=lambda entry: entry.day)}
        for day in sorted(by_day.keys() | marks.keys()):
            of_day = by_day.get(day, ())
            status = marks.get(day, DayStatus.UNMARKED)
            yield LoggedDay(person, day, status, of_day, intake_of(of_day, coefficients))
        if end == date.max:
            return
        first = end + timedelta(days=1)
