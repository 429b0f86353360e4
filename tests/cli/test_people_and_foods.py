"""`tracker people` and `tracker foods`."""

import pytest

from tests.cli.conftest import Tracker


def test_the_first_person_is_there_and_in_use(tracker: Tracker) -> None:
    (person,) = tracker("people", "list", "--json").json
    assert person["in_use"] is True
    assert (person["born"], person["sex"], person["conditions"]) == (None, None, [])


def test_a_person_is_added_edited_and_put_to_use(tracker: Tracker) -> None:
    tracker("people", "add", "Søren", "--born", "1948-03-02", "--sex", "male", "--condition", "osteoporosis")
    tracker("people", "edit", "søren", "--condition", "vegan", "--no-condition", "osteoporosis")
    used = tracker("people", "use", "Søren", "--json").json
    assert (used["born"], used["conditions"], used["in_use"]) == ("1948-03-02", ["vegan"], True)
    assert tracker("day", "--json").json["person"] == "Søren"


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "Me"),
        ("add", " "),
        ("add", "Ole", "--born", "2090-01-01"),
        ("add", "Ole", "--born", "1860-01-01"),
        ("add", "Ole", "--born", "soon"),
        ("add", "Ole", "--condition", "osteopetrosis"),
        ("edit", "Nobody", "--sex", "male"),
        ("use", "Nobody"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(tracker: Tracker, arguments: tuple[str, ...]) -> None:
    before = tracker("people", "list", "--json").json
    done = tracker("people", *arguments)
    assert done.status == 1
    assert done.err.strip()
    assert tracker("people", "list", "--json").json == before


def test_an_unknown_condition_suggests_the_nearest(tracker: Tracker) -> None:
    assert "osteoporosis" in tracker("people", "add", "Ole", "--condition", "osteoporose").err


def test_a_food_is_found_in_both_languages_with_its_evidence(tracker: Tracker) -> None:
    for query in ("skummetmælk", "skimmed milk", "skummetmaelk", "skumetmælk"):
        first = tracker("foods", "search", query, "--json").json[0]
        assert first["id"] in ("frida:1049", "frida:1066")
    assert {"name_da", "name_en", "absorption", "absorption_basis", "portions", "source"} <= first.keys()


def test_nothing_found_is_said_and_exits_1(tracker: Tracker) -> None:
    done = tracker("foods", "search", "xyzzy")
    assert done.status == 1
    assert "xyzzy" in done.err


def test_an_own_food_is_added_per_portion_and_in_iu_and_can_be_logged(tracker: Tracker) -> None:
    food = tracker(
        "foods", "add", "Farmors ostekage", "--calcium", "90", "--vitamin-d-iu", "20", "--per", "60", "--portion", "120", "--json"
    ).json  # fmt: skip
    assert food["calcium_mg_per_100g"] == pytest.approx(150)
    assert food["vitamin_d_ug_per_100g"] == pytest.approx(0.5 / 0.6)
    assert food["absorption_basis"] == "assumed"
    entry = tracker("add", "farmors ostekage", "--json").json["entries"][0]
    assert (entry["food_id"], entry["grams"], entry["calcium_mg"]) == (food["id"], 120, pytest.approx(180))


@pytest.mark.parametrize(
    "figure", [("--calcium", "-1"), ("--calcium", "nan"), ("--absorption", "1.5"), ("--per", "0")]
)
def test_an_impossible_figure_is_refused(tracker: Tracker, figure: tuple[str, str]) -> None:
    assert tracker("foods", "add", "Odd", *figure).status == 1
    assert tracker("foods", "show", "own:odd").status == 1


def test_an_own_food_is_undone_like_everything_else(tracker: Tracker) -> None:
    tracker("foods", "add", "Farmors ostekage", "--calcium", "90")
    tracker("undo")
    assert tracker("foods", "show", "own:farmors-ostekage").status == 1


def test_a_weight_is_told_and_shown_with_point_or_comma(tracker: Tracker) -> None:
    assert tracker("people", "edit", "Me", "--weight", "68,5 kg", "--json").json["weight_kg"] == 68.5
    assert "68.5 kg" in tracker("people", "list").out
    assert tracker("people", "add", "Anna", "--weight", "60", "--json").json["weight_kg"] == 60
    assert tracker("people", "edit", "Me", "--sex", "female", "--json").json["weight_kg"] == 68.5
    for nonsense in ("1000", "heavy"):
        assert tracker("people", "edit", "Me", "--weight", nonsense).status == 1
    assert tracker("people", "edit", "Me", "--weight", " ").status == 2
