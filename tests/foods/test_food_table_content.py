"""Tests of what stands in foods.csv: identity, known and unknown values, everyday names, portions, supplements."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from tracker.foods.folding import fold
from tracker.foods.food import Food
from tracker.foods.table import read_foods

TABLE = Path(__file__).parents[2] / "foods.csv"
TECHNICAL = 3
CALCIUM_WORTH_A_PORTION = 60.0
VITAMIN_D_WORTH_A_PORTION = 0.5


@pytest.fixture(scope="module")
def foods() -> dict[str, Food]:
    read, problems = read_foods(TABLE)
    assert not problems
    assert len({food.id for food in read}) == len(read)
    return {food.id: food for food in read}


def aliases(food: Food, language: str) -> tuple[str, ...]:
    return food.aliases_da if language == "da" else food.aliases_en


def owners(foods: dict[str, Food], language: str) -> dict[str, set[str]]:
    found = defaultdict(set)
    for food in foods.values():
        for alias in aliases(food, language):
            found[fold(alias)].add(food.id)
    return found


def test_all_of_frida_is_there(foods: dict[str, Food]) -> None:
    assert sum(food_id.startswith("frida:") for food_id in foods) == 1370
    assert all(food.source == food.id for food in foods.values() if food.id.startswith("frida:"))


@pytest.mark.parametrize(
    ("food_id", "calcium_mg", "vitamin_d_ug"),
    [
        ("frida:33", 121.3, 0.015),
        ("frida:6", 115.8, 0.039),
        ("frida:148", 686, 0.26),
        ("frida:1693", 120, 0.035),
        ("frida:23", 218.5, 0),
        ("frida:1658", 8.7, 7.865),
        ("frida:924", 400, 12),
        ("frida:1797", 97.5, 1.1),
        ("frida:1396", 1.1, 250),
        ("drink:oatly", 120, 1.5),
    ],
)
def test_a_food_holds_the_figures_of_its_source(
    foods: dict[str, Food], food_id: str, calcium_mg: float, vitamin_d_ug: float
) -> None:
    assert foods[food_id].calcium_mg_per_100g == calcium_mg
    assert foods[food_id].vitamin_d_ug_per_100g == vitamin_d_ug


@pytest.mark.parametrize(
    ("food_id", "calcium_mg"),
    [
        ("frida:1584", 17.5),
        ("frida:1595", 96),
        ("frida:1607", 60.8),
        ("frida:1615", 24.4),
        ("frida:1705", 18.8),
        ("frida:1708", 10),
        ("frida:1712", 4.5),
        ("frida:1737", 2.2),
        ("frida:1741", 70.1),
        ("frida:1756", 4.5),
        ("frida:1949", 79),
    ],
)
def test_the_calcium_that_was_published_four_times_too_high_is_corrected(
    foods: dict[str, Food], food_id: str, calcium_mg: float
) -> None:
    assert foods[food_id].calcium_mg_per_100g == calcium_mg


@pytest.mark.parametrize(
    "food_id", ["frida:85", "frida:90", "frida:266", "frida:846", "frida:1573", "frida:771"]
)
def test_what_frida_leaves_empty_is_unknown_and_a_zero_stays_a_zero(
    foods: dict[str, Food], food_id: str
) -> None:
    unknown = {"frida:85", "frida:90", "frida:266", "frida:846", "frida:1573"}
    assert (foods[food_id].calcium_mg_per_100g is None) == (food_id in unknown)


def test_unknown_values_are_as_many_as_in_the_source(foods: dict[str, Food]) -> None:
    frida = [food for food in foods.values() if food.id.startswith("frida:")]
    assert sum(food.calcium_mg_per_100g is None for food in frida) == 61
    assert sum(food.vitamin_d_ug_per_100g is None for food in frida) == 159
    assert foods["frida:70"].vitamin_d_ug_per_100g == 0


def test_names_are_in_their_own_language_and_clean(foods: dict[str, Food]) -> None:
    assert foods["frida:1973"].name_da == "Ris, kogte"
    assert foods["frida:1973"].name_en == "Rice, boiled"
    for food in foods.values():
        for name in (food.name_da, food.name_en):
            assert name == " ".join(name.split())
            assert " ," not in name


@pytest.mark.parametrize("language", ["da", "en"])
def test_an_everyday_name_belongs_to_one_food(foods: dict[str, Food], language: str) -> None:
    assert {alias: ids for alias, ids in owners(foods, language).items() if len(ids) > 1} == {}


@pytest.mark.parametrize("language", ["da", "en"])
def test_everyday_names_are_clean_and_cover_at_least_700_foods(foods: dict[str, Food], language: str) -> None:
    assert sum(bool(aliases(food, language)) for food in foods.values()) >= 700
    for food in foods.values():
        folded = [fold(alias) for alias in aliases(food, language)]
        assert len(set(folded)) == len(folded)
        for alias in aliases(food, language):
            assert alias == " ".join(alias.split())
            assert not set(alias) & set(";|()")


@pytest.mark.parametrize(
    ("word", "language", "food_id"),
    [
        ("mælk", "da", "frida:33"),
        ("milk", "en", "frida:33"),
        ("sødmælk", "da", "frida:6"),
        ("whole milk", "en", "frida:6"),
        ("minimælk", "da", "frida:1066"),
        ("skummetmælk", "da", "frida:1049"),
        ("ost", "da", "frida:148"),
        ("cheese", "en", "frida:148"),
        ("hytteost", "da", "frida:1678"),
        ("cottage cheese", "en", "frida:1678"),
        ("yoghurt", "da", "frida:12"),
        ("yogurt", "en", "frida:12"),
        ("rugbrød", "da", "frida:1670"),
        ("rye bread", "en", "frida:1670"),
        ("brød", "da", "frida:1521"),
        ("æg", "da", "frida:1664"),
        ("kogt æg", "da", "frida:1664"),
        ("boiled egg", "en", "frida:1664"),
        ("kaffe", "da", "frida:142"),
        ("te", "da", "frida:115"),
        ("ris", "da", "frida:1973"),
        ("laks", "da", "frida:1658"),
        ("tun på dåse", "da", "frida:825"),
        ("makrel i tomat", "da", "frida:960"),
        ("havregryn", "da", "frida:480"),
        ("havregrød", "da", "dish:oat-porridge-water"),
        ("porridge", "en", "dish:oat-porridge-water"),
        ("havremælk", "da", "frida:1797"),
        ("oat milk", "en", "frida:1797"),
        ("økologisk havremælk", "da", "drink:oat-organic"),
        ("sojamælk", "da", "frida:1702"),
        ("spinat", "da", "frida:50"),
        ("kale", "en", "frida:23"),
        ("kalktablet", "da", "supplement:calcium-carbonate-400"),
        ("d-vitamin", "da", "supplement:vitamin-d-10"),
        ("multivitamin", "en", "supplement:multivitamin"),
        ("cod liver oil", "en", "frida:1396"),
    ],
)
def test_a_plain_word_means_the_food_that_people_mean(
    foods: dict[str, Food], word: str, language: str, food_id: str
) -> None:
    assert owners(foods, language)[fold(word)] == {food_id}
    assert foods[food_id].rank == 0


def test_technical_foods_are_marked_in_rank_and_tag_alike(foods: dict[str, Food]) -> None:
    technical = {food.id for food in foods.values() if food.rank == TECHNICAL}
    assert technical == {food.id for food in foods.values() if "technical" in food.tags}
    assert {"frida:1312", "frida:765", "frida:158", "frida:943", "frida:1275", "frida:85"} <= technical


def test_household_portions_cover_the_foods_that_matter(foods: dict[str, Food]) -> None:
    matters = [
        food
        for food in foods.values()
        if food.rank != TECHNICAL
        and (
            (food.calcium_mg_per_100g or 0) >= CALCIUM_WORTH_A_PORTION
            or (food.vitamin_d_ug_per_100g or 0) >= VITAMIN_D_WORTH_A_PORTION
        )
    ]
    assert len(matters) > 400
    assert sum(bool(food.portions) for food in matters) >= 0.95 * len(matters)


def test_a_drink_can_be_measured_by_volume(foods: dict[str, Food]) -> None:
    units = {"dl", "tbsp", "tsp", "cup"}
    for food in foods.values():
        if "liquid" in food.tags:
            assert food.density_g_per_ml or units & {portion.unit for portion in food.portions}, food.id


@pytest.mark.parametrize(
    ("food_id", "calcium_mg", "vitamin_d_ug"),
    [
        ("supplement:calcium-carbonate-200", 200, 0),
        ("supplement:calcium-carbonate-250-d5", 250, 5),
        ("supplement:calcium-carbonate-300", 300, 0),
        ("supplement:calcium-carbonate-400-d19", 400, 19),
        ("supplement:calcium-carbonate-500-d20", 500, 20),
        ("supplement:calcium-citrate-200", 200, 0),
        ("supplement:calcium-citrate-250", 250, 0),
        ("supplement:calcium-citrate-500", 500, 0),
        ("supplement:vitamin-d-5", 0, 5),
        ("supplement:vitamin-d-35", 0, 35),
        ("supplement:vitamin-d-50", 0, 50),
        ("supplement:vitamin-d-drops", 0, 10),
        ("supplement:multivitamin", 0, 10),
        ("supplement:multivitamin-calcium", 120, 5),
    ],
)
def test_one_portion_of_a_supplement_is_the_dose_in_its_name(
    foods: dict[str, Food], food_id: str, calcium_mg: float, vitamin_d_ug: float
) -> None:
    food = foods[food_id]
    grams = food.portions[0].grams
    assert food.supplement
    assert grams * (food.calcium_mg_per_100g or 0) / 100 == calcium_mg
    assert grams * (food.vitamin_d_ug_per_100g or 0) / 100 == vitamin_d_ug


def declared(name: str, pattern: str) -> float:
    """The amount in a supplement's own name; 0 where it names none."""
    found = re.search(pattern, name)
    return float(found[1]) if found else 0.0


