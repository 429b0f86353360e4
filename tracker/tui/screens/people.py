"""Whose log is kept: choose a person, or add one. Somebody who is alone never needs it."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList
from textual.widgets.option_list import Option

from tracker.diary.people import add_person, list_people, use_person
from tracker.diary.profile_wording import profile_details
from tracker.foods.groups import N_
from tracker.locale import _
from tracker.nutrition.profile import Profile
from tracker.store.records import Person
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import Row, paragraph, text_field


class PeopleScreen(FramedDialog[Person]):
    """Gives the person who was chosen and is in use from then on, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "e",
            "profile",
            N_("Profile"),
            tooltip=N_("Change the profile of the marked person."),
            id="people.profile",
        ),
        Binding("a", "add", N_("Add"), tooltip=N_("Add a person."), id="people.add"),
    ]

    def heading(self) -> str:
        """What is asked."""
        return _("Whose log?")

    def content(self) -> Iterable[Widget]:
        """The people, and a field for another name."""
        yield OptionList(id="people", compact=True, markup=False)
        yield paragraph(_("A star marks the person in use; Enter chooses."), classes="hint")
        yield Row(_("Add a person"), text_field(placeholder=_("name"), id="name"))

    def buttons(self) -> Iterable[Button]:
        """What can be done with the marked person."""
        yield key_button(_("Profile"), "E", "profile", id="profile")
        yield key_button(_("Add"), "A", "add", id="add")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Read who there is."""
        self.query_one("#people").focus()
        self._read()

    def action_add(self) -> None:
        """Go to the field for a name."""
        self.query_one("#name").focus()

    def action_profile(self) -> None:
        """Change the profile of the marked person."""
        name = self._marked()
        if name is not None:
            self.app.show("profile", "ProfileScreen", name, then=lambda _person: self._read())

    def submitted(self, field: Input) -> bool:
        """Enter adds the person and asks for the profile."""
        if field.value.strip():
            self.ask(self._added, add_person, field.value, Profile())
        return True

    @on(OptionList.OptionSelected)
    def _use(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.ask(self._in_use, use_person, event.option_id)

    def _in_use(self, person: Person) -> None:
        self.app.person = None
        self.dismiss(person)

    def _added(self, person: Person) -> None:
        self.query_one("#name", Input).clear()
        self._read()
        self.app.show("profile", "ProfileScreen", person.name, then=lambda _person: self._read())

    def _marked(self) -> str | None:
        option = self.query_one("#people", OptionList).highlighted_option
        return None if option is None else option.id

    def _read(self) -> None:
        self.ask(self._show, list_people)

    def _show(self, listed: tuple[list[Person], Person]) -> None:
        everyone, in_use = listed
        people = self.query_one("#people", OptionList)
        marked = people.highlighted
        people.clear_options()
        people.add_options(Option(_line(one, one.id == in_use.id), id=one.name) for one in everyone)
        people.highlighted = [one.id for one in everyone].index(in_use.id) if marked is None else marked


def _line(person: Person, in_use: bool) -> str:
    return f"{'*' if in_use else ' '} {person.name}: {profile_details(person.profile)}"
