"""Every report holds exactly the figures of `tracker review --json`."""

import csv
import json
from contextlib import redirect_stdout
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import time_machine
from pypdf import PdfReader

from tests.review.report.conftest import text_of
from tracker.cli import main
from tracker.locale import number, set_language
from tracker.review.figures import DailyFigure
from tracker.review.report import html, tidy, xlsx
from tracker.review.report.report import Report
from tracker.review.wording import figure_label, plain_figure

STATISTICS = ("mean", "median", "sd", "minimum", "maximum")


@pytest.fixture(scope="module")
def as_json(demo_database: Path) -> Any:
    """What the command prints."""
    printed = StringIO()
    with time_machine.travel("2026-11-26 12:00", tick=False), redirect_stdout(printed):
        assert main(["--database", str(demo_database), "review", "--person", "Kirsten Holm", "--json"]) == 0
    return json.loads(printed.getvalue())


def rows_of(figures: Any) -> list[list[str]]:
    """The lines of the table of intake, written from the JSON."""
    rows = []
    for code in DailyFigure:
        every = figures["daily"]["all"][code.value]
        mean, median, sd, least, most = (plain_figure(every[name], code.unit) for name in STATISTICS)
        rows.append(
            [
                f"{figure_label(code)}, {code.unit}",
                mean,
                median,
                sd,
                f"{least}–{most}",
                str(every["n"]),
                plain_figure(figures["daily"]["weekdays"][code.value]["mean"], code.unit),
                plain_figure(figures["daily"]["weekend"][code.value]["mean"], code.unit),
            ]
        )
    return rows


class Rows(HTMLParser):
    """The rows of all tables of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag not in ("th", "td")

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_pdf(pdfs: dict[str, PdfReader], as_json: Any, language: str) -> None:
    set_language(language)
    text = text_of(pdfs[language]).replace("≥ ", "")
    for row in rows_of(as_json):
        assert " ".join(row) in text
    for target in as_json["targets"]:
        if target["coverage"] is not None:
            assert f"{number(target['coverage'] * 100)} %" in text
    for food in as_json["main_foods"]:
        amounts = [number(food[key]) for key in ("grams", "calcium_mg", "absorbed_mg")]
        assert " ".join([*amounts, f"{number(food['share'] * 100)} %"]) in text
    assert f"{number(as_json['adequacy']['confidence_adequate'] * 100)} %" in text
    assert f"{number(as_json['calcium']['gap_mg'])} mg" in text


def test_the_page_for_a_browser(report: Report, as_json: Any) -> None:
    page = Rows()
    page.feed(html.make(report).decode())
    found = [[cell.removeprefix("≥ ") for cell in row] for row in page.rows]
    for row in rows_of(as_json):
        assert row in found
    for meal in as_json["meals"]:
        assert [number(meal["calcium_mg"]), f"{number(meal['share'] * 100)} %"] in [row[1:] for row in found]


def test_the_workbook(report: Report, as_json: Any) -> None:
    book: Any = openpyxl.load_workbook(BytesIO(xlsx.make(report)))
    summary = {row[0]: row[2:] for row in book["Summary"].iter_rows(values_only=True) if row[0]}
    for code in DailyFigure:
        every = as_json["daily"]["all"][code.value]
        told = [*(every[name] for name in STATISTICS), every["n"]]
        told += [as_json["daily"][part][code.value]["mean"] for part in ("weekdays", "weekend")]
        assert list(summary[figure_label(code)][:8]) == pytest.approx(told, abs=1e-6)
    days = {row[0].date().isoformat(): row for row in book["Days"].iter_rows(min_row=2, values_only=True)}
    assert len(days) == len(as_json["calendar"])
    for day in as_json["calendar"]:
        row = days[day["date"]]
        assert row[1] == ("yes" if day["counts"] else "no")
        for column, key in ((6, "calcium_mg"), (9, "absorbed_mg"), (13, "vitamin_d_ug"), (16, "energy_kcal")):
            assert row[column] == (day[key] if day[key] is None else pytest.approx(day[key], abs=1e-6))


def test_the_tidy_table(report: Report, as_json: Any) -> None:
    rows = list(csv.DictReader(StringIO(tidy.make(report).decode("utf-8-sig"))))
    period = {
        (row["days"], row["figure"], row["statistic"]): row["value"]
        for row in rows
        if row["level"] == "period"
    }
    names = dict(
        zip(
            ("days", "mean", "median", "standard-deviation", "minimum", "maximum"),
            ("n", *STATISTICS),
            strict=True,
        )
    )
    for part, figures in as_json["daily"].items():
        for code, spread in figures.items():
            for statistic, key in names.items():
                assert value_of(period[part, code, statistic]) == spread[key]
    shares = as_json["shares"]
    assert value_of(period["all", "assumed-share", "value"]) == shares["assumed_absorption"]
    of_days = {(row["first"], row["figure"]): row["value"] for row in rows if row["level"] == "day"}
    for day in as_json["calendar"]:
        for code in DailyFigure:
            assert value_of(of_days[day["date"], code.value]) == day[code.value]


def value_of(cell: str) -> float | None:
    return float(cell) if cell else None
