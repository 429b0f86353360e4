"""A dish of one's own: its ingredients typed as foods eaten are, and what follows from them, told while they are typed."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from tracker.diary.labels import NoFigure, read_figure
from tracker.diary.recipe import RecipeView, TypedRecipe
from tracker.diary.recipe_problems import ImpossibleYield, MadeOfItself, NoIngredients, UnreadIngredients
from tracker.diary.recipe_wording import ingredient_line, recipe_figures, recipe_notes, yield_text
from tracker.diary.recipes import add_recipe, as_typed, edit_recipe, find_recipe, preview_recipe
from tracker.foods.food import Food
from tracker.foods.groups import N_
from tracker.locale import _, number
from tracker.problems import Problem
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import Row, paragraph, subheading, text_field

_TYPING_SECONDS = 0.3
_OF_INGREDIENTS = (UnreadIngredients, NoIngredients, MadeOfItself)


class RecipeScreen(FramedDialog[Food]):
    """A form for a recipe; gives the food that was stored, or None.

    `name` fills in the name of a new one; `food_id` is the food whose recipe is to be changed instead.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), tooltip=N_("Store the recipe."), id="recipe.save"),
    ]

    def __init__(self, name: str = "", *, food_id: str | None = None) -> None:
        super().__init__()
        self._food_id = food_id
        self._new_name = name

    def heading(self) -> str:
        """Whether a recipe is made or changed."""
        return _("A recipe") if self._food_id is None else _("Change a recipe")

    def content(self) -> Iterable[Widget]:
        """The name, the ingredients, what they make, and what follows."""
        yield Row(_("Name"), text_field(self._new_name, id="name"))
        yield Row(
            _("Ingredients"),
            TextArea(id="ingredients", compact=True, tab_behavior="focus"),
            hint=_("As you write what you ate: 500 g minced beef, 4 dl milk"),
        )
        yield Row(_("Portions"), text_field(placeholder="1", id="portions"))
        yield Row(
            _("Weight when done, g"),
            text_field(placeholder=_("the sum of the ingredients"), id="cooked_grams"),
            hint=_("What boils off makes the rest richer."),
        )
        yield subheading(_("What it gives"))
        yield paragraph(_("Nothing yet."), classes="result")

    def buttons(self) -> Iterable[Button]:
        """Save and close."""
        yield key_button(_("Save"), "Ctrl+S", "save", variant="primary", id="save")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Go to the first field that is empty, or read the recipe that is to be changed."""
        self.query_one("#ingredients" if self._new_name else "#name").focus()
        if self._food_id is not None:
            self.ask(self._fill, find_recipe, self._food_id)

    def submitted(self, field: Input) -> bool:
        """Enter in the last field saves."""
        if field.id != "cooked_grams":
            return False
        self.action_save()
        return True

    def action_save(self) -> None:
        """Store the recipe, or say beside each field what is wrong with it; nothing typed is lost."""
        # What is told of the save must not be wiped away by a reckoning that was waiting.
        self.workers.cancel_group(self, "reckon")
        typed = self._typed()
        if typed is None:
            return
        person, day = self.app.person, self.today()
        if self._food_id is None:
            self.ask(self._stored, add_recipe, typed, person=person, day=day)
        else:
            self.ask(self._stored, edit_recipe, self._food_id, typed, person=person, day=day)

    def tell(self, problem: Problem) -> None:
        """Say it where the answer stands that it is about."""
        if isinstance(problem, _OF_INGREDIENTS):
            self._row("ingredients").show_fault(problem)
        elif isinstance(problem, ImpossibleYield):
            self._row(problem.field).show_fault(problem)
        else:
            self._row("name").show_fault(problem)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _reckon(self) -> None:
        """Tell what follows, once the typing rests."""
        self.app.carry(self, self._reckoned, group="reckon", exclusive=True)

    async def _reckoned(self) -> None:
        await asyncio.sleep(_TYPING_SECONDS)
        typed = self._typed()
        if typed is None or not typed.ingredients.strip():
            return
        try:
            # A name is not asked for before the recipe is stored.
            view = await self.desk.ask(
                preview_recipe,
                TypedRecipe(
                    name=_("recipe"),
                    ingredients=typed.ingredients,
                    portions=typed.portions,
                    cooked_grams=typed.cooked_grams,
                ),
                person=self.app.person,
                day=self.today(),
            )
        except (*_OF_INGREDIENTS, ImpossibleYield) as problem:
            if self.is_attached:
                self.tell(problem)
        else:
            if self.is_attached:
                self.query_one(".result", Static).update("\n".join(_result(view)))

    def _typed(self) -> TypedRecipe | None:
        """What stands in the fields; None where a figure is none, which is told beside it."""
        figures: dict[str, float | None] = {}
        for row in self.query(Row):
            row.show_fault(None)
        for field in ("portions", "cooked_grams"):
            try:
                figures[field] = read_figure(self.query_one(f"#{field}", Input).value)
            except NoFigure as problem:
                self._row(field).show_fault(problem)
        if len(figures) < 2:
            return None
        return TypedRecipe(
            name=self.query_one("#name", Input).value,
            ingredients=self.query_one("#ingredients", TextArea).text,
            portions=figures["portions"],
            cooked_grams=figures["cooked_grams"],
        )

    def _fill(self, view: RecipeView) -> None:
        typed = as_typed(view)
        self.query_one("#name", Input).value = typed.name
        self.query_one("#ingredients", TextArea).text = typed.ingredients
        self.query_one("#portions", Input).value = _figure(typed.portions)
        self.query_one("#cooked_grams", Input).value = _figure(typed.cooked_grams)
        self.query_one("#heading", Static).update(f"{self.heading()} · {typed.name}")

    def _stored(self, view: RecipeView) -> None:
        self.dismiss(view.food)

    def _row(self, field: str) -> Row:
        return next(row for row in self.query(Row) if row.query(f"#{field}"))


def _result(view: RecipeView) -> Iterable[str]:
    yield from map(ingredient_line, view.ingredients)
    yield yield_text(view)
    yield from recipe_figures(view)
    yield from (f"! {note}" for note in recipe_notes(view))


def _figure(value: float | None) -> str:
    return "" if value is None else number(value, 0 if value == round(value) else 3)
