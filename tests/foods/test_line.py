"""Reading a typed line against the food table itself."""

import math
import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.foods.amounts import word_set
from tracker.foods.folding import fold
from tracker.foods.food import Food
from tracker.foods.habits import Habit
from tracker.foods.line import Item, format_item, read_line
from tracker.foods.meals import split_meal, without_meals
from tracker.foods.phrases import FILLERS
from tracker.foods.portions import Measure, measure
from tracker.foods.refusals import (
    MAX_FOODS_AT_ONCE,
    MAX_GRAMS_AT_ONCE,
    MAX_LINE_CHARACTERS,
    Unread,
    UnreadReason,
    sentence,
)
from tracker.foods.search import FoodIndex
from tracker.foods.table import default_food_table, read_foods
from tracker.foods.units import SIZES, UNITS
from tracker.locale import language as language_in_force
from tracker.locale import set_language

FOODS = read_foods(default_food_table())[0]
INDEX = FoodIndex(FOODS)
LANGUAGES = ("da", "en")


def read(text: str, language: str = "da") -> tuple[Item | Unread, ...]:
    """What a line says to someone without habits."""
    return read_line(text, INDEX, {}, language)


def told(text: str, language: str = "da") -> list[str]:
    """The foods of a line that is understood, each with its stretch and whole grams."""
    found = []
    for result in read(text, language):
        assert isinstance(result, Item), result
        found.append(f"{result.text}: {result.grams:.0f} {result.food.name(language).partition(',')[0]}")
    return found


def only(text: str, language: str = "da") -> Item:
    """The one food of a line."""
    (item,) = read(text, language)
    assert isinstance(item, Item), item
    return item


def reason(text: str, language: str = "da") -> UnreadReason:
    """Why a line of one food is refused."""
    (unread,) = read(text, language)
    assert isinstance(unread, Unread), unread
    return unread.reason


@pytest.mark.parametrize(
    ("line", "language", "grams"),
    [
        ("2 dl letmælk", "da", 206),
        ("letmælk 2 dl", "da", 206),
        ("letmælk, 2 dl", "da", 206),
        ("2 dl, letmælk", "da", 206),
        ("letmælk (2 dl)", "da", 206),
        ("letmælk - 2 dl", "da", 206),
        ("letmælk: 2 dl", "da", 206),
        ("et glas letmælk", "da", 206),
        ("glas letmælk", "da", 206),
        ("1/2 liter letmælk", "da", 515),
        ("200 letmælk", "da", 200),
        ("2 letmælk", "da", 412),
        ("a glass of milk", "en", 206),
        ("1,000 g milk", "en", 1000),
        ("2 x 30 g feta", "da", 60),
        ("3 x 100 ml mælk", "da", 309),
        ("rugbrød x 3", "da", 135),
        ("eggs x 2", "en", 110),
        ("2 skiver rugbrød (100 g)", "da", 100),
        ("2 dåser tun 115 g", "da", 230),
        ("3 stk. à 50 g frikadeller", "da", 150),
        ("2 skvier rugbrød", "da", 90),
        ("2 rugbrødsskiver", "da", 90),
    ],
)
def test_an_amount_is_read_wherever_it_stands(line: str, language: str, grams: float) -> None:
    item = only(line, language)
    assert item.grams == pytest.approx(grams)
    assert not item.assumed_amount


@pytest.mark.parametrize(
    ("line", "grams"),
    [
        ("30 g ost x 2", 60),
        ("30 g x 2 ost", 60),
        ("30g*2 ost", 60),
        ("30 g gange 2 ost", 60),
        ("to gange 30 g ost", 60),
        ("2 x 3 x 30 g ost", 180),
        ("30 g ost x 2 x 3", 180),
        ("2 skiver rugbrød x 2", 180),
        ("2 skiver x 30 g ost", 60),
        ("2 dl mælk 3 gange", 618),
    ],
)
def test_a_sign_of_multiplication_always_multiplies(line: str, grams: float) -> None:
    assert only(line).grams == pytest.approx(grams)


