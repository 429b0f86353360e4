"""The card of one food: its figures, how well it is absorbed and why, and where the same calcium is to be had."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from tracker.diary.figures import figure
from tracker.diary.food_card import Alternative, FoodCardView, SetFigure, view_food_card
from tracker.diary.food_wording import (
    evidence_sentence,
    food_source,
    grams_text,
    note_sentence,
    portion_name,
    quality_sentence,
    weight_source,
)
from tracker.diary.recipe_wording import ingredient_line, recipe_notes, yield_text
from tracker.diary.wording import absorption_basis_name
from tracker.foods.food import Food
from tracker.foods.groups import N_, group_name
from tracker.locale import _, language, number
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.calcium_source import SOURCE as GOOD_SOURCE
from tracker.nutrition.sources import citation
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import paragraph, subheading


class FoodCard(FramedDialog[None]):
    """All that is known of one food; a food of one's own can be changed from here."""

    SCROLLS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("Edit"), tooltip=N_("Change a food of your own."), id="card.edit"),
    ]

    def __init__(self, food_id: str) -> None:
        super().__init__()
        self._food_id = food_id
        self._view: FoodCardView | None = None

    def heading(self) -> str:
        """The food's name in both languages, once it is known."""
        if self._view is None:
            return _("Food card")
        food = self._view.food
        here, there = food.name(language()), food.name("en" if language() == "da" else "da")
        return here if here == there else f"{here} · {there}"

    def content(self) -> Iterable[Widget]:
        """A place for the card, which comes when the food is read."""
        yield Vertical(paragraph(_("One moment …")), id="card")

    def buttons(self) -> Iterable[Button]:
        """Close, and edit where the food is one's own."""
        yield key_button(_("Close"), "Esc", "close")
        yield key_button(_("Edit"), "E", "edit", id="edit", classes="absent")

    def on_mount(self) -> None:
        """Read the food."""
        self.query_one("#body").focus()
        self._read()

    def action_edit(self) -> None:
        """Change the label of a food of one's own."""
        if self._view is None or not self._view.own:
            return
        # The forms are needed by few who look at a card.
        if self._view.recipe is not None:
            from tracker.tui.screens.recipe import RecipeScreen

            self.app.push_screen(RecipeScreen(food_id=self._food_id), self._edited)
        else:
            from tracker.tui.screens.own_food import OwnFood

            self.app.push_screen(OwnFood(food_id=self._food_id), self._edited)

    @on(OptionList.OptionSelected)
    def _look_at_alternative(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.app.push_screen(FoodCard(event.option_id))

    def _edited(self, food: Food | None) -> None:
        if food is not None:
            self._read()

    def _read(self) -> None:
        self.ask(self._show, view_food_card, self._food_id, person=self.app.person, day=self.today())

    def _show(self, view: FoodCardView) -> None:
        self._view = view
        self.query_one("#heading", Static).update(self.heading())
        self.query_one("#edit").set_class(not view.own, "absent")
        card = self.query_one("#card", Vertical)
        card.remove_children()
        card.mount_all(_card(view))


def _card(view: FoodCardView) -> Iterator[Widget]:
    food = view.food
    source = food_source(food) if view.recipe is None else _("from your recipe")
    yield paragraph(f"{group_name(food.group)} · {source}")
    yield paragraph(_figures(view), classes="figures")
    for note in view.notes:
        yield paragraph(f"! {note_sentence(note, food)}", classes="note")
    if view.source is not None:
        yield paragraph(quality_sentence(view.source))
    elif view.calcium_per_portion_mg is None:
        yield paragraph(_("Its calcium is unknown; it is never counted as zero."))
    if view.alternatives:
        yield subheading(
            _("The same absorbed calcium as from {grams} g of it").format(
                grams=grams_text(view.portion.grams)
            )
        )
        yield OptionList(
            *(Option(_alternative(one), id=one.food.id) for one in view.alternatives),
            compact=True,
            markup=False,
        )
    if view.recipe is not None:
        yield subheading(_("Made of"))
        yield paragraph("\n".join([*map(ingredient_line, view.recipe.ingredients), yield_text(view.recipe)]))
        yield from (paragraph(f"! {note}", classes="note") for note in recipe_notes(view.recipe))
    yield subheading(_("Absorption"))
    yield paragraph(
        _("{percent} % of its calcium, {basis}. {evidence}").format(
            percent=_percent(food.absorption),
            basis=absorption_basis_name(food.absorption_basis),
            evidence=evidence_sentence(view),
        )
    )
    yield from _portions(food)
    yield subheading(_("Sources"))
    for key in _sources(view):
        yield paragraph(citation(key))


def _figures(view: FoodCardView) -> str:
    food = view.food
    rows = (
        ("", _("per 100 g"), portion_name(view.portion)),
        (_("Calcium"), figure(food.calcium_mg_per_100g, "mg"), figure(view.calcium_per_portion_mg, "mg")),
        *map(_absorbed, view.figures),
        (
            _("Vitamin D"),
            figure(food.vitamin_d_ug_per_100g, "µg"),
            figure(view.vitamin_d_per_portion_ug, "µg"),
        ),
        (
            _("Energy"),
            figure(food.energy_kcal_per_100g, "kcal"),
            figure(view.energy_per_portion_kcal, "kcal"),
        ),
    )
    title, first, second = (max(map(len, column)) for column in zip(*rows, strict=True))
    return "\n".join(f"{row[0]:<{title}}  {row[1]:>{first}}  {row[2]:>{second}}" for row in rows)


def _absorbed(one: SetFigure) -> tuple[str, str, str]:
    share = "? %" if one.fraction is None else f"{_percent(one.fraction)} %"
    title = {
        CoefficientSet.ARTICLE: _("absorbed, flat figure"),
        CoefficientSet.LOAD: _("absorbed, by the meal"),
    }[one.coefficients]
    return f"  {title}", share, figure(one.per_portion_mg, "mg")


def _alternative(one: Alternative) -> str:
    told = _("{grams} g {food} (usually {usual} g)").format(
        grams=number(one.grams, 0 if one.grams >= 10 else 1),
        food=one.food.name(language()),
        usual=grams_text(one.portion.grams),
    )
    return " · ".join((told, _("you eat it"))) if one.habitual else told


def _portions(food: Food) -> Iterator[Widget]:
    yield subheading(_("Portions"))
    if not food.portions:
        yield paragraph(_("None is known; that of its food group is used."))
        return
    yield paragraph("\n".join(f"{portion_name(one)} ({weight_source(one.source)})" for one in food.portions))


def _sources(view: FoodCardView) -> Iterator[str]:
    if view.evidence is not None:
        yield view.evidence.source
    if any(one.fraction is not None for one in view.figures):
        yield from ("article", "heaney-1990")
    if view.source is not None:
        yield GOOD_SOURCE


def _percent(share: float) -> str:
    return number(share * 100, 0 if abs(share * 100 - round(share * 100)) < 0.05 else 1)
