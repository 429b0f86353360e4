"""Supplements by their strength: 'kalk 500 mg' is a tablet of that strength, never half a gram of powder."""

from collections.abc import Sequence

from tracker.foods.food import Food
from tracker.foods.lookup import Lookup
from tracker.foods.phrases import Phrase
from tracker.nutrition.units import vitamin_d_ug_from_iu

_ONLY_VITAMIN_D = "d-vitamin"
"""What micrograms and international units are of, when nothing else is said: the program knows no other."""
_MOST_TABLETS_FOR_A_DOSE = 10.0
_SMALLEST_PART = 0.2
_SAME = 0.01


def supplement_of_dose(lookup: Lookup, name: str, doses: Sequence[Phrase]) -> tuple[Food, float] | None:
    """The supplement that is called `name` and has this strength, and how many of its portions make the dose.

    One portion where the table has the strength; else the supplement of that name in as many portions, or parts
    of one, as hold the dose ('d-vitamin 30 µg' is three of 10 µg). None where no supplement is called so.
    """
    vitamin_d = any(dose.unit in ("ug", "iu") for dose in doses)
    called = name or (_ONLY_VITAMIN_D if vitamin_d and len(doses) == 1 else "")
    if not called:
        return None
    strength = " ".join(_written(dose) for dose in doses)
    likely = [match for match in lookup.matches(f"{called} {strength}") if match.food.supplement]
    exact = next((match.food for match in likely if match.exact), None)
    if exact is not None:
        return exact, 1.0
    known = lookup.best(called)
    if known is None or not known.food.supplement:
        return None
    for match in (*likely, *lookup.matches(called)):
        if match.food.supplement and all(_is_one_portion(match.food, dose) for dose in doses):
            return match.food, 1.0
    return _scaled(known.food, doses[0])


def _written(dose: Phrase) -> str:
    if dose.unit == "mg":
        return f"{dose.amount.each:g} mg"
    return f"{_micrograms(dose):g} µg"


def _micrograms(dose: Phrase) -> float:
    return vitamin_d_ug_from_iu(dose.amount.each) if dose.unit == "iu" else dose.amount.each


def _scaled(food: Food, dose: Phrase) -> tuple[Food, float] | None:
    count = _portions_for(food, dose)
    if count is None or not _SMALLEST_PART <= count <= _MOST_TABLETS_FOR_A_DOSE:
        return None
    return food, count


def _is_one_portion(food: Food, dose: Phrase) -> bool:
    count = _portions_for(food, dose)
    return count is not None and abs(count - 1) < _SAME


def _portions_for(food: Food, dose: Phrase) -> float | None:
    """How many of the food's usual portions hold the dose; None where it holds none of it."""
    per_100g = food.calcium_mg_per_100g if dose.unit == "mg" else food.vitamin_d_ug_per_100g
    if not food.portions or not per_100g:
        return None
    wanted = dose.amount.each if dose.unit == "mg" else _micrograms(dose)
    return wanted / (per_100g * food.portions[0].grams / 100)
