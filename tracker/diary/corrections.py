"""Corrections: what somebody else, such as a dietitian, changed of what a person logged, with who, when and why.

A correction can be undone as any change. Its trace is not: it then says that the correction was taken back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.diary.desk_words import Words, words
from tracker.diary.log import LoggedEntry, with_absorbed
from tracker.diary.people import person_in
from tracker.diary.revise import EntryChange, changed_entry, own_entry
from tracker.locale import _
from tracker.store.problems import UnknownEntry
from tracker.store.records import ChangeSummary, Correction, Entry
from tracker.store.store import Reader, Store


class Standing(StrEnum):
    """What has become of a correction."""

    STANDS = "stands"
    """The entry is as the correction left it."""
    TAKEN_BACK = "taken-back"
    """The entry is again as it was before."""
    CHANGED_SINCE = "changed-since"
    """The entry was changed or removed once more."""


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A correction, and what has become of it."""

    correction: Correction
    standing: Standing


def correct_entry(
    store: Store, entry_id: int, change: EntryChange, *, by: str, reason: str, person: str | None = None
) -> LoggedEntry:
    """As `edit_entry`, and keep who did it, why, and what the entry was; one change that can be undone.

    Raises as `edit_entry` does, and WordsMissing or TooManyWords for `by` and `reason`.
    """
    made_by, why = words(by, Words.AUTHOR), words(reason, Words.REASON)
    with store.write(ChangeSummary("correct-entry")) as writer:
        before = own_entry(writer, person_in(writer, person), entry_id)
        after = changed_entry(writer, before, change)
        writer.summary = ChangeSummary(
            "correct-entry", {"food_da": before.food_name_da, "food_en": before.food_name_en, "by": made_by}
        )
        if after != before:
            writer.edit_entry(after)
            writer.keep_corrections([(before, after)], made_by=made_by, reason=why)
        return with_absorbed(writer, [after])[0]


def correct_by_removing(
    store: Store, entry_ids: Sequence[int], *, by: str, reason: str, person: str | None = None
) -> list[Entry]:
    """As `remove_entries`, and keep who did it, why, and what the entries were; one change that can be undone.

    Raises as `remove_entries` does, and WordsMissing or TooManyWords for `by` and `reason`.
    """
    made_by, why = words(by, Words.AUTHOR), words(reason, Words.REASON)
    named = tuple(dict.fromkeys(entry_ids))
    with store.write(ChangeSummary("correct-remove", {"count": len(named), "by": made_by})) as writer:
        who = person_in(writer, person)
        removed = [own_entry(writer, who, entry_id) for entry_id in named]
        writer.delete_entries(named)
        writer.keep_corrections([(entry, None) for entry in removed], made_by=made_by, reason=why)
        return removed


def list_corrections(
    store: Store, *, person: str | None, first: date | None = None, last: date | None = None
) -> list[KeptCorrection]:
    """The corrections to what was eaten from `first` to `last` (None: no limit), the oldest first; raises UnknownPerson."""
    with store.read() as reader:
        return [
            KeptCorrection(one, _standing(reader, one))
            for one in reader.corrections(person_in(reader, person).id)
            if _touches(one, first, last)
        ]


def standing_sentence(standing: Standing) -> str:
    """What has become of a correction, in the language in force."""
    return {
        Standing.STANDS: _("in force"),
        Standing.TAKEN_BACK: _("taken back: the entry is as it was logged"),
        Standing.CHANGED_SINCE: _("changed again since"),
    }[standing]


def _standing(reader: Reader, one: Correction) -> Standing:
    try:
        present: Entry | None = reader.entry(one.before.id)
    except UnknownEntry:
        present = None
    if present == one.after:
        return Standing.STANDS
    return Standing.TAKEN_BACK if present == one.before else Standing.CHANGED_SINCE


def _touches(one: Correction, first: date | None, last: date | None) -> bool:
    days = [entry.day for entry in (one.before, one.after) if entry is not None]
    return any((first is None or day >= first) and (last is None or day <= last) for day in days)
