"""One spelling for the many ways a word is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.foods.endings import bare_forms, stem
from tracker.foods.folding import clean, fold, skeleton, words_of


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Æble", "aeble"),
        ("RØDGRØD", "roedgroed"),
        ("Ål", "aal"),
        ("A\u030al", "aal"),  # å as a letter and a ring
        ("Crème fraîche", "creme fraiche"),
        ("Müsli", "musli"),
        ("Smörgås", "smoergaas"),
        ("Ǽ", "ae"),
        ("µg", "ug"),
        ("Weißbier", "weissbier"),
    ],
)
def test_case_accents_and_danish_letters_fold(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_eel_does_not_fold_to_the_beginning_of_almond() -> None:
    assert not fold("almond").startswith(fold("ål"))


@pytest.mark.parametrize("typed", ["rødgrød", "roedgroed", "rodgrod", "RÖDGRÖD"])
def test_letters_with_and_without_a_danish_keyboard_meet_in_the_skeleton(typed: str) -> None:
    assert skeleton(fold(typed)) == "rodgrod"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(codec="latin-1")), st.text(alphabet=st.characters(codec="latin-1")))
def test_folding_a_list_at_once_is_folding_each(first: str, second: str) -> None:
    assert fold(f"{first}\n{second}") == f"{fold(first)}\n{fold(second)}"


@given(st.text())
def test_words_of_any_text_hold_no_space_and_fold_to_themselves(text: str) -> None:
    for word in words_of(text):
        assert word.split() == [word]
        assert fold(word) == word


def test_decimal_comma_and_point_make_one_word() -> None:
    assert words_of("Mælk 1,5 % (0.1% fedt)") == ["maelk", "1.5", "0.1", "fedt"]


def test_bracket_and_comma_open_a_new_clause() -> None:
    assert clean("Planteost (vegansk), 200 g").count(",") == 2


def test_denied_word_is_another_word() -> None:
    assert "beriget" not in words_of("Havredrik, ikke beriget")
    assert "oekologisk" not in words_of("Sødmælk (ikke-økologisk)")


@pytest.mark.parametrize(
    "forms",
    [
        "æble æbler æblet æblerne",
        "banan bananer bananen",
        "tomat tomaten tomater tomaterne",
        "kartoffel kartofler kartoflerne",
        "nød nødder nødderne",
        "æg ægget æggene",
        "gulerødder gulerødderne",
        "jordbær jordbærret jordbærrene",
        "smør smørret",
        "egg eggs",
        "potato potatoes",
        "berry berries",
        "leaf leaves",
        "cheese cheeses",
        "cookie cookies",
        "sandwich sandwiches",
        "rød rødt røde",
        "grøn grønt grønne",
        "laks laksen",
        "rugbrød rugbrødet",
    ],
)
def test_endings_of_a_word_meet_in_one_stem(forms: str) -> None:
    assert len({stem(fold(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize("words", ["ost østers", "mel melon", "is isen", "smør smørrebrød", "kage kål"])
def test_stems_of_different_foods_differ(words: str) -> None:
    first, second = words.split()
    assert stem(fold(first)) != stem(fold(second))


def test_short_words_lose_their_ending_bluntly() -> None:
    assert "is" in bare_forms("isen")
    assert "pizza" in bare_forms("pizzaer")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789._", min_size=1))
def test_stem_of_any_word_is_no_longer_than_it(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word)
