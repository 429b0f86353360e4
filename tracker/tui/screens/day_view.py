"""What the day screen shows, and where that is read."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from tracker.lazily import Lazily
from tracker.locale import _
from tracker.problems import Problem
from tracker.tui.screens.base import TrackerScreen
from tracker.tui.widgets.entries import Entries, figure_columns
from tracker.tui.widgets.key_bar import KeyBar
from tracker.tui.widgets.line_panel import LinePanel
from tracker.tui.widgets.totals import Totals

if TYPE_CHECKING:
    # The database comes with them, which the first screen is painted without.
    from tracker.diary import settings
    from tracker.tui import advice_line, day_work, pictures
    from tracker.tui.day_work import Done
    from tracker.tui.kitchen import Kitchen
    from tracker.tui.pictures import DayPicture
else:
    settings = Lazily("tracker.diary.settings")
    advice_line = Lazily("tracker.tui.advice_line")
    day_work = Lazily("tracker.tui.day_work")
    pictures = Lazily("tracker.tui.pictures")

_LEAFING_SECONDS = 0.15
_CLOCK_SECONDS = 20.0


class DayView(TrackerScreen[None]):
    """The line above, the entries under it, the sums below or beside them."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012  declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-middling"), (32, "-high")]  # noqa: RUF012  declared so by Textual
    AUTO_FOCUS = "#line"
    STAYS = True

    def __init__(self, day: date | None = None) -> None:
        super().__init__()
        self._first_day = day
        self.day = date.min
        """The day in view: first the one that was asked for, else today."""
        self.picture: DayPicture | None = None
        self.kitchen: Kitchen | None = None
        self._was_today = date.min
        self.foods_changed = False
        """Whether the kitchen lacks a food that was eaten for the first time."""
        self._opened = False

    def compose(self) -> ComposeResult:
        """Paint the frame; figures follow when the database is open."""
        yield Static(id="day-heading")
        with Container(id="day-body"):
            with Vertical(id="day-log"):
                yield LinePanel(self.now, id="line-panel")
                yield Entries(*figure_columns(titled=True), id="entries")
            yield Totals(id="totals")
        yield KeyBar()

    def on_mount(self) -> None:
        """Open the log once the frame is painted."""
        self._was_today = self.today()
        self.day = self._first_day or self._was_today
        self.add_class("-writing")
        self.set_interval(_CLOCK_SECONDS, self.follow_clock)
        self.call_after_refresh(self.reload)

    @property
    def line_panel(self) -> LinePanel:
        """The line and what is below it."""
        return self.query_one(LinePanel)

    @property
    def entries(self) -> Entries:
        """The entries of the day."""
        return self.query_one(Entries)

    def carry(
        self, work: Callable[[], Coroutine[Any, Any, object]], group: str, *, exclusive: bool = False
    ) -> None:
        """Run `work` beside the screen."""
        self.app.carry(self, work, group=group, exclusive=exclusive)

    def tell(self, problem: Problem) -> None:
        self.line_panel.say(problem.sentence(), warning=True)

    def look_at(self, day: date) -> None:
        """Show another day."""
        self.day = day
        self.line_panel.say("")
        self.reload()

    def reload(self) -> None:
        """Read the day, the habits and the advice anew."""
        self.carry(self._read_day, "read", exclusive=True)

    def show_done(self, done: "Done") -> None:
        """Show what a change left; what is habitual may have changed with it."""
        if done.picture.day == self.day:
            self._show(done.picture, done.fresh)
        self.line_panel.say(done.message)
        self.carry(self._read_rest, "read", exclusive=True)

    def follow_clock(self) -> None:
        """Go on to the next day at midnight, unless another day is looked at or a line is being typed."""
        today, typing = self.today(), bool(self.line_panel.line.value)
        if typing or not self.is_current:
            return
        if self._was_today < today and self.day == self._was_today:
            self.look_at(today)
        self._was_today = today
        self.line_panel.refresh_choices()

    def on_screen_resume(self) -> None:
        """Another screen may have changed anything: foods, people, language."""
        if self._opened:
            self.kitchen = None
            self.reload()

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _show_choices_while_writing(self) -> None:
        self.set_class(self.focused is None or self.focused is self.line_panel.line, "-writing")

    async def _read_day(self) -> None:
        try:
            await self._read_all()
        finally:
            self.app.settle()

    async def _read_all(self) -> None:
        # In the desk's thread, for the database library takes longer to import than all else.
        await self.desk.load(partial(import_module, "tracker.diary.settings"))
        await self.desk.load(partial(import_module, "tracker.tui.pictures"))
        store = await self.desk.open()
        if not self._opened:
            appearance = await self.desk.ask(settings.appearance_of)
            first_start = await self.desk.ask(settings.is_first_start, person=self.app.person)
            self.app.is_desk = await self.desk.ask(settings.is_desk)
            self._opened = True
            self.app.take_up(appearance)
            self.refresh_bindings()
            if store.food_table_problem is not None:
                self.tell(store.food_table_problem)
            if first_start:
                self.app.show("welcome", "WelcomeScreen")
        self._show(await self.desk.ask(pictures.show_day, self.app.person, self.day))
        if self.kitchen is not None:
            # Whoever leafs through the days goes on at once; habits and advice follow where they stop.
            await asyncio.sleep(_LEAFING_SECONDS)
        await self._read_rest()

    async def _read_rest(self) -> None:
        """The habits and the advice, which nobody waits for."""
        await self.desk.load(partial(import_module, "tracker.tui.day_work"))
        before, self.foods_changed = None if self.foods_changed else self.kitchen, False
        self.kitchen = await self.desk.ask(day_work.kitchen_of, self.app.person, self.day, before)
        self.line_panel.serve(self.kitchen, self.picture)
        self.query_one(Totals).show_notes(day_work.notes(self.kitchen, self.picture))
        # Last, for nobody can do less without it.
        await self.desk.load(partial(import_module, "tracker.tui.advice_line"))
        self.query_one(Totals).advise(await self.desk.ask(advice_line.advice, self.app.person, self.today()))

    def _show(self, picture: "DayPicture", fresh: frozenset[int] = frozenset()) -> None:
        self.picture = picture
        self._show_heading(picture)
        entries = self.entries
        before = entries.marked_row
        mark = None
        if before is not None:
            places = [place for place, row in enumerate(picture.rows) if row.can_be_marked]
            same = [place for place in places if picture.rows[place].ids == before.ids]
            near = [place for place in places if place <= (entries.mark or 0)]
            mark = next(iter(same or near[-1:] or places), None)
        entries.show(picture.rows, mark=mark, fresh=fresh, columns=figure_columns(titled=True))
        if fresh:
            self.call_after_refresh(entries.reveal, fresh)
        self.query_one(Totals).show(picture.totals)
        self.line_panel.serve(self.kitchen, picture)

    def _show_heading(self, picture: "DayPicture") -> None:
        names = {0: _("today"), -1: _("yesterday"), 1: _("tomorrow")}
        named = names.get((self.day - self.today()) // timedelta(days=1), "")
        heading = Content.from_markup(
            "[@click=screen.day_before]‹[/] [@click=screen.go_to][b]$day[/b]$named[/] [@click=screen.day_after]›[/]"
            "   [@click=app.profile]$person[/]   [@click=screen.mark]$status[/]",
            day=picture.day_name,
            named=f" · {named}" if named else "",
            person=" · ".join((picture.view.person.name, *((_("demo"),) if self.app.demo else ()))),
            status=picture.status,
        )
        self.query_one("#day-heading", Static).update(heading)
