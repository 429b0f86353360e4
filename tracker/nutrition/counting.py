"""Which days of a food record count towards usual intake: one rule for every screen and report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from tracker.nutrition.intake import DayIntake

OCCASIONS_OF_A_WHOLE_DAY: Final = 3
"""Eating occasions from which a past day that nobody marked is taken as complete."""


class DayStatus(StrEnum):
    """How fully a day was recorded, by the person's own word."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNMARKED = "unmarked"


@dataclass(frozen=True, slots=True)
class DayRecord:
    """One day of a food record."""

    day: date
    status: DayStatus
    eating_occasions: int
    """Occasions on which something other than a supplement was eaten or drunk."""
    intake: DayIntake


class NotCounted(StrEnum):
    """Why a day does not count towards usual intake."""

    PARTIAL = "partial"
    """Marked as recorded in part."""
    TODAY = "today"
    """Not over yet, and not marked complete."""
    FUTURE = "future"
    EMPTY = "empty"
    """Nothing was recorded, whatever the mark."""
    FEW_OCCASIONS = "few-occasions"
    """Not marked, with fewer than three eating occasions."""
    NOTHING_KNOWN = "nothing-known"
    """There are entries, but none whose calcium is known."""


@dataclass(frozen=True, slots=True)
class CountingDays:
    """The days of a record, sorted by the one rule into those that count and those that do not."""

    used: tuple[DayRecord, ...]
    """In the order of the calendar."""
    assumed_complete: tuple[date, ...]
    """Those of `used` that nobody marked and that are taken as complete."""
    not_used: tuple[tuple[date, NotCounted], ...]


def counting_days(records: Iterable[DayRecord], today: date) -> CountingDays:
    """Sort the days of a record into those that count towards usual intake and those that do not.

    A day counts when it is marked complete; so does a past day that nobody marked with three eating
    occasions or more, and it is said to be assumed. A day marked partial, a day to come, a day without
    entries or without one known calcium value, and today unless it is marked complete never count. Raises
    ValueError where a day comes twice.
    """
    used: list[DayRecord] = []
    assumed: list[date] = []
    not_used: list[tuple[date, NotCounted]] = []
    seen: set[date] = set()
    for record in sorted(records, key=lambda each: each.day):
        if record.day in seen:
            raise ValueError(f"{record.day.isoformat()} comes twice in the record")
        seen.add(record.day)
        calcium = record.intake.calcium
        reason = why_not_counted(
            record.day,
            record.status,
            today,
            occasions=record.eating_occasions,
            known_entries=calcium.known_entries,
            unknown_entries=calcium.unknown_entries,
        )
        if reason is not None:
            not_used.append((record.day, reason))
            continue
        used.append(record)
        if record.status is not DayStatus.COMPLETE:
            assumed.append(record.day)
    return CountingDays(tuple(used), tuple(assumed), tuple(not_used))


def why_not_counted(
    day: date, status: DayStatus, today: date, *, occasions: int, known_entries: int, unknown_entries: int
) -> NotCounted | None:
    """Tell why a day does not count towards usual intake, None where it does; entries are by known calcium."""
    if not known_entries and not unknown_entries:
        return NotCounted.EMPTY
    if day > today:
        return NotCounted.FUTURE
    if status is DayStatus.PARTIAL:
        return NotCounted.PARTIAL
    if status is not DayStatus.COMPLETE:
        if day == today:
            return NotCounted.TODAY
        if occasions < OCCASIONS_OF_A_WHOLE_DAY:
            return NotCounted.FEW_OCCASIONS
    return None if known_entries else NotCounted.NOTHING_KNOWN