@pytest.mark.parametrize("line", ["1 l mælk x 6", "5 dl øl x 12", "3 l vand x 2", "200 skiver ost x 30 g"])
def test_what_is_too_much_when_multiplied_is_refused(line: str) -> None:
    assert reason(line) is UnreadReason.TOO_MUCH


@pytest.mark.parametrize(
    ("line", "grams"),
    [
        (",5 dl mælk", 51.5),
        (".5 dl mælk", 51.5),
        ("tredive g ost", 30),
        ("femogtyve g ost", 25),
        ("fem og tyve g ost", 25),
        ("halvtreds g ost", 50),
        ("halvfems g ost", 90),
        ("ninety g ost", 90),
        ("twenty-five g ost", 25),
        ("twenty five g ost", 25),
        ("mælk - 2 dl", 206),
    ],
)
def test_an_amount_may_be_written_in_words_or_begin_with_its_comma(line: str, grams: float) -> None:
    assert only(line).grams == pytest.approx(grams)


@pytest.mark.parametrize(
    "line",
    [
        "macadamia milk",
        "dairy free milk",
        "mælkefri ost",
        "hemp milk",
        "cocacola mælk",
        "benzin mælk",
        "glutenfri rugbrød",
        "dairy free yoghurt",
    ],
)
def test_a_word_that_may_make_another_thing_of_a_food_is_not_passed_by(line: str) -> None:
    (unread,) = read(line)
    assert isinstance(unread, Unread)
    assert unread.reason is UnreadReason.UNKNOWN_FOOD
    assert unread.suggestions


@pytest.mark.parametrize("line", ["laktosefri mælk", "lactose free milk", "laktosefri letmælk"])
def test_milk_without_lactose_is_milk(line: str) -> None:
    assert only(line).food == only("mælk").food


def test_a_makers_name_is_passed_by_and_told() -> None:
    assert only("kohberg rugbrød").food == only("rugbrød").food
    assert only("2 skiver kohberg rugbrød").unread == ("kohberg",)
    assert only("2 skiver rugbrød").unread == ()


@pytest.mark.parametrize(
    ("line", "like"),
    [("calcium 0,4 g", "calcium 400 mg"), ("kalktablet 0.5 g", "kalktablet 500 mg")],
)
def test_grams_beside_a_calcium_tablet_are_its_strength(line: str, like: str) -> None:
    assert (only(line).food, only(line).grams) == (only(like).food, only(like).grams)


@pytest.mark.parametrize(
    "line", ["a\u030al", "2 stk. røget a\u030al", "\u0130s", "\u0131s", "laks pa\u030a rugbrød"]
)
def test_letters_in_another_composition_are_the_same_letters(line: str) -> None:
    composed = line.replace("a\u030a", "å").replace("\u0130", "i").replace("\u0131", "i")
    foods = [result.food for result in read(line) if isinstance(result, Item)]
    assert foods == [result.food for result in read(composed) if isinstance(result, Item)]
    assert foods


