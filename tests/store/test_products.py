"""The catalogue of products: found by barcode and by the beginnings of words, and made a food when it is eaten."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.open_food_facts.records import code_of
from tracker.foods.product import Product, product_food
from tracker.store.problems import ImpossibleValue
from tracker.store.product_search import is_indexed
from tracker.store.records import ChangeSummary
from tracker.store.store import Store

IMPORT = ChangeSummary("import-products")


def product(number: int, name: str = "Letmælk 1,5 %", **fields: object) -> Product:
    code = code_of(number)
    made = Product(
        barcode=code,
        name=name,
        brand="Mejeriet",
        group="milk",
        calcium_mg_per_100g=120.0,
        source=f"off:{code}",
    )
    return replace(made, **fields)  # type: ignore[arg-type]  # the tests name real fields


def put(store: Store, *products: Product) -> None:
    with store.write(IMPORT) as writer:
        writer.put_products(products)


def found(store: Store, query: str) -> list[str]:
    with store.read() as reader:
        return [one.name for one in reader.products_like(query, 10)]


def test_a_product_comes_back_as_it_was_stored(store: Store) -> None:
    one = product(
        1,
        tags=frozenset({"dairy"}),
        organic=True,
        fortified=True,
        portion_grams=200.0,
        vitamin_d_ug_per_100g=0.5,
    )
    put(store, one, product(2, calcium_mg_per_100g=None))
    with store.read() as reader:
        assert reader.products([code_of(1), code_of(2), code_of(3)]) == {
            code_of(1): one,
            code_of(2): product(2, calcium_mg_per_100g=None),
        }
        assert reader.count_products() == 2


def test_new_changed_and_same_products_are_counted(store: Store) -> None:
    put(store, product(1), product(2))
    with store.write(IMPORT) as writer:
        stored = writer.put_products([product(1), product(2, brand="Arla"), product(3)])
    assert (stored.new, stored.changed, stored.same) == (1, 1, 1)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("letm", ["Letmælk 1,5 %"]),
        ("mejeriet let", ["Letmælk 1,5 %"]),
        ("LETMÆLK", ["Letmælk 1,5 %"]),
        ("letmaelk", ["Letmælk 1,5 %"]),
        ("mælk", ["Mælk", "Letmælk 1,5 %"]),
        ("1,5", []),
        ("skyr van", ["Skyr med vanilje"]),
        ("vanilje", ["Skyr med vanilje"]),
        ("anilje", []),
        ("kyr", []),
        ("", []),
        ('"', []),
        ("mælk OR skyr", []),
    ],
)
def test_products_are_found_by_the_beginnings_of_their_words(
    store: Store, query: str, names: list[str]
) -> None:
    put(store, product(1), product(2, "Skyr med vanilje"), product(3, "Mælk"))
    assert found(store, query) == names


def test_products_with_known_calcium_come_first(store: Store) -> None:
    put(store, product(1, "Skyr A", calcium_mg_per_100g=None), product(2, "Skyr B"))
    assert found(store, "skyr") == ["Skyr B", "Skyr A"]


def test_a_changed_product_is_found_by_its_new_name_only(store: Store) -> None:
    put(store, product(1))
    put(store, product(1, "Skyr"))
    assert (found(store, "letmælk"), found(store, "skyr")) == ([], ["Skyr"])


def test_without_its_index_the_search_finds_the_same(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.product_search.make_index", lambda _connection: False)
    put(sqlite_store, product(1), product(2, "Skyr med 100 % vanilje_"))
    with sqlite_store.read() as reader:
        assert not is_indexed(reader._connection)
    assert found(sqlite_store, "mejeriet letm") == ["Letmælk 1,5 %"]
    assert found(sqlite_store, "van") == ["Skyr med 100 % vanilje_"]
    assert found(sqlite_store, "anilje") == []
    monkeypatch.undo()
    put(sqlite_store, product(3, "Vand"))
    assert sorted(found(sqlite_store, "van")) == ["Skyr med 100 % vanilje_", "Vand"]


def test_the_doctor_takes_the_index_for_granted(sqlite_store: Store) -> None:
    put(sqlite_store, product(1))
    assert {finding.severity for finding in sqlite_store.doctor()} <= {"ok"}


def test_the_catalogue_can_be_forgotten(store: Store) -> None:
    put(store, product(1), product(2))
    with store.write(IMPORT) as writer:
        assert writer.clear_products() == 2
    assert found(store, "letmælk") == []
    with store.read() as reader:
        assert not reader.has_products()
    put(store, product(1))
    assert found(store, "letmælk") == ["Letmælk 1,5 %"]


def test_storing_products_is_no_change_of_anyones_log(store: Store) -> None:
    put(store, product(1))
    with store.read() as reader:
        assert reader.changes(reader.current_person().id) == []


def test_what_no_product_can_be_stores_nothing(store: Store) -> None:
    with pytest.raises(ImpossibleValue):
        put(store, product(1), product(2, calcium_mg_per_100g=-1.0))
    with store.read() as reader:
        assert not reader.has_products()


def test_the_food_of_a_product_follows_the_catalogue(store: Store) -> None:
    for one in (product(1), product(1), product(1, calcium_mg_per_100g=130.0)):
        with store.write(ChangeSummary("log")) as writer:
            writer.keep_product_food(product_food(one))
    with store.read() as reader:
        assert reader.food(f"off:{code_of(1)}").calcium_mg_per_100g == 130.0
        assert reader.changes(reader.current_person().id) == []
    with pytest.raises(ValueError, match="off:"), store.write(ChangeSummary("log")) as writer:
        writer.keep_product_food(replace(product_food(product(1)), id="own:x"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=12) | st.text("ab*\"'^()-:._ æåAND", max_size=12))
def test_no_query_is_too_strange_to_be_asked(query: str, sqlite_store: Store) -> None:
    with sqlite_store.read() as reader:
        if not reader.has_products():
            reader.products_like(query, 5)
    put(sqlite_store, product(1), product(2, "Ab _.a AND 'b'"))
    found(sqlite_store, query)
