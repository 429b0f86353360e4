"""The units that columns name, as how many of them make the one that is kept."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tracker.nutrition.units import GRAMS_PER_OUNCE, GRAMS_PER_POUND

CALCIUM_UNITS: Final[Mapping[str, float]] = MappingProxyType({"mg": 1.0, "g": 0.001, "ug": 1000.0})
"""Of each unit, how many make 1 mg."""
VITAMIN_D_UNITS: Final[Mapping[str, float]] = MappingProxyType(
    {"ug": 1.0, "iu": 40.0, "ie": 40.0, "ui": 40.0, "mg": 0.001, "g": 0.000_001}
)
"""Of each unit, how many make 1 µg; 40 IU are 1 µg."""
ENERGY_UNITS: Final[Mapping[str, float]] = MappingProxyType({"kcal": 1.0, "kj": 4.184, "cal": 1.0})
"""Of each unit, how many make 1 kcal; American labels write cal for kcal."""
GRAM_UNITS: Final[Mapping[str, float]] = MappingProxyType(
    {"g": 1.0, "kg": 0.001, "oz": 1 / GRAMS_PER_OUNCE, "lb": 1 / GRAMS_PER_POUND}
)
"""Of each unit, how many make 1 g."""

_IN_NAME = re.compile(r"(?:[(\[]\s*([^)\]]+?)\s*[)\]]|[ _,/]\s*([^\W\d_]{1,4}))\s*$")


def unit_in(name: str, units: Mapping[str, float]) -> str | None:
    """The unit that the name of a column ends with: 'Vitamin D (IU)', 'calcium_mg', 'D-vitamin µg'; None where it has none."""
    found = _IN_NAME.search(name.strip())
    if not found:
        return None
    unit = (found[1] or found[2]).casefold().replace("µ", "u").replace("μ", "u").replace(".", "")
    unit = "ug" if unit in ("mcg", "ug") else unit
    return unit if unit in units else None


def without_unit(name: str) -> str:
    """The name of a column without the unit behind it."""
    return _IN_NAME.sub("", name.strip()).strip()
