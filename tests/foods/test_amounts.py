"""Amounts as people type them: digits, fractions, multiplications and number words, and what is none."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.foods.amounts import amount_text, plain
from tracker.foods.phrase import Phrase
from tracker.foods.phrases import phrases_of
from tracker.foods.refusals import UnreadReason
from tracker.foods.tokens import tokens_of


def only_phrase(text: str, language: str = "da") -> Phrase:
    """The one amount in a text."""
    (phrase,) = phrases_of(tokens_of(text), language)
    return phrase


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,5 dl mælk", 1.5, "dl"),
        ("1.5 dl mælk", 1.5, "dl"),
        (".5 l milk", 0.5, "l"),
        ("½ l mælk", 0.5, "l"),
        ("1½ dl mælk", 1.5, "dl"),
        ("1 1/2 dl mælk", 1.5, "dl"),
        ("1/2 dl mælk", 0.5, "dl"),
        ("1⁄2 dl mælk", 0.5, "dl"),
        ("⅔ dl mælk", 2 / 3, "dl"),
        ("2 x 30 g feta", 60, "g"),
        ("2x30g feta", 60, "g"),
        ("2×30 g feta", 60, "g"),
        ("3 * 2 dl mælk", 6, "dl"),
        ("3* æg", 3, None),
        ("mælk x2", 2, None),
        ("200g skyr", 200, "g"),
        ("1,5l mælk", 1.5, "l"),
        ("2 liter mælk", 2, "l"),
        ("et glas mælk", 1, "glass"),
        ("a glass of milk", 1, "glass"),
        ("to æg", 2, None),
        ("halvanden dl A38", 1.5, "dl"),
        ("en halv avocado", 0.5, None),
        ("half an avocado", 0.5, None),
        ("half a dozen eggs", 6, None),
        ("a dozen eggs", 12, None),
        ("et dusin æg", 12, None),
        ("et par æg", 2, None),
        ("a couple of eggs", 2, None),
        ("to og en halv skive rugbrød", 2.5, "slice"),
        ("two and a half slices", 2.5, "slice"),
        ("2 og en halv skive rugbrød", 2.5, "slice"),
        ("two hundred grams of skyr", 200, "g"),
        ("tre kvart liter mælk", 0.75, "l"),
        ("en dobbelt portion grød", 2, "portion"),
        ("ca. 2 dl mælk", 2, "dl"),
        ("mælk ca. 2 dl", 2, "dl"),
        ("jeg spiste 2 æg", 2, None),
        ("æg to", 2, None),
        ("4 fl oz milk", 4, "fl_oz"),
        ("1 us cup milk", 1, "us_cup"),
        ("٢ dl mælk", 2, "dl"),
        ("２００ g skyr", 200, "g"),
        ("1e2 g skyr", 100, "g"),
        ("1 000 g skyr", 1000, "g"),
        ("glas mælk", 1, "glass"),
        ("a can of tuna", 1, "can"),
    ],
)
def test_an_amount_is_read(text: str, value: float, unit: str | None) -> None:
    phrase = only_phrase(text)
    assert phrase.bad is None
    assert phrase.amount.value == pytest.approx(value)
    assert phrase.unit == unit


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.000 g", "da", 1000),
        ("1.000 g", "en", 1),
        ("1,000 g", "en", 1000),
        ("1,000 g", "da", 1),
        ("1.500 l", "da", 1.5),
        ("1.500,5 g", "da", 1500.5),
        ("1,500.5 g", "en", 1500.5),
        ("1.234.567 g", "en", 1234567),
        ("0.125 g", "da", 0.125),
    ],
)
def test_a_sign_before_three_digits_follows_the_language_and_the_unit(
    text: str, language: str, value: float
) -> None:
    assert only_phrase(text, language).amount.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-50 g ost", UnreadReason.NEGATIVE),
        ("- 50 g ost", UnreadReason.NEGATIVE),
        ("−50 g ost", UnreadReason.NEGATIVE),
        ("–50 g ost", UnreadReason.NEGATIVE),
        ("ost -50 g", UnreadReason.NEGATIVE),
        ("minus 50 g ost", UnreadReason.NEGATIVE),
        ("0 g ost", UnreadReason.ZERO),
        ("0,00 g ost", UnreadReason.ZERO),
        ("nul æg", UnreadReason.ZERO),
        ("nan g ost", UnreadReason.NOT_A_NUMBER),
        ("NaN g ost", UnreadReason.NOT_A_NUMBER),
        ("inf g ost", UnreadReason.NOT_A_NUMBER),
        ("-inf g ost", UnreadReason.NOT_A_NUMBER),
        ("∞ g ost", UnreadReason.NOT_A_NUMBER),
        ("1e999 g ost", UnreadReason.NOT_A_NUMBER),
        ("1/0 g ost", UnreadReason.NOT_A_NUMBER),
        ("1.2.3 g ost", UnreadReason.NOT_A_NUMBER),
        ("2-3 æg", UnreadReason.NO_AMOUNT),
        ("2 – 3 æg", UnreadReason.NO_AMOUNT),
        ("2 til 3 æg", UnreadReason.NO_AMOUNT),
        ("2 to 3 eggs", UnreadReason.NO_AMOUNT),
        ("to-tre æg", UnreadReason.NO_AMOUNT),
        ("g mælk", UnreadReason.NO_AMOUNT),
    ],
)
def test_nonsense_is_a_bad_amount_and_not_a_name(text: str, reason: UnreadReason) -> None:
    assert only_phrase(text).bad is reason


@pytest.mark.parametrize(
    "text",
    ["ost 45+", "45+ ost", "mælk 3,5 %", "0,1 % skummetmælk", "A38", "7-up", "pilsner 4-5 % vol.", "B12"],
)
def test_figures_inside_a_name_are_no_amount(text: str) -> None:
    assert phrases_of(tokens_of(text), "da") == []


def test_a_size_beside_a_number_is_kept_apart_from_it() -> None:
    phrase = only_phrase("2 store æg")
    assert (phrase.amount.value, phrase.size) == (2, "large")


def test_dashes_that_begin_every_line_are_bullets() -> None:
    assert [phrase.amount.value for phrase in phrases_of(tokens_of("- 2 æg\n- 3 æg"), "da")] == [2, 3]


@pytest.mark.parametrize(
    ("value", "language", "printed"),
    [
        (2.0, "da", "2"),
        (1.5, "da", "1½"),
        (0.25, "en", "¼"),
        (1 / 3, "en", "⅓"),
        (0.4, "da", "0,4"),
        (0.4, "en", "0.4"),
        (1000.0, "da", "1000"),
    ],
)
def test_amounts_are_printed_as_people_write_them(value: float, language: str, printed: str) -> None:
    assert amount_text(value, language) == printed


@given(
    value=st.one_of(
        st.floats(0.001, 5000), st.integers(1, 5000).map(float), st.integers(1, 20000).map(lambda n: n / 4)
    ),
    language=st.sampled_from(["da", "en"]),
    unit=st.sampled_from(["g", "dl", "skiver", "stk."]),
)
def test_a_printed_amount_reads_back_to_itself(value: float, language: str, unit: str) -> None:
    phrase = only_phrase(f"{amount_text(value, language)} {unit} mælk", language)
    assert phrase.bad is None
    assert math.isclose(phrase.amount.value, value, rel_tol=1e-9)


@given(st.text(max_size=200))
def test_plain_text_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(max_size=200), st.sampled_from(["da", "en"]))
def test_tokens_stand_in_order_and_amounts_are_finite(text: str, language: str) -> None:
    tokens = tokens_of(text)
    assert all(before.end <= after.start for before, after in pairwise(tokens))
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    for phrase in phrases_of(tokens, language):
        assert phrase.first < phrase.end <= len(tokens)
        assert phrase.bad is not None or phrase.amount.value > 0
