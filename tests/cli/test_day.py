"""`tracker day`: figures, what is unknown in them, and the three authorities."""

import pytest

from tests.cli.conftest import Tracker


def test_an_empty_day_is_nothing_eaten_not_unknown(tracker: Tracker) -> None:
    day = tracker("day", "--json").json
    assert day["entries"] == []
    assert day["calcium"] == {
        "intake_mg": 0.0,
        "food_mg": 0.0,
        "supplement_mg": 0.0,
        "absorbed_mg": 0.0,
        "milk_equivalent_mg": 0.0,
        "assumed_absorption_mg": 0.0,
        "known_entries": 0,
        "unknown_entries": 0,
    }


def test_a_food_without_a_value_is_unknown_all_the_way(tracker: Tracker) -> None:
    tracker("foods", "add", "Mystery stew", "--vitamin-d", "1")
    tracker("add", "100 g mystery stew")
    alone = tracker("day", "--json").json
    assert alone["calcium"]["intake_mg"] is None
    assert alone["calcium"]["absorbed_mg"] is None
    assert alone["entries"][0]["calcium_mg"] is None
    assert [target["met"] for target in alone["targets"] if target["nutrient"] == "calcium"] == [None] * 3
    tracker("add", "2 dl letmælk")
    day = tracker("day", "--json").json
    assert day["calcium"]["intake_mg"] == pytest.approx(249.878)
    assert (day["calcium"]["known_entries"], day["calcium"]["unknown_entries"]) == (1, 1)
    text = tracker("day").out
    assert "at least 250 mg" in text
    assert "1 of 2 known" in text


def test_all_three_authorities_are_shown_and_one_applies(tracker: Tracker) -> None:
    tracker("people", "edit", "Me", "--born", "1960-01-01", "--sex", "female")
    day = tracker("day", "2026-11-23", "--json").json
    calcium = {target["authority"]: target for target in day["targets"] if target["nutrient"] == "calcium"}
    assert calcium["NNR 2023"]["recommended"] == 950
    assert calcium["NNR 2023"]["average_requirement"] == 750
    assert calcium["NNR 2023"]["upper_level"] == 2500
    assert calcium["NNR 2023"]["absorbed_target"] == pytest.approx(285)
    assert calcium["Danish"]["recommended"] == 800
    assert [target["authority"] for target in calcium.values() if target["applies"]] == ["NNR 2023"]


def test_osteoporosis_lets_des_decide(tracker: Tracker) -> None:
    tracker("people", "edit", "Me", "--born", "1960-01-01", "--condition", "osteoporosis")
    calcium = [one for one in tracker("day", "--json").json["targets"] if one["nutrient"] == "calcium"]
    (deciding,) = [one for one in calcium if one["applies"]]
    assert (deciding["authority"], deciding["recommended"], deciding["recommended_max"]) == (
        "DES",
        1000,
        1200,
    )


def test_coverage_is_absorbed_calcium_held_against_the_recommendation(tracker: Tracker) -> None:
    tracker("add", "950 g letmælk")
    tracker("add", "100 g spinat")
    day = tracker("day", "--json").json
    absorbed = 950 * 1.213 * 0.30 + 100 * 1.29 * 0.05
    (nnr,) = [
        one for one in day["targets"] if one["authority"] == "NNR 2023" and one["nutrient"] == "calcium"
    ]
    assert day["calcium"]["absorbed_mg"] == pytest.approx(absorbed)
    assert day["calcium"]["milk_equivalent_mg"] == pytest.approx(absorbed / 0.30)
    assert nnr["coverage"] == pytest.approx(absorbed / 285)
    assert nnr["met"] is True


def test_supplements_stand_apart_in_the_totals(tracker: Tracker) -> None:
    tracker("add", "2 dl letmælk, kalktablet 500 mg")
    calcium = tracker("day", "--json").json["calcium"]
    assert calcium["supplement_mg"] == pytest.approx(500)
    assert calcium["food_mg"] == pytest.approx(249.878)
    assert calcium["intake_mg"] == pytest.approx(749.878)


@pytest.mark.parametrize(("option", "status"), [("--complete", "complete"), ("--partial", "partial")])
def test_a_day_is_marked_and_the_mark_undone(tracker: Tracker, option: str, status: str) -> None:
    assert tracker("day", "--json", option).json["status"] == status
    tracker("undo")
    assert tracker("day", "--json").json["status"] == "unmarked"


def test_no_command_shows_today(tracker: Tracker) -> None:
    tracker("add", "2 dl letmælk")
    assert tracker().out == tracker("day").out


def test_the_text_fits_80_columns_in_both_languages(tracker: Tracker) -> None:
    tracker("add", "2 dl letmælk, 2 skiver rugbrød med ost, 100 g spinat, D-vitamin 20 µg")
    for language in ("en", "da"):
        lines = tracker("--language", language, "day").out.splitlines()
        assert [line for line in lines if len(line) > 80] == []


def test_figures_follow_the_load_of_the_meal_when_that_set_is_chosen(tracker: Tracker) -> None:
    tracker("settings", "--coefficients", "load")
    tracker("add", "--meal", "breakfast", "2 dl letmælk")
    alone = tracker("day", "--json").json["entries"][0]["absorbed_calcium_mg"]
    assert alone == pytest.approx(249.878 * (0.889 - 0.0964 * 5.5210), rel=1e-3)
    tracker("add", "--meal", "breakfast", "3 dl letmælk")
    assert tracker("day", "--json").json["entries"][0]["absorbed_calcium_mg"] < alone


def test_the_day_tells_what_it_was_reckoned_with_and_what_it_is_not(tracker: Tracker) -> None:
    tracker("add", "2 dl letmælk")
    text = tracker("day").out
    assert "Reckoned with: flat figures, version 1" in text
    assert "no diagnosis" in text
    assert tracker("day", "--json").json["coefficients_version"] == "1"
    assert "further milligram" not in text
    tracker("settings", "--coefficients", "load")
    assert "further milligram" in tracker("day").out


def test_the_notes_of_the_rows_stand_under_them_and_in_the_json(tracker: Tracker) -> None:
    lines = tracker("day").out.splitlines()
    (superseded,) = [place for place, line in enumerate(lines) if "The older general figure" in line]
    assert "Danish 800 mg" in lines[superseded - 1]
    (minimum,) = [place for place, line in enumerate(lines) if "At least 800 mg" in line]
    assert "DES 800 mg" in lines[minimum - 1]
    targets = tracker("day", "--json").json["targets"]
    notes = {one["authority"]: one["note"] for one in targets if one["nutrient"] == "calcium"}
    assert notes["NNR 2023"] is None
    assert notes["Danish"].startswith("The older general figure")
