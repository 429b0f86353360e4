"""How often the food that is meant comes first, or among the first five, over the queries of tests/foods/queries.csv.

Run from the checkout: python benchmarks/search_quality.py [QUERIES.csv] [--all]
Prints hit@1 and hit@5 as a whole, by language and by note, how often `best` would log a right, a wrong or no food,
and every miss with what came instead.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tracker.foods.search import FoodIndex  # noqa: E402  # the checkout is put on the path first
from tracker.foods.table import default_food_table, read_foods  # noqa: E402


def main(arguments: list[str]) -> None:
    """Print the figures, then the misses (those among the first five too with --all)."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("-")]
    path = paths[0] if paths else ROOT / "tests" / "foods" / "queries.csv"
    foods, _ = read_foods(default_food_table())
    index = FoodIndex(foods)
    names = {food.id: food.name_da for food in foods}
    hits: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    best = {"right": 0, "wrong": 0, "asked": 0}
    misses: list[str] = []
    wrong: list[str] = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            expected = set(filter(None, row["expected"].split("|")))
            found = [match.food.id for match in index.search(row["query"], limit=5)]
            logged = index.best(row["query"])
            # Nothing is expected of nonsense: no food may be logged for it, whatever is suggested.
            right = (found[:1] and found[0] in expected, not expected.isdisjoint(found))
            hit = (bool(right[0]), right[1]) if expected else (logged is None, logged is None)
            for key in ("all", row["language"], row["note"] or "-"):
                hits[key].append(hit)
            outcome = (
                ("asked" if expected else "right")
                if logged is None
                else "right"
                if logged.food.id in expected
                else "wrong"
            )
            best[outcome] += 1
            if logged is not None and outcome == "wrong":
                wrong.append(f"{row['query']!r} would log {logged.food.name_da}")
            if not hit[1] or (not hit[0] and "--all" in arguments):
                instead = ", ".join(names[food_id] for food_id in found[:3]) or "nothing"
                wanted = ", ".join(names.get(food_id, food_id) for food_id in sorted(expected)[:3])
                misses.append(
                    f"{'at 5' if not hit[1] else 'at 1'}: {row['query']!r} wants {wanted}; got {instead}"
                )
    for key, kind in hits.items():
        first = sum(one for one, _ in kind) / len(kind)
        five = sum(five for _, five in kind) / len(kind)
        print(f"{key[:24]:24} n={len(kind):4}  hit@1 {first:.3f}  hit@5 {five:.3f}")
    print("best:", ", ".join(f"{count} {outcome}" for outcome, count in best.items()))
    print(*misses, *wrong, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
