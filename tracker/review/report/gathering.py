"""Everything that goes into a report, read from the log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.diary.notes import list_notes
from tracker.review.period_review import Comparison, PeriodReview
from tracker.review.report.report import Report
from tracker.review.reviewing import Period, compare_periods, review_period
from tracker.store.records import Note
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
    first, last = wanted.days
    both: Comparison | None = None
    if wanted.beside is None:
        review = review_period(store, person=person, today=wanted.today, first=first, last=last)
    else:
        both = compare_periods(store, person=person, today=wanted.today, one=wanted.days, other=wanted.beside)
        review = both.after
    return Report(review, wanted.today, wanted.author, _notes(store, review) if wanted.notes else (), both)


def _notes(store: Store, review: PeriodReview) -> Sequence[Note]:
    view = review.view
    return list_notes(store, person=view.person.name, first=view.first, last=view.last)
