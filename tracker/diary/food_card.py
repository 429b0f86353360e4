"""All that is known of one food: its figures, what is absorbed and why, and where the same calcium is to be had."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from tracker.diary.people import person_in
from tracker.diary.recipe import RecipeView, recipe_view
from tracker.diary.settings import coefficients_in_force
from tracker.diary.suggestions import FoodSuggestion, one_a_group, suitable_foods, usual_portion
from tracker.foods.absorption_rule import evidence_kind
from tracker.foods.calculated import PREFIX as CALCULATED
from tracker.foods.food import AbsorptionBasis, Food, Portion
from tracker.foods.table import OWN_PREFIX
from tracker.nutrition.absorption import EVIDENCE, CoefficientSet, Evidence
from tracker.nutrition.calcium_source import CalciumSource, calcium_source
from tracker.nutrition.intake import Contribution, day_intake
from tracker.store.store import Store

WORST_RANK_OFFERED: Final = 1
"""Ordinary foods of the table are offered instead; variants and technical rows are not."""
NARROWEST_STEP_GRAMS: Final = 0.05
"""How closely an amount is looked for: half of what is shown of it."""

_OXALATE = frozenset({"spinach", "rhubarb", "amaranth", "chard", "sorrel", "beet-greens", "purslane"})
_PHYTATE = frozenset(
    {
        "white-bean",
        "pinto-bean",
        "red-bean",
        "other-bean",
        "soybean",
        "almond",
        "other-nut",
        "sesame",
        "other-seed",
        "wheat-bran",
        "other-bran",
    }
)


class FoodNote(StrEnum):
    """What somebody must know who counts on the calcium of a food."""

    OXALATE = "oxalate"
    PHYTATE = "phytate"
    SMALL_LOAD = "small-load"
    """The article's figure for kale belongs to a smaller portion."""
    TRICALCIUM_PHOSPHATE = "tricalcium-phosphate"
    NOT_FORTIFIED = "not-fortified"
    ORGANIC_NOT_FORTIFIED = "organic-not-fortified"
    ORGANIC_YET_FORTIFIED = "organic-yet-fortified"
    """Organic plant drinks may not have calcium added (Court of Justice of the EU, C-815/19)."""
    WITH_A_MEAL = "with-a-meal"
    """Calcium carbonate needs the acid of a meal."""


@dataclass(frozen=True, slots=True)
class SetFigure:
    """What is absorbed under one coefficient set."""

    coefficients: CoefficientSet
    fraction: float | None
    """Of the calcium of one usual portion eaten by itself; None where that calcium is unknown."""
    per_portion_mg: float | None


@dataclass(frozen=True, slots=True)
class Alternative:
    """A food that gives the same absorbed calcium from less than its usual portion."""

    food: Food
    grams: float
    portion: Portion
    """The usual portion of `food`."""
    habitual: bool
    """Whether the person eats it already."""


@dataclass(frozen=True, slots=True)
class FoodCardView:
    """One food as the card shows it; None is unknown."""

    food: Food
    own: bool
    """Whether the person added it and may change it."""
    portion: Portion
    """The usual portion."""
    calcium_per_portion_mg: float | None
    vitamin_d_per_portion_ug: float | None
    energy_per_portion_kcal: float | None
    figures: tuple[SetFigure, ...]
    """One for each coefficient set, the one in force first."""
    evidence_kind: str | None
    """The kind of food that was measured; None where the absorption is assumed, calculated or one's own."""
    evidence: Evidence | None
    calculated: bool
    """Whether the values follow from a recipe."""
    source: CalciumSource | None
    """None where the calcium is unknown, and for supplements, which are no food."""
    notes: tuple[FoodNote, ...]
    alternatives: tuple[Alternative, ...]
    recipe: RecipeView | None
    """What it is made of; None for what is no dish of one's own."""


def view_food_card(store: Store, food_id: str, *, person: str | None, day: date) -> FoodCardView:
    """The card of a food for `person`, whose habits and conditions choose the alternatives; raises UnknownFood."""
    with store.read() as reader:
        food = reader.food(food_id)
        coefficients = coefficients_in_force(reader)
        who = person_in(reader, person)
        suitable = suitable_foods(reader, who, day, worst_rank=WORST_RANK_OFFERED)
        recipe = recipe_view(reader, food)
    return _card(food, coefficients, alternatives(food, suitable, coefficients), recipe)


