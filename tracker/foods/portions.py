"""Grams of an amount of a food: masses, volumes by density, and household units by the food's own portions.

Where a food lacks the portion that was asked for, another stands in, in this order of trust: the same unit in another
size, scaled; a related unit of the food ('stk.' of bread is a slice); for what can be poured, the volume that the
unit holds; a handful of 30 g for nuts, seeds, berries and the like. Else it is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.foods.food import Food, Portion
from tracker.foods.groups import default_portion
from tracker.foods.habits import Habit
from tracker.foods.refusals import MAX_GRAMS_AT_ONCE, MAX_SUPPLEMENT_PORTIONS_AT_ONCE, UnreadReason
from tracker.foods.units import UNITS, Kind

LEAST_GRAMS = 1e-6
"""A microgram: less of a food weighs nothing."""
GRAMS_FROM_COUNT = 20.0
"""A number without a unit counts pieces below this, and is grams from here on: '2 æg', '150 skyr'."""
LIGHT_PIECE_GRAMS = 5.0
MOST_LIGHT_PIECES = 60.0
"""Pieces lighter than this, as almonds, are counted up to this many."""

_SCALES = {"small": 0.75, "medium": 1.0, "large": 1.35, "thin": 0.6, "thick": 1.5}
"""A sized portion against the plain one: about the median of Fineli's small, medium and large portions."""
_SAME_SIZE = {"small": "thin", "thin": "small", "large": "thick", "thick": "large"}

_RELATED: Mapping[str, tuple[str, ...]] = {
    "piece": (
        "slice",
        "tablet",
        "capsule",
        "fillet",
        "ball",
        "square",
        "stalk",
        "clove",
        "leaf",
        "can",
        "pack",
    ),
    "tablet": ("capsule", "piece"),
    "capsule": ("tablet", "piece"),
    "pack": ("can", "bottle", "portion"),
    "can": ("pack",),
    "bottle": ("can",),
    "bowl": ("portion",),
    "fillet": ("piece", "portion"),
    "ball": ("scoop", "piece"),
    "scoop": ("ball", "spoon"),
    "spoon": ("tbsp", "scoop"),
    "square": ("piece",),
    "stalk": ("piece",),
    "clove": ("piece",),
    "leaf": ("piece",),
    "us_cup": ("cup",),
}
_PARTS_OF_A_PLANT = frozenset(("stalk", "clove", "leaf"))
WHOLE_DISH = "whole dish"
"""Stands as the source of the portion that is all of what a recipe makes."""
_PLANTS = frozenset(("vegetables", "leafy-vegetables", "cabbage", "potatoes-roots"))
_HANDFUL_GROUPS = frozenset(("nuts-seeds", "berries", "dried-fruit", "cereal", "leafy-vegetables", "sweets"))
_HANDFUL_GRAMS = 30.0
_SERVED_COUNTED = (
    "slice",
    "piece",
    "glass",
    "tablet",
    "capsule",
    "can",
    "fillet",
    "bottle",
    "ball",
    "cup",
    "pack",
)
_COUNTED_FIRST = ("piece", "slice", "tablet", "capsule", "fillet", "ball", "square", "drop", "portion")
_VOLUME_PORTIONS = ("dl", "us_cup", "cup", "tbsp", "tsp")


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount of a food in grams, and the unit it is told in."""

    grams: float
    amount: float
    unit: str
    """A key of `tracker.foods.units`, with a '.size' where one was said."""
    portion: Portion | None = None
    """The food's own portion that it rests on, where there is one."""


def measure(food: Food, amount: float, unit: str, size: str | None = None) -> Measure | UnreadReason:
    """`amount` of `unit` of `food`, with a size where one was said ('small' … 'thick').

    Refused with NO_VOLUME or UNKNOWN_UNIT_FOR_FOOD where no weight is known, and with TOO_MUCH past the limits
    of `tracker.foods.refusals`. The unit may carry the size itself ('slice.thin'); KeyError for an unknown unit.
    """
    base, _dot, own_size = unit.partition(".")
    chosen = _one(food, base, size or own_size or None)
    if isinstance(chosen, UnreadReason):
        return chosen
    grams, key, portion = chosen
    return within_limits(food, Measure(grams * amount, amount, key, portion))


def bare_count(food: Food, count: float, size: str | None = None) -> Measure | UnreadReason:
    """A number without a unit: pieces, slices, glasses or tablets, or grams from `GRAMS_FROM_COUNT` on."""
    portion = _counted_portion(food)
    if portion is not None and portion.source == WHOLE_DISH and count >= 1:
        # A share of a dish is one of the whole; a number of them is one of portions.
        portion = food.portions[0]
    if size is not None:
        return measure(food, count, portion.unit.partition(".")[0] if portion else "piece", size)
    light = portion is not None and portion.grams < LIGHT_PIECE_GRAMS and count <= MOST_LIGHT_PIECES
    if count >= GRAMS_FROM_COUNT and not light and not food.supplement:
        return measure(food, count, "g")
    if portion is None:
        return measure(food, count, "portion")
    return measure(food, count, portion.unit)


def usual(food: Food, habits: Mapping[str, Habit]) -> Measure:
    """What is meant when no amount is said: what the person took last, else the food's usual portion."""
    habit = habits.get(food.id)
    if habit is not None and 0 < habit.last_grams <= MAX_GRAMS_AT_ONCE:
        return _as_last(food, habit)
    first = food.portions[0] if food.portions else default_portion(food.group)
    return Measure(first.grams, 1.0, first.unit, first)


