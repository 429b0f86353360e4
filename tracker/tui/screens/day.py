"""The day: a line to type in, what was eaten, and what it adds up to."""

import asyncio
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Concatenate, ParamSpec

from textual import on
from textual.binding import BindingType

from tracker.lazily import Lazily
from tracker.locale import _
from tracker.problems import Problem
from tracker.tui.keys import Place, bindings
from tracker.tui.screens.day_view import DayView
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.line_panel import LinePanel
from tracker.tui.widgets.rows import RowList

if TYPE_CHECKING:
    # The database comes with them, which the first screen is painted without.
    from tracker.store.records import Entry
    from tracker.store.store import Store
    from tracker.tui import day_work, shelf
    from tracker.tui.day_work import Done
else:
    day_work = Lazily("tracker.tui.day_work")
    shelf = Lazily("tracker.tui.shelf")

_Parameters = ParamSpec("_Parameters")
_PATIENCE_SECONDS = 0.7
_TYPING_SECONDS = 0.06
_FURTHEST_AHEAD = timedelta(days=7)
_NEEDS_THE_LOG = frozenset(
    (
        "undo",
        "redo",
        "mark",
        "remove",
        "step",
        "to_meal",
        "again",
        "edit",
        "copy",
        "supplement",
        "own_food",
        "recipe",
    )
)


