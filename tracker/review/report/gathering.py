"""Everything that goes into a report, read from the log."""

from dataclasses import dataclass
from datetime import date

from tracker.review.report.report import Report
from tracker.review.reviewing import Period, compare_periods, review_period
from tracker.store.store import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for, of whomever."""

    today: date
    days: Period = (None, None)
    """As `review_period` takes them."""
    beside: Period | None = None
    """Another period to hold beside it; the report is of the one that begins later."""
    author: str = ""
    notes: bool = True
    """Whether the notes of the period are in it."""


def gather_report(store: Store, person: str | None, wanted: Wanted) -> Report:
    """The report of `person` (None: the person in use); raises UnknownPerson and PeriodUpsideDown."""
    if wanted.beside is None:
        first, last = wanted.days
        review = review_period(store, person=person, today=wanted.today, first=first, last=last)
        return Report(review, wanted.today, wanted.author)
    both = compare_periods(store, person=person, today=wanted.today, one=wanted.days, other=wanted.beside)
    return Report(both.after, wanted.today, wanted.author, comparison=both)
