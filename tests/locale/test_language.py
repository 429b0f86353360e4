"""Which language is spoken, and how it writes numbers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.locale import _, language, ngettext, number, preferred_language, set_language


def test_english_is_spoken_until_another_language_is_set() -> None:
    assert language() == "en"
    assert _("Milk") == "Milk"


def test_danish_is_spoken_once_it_is_set() -> None:
    set_language("da")
    assert language() == "da"
    assert _("Milk") == "Mælk"
    set_language("en")
    assert _("Milk") == "Milk"


def test_a_count_decides_the_form() -> None:
    forms = ("{count} day counts", "{count} days count")
    assert [ngettext(*forms, count) for count in (0, 1, 2)] == [forms[1], forms[0], forms[1]]
    set_language("da")
    danish = ("{count} dag tæller med", "{count} dage tæller med")
    assert [ngettext(*forms, count) for count in (0, 1, 2)] == [danish[1], danish[0], danish[1]]


def test_a_text_that_is_in_no_catalogue_is_shown_as_it_is() -> None:
    set_language("da")
    assert _("no such text anywhere") == "no such text anywhere"


@pytest.mark.parametrize("code", ["sv", "", "DA", "da_DK"])
def test_an_unknown_language_is_refused_and_changes_nothing(code: str) -> None:
    set_language("da")
    with pytest.raises(ValueError, match="da, en"):
        set_language(code)
    assert language() == "da"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "da"}, "da"),
        ({"LANG": "DA_dk"}, "da"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "sv_SE.UTF-8"}, "en"),
        ({"LC_MESSAGES": "da_DK", "LANG": "en_GB"}, "da"),
        ({"LC_ALL": "C", "LC_MESSAGES": "da_DK", "LANG": "da_DK"}, "en"),
        ({"LC_ALL": "", "LANG": "da_DK.UTF-8"}, "da"),
        ({"TRACKER_LANGUAGE": "da", "LC_ALL": "en_GB", "LANG": "en_GB"}, "da"),
        ({"TRACKER_LANGUAGE": "en", "LC_ALL": "da_DK"}, "en"),
        ({"LC_NUMERIC": "da_DK"}, "en"),
    ],
)
def test_the_first_variable_that_is_set_decides(environment: dict[str, str], expected: str) -> None:
    assert preferred_language(environment) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "danish", "english"),
    [
        (950, 0, "950", "950"),
        (12.34, 1, "12,3", "12.3"),
        (12.0, 1, "12,0", "12.0"),
        (0.05, 2, "0,05", "0.05"),
        (1234567.8, 1, "1234567,8", "1234567.8"),
        (-1.5, 1, "-1,5", "-1.5"),
        (-0.0, 0, "0", "0"),
        (-0.04, 1, "0,0", "0.0"),
        (-0.4, 0, "0", "0"),
    ],
)
def test_numbers_carry_the_decimal_sign_of_the_language(
    value: float, decimals: int, danish: str, english: str
) -> None:
    assert number(value, decimals) == english
    set_language("da")
    assert number(value, decimals) == danish


@given(st.floats(-1e9, 1e9), st.integers(0, 6))
def test_a_number_in_either_language_is_the_value_rounded(value: float, decimals: int) -> None:
    written = {}
    for code in ("en", "da"):
        set_language(code)
        written[code] = number(value, decimals)
    assert written["da"] == written["en"].replace(".", ",")
    assert math.isclose(float(written["en"]), value, abs_tol=0.5000001 * 10**-decimals)
    assert not (written["en"].startswith("-") and float(written["en"]) == 0)
