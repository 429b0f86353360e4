"""Copying: which day, and all of it or one meal."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Static

from tracker.diary.day import DayView, view_day
from tracker.diary.wording import day_name
from tracker.foods.groups import N_
from tracker.locale import _
from tracker.store.records import Meal
from tracker.tui import day_work
from tracker.tui.day_work import Done
from tracker.tui.pictures import whole_and_meals
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.choice_list import ChoiceList
from tracker.tui.widgets.rows import Column, Row, RowKind, RowList


class CopyDay(FramedDialog[Done]):
    """Offers the day before `target` and its meals, or any other day; gives what the copy left."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = [
        "../styles/dialogs.tcss",
        "../styles/day_dialogs.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left,pageup",
            "turn('before')",
            N_("Day before"),
            tooltip=N_("Copy from the day before."),
            id="copy.before",
        ),
        Binding(
            "right,pagedown",
            "turn('after')",
            N_("Day after"),
            tooltip=N_("Copy from the day after."),
            id="copy.after",
        ),
        Binding(
            "g",
            "calendar",
            N_("Another day"),
            tooltip=N_("Choose the day in a calendar."),
            id="copy.calendar",
        ),
    ]

    def __init__(self, target: date) -> None:
        super().__init__()
        self._target = target
        self._source = target - timedelta(days=1)
        self._meals: tuple[Meal | None, ...] = ()

    def heading(self) -> str:
        """What is copied where."""
        return _("Log again on {day}").format(day=day_name(self._target))

    def content(self) -> Iterable[Widget]:
        """The day in view, and what of it can be copied."""
        yield Static(id="copy-source", markup=False)
        yield ChoiceList(
            Column("", 0, 0, right=False),
            Column("", 9, 9),
            Column(_("calcium"), 10, 10),
            Column(_("absorbed"), 10, 10),
            Column(_("vitamin D"), 10, 10),
            id="copy-list",
        )

    def buttons(self) -> Iterable[Button]:
        """Other days, and close."""
        yield key_button(_("Day before"), "←", "turn('before')")
        yield key_button(_("Day after"), "→", "turn('after')")
        yield key_button(_("Another day"), "G", "calendar")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Look at the day before."""
        self.query_one(ChoiceList).focus()
        self._look_at(self._source)

    def action_turn(self, where: str) -> None:
        """Look at the day before or after the one in view."""
        self._look_at(self._source + timedelta(days=-1 if where == "before" else 1))

    def action_calendar(self) -> None:
        """Choose any day."""
        self.app.show("calendar", "Calendar", self._source, then=self._chosen_day)

    @on(RowList.Chosen)
    def _copy(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.place is not None and event.place < len(self._meals):
            meal = self._meals[event.place]
            self.ask(self.dismiss, day_work.copy, self.app.person, self._source, self._target, meal)

    def _chosen_day(self, day: date | None) -> None:
        if day is not None:
            self._look_at(day)

    def _look_at(self, day: date) -> None:
        self._source = day
        self.ask(self._show, view_day, person=self.app.person, day=day)

    def _show(self, view: DayView) -> None:
        if view.day != self._source:
            return
        self.query_one("#copy-source", Static).update(
            _("What was eaten on {day}:").format(day=day_name(view.day))
        )
        rows = whole_and_meals(view)
        self._meals = tuple(meal for meal, _row in rows)
        shown = [row for _meal, row in rows] or [Row((_("Nothing is logged on this day."),), RowKind.NOTE)]
        self.query_one(ChoiceList).show(shown, mark=0 if rows else None)
