"""One record of Open Food Facts made a product, or refused."""

import re
from collections.abc import Mapping
from typing import Any, Final

from tracker.exchange.open_food_facts.categories import Kind, kind_of
from tracker.exchange.open_food_facts.figures import Figures, figures_of, number_of, shown
from tracker.exchange.open_food_facts.refusals import Reason, Refused
from tracker.foods.absorption_rule import DAIRY_GROUPS, MIXED_CALCIUM_SALTS
from tracker.foods.barcodes import barcode_of
from tracker.foods.portions_cell import MAX_PORTION_GRAMS
from tracker.foods.product import PHOSPHATE_NOTE, PRODUCT_PREFIX, Product
from tracker.locale import number

LONGEST_NAME: Final = 120
_LONGEST_BRAND: Final = 60
_FORTIFIED_FROM_MG: Final = 80.0
"""No plant drink holds so much calcium by itself; those with added calcium are made to hold 120 mg, as milk does."""
_MOST_CALCIUM_MG: Final = {
    "plant-drink": 500.0,
    "juice": 500.0,
    "soft-drinks": 500.0,
    "water": 500.0,
    "alcohol": 500.0,
    "milk": 2_000.0,
    "fermented-milk": 2_000.0,
    "cheese": 2_000.0,
    "spices": 15_000.0,
    "other": 15_000.0,
    "supplement": 40_050.0,
}
"""Milk powder holds 1,300 mg, hard cheese 1,300, baking powder 11,300, and calcium carbonate, the purest of a tablet, 40,040."""
_MOST_CALCIUM_ELSEWHERE_MG: Final = 4_000.0
"""Breakfast cereals with a day's calcium in 30 g hold 3,300 mg."""
_MOST_VITAMIN_D_UG: Final = 500.0
"""Cod liver oil holds 250 µg."""
_MOST_VITAMIN_D_IN_SUPPLEMENT_UG: Final = 1_000_000.0
"""Drops of 25 µg hold 90,000 µg in 100 g."""
_PHOSPHATE: Final = re.compile(
    r"calcium[- ]?(?:phosphat|fosfat|fosfaat)|(?:phosphate|fosfato|fosfat) (?:tri)?(?:de )?calci|kalsium(?:phosphat|fosfat)"
    r"|tricalci|trikalci|\be[ -]?341",
    re.IGNORECASE,
)
_ADDED_CALCIUM: Final = re.compile(
    r"calcium[- ]?(?:carbonat|karbonat|phosphat|fosfat|fosfaat|citrat|lactat|laktat)|kalciumkarbonat|kalsiumkarbonat"
    r"|carbonate de calcium|\be[ -]?170\b|tricalci|trikalci|\be[ -]?341",
    re.IGNORECASE,
)


def product_of(record: Mapping[str, Any]) -> Product:
    """The product that a record tells of; raises Refused."""
    barcode = _barcode(record)
    name = _name(record)
    kind = kind_of(tags_of(record, "categories_tags", "categories"))
    figures = figures_of(record)
    _check(figures, kind)
    told = _told_of_calcium(record)
    phosphate = bool(_PHOSPHATE.search(told))
    organic = any("organic" in label for label in tags_of(record, "labels_tags", "labels"))
    # Organic plant drinks may not have calcium added (Court of Justice of the EU, C-815/19).
    added = bool(_ADDED_CALCIUM.search(told)) or (figures.calcium_mg or 0.0) >= _FORTIFIED_FROM_MG
    fortified = kind.group in ("plant-drink", "plant-dairy") and added and not organic
    source = f"{PRODUCT_PREFIX}{barcode}"
    return Product(
        barcode=barcode,
        name=name,
        brand=_brand(record),
        group=kind.group,
        calcium_mg_per_100g=figures.calcium_mg,
        vitamin_d_ug_per_100g=figures.vitamin_d_ug,
        energy_kcal_per_100g=figures.energy_kcal,
        tags=_tags(kind, mixed_salts=phosphate and fortified),
        fortified=fortified,
        organic=organic,
        portion_grams=_portion(record),
        source=f"{source} {PHOSPHATE_NOTE}" if phosphate else source,
    )


