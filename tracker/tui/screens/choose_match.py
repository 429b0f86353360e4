"""Which food a name in a file means: one that is suggested, another that is searched for, or none."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Button, Input

from tracker.exchange.matching import NameMatch
from tracker.foods.food import Food
from tracker.foods.groups import group_name
from tracker.foods.search import FoodIndex
from tracker.locale import _, language, number
from tracker.tui import import_work
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.choice_list import ChoiceList
from tracker.tui.widgets.form import Row as FormRow
from tracker.tui.widgets.form import paragraph, text_field
from tracker.tui.widgets.rows import Column, Row, RowList

_MOST = 12


class ChooseMatch(FramedDialog[tuple[Food | None]]):
    """Asks for the food of a name; gives it alone in a tuple, with None for no food."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = [
        "../styles/dialogs.tcss",
        "../styles/import.tcss",
    ]

    def __init__(self, match: NameMatch) -> None:
        super().__init__()
        self._match = match
        self._index: FoodIndex | None = None
        self._foods: list[Food] = list(match.suggestions)

    def heading(self) -> str:
        """Whose food is asked for."""
        return _("What is “{name}”?").format(name=self._match.name)

    def content(self) -> Iterable[Widget]:
        """A line to search in, and the foods."""
        yield paragraph(
            _(
                "Only how well its calcium is absorbed is taken from it; calcium and vitamin D stay those of the file."
            )
        )
        yield FormRow(_("Search"), text_field(self._match.name, id="match-search"))
        yield ChoiceList(
            Column(_("Food"), 0, 0, right=False),
            Column(_("Group"), 26, 0, right=False),
            Column(_("absorbed"), 9, 9),
            id="match-list",
        )

    def buttons(self) -> Iterable[Button]:
        """Leave the match as it is."""
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Show what is suggested, and get the foods ready for search."""
        self._show()
        self.query_one("#match-list").focus()
        self.ask(self._ready, import_work.all_foods)

    def submitted(self, _field: Input) -> bool:
        """Enter goes to the foods."""
        self.query_one("#match-list").focus()
        return True

    @on(Input.Changed, "#match-search")
    def _search(self, event: Input.Changed) -> None:
        event.stop()
        if self._index is not None:
            found = self._index.search(event.value, limit=_MOST)
            self._foods = [one.food for one in found] or list(self._match.suggestions)
            self._show()

    @on(RowList.Chosen)
    def _take(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.place is not None:
            self.dismiss((None if event.place == 0 else self._foods[event.place - 1],))

    def _ready(self, foods: tuple[FoodIndex, dict[str, Food]]) -> None:
        self._index, _by_id = foods

    def _show(self) -> None:
        none = Row((_("No food: its absorption is assumed"), "", "30 %"))
        rows = [none, *map(_food_row, self._foods)]
        self.query_one("#match-list", ChoiceList).show(rows, mark=min(1, len(rows) - 1))


def _food_row(food: Food) -> Row:
    return Row((food.name(language()), group_name(food.group), f"{number(food.absorption * 100)} %"))
