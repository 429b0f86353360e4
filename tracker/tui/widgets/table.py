"""A table of many rows whose headings can be clicked, for the patients of a desk."""

from textual import events
from textual.message import Message

from tracker.tui.widgets.rows import RowList, widths_of

_LEFT = 2
"""Cells before the first column, where the mark stands."""
_TWICE = 2


class Table(RowList, can_focus=True, inherit_bindings=False):
    """Rows under headings; the keys are those of its screen, so that they hold while a filter is typed too."""

    _NARROW = 112

    class HeadingClicked(Message):
        """The heading of a column was clicked."""

        def __init__(self, table: "Table", column: int) -> None:
            super().__init__()
            self.table = table
            self.column = column
            """Its place, counted from 0."""

        @property
        def control(self) -> "Table":
            """The table."""
            return self.table

    class Opened(Message):
        """The marked row was clicked twice."""

        def __init__(self, table: "Table") -> None:
            super().__init__()
            self.table = table

        @property
        def control(self) -> "Table":
            """The table."""
            return self.table

    def on_click(self, event: events.Click) -> None:
        """Say which heading was clicked; below them, mark the row and say that it was chosen."""
        if event.y:
            super().on_click(event)
            if event.chain == _TWICE and self.mark is not None:
                self.post_message(self.Opened(self))
            return
        event.stop()
        column = self._column_at(event.x)
        if column is not None:
            self.post_message(self.HeadingClicked(self, column))

    def go(self, step: int) -> None:
        """Move the mark by `step` rows, and no further than the first and the last."""
        if self.rows:
            place = 0 if self.mark is None else self.mark + step
            self.put_mark(max(0, min(len(self.rows) - 1, place)))

    @property
    def page(self) -> int:
        """How many rows are in view."""
        return max(1, self.scrollable_content_region.height - 1)

    def _column_at(self, x: int) -> int | None:
        width = self.scrollable_content_region.width
        start = _LEFT
        for place, room in enumerate(widths_of(self.columns, width, self._is_narrow(width))):
            if room and start <= x <= start + room:
                return place
            start += room + 1 if room else 0
        return None