def barcode_told(record: Mapping[str, Any]) -> str:
    """The barcode as the record has it, to name a product that was refused."""
    code = record.get("code")
    return "" if code is None else shown(code)


def tags_of(record: Mapping[str, Any], *fields: str) -> tuple[str, ...]:
    """The tags in the first of `fields` that has any, as a list or parted by commas."""
    for field in fields:
        value = record.get(field)
        if isinstance(value, str):
            value = value.split(",")
        if isinstance(value, list):
            found = tuple(one.strip().lower() for one in value if isinstance(one, str) and one.strip())
            if found:
                return found
    return ()


def _barcode(record: Mapping[str, Any]) -> str:
    code = record.get("code", record.get("_id"))
    if code is None or code == "":
        raise Refused(Reason.NO_BARCODE)
    found = barcode_of(str(code))
    if found is None:
        raise Refused(Reason.WRONG_BARCODE, shown(code))
    return found


def _name(record: Mapping[str, Any]) -> str:
    for field in ("product_name_da", "product_name", "product_name_en", "generic_name", "generic_name_en"):
        name = _tidy(_text(record.get(field)))[:LONGEST_NAME].strip()
        if any(map(str.isalpha, name)):
            return name
    raise Refused(Reason.NO_NAME)


def _brand(record: Mapping[str, Any]) -> str:
    return _tidy(_text(record.get("brands")).split(",")[0])[:_LONGEST_BRAND].strip()


def _text(value: object) -> str:
    """A text, where it is one or a list of texts by language, of which Danish comes first."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        by_language = {
            one.get("lang"): one.get("text")
            for one in value
            if isinstance(one, Mapping) and isinstance(one.get("lang"), str)
        }
        for language in ("da", "main", "en"):
            if isinstance(text := by_language.get(language), str) and text.strip():
                return text
    return ""


def _tidy(text: str) -> str:
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())


def _told_of_calcium(record: Mapping[str, Any]) -> str:
    """Everything that may name the salt that calcium was added as."""
    texts = [
        text
        for field, value in record.items()
        if field.startswith("ingredients_text")
        if (text := _text(value))
    ]
    additives = [
        tag.partition(":")[2] for tag in tags_of(record, "additives_tags") + tags_of(record, "minerals_tags")
    ]
    return "\n".join(texts + [tag.replace("-", " ") for tag in additives])


def _tags(kind: Kind, *, mixed_salts: bool) -> frozenset[str]:
    tags = {kind.tag} if kind.tag else set()
    if kind.group in DAIRY_GROUPS:
        tags.add("dairy")
    if kind.group in ("fish", "plant-drink", "supplement"):
        tags.add(kind.group)
    if mixed_salts:
        tags.add(MIXED_CALCIUM_SALTS)
    return frozenset(tags)


def _portion(record: Mapping[str, Any]) -> float | None:
    """The grams of a serving; unknown where they are no amount, since nothing hangs on it."""
    try:
        grams = number_of(record.get("serving_quantity"))
    except Refused:
        return None
    return round(grams, 3) if grams is not None and 0.001 <= grams <= MAX_PORTION_GRAMS else None


def _check(figures: Figures, kind: Kind) -> None:
    """Raises Refused for what such a food cannot hold, which is most often milligrams taken for grams."""
    calcium, vitamin_d = figures.calcium_mg, figures.vitamin_d_ug
    if calcium is not None and calcium > _MOST_CALCIUM_MG.get(kind.group, _MOST_CALCIUM_ELSEWHERE_MG):
        raise Refused(Reason.TOO_MUCH_CALCIUM, f"{number(calcium)} mg/100 g")
    most = _MOST_VITAMIN_D_IN_SUPPLEMENT_UG if kind.group == "supplement" else _MOST_VITAMIN_D_UG
    if vitamin_d is not None and vitamin_d > most:
        raise Refused(Reason.TOO_MUCH_VITAMIN_D, f"{number(vitamin_d)} µg/100 g")
