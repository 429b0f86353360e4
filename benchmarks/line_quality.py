"""How well typed lines are understood: every line of tests/foods/lines.csv against the food table.

Run from the checkout: python benchmarks/line_quality.py [LINES.csv]
A line is right when every food and every weight is as expected, or when it is refused for the expected reason.
"""

import csv
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tracker.foods.habits import Habit  # noqa: E402  # the checkout is put on the path first
from tracker.foods.line import Item, read_line  # noqa: E402
from tracker.foods.refusals import Unread  # noqa: E402
from tracker.foods.search import FoodIndex  # noqa: E402
from tracker.foods.table import default_food_table, read_foods  # noqa: E402

LINES = ROOT / "tests" / "foods" / "lines.csv"
NO_HABITS: Mapping[str, Habit] = {}
ROUNDING_GRAMS = 1e-6


@dataclass(frozen=True, slots=True)
class Expected:
    """A line, and what a person means by it."""

    line: str
    language: str
    expected: str
    note: str

    def is_met_by(self, results: tuple[Item | Unread, ...]) -> bool:
        """Whether the results are all of what is expected, in its order."""
        if self.expected.startswith("!"):
            reasons = {result.reason for result in results if isinstance(result, Unread)}
            return reasons == {self.expected[1:]}
        wanted = self.expected.split(" | ")
        return len(wanted) == len(results) and all(map(_is, results, wanted))


@dataclass(frozen=True, slots=True)
class Quality:
    """How many lines were right, and the others with what was understood."""

    right: int
    total: int
    wrong: tuple[tuple[Expected, str], ...]

    @property
    def share(self) -> float:
        """The share of lines that were right, 0 to 1."""
        return self.right / self.total


def read_expected(path: Path) -> list[Expected]:
    r"""The lines of a file with the columns line, language, expected and note; `\n` in a line is a new line."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Expected(row["line"].replace("\\n", "\n"), row["language"], row["expected"], row["note"])
            for row in csv.DictReader(file)
        ]


def quality(lines: list[Expected], index: FoodIndex) -> Quality:
    """Reads every line and counts what is right."""
    wrong = []
    for expected in lines:
        results = read_line(expected.line, index, NO_HABITS, expected.language)
        if not expected.is_met_by(results):
            wrong.append((expected, " | ".join(map(told, results))))
    return Quality(len(lines) - len(wrong), len(lines), tuple(wrong))


def told(result: Item | Unread) -> str:
    """A result as one word of the report."""
    if isinstance(result, Unread):
        return (
            f"!{result.reason} {result.text!r} ({', '.join(food.name_da for food in result.suggestions[:2])})"
        )
    return f"{result.food.id}:{result.grams:g} ({result.food.name_da}, {result.amount:g} {result.unit})"


def _is(result: Item | Unread, wanted: str) -> bool:
    if isinstance(result, Unread):
        return False
    ids, _colon, grams = wanted.rpartition(":")
    low, _dash, high = grams.partition("-")
    fits = float(low) - ROUNDING_GRAMS <= result.grams <= float(high) + ROUNDING_GRAMS
    return fits and result.food.id in ids.split("/")


def main() -> None:
    """Prints what was misread, the share that is right, and the time a line takes."""
    lines = read_expected(Path(sys.argv[1]) if len(sys.argv) > 1 else LINES)
    foods, _problems = read_foods(default_food_table())
    index = FoodIndex(foods)
    started = time.perf_counter()
    found = quality(lines, index)
    milliseconds = (time.perf_counter() - started) * 1000 / len(lines)
    for expected, understood in found.wrong:
        print(f"{expected.language} {expected.line!r}: {understood}\n    expected {expected.expected[:120]}")
    notes = Counter(line.note for line in lines)
    misread = Counter(expected.note for expected, _understood in found.wrong)
    for note, count in notes.items():
        print(f"{note:30} {count - misread[note]:4} of {count}")
    print(f"{found.right} of {found.total} lines right ({found.share:.1%}), {milliseconds:.1f} ms a line")


if __name__ == "__main__":
    main()
