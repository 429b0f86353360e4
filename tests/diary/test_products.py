"""Products in the log: by barcode or by their whole name, kept as foods, and undone like any."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.exchange.open_food_facts.records import code_of
from tracker.diary import revise
from tracker.diary.food_card import view_food_card
from tracker.diary.food_wording import food_source
from tracker.diary.foods import Label, add_own_food, find_food, search_foods
from tracker.diary.log import Logged, log_line
from tracker.diary.people import add_person
from tracker.diary.products import count_products, forget_products
from tracker.diary.revise import EntryChange
from tracker.diary.suggestions import suitable_foods
from tracker.foods.product import PHOSPHATE_NOTE, Product, product_food
from tracker.foods.refusals import UnreadReason
from tracker.nutrition.profile import Condition, Profile
from tracker.store.records import ChangeSummary
from tracker.store.store import Store

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 0)
MILK, DRINK = code_of(1), code_of(2)


@pytest.fixture
def stocked(store: Store) -> Store:
    stock(store, 120.0)
    return store


def stock(store: Store, calcium_mg: float) -> None:
    with store.write(ChangeSummary("import-products")) as writer:
        writer.put_products(
            [
                Product(
                    barcode=MILK,
                    name="Blid morgenmælk",
                    brand="Mejeriet",
                    group="milk",
                    calcium_mg_per_100g=calcium_mg,
                    portion_grams=200.0,
                    source=f"off:{MILK}",
                ),
                Product(
                    barcode=DRINK,
                    name="Havredrik",
                    group="plant-drink",
                    calcium_mg_per_100g=120.0,
                    source=f"off:{DRINK} {PHOSPHATE_NOTE}",
                ),
            ]
        )


def log(store: Store, text: str, person: str | None = None) -> Logged:
    return log_line(store, text, person=person, day=DAY, now=NOW)


def test_a_bare_barcode_is_logged_with_a_snapshot_of_the_product(stocked: Store) -> None:
    logged = log(stocked, f"2 x {MILK}, 1 banana")
    first = logged.entries[0].entry
    assert logged.stored
    assert (first.food_id, first.grams, first.calcium_mg) == (f"off:{MILK}", 400.0, 480.0)
    assert first.source == f"off:{MILK}"
    stock(stocked, 130.0)
    with stocked.read() as reader:
        assert reader.entries_of_day(1, DAY)[0].calcium_mg_per_100g == 120.0
    again = log(stocked, MILK).entries[0].entry
    assert again.calcium_mg_per_100g == 130.0


def test_undo_and_redo_work_whoever_ate_of_it(stocked: Store) -> None:
    add_person(stocked, "Ida", Profile())
    log(stocked, MILK)
    log(stocked, f"30 g {MILK}", person="Ida")
    assert revise.undo(stocked, person="Me") is not None
    assert revise.redo(stocked, person="Me") is not None
    with stocked.read() as reader:
        assert len(reader.entries_of_day(1, DAY)) == 1


def test_what_was_eaten_is_found_by_name_and_remembered_as_a_habit(stocked: Store) -> None:
    log(stocked, f"300 g {MILK}")
    forget_products(stocked)
    logged = log(stocked, "morgenmælk")
    assert logged.entries[0].entry.food_id == f"off:{MILK}"
    assert logged.entries[0].entry.grams == 300.0
    assert log(stocked, MILK).stored
    assert count_products(stocked) == 0


@pytest.mark.parametrize("name", ["blid morgenmælk", "BLID MORGENMAELK", "mejeriet blid morgenmælk"])
def test_the_whole_name_of_a_product_is_taken_where_no_food_is_called_so(stocked: Store, name: str) -> None:
    logged = log(stocked, f"2 dl {name}")
    assert [(one.entry.food_id, one.entry.grams) for one in logged.entries] == [(f"off:{MILK}", 200.0)]
    assert logged.stored


def test_a_food_of_the_table_and_ones_own_stand_before_a_product_of_the_same_name(stocked: Store) -> None:
    assert log(stocked, "2 dl havredrik").entries[0].entry.food_id != f"off:{DRINK}"
    add_own_food(stocked, Label(name="Blid morgenmælk", calcium_mg=1.0))
    assert log(stocked, "100 g blid morgenmælk").entries[0].entry.food_id == "own:blid-morgenmaelk"


def test_a_part_of_its_name_is_only_a_suggestion(stocked: Store) -> None:
    logged = log(stocked, "2 dl blid morg")
    assert not logged.stored
    assert f"off:{MILK}" in [food.id for food in logged.unresolved[0].suggestions]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("4006381333931", UnreadReason.UNKNOWN_BARCODE),
        (f"{MILK[:-1]}{(int(MILK[-1]) + 1) % 10}", UnreadReason.WRONG_BARCODE),
    ],
)
def test_a_barcode_that_cannot_be_logged_stores_nothing(
    stocked: Store, text: str, reason: UnreadReason
) -> None:
    logged = log(stocked, f"{text}, 2 dl milk")
    assert not logged.stored
    assert [part.reason for part in logged.unresolved] == [reason]


def test_an_entry_can_be_changed_to_a_product(stocked: Store) -> None:
    entry_id = log(stocked, "2 dl milk").entries[0].entry.id  # type: ignore[attr-defined]  # it was stored
    changed = revise.edit_entry(stocked, entry_id, EntryChange(text=f"3 dl {DRINK}"))
    assert (changed.entry.food_id, changed.entry.grams) == (f"off:{DRINK}", 300.0)


def test_products_come_after_the_foods_of_the_table(stocked: Store) -> None:
    found = [match.food.id for match in search_foods(stocked, "havredrik", person=None, day=DAY, limit=50)]
    assert found[-1] == f"off:{DRINK}"
    assert len(found) > 1


@pytest.mark.parametrize("asked", [MILK, f"off:{MILK}", f"0{MILK}"])
def test_a_product_is_looked_at_by_its_barcode(stocked: Store, asked: str) -> None:
    assert find_food(stocked, asked).name_da == "Blid morgenmælk, Mejeriet"


def test_the_card_names_the_source_with_its_licence_and_the_phosphate(stocked: Store) -> None:
    log(stocked, f"2 dl {DRINK}")
    view = view_food_card(stocked, f"off:{DRINK}", person=None, day=DAY)
    assert not view.own
    told = food_source(view.food)
    assert "Open Food Facts (ODbL)" in told
    assert DRINK in told
    assert "E 341" in told
    milk = product_food(Product(barcode=MILK, name="Mælk", source=f"off:{MILK}"))
    assert "E 341" not in food_source(milk)


def test_with_a_milk_allergy_no_product_is_recommended_since_its_ingredients_are_not_known(
    stocked: Store,
) -> None:
    log(stocked, f"2 dl {DRINK}")
    allergic = Profile(conditions=frozenset({Condition.MILK_ALLERGY}))
    with stocked.read() as reader:
        me = reader.current_person()
        for profile, offered in ((Profile(), True), (allergic, False)):
            suitable = suitable_foods(reader, replace(me, profile=profile), DAY, worst_rank=0)
            assert (f"off:{DRINK}" in {one.food.id for one in suitable}) is offered
