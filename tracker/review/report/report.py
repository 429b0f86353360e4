"""What a report is made from: a review, and what a dietitian adds to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.review.period_review import Comparison, PeriodReview
from tracker.store.records import NewNote


@dataclass(frozen=True, slots=True)
class Report:
    """One report, in the language in force when it is made."""

    review: PeriodReview
    made_on: date
    author: str = ""
    """Who hands it over; empty where nobody told."""
    notes: Sequence[NewNote] = ()
    """What a dietitian wrote of the period."""
    comparison: Comparison | None = None
    """The review beside that of an earlier period; `comparison.after` is `review`."""

    @property
    def name(self) -> str:
        """The pseudonym, as the person is called in the log."""
        return self.review.view.person.name
