"""Which foods would close a gap: what the person already eats first, then ordinary foods of the table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.foods.food import Food, Portion
from tracker.foods.groups import default_portion
from tracker.nutrition.absorption import CoefficientSet, milk_equivalent
from tracker.nutrition.profile import Condition
from tracker.store.records import Person
from tracker.store.store import Reader

MOST_SUGGESTIONS = 5
LEAST_WORTH_MG = 30.0
"""Milk-equivalent calcium below which a portion is no help; Titchenal and Dobbs call 30 mg absorbable a source."""

_AVOIDED_TAGS = {
    Condition.VEGAN: frozenset({"dairy", "fish", "fish-with-bones"}),
    Condition.VEGETARIAN: frozenset({"fish", "fish-with-bones"}),
    Condition.MILK_ALLERGY: frozenset({"dairy"}),
}
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
    Condition.MILK_ALLERGY: frozenset({"milk", "fermented-milk", "cream", "cheese", "ice-cream"}),
    Condition.LACTOSE_INTOLERANCE: frozenset({"milk", "cream", "ice-cream"}),
}
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
    return tuple(one_a_group(adding))


def suitable_foods(reader: Reader, person: Person, day: date, *, worst_rank: int) -> list[FoodSuggestion]:
    """Foods that may be recommended to the person: their own habits first, then those that add most.

    Foods that the person does not eat are taken up to `worst_rank` of the food table.
    """
    habits = reader.habits(person.id, day)
    suitable = [
        _suggestion(food, habitual=food.id in habits)
        for food in reader.foods()
        if _suits(food, person.profile.conditions) and (food.id in habits or food.rank <= worst_rank)
    ]
    return sorted(suitable, key=lambda one: (not one.habitual, -one.adds_milk_equivalent_mg))


def _suits(food: Food, conditions: Iterable[Condition]) -> bool:
    if food.calcium_mg_per_100g is None or food.group in _POOR_ADVICE or "technical" in food.tags:
        return False
    return not any(
        food.group in _AVOIDED_GROUPS.get(condition, ())
        or food.tags & _AVOIDED_TAGS.get(condition, frozenset())
        for condition in conditions
    )


def usual_portion(food: Food) -> Portion:
    """The portion that a food is usually eaten in, or that of its group."""
    return food.portions[0] if food.portions else default_portion(food.group)


def _suggestion(food: Food, *, habitual: bool) -> FoodSuggestion:
    grams = usual_portion(food).grams
    absorbed_mg = (food.calcium_mg_per_100g or 0.0) * grams / 100 * food.absorption
    return FoodSuggestion(food, grams, milk_equivalent(absorbed_mg, CoefficientSet.ARTICLE), habitual)


def one_a_group(candidates: Iterable[FoodSuggestion]) -> Iterable[FoodSuggestion]:
    """The first of each food group, so that a short list holds different things."""
    groups: set[str] = set()
    for one in candidates:
        if one.food.group not in groups and len(groups) < MOST_SUGGESTIONS:
            groups.add(one.food.group)
            yield one
