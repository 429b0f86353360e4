"""Where the calcium of several days comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

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


def entries_frame(entries: Sequence[Entry]) -> pd.DataFrame:
    """One row an entry; an unknown value is NaN, which pandas leaves out of a sum."""
    return pd.DataFrame(
        {
            "group": [entry.group for entry in entries],
            "calcium_mg": pd.array([entry.calcium_mg for entry in entries], dtype="Float64"),
        }
    )


def calcium_by_group(entries: Sequence[Entry], days: int) -> list[GroupShare]:
    """The food groups of `entries`, which are of `days` days, the largest source first; empty without days."""
    if not entries or days < 1:
        return []
    frame = entries_frame(entries)
    groups = frame.groupby("group").agg(
        total=("calcium_mg", "sum"), entries=("calcium_mg", "size"), known=("calcium_mg", "count")
    )
    whole = float(groups["total"].sum())
    groups = groups.sort_values("total", ascending=False, kind="stable")
    columns = (groups[name].tolist() for name in ("total", "entries", "known"))
    return [
        GroupShare(
            group=str(group),
            calcium_mg=total / days,
            share=total / whole if whole else 0.0,
            unknown_entries=number_of_entries - known,
        )
        for group, total, number_of_entries, known in zip(groups.index.tolist(), *columns, strict=True)
    ]
