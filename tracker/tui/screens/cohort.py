"""All patients of a period together: the spread of their calcium, how many get too little, and what is missing."""

from functools import partial
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tracker.lazily import Lazily
from tracker.locale import _
from tracker.problems import Problem
from tracker.tui import desk_keys
from tracker.tui.screens.base import TrackerScreen
from tracker.tui.spans import Span
from tracker.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    # They bring NumPy and pandas, which are loaded in the desk's thread.
    from tracker.review import cohort
    from tracker.review.cohort import Cohort
    from tracker.tui import cohort_text
    from tracker.tui.widgets.cohort_plot import CohortPlot
else:
    cohort = Lazily("tracker.review.cohort")
    cohort_text = Lazily("tracker.tui.cohort_text")

_MODULES = ("tracker.tui.cohort_text", "tracker.tui.widgets.cohort_plot")


class CohortScreen(TrackerScreen[None]):
    """Everyone's days of `span`, those of archived patients too where the list shows them."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = [
        "../styles/trend.tcss",
        "../styles/desk.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = desk_keys.COHORT

    def __init__(self, span: Span, include_archived: bool) -> None:
        super().__init__()
        self.span = span
        self.cohort: Cohort | None = None
        """What is in view; None while it is read."""
        self._include_archived = include_archived
        self._plot: CohortPlot | None = None

    @property
    def person_in_view(self) -> bool:
        return False

    def compose(self) -> ComposeResult:
        """Paint the frame; figures follow when they are read."""
        yield Static(id="cohort-title", markup=False)
        yield Static(id="cohort-notice", markup=False)
        with VerticalScroll(id="cohort-body"):
            yield Static(id="cohort-headline", markup=False)
            yield Static(id="cohort-table", markup=False)
            yield Static(id="cohort-plot-title", markup=False)
            yield Vertical(id="cohort-picture")
            yield Static(id="cohort-foot", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read everybody."""
        self.look_at(self.span)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be something to export."""
        return self.cohort is not None if action == "export" else True

    def action_close(self) -> None:
        """Go back to the patients."""
        self.dismiss()

    def action_span(self, days: int) -> None:
        """Look at so many days, up to today."""
        self.look_at(Span.up_to(self.today(), days))

    def action_period(self) -> None:
        """Choose other days."""
        self.app.show("period", "PeriodDialog", self.span, then=self._chosen)

    def action_export(self) -> None:
        """Write the table to a file."""
        if self.cohort is not None:
            self.app.show("cohort_export", "CohortExport", self.cohort)

    def look_at(self, span: Span) -> None:
        """Read these days of everyone; what stood there is gone at once."""
        self.span, self.cohort = span, None
        self.query_one("#cohort-body").display = False
        self.query_one("#cohort-title", Static).update(" · ".join((_("All patients together"), span.named())))
        self._notice(_("Reading the logs of {period} …").format(period=span.named()))
        self.refresh_bindings()
        self.app.carry(self, self._read, group="cohort", exclusive=True)

    def _chosen(self, span: Span | None) -> None:
        if span is not None:
            self.look_at(span)

    async def _read(self) -> None:
        span = self.span
        try:
            for module in _MODULES:
                await self.desk.load(partial(import_module, module))
            read = await self.desk.ask(
                cohort.view_cohort,
                first=span.first,
                last=span.last,
                today=self.today(),
                include_archived=self._include_archived,
            )
        except Problem:
            self._notice("")
            raise
        if span == self.span:
            await self._show(read)

    async def _show(self, read: "Cohort") -> None:
        self.cohort = read
        self._notice("")
        self.query_one("#cohort-title", Static).update(
            " · ".join((_("All patients together"), self.span.named(), cohort_text.counted(read)))
        )
        self.query_one("#cohort-headline", Static).update(cohort_text.headline(read))
        self.query_one("#cohort-table", Static).update(cohort_text.table(read))
        self.query_one("#cohort-plot-title", Static).update(cohort_text.plot_title())
        self.query_one("#cohort-foot", Static).update(cohort_text.footnote(read))
        if self._plot is None:
            from tracker.tui.widgets.cohort_plot import CohortPlot

            self._plot = CohortPlot(id="cohort-plot")
            await self.query_one("#cohort-picture").mount(self._plot)
        self._plot.show(read.milk_equivalent_bins)
        body = self.query_one("#cohort-body")
        body.display = True
        body.focus()
        self.refresh_bindings()

    def _notice(self, text: str) -> None:
        notice = self.query_one("#cohort-notice", Static)
        notice.update(text)
        notice.display = bool(text)
