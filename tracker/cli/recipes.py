"""`tracker recipes`: dishes of one's own, made of other foods."""

import click

from tracker.cli import as_json
from tracker.cli.figure import FIGURE
from tracker.cli.options import json_option, now, person_option
from tracker.cli.session import open_store
from tracker.diary import recipes as use
from tracker.diary.recipe import RecipeView, TypedRecipe
from tracker.diary.recipe_problems import NoSuchRecipe
from tracker.diary.recipe_wording import ingredient_line, recipe_figures, recipe_notes, yield_text
from tracker.locale import _, language


@click.group(help=_("Recipes: dishes of your own, whose calcium and vitamin D follow from what is in them."))
def recipes() -> None:
    """Hold the commands about recipes."""


@recipes.command(
    help=_(
        "Make a recipe, to be logged by its name: “1 portion lasagne”, “1/4 lasagne” (a quarter of it all), “250 g lasagne”.\n\n"
        "Without a cooked weight it weighs what its ingredients do, which is said; what boils off makes 100 g of it richer. "
        "A value that an ingredient lacks is unknown of the dish."
    )
)
@click.argument("name", metavar=_("NAME"))
@click.option(
    "--ingredients",
    metavar=_("TEXT"),
    required=True,
    help=_("As foods eaten are typed: “500 g minced beef, 4 dl milk”."),
)
@click.option("--portions", metavar=_("NUMBER"), type=FIGURE, help=_("How many portions it makes."))
@click.option(
    "--cooked-weight", "cooked_grams", metavar=_("GRAMS"), type=FIGURE, help=_("What it weighs when done.")
)
@click.option("--dry-run", is_flag=True, help=_("Show what would be stored, and store nothing."))
@person_option
@json_option
@click.pass_context
def add(
    context: click.Context,
    name: str,
    ingredients: str,
    portions: float | None,
    cooked_grams: float | None,
    dry_run: bool,
    person: str | None,
    as_json_: bool,
) -> None:
    """Make a recipe."""
    typed = TypedRecipe(name=name, ingredients=ingredients, portions=portions, cooked_grams=cooked_grams)
    make = use.preview_recipe if dry_run else use.add_recipe
    _show(make(open_store(context), typed, person=person, day=now().date()), as_json_=as_json_)
    if dry_run and not as_json_:
        click.echo(_("Nothing was stored: this was a dry run."))


@recipes.command(help=_("Change a recipe; what was logged of it keeps its values."))
@click.argument("name", metavar=_("NAME"))
@click.option("--name", "new_name", metavar=_("NAME"), help=_("Another name."))
@click.option("--ingredients", metavar=_("TEXT"), help=_("All of the ingredients anew."))
@click.option("--portions", metavar=_("NUMBER"), type=FIGURE, help=_("How many portions it makes."))
@click.option(
    "--cooked-weight", "cooked_grams", metavar=_("GRAMS"), type=FIGURE, help=_("What it weighs when done.")
)
@click.option("--no-cooked-weight", is_flag=True, help=_("Take the weight of the ingredients again."))
@person_option
@json_option
@click.pass_context
def edit(
    context: click.Context,
    name: str,
    new_name: str | None,
    ingredients: str | None,
    portions: float | None,
    cooked_grams: float | None,
    no_cooked_weight: bool,
    person: str | None,
    as_json_: bool,
) -> None:
    """Change what is given, and leave the rest."""
    if no_cooked_weight and cooked_grams is not None:
        raise click.UsageError(_("Give --cooked-weight or --no-cooked-weight, not both."))
    store = open_store(context)
    before = use.find_recipe(store, name)
    typed = use.as_typed(before)
    typed = TypedRecipe(
        name=new_name or typed.name,
        ingredients=ingredients or typed.ingredients,
        portions=typed.portions if portions is None else portions,
        cooked_grams=None
        if no_cooked_weight
        else typed.cooked_grams
        if cooked_grams is None
        else cooked_grams,
    )
    changed = use.edit_recipe(store, before.food.id, typed, person=person, day=now().date())
    _show(changed, as_json_=as_json_)


@recipes.command("list", help=_("All recipes."))
@json_option
@click.pass_context
def list_(context: click.Context, as_json_: bool) -> None:
    """Print the recipes by name."""
    found = use.list_recipes(open_store(context))
    if as_json_:
        as_json.print_json([_json(view) for view in found])
        return
    if not found:
        click.echo(NoSuchRecipe("", ()).sentence())
    for view in found:
        click.echo(f"{view.food.name(language()):<40} {yield_text(view)}")


@recipes.command(help=_("Show a recipe: its ingredients, what it gives, and what of it is unknown."))
@click.argument("name", metavar=_("NAME"))
@json_option
@click.pass_context
def show(context: click.Context, name: str, as_json_: bool) -> None:
    """Print one recipe."""
    _show(use.find_recipe(open_store(context), name), as_json_=as_json_)


@recipes.command(help=_("Remove a recipe; what was logged of it stays, and `undo` brings it back."))
@click.argument("name", metavar=_("NAME"))
@click.pass_context
def remove(context: click.Context, name: str) -> None:
    """Remove one recipe."""
    gone = use.remove_recipe(open_store(context), name)
    click.echo(
        _("The recipe of {name} is removed. `tracker undo` brings it back.").format(
            name=gone.food.name(language())
        )
    )


def _show(view: RecipeView, *, as_json_: bool) -> None:
    if as_json_:
        as_json.print_json(_json(view))
        return
    click.echo(f"{view.food.name(language())}  ({view.food.id})")
    for one in view.ingredients:
        click.echo(f"  {ingredient_line(one)}")
    click.echo(yield_text(view))
    for line in recipe_figures(view):
        click.echo(line)
    for note in recipe_notes(view):
        click.echo(f"! {note}")


def _json(view: RecipeView) -> dict[str, object]:
    food = view.food
    portion = food.portions[0].grams if food.portions else None
    return {
        "id": food.id,
        "name": food.name(language()),
        "portions": view.portions,
        "cooked_grams": view.cooked_grams,
        "cooked_grams_assumed": view.cooked_grams_assumed,
        "portion_grams": portion,
        "calcium_mg_per_100g": food.calcium_mg_per_100g,
        "vitamin_d_ug_per_100g": food.vitamin_d_ug_per_100g,
        "energy_kcal_per_100g": food.energy_kcal_per_100g,
        "absorption": food.absorption,
        "absorption_basis": food.absorption_basis,
        "calcium_mg_at_least": view.at_least(lambda one: one.calcium_mg_per_100g),
        "vitamin_d_ug_at_least": view.at_least(lambda one: one.vitamin_d_ug_per_100g),
        "unknown_calcium": [
            one.name(language()) for one in view.unknown(lambda one: one.calcium_mg_per_100g)
        ],
        "unknown_vitamin_d": [
            one.name(language()) for one in view.unknown(lambda one: one.vitamin_d_ug_per_100g)
        ],
        "ingredients": [
            {
                "food_id": one.food.id,
                "food": one.food.name(language()),
                "text": one.text,
                "grams": one.grams,
                "assumed_amount": one.assumed_amount,
                "calcium_mg": _of(one.food.calcium_mg_per_100g, one.grams),
                "vitamin_d_ug": _of(one.food.vitamin_d_ug_per_100g, one.grams),
            }
            for one in view.ingredients
        ],
    }


def _of(per_100g: float | None, grams: float) -> float | None:
    return None if per_100g is None else per_100g * grams / 100