@pytest.mark.parametrize(
    ("line", "stretches"),
    [
        ("mælk, brød, ost", ["mælk", "brød", "ost"]),
        ("2,5 dl mælk,1 æg", ["2,5 dl mælk", "1 æg"]),
        ("mælk; brød\nost", ["mælk", "brød", "ost"]),
        ("mælk + brød & ost", ["mælk", "brød", "ost"]),
        ("mælk og brød samt ost plus æg", ["mælk", "brød", "ost", "æg"]),
        ("rugbrød med leverpostej", ["rugbrød", "leverpostej"]),
        ("2 skiver rugbrød m. ost", ["2 skiver rugbrød", "ost"]),
        ("brød m/smør", ["brød", "smør"]),
        ("æg og bacon", ["æg", "bacon"]),
        ("ost på brød", ["ost", "brød"]),
        ("2 dl mælk 1 banan 3 kartofler", ["2 dl mælk", "1 banan", "3 kartofler"]),
        ("mælk 2 dl banan 1", ["mælk 2 dl", "banan 1"]),
        ("rugbrød, 2 skiver, ost, 20 g", ["rugbrød, 2 skiver", "ost, 20 g"]),
        ("2 stk. æg. 3 kartofler.", ["2 stk. æg", "3 kartofler"]),
        ("- 2 æg\n- en skive rugbrød", ["2 æg", "en skive rugbrød"]),
        ("tun i olie", ["tun i olie"]),
        ("tun på dåse", ["tun på dåse"]),
        ("makrel i tomat på rugbrød", ["makrel i tomat", "rugbrød"]),
        ("yoghurt med frugt", ["yoghurt med frugt"]),
        ("200 g yoghurt med jordbær", ["200 g yoghurt med jordbær"]),
        ("2 skiver rugbrød med kerner og ost", ["2 skiver rugbrød med kerner", "ost"]),
        ("broccoli, kogt", ["broccoli, kogt"]),
        ("parmesan, revet, 20 g", ["parmesan, revet, 20 g"]),
        ("ost 45+, rugbrød", ["ost 45+", "rugbrød"]),
        ("Flødeost, 30-40+ 37 g", ["Flødeost, 30-40+ 37 g"]),
        ("morgenmad: skyr med bær", ["skyr", "bær"]),
        ("kl. 8: 2 dl mælk", ["2 dl mælk"]),
        ("200 g and og kartofler", ["200 g and", "kartofler"]),
        ("and med rødkål", ["and", "rødkål"]),
        ("2 skiver rugbrød and ost", ["2 skiver rugbrød", "ost"]),
        ("jeg spiste 2 æg og så en banan", ["2 æg", "en banan"]),
    ],
)
def test_a_line_is_parted_between_foods_and_not_within_a_name(line: str, stretches: list[str]) -> None:
    results = read(line)
    assert all(isinstance(result, Item) for result in results), results
    assert [re.sub(r"^(?:jeg spiste|så) ", "", result.text) for result in results] == stretches


@pytest.mark.parametrize(
    ("line", "food_id", "grams"),
    [
        ("kalk 500 mg", "supplement:calcium-carbonate-500", 1.25),
        ("2 kalktabletter 500 mg", "supplement:calcium-carbonate-500", 2.5),
        ("2 x kalk 500 mg", "supplement:calcium-carbonate-500", 2.5),
        ("2 x 500 mg kalk", "supplement:calcium-carbonate-500", 2.5),
        ("kalk 500 mg + 20 µg", "supplement:calcium-carbonate-500-d20", 1.25),
        ("D-vitamin 20 µg", "supplement:vitamin-d-20", 0.1),
        ("20 mikrogram d-vitamin", "supplement:vitamin-d-20", 0.1),
        ("vitamin d 10 ug", "supplement:vitamin-d-10", 0.1),
        ("35 mikrogram", "supplement:vitamin-d-35", 0.1),
        ("800 IE d-vitamin", "supplement:vitamin-d-20", 0.1),
        ("vitamin D3 1000 IU", "supplement:vitamin-d-25", 0.1),
        ("d-vitamin, 35 µg", "supplement:vitamin-d-35", 0.1),
        ("2 dråber d-vitamin", "supplement:vitamin-d-drops", 0.05),
        ("10 d-dråber", "supplement:vitamin-d-drops", 0.25),
    ],
)
def test_a_dose_beside_a_supplement_is_its_strength_and_no_weight(
    line: str, food_id: str, grams: float
) -> None:
    item = only(line)
    assert item.food.id == food_id
    assert item.grams == pytest.approx(grams)


def test_a_strength_that_is_not_sold_is_made_up_of_tablets_that_hold_it() -> None:
    item = only("d-vitamin 30 µg")
    assert item.food.vitamin_d_ug_per_100g is not None
    assert item.grams * item.food.vitamin_d_ug_per_100g / 100 == pytest.approx(30)


