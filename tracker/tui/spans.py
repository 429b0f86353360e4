"""The period that the screens of a desk are looking at."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from tracker.locale import _, ngettext

FOUR_WEEKS = 28
"""As a review looks back unless it is told, in `tracker.diary.period`, whose import the list of patients does not wait for."""
SPANS = (7, FOUR_WEEKS, 90)
"""The lengths in days that one key chooses."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` to `last`, both counted."""

    first: date
    last: date

    @classmethod
    def up_to(cls, last: date, days: int = FOUR_WEEKS) -> Self:
        """The `days` days that end with `last`."""
        return cls(last - timedelta(days=days - 1), last)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def moved(self, times: int) -> "Span":
        """The span so many of its own lengths later; earlier below 0."""
        step = timedelta(days=times * self.days)
        return Span(self.first + step, self.last + step)

    def named(self) -> str:
        """Its dates and its length: '2026-10-27 to 2026-11-23 (28 days)'."""
        length = ngettext("{count} day", "{count} days", self.days).format(count=self.days)
        return _("{first} to {last} ({length})").format(
            first=self.first.isoformat(), last=self.last.isoformat(), length=length
        )
