"""How long the search takes for each key pressed, against a bare scan of the folded names in the same run.

Run from the checkout: python benchmarks/search_speed.py [--large]
Types the queries of tests/foods/queries.csv one letter at a time. Every text that stands in the box is timed once, so that no
answer comes from the cache of answers, and beside it `[name for name in folded_names if text in name]`, the least that
any search without an index must do. The index is warm: what it builds when first asked is timed by itself. --large
adds a made-up table of 100,000 products. A machine with other work shows it in the p99 of both.
"""

import csv
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import quantiles
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tracker.foods.folding import fold  # noqa: E402  # the checkout is put on the path first
from tracker.foods.food import Food  # noqa: E402
from tracker.foods.search import FoodIndex  # noqa: E402
from tracker.foods.table import default_food_table, read_foods  # noqa: E402

QUERIES = 200
SEED = 20_251_123
WARM_UP = ("mælk", "gulerødder", "skumemtmælk", "rodbede", "ryebread")
LIMIT_MS = 5.0
LIMIT_RATIO = 5.0


def typed() -> list[str]:
    """Every different beginning of the queries, in the order in which they would be typed."""
    with (ROOT / "tests" / "foods" / "queries.csv").open(encoding="utf-8", newline="") as file:
        queries = [row["query"] for row in csv.DictReader(file)]
    chosen = random.Random(SEED).sample(queries, min(QUERIES, len(queries)))
    return list(dict.fromkeys(query[:end] for query in chosen for end in range(1, len(query) + 1)))


def products(foods: Sequence[Food], count: int) -> list[Food]:
    """Made-up products: real foods with a maker and a variety, whose names are made of syllables."""
    chance = random.Random(SEED)
    syllables = [c + v + e for c in "bdfghjklmnprstv" for v in "aeiouyæøå" for e in ("", "n", "r", "l", "s")]
    makers = ["".join(chance.choices(syllables, k=chance.choice((2, 3)))) for _ in range(40_000)]
    made = list(foods)
    while len(made) < count:
        food = chance.choice(foods)
        maker, variety = chance.choice(makers), chance.choice(makers)
        made.append(
            replace(
                food,
                id=f"product:{len(made)}",
                name_da=f"{food.name_da.split(',')[0]} {variety}, {maker}",
                name_en=f"{food.name_en.split(',')[0]} {variety}, {maker}",
                aliases_da=(),
                aliases_en=(),
                rank=max(food.rank, 2),
            )
        )
    return made


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def scan(folded_names: Sequence[str], text: str) -> list[str]:
    """The least that any search without an index must do."""
    return [name for name in folded_names if text in name]


def percentiles(times: Sequence[float]) -> tuple[float, float, float]:
    """The 50th, 95th and 99th percentile."""
    cuts = quantiles(times, n=100, method="inclusive")
    return cuts[49], cuts[94], cuts[98]


def report(name: str, foods: Sequence[Food], texts: Sequence[str]) -> None:
    """Time one table, and print its figures."""
    build = min(milliseconds(lambda: FoodIndex(foods)) for _ in range(3))
    index = FoodIndex(foods)
    first_use = sum(milliseconds(partial(index.search, text)) for text in WARM_UP)
    folded_names = [fold(name) for food in foods for name in (food.name_da, food.name_en)]
    searches: list[float] = []
    scans: list[float] = []
    for text in texts:
        folded = fold(text)
        searches.append(milliseconds(partial(index.search, text)))
        scans.append(milliseconds(partial(scan, folded_names, folded)))
    print(
        f"{name}: {len(foods)} foods, {len(texts)} texts typed; build {build:.1f} ms, first use {first_use:.1f} ms"
    )
    search, bare = percentiles(searches), percentiles(scans)
    for label, (p50, p95, p99) in (("search", search), ("bare scan", bare)):
        print(f"  {label:10} p50 {p50:7.3f}  p95 {p95:7.3f}  p99 {p99:7.3f} ms")
    ratio = search[2] / bare[2]
    verdict = "within" if search[2] < LIMIT_MS and ratio < LIMIT_RATIO else "OUTSIDE"
    print(
        f"  ratio      p50 {search[0] / bare[0]:7.2f}  p95 {search[1] / bare[1]:7.2f}  p99 {ratio:7.2f}: {verdict}"
    )
    print(f"  limits     p99 {LIMIT_MS:g} ms and {LIMIT_RATIO:g} x the bare scan")
    slowest = sorted(zip(searches, texts, strict=True), reverse=True)[:8]
    print("  slowest   ", ", ".join(f"{text!r} {time:.2f}" for time, text in slowest))


def main(arguments: list[str]) -> None:
    """Time the project's table, and with --large a made-up one."""
    foods, _ = read_foods(default_food_table())
    texts = typed()
    report("foods.csv", foods, texts)
    if "--large" in arguments:
        report("made-up products", products(foods, 100_000), texts)


if __name__ == "__main__":
    main(sys.argv[1:])
