"""A line in which foods are named by their barcodes."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.foods.barcode_line import barcodes_asked, read_with_barcodes
from tracker.foods.line import Item, format_item
from tracker.foods.product import Product, product_food
from tracker.foods.refusals import Unread, UnreadReason, sentence
from tracker.foods.search import FoodIndex
from tracker.foods.table import default_food_table, read_foods

MILK = "5701234567899"
EGGS = "96385074"
PRODUCTS = {
    MILK: product_food(
        Product(
            barcode=MILK,
            name="Letmælk 1,5 %",
            brand="Mejeriet",
            group="milk",
            calcium_mg_per_100g=120.0,
            portion_grams=200.0,
            source=f"off:{MILK}",
        )
    ),
    EGGS: product_food(Product(barcode=EGGS, name="Æg, 10 stk", group="egg", source=f"off:{EGGS}")),
}


@cache
def index() -> FoodIndex:
    return FoodIndex(read_foods(default_food_table())[0])


def read(line: str, language: str = "da") -> tuple[Item | Unread, ...]:
    return read_with_barcodes(line, index(), {}, language, PRODUCTS)


@pytest.mark.parametrize(
    ("line", "grams"),
    [
        (MILK, [200.0]),
        (f"2 x {MILK}", [400.0]),
        (f"30 g {MILK}", [30.0]),
        (f"{MILK} 30 g", [30.0]),
        (f"{MILK}, 30 g", [30.0]),
        (f"2 dl {MILK}", [200.0]),
        (f"en portion {MILK} og 1 banan", [200.0, 100.0]),
        (f"{EGGS} 60 g; {MILK}", [60.0, 200.0]),
        (f"2 dl mælk, {MILK}", [206.0, 200.0]),
    ],
)
def test_a_barcode_stands_where_a_name_would(line: str, grams: list[float]) -> None:
    parts = read(line)
    assert [part.grams for part in parts if isinstance(part, Item)] == grams
    assert len(parts) == len(grams)


def test_the_part_and_its_food_are_told_as_they_are() -> None:
    (part,) = read(f"  3 dl {MILK} ")
    assert isinstance(part, Item)
    assert part.text == f"3 dl {MILK}"
    assert part.food == PRODUCTS[MILK]


def test_what_is_printed_of_a_product_reads_back_whatever_it_is_called() -> None:
    (part,) = read(f"3 dl {MILK}")
    assert isinstance(part, Item)
    (again,) = read(format_item(part, "da"))
    assert isinstance(again, Item)
    assert (again.food, again.grams) == (part.food, part.grams)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("4006381333931", UnreadReason.UNKNOWN_BARCODE),
        ("30 g 4006381333931", UnreadReason.UNKNOWN_BARCODE),
        ("5701234567890", UnreadReason.WRONG_BARCODE),
        (f"2 skiver {MILK}", UnreadReason.UNKNOWN_UNIT_FOR_FOOD),
        (f"-2 dl {MILK}", UnreadReason.NEGATIVE),
        (f"9000 g {MILK}", UnreadReason.TOO_MUCH),
    ],
)
def test_a_refusal_says_what_is_wrong_with_the_barcode_or_its_amount(line: str, reason: UnreadReason) -> None:
    (part,) = read(line)
    assert isinstance(part, Unread)
    assert part.reason is reason
    assert part.text in line
    assert part.text in sentence(part)


def test_eight_digits_are_an_amount_where_no_product_has_them() -> None:
    (part,) = read("40170725 g mælk")
    assert isinstance(part, Unread)
    assert part.reason is UnreadReason.TOO_MUCH


def test_only_barcodes_that_check_are_looked_up_and_each_once() -> None:
    assert barcodes_asked(f"{MILK}, {EGGS}, {MILK}, 5701234567890, 2 dl") == (MILK, EGGS)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from((MILK, EGGS, "4006381333931", "2 dl", "30 g", "mælk", ",", " x ", "og", "½", "(")),
        max_size=5,
    )
)
def test_no_line_with_barcodes_is_too_strange_to_be_read(words: list[str]) -> None:
    line = " ".join(words)
    for part in read(line):
        assert "bcdfgh" not in part.text
        if isinstance(part, Item):
            assert part.grams > 0
