"""Notes and corrections, on each kind of database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.nutrition.profile import Profile
from tracker.store.problems import ImpossibleValue, UnknownNote, UnknownPerson
from tracker.store.records import ChangeSummary, NewEntry, NewNote, Note, NoteKind
from tracker.store.store import Store

DAY = date(2026, 3, 14)


def note(**values: object) -> NewNote:
    new = NewNote(
        person_id=1,
        kind=NoteKind.ASSESSMENT,
        first=DAY,
        last=DAY + timedelta(27),
        written_on=DAY + timedelta(28),
        author="Anne",
        text="Drikker kun lidt mælk.\nSpiser ikke fisk.",
    )
    return replace(new, **values)  # type: ignore[arg-type]  # the tests name real fields


def written(store: Store, **values: object) -> Note:
    with store.write(ChangeSummary("add-note")) as writer:
        return writer.add_note(note(**values))


def notes(store: Store, first: date | None = None, last: date | None = None) -> list[Note]:
    with store.read() as reader:
        return reader.notes(1, first, last)


def test_a_note_is_kept_as_it_was_written(store: Store) -> None:
    stored = written(store)
    assert notes(store) == [stored]
    assert replace(note()) == NewNote(
        **{name: getattr(stored, name) for name in NewNote.__dataclass_fields__}
    )


def test_notes_are_found_by_the_period_they_touch(store: Store) -> None:
    written(store)
    later = written(store, first=DAY + timedelta(30), last=DAY + timedelta(40))
    assert notes(store, DAY + timedelta(28)) == [later]
    assert len(notes(store, DAY + timedelta(27), DAY + timedelta(30))) == 2
    assert notes(store, last=DAY - timedelta(1)) == []


def test_writing_changing_and_removing_a_note_is_undone_and_done_again(store: Store) -> None:
    stored = written(store)
    with store.write(ChangeSummary("edit-note")) as writer:
        writer.edit_note(replace(stored, text="Andet", kind=NoteKind.MONITORING))
    with store.write(ChangeSummary("remove-note")) as writer:
        writer.delete_note(stored.id)
    seen = []
    while store.undo(1):
        seen.append([one.text for one in notes(store)])
    assert seen == [["Andet"], [stored.text], []]
    while store.redo(1):
        pass
    assert notes(store) == []


def test_what_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(UnknownPerson), store.write(ChangeSummary("add-note")) as writer:
        writer.add_note(note(person_id=99))
    for unknown in (7, 2**40):
        with pytest.raises(UnknownNote), store.write(ChangeSummary("remove-note")) as writer:
            writer.delete_note(unknown)
    with pytest.raises(ImpossibleValue):
        written(store, text="a\0b")


def test_a_correction_outlives_its_entry_and_its_undoing(
    store: Store, make_entry: Callable[..., NewEntry]
) -> None:
    with store.write(ChangeSummary("log")) as writer:
        writer.add_person("Anna", Profile())
        before, gone = writer.add_entries([make_entry(), make_entry(grams=50.0)])
    after = replace(before, grams=309.0, amount=1.5)
    with store.write(ChangeSummary("correct-entry")) as writer:
        writer.edit_entry(after)
        writer.delete_entries([gone.id])
        writer.keep_corrections([(before, after), (gone, None)], made_by="Anne", reason="=1+1 ringede")
    for _ in range(2):
        with store.read() as reader:
            kept = reader.corrections(1)
            assert reader.corrections(2) == []
        assert [(one.before, one.after) for one in kept] == [(before, after), (gone, None)]
        assert {(one.made_by, one.reason) for one in kept} == {("Anne", "=1+1 ringede")}
        store.undo(1)
    with store.read() as reader:
        assert reader.entries_of_day(1, DAY) == []


def test_a_refused_change_keeps_no_correction(store: Store, make_entry: Callable[..., NewEntry]) -> None:
    with store.write(ChangeSummary("log")) as writer:
        (entry,) = writer.add_entries([make_entry()])

    def spoil() -> None:
        with store.write(ChangeSummary("correct-entry")) as writer:
            writer.keep_corrections([(entry, None)], made_by="Anne", reason="wrong")
            writer.edit_entry(replace(entry, grams=float("nan")))

    with pytest.raises(ImpossibleValue):
        spoil()
    with store.read() as reader:
        assert reader.corrections(1) == []
