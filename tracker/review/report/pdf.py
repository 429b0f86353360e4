"""The PDF of a report: A4, two pages as a rule, more where the notes are long."""

from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer

from tracker.diary.advice_text import short_disclaimer
from tracker.locale import _, language
from tracker.review.report import pdf_parts as parts
from tracker.review.report.charts import charts
from tracker.review.report.headings import headings
from tracker.review.report.pdf_style import FONT, MARGIN, MUTED, RULE, use_fonts
from tracker.review.report.report import Report
from tracker.review.report.text import ReportText, report_text

_FOOT = 10 * mm
_LONGEST_NAME = 48


def make(report: Report) -> bytes:
    """The whole file."""
    use_fonts()
    told = report_text(report)
    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=A4,
        title=f"{told.title}: {told.name}, {told.period}",
        author=report.author or "calcium-tracker",
        subject=told.answer.headline,
        creator=told.made_with,
        lang=language(),
        pageCompression=1,
    )
    width, height = A4
    frame = Frame(MARGIN, _FOOT + 4 * mm, width - 2 * MARGIN, height - _FOOT - 13 * mm, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    document.build(_story(report, told), canvasmaker=_canvas_of(told))
    return file.getvalue()


def _story(report: Report, told: ReportText) -> list[Flowable]:
    words = headings(told)
    drawn = {chart.name: parts.picture(chart) for chart in charts(report.review, report.comparison)}
    tables = {table.name: parts.figures(table) for table in told.tables}
    story = [*parts.head(told), parts.answer_box(told.answer, words), *parts.tile_row(told.tiles)]
    if drawn:
        story += [
            *drawn["days"],
            parts.side_by_side(drawn["meals"], drawn["groups"]),
            *tables["intake"],
            *tables["targets"],
            parts.side_by_side(drawn["vitamin-d"], parts.quality(told, words)),
            Spacer(0, 1 * mm),
            parts.side_by_side(tables["pattern"], tables["foods"]),
        ]
    else:
        story += [*parts.quality(told, words), *tables["targets"]]
    story += [*tables.get("comparison", []), *drawn.get("before-after", [])]
    return [*story, *parts.advice(told, words), *parts.notes(told.notes, words), *parts.sources(told, words)]


def _canvas_of(told: ReportText) -> type[Canvas]:
    """A canvas that writes the foot of every page when it knows how many there are."""

    class NumberedCanvas(Canvas):
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802  reportlab's name
            self._pages.append(dict(self.__dict__))
            self._startPage()  # type: ignore[attr-defined]  # the one way that reportlab offers

        def save(self) -> None:
            pages = self._pages
            for number, page in enumerate(pages, 1):
                self.__dict__.update(page)
                _foot(self, told, number, len(pages))
                super().showPage()
            super().save()

    return NumberedCanvas


def _foot(canvas: Canvas, told: ReportText, number: int, pages: int) -> None:
    width, _height = A4
    name = told.name if len(told.name) <= _LONGEST_NAME else told.name[: _LONGEST_NAME - 1] + "…"
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, _FOOT + 3 * mm, width - MARGIN, _FOOT + 3 * mm)
    canvas.setFont(FONT, 6.4)
    canvas.setFillColor(MUTED)
    canvas.drawString(MARGIN, _FOOT, f"{name} · {told.period}")
    canvas.drawString(MARGIN, _FOOT - 3 * mm, short_disclaimer())
    page = _("Page {number} of {pages}").format(number=number, pages=pages)
    canvas.drawRightString(width - MARGIN, _FOOT, page)
    canvas.drawRightString(width - MARGIN, _FOOT - 3 * mm, told.made_with)
