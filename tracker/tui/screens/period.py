"""Which days are looked at: one of three lengths up to today, or two dates."""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Input

from tracker.diary.dates import DateOutOfRange, NoSuchDate, PeriodUpsideDown, read_log_date
from tracker.foods.groups import N_
from tracker.locale import _, ngettext
from tracker.problems import Problem
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.spans import SPANS, Span
from tracker.tui.widgets.form import Row, paragraph, text_field


class PeriodDialog(FramedDialog[Span]):
    """Gives the days that were chosen, or None. Opens with the `span` in view."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/dialogs.tcss", "../styles/desk_dialogs.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "take", N_("Show"), tooltip=N_("Look at the days that are typed."), id="period.take"),
        *(
            Binding(
                key, f"up_to_today({days})", N_("Days"), show=False, tooltip=N_("Look at so many days, up to today."),
                id=f"period.days-{days}",
            )
            for key, days in zip(("f2", "f3", "f4"), SPANS, strict=True)
        ),
    ]  # fmt: skip

    def __init__(self, span: Span) -> None:
        super().__init__()
        self._span = span

    def heading(self) -> str:
        """What is asked."""
        return _("Which days?")

    def content(self) -> Iterable[Widget]:
        """The first and the last day."""
        for name, label, day in (("first", _("From"), self._span.first), ("last", _("To"), self._span.last)):
            yield Row(label, text_field(day.isoformat(), id=name), id=f"{name}-row")
        yield paragraph(
            _("As 2026-11-23, 23.11.2026, today or yesterday; both days are counted."), classes="hint"
        )

    def buttons(self) -> Iterable[Button]:
        """The typed days, or so many up to today."""
        yield key_button(_("Show"), "Ctrl+S", "take", variant="primary")
        for key, days in zip(("F2", "F3", "F4"), SPANS, strict=True):
            yield key_button(
                ngettext("{count} day", "{count} days", days).format(count=days), key, f"up_to_today({days})"
            )
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Begin with the first day."""
        self.query_one("#first").focus()

    def submitted(self, field: Input) -> bool:
        """Enter in the last field takes the days."""
        if field.id == "last":
            self.action_take()
        return field.id == "last"

    def action_up_to_today(self, days: int) -> None:
        """Look at so many days."""
        self.dismiss(Span.up_to(self.today(), days))

    def action_take(self) -> None:
        """Look at the typed days, or say what is wrong with them."""
        first, last = self._day("first"), self._day("last")
        if first is None or last is None:
            return
        if last < first:
            self._fault("last", PeriodUpsideDown(first, last))
        else:
            self.dismiss(Span(first, last))

    def _day(self, name: str) -> date | None:
        self._fault(name, None)
        try:
            return read_log_date(self.query_one(f"#{name}", Input).value, self.today())
        except (NoSuchDate, DateOutOfRange) as problem:
            self._fault(name, problem)
            return None

    def _fault(self, name: str, problem: Problem | None) -> None:
        self.query_one(f"#{name}-row", Row).show_fault(problem)
        if problem is not None:
            self.query_one(f"#{name}").focus()
