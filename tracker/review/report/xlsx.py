"""The workbook of a report: real numbers and dates with their units in the headings; unknown is an empty cell."""

from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from tracker.review.report.report import Report
from tracker.review.report.text import report_text
from tracker.review.report.xlsx_sheets import days_sheet, entries_sheet, sources_sheet, summary_sheet
from tracker.review.report.xlsx_writing import Book

_AS_WRITTEN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""A text stays a text, whatever it looks like."""


def make(report: Report) -> bytes:
    """The whole file."""
    told = report_text(report)
    file = BytesIO()
    with Workbook(file, _AS_WRITTEN) as workbook:
        workbook.set_properties(
            {
                "title": f"{told.title}: {told.name}, {told.period}",
                "author": report.author,
                "subject": told.answer.headline,
                "comments": told.disclaimer,
                "created": _moment(report.made_on),
            }
        )
        book = Book(workbook)
        summary_sheet(book, report, told)
        days_sheet(book, report.review)
        entries_sheet(book, report.review)
        sources_sheet(book, report.review, told)
    return file.getvalue()


def _moment(day: date) -> datetime:
    return datetime.combine(day, time())
