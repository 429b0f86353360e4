"""An export in which nobody is named: what each file of it tells of a person, and what stands in its place."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from tracker.diary.settings import COEFFICIENTS_KEY
from tracker.exchange import archive_schema as schema
from tracker.exchange.pseudonyms import WITHHELD, Pseudonyms, birth_year_only
from tracker.exchange.table_schema import Member

Row = Sequence[Any]
Values = dict[str, Any]
_KEPT_SETTINGS = frozenset({COEFFICIENTS_KEY})


def disguise_of(pseudonyms: Pseudonyms) -> Callable[[Member, Row], Row | None]:
    """What turns each row of an export into one that names nobody; None leaves the row out.

    Dates stay: the season decides what the sun gives, and the weekday how people eat. The moment of logging becomes its
    day, since habits of the clock tell people apart and no figure needs them.
    """
    disguises: dict[Member, Callable[[Values, Pseudonyms], Values | None]] = {
        schema.PEOPLE: _person,
        schema.FOODS: _food,
        schema.RECIPES: _recipe,
        schema.INGREDIENTS: _recipe,
        schema.IMPORTS: _import,
        schema.ENTRIES: _entry,
        schema.NOTES: _typed,
        schema.CORRECTIONS: _typed,
        schema.SETTINGS: _setting,
    }

    def disguise(member: Member, row: Row) -> Row | None:
        values = dict(zip(member.header, row, strict=True))
        for name in ("created_at", "made_at"):
            if name in values:
                values[name] = _day_of(values[name])
        if values.get("person"):
            values["person"] = pseudonyms.person(values["person"])
        disguised = disguises.get(member, _as_it_is)(values, pseudonyms)
        return None if disguised is None else list(disguised.values())

    return disguise


def _as_it_is(values: Values, _pseudonyms: Pseudonyms) -> Values:
    return values


def _typed(values: Values, pseudonyms: Pseudonyms) -> Values | None:
    return values if pseudonyms.keep_texts else None


def _person(values: Values, pseudonyms: Pseudonyms) -> Values:
    born = values["born"]
    return values | {"name": pseudonyms.person(values["name"]), "born": born and birth_year_only(born)}


def _food(values: Values, pseudonyms: Pseudonyms) -> Values:
    if not pseudonyms.hides(values["id"]):
        return values
    food_id = pseudonyms.food_id(values["id"])
    return values | {
        "id": food_id,
        "name_da": food_id,
        "name_en": food_id,
        "aliases_da": "",
        "aliases_en": "",
        "source": WITHHELD,
    }


def _recipe(values: Values, pseudonyms: Pseudonyms) -> Values:
    if pseudonyms.keep_texts:
        return values
    for name in ("food_id", "ingredient_id"):
        if name in values:
            values[name] = pseudonyms.food_id(values[name])
    return values | {"text": ""} if "text" in values else values


def _import(values: Values, _pseudonyms: Pseudonyms) -> Values:
    # A file is often called after the patient, and its checksum would tell whoever has it whose it is.
    return values | {"file_name": WITHHELD, "sha256": ""}


def _entry(values: Values, pseudonyms: Pseudonyms) -> Values:
    # The key is reckoned from what the file said of the entry.
    values["import_key"] = None
    if pseudonyms.keep_texts:
        return values
    values["text"] = ""
    food_id = values["food_id"]
    if food_id is None or pseudonyms.hides(food_id):
        values["food_id"] = None if food_id is None else pseudonyms.food_id(food_id)
        named = values["food_id"] or WITHHELD
        values |= {"food_name_da": named, "food_name_en": named, "source": WITHHELD}
    return values


def _setting(values: Values, _pseudonyms: Pseudonyms) -> Values | None:
    return values if not values["person"] and values["key"] in _KEPT_SETTINGS else None


def _day_of(moment: datetime | str) -> datetime:
    read = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return read.replace(hour=0, minute=0, second=0, microsecond=0)
