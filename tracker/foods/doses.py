"""Supplements by their strength: 'kalk 500 mg' is a tablet of that strength, never half a gram of powder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tracker.foods.amounts import Amount
from tracker.foods.folding import fold
from tracker.foods.food import Food
from tracker.foods.lookup import Lookup, is_own_name
from tracker.foods.phrase import Phrase
from tracker.nutrition.units import vitamin_d_ug_from_iu

_ONLY_VITAMIN_D = "d-vitamin"
"""What micrograms and international units are of, when nothing else is said: the program knows no other."""
_MOST_TABLETS_FOR_A_DOSE = 10
_MOST_OF_ANOTHER_STRENGTH = 3
_SMALLEST_PART = 0.2
_SAME = 0.01
_UNDIVIDED = frozenset({"tablet", "capsule"})
_MOST_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class _Salt:
    """A salt of calcium, whose own weight some packages print in place of the calcium in it."""

    words: tuple[str, ...]
    """Folded parts of words that name it."""
    tag: str
    calcium_share: float
    """Grams of calcium in a gram of the salt, from the molar masses (CaCO3 40.08/100.09; Ca3(C6H5O7)2·4H2O
    120.23/570.49)."""


_SALTS = (
    _Salt(("carbonat", "karbonat"), "calcium-carbonate", 0.40),
    _Salt(("citrat",), "calcium-citrate", 0.21),
)
_SAME_SALT_WEIGHT = 0.02
"""How far the calcium in a salt's weight may be from a strength, since both are rounded on the package."""


@dataclass(frozen=True, slots=True)
class NoSuchStrength:
    """A supplement that is known, in a strength that none of its name has."""

    nearest: tuple[Food, ...]
    """Supplements that may have been meant, the nearest strength first."""


def supplement_of_dose(
    lookup: Lookup, name: str, doses: Sequence[Phrase]
) -> tuple[Food, float] | NoSuchStrength | None:
    """The supplement that is called `name` and has this strength, and how many of its portions make the dose.

    One portion where the table has the strength, or where a named salt of calcium weighs as much as is told
    ('calciumcarbonat 1250 mg' holds 500 mg); else the supplement of that name in as many whole tablets as hold
    the dose ('d-vitamin 30 µg' is three of 10 µg). None where no supplement is called so.
    """
    vitamin_d = any(dose.unit in ("ug", "iu") for dose in doses)
    called = name or (_ONLY_VITAMIN_D if vitamin_d and len(doses) == 1 else "")
    if not called:
        return None
    salt = next((one for one in _SALTS if any(word in fold(called) for word in one.words)), None)
    doses = doses if salt is None else _without_salt_weight(doses, salt)
    strength = " ".join(_written(dose) for dose in doses)
    likely = _supplements(lookup, f"{called} {strength}", salt)
    exact = next((match.food for match in lookup.matches(f"{called} {strength}") if match.exact), None)
    if exact is not None and exact.supplement:
        return exact, 1.0
    known = lookup.best(called)
    if known is None or not known.food.supplement:
        return None
    count = _portions_for(known.food, doses)
    if (
        count is not None
        and known.food.portions[0].unit not in _UNDIVIDED
        and _can_be_taken(known.food, count)
    ):
        return known.food, count
    near = [*likely, *_supplements(lookup, called, salt)]
    found = next((food for food in near if _is_one_portion(food, doses)), None)
    if found is not None:
        return found, 1.0
    if salt is not None and vitamin_d is (len(doses) > 1):
        return _of_salt(lookup, called, salt, doses) or _none_such(near, doses, salt.calcium_share)
    return _scaled(lookup, called, known.food, doses) or _none_such(near, doses)


