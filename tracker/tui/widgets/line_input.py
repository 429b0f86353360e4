"""The line that foods are typed into."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from tracker.tui.keys import Place, bindings

_MOST_CHARACTERS = 10_000
"""More than is read of a line, so that a line too long is refused with its reason and not cut off."""


class LineInput(Input):
    """The typed line; arrows up and down move the mark among the choices below it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.LINE)

    class Choose(Message):
        """Another choice is asked for: `step` rows on."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Complete(Message):
        """The name of the food is to be written out."""

    class Leave(Message):
        """Away from the line, to the entries."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  as Textual names it
        super().__init__(id=id, select_on_focus=False, max_length=_MOST_CHARACTERS)

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted, each as foods of their own, where a field takes but the first."""
        lines = [line.strip() for line in event.text.splitlines() if line.strip()]
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor("; ".join(lines))

    def action_choose(self, step: int) -> None:
        """Move the mark among the choices."""
        self.post_message(self.Choose(step))

    def action_complete(self) -> None:
        """Write out the name of the food."""
        self.post_message(self.Complete())

    def action_leave(self) -> None:
        """Go to the entries."""
        self.post_message(self.Leave())
