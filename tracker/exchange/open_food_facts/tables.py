"""The dump that is called CSV: one product a line, parted by tabs, with a header and without quotes.

A list saved from a spreadsheet is parted by commas or semicolons, and then its cells may be quoted.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tracker.exchange.open_food_facts.problems import ColumnTwice
from tracker.exchange.open_food_facts.refusals import Reason, Refused

_DELIMITERS: Final = ("\t", ",", ";")
_READ: Final = frozenset(
    {
        "code",
        "product_name",
        "product_name_da",
        "product_name_en",
        "generic_name",
        "brands",
        "categories",
        "categories_tags",
        "labels",
        "labels_tags",
        "countries",
        "countries_tags",
        "additives_tags",
        "minerals_tags",
        "serving_quantity",
        "nutrition_data_per",
        "calcium_100g",
        "calcium_unit",
        "calcium_value",
        "vitamin-d_100g",
        "vitamin-d_unit",
        "vitamin-d_value",
        "energy-kcal_100g",
        "energy-kj_100g",
        "energy_100g",
    }
)
_INGREDIENTS: Final = "ingredients_text"


@dataclass(frozen=True, slots=True)
class Header:
    """How a table is laid out."""

    delimiter: str
    width: int
    places: tuple[tuple[str, int], ...]
    """The columns that are read, and where they stand."""


def header_of(path: Path, line: bytes) -> Header | None:
    """The header in the first line of a file; None where it is none of Open Food Facts. Raises ColumnTwice."""
    try:
        text = line.decode("utf-8").strip("\r\n")
    except UnicodeDecodeError:
        return None
    for delimiter in _DELIMITERS:
        names = [name.strip().strip('"') for name in text.split(delimiter)]
        if "code" in names and ("product_name" in names or "calcium_100g" in names):
            places = [
                (name, at) for at, name in enumerate(names) if name in _READ or name.startswith(_INGREDIENTS)
            ]
            for name, at in places:
                if names.index(name) != at:
                    raise ColumnTwice(path, name)
            return Header(delimiter, len(names), tuple(places))
    return None


def table_records(
    header: Header, lines: Iterator[bytes | None]
) -> Iterator[tuple[Mapping[str, Any] | None, Refused | None]]:
    """The rows of a table; neither a record nor a refusal for a line that is None."""
    for line in lines:
        if line is None:
            yield None, None
            continue
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        if not text.strip():
            continue
        cells = _cells(text, header.delimiter)
        if cells is None or len(cells) != header.width:
            yield None, Refused(Reason.NOT_A_PRODUCT)
        else:
            yield {name: cells[at] for name, at in header.places if cells[at]}, None


def _cells(text: str, delimiter: str) -> list[str] | None:
    if delimiter == "\t":
        return text.split("\t")
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True), None)
    except csv.Error:
        return None