@pytest.mark.parametrize(
    ("line", "language", "tablets"),
    [
        ("kalk, multivitamin", "da", ["calcium-carbonate-400", "multivitamin"]),
        ("kalk + multivitamin", "da", ["calcium-carbonate-400", "multivitamin"]),
        ("kalk og multivitamin", "da", ["calcium-carbonate-400", "multivitamin"]),
        ("multivitamin, kalk", "da", ["multivitamin", "calcium-carbonate-400"]),
        ("calcium and multivitamin", "en", ["calcium-carbonate-400", "multivitamin"]),
        ("kalk 500 mg, multivitamin", "da", ["calcium-carbonate-500", "multivitamin"]),
        (
            "multivitamin, calcium 500 mg, d-vitamin 20 µg",
            "da",
            ["multivitamin", "calcium-carbonate-500", "vitamin-d-20"],
        ),
        ("unikalk, unikalk silver", "da", ["calcium-carbonate-400-d10", "calcium-carbonate-400-d20"]),
        ("d-vitamin, 20 mikrogram d-vitamin", "da", ["vitamin-d-10", "vitamin-d-20"]),
        ("kalk og d-vitamin", "da", ["calcium-carbonate-400", "vitamin-d-10"]),
        ("kalk med d-vitamin", "da", ["calcium-carbonate-400-d10"]),
        ("calcium with vitamin D", "en", ["calcium-carbonate-400-d10"]),
        ("kalk 500 mg, 20 µg", "da", ["calcium-carbonate-500-d20"]),
        ("multivitamin med kalk", "da", ["multivitamin-calcium"]),
        ("multivitamin and minerals", "en", ["multivitamin-calcium"]),
    ],
)
def test_every_tablet_that_is_named_is_stored(line: str, language: str, tablets: list[str]) -> None:
    items = read(line, language)
    assert [item.food.id.partition(":")[2] for item in items if isinstance(item, Item)] == tablets
    assert len(items) == len(tablets)


@pytest.mark.parametrize(
    ("line", "language", "food_id", "tablets"),
    [
        ("calciumcarbonat 1250 mg", "da", "supplement:calcium-carbonate-500", 1),
        ("2 calciumcarbonat 1250 mg", "da", "supplement:calcium-carbonate-500", 2),
        ("calcium citrate 950 mg", "en", "supplement:calcium-citrate-200", 1),
        ("calcium citrate 950 mg (200 mg calcium)", "en", "supplement:calcium-citrate-200", 1),
        ("calciumcitrat 200 mg", "da", "supplement:calcium-citrate-200", 1),
        ("calcium carbonate 500 mg", "en", "supplement:calcium-carbonate-500", 1),
        ("kalk 1000 mg", "da", "supplement:calcium-carbonate-500", 2),
    ],
)
def test_the_weight_of_a_salt_is_told_from_the_calcium_in_it(
    line: str, language: str, food_id: str, tablets: float
) -> None:
    item = only(line, language)
    assert (item.food.id, item.amount) == (food_id, tablets)


@pytest.mark.parametrize(
    "line",
    [
        "calciumcarbonat 700 mg",
        "calciumcitrat 1000 mg",
        "kalk 1250 mg",
        "kalktabletter 700 mg",
        "d-vitamin 7,5 µg",
    ],
)
def test_a_strength_that_no_whole_number_of_tablets_holds_is_asked_for(line: str) -> None:
    (unread,) = read(line)
    assert isinstance(unread, Unread)
    assert unread.reason is UnreadReason.UNKNOWN_FOOD
    assert unread.suggestions
    assert all(food.supplement for food in unread.suggestions)


def test_the_suggestions_for_a_weight_begin_with_the_nearest_strength() -> None:
    (unread,) = read("calciumcitrat 1000 mg")
    assert isinstance(unread, Unread)
    assert unread.suggestions[0].id == "supplement:calcium-citrate-200"


