"""A month as a grid of days; the day in view stands in brackets, and signs tell how far each day has come."""

import calendar
from datetime import date, timedelta
from typing import ClassVar

from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tracker.diary.calendar import CalendarMonth, DayState
from tracker.diary.wording import month_name
from tracker.foods.groups import N_
from tracker.locale import _

CELL = 8
"""Columns of a day: brackets, two figures, a sign and room between."""
_HEAD_ROWS = 3
_WEEK = 7
SIGNS = {DayState.COMPLETE: "█", DayState.PARTIAL: "▄", DayState.LOGGED: "·"}


def legend() -> str:
    """What the signs mean; each stays beside its meaning where the line breaks."""
    meanings = (
        (SIGNS[DayState.COMPLETE], _("fully logged")),
        (SIGNS[DayState.PARTIAL], _("logged in part")),
        (SIGNS[DayState.LOGGED], _("logged, not marked")),
        ("<>", _("today")),
    )
    return "  ".join(f"{sign} {meaning}".replace(" ", "\N{NO-BREAK SPACE}") for sign, meaning in meanings)


class MonthGrid(Widget, can_focus=True):
    """The days of the month that `day` lies in."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1)", N_("Day before"), tooltip=N_("The day before."), id="month.left"),
        Binding("right", "go(1)", N_("Day after"), tooltip=N_("The day after."), id="month.right"),
        Binding("up", "go(-7)", N_("Week before"), tooltip=N_("A week before."), id="month.up"),
        Binding("down", "go(7)", N_("Week after"), tooltip=N_("A week after."), id="month.down"),
        Binding(
            "pageup", "turn(-1)", N_("Month before"), tooltip=N_("Show the month before."), id="month.before"
        ),
        Binding(
            "pagedown", "turn(1)", N_("Month after"), tooltip=N_("Show the month after."), id="month.after"
        ),
        Binding("home", "today", N_("Today"), tooltip=N_("Go to today."), id="month.today"),
        Binding("enter", "choose", N_("Choose"), tooltip=N_("Take this day."), id="month.choose"),
    ]

    day: reactive[date] = reactive(date.min)

    class Chosen(Message):
        """A day was chosen."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class Turned(Message):
        """Another month is in view, of which nothing is known yet."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, day: date, today: date) -> None:
        super().__init__()
        self._today = today
        self._month: CalendarMonth | None = None
        self.set_reactive(MonthGrid.day, day)

    def show(self, month: CalendarMonth) -> None:
        """Draw the signs of a month; one that is out of view by now is let go."""
        if month.first == self.day.replace(day=1):
            self._month = month
            self.refresh()

    def action_turn(self, months: int) -> None:
        """Go so many months on, to the same day of the month or the last there is."""
        index = self.day.year * 12 + self.day.month - 1 + months
        year, month = divmod(index, 12)
        if date.min.year < year < date.max.year:
            last = calendar.monthrange(year, month + 1)[1]
            self.day = date(year, month + 1, min(self.day.day, last))

    def action_go(self, days: int) -> None:
        """Go so many days on."""
        day = self.day + timedelta(days=days)
        if date.min.year < day.year < date.max.year:
            self.day = day

    def action_today(self) -> None:
        """Go to today."""
        self.day = self._today

    def action_choose(self) -> None:
        """Take the day in view."""
        self.post_message(self.Chosen(self.day))

    def on_click(self, event: Click) -> None:
        """Take the day that was clicked."""
        row, column = event.y - _HEAD_ROWS, event.x // CELL
        if row < 0 or not 0 <= column < _WEEK:
            return
        day = self._first_shown() + timedelta(days=row * _WEEK + column)
        if (day.year, day.month) == (self.day.year, self.day.month):
            self.day = day
            self.action_choose()

    def watch_day(self, before: date, day: date) -> None:
        """Ask for another month when it comes into view."""
        if (before.year, before.month) != (day.year, day.month):
            self.post_message(self.Turned(day))

    def render(self) -> RenderResult:
        """The month's name, the weekdays, and up to six weeks."""
        lines = [Content.styled(f"{month_name(self.day.month)} {self.day.year}", "bold"), Content("")]
        lines.append(Content("".join(f" {name:<{CELL - 1}}" for name in _weekdays())))
        first = self._first_shown()
        for week in range(6):
            days = [first + timedelta(days=week * _WEEK + column) for column in range(_WEEK)]
            lines.append(Content("").join(self._cell(day) for day in days))
        return Content("\n").join(lines)

    def _first_shown(self) -> date:
        first = self.day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def _cell(self, day: date) -> Content:
        if day.month != self.day.month:
            return Content(" " * CELL)
        known = None if self._month is None else self._month.days.get(day)
        sign = "" if known is None else SIGNS[known.state]
        left, right = "[]" if day == self.day else "<>" if day == self._today else "  "
        text = f"{left}{day.day:>2}{right}{sign}".ljust(CELL)
        return Content.styled(text, "bold reverse" if day == self.day and self.has_focus else "")


def _weekdays() -> tuple[str, ...]:
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
