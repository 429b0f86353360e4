"""The supplement that is taken every day, set once."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from tracker.foods.refusals import Unread
from tracker.locale import _
from tracker.tui import day_work
from tracker.tui.kitchen import Kitchen
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import paragraph


class DailySupplement(FramedDialog[bool]):
    """Asks for the line that stands for it; gives True where one is set, False where it was taken away."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = [
        "../styles/dialogs.tcss",
        "../styles/day_dialogs.tcss",
    ]

    def __init__(self, kitchen: Kitchen) -> None:
        super().__init__()
        self._kitchen = kitchen

    def heading(self) -> str:
        """What is asked."""
        return _("The supplement taken every day")

    def content(self) -> Iterable[Widget]:
        """One line, and what it is understood as."""
        yield paragraph(_("Written once here; F8 then logs it on each day. An empty line takes it away."))
        yield Input(
            self._kitchen.daily_text or "",
            placeholder=_("1 calcium tablet 500 mg, vitamin D 20 µg"),
            id="daily",
            select_on_focus=False,
        )
        yield Static(id="daily-reading", markup=False)

    def buttons(self) -> Iterable[Button]:
        """Keep it, or leave it as it was."""
        yield key_button(_("Save"), "Enter", "save", variant="primary")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Begin in the line."""
        self.query_one("#daily").focus()

    def submitted(self, _field: Input) -> bool:
        """Enter keeps it."""
        self.action_save()
        return True

    def action_save(self) -> None:
        """Keep the line where all of it is understood."""
        text = self.query_one("#daily", Input).value.strip()
        if text and any(isinstance(part, Unread) for part in self._kitchen.read(text)):
            return
        self.ask(
            lambda _none: self.dismiss(bool(text)), day_work.set_daily, self._kitchen.person, text or None
        )

    @on(Input.Changed, "#daily")
    def _read(self, event: Input.Changed) -> None:
        event.stop()
        parts = self._kitchen.read(event.value) if event.value.strip() else ()
        self.query_one("#daily-reading", Static).update("\n".join(self._kitchen.told(part) for part in parts))