def grams_as_doses(food: Food, name: str, phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """The phrases with grams beside a calcium tablet as its strength: 'calcium 0,4 g' is 400 mg of calcium.

    Grams beside the table's own name, or a name that tells the strength, weigh the tablets themselves.
    """
    tablet = food.supplement and food.calcium_mg_per_100g and food.portions
    if not tablet or food.portions[0].unit not in _UNDIVIDED or is_own_name(food, name):
        return phrases
    if any(character.isdecimal() for character in name) or any(phrase.dose for phrase in phrases):
        return phrases
    return [
        replace(phrase, unit="mg", amount=Amount(round(phrase.amount.each * 1000, 6), phrase.amount.times))
        if phrase.unit == "g" and phrase.bad is None
        else phrase
        for phrase in phrases
    ]


def _supplements(lookup: Lookup, name: str, salt: _Salt | None = None) -> list[Food]:
    foods = [match.food for match in lookup.matches(name) if match.food.supplement]
    return foods if salt is None else [food for food in foods if salt.tag in food.tags]


def _written(dose: Phrase, times: float = 1.0) -> str:
    if dose.unit == "mg":
        return f"{dose.amount.each * times:g} mg"
    return f"{_micrograms(dose) * times:g} µg"


def _micrograms(dose: Phrase) -> float:
    return vitamin_d_ug_from_iu(dose.amount.each) if dose.unit == "iu" else dose.amount.each


def _without_salt_weight(doses: Sequence[Phrase], salt: _Salt) -> Sequence[Phrase]:
    """The doses but for the weight of a salt whose calcium is told beside it: 'calcium citrate 950 mg (200 mg)'."""
    held = [dose.amount.each for dose in doses if dose.unit == "mg"]
    return [
        dose
        for dose in doses
        if dose.unit != "mg"
        or not any(
            abs(dose.amount.each * salt.calcium_share / mg - 1) <= _SAME_SALT_WEIGHT for mg in held if mg
        )
    ]


def _of_salt(lookup: Lookup, called: str, salt: _Salt, doses: Sequence[Phrase]) -> tuple[Food, float] | None:
    """One tablet of the strength that so much of the salt holds; never several, since that would be a guess."""
    weighed = next((dose for dose in doses if dose.unit == "mg"), None)
    if weighed is None:
        return None
    calcium_mg = weighed.amount.each * salt.calcium_share
    others = [dose for dose in doses if dose is not weighed]
    asked = " ".join((f"{round(calcium_mg, -1):g} mg", *(_written(dose) for dose in others)))
    for food in _supplements(lookup, f"{called} {asked}", salt):
        held = _calcium_of_one(food)
        if not held or abs(calcium_mg / held - 1) > _SAME_SALT_WEIGHT:
            continue
        if _is_one_portion(food, others) if others else not food.vitamin_d_ug_per_100g:
            return food, 1.0
    return None


def _scaled(lookup: Lookup, called: str, known: Food, doses: Sequence[Phrase]) -> tuple[Food, float] | None:
    """The food itself in several portions, or else a few of another strength; a tablet is never divided."""
    count = _portions_for(known, doses)
    if count is not None and _can_be_taken(known, count):
        return known, count
    for number in range(2, _MOST_OF_ANOTHER_STRENGTH + 1):
        strength = " ".join(_written(dose, 1 / number) for dose in doses)
        for food in _supplements(lookup, f"{called} {strength}"):
            if abs((_portions_for(food, doses) or 0.0) - number) < _SAME:
                return food, float(number)
    return None


def _can_be_taken(food: Food, count: float) -> bool:
    if not _SMALLEST_PART <= count <= _MOST_TABLETS_FOR_A_DOSE:
        return False
    return food.portions[0].unit not in _UNDIVIDED or abs(count - round(count)) < _SAME


def _is_one_portion(food: Food, doses: Sequence[Phrase]) -> bool:
    count = _portions_for(food, doses)
    if count is None or abs(count - 1) >= _SAME:
        return False
    # A tablet that also holds vitamin D is not meant where only calcium is told.
    return any(dose.unit != "mg" for dose in doses) or not food.vitamin_d_ug_per_100g


def _portions_for(food: Food, doses: Sequence[Phrase]) -> float | None:
    """How many of the food's usual portions hold every dose; None where no number of them does."""
    counts = [_portions_for_one(food, dose) for dose in doses]
    known = [count for count in counts if count is not None]
    if len(known) < len(counts) or max(known) - min(known) > _SAME * min(known):
        return None
    return known[0]


def _portions_for_one(food: Food, dose: Phrase) -> float | None:
    per_100g = food.calcium_mg_per_100g if dose.unit == "mg" else food.vitamin_d_ug_per_100g
    if not food.portions or not per_100g:
        return None
    wanted = dose.amount.each if dose.unit == "mg" else _micrograms(dose)
    return wanted / (per_100g * food.portions[0].grams / 100)


def _calcium_of_one(food: Food) -> float:
    return (food.calcium_mg_per_100g or 0.0) * food.portions[0].grams / 100 if food.portions else 0.0


def _none_such(near: Iterable[Food], doses: Sequence[Phrase], share: float = 1.0) -> NoSuchStrength:
    """The supplements of that name, the nearest strength first."""
    first = doses[0]

    def distance(food: Food) -> float:
        portions = _portions_for_one(food, first)
        return abs(portions * (share if first.unit == "mg" else 1.0) - 1) if portions else float("inf")

    foods = list({food.id: food for food in near}.values())
    return NoSuchStrength(tuple(sorted(foods, key=distance)[:_MOST_SUGGESTIONS]))
