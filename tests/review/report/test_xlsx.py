"""The workbook: real numbers and dates, empty cells for what is unknown, and texts that are never formulas."""

from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tests.review.report.conftest import TODAY, called, note_of
from tracker.review.report import xlsx
from tracker.review.report.report import Report
from tracker.store.records import NoteKind


def read(report: Report) -> Workbook:
    return openpyxl.load_workbook(BytesIO(xlsx.make(report)))


@pytest.fixture(scope="module")
def book(report: Report) -> Workbook:
    return read(report)


def test_its_sheets_stay_in_sight_and_can_be_filtered(book: Any) -> None:
    assert book.sheetnames == ["Summary", "Days", "Entries", "Sources"]
    assert [book[name].freeze_panes for name in book.sheetnames] == [None, "B2", "B2", "B2"]
    assert book["Days"].auto_filter.ref == "A1:R29"
    assert len(book["Summary"]._charts) == 1


def test_the_names_of_the_sheets_follow_the_language(report: Report, danish: None) -> None:
    assert read(report).sheetnames == ["Oversigt", "Dage", "Poster", "Kilder"]


def test_dates_times_and_figures_are_real(book: Workbook) -> None:
    assert book["Summary"]["B3"].value == datetime(2026, 10, 30)
    entries = list(book["Entries"].iter_rows(min_row=2, values_only=True))
    assert {type(row[0]) for row in entries} == {datetime}
    assert {type(row[1]) for row in entries} == {time}
    assert {type(row[7]) for row in entries} <= {int, float}
    assert book["Entries"]["A2"].number_format == "yyyy-mm-dd"
    headings = [cell.value for cell in book["Entries"][1]]
    assert "Calcium, mg" in headings
    assert "Vitamin D, µg" in headings


def test_what_is_unknown_is_an_empty_cell(book: Any, report: Report) -> None:
    unknown = {place for place, entry in enumerate(report.review.view.entries, 2) if entry.calcium_mg is None}
    assert unknown
    assert {row for row in unknown if book["Entries"].cell(row, 9).value is not None} == set()
    assert {row for row in unknown if book["Entries"].cell(row, 10).value is not None} == set()
    days = {row[0].value.date(): row[6].value for row in book["Days"].iter_rows(min_row=2)}
    assert days[date(2026, 11, 8)] is None


def test_a_text_is_never_a_formula_or_a_link(empty: Report) -> None:
    nasty = "=cmd|'/C calc'!A0"
    note = note_of(NoteKind.DIAGNOSIS, TODAY, "", "=1+1\nhttp://example.com\n" + "x" * 40000)
    book = read(replace(called(empty, nasty), author="=2+2", notes=[note]))
    cells = [cell for row in book["Summary"].iter_rows() for cell in row if cell.value is not None]
    assert nasty in [cell.value for cell in cells]
    assert "=1+1" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "d", "n"}
    assert [cell for cell in cells if cell.hyperlink] == []


def test_two_periods_have_a_column_each(compared: Report) -> None:
    rows: list[tuple[Any, ...]] = list(read(compared)["Summary"].iter_rows(values_only=True))
    heading = next(row for row in rows if row[0] == "Before and after")
    assert heading[2:5] == ("Before", "After", "Change")
    eaten = rows[rows.index(heading) + 1]
    assert eaten[4] == pytest.approx(eaten[3] - eaten[2])
