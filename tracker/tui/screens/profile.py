"""A person's profile: only what changes a number is asked, each with why."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Static

from tracker.diary.profile import store_profile, view_person
from tracker.foods.groups import N_
from tracker.locale import _
from tracker.store.records import Person
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import paragraph
from tracker.tui.widgets.profile_form import ProfileForm


class ProfileScreen(FramedDialog[Person]):
    """The profile of a person (None: the one in view); gives the person as stored, or None where nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), tooltip=N_("Store the answers."), id="profile.save"),
        Binding(
            "f2",
            "people",
            N_("People"),
            tooltip=N_("Choose another person, or add one."),
            id="profile.people",
        ),
    ]

    def __init__(self, person_name: str | None = None) -> None:
        super().__init__()
        self._person_name = person_name

    def heading(self) -> str:
        """What is asked, and of whom once that is known."""
        return _("Profile")

    def content(self) -> Iterable[Widget]:
        """The questions."""
        yield paragraph(
            _("Only what changes a recommendation is asked, and all of it may be left out."),
            classes="preface",
        )
        yield ProfileForm()

    def buttons(self) -> Iterable[Button]:
        """Save and close."""
        yield key_button(_("Save"), "Ctrl+S", "save", variant="primary", id="save")
        if self._person_name is None:
            yield key_button(_("People"), "F2", "people", id="people")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Fill in what is known."""
        self.query_one("#born").focus()
        self._read()

    def action_people(self) -> None:
        """Choose another person, whose profile is shown then."""
        if self._person_name is None:
            self.app.show("people", "PeopleScreen", then=lambda _person: self._read())

    def action_save(self) -> None:
        """Store the answers, or say what is wrong with them."""
        profile = self.query_one(ProfileForm).read(self.today())
        if profile is not None:
            self.ask(self.dismiss, store_profile, profile, person=self._whose())

    def _read(self) -> None:
        self.ask(self._show, view_person, person=self._whose())

    def _whose(self) -> str | None:
        return self._person_name or self.app.person

    def _show(self, person: Person) -> None:
        self.query_one("#heading", Static).update(f"{self.heading()} · {person.name}")
        self.query_one(ProfileForm).fill(person.profile)
