"""What can be done on the screen below and by which keys, how a line is typed, what the signs mean, where the data are."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tracker.locale import _
from tracker.tui.keys import Place, command, commands, key_name
from tracker.tui.screens.frame import FramedDialog
from tracker.tui.widgets.form import paragraph, subheading

if TYPE_CHECKING:
    # SQLAlchemy comes with it, which help can do without.
    from tracker.store.store import Store

_OF_THE_DAY = (Place.LINE, Place.ENTRIES, Place.DAY)


class HelpScreen(FramedDialog[None]):
    """Made from the registry of keys and from the live bindings, so that it cannot say anything else than they do."""

    SCROLLS = True

    def heading(self) -> str:
        """What it is."""
        return _("Help")

    def content(self) -> Iterable[Widget]:
        """The keys of the screen below first: that is what was asked for."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else self.app.screen
        if _has_commands(below):
            yield from _registry(self.app.offers)
        else:
            yield from _live(below)
        yield subheading(_("The line"))
        yield paragraph(_line())
        yield subheading(_("Signs"))
        yield paragraph(_signs())
        yield subheading(_("Where your data are"))
        yield paragraph(_("One moment …"), classes="place")
        yield subheading(_("What this is not"))
        yield paragraph(
            _(
                "The program adds up a diet and shows official recommendations. It makes no diagnosis, reckons no risk "
                "of fracture, and does not replace a doctor or dietitian. Never change a medicine because of it."
            )
        )
        yield paragraph(_("Shift and drag marks text for the terminal's own copying."))

    def on_mount(self) -> None:
        """Ask where the database is."""
        self.query_one("#body").focus()
        self.ask(self._show_place, database_place)

    def _show_place(self, place: str) -> None:
        self.query_one(".place", Static).update(place)


def database_place(store: "Store") -> str:
    """Where the database and its backups are, in words."""
    if store.path is None:
        return _("On a database server; its administrator makes the backups.")
    return _(
        "{path}: one file, readable by you alone. “tracker backup FILE” writes a copy while the program runs; "
        "“tracker export FILE” writes everything in a form that other programs read."
    ).format(path=Path(store.path))


def _has_commands(screen: Screen[object]) -> bool:
    """Whether the screen is the one whose commands the registry holds."""
    return any(
        (known := command(active.binding.id or "")) is not None and known.place in _OF_THE_DAY
        for active in screen.active_bindings.values()
    )


def _registry(is_offered: Callable[[str], bool]) -> Iterator[Widget]:
    titles = {
        Place.LINE: _("While typing"),
        Place.ENTRIES: _("Among the entries"),
        Place.DAY: _("The day"),
        Place.ANYWHERE: _("Anywhere"),
    }
    for place, title in titles.items():
        yield subheading(title)
        yield Vertical(
            *(
                _key_row([*one.keys.split(","), *filter(None, one.letters.split(","))], one.tooltip)
                for one in commands()
                if one.place is place and is_offered(one.action)
            ),
            classes="keys",
        )
    yield paragraph(_("Single letters are commands among the entries only; while typing they are letters."))


def _live(screen: Screen[object]) -> Iterator[Widget]:
    keys: dict[str, list[Binding]] = {}
    for active in screen.active_bindings.values():
        if active.enabled and active.binding.id:
            keys.setdefault(active.binding.action, []).append(active.binding)
    yield subheading(_("Here"))
    yield Vertical(
        *(_key_row([one.key for one in same], _told(same[0])) for same in keys.values()), classes="keys"
    )
    yield paragraph(
        _("Tab goes to the next field, Shift+Tab to the one before; everything can be clicked too.")
    )


def _told(binding: Binding) -> str:
    known = command(binding.id or "")
    # Bindings of dialogs keep the English text, so that they follow a change of language.
    return known.tooltip if known else _(binding.tooltip or binding.description)


def _key_row(keys: Iterable[str], told: str) -> Widget:
    names = ", ".join(dict.fromkeys(map(key_name, keys)))
    return Horizontal(Static(names, classes="names", markup=False), paragraph(told), classes="key-row")


def _line() -> str:
    return _(
        "Write what you ate as you would say it; several foods are parted by a comma or “and”:\n"
        "  2 dl milk\n"
        "  2 slices of rye bread with cheese, 150 g skyr\n"
        "  breakfast: oatmeal, ½ l oat drink\n"
        "  1 calcium tablet, vitamin d 10 µg\n"
        "Grams, decilitres, glasses, slices and pieces are understood, with comma or point; without an amount the "
        "usual portion is taken."
    )


def _signs() -> str:
    return _(
        "≈  the amount is assumed: the usual portion\n"
        "~  how well it is absorbed is assumed, not measured\n"
        "?  unknown; it is never counted as zero, and a total with something unknown in it says “at least”\n"
        "*  the recommendation that decides for this person\n"
        "!  something to know"
    )
