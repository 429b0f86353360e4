"""Which foods would close a gap: what the person already eats first, then ordinary foods of the table."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.foods.calculated import read_recipe
from tracker.foods.folding import fold
from tracker.foods.food import AbsorptionBasis, Food, Portion
from tracker.foods.groups import default_portion
from tracker.foods.product import PRODUCT_PREFIX
from tracker.foods.table import OWN_PREFIX
from tracker.nutrition.absorption import REFERENCE_ABSORPTION
from tracker.nutrition.profile import Condition
from tracker.store.records import Person
from tracker.store.store import Reader

MOST_SUGGESTIONS = 5
LEAST_WORTH_MG = 50.0
"""Milk-equivalent calcium below which a portion is no help: a twentieth of an adult's recommendation. A choice of
this project."""

_AVOIDED_TAGS = {
    Condition.VEGAN: frozenset({"dairy", "fish", "fish-with-bones"}),
    Condition.VEGETARIAN: frozenset({"fish", "fish-with-bones"}),
    Condition.MILK_ALLERGY: frozenset({"dairy"}),
    Condition.KIDNEY_STONES: frozenset(
        {
            "almond",
            "other-nut",
            "sesame",
            "other-seed",
            "soybean",
            "spinach",
            "chard",
            "sorrel",
            "purslane",
            "rhubarb",
            "beet-greens",
            "amaranth",
        }
    ),
}
"""With kidney stones the kinds rich in oxalate, most of which form of calcium oxalate."""
_AVOIDED_GROUPS = {
    Condition.VEGAN: frozenset(
        {
            "milk",
            "fermented-milk",
            "cream",
            "cheese",
            "ice-cream",
            "egg",
            "fish",
            "shellfish",
            "meat",
            "poultry",
            "offal",
            "cold-cuts",
        }
    ),
    Condition.VEGETARIAN: frozenset({"fish", "shellfish", "meat", "poultry", "offal", "cold-cuts"}),
    Condition.LACTOSE_INTOLERANCE: frozenset({"milk", "cream", "ice-cream"}),
}
_WITHOUT_MILK = frozenset(
    {
        "plant-drink",
        "plant-dairy",
        "egg",
        "fish",
        "shellfish",
        "legumes",
        "nuts-seeds",
        "leafy-vegetables",
        "cabbage",
        "vegetables",
        "potatoes-roots",
        "mushrooms",
        "seaweed",
        "fruit",
        "berries",
        "dried-fruit",
        "water",
    }
)
"""Groups of foods that are one thing, and of plant drinks; no tag tells whether there is milk powder in a loaf or a
sausage."""
_COMPOSED = re.compile(
    r"paner|breaded|batter|indbagt|stuv|cream|gratin|ready|faerdig|salat|salad|frikadelle|cake|pind|finger|dej|dough"
    r"|fritter|chokolade|chocolate|sauce|sovs|smoer|butter"
)
"""Folded parts of names of foods that are made of several."""
_POOR_ADVICE = frozenset(
    {
        "sweets",
        "cake",
        "alcohol",
        "ice-cream",
        "fats",
        "spices",
        "infant-food",
        "supplement",
        "other",
        "dishes",
        "dressings",
    }
)
"""Groups that nobody would be told to eat more of for their calcium."""


@dataclass(frozen=True, slots=True)
class FoodSuggestion:
    """One food and what its usual portion adds."""

    food: Food
    grams: float
    adds_milk_equivalent_mg: float
    habitual: bool
    """Whether the person eats it already."""
    absorption_assumed: bool
    """Whether nobody measured how much of its calcium is absorbed."""


def foods_that_add(
    reader: Reader, person: Person, day: date, gap_mg: float | None
) -> tuple[FoodSuggestion, ...]:
    """Foods whose usual portion adds most to the absorbed calcium, one a group, habits first; none without a gap."""
    if gap_mg is None or gap_mg <= 0:
        return ()
    adding = [
        one
        for one in suitable_foods(reader, person, day, worst_rank=0)
        if one.adds_milk_equivalent_mg >= LEAST_WORTH_MG
    ]
    return one_a_group(adding)


def suitable_foods(reader: Reader, person: Person, day: date, *, worst_rank: int) -> list[FoodSuggestion]:
    """Foods that may be recommended to the person: those they eat, and others up to `worst_rank` of the table."""
    habits = reader.habits(person.id, day)
    return [
        _suggestion(food, habitual=food.id in habits)
        for food in reader.foods()
        if _suits(food, person.profile.conditions) and (food.id in habits or food.rank <= worst_rank)
    ]


def _suits(food: Food, conditions: Iterable[Condition]) -> bool:
    if food.calcium_mg_per_100g is None or food.group in _POOR_ADVICE or "technical" in food.tags:
        return False
    # Tags do not tell what all is in a dish, and somebody may be allergic to it.
    if read_recipe(food.source) is not None:
        return False
    if Condition.MILK_ALLERGY in conditions and not _surely_without_milk(food):
        return False
    return not any(
        food.group in _AVOIDED_GROUPS.get(condition, ())
        or food.tags & _AVOIDED_TAGS.get(condition, frozenset())
        for condition in conditions
    )


def _surely_without_milk(food: Food) -> bool:
    """Whether a food is one thing that is not of milk; what may be composed of several is left out."""
    if food.group not in _WITHOUT_MILK or food.id.startswith((OWN_PREFIX, PRODUCT_PREFIX)):
        return False
    if food.group == "egg":
        return "raw" in food.tags
    if food.group == "plant-drink":
        return True
    return not _COMPOSED.search(fold(f"{food.name_da} {food.name_en}"))


def usual_portion(food: Food) -> Portion:
    """The portion that a food is usually eaten in, or that of its group."""
    return food.portions[0] if food.portions else default_portion(food.group)


def _suggestion(food: Food, *, habitual: bool) -> FoodSuggestion:
    grams = usual_portion(food).grams
    return FoodSuggestion(
        food,
        grams,
        (food.calcium_mg_per_100g or 0.0) * grams / 100 * milk_worth(food),
        habitual,
        absorption_assumed=food.absorption_basis is AbsorptionBasis.ASSUMED,
    )


def milk_worth(food: Food) -> float:
    """What 1 mg of the food's calcium is worth in mg of milk's, by the lower of the coefficient sets.

    The article set tells it by the fractions, the load set by the index, which is told at a like load. Where they
    differ, as for kale (2 and 1), advice promises no more than both hold, whichever set is in force.
    """
    return min(food.absorption / REFERENCE_ABSORPTION, food.absorption_index)


def one_a_group(candidates: Iterable[FoodSuggestion]) -> tuple[FoodSuggestion, ...]:
    """A short list of different things: one food of each group, habits first, then those that add most.

    Of a group it is the food that the person eats, else a plain one with most absorbed calcium for its energy.
    """
    best: dict[str, FoodSuggestion] = {}
    for one in sorted(candidates, key=lambda one: (not one.habitual, one.food.rank, -_per_kcal(one))):
        best.setdefault(one.food.group, one)
    return tuple(sorted(best.values(), key=_by_habit_and_amount)[:MOST_SUGGESTIONS])


def _by_habit_and_amount(one: FoodSuggestion) -> tuple[bool, float]:
    return not one.habitual, -one.adds_milk_equivalent_mg


def _per_kcal(one: FoodSuggestion) -> float:
    """Milk-equivalent calcium for each kcal; what has an unknown energy stands last."""
    energy = one.food.energy_kcal_per_100g
    if energy is None:
        return 0.0
    return one.adds_milk_equivalent_mg / (energy * one.grams) if energy else math.inf
