"""Where the calcium of several days comes from.

In plain Python, as the whole reckoning of a review: a year of one person is read sooner than pandas is imported.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from tracker.store.records import Entry


@dataclass(frozen=True, slots=True)
class GroupShare:
    """What one food group brings."""

    group: str
    calcium_mg: float
    """Known calcium in mg a day, the mean over the days."""
    share: float
    """Of all known calcium, 0 to 1."""
    unknown_entries: int
    """Entries of the group whose calcium is not known, and so not in the figures."""


def calcium_by_group(entries: Sequence[Entry], days: int) -> list[GroupShare]:
    """The food groups of `entries`, which are of `days` days, the largest source first; empty without days."""
    if days < 1:
        return []
    by_group: dict[str, list[float | None]] = {}
    for entry in entries:
        by_group.setdefault(entry.group, []).append(entry.calcium_mg)
    totals = {group: known_sum(amounts) for group, amounts in by_group.items()}
    whole = fsum(totals.values())
    return [
        GroupShare(
            group=group,
            calcium_mg=total / days,
            share=total / whole if whole else 0.0,
            unknown_entries=by_group[group].count(None),
        )
        for group, total in sorted(totals.items(), key=lambda one: (-one[1], one[0]))
    ]


def known_sum(amounts: Sequence[float | None]) -> float:
    """What is known of `amounts` added up; 0 where none is."""
    return fsum(amount for amount in amounts if amount is not None)
