"""The `portions` cell of the food table: 'glass=206@fineli:606 PORTM;dl=103@density'."""

import re
from functools import lru_cache

from tracker.foods.food import Portion
from tracker.foods.units import is_portion_unit

MAX_PORTION_GRAMS = 5000.0
"""No household measure of one food weighs more."""
_PART = re.compile(r"([^=@]+)=(\d+(?:\.\d+)?)@\s*(\S.*)", re.ASCII)
_is_unit = lru_cache(maxsize=256)(is_portion_unit)


def read_portions(cell: str) -> tuple[tuple[Portion, ...], tuple[str, ...]]:
    """The portions of a cell in their order, and the parts of it that are none.

    A part is wrong without '=' and '@', with a unit that `tracker.foods.units` does not know, with grams that are
    not a plain number above 0 and up to `MAX_PORTION_GRAMS`, without a source, or when its unit came before.
    """
    portions: dict[str, Portion] = {}
    wrong: list[str] = []
    for part in cell.split(";"):
        portion = _portion(part.strip())
        if portion is None or portion.unit in portions:
            wrong.append(part.strip())
        else:
            portions[portion.unit] = portion
    return tuple(portions.values()), tuple(wrong)


def portions_cell(portions: tuple[Portion, ...]) -> str:
    """The cell that `read_portions` reads back to the same portions."""
    return ";".join(f"{portion.unit}={_plain(portion.grams)}@{portion.source}" for portion in portions)


@lru_cache(maxsize=16384)
def _portion(part: str) -> Portion | None:
    match = _PART.fullmatch(part)
    if match is None or not _is_unit(match[1]):
        return None
    grams = float(match[2])
    return Portion(match[1], grams, match[3]) if 0 < grams <= MAX_PORTION_GRAMS else None


def _plain(grams: float) -> str:
    return str(int(grams)) if grams == int(grams) else f"{grams:.6f}".rstrip("0")
