"""The trend: calcium and vitamin D over weeks and months, as a picture and as figures."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.diary.figures import bar, figure
from tracker.diary.period_wording import not_counted_sentences
from tracker.diary.trend import TREND_DAYS, Trend, view_trend
from tracker.diary.trend_wording import (
    nothing_logged,
    span_name,
    summary,
    supplement_sentences,
    table_heading,
    table_row,
)
from tracker.diary.wording import day_name
from tracker.foods.groups import N_, group_name
from tracker.locale import _, number
from tracker.problems import Problem
from tracker.tui.screens.base import TrackerScreen
from tracker.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    # They bring NumPy and pandas, which are loaded in the desk's thread when a trend opens.
    from tracker.review.sources import GroupShare
    from tracker.tui.widgets.trend_plot import TrendPictures

_SPANS = (N_("7 days"), N_("30 days"), N_("90 days"))
_FIRST_SHOWN = 30
_MAIN_GROUPS = 6
_GROUP_WIDTH = 25


class TrendScreen(TrackerScreen[None]):
    """Seven, thirty or ninety days against the recommendations."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (112, "-wide")]  # noqa: RUF012  Textual declares it so
    CSS_PATH = "../styles/trend.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(place),
                f"span({days})",
                name,
                tooltip=N_("Show so many days, up to today."),
                id=f"trend.days-{days}",
            )
            for place, (days, name) in enumerate(zip(TREND_DAYS, _SPANS, strict=True), 1)
        ),
        Binding(
            "left",
            "longer(-1)",
            N_("Shorter"),
            show=False,
            tooltip=N_("Show fewer days."),
            id="trend.shorter",
        ),
        Binding(
            "right", "longer(1)", N_("Longer"), show=False, tooltip=N_("Show more days."), id="trend.longer"
        ),
        Binding(
            "c",
            "copy",
            N_("Copy figures"),
            tooltip=N_("Copy the table of figures to the clipboard."),
            id="trend.copy",
        ),
        Binding("escape", "close", N_("Back"), tooltip=N_("Go back to the day."), id="trend.close"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._days = _FIRST_SHOWN
        self._trend: Trend | None = None
        self._pictures: TrendPictures | None = None
        self._drawing = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Paint the frame; pictures and figures follow when they are read."""
        yield Static(id="trend-title", markup=False)
        with VerticalScroll(id="trend-body", can_focus=False):
            yield Static(id="trend-notice", markup=False)
            yield Vertical(id="trend-pictures")
            with VerticalScroll(id="trend-words"):
                yield Static(id="trend-summary", markup=False)
                yield Static(id="trend-groups", markup=False)
                yield Static(id="trend-table", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with a month."""
        self.query_one("#trend-words").focus()
        self.action_span(_FIRST_SHOWN)

    def action_span(self, days: int) -> None:
        """Show the last `days` days."""
        self._days = days
        self.app.carry(self, partial(self._read, days), group="trend")

    def action_longer(self, step: int) -> None:
        """Show the next longer or shorter span, where there is one."""
        place = TREND_DAYS.index(self._days) + step
        if 0 <= place < len(TREND_DAYS):
            self.action_span(TREND_DAYS[place])

    def action_copy(self) -> None:
        """Copy the table, so that it can be pasted where it is wanted."""
        if self._trend is not None and not self._trend.empty:
            self.app.copy_to_clipboard(_table(self._trend))
            self.app.notify(_("The figures were copied."))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    async def _read(self, days: int) -> None:
        self._notice(_("Reading {span} …").format(span=span_name(days)))
        today = self.today()
        try:
            trend = await self.desk.ask(
                view_trend, person=self.app.person, last=today, today=today, days=days
            )
        except Problem as problem:
            self._notice("")
            self.tell(problem)
            return
        async with self._drawing:
            # Another span may have been asked for while this one was read or waited its turn.
            if days == self._days:
                await self._show(trend)

    async def _show(self, trend: Trend) -> None:
        self._trend = trend
        view = trend.view
        self.query_one("#trend-title", Static).update(
            " · ".join(
                (view.person.name, span_name(len(trend.days)), _("to {day}").format(day=day_name(view.last)))
            )
        )
        self._words(trend)
        if trend.empty:
            self._notice(nothing_logged())
            self.query_one("#trend-pictures").display = False
            return
        await self._draw(trend)
        self._notice(_("Adding up the food groups …"))
        self._groups(await self.desk.load(lambda: _main_sources(trend)))
        self._notice("")

    async def _draw(self, trend: Trend) -> None:
        holder = self.query_one("#trend-pictures")
        holder.display = True
        if self._pictures is None:
            pictures = (await self.desk.load(_pictures_class))()
            await holder.mount(pictures)
            self._pictures = pictures
        self._pictures.show(trend)

    def _words(self, trend: Trend) -> None:
        self.query_one("#trend-words").display = not trend.empty
        self.query_one("#trend-groups", Static).update("")
        sentences = [summary(trend), *supplement_sentences(trend), *not_counted_sentences(trend.view.usual)]
        self.query_one("#trend-summary", Static).update("\n".join(sentences))
        self.query_one("#trend-table", Static).update(_table(trend))

    def _groups(self, shares: "list[GroupShare]") -> None:
        rows = [
            f"{group_name(one.group):<{_GROUP_WIDTH}.{_GROUP_WIDTH}}{figure(one.calcium_mg, 'mg'):>9}"
            f"{number(one.share * 100):>4} %  {bar(one.share)}"
            for one in shares[:_MAIN_GROUPS]
        ]
        heading = Content.styled(_("Where the calcium comes from, a day"), "bold")
        self.query_one("#trend-groups", Static).update(
            Content("\n").join([heading, *map(Content, rows)]) if rows else ""
        )

    def _notice(self, text: str) -> None:
        notice = self.query_one("#trend-notice", Static)
        notice.update(text)
        notice.display = bool(text)


def _table(trend: Trend) -> str:
    """The newest day first, since that is the one that is looked for."""
    return "\n".join([table_heading(), *(table_row(day) for day in reversed(trend.days))])


def _main_sources(trend: Trend) -> "list[GroupShare]":
    from tracker.review.sources import calcium_by_group

    return calcium_by_group(trend.view.counting_entries, trend.view.usual.n_days)


def _pictures_class() -> "type[TrendPictures]":
    from tracker.tui.widgets.trend_plot import TrendPictures

    return TrendPictures
