"""A month of the log at a glance: which days hold entries, and how fully they were recorded."""

import calendar
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.diary.people import person_in
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.store import Store


class DayState(StrEnum):
    """How far a day has come."""

    COMPLETE = "complete"
    """Marked as fully logged, even where nothing was eaten."""
    PARTIAL = "partial"
    """Marked as logged in part."""
    LOGGED = "logged"
    """Has entries and no mark."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that has entries or a mark."""

    state: DayState
    entries: int


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """The days of one month."""

    first: date
    days: Mapping[date, CalendarDay]
    """Only those with entries or a mark."""


def view_month(store: Store, *, person: str | None, month: date) -> CalendarMonth:
    """The month that `month` lies in; raises UnknownPerson."""
    first = month.replace(day=1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    with store.read() as reader:
        who = person_in(reader, person)
        counts = Counter(entry.day for entry in reader.entries_between(who.id, first, last))
        marks = {mark.day: mark.status for mark in reader.day_marks(who.id, first, last)}
    return CalendarMonth(
        first,
        {
            day: CalendarDay(_state(marks.get(day, DayStatus.UNMARKED)), counts[day])
            for day in sorted(counts.keys() | marks.keys())
        },
    )


def _state(status: DayStatus) -> DayState:
    return {
        DayStatus.COMPLETE: DayState.COMPLETE,
        DayStatus.PARTIAL: DayState.PARTIAL,
        DayStatus.UNMARKED: DayState.LOGGED,
    }[status]