def test_drops_are_divided_as_tablets_are_not() -> None:
    assert only("d-dråber 6 µg").grams == pytest.approx(0.075)
    oil = only("levertran 9 µg")
    assert oil.food.id == "frida:1396"
    assert oil.grams == pytest.approx(3.6)


@pytest.mark.parametrize(
    ("line", "language", "foods"),
    [
        ("havre, mælk", "da", ["frida:480", "frida:33"]),
        ("mandel, mælk", "da", ["frida:35", "frida:33"]),
        ("almond, milk", "en", ["frida:35", "frida:33"]),
        ("mandel mælk", "da", ["frida:1798"]),
        ("sojamælk, økologisk", "da", ["drink:soy-organic"]),
        ("2 dl sojamælk, økologisk", "da", ["drink:soy-organic"]),
        ("soy milk, organic", "en", ["drink:soy-organic"]),
        ("laks, røget", "da", ["frida:1552"]),
        ("salmon, smoked", "en", ["frida:1552"]),
        ("rugbrød, lyst", "da", ["frida:413"]),
        ("rugbrød, lyst, ost", "da", ["frida:413", "frida:148"]),
        ("kylling, stegt", "da", ["frida:795"]),
        ("løg, rødt", "da", ["frida:716"]),
        ("bønner, hvide, kogte", "da", ["frida:1815"]),
    ],
)
def test_a_comma_parts_two_foods_but_no_food_from_its_kind(
    line: str, language: str, foods: list[str]
) -> None:
    assert [item.food.id for item in read(line, language) if isinstance(item, Item)] == foods
    assert len(read(line, language)) == len(foods)


def test_the_amount_behind_a_kind_is_that_of_the_food() -> None:
    assert only("laks, røget, 50 g").grams == 50
    assert only("sojamælk, økologisk, 2 dl").grams == pytest.approx(200)


def test_a_fortified_drink_is_never_logged_for_an_organic_one_that_the_table_lacks() -> None:
    for result in read("hasselnøddedrik, økologisk"):
        assert not (isinstance(result, Item) and result.food.fortified)


def test_calcium_added_to_a_food_is_no_tablet() -> None:
    assert only("havremælk med calcium").food.fortified
    assert reason("appelsinjuice med calcium") is UnreadReason.UNKNOWN_FOOD


