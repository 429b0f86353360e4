"""The figures of a product: calcium, vitamin D and energy for 100 g, whichever of its schemas a file follows.

Open Food Facts keeps every weight in grams: `calcium_100g` is 0.12 where the label says 120 mg. `calcium_unit` and
`calcium_value` are what was typed from the label, and tell whether the reckoning went wrong. Products of schema 1003 and
later have one set of figures instead, `nutrition.aggregated_set`, which names its own units. Figures of the prepared
dish are passed over: what is logged is the product.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tracker.exchange.open_food_facts.refusals import Reason, Refused
from tracker.nutrition.units import vitamin_d_ug_from_iu

_KCAL_PER_KJ: Final = 1 / 4.184
_MOST_KCAL: Final = 900.0
"""Pure fat; what is more is kilojoules in the wrong field."""
_GRAMS: Final = {"g": 1.0, "mg": 1e-3, "µg": 1e-6, "μg": 1e-6, "ug": 1e-6, "mcg": 1e-6, "kg": 1e3}
_PER_100: Final = frozenset(("100g", "100ml"))
_TOLERANCE: Final = 0.02
_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of 100 g, or of 100 ml; None is unknown."""

    calcium_mg: float | None
    vitamin_d_ug: float | None
    energy_kcal: float | None


def figures_of(record: Mapping[str, Any]) -> Figures:
    """The figures of a product; raises Refused where one of them is no amount, or contradicts its label."""
    told = _nutriments(record)
    return Figures(
        calcium_mg=_scaled(_grams(told, "calcium", record), 1e3),
        vitamin_d_ug=_scaled(_grams(told, "vitamin-d", record), 1e6),
        energy_kcal=_energy(told),
    )


def number_of(value: object) -> float | None:
    """A number as a file tells it; None for an empty cell. Raises Refused for anything else."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Refused(Reason.NOT_A_NUMBER, shown(value))
    try:
        number = float(value)
    except (ValueError, OverflowError) as error:
        raise Refused(Reason.NOT_A_NUMBER, shown(value)) from error
    if not math.isfinite(number):
        raise Refused(Reason.NOT_A_NUMBER, shown(value))
    return number


def shown(value: object) -> str:
    """A value as it is named in a refusal."""
    text = "".join(c if c.isprintable() else " " for c in str(value))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _nutriments(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The figures by the names of the older schema, where they are columns, an object, a list or a set with units."""
    nutrition = record.get("nutrition")
    if isinstance(nutrition, Mapping):
        return _of_aggregated_set(nutrition.get("aggregated_set"))
    nutriments = record.get("nutriments")
    if isinstance(nutriments, Mapping):
        return nutriments
    if isinstance(nutriments, list):
        return {
            f"{one['name']}_{part}": one.get(part)
            for one in nutriments
            if isinstance(one, Mapping) and isinstance(one.get("name"), str)
            for part in ("100g", "unit", "value")
        }
    return record


def _of_aggregated_set(aggregated: object) -> dict[str, Any]:
    if not isinstance(aggregated, Mapping):
        return {}
    nutrients = aggregated.get("nutrients")
    if (
        not isinstance(nutrients, Mapping)
        or aggregated.get("per") not in _PER_100
        or aggregated.get("preparation", "as_sold") != "as_sold"
    ):
        return {}
    told: dict[str, Any] = {}
    for name in ("calcium", "vitamin-d"):
        if isinstance(one := nutrients.get(name), Mapping):
            value = number_of(one.get("value"))
            told[f"{name}_100g"] = None if value is None else value * _factor(one.get("unit"))
    for name in ("energy-kcal", "energy-kj", "energy"):
        if isinstance(one := nutrients.get(name), Mapping):
            told[f"{name}_100g"] = one.get("value")
    return told


def _factor(unit: object) -> float:
    """Grams of one `unit`; Open Food Facts writes grams where nothing is said."""
    if unit in (None, ""):
        return 1.0
    factor = _GRAMS.get(unit.strip().lower()) if isinstance(unit, str) else None
    if factor is None:
        raise Refused(Reason.UNKNOWN_UNIT, shown(unit))
    return factor


def _grams(told: Mapping[str, Any], name: str, record: Mapping[str, Any]) -> float | None:
    grams = number_of(told.get(f"{name}_100g"))
    if grams is None:
        return None
    if grams < 0:
        raise Refused(Reason.NEGATIVE, f"{name} {grams:g} g")
    typed = _typed_grams(told, name) if record.get("nutrition_data_per") == "100g" else None
    if typed is not None and abs(typed - grams) > _TOLERANCE * max(typed, grams):
        value, unit = told.get(f"{name}_value"), told.get(f"{name}_unit")
        raise Refused(Reason.UNITS_DISAGREE, shown(f"{name} {value} {unit}, {grams:g} g"))
    return grams


def _typed_grams(told: Mapping[str, Any], name: str) -> float | None:
    """What was typed from the label, in grams; None where it is not told in a weight."""
    unit = told.get(f"{name}_unit")
    try:
        value = number_of(told.get(f"{name}_value"))
    except Refused:
        return None
    if value is None or not isinstance(unit, str):
        return None
    if unit.strip().upper() in ("IU", "UI", "IE") and name == "vitamin-d":
        return vitamin_d_ug_from_iu(value) * 1e-6 if value >= 0 else None
    factor = _GRAMS.get(unit.strip().lower())
    return None if factor is None else value * factor


def _energy(told: Mapping[str, Any]) -> float | None:
    """Energy in kcal; unknown where no food can have it, since nothing about calcium hangs on it."""
    for name, factor in (("energy-kcal", 1.0), ("energy-kj", _KCAL_PER_KJ), ("energy", _KCAL_PER_KJ)):
        try:
            value = number_of(told.get(f"{name}_100g"))
        except Refused:
            continue
        if value is not None and 0 <= value * factor <= _MOST_KCAL:
            return _rounded(value * factor)
    return None


def _scaled(grams: float | None, factor: float) -> float | None:
    return None if grams is None else _rounded(grams * factor)


def _rounded(value: float) -> float:
    """Without the noise of a float of four bytes, which is what a Parquet file keeps."""
    return float(f"{value:.6g}")
