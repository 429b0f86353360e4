"""The share of the project's set of typed lines that is fully understood."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tracker.foods.search import FoodIndex
from tracker.foods.table import default_food_table, read_foods

AT_LEAST = 0.97
PER_KIND = 0.85


def _benchmark() -> ModuleType:
    """The script, which is no part of the package and is loaded by its path."""
    path = Path(__file__).parents[2] / "benchmarks" / "line_quality.py"
    spec = importlib.util.spec_from_file_location("line_quality", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["line_quality"] = module
    spec.loader.exec_module(module)
    return module


line_quality = _benchmark()
LINES = line_quality.read_expected(line_quality.LINES)


@pytest.fixture(scope="module")
def index() -> FoodIndex:
    return FoodIndex(read_foods(default_food_table())[0])


def test_the_set_holds_lines_enough_in_both_languages() -> None:
    assert len(LINES) >= 150
    assert {line.language for line in LINES} == {"da", "en"}


def test_nearly_every_line_is_fully_right(index: FoodIndex) -> None:
    found = line_quality.quality(LINES, index)
    assert found.share >= AT_LEAST, found.wrong


@pytest.mark.parametrize("kind", sorted({line.note for line in LINES}))
def test_no_kind_of_line_is_left_behind(index: FoodIndex, kind: str) -> None:
    lines = [line for line in LINES if line.note == kind]
    found = line_quality.quality(lines, index)
    assert found.share >= PER_KIND, found.wrong
