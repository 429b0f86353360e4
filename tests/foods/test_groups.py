import csv
from pathlib import Path

import pytest

from tracker.foods.groups import GROUPS, default_portion, group_name
from tracker.foods.units import is_portion_unit

FOOD_TABLE = Path(__file__).parents[2] / "foods.csv"


def test_every_group_of_the_food_table_is_known() -> None:
    with FOOD_TABLE.open(encoding="utf-8", newline="") as file:
        used = {row["group"] for row in csv.DictReader(file)}
    assert used
    assert used <= GROUPS.keys()


@pytest.mark.parametrize("key", GROUPS)
def test_a_default_portion_is_something_one_person_eats(key: str) -> None:
    portion = default_portion(key)
    assert 1.0 <= portion.grams <= 500.0
    assert is_portion_unit(portion.unit)
    assert portion.source


def test_a_default_glass_of_milk_is_two_decilitres() -> None:
    assert default_portion("milk").grams == pytest.approx(206.0)


def test_every_group_has_a_name_of_its_own() -> None:
    names = {group_name(key) for key in GROUPS}
    assert len(names) == len(GROUPS)
    assert all(names)


@pytest.mark.parametrize("ask", [group_name, default_portion])
def test_an_unknown_group_is_refused(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(KeyError):
        ask("no-such-group")
