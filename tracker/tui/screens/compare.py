"""Before and after: two periods of one patient side by side, and the difference."""

from functools import partial
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from tracker.lazily import Lazily
from tracker.locale import _
from tracker.problems import Problem
from tracker.tui import desk_keys
from tracker.tui.screens.base import TrackerScreen
from tracker.tui.spans import Span
from tracker.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    # They bring pandas, which is loaded in the desk's thread.
    from tracker.review import reviewing
    from tracker.review.period_review import Comparison
    from tracker.tui import compare_text
else:
    compare_text = Lazily("tracker.tui.compare_text")
    reviewing = Lazily("tracker.review.reviewing")


class CompareScreen(TrackerScreen[None]):
    """Opens with the days in view and as many before them."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = "../styles/desk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = desk_keys.COMPARE
    STAYS = True

    def __init__(self, name: str, after: Span) -> None:
        super().__init__()
        self._name = name
        self._after = after
        self._before = after.moved(-1)

    def compose(self) -> ComposeResult:
        """Paint the frame; figures follow when they are read."""
        yield Static(_("{name} · before and after").format(name=self._name), id="compare-title", markup=False)
        yield Static(id="compare-notice", markup=False)
        with VerticalScroll(id="compare-body"):
            yield Static(id="compare-verdicts", markup=False)
            yield Static(id="compare-heading", markup=False)
            yield Static(id="compare-table", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read both."""
        self._look_at(self._before, self._after)

    def action_close(self) -> None:
        """Go back to the review."""
        self.dismiss()

    def action_move(self, times: int) -> None:
        """Compare with days that lie earlier or later."""
        self._look_at(self._before.moved(times), self._after)

    def action_before(self) -> None:
        """Choose the days before."""
        self.app.show("period", "PeriodDialog", self._before, then=self._chose_before)

    def action_after(self) -> None:
        """Choose the days after."""
        self.app.show("period", "PeriodDialog", self._after, then=self._chose_after)

    def _chose_before(self, span: Span | None) -> None:
        if span is not None:
            self._look_at(span, self._after)

    def _chose_after(self, span: Span | None) -> None:
        if span is not None:
            self._look_at(self._before, span)

    def _look_at(self, before: Span, after: Span) -> None:
        self._before, self._after = before, after
        self.query_one("#compare-body").display = False
        self._notice(_("Reading {before} and {after} …").format(before=before.named(), after=after.named()))
        self.app.carry(self, self._read, group="compare", exclusive=True)

    async def _read(self) -> None:
        before, after = self._before, self._after
        try:
            await self.desk.load(partial(import_module, "tracker.tui.compare_text"))
            comparison: Comparison = await self.desk.ask(
                reviewing.compare_periods,
                person=self._name,
                today=self.today(),
                one=(before.first, before.last),
                other=(after.first, after.last),
            )
        except Problem:
            self._notice("")
            raise
        if (before, after) == (self._before, self._after):
            self._show(comparison)

    def _show(self, comparison: "Comparison") -> None:
        self._notice("")
        self.query_one("#compare-verdicts", Static).update(compare_text.verdicts(comparison))
        self.query_one("#compare-heading", Static).update(compare_text.heading())
        self.query_one("#compare-table", Static).update(compare_text.table(comparison))
        body = self.query_one("#compare-body")
        body.display = True
        body.focus()

    def _notice(self, text: str) -> None:
        notice = self.query_one("#compare-notice", Static)
        notice.update(text)
        notice.display = bool(text)
