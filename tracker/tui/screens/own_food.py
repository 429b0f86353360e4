"""A food of one's own, added or changed from its label."""

from collections.abc import Iterable
from dataclasses import fields
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Input, Select, Static

from tracker.diary.foods import add_own_food, edit_own_food, find_food, label_of
from tracker.diary.labels import TypedLabel, read_label, typed_label
from tracker.foods.food import Food
from tracker.foods.groups import GROUPS, N_, group_name
from tracker.locale import _, language
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import Row, Tick, paragraph, text_field

_UG, _IU = "ug", "iu"
_LAST_FIELD = "absorption_percent"


class OwnFood(FramedDialog[Food]):
    """A form for a label; gives the food that was stored, or None.

    `name` fills in the name of a new food; `food_id` is the food to change instead.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), tooltip=N_("Store the food."), id="own.save"),
    ]

    def __init__(self, name: str = "", *, food_id: str | None = None) -> None:
        super().__init__()
        self._food_id = food_id
        self._new_name = name

    def heading(self) -> str:
        """Whether a food is added or changed."""
        return _("A food of your own") if self._food_id is None else _("Change a food of your own")

    def content(self) -> Iterable[Widget]:
        """The fields in the order of a label."""
        yield paragraph(
            _("Leave empty what the label does not tell: it stays unknown and is never counted as zero."),
            classes="preface",
        )
        yield Row(_("Name"), text_field(self._new_name, id="name"))
        yield Row(
            _("The figures are for, g"), text_field(placeholder="100", id="per_grams"),
            hint=_("100 g, or the grams of the portion that the label names."),
        )  # fmt: skip
        yield Row(_("Calcium, mg"), text_field(placeholder=_("unknown"), id="calcium_mg"))
        yield Row(
            _("Vitamin D"),
            text_field(placeholder=_("unknown"), id="vitamin_d"),
            Select(
                ((("µg"), _UG), (_iu(), _IU)), value=_UG, allow_blank=False, compact=True, id="vitamin_d_unit"
            ),
        )
        yield Row(_("Energy, kcal"), text_field(placeholder=_("unknown"), id="energy_kcal"))
        yield Row(
            _("Food group"),
            Select(
                [(group_name(key), key) for key in GROUPS], value="other", allow_blank=False, compact=True, id="group"
            ),
            hint=_("The group tells how well its calcium is absorbed."),
        )  # fmt: skip
        yield Row("", Tick(_("calcium is added"), id="fortified"))
        yield Row("", Tick(_("organic"), id="organic"))
        yield Row(_("Usual portion, g"), text_field(placeholder=_("unknown"), id="portion_grams"))
        yield Row(
            _("Absorbed, %"), text_field(placeholder=_("by the rule of its group"), id=_LAST_FIELD),
            hint=_("Only if you know better than the rule."),
        )  # fmt: skip

    def buttons(self) -> Iterable[Button]:
        """Save and close."""
        yield key_button(_("Save"), "Ctrl+S", "save", variant="primary", id="save")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Go to the first field that is empty, or read the food that is to be changed."""
        self.query_one("#per_grams" if self._new_name else "#name").focus()
        if self._food_id is not None:
            self.ask(lambda food: self._fill(typed_label(label_of(food))), find_food, self._food_id)

    def submitted(self, field: Input) -> bool:
        """Enter in the last field saves."""
        if field.id != _LAST_FIELD:
            return False
        self.action_save()
        return True

    def action_save(self) -> None:
        """Store the food, or say beside each field what is wrong with it; nothing typed is lost."""
        read = read_label(self._typed())
        for row in self.query(Row):
            for field in row.query(Input):
                row.show_fault(read.faults.get(str(field.id)))
        if read.label is None:
            self.query_one(
                f"#{next(name.name for name in fields(TypedLabel) if name.name in read.faults)}"
            ).focus()
        elif self._food_id is None:
            self.ask(self.dismiss, add_own_food, read.label)
        else:
            self.ask(self.dismiss, edit_own_food, self._food_id, read.label)

    def _typed(self) -> TypedLabel:
        text = {field.id or "": field.value for field in self.query(Input)}
        return TypedLabel(
            name=text["name"],
            per_grams=text["per_grams"],
            calcium_mg=text["calcium_mg"],
            vitamin_d=text["vitamin_d"],
            vitamin_d_in_iu=self.query_one("#vitamin_d_unit", Select).value == _IU,
            energy_kcal=text["energy_kcal"],
            portion_grams=text["portion_grams"],
            absorption_percent=text[_LAST_FIELD],
            group=str(self.query_one("#group", Select).value),
            fortified=self.query_one("#fortified", Tick).value,
            organic=self.query_one("#organic", Tick).value,
        )

    def _fill(self, typed: TypedLabel) -> None:
        for field in self.query(Input):
            if field.id is not None:
                field.value = getattr(typed, field.id)
        self.query_one("#group", Select).value = typed.group
        self.query_one("#fortified", Tick).value = typed.fortified
        self.query_one("#organic", Tick).value = typed.organic
        self.query_one("#heading", Static).update(f"{self.heading()} · {typed.name}")


def _iu() -> str:
    return "IE" if language() == "da" else "IU"
