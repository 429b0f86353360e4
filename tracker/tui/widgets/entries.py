"""The entries of a day under their meals."""

from typing import ClassVar

from textual.binding import BindingType

from tracker.locale import _
from tracker.tui.keys import Place, bindings
from tracker.tui.widgets.rows import Column, RowList


def figure_columns(*, titled: bool) -> tuple[Column, ...]:
    """Name, amount and the three figures of a food; the choices stand under the same columns."""
    titles = ("", _("amount"), _("calcium"), _("absorbed"), _("vitamin D")) if titled else ("",) * 5
    return (
        Column(titles[0], 0, 0, right=False),
        Column(titles[1], 21, 11, right=False),
        Column(titles[2], 8, 8),
        Column(titles[3], 8, 8),
        Column(titles[4], 9, 9),
    )


class Entries(RowList, can_focus=True):
    """The entries; letters are commands here."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.ENTRIES)

    def on_focus(self) -> None:
        """Put the mark on the last entry, which is the likeliest to be changed."""
        if self.mark is None and self.rows:
            self.action_mark_end(1)

    async def action_mark(self, step: int) -> None:
        """Move the mark; above the first row lies the line."""
        if step < 0 and not self.mark:
            self.put_mark(None)
            await self.run_action("screen.line")
        else:
            self.move(step)

    def action_mark_end(self, step: int) -> None:
        """Move the mark to the first or the last row."""
        places = [place for place, row in enumerate(self.rows) if row.can_be_marked]
        if places:
            self.put_mark(places[-1] if step > 0 else places[0])
