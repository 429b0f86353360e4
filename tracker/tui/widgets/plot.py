"""What our plots share. Imported when one is shown: its library brings NumPy."""

from textual.app import ComposeResult
from textual.containers import Grid
from textual.strip import Strip
from textual_hires_canvas import Canvas
from textual_plot import PlotWidget
from textual_plot.plot_widget import Legend


class _StyledCanvas(Canvas):
    """Every line has a style: Textual cannot take the colours, which NO_COLOR asks for, out of one without."""

    def render_line(self, y: int) -> Strip:
        line = super().render_line(y)
        return line.apply_style(self.rich_style) if any(part.style is None for part in line) else line


class Plot(PlotWidget, inherit_bindings=False):
    """A plot that only shows."""

    can_focus = False

    def compose(self) -> ComposeResult:
        """The same parts as the library's, of our canvas."""
        with Grid():
            for name in ("margin-top", "margin-left", "plot", "margin-bottom"):
                yield _StyledCanvas(1, 1, id=name)
        yield Legend(id="legend")
