"""The keys that can be pressed, in the last line of a screen."""

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from tracker.locale import _
from tracker.tui.keys import command, commands, key_name


class KeyBar(Widget):
    """As many of the present commands as the line has room for; a click on one is a press of its key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; height: 1; background: $footer-background; color: $footer-foreground; padding: 0 1;
        link-style: none; link-color: $footer-foreground; link-background: $footer-background;
        link-style-hover: reverse;
    }
    """

    def on_mount(self) -> None:
        """Follow the focus, since with it the keys change."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def render(self) -> Content:
        """The keys and their commands, cut off between two of them."""
        parts: list[Content] = []
        room = self.size.width
        for binding in self._bindings_shown():
            part = _part(binding)
            room -= part.cell_length + 2
            if room < -2:
                break
            parts.append(part)
        return Content("  ").join(parts)

    def _follow(self, _screen: Screen[object]) -> None:
        self.refresh()

    def _bindings_shown(self) -> list[Binding]:
        """One binding for each command that the footer shows, in the order of the registry where it knows them."""
        shown: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show:
                shown.setdefault(active.binding.action, active.binding)
        places = {one.id: place for place, one in enumerate(commands())}
        return sorted(shown.values(), key=lambda one: places.get((one.id or "").partition("#")[0], -1))


def _part(binding: Binding) -> Content:
    known = command(binding.id) if binding.id else None
    description = known.description if known else _(binding.description)
    return Content.from_markup(
        "[@click=app.simulate_key('$press')][b]$key[/b] $description[/]".replace("$press", binding.key),
        key=key_name(binding.key),
        description=description,
    )
