"""The PDF: A4, every sign of both languages, and a layout that bears long names, long notes and no days."""

from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from tests.review.report.conftest import TODAY, called, note_of, read, text_of
from tracker.review.report.report import Report
from tracker.store.records import NoteKind


@pytest.fixture(scope="module")
def written(empty: Report) -> PdfReader:
    """A report with notes and a name that has every letter and looks like markup."""
    notes = (
        note_of(NoteKind.MONITORING, TODAY, "", "Om 8 uger."),
        note_of(NoteKind.DIAGNOSIS, date(2026, 11, 20), "A. Hansen", "For lidt <calcium> & ≥ 3 µg."),
    )
    return read(called(replace(empty, notes=notes, author="A. Hansen"), "Søren <b>Ærø</b> & Å"))


@pytest.mark.parametrize("language", ["en", "da"])
def test_it_is_two_pages_of_a4_whose_text_can_be_searched(pdfs: dict[str, PdfReader], language: str) -> None:
    reader = pdfs[language]
    assert [tuple(map(round, page.mediabox[2:])) for page in reader.pages] == [(595, 842)] * 2
    text = text_of(reader)
    told = {
        "en": (
            "Page 1 of 2",
            "Probably not enough: up to 297 mg",
            "makes no diagnosis",
            "µg",
            "≥",
            "340–978",
        ),
        "da": (
            "Side 1 af 2",
            "Formentlig ikke nok: der mangler op til 297 mg",
            "stiller ingen diagnose",
            "µg",
            "≥",
            "Mælk",
        ),
    }[language]
    assert [words for words in told if words not in text] == []
    assert "Fødevaredata (http://frida.fooddata.dk), version 5.4, Maj 2025" in text
    assert "flat figures, version 1" in text or "faste tal, version 1" in text


def test_the_official_rule_stands_in_its_own_words(pdfs: dict[str, PdfReader]) -> None:
    text = text_of(pdfs["da"])
    assert "20 µg D-vitamin dagligt kombineret med 800-1000 mg calcium hele året anbefales til" in text


def test_a_name_is_never_markup_and_notes_come_in_the_order_of_a_record(written: PdfReader) -> None:
    text = text_of(written)
    assert "Søren <b>Ærø</b> & Å" in text
    diagnosis, monitoring = (
        text.index("Nutrition diagnosis: 2026-11-20, A. Hansen"),
        text.index("Monitoring: 2026-11-26"),
    )
    assert diagnosis < text.index("For lidt <calcium> & ≥ 3 µg.") < monitoring


def test_its_fonts_are_embedded_and_its_particulars_name_the_pseudonym_only(written: PdfReader) -> None:
    reader = written
    assert reader.metadata is not None
    assert reader.metadata.title == (
        "Calcium and vitamin D: review of a food record: Søren <b>Ærø</b> & Å, 2025-01-01 – 2025-01-31"
    )
    assert reader.metadata.author == "A. Hansen"
    assert reader.trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]
    fonts = {
        name: font.get_object()
        for page in reader.pages
        for name, font in page["/Resources"]["/Font"].items()  # type: ignore[index]
    }
    used = [font for font in fonts.values() if "DejaVu" in font["/BaseFont"]]
    assert used
    assert all("/FontFile2" in font["/FontDescriptor"] for font in used)


def test_long_notes_flow_over_more_pages_and_none_of_it_is_lost(empty: Report) -> None:
    text = "\n".join(f"Linje {number} " + "ord " * 40 for number in range(120))
    note = note_of(NoteKind.ASSESSMENT, TODAY, "x" * 200, text + "y" * 4000)
    reader = read(replace(called(empty, "Æ" * 200), notes=(note,)))
    assert len(reader.pages) > 3
    told = text_of(reader)
    assert [number for number in range(120) if f"Linje {number} ord" not in told] == []
    assert sum(page.extract_text().count("y") for page in reader.pages) >= 4000


def test_a_period_without_days_is_one_page_that_says_so(empty: Report) -> None:
    reader = read(empty)
    assert len(reader.pages) == 1
    text = text_of(reader)
    assert "No counted day in this period" in text
    assert "Too few days for advice" in text


def test_two_periods_stand_side_by_side(compared: Report) -> None:
    text = text_of(read(compared))
    assert "Before and after A day 2026-10-30 – 2026-11-12 2026-11-13 – 2026-11-26 Change" in text
