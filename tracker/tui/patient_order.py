"""What the list of patients is sorted by. Imports nothing of the diary: the list is painted before that is there."""

from dataclasses import dataclass
from enum import StrEnum


class Sorting(StrEnum):
    """The columns, from left to right; each can be sorted by, as `tracker.diary.patient_list.PatientColumn` says."""

    NAME = "name"
    AGE = "age"
    CONDITIONS = "conditions"
    DAYS = "days"
    LAST_ENTRY = "last-entry"
    COVERAGE = "coverage"
    VITAMIN_D = "vitamin-d"
    ADVICE = "advice"
    FLAGS = "flags"


@dataclass(frozen=True, slots=True)
class Order:
    """What the list is sorted by."""

    by: Sorting = Sorting.NAME
    descending: bool = False

    def chosen(self, by: Sorting) -> "Order":
        """The order after a column was chosen; the same column again turns it round."""
        return Order(by, not self.descending if by is self.by else False)

    def next(self, step: int) -> "Order":
        """Sorted by the next column, or by the one before it."""
        columns = list(Sorting)
        return Order(columns[(columns.index(self.by) + step) % len(columns)])

    def reversed(self) -> "Order":
        """The other way round."""
        return Order(self.by, not self.descending)
