"""Records of Open Food Facts as its dumps have them, for the tests."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tracker.foods.barcodes import check_digit

Record = dict[str, Any]


def code_of(number: int) -> str:
    """The Danish barcode with this number."""
    digits = f"57{number:010d}"
    return f"{digits}{check_digit(digits)}"


def milk(number: int = 1, **fields: Any) -> Record:
    """A carton of milk, but for what is told otherwise."""
    record: Record = {
        "code": code_of(number),
        "product_name": "Letmælk 1,5 %",
        "brands": "Mejeriet, Øko",
        "categories_tags": ["en:dairies", "en:milks", "en:semi-skimmed-milks"],
        "countries_tags": ["en:denmark", "en:sweden"],
        "nutrition_data_per": "100g",
        "serving_quantity": "200",
        "nutriments": {
            "calcium_100g": 0.12,
            "calcium_unit": "mg",
            "calcium_value": 120,
            "energy-kcal_100g": 47,
        },
    }
    return record | fields


def jsonl(path: Path, records: Iterable[Record]) -> Path:
    """A dump with one record a line."""
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path
