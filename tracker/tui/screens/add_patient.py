"""Adding a patient: a name or a number to tell them by; their profile is asked for next."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Input

from tracker.diary.people import add_person
from tracker.foods.groups import N_
from tracker.locale import _
from tracker.nutrition.profile import Profile
from tracker.store.records import Person
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import Row, text_field


class AddPatient(FramedDialog[Person]):
    """Gives the person as stored, or None where nobody was added."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/dialogs.tcss", "../styles/desk_dialogs.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Add"), tooltip=N_("Add the patient."), id="add-patient.save"),
    ]

    def heading(self) -> str:
        """What is asked."""
        return _("A new patient")

    def content(self) -> Iterable[Widget]:
        """A name."""
        yield Row(
            _("Name or number"), text_field(id="name"),
            hint=_("A number of your own keeps who it is out of this database and of every report."),
        )  # fmt: skip

    def buttons(self) -> Iterable[Button]:
        """Add and close."""
        yield key_button(_("Add"), "Ctrl+S", "save", variant="primary")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Begin to write at once."""
        self.query_one("#name").focus()

    def submitted(self, _field: Input) -> bool:
        """Enter adds."""
        self.action_save()
        return True

    def action_save(self) -> None:
        """Add the patient; a name that is taken is told."""
        name = self.query_one("#name", Input).value
        if name.strip():
            self.ask(self.dismiss, add_person, name, Profile())
