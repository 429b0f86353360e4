"""A dietitian's notes on a patient: assessment, diagnosis, intervention and monitoring (ADIME), each of a period."""

from dataclasses import dataclass, replace
from datetime import date

from tracker.diary.dates import PeriodUpsideDown
from tracker.diary.desk_words import Words, words
from tracker.diary.people import person_in
from tracker.locale import _
from tracker.store.problems import UnknownNote
from tracker.store.records import ChangeSummary, NewNote, Note, NoteKind, Person
from tracker.store.store import Reader, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChange:
    """What is to be changed of a note; None leaves it as it is."""

    kind: NoteKind | None = None
    text: str | None = None
    author: str | None = None
    first: date | None = None
    last: date | None = None


def add_note(
    store: Store,
    *,
    person: str | None,
    kind: NoteKind,
    text: str,
    author: str,
    first: date,
    last: date,
    today: date,
) -> Note:
    """Write a note about the days from `first` to `last`; one change that can be undone.

    Raises UnknownPerson, PeriodUpsideDown, and WordsMissing or TooManyWords for what is written.
    """
    _require_order(first, last)
    written, by = words(text, Words.NOTE), words(author, Words.AUTHOR)
    with store.write(ChangeSummary("add-note")) as writer:
        who = person_in(writer, person)
        writer.summary = ChangeSummary("add-note", {"name": who.name})
        return writer.add_note(
            NewNote(
                person_id=who.id, kind=kind, first=first, last=last, written_on=today, author=by, text=written
            )
        )


def edit_note(store: Store, note_id: int, change: NoteChange, *, person: str | None = None) -> Note:
    """Change a note of the person's; one change that can be undone.

    Raises UnknownNote, PeriodUpsideDown, and WordsMissing or TooManyWords for what is written.
    """
    with store.write(ChangeSummary("edit-note")) as writer:
        who = person_in(writer, person)
        note = _own(writer, who, note_id)
        note = replace(
            note,
            kind=change.kind or note.kind,
            text=note.text if change.text is None else words(change.text, Words.NOTE),
            author=note.author if change.author is None else words(change.author, Words.AUTHOR),
            first=change.first or note.first,
            last=change.last or note.last,
        )
        _require_order(note.first, note.last)
        writer.summary = ChangeSummary("edit-note", {"name": who.name})
        writer.edit_note(note)
        return note


def remove_note(store: Store, note_id: int, *, person: str | None = None) -> Note:
    """Remove a note of the person's; `undo` brings it back. Raises UnknownNote."""
    with store.write(ChangeSummary("remove-note")) as writer:
        who = person_in(writer, person)
        _own(writer, who, note_id)
        writer.summary = ChangeSummary("remove-note", {"name": who.name})
        return writer.delete_note(note_id)


def list_notes(
    store: Store, *, person: str | None, first: date | None = None, last: date | None = None
) -> list[Note]:
    """The notes whose period touches the days from `first` to `last` (None: no limit), the oldest first.

    Raises UnknownPerson.
    """
    with store.read() as reader:
        return reader.notes(person_in(reader, person).id, first, last)


def note_kind_name(kind: NoteKind) -> str:
    """A part of the record in words."""
    return {
        NoteKind.ASSESSMENT: _("Assessment"),
        NoteKind.DIAGNOSIS: _("Nutrition diagnosis"),
        NoteKind.INTERVENTION: _("Intervention"),
        NoteKind.MONITORING: _("Monitoring"),
    }[kind]


def _require_order(first: date, last: date) -> None:
    if last < first:
        raise PeriodUpsideDown(first, last)


def _own(reader: Reader, person: Person, note_id: int) -> Note:
    note = reader.note(note_id)
    if note.person_id != person.id:
        raise UnknownNote(note_id)
    return note
