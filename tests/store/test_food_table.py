"""A changed foods.csv changes the foods, and nothing that was logged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

import tracker.store.upkeep
from tracker.foods.table import food_table_version
from tracker.foods.table_problems import FoodTableProblem
from tracker.store.database_problems import FoodsWait
from tracker.store.engine import reading, writing
from tracker.store.problems import FoodTableErrors
from tracker.store.records import ChangeSummary, NewEntry
from tracker.store.store import Store

DAY = date(2026, 3, 14)
MakeEntry = Callable[..., NewEntry]


@pytest.fixture
def own_csv(tmp_path: Path, foods_csv: Path) -> Path:
    """A copy of the table that the test may change."""
    path = tmp_path / "foods.csv"
    path.write_bytes(foods_csv.read_bytes())
    return path


def change(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def food_ids(store: Store, *, include_retired: bool = False) -> list[str]:
    with store.read() as reader:
        return [food.id for food in reader.foods(include_retired=include_retired)]


def test_a_changed_value_is_taken_over_and_logged_entries_keep_theirs(
    fresh_url: str, own_csv: Path, make_entry: MakeEntry
) -> None:
    with Store.open(fresh_url, foods_csv=own_csv) as store, store.write(ChangeSummary("log")) as writer:
        logged = writer.add_entries([make_entry()])
    change(own_csv, ",116,0.1,64,", ",130,0.1,64,")
    with Store.open(fresh_url, foods_csv=own_csv) as store, store.read() as reader:
        assert reader.food("test:milk").calcium_mg_per_100g == 130.0
        assert reader.food_table_version() == food_table_version(own_csv)
        assert reader.entries_of_day(1, DAY) == logged
        assert [made.summary.code for made in reader.changes(1)] == ["log"]


def test_a_food_that_left_the_table_is_retired_and_comes_back(
    fresh_url: str, own_csv: Path, make_entry: MakeEntry
) -> None:
    whole = own_csv.read_text(encoding="utf-8")
    with Store.open(fresh_url, foods_csv=own_csv) as store, store.write(ChangeSummary("log")) as writer:
        logged = writer.add_entries([make_entry()])
    own_csv.write_text(
        "".join(line for line in whole.splitlines(keepends=True) if "test:milk" not in line), encoding="utf-8"
    )
    with Store.open(fresh_url, foods_csv=own_csv) as store:
        assert "test:milk" not in food_ids(store)
        assert "test:milk" in food_ids(store, include_retired=True)
        with store.read() as reader:
            assert reader.entries_of_day(1, DAY) == logged
    own_csv.write_text(whole, encoding="utf-8")
    with Store.open(fresh_url, foods_csv=own_csv) as store:
        assert "test:milk" in food_ids(store)


def test_an_unchanged_table_is_not_read_again(
    fresh_url: str, own_csv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker.store.upkeep, "read_food_table", lambda *_: pytest.fail("the table was read"))
    with Store.open(fresh_url, foods_csv=own_csv) as store:
        assert len(food_ids(store)) == 4


def test_a_row_with_an_error_is_told_and_its_food_stays_as_it_was(fresh_url: str, own_csv: Path) -> None:
    change(own_csv, "Milk,sødmælk", "Milk drink,sødmælk")
    change(own_csv, "vegetable;spinach", "vegetable;spinnage")
    for _start in range(2):
        with Store.open(fresh_url, foods_csv=own_csv) as store, store.read() as reader:
            assert isinstance(store.food_table_problem, FoodTableErrors)
            assert "foods.csv:3: tags" in store.food_table_problem.sentence()
            assert reader.food("test:milk").name_en == "Milk drink"
            assert "spinach" in reader.food("test:spinach").tags
            assert "test:spinach" in food_ids(store)
    change(own_csv, "spinnage", "spinach")
    with Store.open(fresh_url, foods_csv=own_csv) as store:
        assert store.food_table_problem is None


@pytest.mark.parametrize(
    "content", [None, b"", b"\x00\xff\x00binary", b"a,b\n1,2\n"], ids=["none", "empty", "binary", "other"]
)
def test_a_table_that_cannot_be_used_leaves_the_foods_there_are(
    fresh_url: str, own_csv: Path, content: bytes | None
) -> None:
    if content is None:
        own_csv.unlink()
    else:
        own_csv.write_bytes(content)
    with Store.open(fresh_url, foods_csv=own_csv) as store:
        assert isinstance(store.food_table_problem, FoodTableProblem)
        assert len(food_ids(store)) == 4


@pytest.mark.parametrize("content", [None, b"", b"\x00\xff\x00binary"], ids=["none", "empty", "binary"])
def test_a_first_start_without_a_usable_table_is_refused_and_can_be_tried_again(
    empty_url: str, tmp_path: Path, foods_csv: Path, content: bytes | None
) -> None:
    bad = tmp_path / "bad.csv"
    if content is not None:
        bad.write_bytes(content)
    with pytest.raises(FoodTableProblem):
        Store.open(empty_url, foods_csv=bad)
    with Store.open(empty_url, foods_csv=foods_csv) as store:
        assert len(food_ids(store)) == 4


def test_own_foods_are_not_touched(fresh_url: str, own_csv: Path) -> None:
    with Store.open(fresh_url, foods_csv=own_csv) as store, store.write(ChangeSummary("add-food")) as writer:
        own = replace(writer.food("test:milk"), id="own:milk")
        writer.add_own_food(own)
    change(own_csv, ",116,0.1,64,", ",130,0.1,64,")
    with Store.open(fresh_url, foods_csv=own_csv) as store, store.read() as reader:
        assert reader.food("own:milk") == own
        assert "own:milk" in food_ids(store)


def test_the_projects_own_table_is_taken_over_without_an_error(empty_url: str) -> None:
    with Store.open(empty_url) as store, reading(store._engine) as connection:
        assert store.food_table_problem is None
        assert connection.execute(text("SELECT count(*) FROM food")).scalar_one() > 1000


def test_a_changed_table_waits_while_another_writes_and_the_log_can_be_read(
    fresh_url: str, own_csv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker.store.upkeep, "FOODS_LOCK_SECONDS", 0.05)
    with Store.open(fresh_url, foods_csv=own_csv) as busy:
        change(own_csv, ",116,0.1,64,", ",130,0.1,64,")
        with (
            writing(busy._engine),
            Store.open(fresh_url, foods_csv=own_csv) as store,
            store.read() as reader,
        ):
            assert isinstance(store.food_table_problem, FoodsWait)
            assert reader.food("test:milk").calcium_mg_per_100g == 116.0
    with Store.open(fresh_url, foods_csv=own_csv) as store, store.read() as reader:
        assert store.food_table_problem is None
        assert reader.food("test:milk").calcium_mg_per_100g == 130.0


def test_a_row_with_the_id_of_an_own_food_is_told_and_the_others_are_used(
    fresh_url: str, own_csv: Path
) -> None:
    change(own_csv, "test:spinach,", "own:spinach,")
    change(own_csv, ",116,0.1,64,", ",130,0.1,64,")
    with Store.open(fresh_url, foods_csv=own_csv) as store, store.read() as reader:
        assert isinstance(store.food_table_problem, FoodTableErrors)
        assert "foods.csv:3: id" in store.food_table_problem.sentence()
        assert reader.food("test:milk").calcium_mg_per_100g == 130.0
