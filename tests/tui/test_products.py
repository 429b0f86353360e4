"""Products in the line: by barcode, also from a scanner that presses Enter at once, and behind the foods of the table."""

from pathlib import Path

import pytest

from tests.exchange.open_food_facts.records import code_of
from tests.tui.day_driver import driven
from tracker.foods.product import Product
from tracker.store.records import ChangeSummary
from tracker.store.store import Store
from tracker.tui.widgets.rows import RowKind

MILK = code_of(1)


@pytest.fixture
def stocked(log: Path) -> Path:
    """A log with a catalogue of one product."""
    product = Product(
        barcode=MILK,
        name="Blid morgenmælk",
        brand="Mejeriet",
        group="milk",
        calcium_mg_per_100g=120.0,
        portion_grams=200.0,
        source=f"off:{MILK}",
    )
    with Store.open(str(log)) as store, store.write(ChangeSummary("import-products")) as writer:
        writer.put_products([product])
    return log


async def test_a_barcode_is_looked_up_while_it_is_typed(stocked: Path) -> None:
    async with driven(stocked) as day:
        await day.write(f"2 x {MILK}")
        await day.settle()
        assert day.offered[0].startswith("Blid morgenmælk, Mejeriet 2 portions (400 g) 480 mg")
        await day.press("enter")
        assert day.stored_foods() == ["Blid morgenmælk, Mejeriet"]
        await day.write("blid morgenm")
        await day.settle()
        assert day.choices.rows[0].kind is RowKind.READ
        assert day.choices.rows[0].cells[0] == "Blid morgenmælk, Mejeriet"


async def test_a_scanner_may_press_enter_in_the_same_moment(stocked: Path) -> None:
    async with driven(stocked) as day:
        day.line.value = MILK
        await day.press("enter")
        assert day.stored_foods() == ["Blid morgenmælk, Mejeriet"]
        assert day.line.value == ""
        day.line.value = "4006381333931"
        await day.press("enter")
        assert "no product with this barcode" in day.offered[0]
        assert day.line.value == "4006381333931"


async def test_products_stand_behind_the_foods_of_the_table_and_can_be_chosen(stocked: Path) -> None:
    async with driven(stocked) as day:
        await day.write("2 dl morgenmælk")
        await day.settle()
        names = [row.cells[0] for row in day.choices.rows]
        assert names[-1] == "Blid morgenmælk, Mejeriet"
        note = next(place for place, row in enumerate(day.choices.rows) if row.kind is RowKind.NOTE)
        await day.press(*["down"] * (len(names) - note - 1), "enter")
        (entry,) = day.stored().entries
        assert (entry.food_id, entry.grams) == (f"off:{MILK}", 200.0)


async def test_without_products_nothing_is_looked_up(log: Path) -> None:
    async with driven(log) as day:
        kitchen = day.screen.kitchen
        assert kitchen is not None
        assert not kitchen.shelf.wanted("skyr", "skyr")
        await day.write(MILK)
        assert "no product with this barcode" in day.offered[0]
