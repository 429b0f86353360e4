"""Days as people name them."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.locale import _
from tracker.problems import Problem

FURTHEST_AHEAD = timedelta(days=7)
"""A plan for the week may be logged; a date beyond that is taken for a slip of the finger."""

_EARLIEST = date(1900, 1, 1)
_NAMED_DAYS = {
    "today": 0,
    "i dag": 0,
    "idag": 0,
    "yesterday": -1,
    "i går": -1,
    "igår": -1,
    "i gaar": -1,
    "igaar": -1,
}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DANISH = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


@dataclass(eq=False)
class NoSuchDate(Problem):
    """A text that names no day."""

    text: str

    def sentence(self) -> str:
        return _(
            "“{text}” is no date. Write it as 2026-11-23, or today, or yesterday. Nothing was stored."
        ).format(text=self.text)


@dataclass(eq=False)
class DateOutOfRange(Problem):
    """A day that lies before anyone alive, or further ahead than a plan for the week."""

    day: date

    def sentence(self) -> str:
        return _(
            "{day} lies outside what can be logged: from {first} to {days} days from today. Nothing was stored."
        ).format(day=self.day.isoformat(), first=_EARLIEST.isoformat(), days=FURTHEST_AHEAD.days)


@dataclass(eq=False)
class PeriodUpsideDown(Problem):
    """A period that ends before it begins."""

    first: date
    last: date

    def sentence(self) -> str:
        return _("The period ends ({last}) before it begins ({first}). Swap the two dates.").format(
            first=self.first.isoformat(), last=self.last.isoformat()
        )


def read_date(text: str, today: date) -> date:
    """The day that `text` names: ISO, day.month.year, today, yesterday, i dag or i går.

    Raises NoSuchDate for anything else, such as 2026-02-30.
    """
    # A Mac hands over file names and pasted text with å as two characters.
    folded = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    try:
        if folded in _NAMED_DAYS:
            return today + timedelta(days=_NAMED_DAYS[folded])
        if _ISO.fullmatch(folded):
            return date.fromisoformat(folded)
        if danish := _DANISH.fullmatch(folded):
            day, month, year = map(int, danish.groups())
            return date(year, month, day)
    except (ValueError, OverflowError):
        pass
    raise NoSuchDate(text)


def read_log_date(text: str, today: date) -> date:
    """As `read_date`, for a day to log on or to look back from; raises DateOutOfRange outside 1900 to a week ahead."""
    day = read_date(text, today)
    if day < _EARLIEST or day - today > FURTHEST_AHEAD:
        raise DateOutOfRange(day)
    return day
