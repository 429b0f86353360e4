"""What a record becomes: its figures in our units, its group, and what is refused of it."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.open_food_facts.records import Record, code_of, milk
from tracker.exchange.open_food_facts.categories import kind_of
from tracker.exchange.open_food_facts.figures import figures_of
from tracker.exchange.open_food_facts.product import product_of
from tracker.exchange.open_food_facts.refusals import Reason, Refusal, Refused, reason_text
from tracker.foods.absorption_rule import KINDS, absorption_of
from tracker.foods.food import AbsorptionBasis
from tracker.foods.groups import GROUPS
from tracker.foods.product import product_food
from tracker.foods.table import TAGS


def refused(record: Record) -> Refused:
    with pytest.raises(Refused) as caught:
        product_of(record)
    return caught.value


def plant_drink(**fields: Any) -> Record:
    categories = ["en:plant-based-foods-and-beverages", "en:beverages", "en:plant-based-milk-alternatives"]
    return milk(categories_tags=categories, product_name="Havredrik") | fields


def test_a_record_becomes_a_product() -> None:
    product = product_of(milk(product_name="  Letmælk\t1,5 % "))
    assert (product.barcode, product.name, product.brand) == (code_of(1), "Letmælk 1,5 %", "Mejeriet")
    assert (product.calcium_mg_per_100g, product.energy_kcal_per_100g) == (120.0, 47.0)
    assert product.vitamin_d_ug_per_100g is None
    assert (product.group, product.portion_grams) == ("milk", 200.0)
    food = product_food(product)
    assert (food.absorption, food.absorption_basis) == (0.3, AbsorptionBasis.ARTICLE)
    assert food.name_da == "Letmælk 1,5 %, Mejeriet"


@pytest.mark.parametrize(
    ("nutriments", "calcium_mg", "vitamin_d_ug"),
    [
        ({"calcium_100g": 0.12, "vitamin-d_100g": 7.5e-7}, 120.0, 0.75),
        ({"calcium_100g": "0.12", "vitamin-d_100g": "0.00000075"}, 120.0, 0.75),
        ({"calcium_100g": 0, "vitamin-d_100g": ""}, 0.0, None),
        ({"calcium_100g": 0.11999999731779099}, 120.0, None),
        ({"vitamin-d_100g": 1e-6, "vitamin-d_unit": "IU", "vitamin-d_value": 40}, None, 1.0),
        ({"calcium_100g": 0.12, "calcium_unit": "% DV", "calcium_value": 15}, 120.0, None),
        ({}, None, None),
        (
            [
                {"name": "calcium", "100g": 0.12, "unit": "mg", "value": 120.0},
                {"name": "vitamin-d", "100g": 1e-6},
            ],
            120.0,
            1.0,
        ),
    ],
)
def test_weights_are_in_grams_whatever_unit_the_label_had(
    nutriments: object, calcium_mg: float | None, vitamin_d_ug: float | None
) -> None:
    figures = figures_of({"nutriments": nutriments, "nutrition_data_per": "100g"})
    assert (figures.calcium_mg, figures.vitamin_d_ug) == (calcium_mg, vitamin_d_ug)


@pytest.mark.parametrize(
    ("told", "calcium_mg"),
    [
        (
            {
                "per": "100ml",
                "preparation": "as_sold",
                "nutrients": {"calcium": {"value": 0.12, "unit": "g"}},
            },
            120.0,
        ),
        ({"per": "100g", "nutrients": {"calcium": {"value": 120, "unit": "mg"}}}, 120.0),
        (
            {
                "per": "100g",
                "preparation": "prepared",
                "nutrients": {"calcium": {"value": 0.12, "unit": "g"}},
            },
            None,
        ),
        ({"per": "serving", "nutrients": {"calcium": {"value": 0.12, "unit": "g"}}}, None),
        ({"per": "100g", "nutrients": {}}, None),
        (None, None),
    ],
)
def test_the_newer_schema_names_its_unit_and_what_it_is_for(told: object, calcium_mg: float | None) -> None:
    assert figures_of({"nutrition": {"aggregated_set": told}}).calcium_mg == calcium_mg


@given(st.floats(0, 40), st.floats(0, 0.01))
def test_milligrams_and_micrograms_are_grams_times_a_power_of_ten(
    calcium_g: float, vitamin_d_g: float
) -> None:
    figures = figures_of({"nutriments": {"calcium_100g": calcium_g, "vitamin-d_100g": vitamin_d_g}})
    assert figures.calcium_mg == pytest.approx(calcium_g * 1000, rel=1e-5)
    assert figures.vitamin_d_ug == pytest.approx(vitamin_d_g * 1_000_000, rel=1e-5)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"code": None}, Reason.NO_BARCODE),
        ({"code": "5700000000001"}, Reason.WRONG_BARCODE),
        ({"code": "123"}, Reason.WRONG_BARCODE),
        ({"code": ["5700000000011"]}, Reason.WRONG_BARCODE),
        ({"product_name": " 123 "}, Reason.NO_NAME),
        ({"product_name": None}, Reason.NO_NAME),
        ({"nutriments": {"calcium_100g": "much"}}, Reason.NOT_A_NUMBER),
        ({"nutriments": {"calcium_100g": "nan"}}, Reason.NOT_A_NUMBER),
        ({"nutriments": {"calcium_100g": 1e999}}, Reason.NOT_A_NUMBER),
        ({"nutriments": {"calcium_100g": True}}, Reason.NOT_A_NUMBER),
        ({"nutriments": {"calcium_100g": -0.1}}, Reason.NEGATIVE),
        ({"nutriments": {"calcium_100g": 120}}, Reason.TOO_MUCH_CALCIUM),
        ({"nutriments": {"vitamin-d_100g": 468}}, Reason.TOO_MUCH_VITAMIN_D),
        (
            {"nutriments": {"calcium_100g": 0.12, "calcium_unit": "mg", "calcium_value": 1200}},
            Reason.UNITS_DISAGREE,
        ),
        (
            {"nutriments": {"vitamin-d_100g": 4e-5, "vitamin-d_unit": "IU", "vitamin-d_value": 40}},
            Reason.UNITS_DISAGREE,
        ),
        (
            {
                "nutrition": {
                    "aggregated_set": {"per": "100g", "nutrients": {"calcium": {"value": 1, "unit": "cup"}}}
                }
            },
            Reason.UNKNOWN_UNIT,
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(fields: Record, reason: Reason) -> None:
    problem = refused(milk(**fields))
    assert problem.reason is reason
    assert reason_text(Refusal(1, "", problem.reason, problem.detail))


def test_a_supplement_may_hold_what_no_food_can() -> None:
    nutriments = {"calcium_100g": 40.0, "vitamin-d_100g": 0.08}
    product = product_of(milk(categories_tags=["en:dietary-supplements"], nutriments=nutriments))
    assert (product.calcium_mg_per_100g, product.vitamin_d_ug_per_100g) == (40_000.0, 80_000.0)
    assert "supplement" in product.tags
    assert (
        refused(milk(categories_tags=["en:cheeses"], nutriments=nutriments)).reason is Reason.TOO_MUCH_CALCIUM
    )


def test_energy_that_no_food_has_is_unknown_and_refuses_nothing() -> None:
    nutriments = {"energy-kcal_100g": 2255, "energy-kj_100g": 2252, "calcium_100g": 0.1}
    assert product_of(milk(nutriments=nutriments)).energy_kcal_per_100g == pytest.approx(538.2, abs=0.1)
    nutriments = {"energy-kcal_100g": 9000, "calcium_100g": 0.1}
    assert product_of(milk(nutriments=nutriments)).energy_kcal_per_100g is None


@pytest.mark.parametrize(
    ("categories", "group", "tag"),
    [
        (["en:dairies", "en:cheeses", "en:goudas"], "cheese", None),
        (["en:dairies", "en:fermented-foods", "en:yogurts"], "fermented-milk", None),
        (
            ["en:plant-based-foods", "en:beverages", "en:plant-based-milk-alternatives", "en:oat-milks"],
            "plant-drink",
            None,
        ),
        (["en:vegetables", "en:leaf-vegetables", "en:spinachs"], "leafy-vegetables", "spinach"),
        (["en:meals", "en:pasta-dishes", "en:lasagnas", "en:spinachs"], "dishes", None),
        (["en:meat-alternatives", "en:tofu"], "meat-alternatives", "tofu"),
        (["en:seeds", "en:nuts", "en:almonds"], "nuts-seeds", "almond"),
        (["en:beverages", "en:sodas"], "soft-drinks", None),
        (["en:something-new"], "other", None),
        ([], "other", None),
    ],
)
def test_the_narrowest_of_its_categories_decides_the_group(
    categories: list[str], group: str, tag: str | None
) -> None:
    kind = kind_of(categories)
    assert (kind.group, kind.tag) == (group, tag)


def test_every_group_and_tag_of_the_rules_is_one_of_the_food_table() -> None:
    from tracker.exchange.open_food_facts.categories import _RULES

    for _named, kind in _RULES:
        assert kind.group in GROUPS
        assert kind.tag is None or kind.tag in KINDS & TAGS
        absorption_of(kind.group, frozenset({kind.tag} if kind.tag else ()), False)


def test_a_plant_drink_is_fortified_where_calcium_is_added_and_it_is_not_organic() -> None:
    plain = {"nutriments": {"calcium_100g": 0.01}}
    assert not product_of(plant_drink(**plain)).fortified
    assert product_of(plant_drink()).fortified
    assert product_of(plant_drink(ingredients_text="vand, havre, calciumcarbonat", **plain)).fortified
    organic = product_of(plant_drink(labels_tags=["en:organic", "en:eu-organic"]))
    assert (organic.fortified, organic.organic) == (False, True)


@pytest.mark.parametrize(
    "fields",
    [
        {"ingredients_text": "water, oats, tricalcium phosphate"},
        {"ingredients_text_da": "vand, havre, calciumfosfat"},
        {"ingredients_text": "eau, phosphate de calcium"},
        {"ingredients_text": "vand, E 341"},
        {"additives_tags": ["en:e341iii"]},
        {"ingredients_text": [{"lang": "main", "text": "kalsiumfosfat"}]},
    ],
)
def test_calcium_phosphate_is_noted_and_changes_no_figure(fields: Record) -> None:
    product = product_of(plant_drink(**fields))
    assert product.source.endswith(" e341")
    food = product_food(product)
    assert (food.absorption, food.absorption_basis) == (0.3, AbsorptionBasis.ASSUMED)


def test_calcium_carbonate_is_not_noted() -> None:
    product = product_of(plant_drink(ingredients_text="vand, calciumcarbonat", additives_tags=["en:e170"]))
    assert product.source == f"off:{product.barcode}"
    assert product_food(product).absorption_basis is AbsorptionBasis.ARTICLE


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["mg", "IU", "en:milks"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "name",
                    "100g",
                    "unit",
                    "value",
                    "per",
                    "nutrients",
                    "calcium",
                    "lang",
                    "text",
                    "aggregated_set",
                    "calcium_100g",
                ]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from((*milk(), "nutrition", "labels_tags", "ingredients_text", "additives_tags")),
        ANYTHING,
    )
)
def test_no_record_is_too_strange_to_be_read_or_refused(fields: Record) -> None:
    with suppress(Refused):
        calcium = product_food(product_of(milk(**fields))).calcium_mg_per_100g
        assert calcium is None or 0 <= calcium <= 40_050
