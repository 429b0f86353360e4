"""The command palette: every command of the registry and of the screen below, in the language in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

from tracker.locale import _
from tracker.tui.keys import Command, Place, command, commands, key_name

if TYPE_CHECKING:
    from tracker.tui.app import TrackerApp


@dataclass(frozen=True, slots=True)
class _Offer:
    """A command as the palette shows it, and what runs it."""

    title: str
    tooltip: str
    action: str
    node: DOMNode


class Commands(Provider):
    """The commands that can be given from the screen below."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for one in self._possible():
            yield DiscoveryHit(one.title, partial(self._run, one), help=one.tooltip)

    async def search(self, query: str) -> Hits:
        """Those whose name fits."""
        matcher = self.matcher(query)
        for one in self._possible():
            score = max(matcher.match(one.title), matcher.match(one.tooltip) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(one.title), partial(self._run, one), help=one.tooltip)

    def _possible(self) -> Iterator[_Offer]:
        yield from self._of_the_screen()
        app: TrackerApp = self.app  # type: ignore[assignment]  # there is no other
        on_day = any(
            one.place is Place.DAY and hasattr(self.screen, f"action_{_name(one)}") for one in commands()
        )
        for one in commands():
            if one.place is Place.ANYWHERE and app.offers(one.action):
                yield _Offer(_title(one), one.tooltip, one.action, app)
            elif one.place is Place.DAY and on_day:
                yield _Offer(_title(one), one.tooltip, one.action, self.screen)

    def _of_the_screen(self) -> Iterator[_Offer]:
        """What the screen's own bindings do, those that the registry does not hold."""
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.id and binding.show and command(binding.id) is None and binding.action not in seen:
                seen.add(binding.action)
                title = f"{_(binding.description)}  ({key_name(binding.key)})"
                yield _Offer(title, _(binding.tooltip), binding.action, active.node)

    async def _run(self, one: _Offer) -> None:
        await self.app.run_action(one.action, one.node)


def palette() -> CommandPalette:
    """The palette over our commands."""
    return CommandPalette([Commands], placeholder=_("Search for a command …"), id="--command-palette")


def _name(one: Command) -> str:
    return one.action.partition("(")[0]


def _title(one: Command) -> str:
    return f"{one.description}  ({key_name(one.keys.split(',')[0])})"
