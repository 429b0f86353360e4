"""Type and rules of the PDF: DejaVu embedded, so that every sign prints and can be searched; readable in grey."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import matplotlib as mpl
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from tracker.review.report import style

INK, MUTED, MAIN = HexColor(style.INK), HexColor(style.MUTED), HexColor(style.MAIN)
RULE, TINT = HexColor("#c3ccd5"), HexColor("#f0f3f6")
MARGIN = 15 * mm
FONT, BOLD = "DejaVuSans", "DejaVuSans-Bold"
_FACES = {
    FONT: "DejaVuSans.ttf",
    BOLD: "DejaVuSans-Bold.ttf",
    "DejaVuSans-Oblique": "DejaVuSans-Oblique.ttf",
    "DejaVuSans-BoldOblique": "DejaVuSans-BoldOblique.ttf",
}

_BODY = ParagraphStyle("body", fontName=FONT, fontSize=7.2, leading=9, textColor=INK)
STYLES = {
    "body": _BODY,
    "name": ParagraphStyle("name", _BODY, fontName=BOLD, fontSize=15, leading=18),
    "title": ParagraphStyle("title", _BODY, fontSize=8.6, leading=11, textColor=MUTED),
    "period": ParagraphStyle("period", _BODY, fontName=BOLD, fontSize=9, leading=18, alignment=TA_RIGHT),
    "fact": ParagraphStyle("fact", _BODY, fontSize=7, leading=9),
    "verdict": ParagraphStyle("verdict", _BODY, fontName=BOLD, fontSize=12.5, leading=16),
    "advice": ParagraphStyle("advice", _BODY, fontName=BOLD, fontSize=8.8, leading=12),
    "line": ParagraphStyle("line", _BODY, fontSize=8.2, leading=11.2),
    "heading": ParagraphStyle(
        "heading", _BODY, fontName=BOLD, fontSize=9, leading=11.5, spaceBefore=4, spaceAfter=1
    ),
    "caption": ParagraphStyle(
        "caption", _BODY, fontName=BOLD, fontSize=7.4, leading=9.6, spaceBefore=3, spaceAfter=1
    ),
    "tile name": ParagraphStyle("tile name", _BODY, fontSize=6.8, leading=8.6, textColor=MUTED),
    "tile value": ParagraphStyle("tile value", _BODY, fontName=BOLD, fontSize=12, leading=15),
    "small": ParagraphStyle("small", _BODY, fontSize=6.4, leading=8.2, textColor=MUTED),
    "cell": ParagraphStyle("cell", _BODY, fontSize=7, leading=8.8),
    "figure": ParagraphStyle("figure", _BODY, fontSize=7, leading=8.8, alignment=TA_RIGHT),
    "strong cell": ParagraphStyle("strong cell", _BODY, fontName=BOLD, fontSize=7, leading=8.8),
    "strong figure": ParagraphStyle(
        "strong figure", _BODY, fontName=BOLD, fontSize=7, leading=8.8, alignment=TA_RIGHT
    ),
    "bullet": ParagraphStyle("bullet", _BODY, leftIndent=9, bulletIndent=1, spaceAfter=0.4),
    "quoted": ParagraphStyle("quoted", _BODY, leftIndent=9, spaceAfter=1.5),
    "source": ParagraphStyle("source", _BODY, fontSize=5.8, leading=7.2),
}


@cache
def use_fonts() -> None:
    """Make the DejaVu faces that matplotlib brings known to reportlab, once."""
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    for name, file in _FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    pdfmetrics.registerFontFamily(
        FONT, normal=FONT, bold=BOLD, italic="DejaVuSans-Oblique", boldItalic="DejaVuSans-BoldOblique"
    )


def text(words: str, kind: str = "body", *, bullet: str | None = None) -> Paragraph:
    """A paragraph of plain words, in which nothing is markup."""
    return Paragraph(escape(words), STYLES[kind], bulletText=bullet)


def numbered(entries: Sequence[str], kind: str) -> Paragraph:
    """Entries one after the other, each after its number in brackets."""
    marked = (f"<b>[{place}]</b>\u00a0{escape(entry)}" for place, entry in enumerate(entries, 1))
    return Paragraph("   ".join(marked), STYLES[kind])


def labelled(name: str, value: str, kind: str = "fact") -> Paragraph:
    """A name in grey and its value."""
    return Paragraph(f'<font color="{style.MUTED}">{escape(name)}:</font> {escape(value)}', STYLES[kind])
