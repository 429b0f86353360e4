"""The vocabulary of units: what may name a portion, what a typed word means, and what is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.foods.amounts import word_set
from tracker.foods.unit_words import fraction_of, near_unit, size_of, split_compound, unit_of
from tracker.foods.units import SIZES, UNITS, Kind, is_portion_unit, unit_name

PORTION_KEYS = sorted(
    word_set(
        "glass cup slice piece tbsp tsp dl handful can portion tablet capsule drop pack bowl spread fillet ball bottle "
        "stalk clove leaf bunch square scoop spoon"
    )
)


@pytest.mark.parametrize("key", PORTION_KEYS)
def test_every_unit_of_the_food_table_may_name_a_portion_in_any_size(key: str) -> None:
    assert is_portion_unit(key)
    assert all(is_portion_unit(f"{key}.{size}") for size in SIZES)


@pytest.mark.parametrize(
    "key", ["g", "kg", "ug", "slices", "slice.", "slice.huge", "", ".", "slice.thin.thin"]
)
def test_masses_doses_and_strangers_name_no_portion(key: str) -> None:
    assert not is_portion_unit(key)


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        *((word, "slice") for word in ("skive", "Skiver", "skv", "skv.", "slice", "SLICES", "rasher")),
        *((word, "piece") for word in ("stk", "stk.", "styk", "stykker", "piece", "pieces", "pc", "pcs")),
        *((word, "glass") for word in ("glas", "glasset", "glass", "glasses")),
        *((word, "cup") for word in ("kop", "kopper", "krus", "mug", "mugs")),
        *((word, "us_cup") for word in ("cup", "cups", "US-cup")),
        *((word, "tbsp") for word in ("spsk", "spsk.", "spiseske", "spiseskeer", "tbsp", "tablespoons")),
        *((word, "tsp") for word in ("tsk", "tsk.", "teske", "teskeer", "tsp", "teaspoon")),
        *((word, "handful") for word in ("håndfuld", "haandfuld", "handfuld", "handful", "handfuls")),
        *((word, "can") for word in ("dåse", "daase", "dase", "dåser", "can", "tin")),
        *((word, "portion") for word in ("portion", "portioner", "portions", "serving")),
        *((word, "tablet") for word in ("tablet", "tabletter", "pille", "piller", "pills")),
        *((word, "capsule") for word in ("kapsel", "kapsler", "capsules")),
        *((word, "drop") for word in ("dråbe", "dråber", "drops")),
        *((word, "bowl") for word in ("skål", "skaal", "bowl")),
        *((word, "g") for word in ("g", "gr", "gr.", "gram", "grams")),
        *((word, "kg") for word in ("kg", "kilo")),
        *((word, "oz") for word in ("oz", "ounce", "ounces")),
        *((word, "lb") for word in ("lb", "lbs", "pound")),
        *((word, "l") for word in ("l", "L", "liter", "litre", "litres")),
        *((word, "ug") for word in ("µg", "μg", "ug", "mcg", "mikrogram")),
        *((word, "iu") for word in ("IE", "i.e.", "IU")),
        *((word, "pack") for word in ("pakke", "pose", "bæger", "carton")),
        *((word, "dollop") for word in ("klat", "dollop")),
    ],
)
def test_a_typed_word_is_read_as_its_unit(word: str, unit: str) -> None:
    found = unit_of(word)
    assert found is not None
    assert found.unit == unit


@pytest.mark.parametrize("word", ["mælk", "ost", "", ".", "skivet", "glasur"])
def test_other_words_are_no_units(word: str) -> None:
    assert unit_of(word) is None


@pytest.mark.parametrize("key", sorted(UNITS))
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("amount", [0.5, 1, 2])
def test_what_is_printed_for_a_unit_is_read_as_a_unit_of_its_volume_or_mass(
    key: str, language: str, amount: float
) -> None:
    found = unit_of(unit_name(key, amount, language))
    assert found is not None
    # 'kugle' of ice cream and 'cup' of coffee are one word for two keys, both of which read back by the portions.
    assert found.unit == key or UNITS[found.unit].kind is UNITS[key].kind


@pytest.mark.parametrize(
    ("key", "amount", "language", "printed"),
    [
        ("slice", 1, "da", "skive"),
        ("slice", 2, "da", "skiver"),
        ("slice", 1.5, "en", "slices"),
        ("slice", 0.5, "en", "slice"),
        ("slice.large", 1, "da", "stor skive"),
        ("glass.large", 1, "da", "stort glas"),
        ("glass.small", 2, "da", "små glas"),
        ("piece.small", 3, "en", "small pieces"),
        ("tbsp", 2, "da", "spsk."),
        ("g", 200, "en", "g"),
    ],
)
def test_units_are_printed_in_number_and_gender(key: str, amount: float, language: str, printed: str) -> None:
    assert unit_name(key, amount, language) == printed


@pytest.mark.parametrize(
    ("word", "size"),
    [
        ("lille", "small"),
        ("små", "small"),
        ("mellemstor", "medium"),
        ("store", "large"),
        ("big", "large"),
        ("tynde", "thin"),
        ("tyk", "thick"),
    ],
)
def test_sizes_are_read_in_both_languages(word: str, size: str) -> None:
    assert size_of(word) == size


def test_words_of_parts_change_the_amount() -> None:
    assert [fraction_of(word) for word in ("halv", "half", "hele", "kvart", "quarter", "double", "stor")] == [
        0.5,
        0.5,
        1.0,
        0.25,
        0.25,
        2.0,
        None,
    ]


def test_one_slip_in_a_unit_is_forgiven_and_two_are_not() -> None:
    near = near_unit("skvier")
    assert near is not None
    assert near.unit == "slice"
    assert near_unit("skvreir") is None
    assert near_unit("glsa") is None, "short words are too near to each other"


def test_a_compound_word_gives_up_its_unit() -> None:
    assert split_compound("rugbrødsskiver") == ("rugbroeds", "slice")
    assert split_compound("skive") is None


@given(st.text(max_size=40))
def test_no_word_is_too_odd_to_be_asked_about(word: str) -> None:
    for read in (unit_of, near_unit, size_of, fraction_of, split_compound):
        read(word)


def test_every_mass_and_volume_holds_something() -> None:
    for unit in UNITS.values():
        if unit.kind is Kind.MASS:
            assert unit.grams is not None
            assert unit.grams > 0
        if unit.kind is Kind.VOLUME:
            assert unit.ml is not None
            assert unit.ml > 0
