"""What a day adds up to: figures, bars against the recommendations, and the advice."""

from dataclasses import dataclass, replace
from itertools import zip_longest

from textual.content import Content
from textual.widget import Widget

from tracker.locale import _

_TWO_COLUMNS_FROM = 70
"""Cells of width from which calcium and vitamin D stand side by side, where the height is short."""
_GAP = 3
_LEAST_BAR = 4
_GOOD_BAR = 8
"""Cells of a bar that can be read; figures give way to it."""
_MOST_BAR = 24
_ALL_LINES_FROM = 30
"""Lines of the terminal from which all bars are drawn in one narrow column."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A recommendation and how far the day reaches."""

    applies: bool
    label: str
    share: float | None
    """1 is the whole recommendation; None is unknown."""
    figure: str
    """What is absorbed and how far that reaches."""
    short_figure: str
    """Only how far it reaches, for where there is no room for more."""
    met: bool


@dataclass(frozen=True, slots=True)
class NutrientPicture:
    """One nutrient of a day."""

    title: str
    total: str
    known: str
    """How many entries the total rests on; empty where it rests on all."""
    notes: tuple[str, ...]
    """Short lines under the total."""
    more_notes: tuple[str, ...]
    """Further lines, where there is room."""
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class TotalsPicture:
    """All sums of a day."""

    nutrients: tuple[NutrientPicture, ...]


class Totals(Widget):
    """The sums of the day in view; two columns where it is wide and low, else one under the other."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Totals { height: auto; link-style: none; link-color: $foreground; link-style-hover: reverse; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002  as Textual names it
        super().__init__(id=id)
        self.picture: TotalsPicture | None = None
        self.notes: tuple[str, ...] = ()
        self.advice = ""

    def show(self, picture: TotalsPicture) -> None:
        """Draw other sums."""
        self.picture = picture
        self.refresh(layout=True)

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """Draw other notes: on the daily supplement, and on what the signs mean."""
        self.notes = notes
        self.refresh(layout=True)

    def advise(self, advice: str) -> None:
        """Draw another advice."""
        self.advice = advice
        self.refresh(layout=True)

    def render(self) -> Content:
        """Everything as wide as there is room."""
        if self.picture is None:
            return Content("")
        width = self.size.width
        if width >= _TWO_COLUMNS_FROM:
            lines = _side_by_side(self.picture, width)
        elif self.app.size.height < _ALL_LINES_FROM:
            lines = [line for one in self.picture.nutrients for line in _shortest(one, width)]
        else:
            lines = [
                line
                for one in self.picture.nutrients
                for line in (*_nutrient(one, width, all_notes=True), Content(""))
            ]
        lines += [Content.styled(note, "$text-muted") for note in self.notes]
        if self.advice:
            told = _("Advice (F3): {advice}").format(advice=self.advice)
            lines.append(Content.from_markup("[@click=app.advice][b]$told[/b][/]", told=told))
        if self.app.size.height < _ALL_LINES_FROM:
            lines = [line.truncate(width, ellipsis=True) for line in lines]
        return Content("\n").join(lines)


def _side_by_side(picture: TotalsPicture, width: int) -> list[Content]:
    first, second = picture.nutrients
    half = (width - _GAP) * 11 // 20
    # Each takes more than its half where its figures would be cut off otherwise.
    left_width = max(_least_width(first), min(half, width - _GAP - _least_width(second)))
    right_width = width - _GAP - left_width
    left, right = (
        _nutrient(first, left_width, all_notes=False),
        _nutrient(second, right_width, all_notes=False),
    )
    return [
        Content.assemble(_fitted(a, left_width), " │ ", _fitted(b, right_width))
        for a, b in zip_longest(left, right, fillvalue=Content(""))
    ]


def _least_width(picture: NutrientPicture) -> int:
    """Cells in which the bars with their labels and figures find room."""
    return max((len(bar.label) + len(bar.short_figure) + _LEAST_BAR + 4 for bar in picture.bars), default=0)


def _fitted(line: Content, width: int) -> Content:
    return line.truncate(width, ellipsis=True, pad=True)


def _nutrient(picture: NutrientPicture, width: int, *, all_notes: bool) -> list[Content]:
    notes = list(picture.notes)
    heading: list[str | tuple[str, str]] = [
        (picture.title, "bold $text-primary"),
        "  ",
        (picture.total, "bold"),
    ]
    beside = len(picture.title) + len(picture.total) + len(picture.known) + 5
    if picture.known and beside <= width:
        heading.append(f" · {picture.known}")
    elif picture.known:
        notes = _joined([picture.known, *notes], width)
    lines = [Content.assemble(*heading), *map(Content, notes)]
    if all_notes:
        lines += map(Content, picture.more_notes)
    label_width = max((len(bar.label) for bar in picture.bars), default=0)
    figures = [bar.figure for bar in picture.bars]
    if label_width + max(map(len, figures), default=0) + _GOOD_BAR + 4 > width:
        figures = [bar.short_figure for bar in picture.bars]
    figure_width = max(map(len, figures), default=0)
    cells = min(_MOST_BAR, max(_LEAST_BAR, width - label_width - figure_width - 4))
    return lines + [
        _bar(bar, label_width, cells, figure.rjust(figure_width))
        for bar, figure in zip(picture.bars, figures, strict=True)
    ]


def _shortest(picture: NutrientPicture, width: int) -> list[Content]:
    """The sum and the recommendation that applies, for a small window."""
    applying = tuple(bar for bar in picture.bars if bar.applies)
    return _nutrient(replace(picture, bars=applying, notes=()), width, all_notes=False)


def _joined(notes: list[str], width: int) -> list[str]:
    """The first two notes in one line where they fit it."""
    together = " · ".join(notes[:2])
    return [together, *notes[2:]] if len(together) <= width else notes


def _bar(bar: Bar, label_width: int, cells: int, figure: str) -> Content:
    full = 0 if bar.share is None else min(cells, int(bar.share * cells + 1e-9))
    return Content.assemble(
        ("* " if bar.applies else "  ", "bold"),
        (bar.label.ljust(label_width), "bold" if bar.applies else ""),
        " ",
        ("█" * full, "$success" if bar.met else "$primary"),
        ("░" * (cells - full), "$text-muted"),
        " ",
        (figure, "bold" if bar.applies else ""),
    )
