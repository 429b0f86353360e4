"""A dietitian's notes as a report prints them: in the order of ADIME, each with its date and writer."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.locale import _
from tracker.review.report.report import ReportNote
from tracker.store.records import NoteKind


@dataclass(frozen=True, slots=True)
class NoteText:
    """One note."""

    heading: str
    written: str
    """When and by whom."""
    paragraphs: tuple[str, ...]


def note_texts(notes: Sequence[ReportNote]) -> tuple[NoteText, ...]:
    """The notes by kind and then by date."""
    kinds = list(NoteKind)
    ordered = sorted(notes, key=lambda note: (kinds.index(note.kind), note.written_on))
    return tuple(
        NoteText(
            heading=kind_name(note.kind),
            written=", ".join(part for part in (note.written_on.isoformat(), note.author) if part),
            paragraphs=tuple(line for line in note.text.splitlines() if line.strip()),
        )
        for note in ordered
    )


def kind_name(kind: NoteKind) -> str:
    """A part of a dietitian's record."""
    return {
        NoteKind.ASSESSMENT: _("Assessment"),
        NoteKind.DIAGNOSIS: _("Nutrition diagnosis"),
        NoteKind.INTERVENTION: _("Intervention"),
        NoteKind.MONITORING: _("Monitoring"),
    }[kind]