@pytest.mark.parametrize(
    ("line", "language", "why"),
    [
        ("", "da", UnreadReason.NOTHING_TYPED),
        ("  \n ", "da", UnreadReason.NOTHING_TYPED),
        (", ;", "da", UnreadReason.NOTHING_TYPED),
        ("200 g", "da", UnreadReason.NO_FOOD),
        ("et glas", "da", UnreadReason.NO_FOOD),
        ("3", "en", UnreadReason.NO_FOOD),
        ("xyzzy", "da", UnreadReason.UNKNOWN_FOOD),
        ("200 g bordlampe", "da", UnreadReason.UNKNOWN_FOOD),
        ("100 g konserves", "da", UnreadReason.AMBIGUOUS),
        ("-50 g ost", "da", UnreadReason.NEGATIVE),
        ("- 50 g ost", "da", UnreadReason.NEGATIVE),
        ("ost -50 g", "da", UnreadReason.NEGATIVE),
        ("kalktablet -400 mg", "da", UnreadReason.NEGATIVE),
        ("d-vitamin -5 µg", "da", UnreadReason.NEGATIVE),
        ("1..2 dl mælk", "da", UnreadReason.NO_AMOUNT),
        ("2 to dl mælk", "da", UnreadReason.NO_AMOUNT),
        ("20 g 20 g ost", "da", UnreadReason.NO_AMOUNT),
        ("\u0130", "da", UnreadReason.NO_FOOD),
        ("0 g ost", "da", UnreadReason.ZERO),
        ("nan g ost", "da", UnreadReason.NOT_A_NUMBER),
        ("nan", "da", UnreadReason.NOT_A_NUMBER),
        ("inf g milk", "en", UnreadReason.NOT_A_NUMBER),
        ("1e9 g ost", "da", UnreadReason.TOO_MUCH),
        ("5001 g mælk", "da", UnreadReason.TOO_MUCH),
        ("31 kalktabletter", "da", UnreadReason.TOO_MUCH),
        ("2-3 æg", "da", UnreadReason.NO_AMOUNT),
        ("g mælk", "da", UnreadReason.NO_AMOUNT),
        ("2 dl rugbrød", "da", UnreadReason.NO_VOLUME),
        ("en skive mælk", "da", UnreadReason.UNKNOWN_UNIT_FOR_FOOD),
        ("x" * (MAX_LINE_CHARACTERS + 1), "da", UnreadReason.TOO_LONG),
        ("æg," * (MAX_FOODS_AT_ONCE + 1), "da", UnreadReason.TOO_LONG),
    ],
)
def test_what_cannot_be_logged_is_refused_with_its_reason(
    line: str, language: str, why: UnreadReason
) -> None:
    assert reason(line, language) is why


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", list(UnreadReason))
def test_every_refusal_has_a_sentence_that_shows_what_was_typed(why: UnreadReason, language: str) -> None:
    before = language_in_force()
    set_language(language)
    try:
        said = sentence(Unread("2 dl {braces} rugbrød", why, tuple(FOODS[:2])))
    finally:
        set_language(before)
    assert said
    about_the_line = why in (UnreadReason.NOTHING_TYPED, UnreadReason.TOO_LONG)
    assert about_the_line or "{braces}" in said


def test_the_sentence_for_too_much_names_the_limit() -> None:
    (milk,) = read("6 kg mælk")
    (tablets,) = read("31 kalktabletter")
    assert isinstance(milk, Unread)
    assert isinstance(tablets, Unread)
    assert "5 kg" in sentence(milk)
    assert "30" in sentence(tablets)


def test_the_sentence_for_a_unit_names_those_that_the_food_has() -> None:
    (unread,) = read("en skive mælk", "en")
    assert isinstance(unread, Unread)
    assert "glass" in sentence(unread)


def test_an_unknown_food_comes_with_suggestions_where_there_are_any() -> None:
    (unread,) = read("rugbrødslampe 3")
    assert isinstance(unread, Unread)
    assert len(unread.suggestions) <= 5


def test_one_unknown_food_does_not_hide_the_others() -> None:
    milk, bicycle = read("2 dl mælk og 1 cykel")
    assert isinstance(milk, Item)
    assert isinstance(bicycle, Unread)
    assert bicycle.text == "1 cykel"


def test_no_amount_is_the_usual_portion_and_said_to_be_assumed() -> None:
    item = only("letmælk")
    assert item.assumed_amount
    assert item.portion == item.food.portions[0]


def test_no_amount_is_what_the_person_took_last() -> None:
    usual = only("letmælk")
    habits = {usual.food.id: Habit(times=5, last_grams=300)}
    (item,) = read_line("letmælk", INDEX, habits, "da")
    assert isinstance(item, Item)
    assert (item.grams, item.assumed_amount) == (300, True)


def test_milk_with_tea_is_a_splash_and_with_oats_a_glass() -> None:
    tea, splash = read("te med lidt mælk")
    oats, glass = read("havregryn med mælk")
    assert isinstance(splash, Item)
    assert isinstance(glass, Item)
    assert isinstance(tea, Item)
    assert isinstance(oats, Item)
    assert splash.grams < 40 < 150 < glass.grams


def test_two_slices_of_bread_with_cheese_have_a_slice_each() -> None:
    _bread, cheese = read("2 skiver rugbrød med ost")
    _slice, one = read("1 skive rugbrød med ost")
    assert isinstance(cheese, Item)
    assert isinstance(one, Item)
    assert cheese.grams == 2 * one.grams
    assert cheese.assumed_amount


