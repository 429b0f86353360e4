"""Notes on a patient and corrections to what a patient logged."""

from datetime import date, datetime, time, timedelta

import pytest

from tracker.diary.corrections import (
    KeptCorrection,
    Standing,
    correct_by_removing,
    correct_entry,
    list_corrections,
)
from tracker.diary.dates import PeriodUpsideDown
from tracker.diary.desk_words import LONGEST, TooManyWords, Words, WordsMissing
from tracker.diary.log import log_line
from tracker.diary.notes import NoteChange, add_note, edit_note, list_notes, remove_note
from tracker.diary.people import PersonArchived, add_person, archive_person, use_person
from tracker.diary.revise import EntryChange, edit_entry, redo, undo
from tracker.diary.wording import change_sentence
from tracker.nutrition.profile import Profile
from tracker.store.problems import UnknownEntry, UnknownNote
from tracker.store.records import Meal, Note, NoteKind
from tracker.store.store import Store

TODAY = date(2026, 11, 23)


@pytest.fixture
def milk(store: Store) -> int:
    """The number of an entry of two decilitres of milk, of the first person."""
    log_line(store, "2 dl milk", person=None, day=TODAY, now=datetime(2026, 11, 23, 12), meal=Meal.LUNCH)
    with store.read() as reader:
        return reader.day(1, TODAY).entries[0].id


def write(store: Store, **changed: object) -> Note:
    values = {
        "kind": NoteKind.ASSESSMENT,
        "text": "Little milk.",
        "author": "Anne",
        "first": TODAY,
        "last": TODAY,
    }
    return add_note(store, person=None, today=TODAY, **values | changed)  # type: ignore[arg-type]


def correct(store: Store, entry_id: int, text: str, reason: str = "A glass holds 3 dl") -> None:
    correct_entry(store, entry_id, EntryChange(text=text), by="Anne", reason=reason)


def kept(store: Store) -> list[KeptCorrection]:
    return list_corrections(store, person=None)


def standings(store: Store) -> list[Standing]:
    return [one.standing for one in kept(store)]


def test_a_correction_keeps_who_why_and_what_it_was(store: Store, milk: int) -> None:
    correct(store, milk, "3 dl milk")
    (one,) = kept(store)
    made = one.correction
    assert (made.made_by, made.reason, one.standing) == ("Anne", "A glass holds 3 dl", Standing.STANDS)
    assert made.after is not None
    assert (made.before.amount, made.after.amount) == (2.0, 3.0)


def test_an_undone_correction_is_told_as_taken_back_and_counts_again_when_redone(
    store: Store, milk: int
) -> None:
    correct(store, milk, "3 dl milk")
    correct(store, milk, "4 dl milk")
    assert standings(store) == [Standing.CHANGED_SINCE, Standing.STANDS]
    undone = undo(store, person=None)
    assert undone is not None
    assert "Anne" in change_sentence(undone)
    assert standings(store) == [Standing.STANDS, Standing.TAKEN_BACK]
    undo(store, person=None)
    assert standings(store) == [Standing.TAKEN_BACK, Standing.CHANGED_SINCE]
    redo(store, person=None)
    assert standings(store)[0] is Standing.STANDS


def test_a_removal_is_kept_and_can_be_undone(store: Store, milk: int) -> None:
    correct_by_removing(store, [milk, milk], by="Anne", reason="Logged twice")
    assert [(one.correction.after, one.standing) for one in kept(store)] == [(None, Standing.STANDS)]
    undo(store, person=None)
    assert standings(store) == [Standing.TAKEN_BACK]


def test_what_the_person_changes_is_no_correction(store: Store, milk: int) -> None:
    edit_entry(store, milk, EntryChange(at=time(7, 30)))
    assert kept(store) == []


def test_a_correction_that_changes_nothing_is_none(store: Store, milk: int) -> None:
    correct_entry(store, milk, EntryChange(meal=Meal.LUNCH), by="Anne", reason="why")
    assert kept(store) == []


def test_corrections_are_found_by_the_days_of_their_entries(store: Store, milk: int) -> None:
    earlier = TODAY - timedelta(days=3)
    correct_entry(store, milk, EntryChange(day=earlier), by="Anne", reason="why")
    for day, count in ((TODAY, 1), (earlier, 1), (TODAY - timedelta(days=1), 0)):
        assert len(list_corrections(store, person=None, first=day, last=day)) == count


@pytest.mark.parametrize(
    ("by", "reason"), [("", "why"), ("Anne", "  "), ("A" * 201, "why"), ("Anne", "w" * 1001)]
)
def test_a_correction_without_words_changes_nothing(store: Store, milk: int, by: str, reason: str) -> None:
    with pytest.raises((WordsMissing, TooManyWords)):
        correct_entry(store, milk, EntryChange(text="3 dl milk"), by=by, reason=reason)
    with pytest.raises((WordsMissing, TooManyWords)):
        correct_by_removing(store, [milk], by=by, reason=reason)
    with store.read() as reader:
        assert reader.entry(milk).amount == 2.0


def test_another_persons_entries_and_notes_are_out_of_reach(store: Store, milk: int) -> None:
    add_person(store, "Anna", Profile())
    note = write(store)
    with pytest.raises(UnknownEntry):
        correct_by_removing(store, [milk], by="Anne", reason="why", person="Anna")
    with pytest.raises(UnknownEntry):
        correct_entry(store, milk, EntryChange(meal=Meal.DINNER), by="Anne", reason="why", person="Anna")
    with pytest.raises(UnknownNote):
        edit_note(store, note.id, NoteChange(text="x"), person="Anna")
    with pytest.raises(UnknownNote):
        remove_note(store, note.id, person="Anna")
    assert kept(store) == []
    assert list_notes(store, person=None) == [note]


def test_a_note_is_changed_only_where_it_is_told(store: Store) -> None:
    note = write(store)
    changed = edit_note(store, note.id, NoteChange(text=" More milk. "))
    assert (changed.text, changed.author, changed.kind) == ("More milk.", "Anne", NoteKind.ASSESSMENT)
    with pytest.raises(PeriodUpsideDown):
        edit_note(store, note.id, NoteChange(last=TODAY - timedelta(days=1)))
    assert list_notes(store, person=None) == [changed]


def test_a_note_without_words_or_with_a_period_upside_down_is_refused(store: Store) -> None:
    with pytest.raises(WordsMissing):
        write(store, text="\n ")
    with pytest.raises(WordsMissing):
        write(store, author="")
    with pytest.raises(TooManyWords):
        write(store, text="x" * (LONGEST[Words.NOTE] + 1))
    with pytest.raises(PeriodUpsideDown):
        write(store, first=TODAY + timedelta(days=1))
    assert list_notes(store, person=None) == []


def test_a_removed_note_comes_back(store: Store) -> None:
    note = write(store)
    remove_note(store, note.id)
    assert list_notes(store, person=None) == []
    undone = undo(store, person=None)
    assert undone is not None
    assert change_sentence(undone) == "a note on Me was removed"
    assert list_notes(store, person=None) == [note]


def test_nobody_logs_for_one_who_is_archived(store: Store) -> None:
    add_person(store, "Anna", Profile())
    archive_person(store, "Anna", archived=True)
    with pytest.raises(PersonArchived):
        use_person(store, "Anna")
    archive_person(store, "Anna", archived=False)
    assert use_person(store, "Anna").name == "Anna"
