"""Recipes in words, in the language in force."""

from collections.abc import Iterator, Sequence

from tracker.diary.figures import figure
from tracker.diary.food_wording import grams_text
from tracker.diary.recipe import Ingredient, RecipeView
from tracker.foods.food import Food
from tracker.locale import _, language, ngettext, number

_NAMED = 4


def ingredient_line(one: Ingredient) -> str:
    """An ingredient with its grams and what it brings; the sign before it marks an amount that was assumed."""
    share = one.grams / 100
    calcium, vitamin_d = one.food.calcium_mg_per_100g, one.food.vitamin_d_ug_per_100g
    return _("{sign}{grams} g {food}: calcium {calcium}, vitamin D {vitamin_d}").format(
        sign="≈ " if one.assumed_amount else "",
        grams=grams_text(one.grams),
        food=one.food.name(language()),
        calcium=figure(None if calcium is None else calcium * share, "mg"),
        vitamin_d=figure(None if vitamin_d is None else vitamin_d * share, "µg"),
    )


def yield_text(view: RecipeView) -> str:
    """What a recipe makes, and whether its weight is only assumed."""
    weight = grams_text(view.cooked_grams)
    whole = (
        _("{grams} g, assumed: the sum of the ingredients").format(grams=weight)
        if view.cooked_grams_assumed
        else _("{grams} g cooked").format(grams=weight)
    )
    if view.portions is None:
        return whole
    count = ngettext("{count} portion", "{count} portions", round(view.portions)).format(
        count=number(view.portions, 0 if view.portions == round(view.portions) else 1)
    )
    each = grams_text(view.cooked_grams / view.portions)
    return _("{portions} of {each} g; {whole}").format(portions=count, each=each, whole=whole)


def recipe_figures(view: RecipeView) -> Iterator[str]:
    """Calcium, what is absorbed of it, and vitamin D, of a portion and of 100 g."""
    food = view.food
    portion = view.cooked_grams / (view.portions or 1.0) / 100
    for title, value, unit in (
        (_("Calcium"), food.calcium_mg_per_100g, "mg"),
        (_("absorbed"), _absorbed(food), "mg"),
        (_("Vitamin D"), food.vitamin_d_ug_per_100g, "µg"),
    ):
        of_portion = figure(None if value is None else value * portion, unit)
        yield _("  {title:<12} {portion:>9} a portion {per_100g:>9} per 100 g").format(
            title=title, portion=of_portion, per_100g=figure(value, unit)
        )


def recipe_notes(view: RecipeView) -> Iterator[str]:
    """What is unknown of a dish and why, with what is known of it."""
    share = view.portions or 1.0
    unknown = view.unknown(lambda one: one.calcium_mg_per_100g)
    if unknown:
        yield _(
            "Its calcium is unknown, as it is of {foods}; the rest of a portion holds {known} at least."
        ).format(
            foods=_names(unknown),
            known=figure(view.at_least(lambda one: one.calcium_mg_per_100g) / share, "mg"),
        )
    unknown = view.unknown(lambda one: one.vitamin_d_ug_per_100g)
    if unknown:
        yield _(
            "Its vitamin D is unknown, as it is of {foods}; the rest of a portion holds {known} at least."
        ).format(
            foods=_names(unknown),
            known=figure(view.at_least(lambda one: one.vitamin_d_ug_per_100g) / share, "µg"),
        )
    if any(one.assumed_amount for one in view.ingredients):
        yield _("An amount that was not typed, marked ≈, is the usual one.")


def _absorbed(food: Food) -> float | None:
    calcium = food.calcium_mg_per_100g
    return None if calcium is None else calcium * food.absorption


def _names(foods: Sequence[Food]) -> str:
    names = list(dict.fromkeys(food.name(language()) for food in foods))
    shown = ", ".join(names[:_NAMED])
    return f"{shown}, …" if len(names) > _NAMED else shown
