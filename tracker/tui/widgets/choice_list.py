"""A list of rows to choose one from by arrows and Enter, or by a click."""

from typing import ClassVar

from textual.binding import BindingType

from tracker.tui.keys import Place, bindings
from tracker.tui.widgets.rows import RowList


class ChoiceList(RowList, can_focus=True):
    """The list of a dialog; it says `Chosen` for the row that was taken."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.CHOICES)

    def action_mark(self, step: int) -> None:
        """Move the mark, which always stands on a row."""
        if self.mark or step > 0:
            self.move(step)

    def action_take(self) -> None:
        """Take the marked row."""
        if self.mark is not None:
            self.post_message(self.Chosen(self, self.mark))
