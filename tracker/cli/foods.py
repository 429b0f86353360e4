"""`tracker foods`."""

import click

from tracker.cli import as_json
from tracker.cli.figure import FIGURE
from tracker.cli.options import json_option, now, person_option
from tracker.cli.output import after_a_refusal, tell
from tracker.cli.session import open_store
from tracker.diary import foods as use
from tracker.diary.food_wording import food_source, grams_text
from tracker.diary.foods import Label
from tracker.diary.wording import absorption_basis_name
from tracker.foods.food import Food
from tracker.foods.groups import GROUPS, group_name
from tracker.foods.units import unit_name
from tracker.locale import _, language, number


@click.group(help=_("The food table: search it, look at one food, add one of your own."))
def foods() -> None:
    """Hold the commands about foods."""


@foods.command(help=_("Find foods by name, in Danish or English; typing errors are forgiven."))
@click.argument("query", metavar=_("QUERY"), nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1, 200), default=20, show_default=True, help=_("How many at most.")
)
@person_option
@json_option
@click.pass_context
def search(
    context: click.Context, query: tuple[str, ...], limit: int, person: str | None, as_json_: bool
) -> int:
    """Print the foods that match; exit status 1 where none does."""
    text = " ".join(query)
    found = [
        match.food
        for match in use.search_foods(open_store(context), text, person=person, day=now().date(), limit=limit)
    ]
    if not found:
        tell(_("No food matches “{text}”. Try another word, or add it: tracker foods add.").format(text=text))
        if as_json_:
            with after_a_refusal():
                as_json.print_json([])
        return 1
    if as_json_:
        as_json.print_json([_food_json(food) for food in found])
        return 0
    for food in found:
        click.echo(_food_line(food))
    return 0


@foods.command(help=_("Show one food: its figures, where they come from, and its portions."))
@click.argument("food_id", metavar=_("ID"))
@json_option
@click.pass_context
def show(context: click.Context, food_id: str, as_json_: bool) -> None:
    """Print one food."""
    food = use.find_food(open_store(context), food_id)
    if as_json_:
        as_json.print_json(_food_json(food))
        return
    click.echo(f"{food.name(language())}  ({food.id})")
    for title, value in (
        (_("Other name"), food.name("en" if language() == "da" else "da")),
        (_("Group"), group_name(food.group)),
        (_("Calcium"), _per_100g(food.calcium_mg_per_100g, "mg", 0)),
        (_("Vitamin D"), _per_100g(food.vitamin_d_ug_per_100g, "µg", 1)),
        (
            _("Absorbed"),
            f"{number(food.absorption * 100)} % ({absorption_basis_name(food.absorption_basis)})",
        ),
        (
            _("Portions"),
            ", ".join(
                f"{unit_name(one.unit, 1, language())} {grams_text(one.grams)} g" for one in food.portions
            )
            or "–",
        ),
        (_("Source"), food_source(food)),
    ):
        click.echo(f"  {title:<12} {value}")


@foods.command(
    help=_(
        "Add a food of your own, from its label.\n\n"
        "Leave out what the label does not tell: it stays unknown and is never counted as zero."
    )
)
@click.argument("name", metavar=_("NAME"))
@click.option("--name-en", metavar=_("NAME"), help=_("The name in English, if it has another."))
@click.option("--calcium", "calcium_mg", metavar=_("MG"), type=FIGURE, help=_("Calcium in mg."))
@click.option("--vitamin-d", "vitamin_d_ug", metavar=_("UG"), type=FIGURE, help=_("Vitamin D in µg."))
@click.option("--vitamin-d-iu", metavar=_("IU"), type=FIGURE, help=_("Vitamin D in IU (40 IU = 1 µg)."))
@click.option("--energy", "energy_kcal", metavar=_("KCAL"), type=FIGURE, help=_("Energy in kcal."))
@click.option(
    "--per",
    "per_grams",
    metavar=_("GRAMS"),
    type=FIGURE,
    default=100.0,
    show_default=True,
    help=_("The amount those figures are for."),
)
@click.option("--portion", "portion_grams", metavar=_("GRAMS"), type=FIGURE, help=_("The usual portion."))
@click.option(
    "--absorption",
    metavar=_("FRACTION"),
    type=FIGURE,
    help=_("Fractional absorption 0 to 1. Default: by the rule of the group."),
)
@click.option(
    "--group",
    type=click.Choice(sorted(GROUPS)),
    default="other",
    show_default=True,
    help=_("The food group."),
)
@click.option("--fortified", is_flag=True, help=_("Calcium is added."))
@click.option("--organic", is_flag=True, help=_("Organic; organic plant drinks are not fortified."))
@json_option
@click.pass_context
def add(
    context: click.Context,
    /,
    vitamin_d_iu: float | None,
    as_json_: bool,
    **figures: str | float | bool | None,
) -> None:
    """Add one food of one's own."""
    if vitamin_d_iu is not None:
        if figures["vitamin_d_ug"] is not None:
            raise click.UsageError(_("Give vitamin D in µg or in IU, not both."))
        figures["vitamin_d_ug"] = use.vitamin_d_of_label(vitamin_d_iu)
    food = use.add_own_food(open_store(context), Label(**figures))  # type: ignore[arg-type]  # click has checked the types
    if as_json_:
        as_json.print_json(_food_json(food))
    else:
        click.echo(_food_line(food))


def _food_line(food: Food) -> str:
    calcium = _per_100g(food.calcium_mg_per_100g, "mg", 0)
    vitamin_d = _per_100g(food.vitamin_d_ug_per_100g, "µg", 1)
    return f"{food.name(language()):<46} {calcium:>16} {number(food.absorption * 100):>3} % {vitamin_d:>17}  {food.id}"


def _per_100g(value: float | None, unit: str, decimals: int) -> str:
    return _("unknown") if value is None else f"{number(value, decimals)} {unit}/100 g"


def _food_json(food: Food) -> dict[str, object]:
    return {
        "id": food.id,
        "name_da": food.name_da,
        "name_en": food.name_en,
        "group": food.group,
        "calcium_mg_per_100g": food.calcium_mg_per_100g,
        "vitamin_d_ug_per_100g": food.vitamin_d_ug_per_100g,
        "energy_kcal_per_100g": food.energy_kcal_per_100g,
        "absorption": food.absorption,
        "absorption_index": food.absorption_index,
        "absorption_basis": food.absorption_basis,
        "portions": [
            {
                "name": unit_name(one.unit, 1, language()),
                "unit": one.unit,
                "grams": one.grams,
                "source": one.source,
            }
            for one in food.portions
        ],
        "fortified": food.fortified,
        "organic": food.organic,
        "source": food.source,
    }