class DayScreen(DayView):
    """The screen that the application opens with, and everything that can be done from it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.DAY)

    @on(LinePanel.Log)
    def _log(self, event: LinePanel.Log) -> None:
        self.carry(partial(self._log_line, event), "write")

    @on(LinePanel.LogAgain)
    def _log_choice(self, event: LinePanel.LogAgain) -> None:
        self._change(
            day_work.log_again, event.entries, self.app.person, self.day, self.day, self.now(), event.meal
        )

    @on(LinePanel.LookUp)
    def _look_up(self, event: LinePanel.LookUp) -> None:
        # One that something waits for is never given up for another.
        group = "products" if event.then_log is None else "scan"
        self.carry(partial(self._looked_up, event), group, exclusive=event.then_log is None)

    @on(LineInput.Leave)
    def _leave_line(self) -> None:
        self.entries.focus()

    @on(RowList.Chosen, "#entries")
    def _entry_clicked(self) -> None:
        self.entries.focus()

    @on(LinePanel.Unforeseen)
    def _unforeseen(self, event: LinePanel.Unforeseen) -> None:
        self.app.crash(event.error)

    @on(LinePanel.NotReady)
    def _open_again(self) -> None:
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Until the log is open there is nothing to change."""
        return None if action in _NEEDS_THE_LOG and self.picture is None else True

    def action_line(self) -> None:
        """Go back to the line."""
        self.line_panel.line.focus()

    def action_next_meal(self) -> None:
        """Log for the next meal of the day."""
        self.line_panel.next_meal()

    def action_day_before(self) -> None:
        """Show the day before."""
        self.look_at(self.day - timedelta(days=1))

    def action_day_after(self) -> None:
        """Show the day after; nothing is logged further ahead than a week."""
        if self.day < self.today() + _FURTHEST_AHEAD:
            self.look_at(self.day + timedelta(days=1))

    def action_today(self) -> None:
        """Show today."""
        self.look_at(self.today())

    def action_go_to(self) -> None:
        """Choose a day in the calendar."""
        self.app.show("calendar", "Calendar", self.day, then=self._went_to)

    def action_undo(self) -> None:
        """Take back the last change."""
        self._change(day_work.undo, self.app.person, self.day)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._change(day_work.redo, self.app.person, self.day)

    def action_mark(self) -> None:
        """Mark the day as complete, partial, or not at all."""
        self._change(day_work.mark, self.app.person, self.day)

    def action_remove(self) -> None:
        """Remove the marked entry, or the marked meal."""
        if ids := self._marked_ids():
            self._change(day_work.remove, ids, self.app.person, self.day)

    def action_step(self, steps: int) -> None:
        """Make the marked entry a little larger or smaller."""
        ids = self._marked_ids()
        if len(ids) == 1:
            self._change(day_work.step, ids[0], steps, self.app.person, self.day)

    def action_to_meal(self, meal: str) -> None:
        """Move the marked entry or meal to another meal."""
        if ids := self._marked_ids():
            self._change(day_work.move, ids, self.app.person, self.day, meal=day_work.Meal(meal))

    def action_again(self) -> None:
        """Log the marked entry or meal again today; from the line, what was logged last."""
        if self.picture is None:
            return
        ids = self._marked_ids() if self.focused is self.entries else ()
        last = max((entry.id for entry in self.picture.view.entries), default=None)
        entries: list[Entry] = [self.picture.entry(one) for one in ids or ((last,) if last else ())]
        if not entries:
            self.line_panel.say(_("Nothing is logged on this day that could be logged again."))
            return
        # A whole meal keeps its name; one food is eaten at the meal it is now.
        meal = None if len(ids) > 1 else self.line_panel.meal
        self._change(day_work.log_again, entries, self.app.person, self.today(), self.day, self.now(), meal)

    def action_edit(self, field: str) -> None:
        """Change the marked entry or meal."""
        if self.picture is None or self.kitchen is None or not (ids := self._marked_ids()):
            return
        entries = [self.picture.entry(one) for one in ids]
        self.app.show("edit_entry", "EditEntry", entries, self.kitchen, self.day, field, then=self._edited)

    def action_copy(self) -> None:
        """Log again what was eaten on another day."""
        self.app.show("copy_day", "CopyDay", self.day, then=self._edited)

    def action_supplement(self) -> None:
        """Log the daily supplement; where none is set or all is logged, set it."""
        if self.kitchen is None or self.picture is None:
            return
        due, meal = self.kitchen.supplements_due(self.picture.view), self.line_panel.meal
        if due and meal is not None:
            text = self.kitchen.daily_text or ""
            self._change(day_work.log, due, text, self.kitchen.person, self.day, self.now(), meal)
        else:
            self.app.show("daily_supplement", "DailySupplement", self.kitchen, then=self._daily_set)

    def action_card(self) -> None:
        """Show the card of the food that is marked or typed."""
        ids = self._marked_ids() if self.focused is self.entries else ()
        food_id = self.line_panel.food_in_view
        if ids and self.picture is not None:
            food_id = self.picture.entry(ids[0]).food_id
        if food_id is None:
            self.line_panel.say(_("Write or mark a food first; then its card can be shown."))
        else:
            self.app.show("food_card", "FoodCard", food_id)

    def action_own_food(self) -> None:
        """Add a food of one's own; what was typed is its name."""
        self.app.show("own_food", "OwnFood", self.line_panel.name_in_view)

    def action_recipe(self) -> None:
        """Make a dish of one's own; what was typed is its name."""
        self.app.show("recipe", "RecipeScreen", self.line_panel.name_in_view)

    def _marked_ids(self) -> tuple[int, ...]:
        row = self.entries.marked_row
        return row.ids if row is not None else ()

    def _change(
        self,
        use_case: "Callable[Concatenate[Store, _Parameters], Done]",
        *arguments: _Parameters.args,
        **options: _Parameters.kwargs,
    ) -> None:
        """Have the desk change the log; a write is never cancelled."""
        self.carry(partial(self._changed, use_case, *arguments, **options), "write")

    async def _changed(
        self,
        use_case: "Callable[Concatenate[Store, _Parameters], Done]",
        *arguments: _Parameters.args,
        **options: _Parameters.kwargs,
    ) -> None:
        waiting = self.set_timer(_PATIENCE_SECONDS, self._say_it_takes_time)
        try:
            done = await self.desk.ask(use_case, *arguments, **options)
        finally:
            waiting.stop()
        self.show_done(done)

    def _say_it_takes_time(self) -> None:
        self.line_panel.say(_("Storing … the database is slow to answer."))

    async def _log_line(self, event: LinePanel.Log) -> None:
        if self.kitchen is None:
            self.line_panel.give_back(event.text)
            return
        known = self.kitchen.foods
        self.foods_changed |= any(item.food.id not in known for item in event.items)
        try:
            await self._changed(
                day_work.log, event.items, event.text, self.kitchen.person, self.day, self.now(), event.meal
            )
        except Exception as refused:
            if isinstance(refused, day_work.StoredButNotShown):
                raise
            self.line_panel.give_back(event.text)
            if not isinstance(refused, Problem):
                raise
            self.tell(refused)

    async def _looked_up(self, event: LinePanel.LookUp) -> None:
        if event.wanted.name:
            # Whoever types on wants the products of the longer name.
            await asyncio.sleep(_TYPING_SECONDS)
        kitchen = self.kitchen
        if kitchen is not None:
            kitchen.shelf.put(event.wanted, await self.desk.ask(shelf.look_up, event.wanted))
            self.line_panel.looked_up(event.then_log)

    def _edited(self, done: "Done | None") -> None:
        if done is not None:
            self.show_done(done)

    def _went_to(self, day: date | None) -> None:
        if day is not None:
            self.look_at(day)

    def _daily_set(self, is_set: bool | None) -> None:
        """Confirm at once what was just set."""
        if is_set:
            self.carry(self._log_daily, "write")

    async def _log_daily(self) -> None:
        self.kitchen = await self.desk.ask(day_work.kitchen_of, self.app.person, self.day, self.kitchen)
        self.action_supplement()
