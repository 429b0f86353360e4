"""The work behind a patient's log: what a dietitian corrects of it, and the corrections of a day in words.

Imports the diary, so it is itself imported only when a patient's log opens.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.diary.corrections import (
    KeptCorrection,
    correct_by_removing,
    correct_entry,
    list_corrections,
    standing_sentence,
)
from tracker.diary.revise import EntryChange
from tracker.diary.wording import amount_eaten, meal_name
from tracker.locale import _
from tracker.store.records import Entry
from tracker.store.store import Store
from tracker.tui.day_work import Done
from tracker.tui.pictures import food_name, show_day
from tracker.tui.widgets.rows import Row, RowKind


@dataclass(frozen=True, slots=True)
class Corrector:
    """Who corrects, and why."""

    by: str
    reason: str


def correct(
    store: Store, entry_id: int, change: EntryChange, corrector: Corrector, person: str | None, view: date
) -> Done:
    """Change one entry and keep who, why and what it was; raises as `correct_entry` does."""
    changed = correct_entry(store, entry_id, change, by=corrector.by, reason=corrector.reason, person=person)
    message = _("Corrected: {food}. What it was is kept.").format(food=food_name(changed.entry))
    return Done(show_day(store, person, view), message, frozenset((entry_id,)))


def remove(
    store: Store, entry_ids: Sequence[int], corrector: Corrector, person: str | None, view: date
) -> Done:
    """Remove entries and keep who, why and what they were."""
    gone = correct_by_removing(store, entry_ids, by=corrector.by, reason=corrector.reason, person=person)
    foods = ", ".join(map(food_name, gone))
    message = _("Removed: {foods}. What it was is kept.").format(foods=foods)
    return Done(show_day(store, person, view), message)


def corrections_of(store: Store, person: str | None, day: date) -> tuple[tuple[int, str], ...]:
    """The corrections to what was eaten on a day: the entry, which may be gone, and one sentence."""
    corrections = list_corrections(store, person=person, first=day, last=day)
    return tuple((one.correction.before.id, _told(one)) for one in corrections)


def with_corrections(rows: Sequence[Row], corrections: Sequence[tuple[int, str]]) -> list[Row]:
    """The rows of a day, each correction below its entry; those of entries that are not there at the end."""
    shown: list[Row] = []
    left = list(corrections)
    for row in rows:
        shown.append(row)
        if row.kind is RowKind.PLAIN:
            shown += [Row((told,), RowKind.NOTE) for entry_id, told in left if row.ids == (entry_id,)]
            left = [(entry_id, told) for entry_id, told in left if row.ids != (entry_id,)]
    return shown + [Row((told,), RowKind.NOTE) for _entry_id, told in left]


def _told(kept: KeptCorrection) -> str:
    one = kept.correction
    return _("! Corrected {day} by {author}: {before} → {after}. Reason: {reason} ({standing})").format(
        day=_local(one.made_at),
        author=one.made_by,
        before=_entry(one.before),
        after=_("removed") if one.after is None else _entry(one.after),
        reason=one.reason,
        standing=standing_sentence(kept.standing),
    )


def _entry(entry: Entry) -> str:
    return (
        f"{food_name(entry)} {amount_eaten(entry)}, {meal_name(entry.meal).lower()} {entry.day.isoformat()}"
    )


def _local(moment: datetime) -> str:
    return moment.date().isoformat()
