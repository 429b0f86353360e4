"""A nutrient over many days, drawn with characters. Imported when a trend opens: its library brings NumPy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static
from textual_plot.axis_formatter import AxisFormatter

from tracker.diary.trend import TargetLine, Trend, TrendDay, TrendStatus
from tracker.diary.trend_wording import legend, line_name, mark
from tracker.locale import _, number
from tracker.nutrition.profile import Authority
from tracker.tui.widgets.plot import Plot

_DOTS_A_LINE = 240
"""Points of a target line: more than any terminal has columns, so that the line has no holes."""
_HEADROOM = 1.1
"""The axis ends this much above the highest point, so that no mark lies on the frame."""
_SIDE = 0.6
"""Room before the first day and after the last, in days."""
_LABEL_ROOM = 0.03
"""Room on the right, as a share of the days, for half of the last date."""
_ONE_COLUMN = 1e-9
"""The width of a bar in days: both its sides fall into the same column."""
_WEEK = 7
_MOST_BARS = 31
"""Days beyond which bars would touch."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day in the picture."""

    place: int
    """From 0 for the first day."""
    value: float | None
    status: TrendStatus


@dataclass(frozen=True, slots=True)
class Picture:
    """All that a plot shows."""

    points: tuple[Point, ...]
    lines: tuple[TargetLine, ...]
    ticks: tuple[tuple[int, str], ...]
    """Places on the axis of days that carry a date."""


class Labels(AxisFormatter):
    """Ticks where they are told to be, with the labels they are given."""

    def __init__(self, labels: Sequence[tuple[float, str]]) -> None:
        self._labels = dict(labels)

    def get_ticks(self, min_: float, max_: float, max_ticks: int = 8) -> list[float]:
        return [tick for tick in self._labels if min_ <= tick <= max_]

    def get_labels_for_ticks(self, ticks: Sequence[float]) -> list[str]:
        return [self._labels.get(tick, "") for tick in ticks]


def line_sign(line: TargetLine) -> str:
    """How a recommendation is drawn: the deciding one heavy, the others each in a way of its own."""
    if line.applies:
        return "━"
    return {Authority.NNR: "╌", Authority.DANISH: "┈", Authority.DES: "─"}[line.authority]


