"""Columns and paragraphs of plain text."""

from textwrap import shorten, wrap
from unicodedata import east_asian_width

WIDTH = 80


def columns(widths: tuple[int, ...], *cells: str) -> str:
    """Cells side by side; a negative width aligns left. A cell that is too long is shortened."""
    return " ".join(_cell(width, cell) for width, cell in zip(widths, cells, strict=True)).rstrip()


def wrapped(text: str, lead: str = "") -> list[str]:
    """Lines of text of at most 80 columns, hanging under `lead`; an address is never broken."""
    return wrap(
        text,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _cell(width: int, text: str) -> str:
    room = abs(width)
    if _columns(text) > room:
        text = shorten(text, room, placeholder="…") if " " in text else text[: room - 1] + "…"
    padding = " " * (room - _columns(text))
    return text + padding if width < 0 else padding + text


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
