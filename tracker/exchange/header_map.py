"""Which column of a table of any program holds what: guessed by its name, told by a person, or kept under a name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.exchange.problems import UnknownField, UnknownMap
from tracker.exchange.tables import Columns, fold_name
from tracker.exchange.units import CALCIUM_UNITS, ENERGY_UNITS, GRAM_UNITS, VITAMIN_D_UNITS, without_unit
from tracker.store.records import ChangeSummary
from tracker.store.store import Reader, Store

_KEY = "import-maps"

FIELDS: Mapping[str, tuple[str, ...]] = {
    "day": ("day", "date", "dato", "dag", "datum", "logged on", "eaten on"),
    "time": ("time", "tid", "tidspunkt", "klokkeslæt", "clock"),
    "meal": ("meal", "måltid", "group", "occasion", "meal name", "meal type"),
    "food": ("food", "food name", "fødevare", "fødevarenavn", "name", "navn", "item", "madvare", "description",
             "ret", "produkt", "product"),
    "amount": ("amount", "mængde", "portion", "serving", "quantity", "antal"),
    "grams": ("grams", "gram", "weight", "vægt", "amount", "mængde"),
    "calcium": ("calcium", "kalcium", "kalk", "ca"),
    "vitamin-d": ("vitamin d", "d-vitamin", "d vitamin", "vit d", "vitamin d3", "vit. d"),
    "energy": ("energy", "energi", "calories", "kalorier", "kcal"),
    "person": ("person", "patient", "participant", "deltager", "user", "username", "id", "subject", "borger"),
    "supplement": ("supplement", "kosttilskud", "is supplement"),
}  # fmt: skip
"""What a column can hold, with the names that columns of it usually have."""

MEASURES: Mapping[str, Mapping[str, float]] = {
    "grams": GRAM_UNITS,
    "calcium": CALCIUM_UNITS,
    "vitamin-d": VITAMIN_D_UNITS,
    "energy": ENERGY_UNITS,
}
"""The fields that are figures, with the units they may be in."""


@dataclass(frozen=True, slots=True)
class SavedMap:
    """A header map that was kept."""

    name: str
    columns: Mapping[str, str]


def guessed(columns: Columns) -> dict[str, int]:
    """The place of the column of each field, as far as its name tells."""
    found: dict[str, int] = {}
    folded = [fold_name(name) for name in columns.names]
    bare = [fold_name(without_unit(name)) for name in columns.names]
    for field, names in FIELDS.items():
        for name in names:
            places = [
                place
                for place in range(len(folded))
                if place not in found.values() and _is_named(field, name, folded[place], bare[place])
            ]
            if places:
                found[field] = columns.find(columns.names[places[0]]) or 0
                break
    return found


def told(columns: Columns, chosen: Mapping[str, str]) -> dict[str, int]:
    """The columns of `chosen` by field, and those guessed for the other fields; raises UnknownField, MissingColumn."""
    named = {field: columns.need(name) for field, name in chosen.items() if name and _known(field)}
    taken = set(named.values())
    rest = {
        field: place
        for field, place in guessed(columns).items()
        if field not in chosen and place not in taken
    }
    return rest | named


def saved_maps(reader: Reader) -> list[SavedMap]:
    """Every header map that was kept, by name."""
    kept = json.loads(reader.setting(_KEY) or "{}")
    return [SavedMap(name, columns) for name, columns in sorted(kept.items())]


def saved_map(reader: Reader, name: str) -> SavedMap:
    """The header map of this name; raises UnknownMap."""
    maps = saved_maps(reader)
    for one in maps:
        if one.name == name:
            return one
    raise UnknownMap(name, tuple(one.name for one in maps))


def fitting_map(reader: Reader, columns: tuple[str, ...]) -> SavedMap | None:
    """The header map all of whose columns are there; None where there is none."""
    known = set(map(fold_name, columns))
    for one in saved_maps(reader):
        if {fold_name(column) for column in one.columns.values() if column} <= known:
            return one
    return None


def save_map(store: Store, name: str, columns: Mapping[str, str]) -> None:
    """Keep a header map under a name, in the place of one that had it."""
    with store.write(ChangeSummary("settings")) as writer:
        kept = {one.name: dict(one.columns) for one in saved_maps(writer)}
        kept[name] = dict(columns)
        writer.set_setting(_KEY, json.dumps(kept, ensure_ascii=False))


def _is_named(field: str, name: str, folded: str, bare: str) -> bool:
    wanted = fold_name(name)
    if field == "grams" and name in ("amount", "mængde"):
        # An amount is a weight only where its name says so.
        return bare == wanted and folded != bare
    if field == "amount":
        return folded == wanted
    return wanted in (folded, bare)


def _known(field: str) -> bool:
    if field not in FIELDS:
        raise UnknownField(field, tuple(FIELDS))
    return True
