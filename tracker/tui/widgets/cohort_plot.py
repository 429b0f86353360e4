"""How a mean is spread over many patients, drawn with characters. Imported when a cohort opens: its library brings NumPy."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from tracker.tui.widgets.plot import Plot
from tracker.tui.widgets.trend_plot import Labels

if TYPE_CHECKING:
    from tracker.review.cohort import Bin

_HEADROOM = 1.1
_GAP = 0.15
"""Of the width of a bin, left free between two bars."""


class CohortPlot(Plot, inherit_bindings=False):
    """One bar a bin, as high as it holds patients. It only shows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"cohort-plot--bar"}

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id, allow_pan_and_zoom=False)
        # Without their watchers, which look for a grid that is not composed yet.
        self.set_reactive(CohortPlot.margin_top, 0)
        self.set_reactive(CohortPlot.margin_bottom, 1)
        self.set_reactive(CohortPlot.margin_left, 7)
        self._bins: Sequence[Bin] = ()

    def show(self, bins: "Sequence[Bin]") -> None:
        """Draw these in the place of those before."""
        self._bins = bins
        self._draw()

    def notify_style_update(self) -> None:
        # The bars carry a colour of the theme, so another theme means another drawing.
        Widget.notify_style_update(self)
        if self._bins and self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        self.clear()
        if not self._bins:
            return
        bins = self._bins
        most = max(one.people for one in bins)
        width = bins[0].high - bins[0].low
        self.set_xlimits(bins[0].low, bins[-1].high)
        self.set_ylimits(0.0, _HEADROOM * max(1, most))
        edges = [*(one.low for one in bins), bins[-1].high]
        self.set_xticks(edges)
        self.set_x_formatter(Labels([(edge, str(edge)) for edge in edges]))
        self.set_yticks([0, most])
        self.set_y_formatter(Labels([(0.0, "0"), (float(most), str(most))]))
        # A bar of nobody would still be drawn one line high.
        filled = [one for one in bins if one.people]
        self.bar(
            [(one.low + one.high) / 2 for one in filled],
            [one.people for one in filled],
            width=width * (1 - _GAP),
            bar_style=str(self.get_component_rich_style("cohort-plot--bar")),
        )
