"""Another amount of what was logged: the entry keeps its food and the values it was logged with."""

from dataclasses import replace

from tracker.foods.food import Food, Portion
from tracker.foods.line import Item, read_line
from tracker.foods.refusals import Unread
from tracker.foods.search import FoodIndex
from tracker.foods.units import UNITS, Kind
from tracker.locale import language
from tracker.store.records import Entry

_STAND_IN = "zqx"
"""The name that the food goes by while its amount is read: its own may hold numbers, units and separators."""


def with_amount(entry: Entry, text: str, food: Food | None) -> Entry | tuple[Unread, ...]:
    """`entry` in the amount that `text` tells; `food` gives the portions, and is None where the food is gone.

    A food that is gone can be told in grams, and in the unit that the entry has. What is not understood comes back with its reason.
    """
    known = _as_logged(entry, food)
    named = replace(known, name_da=_STAND_IN, name_en=_STAND_IN, aliases_da=(), aliases_en=())
    match read_line(f"{text} {_STAND_IN}", FoodIndex([named]), {}, language()):
        case (Item() as item,):
            return replace(
                entry,
                text=f"{text.strip()} {known.name(language())}",
                grams=item.grams,
                amount=item.amount,
                portion=item.unit,
            )
        case parts:
            return tuple(
                replace(part, text=text.strip(), suggestions=(known,) if part.suggestions else ())
                for part in parts
                if isinstance(part, Unread)
            )


def _as_logged(entry: Entry, food: Food | None) -> Food:
    """The food with the values of the entry, and with the portions that are known of it."""
    known = food or _gone(entry)
    return replace(
        known,
        name_da=entry.food_name_da,
        name_en=entry.food_name_en,
        calcium_mg_per_100g=entry.calcium_mg_per_100g,
        vitamin_d_ug_per_100g=entry.vitamin_d_ug_per_100g,
    )


def _gone(entry: Entry) -> Food:
    """A food of which nothing is left but its entry, which tells what one unit of it weighed."""
    portions: tuple[Portion, ...] = ()
    density = None
    if entry.portion is not None and entry.amount is not None:
        unit = UNITS[entry.portion.partition(".")[0]]
        each = entry.grams / entry.amount
        if unit.kind is Kind.VOLUME and unit.ml is not None:
            density = each / unit.ml
        elif unit.kind is Kind.COUNT:
            portions = (Portion(entry.portion, each, "own"),)
    return Food(
        id="",
        name_da=entry.food_name_da,
        name_en=entry.food_name_en,
        group=entry.group,
        calcium_mg_per_100g=entry.calcium_mg_per_100g,
        vitamin_d_ug_per_100g=entry.vitamin_d_ug_per_100g,
        energy_kcal_per_100g=entry.energy_kcal_per_100g,
        absorption=entry.absorption,
        absorption_index=entry.absorption_index,
        absorption_basis=entry.absorption_basis,
        source=entry.source,
        tags=entry.tags,
        portions=portions,
        density_g_per_ml=density,
    )
