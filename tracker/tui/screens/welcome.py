"""The first start: what the program is and is not, and the questions, which may be skipped at once."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button

from tracker.diary.profile import store_profile
from tracker.diary.settings import end_welcome
from tracker.foods.groups import N_
from tracker.locale import _
from tracker.store.records import Person
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import paragraph
from tracker.tui.widgets.profile_form import ProfileForm


class WelcomeScreen(FramedDialog[Person]):
    """Shown once; gives the person as stored, or None where it was skipped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), tooltip=N_("Store the answers and begin."), id="welcome.save"),
    ]

    def heading(self) -> str:
        """A greeting that says what it is."""
        return _("Welcome: how much calcium do you absorb?")

    def content(self) -> Iterable[Widget]:
        """Three lines, then the questions."""
        yield paragraph(
            _(
                "Type what you eat, as in “2 slices rye bread, 20 g cheese”; the calcium that is absorbed and the vitamin "
                "D are added up and held against the Nordic, Danish and DES recommendations.\n"
                "It makes no diagnosis, reckons no risk of fracture and does not replace a doctor or dietitian.\n"
                "Nothing leaves this machine. The answers below sharpen the recommendations; Esc skips them."
            ),
            classes="preface",
        )
        yield ProfileForm()

    def buttons(self) -> Iterable[Button]:
        """Begin with the answers, or without."""
        yield key_button(_("Save and begin"), "Ctrl+S", "save", variant="primary", id="save")
        yield key_button(_("Skip"), "Esc", "close")

    def on_mount(self) -> None:
        """Begin with the question that changes most."""
        self.query_one("#born").focus()

    def action_close(self) -> None:
        """Skip the questions, whatever becomes of the note that they are not to be put again."""
        self.app.carry(self.app, partial(self.desk.ask, end_welcome), group="desk")
        self.dismiss(None)

    def action_save(self) -> None:
        """Store the answers, or say what is wrong with them."""
        profile = self.query_one(ProfileForm).read(self.today())
        if profile is not None:
            self.ask(self._stored, store_profile, profile, person=self.app.person)

    def _stored(self, person: Person) -> None:
        self.app.carry(self.app, partial(self.desk.ask, end_welcome), group="desk")
        self.dismiss(person)
