"""100,000 products with barcodes: the search for each key pressed, a barcode, the import, and the start of the log.

Run from the checkout: python -m benchmarks products
The products are made up as in search_speed.py. A key is timed as the day screen asks: one query of the open database,
against a bare scan of the folded names in the same run. The import is timed against the json module and
executemany into the same two tables.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from functools import partial
from itertools import cycle
from pathlib import Path

from benchmarks.search_speed import products as made_up
from benchmarks.search_speed import scan, typed
from benchmarks.timing import Comparison, calls, processes, seconds_of
from tracker.exchange.open_food_facts.importing import import_products
from tracker.foods.barcodes import check_digit
from tracker.foods.folding import fold
from tracker.foods.table import default_food_table, read_foods
from tracker.store.store import Store

TITLE = "Products: 100,000 by barcode and by name"
COUNT = 100_000
_KEYS = 400
_LIMIT_SECONDS = 0.005
_BOUND_OF_SEARCH = 5.0
_BOUND_OF_IMPORT = 4.0
_BOUND_OF_START = 1.1
_OFFERED = 6
_CATEGORIES = {"milk": "en:milks", "cheese": "en:cheeses", "plant-drink": "en:plant-based-milk-alternatives"}


def run(folder: Path) -> Iterator[Comparison]:
    """Make the products once, and time everything with them."""
    empty, stocked, dump = folder / "empty.db", folder / "stocked.db", folder / "dump.jsonl"
    Store.open(str(empty)).close()
    shutil.copy(empty, stocked)
    names = _write_dump(dump)
    with Store.open(str(stocked)) as store:
        ours = seconds_of(partial(import_products, store, dump))
        bare = seconds_of(partial(_bare_import, folder / "bare.db", dump))
        yield Comparison("import of the dump", [ours, ours], [bare, bare], _BOUND_OF_IMPORT)
        yield _search(store, names)
        yield _barcode(store, stocked)
    yield _start(empty, stocked)


def _write_dump(path: Path) -> list[str]:
    foods, _problems = read_foods(default_food_table())
    names = []
    with path.open("w", encoding="utf-8") as file:
        for number, food in enumerate(made_up(foods, COUNT + len(foods))[len(foods) :]):
            names.append(fold(food.name_da))
            calcium = food.calcium_mg_per_100g
            record = {
                "code": _code(number),
                "product_name": food.name_da,
                "categories_tags": [_CATEGORIES.get(food.group, "en:groceries")],
                "countries_tags": ["en:denmark"],
                "nutriments": {} if calcium is None or calcium > 500 else {"calcium_100g": calcium / 1000},
            }
            file.write(json.dumps(record) + "\n")
    return names


def _code(number: int) -> str:
    digits = f"57{number:010d}"
    return f"{digits}{check_digit(digits)}"


def _bare_import(path: Path, dump: Path) -> None:
    """The least that any import must do: read the JSON, and fill a table with two indices and one for search."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(
        "CREATE TABLE product (id INTEGER PRIMARY KEY, barcode TEXT UNIQUE, name TEXT, calcium REAL)"
    )
    connection.execute("CREATE VIRTUAL TABLE found USING fts5(search_key, prefix='1 2 3 4')")
    connection.execute("BEGIN")
    with dump.open("rb") as file:
        rows = [
            (number, one["code"], one["product_name"], one["nutriments"].get("calcium_100g"))
            for number, one in enumerate(map(json.loads, file))
        ]
    connection.executemany("INSERT INTO product VALUES (?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO found (rowid, search_key) VALUES (?, ?)", [(row[0], fold(row[2])) for row in rows]
    )
    connection.execute("COMMIT")
    connection.close()


def _search(store: Store, names: list[str]) -> Comparison:
    keys = [text for text in typed() if len(text.strip()) >= 3]
    texts = keys[:: max(1, len(keys) // _KEYS)][:_KEYS]
    turns, bare_turns = cycle(texts), cycle(texts)

    def ask() -> None:
        with store.read() as reader:
            reader.products_like(next(turns), _OFFERED)

    ours, bare = calls(ask, lambda: scan(names, fold(next(bare_turns))), rounds=len(texts))
    return Comparison("a key pressed, among the products", ours, bare, _BOUND_OF_SEARCH, _LIMIT_SECONDS)


def _barcode(store: Store, path: Path) -> Comparison:
    asked = cycle([_code(number) for number in range(0, COUNT, 997)])
    connection = sqlite3.connect(path)

    def ask() -> None:
        with store.read() as reader:
            assert reader.products((next(asked),))

    def bare() -> None:
        connection.execute("SELECT * FROM product WHERE barcode = ?", (next(asked),)).fetchone()

    ours, least = calls(ask, bare, rounds=200)
    connection.close()
    return Comparison("a barcode looked up", ours, least)


def _start(empty: Path, stocked: Path) -> Comparison:
    """The log with the catalogue beside the log without one: it must not be read at the start."""
    day = ("-m", "tracker", "--database")
    with_products, without = processes(
        [*day, str(stocked), "day", "--json"], [*day, str(empty), "day", "--json"], rounds=9
    )
    return Comparison(
        "tracker day with the products, beside without", with_products, without, _BOUND_OF_START
    )
