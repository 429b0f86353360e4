"""The parts of the PDF, each made of what the report says."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer
from reportlab.platypus import Table as Grid

from tracker.review.report.answer import Answer, Tile
from tracker.review.report.facts import Fact
from tracker.review.report.headings import Headings
from tracker.review.report.notes import NoteText
from tracker.review.report.pdf_drawing import Drawing
from tracker.review.report.pdf_style import BOLD, INK, MAIN, RULE, TINT, labelled, numbered, text
from tracker.review.report.style import Chart
from tracker.review.report.tables import Table
from tracker.review.report.text import ReportText

WIDTH, GAP = 180 * mm, 4 * mm
_FIGURE_WIDTHS = {
    "intake": (54, 17, 17, 29, 24, 13, 13, 13),
    "targets": (103, 13, 19, 21, 24),
    "foods": (43, 9, 9, 17, 10),
    "pattern": (67, 21),
    "comparison": (72, 42, 42, 24),
}
"""Widths of the columns in mm."""


class Bar(Flowable):
    """How much of a recommendation is reached: full is all of it."""

    def __init__(self, share: float, words: str) -> None:
        super().__init__()
        self.share = share
        self.words = text(words, "fact")
        self.width, self.height = 0.0, 5 * mm

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Half of the width; the words take the other half."""
        self.width = available_width
        self.words.wrap(available_width / 2 - 3 * mm, self.height)
        return available_width, self.height

    def draw(self) -> None:
        """Draw the frame, what is reached, and the words."""
        canvas, whole = self.canv, self.width / 2
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.6)
        canvas.setFillColor(MAIN)
        canvas.rect(0, 1.2 * mm, whole * min(1.0, max(0.0, self.share)), 2.6 * mm, stroke=0, fill=1)
        canvas.rect(0, 1.2 * mm, whole, 2.6 * mm, stroke=1, fill=0)
        self.words.drawOn(canvas, whole + 3 * mm, (self.height - self.words.height) / 2)


def head(told: ReportText) -> list[Flowable]:
    """Whose record it is, of which days, and how it was reckoned."""
    names = Grid([[text(told.name, "name"), text(told.period, "period")]], colWidths=(118 * mm, 62 * mm))
    names.setStyle(_BARE)
    return [names, text(told.title, "title"), Spacer(0, 1.5 * mm), _facts(told.facts), Spacer(0, 2.5 * mm)]


def _facts(facts: Sequence[Fact]) -> Flowable:
    cells = [labelled(fact.name, fact.value) for fact in facts]
    half = -(-len(cells) // 2)
    rows = [[cells[place], cells[place + half] if place + half < len(cells) else ""] for place in range(half)]
    grid = Grid(rows, colWidths=(WIDTH * 0.58, WIDTH * 0.42))
    grid.setStyle([*_BARE, ("LINEABOVE", (0, 0), (-1, 0), 0.5, RULE), ("TOPPADDING", (0, 0), (-1, 0), 2)])
    return grid


def answer_box(answer: Answer, words: Headings) -> Flowable:
    """The answer, set apart."""
    parts: list[Flowable] = [text(answer.headline, "verdict"), text(answer.verdict, "advice")]
    if answer.share is not None:
        parts.append(Bar(answer.share, answer.share_text))
    parts += [text(line, "line") for line in answer.lines]
    if answer.provisional:
        parts.append(text(words.provisional, "line"))
    box = Grid([[parts]], colWidths=(WIDTH,))
    box.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), TINT),
            ("LINEBEFORE", (0, 0), (0, -1), 3, MAIN),
            ("LEFTPADDING", (0, 0), (-1, -1), 9),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ]
    )
    return box


def tile_row(tiles: Sequence[Tile]) -> list[Flowable]:
    """The main figures, side by side."""
    if not tiles:
        return []
    cells = [
        [text(one.name, "tile name"), text(one.value, "tile value"), text(one.detail, "tile name")]
        for one in tiles
    ]
    grid = Grid([cells], colWidths=(WIDTH / len(tiles),) * len(tiles))
    grid.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEAFTER", (0, 0), (-2, -1), 0.5, RULE),
            ("LEFTPADDING", (0, 0), (-1, -1), 6),
            ("LEFTPADDING", (0, 0), (0, -1), 1),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ]
    )
    return [Spacer(0, 2.5 * mm), grid]


