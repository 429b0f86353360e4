"""A screen as text that can be compared and read: its lines and, where wanted, the style of every cell."""

import re
from dataclasses import dataclass
from itertools import count
from string import ascii_letters
from xml.etree import ElementTree

from textual.app import App
from textual.widgets import Input

_SVG = "{http://www.w3.org/2000/svg}"
_CELL_WIDTH, _CELL_HEIGHT = 12.2, 24.4
"""Of the export, in its own units."""
_RULE = re.compile(r"\.([\w-]+-r\d+) \{ (.*?) \}")


@dataclass
class _Cell:
    sign: str = " "
    look: str = ""
    """The colour of the sign and how it is written; empty where there is no sign."""
    background: str = ""


def steady(app: App[None]) -> None:
    """Stop the cursor, which blinks by the clock on the wall."""
    for field in app.screen.query(Input):
        field.cursor_blink = False


def picture_of(app: App[None], *, with_styles: bool) -> str:
    """What the screen of `app` shows; with styles, a second map has a letter for each cell, explained under it."""
    size = app.size
    cells = _cells(app.export_screenshot(), size.width, size.height)
    text = "\n".join("".join(cell.sign for cell in row).rstrip() for row in cells) + "\n"
    return f"{text}\n{_styles(cells)}" if with_styles else text


def _cells(svg: str, width: int, height: int) -> list[list[_Cell]]:
    root = ElementTree.fromstring(svg)
    looks = dict(_RULE.findall("".join(style.text or "" for style in root.iter(f"{_SVG}style"))))
    cells = [[_Cell() for _column in range(width)] for _row in range(height)]
    matrix = next(group for group in root.iter(f"{_SVG}g") if group.get("class", "").endswith("-matrix"))
    terminal = next(group for group in root.iter(f"{_SVG}g") if matrix in list(group))
    for box in terminal.findall(f"{_SVG}rect"):
        row, first, end = _place(box, "width")
        for column in range(first, end):
            cells[row][column].background = box.get("fill", "")
    for part in matrix.findall(f"{_SVG}text"):
        row, first, _end = _place(part, "textLength")
        for column, sign in enumerate(
            (part.text or "").rstrip("\n").replace("\N{NO-BREAK SPACE}", " "), first
        ):
            cells[row][column].sign = sign
            cells[row][column].look = _look(looks[part.get("class", "")])
    return cells


def _place(element: ElementTree.Element, length: str) -> tuple[int, int, int]:
    """The row of an element, its first column, and the column after its last."""
    x, y, long = (float(element.get(name, "0")) for name in ("x", "y", length))
    return int(y // _CELL_HEIGHT), round(x / _CELL_WIDTH), round((x + long) / _CELL_WIDTH)


def _look(css: str) -> str:
    """'fill: #e6e8ea;font-weight: bold' as '#e6e8ea bold'."""
    values = [rule.partition(":")[2].strip() for rule in css.rstrip(";").split(";")]
    return " ".join(value for value in values if value)


def _styles(cells: list[list[_Cell]]) -> str:
    names: dict[str, str] = {}
    # Past the letters, which no screen of ours comes near to, the map still tells one style from another.
    unused = (ascii_letters[at] if at < len(ascii_letters) else chr(0x100 + at) for at in count())
    rows = []
    for row in cells:
        letters: list[str] = []
        look = ""
        for place, cell in enumerate(row):
            # Between two words nothing but the background can be seen.
            goes_on = place > 0 and cell.background == row[place - 1].background
            look = cell.look or (look if goes_on else "")
            style = f"{look} on {cell.background}"
            if style not in names:
                names[style] = next(unused)
            letters.append(names[style])
        rows.append("".join(letters))
    legend = [f"{letter}  {style.strip()}" for style, letter in names.items()]
    return "\n".join([*rows, "", *legend]) + "\n"
