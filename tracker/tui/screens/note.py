"""Writing one note: what kind, of which days, by whom, and the text."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Input, Select, Static, TextArea

from tracker.diary.dates import DateOutOfRange, NoSuchDate, PeriodUpsideDown, read_log_date
from tracker.diary.notes import NoteChange, add_note, edit_note, note_kind_name
from tracker.foods.groups import N_
from tracker.locale import _
from tracker.problems import Problem
from tracker.store.records import Note, NoteKind
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.spans import Span
from tracker.tui.widgets.form import Row, paragraph, text_field


class NoteDialog(FramedDialog[Note]):
    """Gives the note as stored, or None. `note` is the one to change; None writes a new one of the days of `span`."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = [
        "../styles/dialogs.tcss",
        "../styles/desk_dialogs.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), tooltip=N_("Store the note."), id="note.save", priority=True),
    ]

    def __init__(self, name: str, span: Span, note: Note | None) -> None:
        super().__init__()
        self._name = name
        self._span = span if note is None else Span(note.first, note.last)
        self._note = note
        self._warned = False

    def heading(self) -> str:
        """What is written."""
        return _("A note on {name}").format(name=self._name)

    def content(self) -> Iterable[Widget]:
        """Kind, days and writer above the text."""
        note = self._note
        yield Row(
            _("Kind"),
            Select(
                [(note_kind_name(kind), kind.value) for kind in NoteKind],
                value=(NoteKind.ASSESSMENT if note is None else note.kind).value,
                allow_blank=False,
                compact=True,
                id="kind",
            ),
        )
        yield paragraph("", classes="hint")
        yield Row(_("From"), text_field(self._span.first.isoformat(), id="first"))
        yield Row(_("To"), text_field(self._span.last.isoformat(), id="last"))
        yield Row(_("Written by"), text_field(self.app.author if note is None else note.author, id="author"))
        yield TextArea("" if note is None else note.text, id="text", soft_wrap=True)
        yield Static("", classes="fault", id="note-fault", markup=False)

    def buttons(self) -> Iterable[Button]:
        """Store or leave."""
        yield key_button(_("Save"), "Ctrl+S", "save", variant="primary")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Begin with who writes where that is not known, else with the text."""
        self.query_one("#text" if self.query_one("#author", Input).value else "#author").focus()

    def action_save(self) -> None:
        """Store the note, or say what is missing."""
        try:
            first, last = (
                read_log_date(self.query_one(name, Input).value, self.today()) for name in ("#first", "#last")
            )
        except (NoSuchDate, DateOutOfRange) as problem:
            self.tell(problem)
            return
        kind = NoteKind(str(self.query_one("#kind", Select).value))
        text, author = self.query_one("#text", TextArea).text, self.query_one("#author", Input).value
        self.app.author = author.strip()
        if self._note is None:
            self.ask(
                self.dismiss,
                add_note,
                person=self._name,
                kind=kind,
                text=text,
                author=author,
                first=first,
                last=last,
                today=self.today(),
            )
        else:
            change = NoteChange(kind=kind, text=text, author=author, first=first, last=last)
            self.ask(self.dismiss, edit_note, self._note.id, change, person=self._name)

    def action_close(self) -> None:
        """Close without storing; of what was written that is told once before."""
        before = "" if self._note is None else self._note.text
        if self.query_one("#text", TextArea).text != before and not self._warned:
            self._warned = True
            self._fault(_("The note is not stored yet. Ctrl+S stores it; Esc once more throws it away."))
        else:
            self.dismiss(None)

    def tell(self, problem: Problem) -> None:
        """Say it below the text."""
        self._fault(problem.sentence())
        if isinstance(problem, NoSuchDate | DateOutOfRange | PeriodUpsideDown):
            self.query_one("#last").focus()

    @on(Select.Changed, "#kind")
    def _tell_kind(self, event: Select.Changed) -> None:
        event.stop()
        self.query_one(".hint", Static).update(_asked(NoteKind(str(event.value))))

    @on(TextArea.Changed)
    def _writing_goes_on(self) -> None:
        self._warned = False
        self._fault("")

    def _fault(self, text: str) -> None:
        fault = self.query_one("#note-fault", Static)
        fault.update(f"! {text}" if text else "")
        fault.display = bool(text)


def _asked(kind: NoteKind) -> str:
    return {
        NoteKind.ASSESSMENT: _("What was found: intake, record, weight, blood tests, what is eaten and why."),
        NoteKind.DIAGNOSIS: _("Problem, because of its cause, as seen by its signs (PES)."),
        NoteKind.INTERVENTION: _("What was agreed: foods, supplements, aims."),
        NoteKind.MONITORING: _("What is looked at next time, when, and by which figure."),
    }[kind]
