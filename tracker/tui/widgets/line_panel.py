"""The line, what is said about it, and the choices below it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from tracker.locale import _, ngettext
from tracker.tui.widgets.entries import figure_columns
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.rows import Row, RowKind, RowList

if TYPE_CHECKING:
    # The database comes with them, which the first screen is painted without.
    from tracker.foods.food import Food
    from tracker.foods.line import Item
    from tracker.store.records import Entry, Meal
    from tracker.tui.kitchen import Choice, Kitchen, Understood
    from tracker.tui.pictures import DayPicture
    from tracker.tui.shelf import Wanted


class LinePanel(Vertical):
    """Where foods are typed or chosen; what is to be stored goes to the screen as a message."""

    class Log(Message):
        """The foods of a line are to be stored."""

        def __init__(self, text: str, items: "Sequence[Item]", meal: "Meal") -> None:
            super().__init__()
            self.text = text
            self.items = items
            self.meal = meal

    class LogAgain(Message):
        """A choice is to be logged: entries that are eaten again."""

        def __init__(self, entries: "Sequence[Entry]", meal: "Meal") -> None:
            super().__init__()
            self.entries = entries
            self.meal = meal

    class LookUp(Message):
        """Products are to be looked up, for a line that is to be logged then if it still stands there."""

        def __init__(self, wanted: "Wanted", then_log: str | None = None) -> None:
            super().__init__()
            self.wanted = wanted
            self.then_log = then_log

    class Unforeseen(Message):
        """A line could not be read for a reason that nobody foresaw."""

        def __init__(self, error: Exception) -> None:
            super().__init__()
            self.error = error

    class NotReady(Message):
        """Something was to be logged before the log is open."""

    def __init__(self, now: Callable[[], datetime], *, id: str) -> None:  # noqa: A002  as Textual names it
        super().__init__(id=id)
        self._now = now
        self._kitchen: Kitchen | None = None
        self._picture: DayPicture | None = None
        self._understood: Understood | None = None
        self._offered: tuple[Choice, ...] = ()
        self._first_choice = 0
        self._picks: dict[str, Food] = {}
        self._unreadable: str | None = None
        """A line that failed in a way that nobody foresaw, which is not tried again."""
        self._chosen_meal: tuple[Meal, Meal] | None = None

    def compose(self) -> ComposeResult:
        """The line above, the rest under it."""
        yield LineInput(id="line")
        yield Static(id="message", markup=False)
        yield RowList(*figure_columns(titled=False), id="choices")

    def on_mount(self) -> None:
        """Say what the line is for."""
        self._say_what_for()

    @property
    def line(self) -> LineInput:
        """The typed line."""
        return self.query_one("#line", LineInput)

    @property
    def choices(self) -> RowList:
        """The list below the line."""
        return self.query_one("#choices", RowList)

    @property
    def meal(self) -> "Meal | None":
        """The meal that is logged for: named in the line, else chosen, else guessed from the clock."""
        if self._kitchen is None:
            return None
        if self._understood is not None and self._understood.meal is not None:
            return self._understood.meal
        guess = self._kitchen.meal_at(self._now())
        if self._chosen_meal is not None and self._chosen_meal[1] is guess:
            return self._chosen_meal[0]
        return guess

    @property
    def food_in_view(self) -> str | None:
        """The id of the food that is marked or being typed."""
        mark = self._marked()
        if mark is not None and mark.food is not None:
            return mark.food.id
        if mark is not None and len(mark.entries) == 1:
            return mark.entries[0].food_id
        current = self._understood.current if self._understood else None
        return getattr(getattr(current, "food", None), "id", None)

    @property
    def name_in_view(self) -> str:
        """The name of the food being typed; empty where nothing is."""
        return self._understood.name if self._understood else ""

    def serve(self, kitchen: "Kitchen | None", picture: "DayPicture | None") -> None:
        """Read lines with this kitchen, for this day."""
        self._kitchen, self._picture = kitchen, picture
        self._say_what_for()
        self.refresh_choices()
        self._look_up()

    def next_meal(self) -> None:
        """Log for the meal after the present one."""
        now = self.meal
        if self._kitchen is not None and now is not None:
            meals = list(type(now))
            self._chosen_meal = (
                meals[(meals.index(now) + 1) % len(meals)],
                self._kitchen.meal_at(self._now()),
            )
            self.refresh_choices()

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Say something under the line, until something else is typed or done."""
        message = self.query_one("#message", Static)
        message.update(sentence)
        message.set_class(bool(sentence), "-said")
        message.set_class(warning, "-warning")

    def looked_up(self, then_log: str | None) -> None:
        """Read the line with the products that were found; store it where it waited for nothing else."""
        self.refresh_choices()
        if then_log is not None and then_log == self.line.value:
            self._log()

    def give_back(self, text: str) -> None:
        """Put a line back that could not be stored, before what was typed since."""
        since = self.line.value
        # What is said about it is to stay, as it does not when something is typed.
        with self.prevent(Input.Changed):
            self.line.value = f"{text}; {since}" if since.strip() else text
        self.line.cursor_position = len(self.line.value)
        self.refresh_choices()

    def refresh_choices(self) -> None:
        """Show anew how the line is understood, or what can be logged without typing."""
        text = self.line.value
        if text == self._unreadable:
            return
        self._unreadable = None
        try:
            self._refresh_choices()
        except Exception as unexpected:  # noqa: BLE001  a line may be anything at all, and must not end the program
            self._unreadable = text
            self.post_message(self.Unforeseen(unexpected))

    def _refresh_choices(self) -> None:
        kitchen, picture, text = self._kitchen, self._picture, self.line.value
        self._understood = None
        self._offered = ()
        rows: tuple[Row, ...] = ()
        mark = None
        meal = self.meal
        if kitchen is not None and picture is not None and meal is not None:
            if text.strip():
                understood = kitchen.understand(text, self.line.cursor_position, self._picks)
                self._understood = understood
                rows, self._offered = kitchen.rows(understood, picture.view, understood.meal or meal)
                mark = self._place_of_pick(understood, len(rows))
            else:
                self._picks.clear()
                self._offered = kitchen.suggestions(picture.view, meal)
        self._first_choice = len(rows)
        shown = [*rows, *(one.row for one in self._offered)]
        self.choices.set_class(bool(text.strip()), "-typing")
        self.choices.set_class(bool(shown), "-any")
        self.choices.show(shown, mark=mark)
        self._entitle()

    @on(Input.Changed, "#line")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value:
            self.say("")
        self.refresh_choices()
        self._look_up()

    @on(LineInput.Choose)
    def _move_mark(self, event: LineInput.Choose) -> None:
        event.stop()
        self.choices.move(event.step)

    @on(RowList.Marked, "#choices")
    def _marked_another(self, event: RowList.Marked) -> None:
        """Let the marked food stand in the place of the one typed, in what would be stored."""
        event.stop()
        if self._understood is None:
            self._entitle()
            return
        mark = self._marked()
        if mark is None:
            self._picks.pop(self._understood.name, None)
        elif mark.food is not None:
            self._picks[self._understood.name] = mark.food
        self.refresh_choices()

    @on(RowList.Chosen, "#choices")
    def _clicked(self, event: RowList.Chosen) -> None:
        event.stop()
        self.line.focus()
        if self._understood is None:
            self._log()

    @on(Input.Submitted, "#line")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._log()

    @on(LineInput.Complete)
    def _complete(self, event: LineInput.Complete) -> None:
        """Write the name of the food into the line, in the place of what was typed for it."""
        event.stop()
        if self._understood is None or self._kitchen is None:
            self.screen.focus_next()
            return
        text = self._kitchen.completed(self.line.value, self._understood)
        if text is not None:
            self.line.value = text
            self.line.cursor_position = len(text)

    @on(LineInput.Leave)
    def _leave(self, event: LineInput.Leave) -> None:
        if self.choices.mark is not None:
            event.stop()
            self.choices.put_mark(None)

    def _log(self) -> None:
        kitchen, text, meal = self._kitchen, self.line.value, self.meal
        if kitchen is None or meal is None:
            self.say(_("One moment: the log is being opened. What you typed stays."))
            self.post_message(self.NotReady())
            return
        understood, mark = self._understood, self._marked()
        if understood is None:
            if mark is not None:
                self.choices.put_mark(None)
                self.post_message(self.LogAgain(mark.entries, meal))
            else:
                self.say(_("Write what you ate, or choose below with ↓."))
        elif kitchen.shelf.waits_for(text):
            # A scanner presses Enter in the same moment.
            self.post_message(self.LookUp(kitchen.shelf.wanted(text, ""), then_log=text))
        elif understood.unread:
            self._show_refusals(kitchen, understood)
        else:
            self.line.clear()
            self.post_message(self.Log(text, understood.items, meal))

    def _look_up(self) -> None:
        """Ask for the products that the line may mean and that were not looked up yet."""
        if self._kitchen is not None and self._understood is not None:
            wanted = self._kitchen.shelf.wanted(self.line.value, self._understood.name)
            if wanted:
                self.post_message(self.LookUp(wanted))

    def _show_refusals(self, kitchen: "Kitchen", understood: "Understood") -> None:
        """Say under the line what was not understood; the line stays."""
        refusals = [Row((sentence,), RowKind.WARNING) for sentence in kitchen.refusals(understood)]
        self.choices.show([*refusals, *(one.row for one in self._offered)])
        self._first_choice = len(refusals)
        self.choices.set_class(True, "-any")

    def _marked(self) -> "Choice | None":
        place = self.choices.mark
        return None if place is None else self._offered[place - self._first_choice]

    def _place_of_pick(self, understood: "Understood", first: int) -> int | None:
        """Where in the list the food stands that was picked for the name being typed."""
        picked = self._picks.get(understood.name)
        return next((first + place for place, one in enumerate(self._offered) if one.food == picked), None)

    def _say_what_for(self) -> None:
        self.line.placeholder = _("What did you eat? 2 dl milk, 2 slices of rye bread with cheese")

    def _entitle(self) -> None:
        """Say above the line which meal it is for, and below it what Enter would store."""
        meal, understood = self.meal, self._understood
        if self._kitchen is None or meal is None:
            return
        self.line.border_title = _("{meal} · F2 another meal").format(meal=self._kitchen.meal_title(meal))
        if understood is None:
            ready = _("↓ choose · Enter logs it") if self._offered else ""
        elif understood.unread:
            ready = _("not yet understood")
        else:
            count = len(understood.items)
            ready = ngettext("Enter logs {count} food", "Enter logs {count} foods", count).format(count=count)
        self.line.border_subtitle = ready
