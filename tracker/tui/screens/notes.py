"""The notes on a patient: what was found, concluded, agreed and is to be looked at again (ADIME)."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from tracker.diary.notes import list_notes, note_kind_name, remove_note
from tracker.diary.revise import undo
from tracker.diary.wording import change_sentence
from tracker.foods.groups import N_
from tracker.locale import _
from tracker.store.records import ChangeSummary, Note
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.spans import Span

_LINE_LENGTH = 48


class NotesScreen(FramedDialog[None]):
    """The notes on the patient `name`, the newest first; a new one is of the days of `span`."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = [
        "../styles/dialogs.tcss",
        "../styles/desk_dialogs.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("Add"), tooltip=N_("Write a note on the days in view."), id="notes.add"),
        Binding("e", "edit", N_("Edit"), tooltip=N_("Change the marked note."), id="notes.edit"),
        Binding(
            "x,delete",
            "remove",
            N_("Remove"),
            tooltip=N_("Remove the marked note; undo brings it back."),
            id="notes.remove",
        ),
        Binding(
            "ctrl+z",
            "undo",
            N_("Undo"),
            tooltip=N_("Take back the last change of this patient."),
            id="notes.undo",
        ),
    ]

    def __init__(self, name: str, span: Span) -> None:
        super().__init__()
        self._name = name
        self._span = span
        self._notes: Sequence[Note] = ()

    def heading(self) -> str:
        """Of whom, and what a new note will be of."""
        return _("Notes on {name}").format(name=self._name)

    def content(self) -> Iterable[Widget]:
        """The notes, and the marked one in full."""
        yield OptionList(id="notes", compact=True, markup=False)
        yield Static(id="note-text", markup=False)

    def buttons(self) -> Iterable[Button]:
        """What can be done with the marked note."""
        yield key_button(_("Add"), "A", "add", variant="primary")
        yield key_button(_("Edit"), "E", "edit", id="edit")
        yield key_button(_("Remove"), "X", "remove", id="remove")
        yield key_button(_("Undo"), "Ctrl+Z", "undo")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Read the notes."""
        self.query_one("#notes").focus()
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a note to change."""
        return bool(self._notes) if action in ("edit", "remove") else True

    def action_add(self) -> None:
        """Write a note."""
        self.app.show("note", "NoteDialog", self._name, self._span, None, then=self._written)

    def action_edit(self) -> None:
        """Change the marked note."""
        if (note := self._marked()) is not None:
            self.app.show("note", "NoteDialog", self._name, self._span, note, then=self._written)

    def action_remove(self) -> None:
        """Remove the marked note, without asking since it can be undone."""
        if (note := self._marked()) is not None:
            self.ask(self._written, remove_note, note.id, person=self._name)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.ask(self._undone, undo, person=self._name)

    @on(OptionList.OptionHighlighted, "#notes")
    def _show_whole(self) -> None:
        note = self._marked()
        self.query_one("#note-text", Static).update("" if note is None else _whole(note))

    @on(OptionList.OptionSelected, "#notes")
    def _edit_chosen(self) -> None:
        self.action_edit()

    def _marked(self) -> Note | None:
        place = self.query_one("#notes", OptionList).highlighted
        return None if place is None or place >= len(self._notes) else self._notes[place]

    def _written(self, note: Note | None) -> None:
        if note is not None:
            self._read()

    def _undone(self, change: ChangeSummary | None) -> None:
        self.app.notify(
            _("There is nothing to undo.")
            if change is None
            else _("Undone: {change}").format(change=change_sentence(change))
        )
        self._read()

    def _read(self) -> None:
        self.ask(self._show, list_notes, person=self._name)

    def _show(self, notes: list[Note]) -> None:
        self._notes = notes[::-1]
        listed = self.query_one("#notes", OptionList)
        marked = listed.highlighted or 0
        listed.clear_options()
        listed.add_options(Option(_line(note)) for note in self._notes)
        listed.display = bool(self._notes)
        if self._notes:
            listed.highlighted = min(marked, len(self._notes) - 1)
            listed.focus()
        else:
            self.query_one("#note-text", Static).update(
                _(
                    "Nothing is written yet. A writes a note: assessment, diagnosis, intervention or monitoring."
                )
            )
        self.refresh_bindings()


def _line(note: Note) -> str:
    first = note.text.splitlines()[0]
    shown = first if len(first) <= _LINE_LENGTH else first[: _LINE_LENGTH - 1] + "…"
    return f"{note.written_on.isoformat()}  {note_kind_name(note.kind)}: {shown}"


def _whole(note: Note) -> str:
    head = _("{kind}, of {period}; written {day} by {author}").format(
        kind=note_kind_name(note.kind),
        period=Span(note.first, note.last).named(),
        day=note.written_on.isoformat(),
        author=note.author,
    )
    return f"{head}\n\n{note.text}"
