"""The calm screen: what to know when something happened that nobody foresaw."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tracker.foods.groups import N_
from tracker.locale import _
from tracker.tui.screens.base import TrackerDialog
from tracker.tui.widgets.key_bar import KeyBar


class CrashScreen(TrackerDialog[None]):
    """Tells what happened in one sentence, over the screen that was there, and lets the user go on."""

    CSS_PATH = "../styles/advice.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", N_("Go on"), tooltip=N_("Go back to the log."), id="crash.go-on"),
        Binding(
            "escape", "go_on", N_("Go on"), show=False, tooltip=N_("Go back to the log."), id="crash.close"
        ),
        Binding("ctrl+q", "leave", N_("Leave"), tooltip=N_("Leave the program."), id="crash.leave"),
    ]

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    def compose(self) -> ComposeResult:
        """Say first that nothing is lost."""
        with Vertical(id="crash"):
            yield Static(_("The log is safe"), id="crash-title", markup=False)
            yield Static(self._sentence, id="crash-sentence", markup=False)
            yield Static(
                _(
                    "Enter goes on. If it happens again, Ctrl+Q leaves the program; start it again with `tracker`."
                ),
                id="crash-keys",
                markup=False,
            )
        yield KeyBar()

    def action_go_on(self) -> None:
        """Go back to what was there."""
        self.dismiss()

    def action_leave(self) -> None:
        """Leave; the exit status says that something went wrong."""
        self.app.exit(return_code=1)
