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


def calcium_by_group(entries: Sequence[Entry], days: int) -> list[GroupShare]:
    """The food groups of `entries`, which are of `days` days, the largest source first; empty without days."""
    frame = pd.DataFrame(
        {
            "group": pd.Series([entry.group for entry in entries], dtype="str"),
            "calcium_mg": pd.Series([entry.calcium_mg for entry in entries], dtype="float64"),
        }
    )
    return group_shares(frame, days)


def group_shares(frame: pd.DataFrame, days: int) -> list[GroupShare]:
    """As `calcium_by_group`, of a frame with `group` and `calcium_mg`."""
    if frame.empty or days < 1:
        return []
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
