"""The table of a cohort in a file, for a spreadsheet or a program that goes on reckoning."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.diary.output_file import check_output, output_file
from tracker.locale import _
from tracker.problems import Problem
from tracker.review.cohort import Cohort
from tracker.review.cohort_text import COLUMNS, Cell, member_cells, method_sentences, summary_rows
from tracker.review.report.making import ReportSupportMissing
from tracker.review.report.tidy import harmless

if TYPE_CHECKING:
    from tracker.review.report.xlsx_writing import Sheet

_DECIMALS = 6
"""As many as the JSON has."""


@dataclass(eq=False)
class NoTableEnding(Problem):
    """A file name whose ending is none of ours."""

    path: Path

    def sentence(self) -> str:
        return _(
            "The ending of {path} does not tell what kind of table is wanted; end it with .csv or .xlsx. Nothing was written."
        ).format(path=self.path)


def check_cohort_file(path: Path, *, overwrite: bool, log: Path | None) -> None:
    """Refuse `path` before any work is done for it; raises NoTableEnding, and as `check_output` does."""
    _maker(path)
    check_output(path, overwrite=overwrite, log=log)


def write_cohort(cohort: Cohort, path: Path, *, overwrite: bool, log: Path | None) -> None:
    """Write the table to `path`, whole or not at all; `log` is the database file, which nothing is written over.

    Raises NoTableEnding, ReportSupportMissing, and as `output_file` does.
    """
    content = _maker(path)(cohort)
    with output_file(path, overwrite=overwrite, log=log) as file:
        file.write(content)


def _maker(path: Path) -> Callable[[Cohort], bytes]:
    makers = {".csv": _csv, ".xlsx": _xlsx}
    maker = makers.get(path.suffix.casefold())
    if maker is None:
        raise NoTableEnding(path)
    return maker


def _csv(cohort: Cohort) -> bytes:
    """The patients, one a row; the summary follows from them."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for member in cohort.members:
        writer.writerow([_written(cell) for cell in member_cells(member)])
    # With a mark at the beginning, without which one widespread spreadsheet takes æ, ø and å for other letters.
    return text.getvalue().encode("utf-8-sig")


def _xlsx(cohort: Cohort) -> bytes:
    """A sheet with the summary and one with the patients; texts stay texts and figures figures."""
    try:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]

        from tracker.review.report.xlsx_writing import Book, Sheet
    except ModuleNotFoundError as missing:
        raise ReportSupportMissing from missing
    file = BytesIO()
    with Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as workbook:
        book = Book(workbook)
        summary = Sheet(book, _("Summary"))
        for sentence in method_sentences():
            summary.line(sentence, measured=False)
        summary.gap()
        summary.headings(_("Figure"), _("Statistic"), _("Value"))
        _lines(summary, summary_rows(cohort))
        patients = Sheet(book, _("Patients"))
        patients.headings(*COLUMNS)
        patients.worksheet.freeze_panes(1, 1)
        _lines(patients, [member_cells(one) for one in cohort.members])
    return file.getvalue()


def _lines(sheet: "Sheet", rows: Sequence[Sequence[Cell]]) -> None:
    for row in rows:
        sheet.line(*[str(cell) if isinstance(cell, str) else cell for cell in row])
    sheet.fit()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{round(cell, _DECIMALS):.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return str(cell) if isinstance(cell, int) else harmless(cell)