def test_every_supplement_holds_exactly_the_dose_in_its_name(foods: dict[str, Food]) -> None:
    tablets = [food for food in foods.values() if food.id.startswith("supplement:")]
    assert len(tablets) > 30
    for food in tablets:
        share = food.portions[0].grams / 100
        calcium_mg = declared(food.name_en, r"([\d.]+) mg calcium")
        vitamin_d_ug = declared(food.name_en, r"\(([\d.]+) µg in \d+ drops") or declared(
            food.name_en, r"([\d.]+) µg"
        )
        assert (food.calcium_mg_per_100g or 0) * share == pytest.approx(calcium_mg, abs=1e-9, rel=0), food.id
        assert (food.vitamin_d_ug_per_100g or 0) * share == pytest.approx(vitamin_d_ug, abs=1e-9, rel=0), (
            food.id
        )


def test_a_supplement_is_one_by_group_and_tag_alike(foods: dict[str, Food]) -> None:
    for food in foods.values():
        assert (food.group == "supplement") == food.supplement, food.id
    assert foods["frida:1454"].supplement


def test_a_maker_s_name_belongs_to_the_strength_that_is_sold_under_it(foods: dict[str, Food]) -> None:
    for language in ("da", "en"):
        named = owners(foods, language)
        assert named["calcichew d3 forte"] == {"supplement:calcium-carbonate-500-d10"}
        assert not {"calcichew", "calcichew d3", "nori", "vegansk mayo", "vegan mayo"} & named.keys()


