"""The command palette: every command of the registry by its name, in the language in force."""

from collections.abc import Iterator
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from tracker.locale import _
from tracker.tui.keys import Command, Place, commands, key_name


class Commands(Provider):
    """The commands that can be given from the screen below."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for one in self._possible():
            yield DiscoveryHit(_title(one), partial(self._run, one), help=one.tooltip)

    async def search(self, query: str) -> Hits:
        """Those whose name fits."""
        matcher = self.matcher(query)
        for one in self._possible():
            score = max(matcher.match(_title(one)), matcher.match(one.tooltip) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(_title(one)), partial(self._run, one), help=one.tooltip)

    def _possible(self) -> Iterator[Command]:
        on_day = any(
            one.place is Place.DAY and hasattr(self.screen, f"action_{_name(one)}") for one in commands()
        )
        for one in commands():
            if one.place is Place.ANYWHERE or (one.place is Place.DAY and on_day):
                yield one

    async def _run(self, one: Command) -> None:
        await self.app.run_action(one.action, self.app if one.place is Place.ANYWHERE else self.screen)


def palette() -> CommandPalette:
    """The palette over our commands."""
    return CommandPalette([Commands], placeholder=_("Search for a command …"), id="--command-palette")


def _name(one: Command) -> str:
    return one.action.partition("(")[0]


def _title(one: Command) -> str:
    return f"{one.description}  ({key_name(one.keys.split(',')[0])})"
