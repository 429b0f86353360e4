"""The page for a browser: one file, nothing from elsewhere, and words for those who cannot see the pictures."""

import re
from dataclasses import replace

import pytest

from tests.review.report.conftest import TODAY, called, note_of
from tracker.review.report import html
from tracker.review.report.report import Report
from tracker.store.records import NoteKind


def page(report: Report) -> str:
    return html.make(report).decode()


@pytest.fixture(scope="module")
def whole(compared: Report) -> str:
    return page(compared)


def test_it_asks_nobody_for_anything(whole: str) -> None:
    assert re.findall(r"<(?:script|link|img|iframe|object|a)\b", whole) == []
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"', whole) == []
    assert re.findall(r"@import|url\((?!#)", whole) == []
    assert "default-src 'none'" in whole


def test_pictures_and_tables_have_words_and_every_id_is_there_once(whole: str) -> None:
    pictures = re.findall(r"<svg ([^>]*)>", whole)
    assert len(pictures) == 5
    assert all('role="img"' in attributes and 'aria-label="' in attributes for attributes in pictures)
    assert whole.count("<table>") == whole.count("<caption>") >= 5
    ids = re.findall(r'\bid="([^"]+)"', whole)
    assert len(ids) == len(set(ids)) > 0
    assert set(re.findall(r'(?:url\(#|href="#)([^)"]+)', whole)) <= set(ids)


def test_it_has_a_language_a_dark_side_and_a_printed_one(whole: str, danish: None, empty: Report) -> None:
    assert '<html lang="en">' in whole
    assert '<html lang="da">' in page(empty)
    assert "prefers-color-scheme: dark" in whole
    assert "@media print" in whole
    assert "var(--main)" in whole
    assert "#2c5f8d" not in whole.partition("</style>")[2]


def test_a_name_and_a_note_are_never_markup(empty: Report) -> None:
    note = note_of(NoteKind.DIAGNOSIS, TODAY, "<i>", "<script>alert('x')</script>")
    made = page(replace(called(empty, '<img src=x onerror="alert(1)">'), notes=[note]))
    assert "<script" not in made
    assert "<img" not in made
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in made


def test_a_period_without_days_says_so(empty: Report) -> None:
    made = page(empty)
    assert "No counted day in this period" in made
    assert "<svg" not in made
