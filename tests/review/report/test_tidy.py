"""The tidy table: one row a figure, for programs, and harmless in a spreadsheet."""

import csv
from io import StringIO

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from tests.review.report.conftest import called
from tracker.review.report import tidy
from tracker.review.report.report import Report

SIGNS = "=+-@\t\r\n"


@given(st.text(st.sampled_from(SIGNS + "a1(")))
def test_no_text_begins_as_a_formula(text: str) -> None:
    cell = tidy.harmless(text)
    assert not cell.startswith(tuple(SIGNS))
    assert cell in (text, "'" + text)


def test_a_name_that_is_a_formula_is_harmless_in_every_row(empty: Report) -> None:
    rows = list(csv.DictReader(StringIO(tidy.make(called(empty, "=cmd|'/C calc'!A0")).decode("utf-8-sig"))))
    assert {row["person"] for row in rows} == {"'=cmd|'/C calc'!A0"}


def test_every_program_reads_it_whatever_the_language(report: Report, danish: None) -> None:
    made = tidy.make(report)
    assert made.startswith(b"\xef\xbb\xbfperson,level,")
    frame = pd.read_csv(StringIO(made.decode("utf-8-sig")))
    assert tuple(frame.columns) == tidy.COLUMNS
    assert set(frame["level"]) == {"period", "day", "entry"}
    assert frame["value"].dtype == float
    entries = frame[(frame["level"] == "entry") & (frame["figure"] == "calcium_mg")]
    assert len(entries) == len(report.review.view.entries)
    # Unknown is missing, never 0.
    unknown = sum(entry.calcium_mg is None for entry in report.review.view.entries)
    assert entries["value"].isna().sum() == unknown > 0
    assert "Letmælk, konventionel (ikke-økologisk)" in set(entries["food"])


def test_figures_add_up_over_the_levels(report: Report) -> None:
    frame = pd.read_csv(StringIO(tidy.make(report).decode("utf-8-sig")))
    of_entries = (
        frame[(frame["level"] == "entry") & (frame["figure"] == "absorbed_mg")]
        .groupby("first")["value"]
        .sum()
    )
    of_days = (
        frame[(frame["level"] == "day") & (frame["figure"] == "absorbed_mg")]
        .set_index("first")["value"]
        .dropna()
    )
    pd.testing.assert_series_equal(of_entries, of_days, check_names=False, check_exact=False, atol=1e-4)
