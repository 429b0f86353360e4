"""What is shown while the terminal is too small for anything else."""

from textual.app import ComposeResult
from textual.widgets import Static

from tracker.locale import _
from tracker.tui.screens.base import TrackerScreen


class TooSmall(TrackerScreen[None]):
    """Asks for more room; what is typed below it stays."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._least = (width, height)

    def compose(self) -> ComposeResult:
        """One sentence, in the middle."""
        width, height = self._least
        yield Static(
            _(
                "The window is too small. Make it at least {width} columns by {height} lines; nothing typed is lost."
            ).format(width=width, height=height),
            id="too-small",
        )