def test_a_unit_picks_the_food_of_that_name_that_comes_in_it() -> None:
    assert "konserves" in only("en dåse laks").food.name_da
    assert "konserves" not in only("100 g laks").food.name_da


def test_boiled_kale_is_kale_where_the_table_has_no_boiled_one() -> None:
    assert only("100 g kogt grønkål").food.name_da.startswith("Grønkål")


@pytest.mark.parametrize(
    ("text", "meal", "rest"),
    [
        ("morgenmad: havregryn", "breakfast", "havregryn"),
        ("Frokost 2 skiver rugbrød", "lunch", "2 skiver rugbrød"),
        ("til aftensmad 200 g laks", "dinner", "200 g laks"),
        ("2 æg til frokost", "lunch", "2 æg"),
        ("lunch: toast", "lunch", "toast"),
        ("2 eggs for breakfast", "breakfast", "2 eggs"),
        ("aften: laks", "dinner", "laks"),
        ("mellemmåltid: æble", "snack", "æble"),
        ("morgenmadsprodukt", None, "morgenmadsprodukt"),
        ("dinner roll", None, "dinner roll"),
        ("breakfast cereal", None, "breakfast cereal"),
        ("", None, ""),
    ],
)
def test_a_meal_is_told_from_the_food(text: str, meal: str | None, rest: str) -> None:
    assert split_meal(text) == (meal, rest)


def own_names(language: str) -> list[Food]:
    """The foods that share their name with no other."""
    names = Counter(fold(food.name(language)) for food in FOODS)
    return [food for food in FOODS if names[fold(food.name(language))] == 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_half_of_the_foods_read_back_in_a_portion_and_every_measure_with_some_food(language: str) -> None:
    lost, seen = [], set()
    half = LANGUAGES.index(language)
    for number, food in list(enumerate(own_names(language)))[half::2]:
        # In turn, so that all measures are met without reading each of 8,000 portions twice.
        for portion in food.portions[number % len(food.portions) :][:1] if food.portions else ():
            seen.add(portion.unit)
            printed = format_item(Item("", food, portion.grams, portion, 1.0, portion.unit, False), language)
            results = read(printed, language)
            if [(r.food.id, round(r.grams, 6)) for r in results if isinstance(r, Item)] != [
                (food.id, round(portion.grams, 6))
            ]:
                lost.append(printed)
    assert lost == []
    assert len(seen) > 35


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_food_is_found_by_its_bare_name(language: str) -> None:
    found = {food.id: read(food.name(language), language) for food in own_names(language)}
    lost = [
        food_id
        for food_id, results in found.items()
        if [r.food.id for r in results if isinstance(r, Item)] != [food_id] or len(results) != 1
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_name_is_one_food_though_its_amount_is_refused(language: str) -> None:
    for food in own_names(language):
        if food.supplement:
            (unread,) = read(f"900 g {food.name(language)}", language)
            assert isinstance(unread, Unread)
            assert unread.reason is UnreadReason.TOO_MUCH


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Vitamin D drops, 2 µg per drop (10 µg in 5 drops)", "en"),
        ("Ostemad (rugbrød med smør og ost)", "da"),
    ],
)
def test_a_name_with_brackets_is_cut_out_with_them(line: str, language: str) -> None:
    assert only(f"2 stk. {line}" if language == "da" else line, language).text.endswith(line)


AMOUNTS = st.one_of(
    st.sampled_from([0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 10.0, 150.0]),
    st.floats(0.01, 500).map(lambda n: round(n, 3)),
)


