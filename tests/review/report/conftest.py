"""A demonstration log that is filled and reviewed once, and the reports made of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tracker.locale import set_language
from tracker.review.report import pdf
from tracker.review.report.report import Report
from tracker.review.reviewing import compare_periods, review_period
from tracker.store.records import NewNote, NoteKind
from tracker.store.store import Store

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="session")
def demo_database(sample_templates: Callable[[date], Path]) -> Path:
    """The file of the demonstration log; read it, do not write to it."""
    return sample_templates(TODAY)


@pytest.fixture(scope="session")
def demo_store(demo_database: Path) -> Iterator[Store]:
    """The demonstration log, open."""
    with Store.open(str(demo_database)) as store:
        yield store


@pytest.fixture(scope="session")
def report(demo_store: Store) -> Report:
    """Four weeks of somebody at increased risk of osteoporosis."""
    return Report(review_period(demo_store, person="Kirsten Holm", today=TODAY), TODAY, "A. Hansen")


@pytest.fixture(scope="session")
def compared(demo_store: Store) -> Report:
    """The second two weeks beside the first two."""
    both = compare_periods(
        demo_store,
        person="Kirsten Holm",
        today=TODAY,
        one=(date(2026, 10, 30), date(2026, 11, 12)),
        other=(date(2026, 11, 13), TODAY),
    )
    return Report(both.after, TODAY, comparison=both)


@pytest.fixture(scope="session")
def empty(demo_store: Store) -> Report:
    """A period without one entry."""
    review = review_period(
        demo_store, person="Kirsten Holm", today=TODAY, first=date(2025, 1, 1), last=date(2025, 1, 31)
    )
    return Report(review, TODAY)


@pytest.fixture(scope="session")
def pdfs(report: Report) -> dict[str, PdfReader]:
    """The report as a PDF, by language."""
    made = {}
    for language in ("da", "en"):
        set_language(language)
        made[language] = read(report)
    return made


@pytest.fixture
def danish() -> Iterator[None]:
    """Speak Danish."""
    set_language("da")
    yield
    set_language("en")


def read(report: Report) -> PdfReader:
    """The report as a PDF."""
    return PdfReader(BytesIO(pdf.make(report)))


def text_of(reader: PdfReader) -> str:
    """All words of a PDF, with single spaces."""
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def called(report: Report, name: str) -> Report:
    """The report of a person of this name."""
    view = report.review.view
    return replace(
        report, review=replace(report.review, view=replace(view, person=replace(view.person, name=name)))
    )


def note_of(kind: NoteKind, written_on: date, author: str, text: str) -> NewNote:
    """A note on the period."""
    return NewNote(
        person_id=1, kind=kind, first=TODAY, last=TODAY, written_on=written_on, author=author, text=text
    )
