"""A month to choose a day from, by the arrows, by a click, or by typing a date."""

from collections.abc import Iterable
from datetime import date

from textual import on
from textual.widget import Widget
from textual.widgets import Button, Input

from tracker.diary.calendar import CalendarMonth, view_month
from tracker.diary.dates import DateOutOfRange, NoSuchDate, read_log_date
from tracker.locale import _
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import Row, paragraph, text_field
from tracker.tui.widgets.month import MonthGrid, legend


class Calendar(FramedDialog[date]):
    """A month; gives the day that was chosen, or None. Opens at `day`."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self._day = day

    def heading(self) -> str:
        """What is asked."""
        return _("Go to a day")

    def content(self) -> Iterable[Widget]:
        """The month, what its signs mean, and a field for a date."""
        yield MonthGrid(self._day, self.today())
        yield paragraph(legend(), classes="legend")
        yield Row(
            _("or type a date"), text_field(id="typed"), hint=_("23.11.2026, 2026-11-23, today or yesterday")
        )

    def buttons(self) -> Iterable[Button]:
        """Turn the month, and close."""
        yield key_button(_("Earlier"), "PgUp", "turn(-1)", id="before")
        yield key_button(_("Later"), "PgDn", "turn(1)", id="after")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Show the month of the day."""
        self.query_one(MonthGrid).focus()
        self._read(self._day)

    def action_turn(self, months: int) -> None:
        """Go so many months on, to the same day of the month where there is one."""
        self.query_one(MonthGrid).action_turn(months)

    def submitted(self, field: Input) -> bool:
        """Enter takes the typed date."""
        try:
            day = read_log_date(field.value, self.today())
        except (NoSuchDate, DateOutOfRange) as problem:
            self.query_one(Row).show_fault(problem)
        else:
            self.dismiss(day)
        return True

    @on(MonthGrid.Chosen)
    def _choose(self, event: MonthGrid.Chosen) -> None:
        try:
            self.dismiss(read_log_date(event.day.isoformat(), self.today()))
        except DateOutOfRange as problem:
            self.query_one(Row).show_fault(problem)

    @on(MonthGrid.Turned)
    def _turned(self, event: MonthGrid.Turned) -> None:
        self._read(event.day)

    def _read(self, month: date) -> None:
        self.ask(self._show, view_month, person=self.app.person, month=month)

    def _show(self, month: CalendarMonth) -> None:
        self.query_one(MonthGrid).show(month)