def test_a_ball_of_mozzarella_is_the_fresh_kind(foods: dict[str, Food]) -> None:
    fresh, hard = foods["dairy:mozzarella-fresh"], foods["frida:97"]
    assert (fresh.calcium_mg_per_100g, fresh.vitamin_d_ug_per_100g, fresh.energy_kcal_per_100g) == (
        505,
        0.16,
        None,
    )
    assert owners(foods, "da")["mozzarella"] == owners(foods, "en")["mozzarella"] == {fresh.id}
    assert next(portion.grams for portion in fresh.portions if portion.unit == "ball") == 125
    assert "ball" not in {portion.unit for portion in hard.portions}


def test_dairy_is_only_what_is_made_of_milk(foods: dict[str, Food]) -> None:
    for food_id in ("frida:33", "frida:148", "frida:1052", "frida:1682", "dish:caffe-latte"):
        assert "dairy" in foods[food_id].tags
    for food in foods.values():
        if food.group in {"plant-drink", "plant-dairy"}:
            assert "dairy" not in food.tags


def test_oily_fish_and_five_a_day_are_tagged(foods: dict[str, Food]) -> None:
    for food_id in ("frida:1658", "frida:48", "frida:960", "frida:1552"):
        assert {"fish", "oily-fish"} <= foods[food_id].tags
    assert "oily-fish" not in foods["frida:72"].tags
    assert "vegetable" in foods["frida:24"].tags
    assert "fruit" in foods["frida:2"].tags
    for food_id in ("frida:4", "frida:1863", "frida:1815", "frida:839"):
        assert not {"fruit", "vegetable"} & foods[food_id].tags