def alternatives(
    food: Food, suitable: Iterable[FoodSuggestion], coefficients: CoefficientSet
) -> tuple[Alternative, ...]:
    """Foods of which a usual portion or less gives what is absorbed of a usual portion of `food`, one a group."""
    wanted_mg = absorbed_mg(food, usual_portion(food).grams, coefficients)
    if not wanted_mg:
        return ()
    enough = [
        one
        for one in suitable
        if one.food.id != food.id and (absorbed_mg(one.food, one.grams, coefficients) or 0.0) >= wanted_mg
    ]
    return tuple(
        Alternative(
            one.food,
            grams_absorbing(one.food, wanted_mg, one.grams, coefficients),
            usual_portion(one.food),
            one.habitual,
        )
        for one in one_a_group(enough)
    )


def absorbed_mg(food: Food, grams: float, coefficients: CoefficientSet) -> float | None:
    """Calcium absorbed from so much of a food eaten by itself, in mg; None where its calcium is unknown."""
    per_100g = food.calcium_mg_per_100g
    alone = Contribution(
        calcium_mg=None if per_100g is None else per_100g * grams / 100,
        vitamin_d_ug=None,
        absorption=food.absorption,
        absorption_index=food.absorption_index,
        absorption_assumed=food.absorption_basis is AbsorptionBasis.ASSUMED,
        meal="",
        supplement=food.supplement,
    )
    return day_intake([alone], coefficients).absorbed_by_entry_mg[0]


def grams_absorbing(food: Food, wanted_mg: float, most_grams: float, coefficients: CoefficientSet) -> float:
    """The grams of a food, up to `most_grams`, of which `wanted_mg` mg calcium are absorbed.

    `most_grams` must give at least that much. The absorbed amount rises with the grams under either set, so
    halving finds it.
    """
    low, high = 0.0, most_grams
    while high - low > NARROWEST_STEP_GRAMS:
        middle = (low + high) / 2
        if (absorbed_mg(food, middle, coefficients) or 0.0) < wanted_mg:
            low = middle
        else:
            high = middle
    return high


def _card(
    food: Food,
    coefficients: CoefficientSet,
    instead: tuple[Alternative, ...],
    recipe: RecipeView | None,
) -> FoodCardView:
    portion = usual_portion(food)
    calculated = food.source.startswith(CALCULATED)
    by_own_figure = food.absorption_basis is AbsorptionBasis.OWN
    kind = None if calculated or by_own_figure else evidence_kind(food.group, food.tags, food.fortified)
    energy = _of_portion(food.energy_kcal_per_100g, portion)
    figures = tuple(
        _set_figure(food, portion, one)
        for one in sorted(CoefficientSet, key=lambda one: one is not coefficients)
    )
    absorbed = figures[0].per_portion_mg
    return FoodCardView(
        food=food,
        own=food.id.startswith(OWN_PREFIX),
        portion=portion,
        calcium_per_portion_mg=_of_portion(food.calcium_mg_per_100g, portion),
        vitamin_d_per_portion_ug=_of_portion(food.vitamin_d_ug_per_100g, portion),
        energy_per_portion_kcal=energy,
        figures=figures,
        evidence_kind=kind,
        evidence=None if kind is None else EVIDENCE[kind],
        calculated=calculated,
        source=None if absorbed is None or food.supplement else calcium_source(absorbed, energy),
        notes=tuple(notes_on(food)),
        alternatives=instead,
        recipe=recipe,
    )


def _set_figure(food: Food, portion: Portion, coefficients: CoefficientSet) -> SetFigure:
    calcium = _of_portion(food.calcium_mg_per_100g, portion)
    absorbed = absorbed_mg(food, portion.grams, coefficients)
    # The flat fraction holds whatever the amount; the other needs a load to be told for.
    flat = food.absorption if coefficients is CoefficientSet.ARTICLE else None
    return SetFigure(coefficients, absorbed / calcium if absorbed and calcium else flat, absorbed)


def notes_on(food: Food) -> Iterable[FoodNote]:
    """What must be known of the food beside its figures."""
    if food.tags & _OXALATE:
        yield FoodNote.OXALATE
    if food.tags & _PHYTATE:
        yield FoodNote.PHYTATE
    if "kale" in food.tags:
        yield FoodNote.SMALL_LOAD
    if "tricalcium-phosphate" in food.tags:
        yield FoodNote.TRICALCIUM_PHOSPHATE
    if food.group == "plant-drink":
        if food.organic:
            yield FoodNote.ORGANIC_YET_FORTIFIED if food.fortified else FoodNote.ORGANIC_NOT_FORTIFIED
        elif not food.fortified:
            yield FoodNote.NOT_FORTIFIED
    if "calcium-carbonate" in food.tags and food.supplement:
        yield FoodNote.WITH_A_MEAL


def _of_portion(per_100g: float | None, portion: Portion) -> float | None:
    return None if per_100g is None else per_100g * portion.grams / 100
