"""Finding the food that is meant. The small table is made for the rules; the real one is asked as a whole."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.foods.food import AbsorptionBasis, Food
from tracker.foods.habits import Habit
from tracker.foods.ranking import Certainty
from tracker.foods.search import FoodIndex, index_of
from tracker.foods.table import default_food_table, read_foods


def food(
    food_id: str,
    name_da: str,
    name_en: str,
    *,
    rank: int = 1,
    da: str = "",
    en: str = "",
    group: str = "other",
    fortified: bool = False,
) -> Food:
    """A food of which only what the search looks at matters."""
    return Food(
        id=food_id,
        name_da=name_da,
        name_en=name_en,
        group=group,
        calcium_mg_per_100g=None,
        vitamin_d_ug_per_100g=None,
        energy_kcal_per_100g=None,
        absorption=0.3,
        absorption_index=1.0,
        absorption_basis=AbsorptionBasis.ASSUMED,
        source=food_id,
        aliases_da=tuple(filter(None, da.split(";"))),
        aliases_en=tuple(filter(None, en.split(";"))),
        rank=rank,
        fortified=fortified,
    )


SMALL = (
    food(
        "letmaelk",
        "Letmælk, konventionel (ikke-økologisk)",
        "Milk, partly skimmed",
        rank=0,
        da="mælk",
        en="milk",
    ),
    food("skummet", "Skummetmælk", "Milk, skimmed", rank=0),
    food("choko", "Mælkechokolade", "Chocolate, milk", rank=1),
    food("kakao", "Cacaomælk", "Milk, with chocolate", rank=1, en="chocolate milk"),
    food("pulver", "Mælk, pulver", "Milk, powder", rank=3),
    food("kaffe", "Kaffe med mælk", "Coffee with milk", rank=0),
    food("aeble", "Æble, uspec., råt", "Apple, raw, all varieties", rank=1),
    food("aebletoer", "Æble, tørret", "Apple, dried", rank=1),
    food("aal", "Ål, rå", "Eel, raw", rank=1, group="fish"),
    food("mandel", "Mandel, rå", "Almond, raw", rank=0),
    food("gulerod", "Gulerod, rå", "Carrot, raw", rank=1),
    food("rugbroed", "Rugbrød, mørkt", "Rye bread, dark", rank=0, en="rye bread", group="bread"),
    food("knaek", "Knækbrød, rug-, fint", "Crispbread, rye, fine", rank=1, group="bread"),
    food("jordnoed", "Jordnød, tørret", "Peanut, dried", rank=1),
    food("smoer", "Smør, saltet", "Butter, salted", rank=0, da="smør", en="butter"),
    food("peanutsmoer", "Jordnøddesmør", "Peanut butter", rank=1),
    food("oel", "Øl, pilsner", "Beer, lager", rank=0, da="øl"),
    food("oliven", "Oliven, grønne", "Olives, green", rank=1),
    food("broccoli", "Broccoli, rå", "Broccoli, raw", rank=1),
    food("laks", "Laks, rå", "Salmon, raw", rank=0, da="laks", en="salmon", group="fish"),
    food("laksroeget", "Laks, røget", "Salmon, smoked", rank=1, group="fish"),
    food(
        "havre",
        "Havredrik, tilsat calcium",
        "Oat drink, with calcium",
        rank=0,
        da="havredrik",
        fortified=True,
    ),
    food("havreoeko", "Havredrik, økologisk", "Oat drink, organic", rank=1),
    food("ris", "Risdrik, tilsat calcium", "Rice drink, with calcium", rank=0, da="risdrik", fortified=True),
    food("rodgrod", "Rødgrød med fløde", "Red berry pudding with cream", rank=1),
    food("and", "And, kød, rå", "Duck, flesh, raw", rank=1),
    food("bagepulver", "Bagepulver", "Baking powder", rank=3),
    food("beriget", "Mel, beriget", "Flour, fortified", rank=1),
    food("uberiget", "Mel, ikke beriget", "Flour, not fortified", rank=1),
)


@pytest.fixture(scope="module")
def small() -> FoodIndex:
    return FoodIndex(SMALL)


@pytest.fixture(scope="module")
def foods() -> list[Food]:
    return read_foods(default_food_table())[0]


@pytest.fixture(scope="module")
def index(foods: list[Food]) -> FoodIndex:
    return FoodIndex(foods)


def found(index: FoodIndex, query: str) -> list[str]:
    return [match.food.id for match in index.search(query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("mælk", "letmaelk"),
        ("maelk", "letmaelk"),
        ("malk", "letmaelk"),
        ("MÆLK", "letmaelk"),
        ("mlæk", "letmaelk"),
        ("skummet", "skummet"),
        ("skumemtmælk", "skummet"),
        ("sumetmælk", "skummet"),
        ("æbler", "aeble"),
        ("æblerne", "aeble"),
        ("apples", "aeble"),
        ("gulerødder", "gulerod"),
        ("carrots", "gulerod"),
        ("gron oliven", "oliven"),
        ("oliven grønne", "oliven"),
        ("rug brød", "rugbroed"),
        ("brød rug", "rugbroed"),
        ("ryebread", "rugbroed"),
        ("rugbrødet", "rugbroed"),
        ("peanutbutter", "peanutsmoer"),
        ("jordnødde smør", "peanutsmoer"),
        ("jordnødder", "jordnoed"),
        ("brocoli", "broccoli"),
        ("broccolli", "broccoli"),
        ("proccoli", "broccoli"),
        ("borccoli", "broccoli"),
        ("smoked salmon", "laksroeget"),
        ("salmon smoked", "laksroeget"),
        ("røget salmon", "laksroeget"),
        ("frisk laks", "laks"),
        ("lidt smør", "smoer"),
        ("lurpak smør", "smoer"),
        ("kohberg rugbrød", "rugbroed"),
        ("økologisk havredrik", "havreoeko"),
        ("rodgrod med flode", "rodgrod"),
        ("ål", "aal"),
        ("øl", "oel"),
        ("and", "and"),
        ("and kød rå", "and"),
        ("bagepulver", "bagepulver"),
        ("milk chocolate", "choko"),
        ("chocolate milk", "kakao"),
        ("beriget mel", "beriget"),
        ("ikke beriget mel", "uberiget"),
    ],
)
def test_food_that_is_meant_comes_first(small: FoodIndex, query: str, first: str) -> None:
    assert found(small, query)[0] == first


def test_compounds_are_found_by_their_last_part_after_the_word_itself(small: FoodIndex) -> None:
    answer = found(small, "mælk")
    assert answer.index("letmaelk") < answer.index("skummet") < answer.index("choko")


def test_the_kind_of_thing_comes_before_what_it_is_an_ingredient_of(small: FoodIndex) -> None:
    answer = found(small, "mælk")
    assert answer.index("skummet") < answer.index("kaffe")


def test_eel_does_not_bring_almonds(small: FoodIndex) -> None:
    assert "mandel" not in found(small, "ål")


def test_an_unfinished_word_comes_before_an_ending_taken_off_and_a_letter_loosened(index: FoodIndex) -> None:
    assert "torsk" in index.search("tors")[0].food.name_da.casefold()


def test_exact_letters_come_before_loosened_ones() -> None:
    index = FoodIndex([food("1", "Rod, rå", "Root, raw"), food("2", "Rød, rå", "Red, raw", rank=0)])
    assert found(index, "rod") == ["1", "2"]
    assert found(index, "rød")[0] == "2"


def test_technical_food_comes_after_every_ordinary_one_unless_it_is_named(small: FoodIndex) -> None:
    assert found(small, "mælk")[-1] == "pulver"
    assert found(small, "mælk pulver")[0] == "pulver"
    assert found(small, "mæ")[-1] == "pulver"


def test_plain_food_comes_before_a_variant_and_raw_before_prepared() -> None:
    index = FoodIndex(
        [
            food("canned", "Sild, konserves", "Herring, canned", rank=2),
            food("fried", "Sild, stegt", "Herring, fried"),
            food("raw", "Sild, rå", "Herring, raw"),
            food("any", "Sild", "Herring", rank=0),
        ]
    )
    assert found(index, "sild") == ["any", "raw", "fried", "canned"]


@pytest.mark.parametrize("query", ["", " ", "12", "45+", "-", "😀", "\0", "½", "., ,"])
def test_query_without_a_word_finds_nothing(small: FoodIndex, query: str) -> None:
    assert small.search(query) == []
    assert small.best(query) is None


@pytest.mark.parametrize(
    "query", ["asdf", "xyzzy", "bordlampe", "cykel", "qwertyuiop", "a", "hus", "computer", "12 3"]
)
def test_nonsense_is_never_logged(index: FoodIndex, query: str) -> None:
    assert index.best(query) is None


@pytest.mark.parametrize("query", ["mælk", "MILK", "rye bread", "mørkt rye", "mørkt rugbrød", "gulerødder"])
def test_name_in_any_form_is_certain(small: FoodIndex, query: str) -> None:
    match = small.best(query)
    assert match is not None
    assert match.certainty >= Certainty.NEAR


def test_unread_words_are_told_and_take_certainty(small: FoodIndex) -> None:
    match = small.best("lurpak smør")
    assert match is not None
    assert match.unread == ("lurpak",)
    assert match.certainty is Certainty.NEAR
    assert not match.exact


def test_strange_last_word_is_not_logged_for_what_stands_before_it(small: FoodIndex) -> None:
    assert small.best("rugbrød xylofon") is None
    assert "rugbroed" in found(small, "rugbrød xylofon")


def test_organic_is_not_logged_as_fortified(small: FoodIndex) -> None:
    assert small.best("økologisk risdrik") is None
    assert found(small, "økologisk risdrik") == ["ris"]
    organic = small.best("økologisk laks")
    assert organic is not None
    assert organic.food.id == "laks"


def test_slip_that_may_mean_two_foods_is_not_logged() -> None:
    index = FoodIndex([food("1", "Pasta", "Pasta"), food("2", "Paste", "Paste", group="fish")])
    assert index.best("pastx") is None
    assert len(index.search("pastx")) == 2


def test_foods_of_different_groups_that_stand_alike_are_not_logged() -> None:
    index = FoodIndex(
        [
            food("1", "Soja, tern", "Soy cubes", group="legumes"),
            food("2", "Soja, drik", "Soy drink", group="milk"),
        ]
    )
    assert index.best("soja") is None


def test_habits_come_before_strangers_of_a_similar_fit(small: FoodIndex) -> None:
    assert found(small, "mil")[0] != "kakao"
    lifted = small.search("mil", habits={"kakao": Habit(times=10, last_grams=200.0)})
    assert lifted[0].food.id == "kakao"
    once = small.search("mil", habits={"pulver": Habit(times=1, last_grams=10.0)})
    assert once[0].food.id == found(small, "mil")[0]


def test_habit_never_comes_before_the_exact_name_of_another_food(small: FoodIndex) -> None:
    habits = {"skummet": Habit(1000, 200.0), "laksroeget": Habit(1000, 50.0)}
    assert small.search("mælk", habits=habits)[0].food.id == "letmaelk"
    assert small.search("mælk", habits=habits)[1].food.id == "skummet"
    assert small.search("laks", habits=habits)[0].food.id == "laks"


def test_habits_of_foods_that_are_gone_change_nothing(small: FoodIndex) -> None:
    assert small.search("mælk", habits={"gone": Habit(9, 1.0)}) == small.search("mælk")


def test_index_without_foods_finds_nothing() -> None:
    index = FoodIndex([])
    assert index.search("mælk") == []
    assert index.best("mælk") is None


def test_food_with_a_name_of_no_words_does_no_harm() -> None:
    index = FoodIndex([food("1", "…", "\n,"), food("2", "Ost\nog kiks", "Cheese", da="ost")])
    assert found(index, "ost") == ["2"]


def test_answer_does_not_depend_on_what_was_asked_before(foods: list[Food], index: FoodIndex) -> None:
    for query in ("skumemtmælk", "rodbede", "økologisk mælk", "brød"):
        assert FoodIndex(foods).search(query) == index.search(query)


def test_order_of_the_table_decides_only_between_equals() -> None:
    forwards, backwards = FoodIndex(SMALL), FoodIndex(SMALL[::-1])
    for query in ("mælk", "apple", "laks", "rug brød", "havre"):
        scores = [match.score for match in forwards.search(query)]
        assert scores == [match.score for match in backwards.search(query)]


@settings(deadline=None)
@given(
    st.one_of(st.text(), st.text(alphabet="abeglmorstæøåk ,.-3%()", max_size=40)),
    st.integers(-1, 30),
    st.sampled_from([{}, {"letmaelk": Habit(3, 200.0), "gone": Habit(1, 1.0)}]),
)
def test_any_text_is_answered_within_limit_with_different_foods(
    small: FoodIndex, query: str, limit: int, habits: dict[str, Habit]
) -> None:
    matches = small.search(query, limit=limit, habits=habits)
    assert len(matches) <= max(limit, 0)
    assert len({match.food.id for match in matches}) == len(matches)
    assert all(match.food in SMALL for match in matches)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    best = small.best(query, habits)
    assert best is None or best.certainty is not Certainty.GUESS


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60))
def test_any_text_is_answered_from_the_real_table(index: FoodIndex, query: str) -> None:
    assert len(index.search(query, limit=5)) <= 5


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_food_is_among_the_first_three_by_its_own_name(
    foods: list[Food], index: FoodIndex, language: str
) -> None:
    lost = [
        item.name(language)
        for item in foods
        if item.id not in [match.food.id for match in index.search(item.name(language), limit=3)]
    ]
    assert lost == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_alias_finds_its_food_first_or_one_of_the_same_alias(
    foods: list[Food], index: FoodIndex, language: str
) -> None:
    lost = []
    for item in foods:
        for alias in item.aliases_da if language == "da" else item.aliases_en:
            first = index.search(alias, limit=1)
            if not first or (first[0].food.id != item.id and not first[0].exact):
                lost.append((alias, item.name_da))
    assert lost == []


def test_first_part_of_a_compound_is_not_logged_for_it_but_an_unfinished_word_is() -> None:
    index = FoodIndex(
        [
            food("ice", "Vaffelis", "Wafer cone"),
            food("is", "Is, vaffel", "Ice, waffle"),
            food("broccoli", "Broccoli, rå", "Broccoli, raw"),
        ]
    )
    match = index.best("vaffel")
    assert match is None or match.food.id != "ice"
    unfinished = index.best("brocco")
    assert unfinished is not None
    assert unfinished.food.id == "broccoli"


def test_an_index_at_hand_is_taken_for_the_same_foods_and_for_no_others() -> None:
    foods = tuple(read_foods(default_food_table())[0][:40])
    index = index_of(foods)
    assert index_of(tuple(replace(food) for food in foods)) is index
    changed = (replace(foods[0], name_da="Zzyzx", aliases_da=()), *foods[1:])
    assert index_of(changed).search("zzyzx")[0].food == changed[0]