class TrendPlot(Plot, inherit_bindings=False):
    """The days of one nutrient as marks, with the recommendations as lines across. It only shows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "trend-plot--counted",
        "trend-plot--not-counted",
        "trend-plot--bar",
        "trend-plot--target",
        "trend-plot--other-target",
    }

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id, allow_pan_and_zoom=False)
        # Without their watchers, which look for a grid that is not composed yet.
        self.set_reactive(TrendPlot.margin_top, 0)
        self.set_reactive(TrendPlot.margin_bottom, 1)
        self.set_reactive(TrendPlot.margin_left, 7)
        self._picture: Picture | None = None

    def show(self, picture: Picture) -> None:
        """Draw `picture` in the place of the one before."""
        self._picture = picture
        self._draw(picture)

    def notify_style_update(self) -> None:
        # The marks carry colours of the theme, so another theme means another drawing.
        Widget.notify_style_update(self)
        if self._picture is not None and self.is_mounted:
            self._draw(self._picture)

    def _draw(self, picture: Picture) -> None:
        self.clear()
        days = len(picture.points)
        top = _HEADROOM * max(
            [point.value for point in picture.points if point.value is not None]
            + [line.amount for line in picture.lines],
            default=1.0,
        )
        self.set_xlimits(-_SIDE, days - 1 + _SIDE + _LABEL_ROOM * days)
        self.set_ylimits(0.0, top)
        self.set_xticks([place for place, _label in picture.ticks])
        self.set_x_formatter(Labels(picture.ticks))
        amounts = [(0.0, "0"), *((line.amount, _amount(line)) for line in picture.lines if line.applies)]
        self.set_yticks([amount for amount, _label in amounts])
        self.set_y_formatter(Labels(amounts))
        if days <= _MOST_BARS:
            self._bars(picture.points)
        # The deciding line is drawn last, where two lines share a row it is the one that is seen.
        for line in sorted(picture.lines, key=lambda each: each.applies):
            self._line(line, days)
        self._marks(picture.points)

    def _bars(self, points: Sequence[Point]) -> None:
        counted = [point for point in points if point.status in (TrendStatus.COMPLETE, TrendStatus.ASSUMED)]
        known = [(point.place, point.value) for point in counted if point.value is not None]
        if known:
            places, values = zip(*known, strict=True)
            self.bar(places, values, width=_ONE_COLUMN, bar_style=self._style("trend-plot--bar"))

    def _line(self, line: TargetLine, days: int) -> None:
        step = (days - 1 + 2 * _SIDE + _LABEL_ROOM * days) / _DOTS_A_LINE
        self.scatter(
            [-_SIDE + step * dot for dot in range(_DOTS_A_LINE + 1)],
            [line.amount] * (_DOTS_A_LINE + 1),
            marker=line_sign(line),
            marker_style=self._style("trend-plot--target" if line.applies else "trend-plot--other-target"),
        )

    def _marks(self, points: Sequence[Point]) -> None:
        for status in TrendStatus:
            known = [
                (point.place, point.value)
                for point in points
                if point.status is status and point.value is not None
            ]
            if known:
                places, values = zip(*known, strict=True)
                counts = status in (TrendStatus.COMPLETE, TrendStatus.ASSUMED)
                style = self._style("trend-plot--counted" if counts else "trend-plot--not-counted")
                self.scatter(places, values, marker=mark(status), marker_style=style)

    def _style(self, component: str) -> str:
        return str(self.get_component_rich_style(component))


def _amount(line: TargetLine) -> str:
    return f"{number(line.amount)}*"


class TrendPictures(Vertical):
    """Calcium over vitamin D, each with the names of its lines, and what the marks mean."""

    def compose(self) -> ComposeResult:
        """Two plots under each other."""
        yield Static(id="trend-calcium-name", markup=False)
        yield TrendPlot(id="trend-calcium")
        yield Static(id="trend-vitamin-d-name", markup=False)
        yield TrendPlot(id="trend-vitamin-d")
        yield Static(legend(), id="trend-legend", markup=False)

    def show(self, trend: Trend) -> None:
        """Draw the days of `trend`."""
        ticks = _date_ticks(trend.days)
        calcium = tuple(
            Point(place, day.milk_equivalent_mg, day.status) for place, day in enumerate(trend.days)
        )
        vitamin_d = tuple(Point(place, day.vitamin_d_ug, day.status) for place, day in enumerate(trend.days))
        self.query_one("#trend-calcium", TrendPlot).show(Picture(calcium, trend.calcium_lines, ticks))
        self.query_one("#trend-vitamin-d", TrendPlot).show(Picture(vitamin_d, trend.vitamin_d_lines, ticks))
        self.query_one("#trend-calcium-name", Static).update(
            "\n".join((_("Calcium absorbed, as milk, in mg"), _names(trend.calcium_lines)))
        )
        self.query_one("#trend-vitamin-d-name", Static).update(
            "   ".join((_("Vitamin D in µg"), _names(trend.vitamin_d_lines)))
        )


def _names(lines: Sequence[TargetLine]) -> str:
    return "  ".join(f"{line_sign(line)} {line_name(line)}" for line in lines)


def _date_ticks(days: Sequence[TrendDay]) -> tuple[tuple[int, str], ...]:
    """Dates for the axis: every day of a week, each Monday of a month, every other Monday of three."""
    if len(days) <= _WEEK:
        return tuple((place, _date(day)) for place, day in enumerate(days))
    mondays = [(place, _date(day)) for place, day in enumerate(days) if day.day.weekday() == 0]
    return tuple(mondays[:: 1 if len(days) <= _MOST_BARS else 2])


def _date(day: TrendDay) -> str:
    return f"{day.day.day}/{day.day.month}"
