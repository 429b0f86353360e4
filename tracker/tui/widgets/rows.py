"""Rows of figures under one another, with a mark that keys and mouse move: for the entries and for the choices."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

_MARK = "› "
_NO_MARK = "  "


class RowKind(StrEnum):
    """How a row looks, and whether the mark can stand on it."""

    PLAIN = "plain"
    HEADING = "heading"
    """The head of a group; the mark can stand on it."""
    READ = "read"
    """Only to be read."""
    NOTE = "note"
    """A sentence across all columns, only to be read."""
    WARNING = "warning"
    """As a note, of something that was refused."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list of rows."""

    title: str
    width: int
    """In cells; 0 takes what the others leave."""
    narrow_width: int
    """The width in a list of less than 70 cells; 0 leaves the column out where `width` is not 0."""
    right: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a note has one cell, the others one for each column."""

    cells: tuple[str, ...]
    kind: RowKind = RowKind.PLAIN
    ids: tuple[int, ...] = ()
    """The entries that the row stands for; a heading stands for those below it."""

    @property
    def can_be_marked(self) -> bool:
        """Whether the mark can stand on the row."""
        return self.kind in (RowKind.PLAIN, RowKind.HEADING)


class RowList(ScrollView):
    """A list of rows; drawn line by line, so that a long list costs no more than a short one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--title",
        "rows--heading",
        "rows--read",
        "rows--note",
        "rows--warning",
        "rows--marked",
        "rows--fresh",
    }
    DEFAULT_CSS = """
    RowList { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    RowList > .rows--title { color: $text-muted; background: $panel; }
    RowList > .rows--heading { text-style: bold; color: $text-primary; }
    RowList > .rows--read { text-style: bold; }
    RowList > .rows--note { color: $secondary; }
    RowList > .rows--warning { color: $text-warning; text-style: bold; }
    RowList > .rows--marked { background: $block-cursor-blurred-background; text-style: bold; }
    RowList:focus > .rows--marked { background: $block-cursor-background; color: $block-cursor-foreground; }
    RowList > .rows--fresh { text-style: bold; }
    """

    class Marked(Message):
        """The mark stands on another row."""

        def __init__(self, rows: "RowList", place: int | None) -> None:
            super().__init__()
            self.rows = rows
            self.place = place

        @property
        def control(self) -> "RowList":
            """The list."""
            return self.rows

    class Chosen(Marked):
        """A row was clicked."""

    _NARROW = 70

    def __init__(self, *columns: Column, id: str | None = None) -> None:  # noqa: A002  as Textual names it
        super().__init__(id=id)
        self.columns = columns
        self.rows: tuple[Row, ...] = ()
        self.mark: int | None = None
        """The place of the marked row, counted from 0."""
        self._fresh: frozenset[int] = frozenset()
        self._lines: list[tuple[int, str | None]] = []
        """The row of each line, and the line of a note; other rows are laid out as they come into view."""
        self._laid_out_for = -1

    def show(
        self,
        rows: Sequence[Row],
        *,
        mark: int | None = None,
        fresh: frozenset[int] = frozenset(),
        columns: Sequence[Column] | None = None,
    ) -> None:
        """Put other rows in the place of these, with the mark at `mark`; rows of the `fresh` entries stand out."""
        self.rows = tuple(rows)
        self.mark = mark if mark is not None and mark < len(self.rows) else None
        self._fresh = fresh
        if columns is not None:
            self.columns = tuple(columns)
        self._laid_out_for = -1
        self._lay_out()
        self.refresh(layout=True)
        self.call_after_refresh(self._reveal_mark)

    def move(self, step: int) -> bool:
        """Move the mark to the next row that takes it, or back; whether it moved. Before the first is none."""
        place = -1 if self.mark is None else self.mark
        place += step
        while 0 <= place < len(self.rows) and not self.rows[place].can_be_marked:
            place += step
        if place >= len(self.rows) or (place < 0 and self.mark is None):
            return False
        self.put_mark(place if place >= 0 else None)
        return True

    def put_mark(self, place: int | None) -> None:
        """Put the mark on a row, or take it away."""
        if place == self.mark:
            return
        self.mark = place
        self.refresh()
        self._reveal_mark()
        self.post_message(self.Marked(self, place))

    def reveal(self, ids: frozenset[int]) -> None:
        """Scroll to the last row of these entries."""
        places = [
            place for place, row in enumerate(self.rows) if len(row.ids) == 1 and ids.issuperset(row.ids)
        ]
        if places:
            self._reveal(places[-1])

    @property
    def marked_row(self) -> Row | None:
        """The row with the mark."""
        return None if self.mark is None else self.rows[self.mark]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        self._lay_out(width)
        return len(self._lines) + self._title_height

    def on_resize(self) -> None:
        """Wrap the notes anew."""
        self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Mark the row under the pointer, and say that it was chosen."""
        line = event.y + self.scroll_offset.y - self._title_height
        if event.y >= self._title_height and 0 <= line < len(self._lines):
            place = self._lines[line][0]
            if self.rows[place].can_be_marked:
                event.stop()
                self.put_mark(place)
                self.post_message(self.Chosen(self, place))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        # The bar beside a long list takes the cell that each row leaves at its end, so that all lists stand in line.
        whole = self.size.width
        base = self.rich_style
        if y == 0 and self._title_height:
            titles = _across(self.columns, [one.title for one in self.columns], whole, self._is_narrow(whole))
            return _strip(_NO_MARK + titles, width, base + self.get_component_rich_style("rows--title"))
        line = y + self.scroll_offset.y - self._title_height
        if not 0 <= line < len(self._lines):
            return Strip.blank(width, base)
        place, text = self._lines[line]
        row = self.rows[place]
        if text is None:
            text = _across(self.columns, row.cells, whole, self._is_narrow(whole))
        sign = _MARK if place == self.mark else _NO_MARK
        return _strip(sign + text, width, base + self._style_of(row, place))

    @property
    def _title_height(self) -> int:
        return 1 if any(column.title for column in self.columns) else 0

    def _is_narrow(self, width: int) -> bool:
        return width < self._NARROW

    def _style_of(self, row: Row, place: int) -> Style:
        style = (
            Style()
            if row.kind is RowKind.PLAIN
            else self.get_component_rich_style(f"rows--{row.kind}", partial=True)
        )
        if len(row.ids) == 1 and self._fresh.issuperset(row.ids):
            style += self.get_component_rich_style("rows--fresh", partial=True)
        if place == self.mark:
            style += self.get_component_rich_style("rows--marked", partial=True)
        return style

    def _lay_out(self, width: int | None = None) -> None:
        width = self.scrollable_content_region.width if width is None else width
        if width == self._laid_out_for:
            return
        self._laid_out_for = width
        self._lines = []
        for place, row in enumerate(self.rows):
            if row.kind in (RowKind.NOTE, RowKind.WARNING):
                self._lines += [(place, line) for line in wrap(row.cells[0], max(20, width - 3)) or [""]]
            else:
                self._lines.append((place, None))
        self.virtual_size = Size(width, len(self._lines) + self._title_height)

    def _reveal_mark(self) -> None:
        if self.mark is not None:
            self._reveal(self.mark)

    def _reveal(self, place: int) -> None:
        line = next((at for at, (row, _text) in enumerate(self._lines) if row == place), 0)
        # The head of a group stays in view with its first row.
        first = line - 1 if line and self.rows[self._lines[line - 1][0]].kind is RowKind.HEADING else line
        height = max(1, self.scrollable_content_region.height - self._title_height)
        top = self.scroll_offset.y
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif line >= top + height:
            self.scroll_to(y=line - height + 1, animate=False)
        self.refresh(Region(0, 0, *self.size))


def _strip(text: str, width: int, style: Style) -> Strip:
    return Strip([Segment(set_cell_size(text, width), style)], width)


def widths_of(columns: Sequence[Column], width: int, narrow: bool) -> list[int]:
    """How wide each column is in a list of `width` cells; 0 for one that is left out."""
    widths = [column.narrow_width if narrow else column.width for column in columns]
    shown = [place for place, column in enumerate(columns) if widths[place] or not column.width]
    taken = sum(widths[place] for place in shown) + len(shown) - 1
    rest = max(4, width - len(_MARK) - 1 - taken)
    return [(widths[place] or rest) if place in shown else 0 for place in range(len(columns))]


def _across(columns: Sequence[Column], cells: Sequence[str], width: int, narrow: bool) -> str:
    """The cells side by side in `width` cells, two of which are left for the mark and one at the end."""
    widths = widths_of(columns, width, narrow)
    rest = next((widths[place] for place, column in enumerate(columns) if not column.width), 0)
    parts: list[str] = []
    for place in [place for place, room in enumerate(widths) if room]:
        text = cells[place] if place < len(cells) else ""
        room = widths[place]
        if not text and len(parts) == 1 and not columns[place].right and cell_len(cells[0]) > rest:
            # A long name takes the place of an amount that is not there.
            parts = [_cell(cells[0], rest + 1 + room, False)]
        else:
            parts.append(_cell(text, room, columns[place].right))
    return " ".join(parts)


def _cell(text: str, width: int, right: bool) -> str:
    if cell_len(text) > width:
        text = set_cell_size(text, max(0, width - 1)).rstrip() + "…"
    padding = " " * (width - cell_len(text))
    return padding + text if right else text + padding
