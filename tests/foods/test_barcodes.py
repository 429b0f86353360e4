"""Barcodes: which runs of digits are one, and how each is spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.foods.barcodes import barcode_of, barcodes_in, check_digit

DIGITS = st.text("0123456789", min_size=12, max_size=12)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("5701234567899", "5701234567899"),
        ("4006381333931", "4006381333931"),
        ("036000291452", "0036000291452"),
        ("0036000291452", "0036000291452"),
        ("00036000291452", "0036000291452"),
        ("96385074", "96385074"),
        ("0000096385074", "96385074"),
        (" 5 701234 567899 ", "5701234567899"),
        ("5-701234-567899", "5701234567899"),
    ],
)
def test_each_kind_of_barcode_has_one_spelling(typed: str, code: str) -> None:
    assert barcode_of(typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        "5701234567898",
        "570123456789",
        "96385075",
        "",
        "57012345678",
        "0000000000000",
        "00000000",
        "15701234567896",
        "5701234567899x",
        "٥٧٠١٢٣٤٥٦٧٨٩٩",
        "-5701234567899.0",
    ],
)
def test_what_is_no_barcode_or_has_a_wrong_check_digit_is_none(typed: str) -> None:
    assert barcode_of(typed) is None


@given(DIGITS)
def test_exactly_one_check_digit_is_right(digits: str) -> None:
    right = [last for last in "0123456789" if barcode_of(f"{digits}{last}") is not None]
    assert right == ([] if not digits.strip("0") else [str(check_digit(digits))])


@given(DIGITS, st.integers(0, 12), st.sampled_from("123456789"))
def test_one_digit_mistyped_is_always_seen(digits: str, place: int, step: str) -> None:
    code = f"{digits}{check_digit(digits)}"
    other = str((int(code[place]) + int(step)) % 10)
    assert barcode_of(f"{code[:place]}{other}{code[place + 1 :]}") is None


@given(DIGITS)
def test_a_barcode_is_spelled_as_it_is_read(digits: str) -> None:
    code = barcode_of(f"{digits}{check_digit(digits)}")
    assert code is None or (barcode_of(code) == code and len(code) in (8, 13))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("5701234567899", ["5701234567899"]),
        ("2 x 5701234567899, mælk", ["5701234567899"]),
        ("2x5701234567899", ["5701234567899"]),
        ("30 g 5701234567899", ["5701234567899"]),
        ("036000291452 30 g; 5701234567899", ["0036000291452", "5701234567899"]),
        ("5701234567890", [None]),
        ("96385074 g", ["96385074"]),
        ("20261126", []),
        ("2 dl milk", []),
        ("1.5701234567899", []),
        ("57012345678991", [None]),
    ],
)
def test_barcodes_are_found_in_a_line(line: str, found: list[str | None]) -> None:
    assert [one.code for one in barcodes_in(line)] == found


@given(st.text(max_size=60))
def test_no_line_is_too_strange_to_be_looked_through(line: str) -> None:
    for one in barcodes_in(line):
        assert line[one.start : one.end].isdigit()