def picture(chart: Chart) -> list[Flowable]:
    """A picture under its title."""
    return [text(chart.title, "caption"), Drawing(chart.figure)]


def side_by_side(left: Sequence[Flowable], right: Sequence[Flowable]) -> Flowable:
    """Two parts that share the width; both must fit on a page."""
    pair = Grid([[list(left), list(right)]], colWidths=(WIDTH / 2 + GAP / 2, WIDTH / 2 - GAP / 2))
    pair.setStyle([*_BARE, ("RIGHTPADDING", (0, 0), (0, 0), GAP), ("RIGHTPADDING", (1, 0), (1, 0), 0)])
    return pair


def figures(table: Table) -> list[Flowable]:
    """A table with its caption and what is said below it; it may run over the end of a page."""
    texts, last = table.texts, len(table.headings)
    rows = [
        [
            text(cell, "strong cell" if place < texts else "strong figure")
            for place, cell in enumerate(table.headings)
        ]
    ]
    for number, row in enumerate(table.rows):
        strong = "strong " if number in table.emphasised else ""
        kinds = [f"{strong}cell"] * texts + [f"{strong}figure"] * (last - texts)
        rows.append([text(cell, kind) for cell, kind in zip(row, kinds, strict=True)])
    widths = [width * mm for width in _FIGURE_WIDTHS[table.name]]
    grid = Grid(rows, colWidths=widths, repeatRows=1, hAlign="LEFT")
    grid.setStyle(
        [
            *_BARE,
            ("TOPPADDING", (0, 0), (-1, -1), 0.8),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.1),
            ("LINEBELOW", (0, 0), (-1, 0), 0.7, INK),
            ("LINEBELOW", (0, 1), (-1, -1), 0.3, RULE),
            ("FONTNAME", (0, 0), (-1, 0), BOLD),
        ]
    )
    notes = [text(note, "small") for note in table.notes]
    return [text(table.caption, "caption"), grid, *notes]


def quality(told: ReportText, words: Headings) -> list[Flowable]:
    """How far the record can be trusted."""
    heading = text(words.quality, "caption")
    return [heading, *[text(line, "bullet", bullet="•") for line in told.quality]]


def advice(told: ReportText, words: Headings) -> list[Flowable]:
    """The advice with its reasons, and the official rules word for word."""
    parts: list[Flowable] = [text(one, "bullet", bullet="•") for one in told.reasons]
    if told.ways:
        parts.append(text(words.ways, "caption"))
        parts += [text(way, "bullet", bullet="•") for way in told.ways]
    if told.foods:
        parts.append(text(words.foods, "caption"))
        parts.append(text("  ·  ".join(told.foods), "quoted"))
    for block in told.advice.official_blocks:
        parts.append(text(block.heading, "caption"))
        parts += [text(rule.marked, "quoted") for rule in block.rules]
    return _part(words.advice, parts)


def notes(told: Sequence[NoteText], words: Headings) -> list[Flowable]:
    """What the dietitian wrote; it may run over several pages."""
    parts: list[Flowable] = []
    for note in told:
        parts += [CondPageBreak(15 * mm), labelled(note.heading, note.written, "caption")]
        parts += [text(paragraph, "line") for paragraph in note.paragraphs]
    return _part(words.notes, parts) if parts else []


def sources(told: ReportText, words: Headings) -> list[Flowable]:
    """How it was reckoned, from which sources, and what the page is not.

    The sources stand one after the other: as a list of lines they would need a page of their own.
    """
    box = Grid([[text(told.disclaimer, "body")]], colWidths=(WIDTH,))
    box.setStyle(
        [
            ("BOX", (0, 0), (-1, -1), 0.6, INK),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    return [
        *_part(words.method, [text(line, "small") for line in told.method]),
        *_part(words.sources, [numbered(told.sources, "source")]),
        Spacer(0, 1.2 * mm),
        box,
    ]


def _part(heading: str, parts: Sequence[Flowable]) -> list[Flowable]:
    return [CondPageBreak(22 * mm), text(heading, "heading"), *parts]


_BARE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]
"""A grid of which nothing is seen."""
