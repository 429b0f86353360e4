"""The keys of the commands: the bindings of the screens, and how a key is called.

The footer, the help screen and the command palette are made from the same registry, `tracker.tui.commands`.
"""

from functools import cache

from textual.binding import Binding, BindingType

from tracker.locale import _, language
from tracker.tui.commands import Command, Place, all_commands

__all__ = ["Command", "Place", "bindings", "command", "commands", "key_name"]


def commands() -> tuple[Command, ...]:
    """All commands in the language in force, in the order in which the footer and the help show them."""
    return _commands(language())


def command(command_id: str) -> Command | None:
    """The command that a binding belongs to; None for a binding that is no command."""
    return _by_id(language()).get(command_id.partition("#")[0])


def bindings(place: Place) -> list[BindingType]:
    """The bindings of a place; each has an id of its own, which `command` leads back to its command."""
    made: list[BindingType] = [
        _binding(one, key, one.action)
        for one in commands()
        if one.place is place
        for key in one.keys.split(",")
    ]
    if place is Place.ENTRIES:
        made += [
            _binding(one, key, _from_a_widget(one), show=False)
            for one in commands()
            if one.letters
            for key in one.letters.split(",")
        ]
    return made


def key_name(key: str) -> str:
    """A key as people call it: 'Ctrl+Z', 'F1', '↓'."""
    *modifiers, last = key.split("+")
    return "+".join([*(_modifier(one) for one in modifiers), _key_names().get(last, _plain_name(last))])


def _plain_name(key: str) -> str:
    return key.upper() if len(key) == 1 and key.isalpha() and key.islower() else key.capitalize()


def _modifier(name: str) -> str:
    return {"ctrl": "Ctrl", "shift": _("Shift"), "alt": "Alt"}.get(name, name.capitalize())


def _key_names() -> dict[str, str]:
    return {
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "enter": "Enter",
        "escape": "Esc",
        "space": _("Space"),
        "delete": _("Del"),
        "pageup": "PgUp",
        "pagedown": "PgDn",
        "plus": "+",
        "minus": "-",
        "slash": "/",
        "question_mark": "?",
        "U": _("Shift+U"),
        "R": _("Shift+R"),
        "D": _("Shift+D"),
    }


def _binding(one: Command, key: str, action: str, *, show: bool | None = None) -> Binding:
    return Binding(
        key,
        action,
        one.description,
        show=one.shown if show is None else show,
        key_display=key_name(key),
        tooltip=one.tooltip,
        # Textual hides the application's keys under a dialog, unless they come before all others.
        priority=one.over_dialogs,
        id=f"{one.id}#{key}",
    )


def _from_a_widget(one: Command) -> str:
    return f"app.{one.action}" if one.place is Place.ANYWHERE else f"screen.{one.action}"


@cache
def _by_id(_language: str) -> dict[str, Command]:
    return {one.id: one for one in commands()}


@cache
def _commands(_language: str) -> tuple[Command, ...]:
    return all_commands()
