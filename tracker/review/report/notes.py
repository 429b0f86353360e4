"""A dietitian's notes as a report prints them: in the order of ADIME, each with its date and writer."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.diary.notes import note_kind_name
from tracker.store.records import NewNote, NoteKind


@dataclass(frozen=True, slots=True)
class NoteText:
    """One note."""

    heading: str
    written: str
    """When and by whom."""
    paragraphs: tuple[str, ...]


def note_texts(notes: Sequence[NewNote]) -> tuple[NoteText, ...]:
    """The notes by kind and then by date."""
    kinds = list(NoteKind)
    ordered = sorted(notes, key=lambda note: (kinds.index(note.kind), note.written_on))
    return tuple(
        NoteText(
            heading=note_kind_name(note.kind),
            written=", ".join(part for part in (note.written_on.isoformat(), note.author) if part),
            paragraphs=tuple(line for line in note.text.splitlines() if line.strip()),
        )
        for note in ordered
    )
