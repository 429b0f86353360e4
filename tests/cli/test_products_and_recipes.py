"""`tracker products` and `tracker recipes`."""

import gzip
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.exchange.open_food_facts.records import code_of, jsonl, milk


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return jsonl(
        tmp_path / "dump.jsonl",
        [milk(1), milk(2, nutriments={"calcium_100g": 120}), milk(3, countries_tags=["en:france"])],
    )


def test_a_dump_is_imported_and_a_barcode_logged(tracker: Tracker, dump: Path) -> None:
    imported = tracker("products", "import", str(dump), "--country", "denmark")
    assert imported.status == 0
    assert "120000 mg/100 g" in imported.out
    assert "(ODbL)" in imported.out
    assert tracker("products", "info", "--json").json["products"] == 1
    logged = tracker("add", f"2 x {code_of(1)}", "--json").json
    assert [(one["food"], one["grams"], one["calcium_mg"]) for one in logged["entries"]] == [
        ("Letmælk 1,5 %, Mejeriet", 400.0, 480.0)
    ]
    assert tracker("foods", "show", code_of(1), "--json").json["source"] == f"off:{code_of(1)}"
    assert f"off:{code_of(1)}" in tracker("foods", "search", "letmælk mejeriet").out


def test_a_trial_in_json_counts_and_lists(tracker: Tracker, dump: Path) -> None:
    told = tracker("products", "import", str(dump), "--dry-run", "--json").json
    assert (told["read"], told["new"], told["refused"], told["stored"]) == (3, 2, 1, False)
    assert told["refusals"][0] == {
        "row": 2,
        "barcode": code_of(2),
        "reason": "too-much-calcium",
        "message": "more calcium than such a food can hold: 120000 mg/100 g",
    }
    assert tracker("products", "info", "--json").json["products"] == 0


def test_a_file_that_is_cut_is_refused_and_nothing_stored(tracker: Tracker, dump: Path) -> None:
    packed = dump.with_suffix(".gz")
    packed.write_bytes(gzip.compress(dump.read_bytes())[:-20])
    done = tracker("products", "import", str(packed))
    assert (done.status, done.out) == (1, "")
    assert "Nothing was stored" in done.err


def test_the_catalogue_is_forgotten_and_the_log_stays(tracker: Tracker, dump: Path) -> None:
    tracker("products", "import", str(dump))
    tracker("add", code_of(1))
    assert "2 products were forgotten" in tracker("products", "clear").out
    assert len(tracker("day", "--json").json["entries"]) == 1


def test_a_recipe_is_made_shown_changed_logged_and_removed(tracker: Tracker) -> None:
    made = tracker(
        "recipes", "add", "Lasagne", "--ingredients", "400 g minced beef, 4 dl milk", "--portions", "4"
    )
    assert made.status == 0
    assert "assumed: the sum of the ingredients" in made.out
    assert tracker("add", "1/4 lasagne", "--json").json["entries"][0]["grams"] == 203.0
    edited = tracker("recipes", "edit", "lasagne", "--cooked-weight", "600", "--portions", "3", "--json").json
    assert (edited["portion_grams"], edited["cooked_grams_assumed"]) == (200.0, False)
    again = tracker("recipes", "edit", "lasagne", "--no-cooked-weight", "--json").json
    assert again["cooked_grams"] == 812.0
    assert [one["name"] for one in tracker("recipes", "list", "--json").json] == ["Lasagne"]
    assert "Lasagne" in tracker("recipes", "list").out
    assert tracker("recipes", "remove", "LASAGNE").status == 0
    assert "no recipe yet" in tracker("recipes", "list").out
    assert "Undone: the recipe of Lasagne was removed" in tracker("undo").out
    assert tracker("recipes", "show", "lasagne", "--json").json["ingredients"][1]["grams"] == 412.0


def test_a_trial_of_a_recipe_stores_nothing(tracker: Tracker) -> None:
    done = tracker("recipes", "add", "Suppe", "--ingredients", "2 dl milk", "--dry-run")
    assert "Nothing was stored" in done.out
    assert tracker("recipes", "show", "suppe").status == 1


def test_ingredients_that_are_not_understood_are_refused(tracker: Tracker) -> None:
    done = tracker("recipes", "add", "Suppe", "--ingredients", "2 dl milk, 3 xyzzy")
    assert done.status == 1
    assert "xyzzy" in done.err
    assert tracker("recipes", "edit", "x", "--cooked-weight", "3", "--no-cooked-weight").status == 2


def test_a_product_and_a_recipe_that_were_eaten_leave_and_come_back(
    tracker: Tracker, dump: Path, tmp_path: Path, database: Path, new_database: Path
) -> None:
    tracker("products", "import", str(dump))
    tracker("recipes", "add", "Suppe", "--ingredients", f"2 dl {code_of(1)}, 100 g kale")
    tracker("add", f"{code_of(1)}, 1/2 suppe")
    before = tracker("day", "--json").json["calcium"]
    assert tracker("export", str(tmp_path / "all.zip")).status == 0
    shutil.copy(new_database, database)
    assert tracker("import", str(tmp_path / "all.zip")).status == 0
    assert tracker("day", "--json").json["calcium"] == before
    assert len(tracker("recipes", "show", "suppe", "--json").json["ingredients"]) == 2
