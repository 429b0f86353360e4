"""Labels as they are typed into the form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diary.foods import Label
from tracker.diary.labels import NoFigure, TypedLabel, read_figure, read_label, read_vitamin_d, typed_label
from tracker.foods.groups import GROUPS
from tracker.locale import set_language

FIGURES = st.none() | st.integers(0, 4500).map(lambda tenths: tenths / 10)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("", None),
        ("   ", None),
        ("120", 120.0),
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("120 mg", 120.0),
        ("0", 0.0),
        ("0,0 µg", 0.0),
        ("½", 0.5),
        ("30 %", 30.0),
    ],
)
def test_a_figure_is_read_with_comma_or_point_and_with_its_unit(text: str, figure: float | None) -> None:
    assert read_figure(text) == figure


@pytest.mark.parametrize("text", ["-3", "mange", "1..2", "mg", "nan", "∞", "1 2 3"])
def test_what_is_no_amount_is_refused_in_words(text: str) -> None:
    with pytest.raises(NoFigure, match="is no amount"):
        read_figure(text)


@pytest.mark.parametrize(
    ("text", "in_iu", "ug"),
    [
        ("10", False, 10.0),
        ("400", True, 10.0),
        ("400 IU", False, 10.0),
        ("400 ie", False, 10.0),
        ("10 µg", True, 10.0),
        ("", True, None),
    ],
)
def test_the_unit_after_vitamin_d_decides_before_the_choice_beside_it(
    text: str, in_iu: bool, ug: float | None
) -> None:
    assert read_vitamin_d(text, in_iu=in_iu) == ug


def test_every_fault_is_found_in_one_look() -> None:
    read = read_label(
        TypedLabel(
            name=" ",
            per_grams="0",
            calcium_mg="x",
            vitamin_d="-1",
            portion_grams="9000",
            absorption_percent="130",
        )
    )
    assert read.label is None
    assert set(read.faults) == {
        "name", "per_grams", "calcium_mg", "vitamin_d", "portion_grams", "absorption_percent",
    }  # fmt: skip


def test_a_label_with_a_name_alone_is_enough() -> None:
    assert read_label(TypedLabel(name="Pesto")).label == Label(name="Pesto")


@given(
    st.builds(
        Label,
        name=st.sampled_from(["Pesto", "Ærø rugbrød"]),
        calcium_mg=FIGURES,
        vitamin_d_ug=FIGURES,
        energy_kcal=FIGURES,
        portion_grams=st.none() | st.integers(1, 4500).map(lambda tenths: tenths / 10),
        absorption=st.none() | st.integers(0, 100).map(lambda percent: percent / 100),
        group=st.sampled_from(sorted(GROUPS)),
        fortified=st.booleans(),
        organic=st.booleans(),
    ),
    st.sampled_from(["da", "en"]),
)
def test_a_filled_form_is_read_back_to_the_same_label(label: Label, language: str) -> None:
    set_language(language)
    read = read_label(typed_label(label)).label
    assert read is not None
    assert read.calcium_mg == pytest.approx(label.calcium_mg)
    assert read.vitamin_d_ug == pytest.approx(label.vitamin_d_ug)
    assert read.absorption == pytest.approx(label.absorption)
    assert (read.name, read.group, read.fortified, read.organic) == (
        label.name, label.group, label.fortified, label.organic,
    )  # fmt: skip
    assert read.portion_grams == pytest.approx(label.portion_grams)