@settings(max_examples=300, deadline=None)
@given(
    food=st.sampled_from(FOODS),
    amount=AMOUNTS,
    unit=st.sampled_from(sorted(UNITS)),
    size=st.sampled_from([None, *SIZES]),
    language=st.sampled_from(LANGUAGES),
)
def test_what_is_understood_and_printed_reads_back_to_the_same(
    food: Food, amount: float, unit: str, size: str | None, language: str
) -> None:
    found = measure(food, amount, unit, size)
    if not isinstance(found, Measure) or food not in own_names(language):
        return
    item = Item("", food, found.grams, found.portion, found.amount, found.unit, False)
    again = only(format_item(item, language), language)
    assert again.food == food
    assert math.isclose(again.grams, item.grams, rel_tol=1e-6)
    assert not again.assumed_amount


WORDS = st.sampled_from(
    sorted(
        word_set(
            "mælk ost rugbrød æg kalk d-vitamin banan kaffe tun 2 1,5 ½ -3 0 nan 1e9 g dl skive glas mg µg IE stk en halv "
            "to x * % 45+ 2-3 og med på , ; + & ( ) . : à uden morgenmad: til frokost lille store spread 1/0 æøå"
        )
    )
)
NEAR_LINES = st.lists(WORDS, max_size=12).map(" ".join)
SILENT = word_set(
    "og and med with samt plus m w paa on x af of the a til for morgenmad frokost lunch breakfast dinner snack kl"
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), NEAR_LINES), st.sampled_from(LANGUAGES))
@example("mælk\x00\x1c2 dl", "da")
@example("²½Ⅷ٣٣ dl", "da")
def test_no_line_crashes_and_no_word_of_it_is_dropped(text: str, language: str) -> None:
    results = read(text, language)
    assert results
    place = 0
    for result in results:
        if isinstance(result, Item):
            assert math.isfinite(result.grams)
            assert 0 < result.grams <= MAX_GRAMS_AT_ONCE
        found = place_of(result.text, text, place)
        assert_silent(text[place:found])
        place = found + len(result.text)
    assert_silent(text[place:])


def place_of(stretch: str, text: str, start: int) -> int:
    """Where a stretch stands in a line from `start` on: as words of their own, and not within the name of a meal."""
    seen = without_meals(text)
    as_words = re.compile(rf"(?<![^\W_]){re.escape(stretch)}(?![^\W_])").search(seen, start)
    found = as_words.start() if as_words else text.find(stretch, start)
    assert found >= 0, (stretch, text)
    return found


def assert_silent(gap: str) -> None:
    """Between foods stand only signs, joining words and words about the meal."""
    if gap.strip():
        assert {fold(word) for word in re.findall(r"[^\W_]+", gap)} <= SILENT | FILLERS, gap


@given(
    st.lists(
        st.sampled_from(["2 dl letmælk", "100 g banan", "2 skiver rugbrød", "10 g smør"]),
        min_size=1,
        max_size=6,
    )
)
def test_a_line_of_known_parts_has_them_all_in_order(parts: list[str]) -> None:
    alone = [only(part) for part in parts]
    together = read("; ".join(parts))
    assert [(item.text, item.grams) for item in alone] == [
        (item.text, item.grams) for item in together if isinstance(item, Item)
    ]


@pytest.mark.parametrize(
    ("line", "language", "food"),
    [
        ("kaffe uden mælk", "da", "Kaffe, drikkeklar"),
        ("brød uden smør", "da", "Hvedebrød"),
        ("coffee without milk", "en", "Coffee"),
    ],
)
def test_what_is_left_out_is_no_food_of_the_line(line: str, language: str, food: str) -> None:
    assert only(line, language).food.name(language).startswith(food)


@pytest.mark.parametrize(
    "line",
    [
        "calciumberiget appelsinjuice",
        "fortified orange juice",
        "ost uden mælk",
        "cheese without milk",
        "pizza uden ost",
        "hampemælk",
        "hampedrik",
        "hampemalk",
    ],
)
def test_what_would_be_another_thing_is_asked_for_and_not_logged(line: str) -> None:
    assert reason(line) is UnreadReason.UNKNOWN_FOOD