def within_limits(food: Food, asked: Measure) -> Measure | UnreadReason:
    """`asked`, or TOO_MUCH where no one takes so much at once; ZERO where it is too little to be a weight."""
    if not asked.grams >= LEAST_GRAMS:
        return UnreadReason.ZERO
    if asked.grams > MAX_GRAMS_AT_ONCE:
        return UnreadReason.TOO_MUCH
    if food.supplement and food.portions and asked.grams > _most_of_supplement(food):
        return UnreadReason.TOO_MUCH
    return asked


def _most_of_supplement(food: Food) -> float:
    # The hair's breadth above lets thirty tablets pass whose grams do not add up to the last bit.
    return food.portions[0].grams * MAX_SUPPLEMENT_PORTIONS_AT_ONCE * (1 + 1e-9)


def has_portion(food: Food, unit: str) -> bool:
    """Whether the food has a portion of its own of this unit, in any size."""
    return _own(food, unit.partition(".")[0]) is not None


def grams_per_ml(food: Food) -> float | None:
    """What a millilitre of the food weighs: its density, else a portion told as a volume, else 1 for a drink."""
    if food.density_g_per_ml is not None:
        return food.density_g_per_ml
    for key in _VOLUME_PORTIONS:
        portion = _own(food, key)
        volume = UNITS[key].ml
        if portion is not None and volume:
            return portion.grams / volume
    return 1.0 if "liquid" in food.tags else None


_Chosen = tuple[float, str, Portion | None]
"""Grams of one, the unit key it is told in, and the food's own portion behind it."""


def _one(food: Food, base: str, size: str | None) -> _Chosen | UnreadReason:
    unit = UNITS[base]
    if unit.kind is Kind.MASS and unit.grams is not None:
        return unit.grams, base, None
    if unit.kind is Kind.DOSE:
        return UnreadReason.UNKNOWN_UNIT_FOR_FOOD
    metric = base in ("ml", "cl", "dl", "l")
    chosen = (_by_volume(food, base) if metric else None) or _from_portions(food, base, size)
    if chosen is not None:
        return chosen
    return UnreadReason.NO_VOLUME if unit.kind is Kind.VOLUME else UnreadReason.UNKNOWN_UNIT_FOR_FOOD


def _from_portions(food: Food, base: str, size: str | None) -> _Chosen | None:
    """The food's own portion of this unit, else one that stands in for it."""
    own = _sized(food, base, size)
    if own is not None:
        return own
    whole_is_more = base in _PARTS_OF_A_PLANT and food.group in _PLANTS
    for related in () if whole_is_more else _RELATED.get(base, ()):
        found = _sized(food, related, size)
        if found is not None:
            return found
    return _stand_in(food, base, size)


def _stand_in(food: Food, base: str, size: str | None) -> _Chosen | None:
    scale = _SCALES.get(size or "", 1.0)
    key = f"{base}.{size}" if size else base
    if base == "portion":
        first = food.portions[0] if food.portions else default_portion(food.group)
        return first.grams * scale, key, first
    if base == "handful" and food.group in _HANDFUL_GROUPS:
        return _HANDFUL_GRAMS * scale, key, None
    by_volume = _by_volume(food, base)
    if by_volume is None:
        return None
    return by_volume[0] * scale, key, None


def _by_volume(food: Food, base: str) -> _Chosen | None:
    """The volume of the unit times the density; counted units hold a volume of what can be poured only."""
    unit = UNITS[base]
    pourable = "liquid" in food.tags or food.density_g_per_ml is not None
    if unit.ml is None or (unit.kind is Kind.COUNT and base not in ("spoon", "bowl") and not pourable):
        return None
    density = grams_per_ml(food)
    return None if density is None else (unit.ml * density, base, None)


def _sized(food: Food, base: str, size: str | None) -> _Chosen | None:
    """The food's portion of this unit in this size, else its plain or medium one scaled to the size."""
    exact = _find(food, f"{base}.{size}") if size else _own(food, base)
    if exact is None and size in _SAME_SIZE:
        exact = _find(food, f"{base}.{_SAME_SIZE[size]}")
    if exact is not None:
        return exact.grams, exact.unit, exact
    plain = _own(food, base)
    if plain is None:
        return None
    return plain.grams * _SCALES.get(size or "", 1.0), f"{base}.{size}", plain


def _own(food: Food, base: str) -> Portion | None:
    """The food's plain portion of this unit, else its medium one, else its first in any size."""
    sized = [portion for portion in food.portions if portion.unit.partition(".")[0] == base]
    return _find(food, base) or _find(food, f"{base}.medium") or (sized[0] if sized else None)


def _find(food: Food, unit: str) -> Portion | None:
    return next((portion for portion in food.portions if portion.unit == unit), None)


def _counted_portion(food: Food) -> Portion | None:
    """The portion that a bare number counts: the usual one where it is a thing, else a piece or a slice."""
    if not food.portions:
        return None
    first = food.portions[0]
    if first.unit.partition(".")[0] in _SERVED_COUNTED:
        return first
    for key in _COUNTED_FIRST:
        found = _own(food, key)
        if found is not None:
            return found
    return first


def _as_last(food: Food, habit: Habit) -> Measure:
    """The person's last grams, told in the portion they used where the numbers come out round."""
    portion = _find(food, habit.last_portion) if habit.last_portion else None
    if portion is not None:
        exact = habit.last_grams / portion.grams
        for count in (round(exact, 1), round(exact * 4) / 4):
            if count > 0 and abs(count - exact) < 1e-6 * exact:
                return Measure(habit.last_grams, count, portion.unit, portion)
    return Measure(habit.last_grams, habit.last_grams, "g")
