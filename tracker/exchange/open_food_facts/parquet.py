"""The dump as Parquet, through duckdb."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tracker.exchange.open_food_facts.problems import (
    FileCannotBeRead,
    NotOpenFoodFacts,
    ReaderMissing,
)

_COLUMNS: Final = (
    "code",
    "product_name",
    "generic_name",
    "brands",
    "categories_tags",
    "labels_tags",
    "countries_tags",
    "additives_tags",
    "minerals_tags",
    "ingredients_text",
    "serving_quantity",
    "nutrition_data_per",
    "nutriments",
    "nutrition",
)
_ROWS_AT_ONCE: Final = 2048


def parquet_records(path: Path) -> Iterator[Mapping[str, Any]]:
    """The products of the file; raises ReaderMissing, FileCannotBeRead, NotOpenFoodFacts."""
    try:
        import duckdb
    except ImportError as error:
        raise ReaderMissing(path) from error
    try:
        with duckdb.connect() as connection:
            # The order of the file, so that a refusal can name its row.
            connection.execute("SET preserve_insertion_order = true")
            described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
            there = {name for name, *_type in described}
            columns = [name for name in _COLUMNS if name in there]
            if "code" not in columns:
                raise NotOpenFoodFacts(path)
            listed = ", ".join(f'"{name}"' for name in columns)
            connection.execute(f"SELECT {listed} FROM read_parquet(?)", [str(path)])  # noqa: S608  # our own names
            while batch := connection.fetchmany(_ROWS_AT_ONCE):
                for row in batch:
                    yield dict(zip(columns, map(_plain, row), strict=True))
    except duckdb.Error as error:
        raise FileCannotBeRead(path, str(error).splitlines()[0]) from error


def _plain(value: object) -> object:
    """A nested column may stand as a text in JSON."""
    if isinstance(value, str) and value.startswith("{"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
