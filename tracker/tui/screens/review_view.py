"""The review of one patient: what it shows, and where that is read."""

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.diary.trend import trend_of
from tracker.diary.trend_wording import nothing_logged
from tracker.diary.wording import condition_name
from tracker.lazily import Lazily
from tracker.locale import _
from tracker.problems import Problem
from tracker.store.records import Person
from tracker.tui.screens.base import TrackerScreen
from tracker.tui.spans import Span
from tracker.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    # They bring NumPy and pandas, which are loaded in the desk's thread when a review opens.
    from tracker.review import reviewing
    from tracker.review.period_review import PeriodReview
    from tracker.tui import review_text
    from tracker.tui.review_text import Part
    from tracker.tui.widgets.trend_plot import TrendPictures
else:
    review_text = Lazily("tracker.tui.review_text")
    reviewing = Lazily("tracker.review.reviewing")

_LEFT = ("targets", "figures", "ways", "days", "signs")
"""How much, against what, how surely, and how whole the record is."""
_RIGHT = ("meals", "groups", "foods", "diet")
"""Where it comes from."""
_MODULES = ("tracker.tui.review_text", "tracker.review.reviewing", "tracker.tui.widgets.trend_plot")


class ReviewView(TrackerScreen[tuple[str, Span]]):
    """The answer on top; figures on the left, picture and sources on the right, under one another where it is narrow."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (112, "-wide")]  # noqa: RUF012  Textual declares it so
    VERTICAL_BREAKPOINTS = [(0, "-low"), (48, "-high")]  # noqa: RUF012  Textual declares it so
    CSS_PATH = ["../styles/trend.tcss", "../styles/desk.tcss"]  # noqa: RUF012  Textual declares it so
    STAYS = True

    def __init__(self, names: Sequence[str], place: int, span: Span) -> None:
        super().__init__()
        self.names = names
        """The patients of the list that it was opened from, in its order."""
        self.place = place
        """Whose review it is."""
        self.span = span
        self.review: PeriodReview | None = None
        """What is in view; None while another is read."""
        self._pictures: TrendPictures | None = None
        self._left = False

    def compose(self) -> ComposeResult:
        """Paint the frame; figures follow when they are read."""
        yield Static(id="review-title", markup=False)
        yield Static(id="review-notice", markup=False)
        with VerticalScroll(id="review-body"):
            yield Static(id="review-verdict", markup=False)
            with Vertical(id="review-columns"):
                with Vertical(id="review-left"):
                    yield from map(_place, _LEFT)
                with Vertical(id="review-right"):
                    yield Vertical(id="review-pictures")
                    yield from map(_place, _RIGHT)
            yield Static(id="review-foot", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the patient that was chosen."""
        self.query_one("#review-body").focus()
        self.look_at(self.place, self.span)

    def on_screen_resume(self) -> None:
        """The log, the profile or a policy may have been changed from here."""
        self.app.person = self.names[self.place]
        if self._left:
            self._left = False
            self.look_at(self.place, self.span)

    def on_screen_suspend(self) -> None:
        """Read anew when it is back."""
        self._left = True

    def look_at(self, place: int, span: Span) -> None:
        """Review another patient or other days; what stood there is gone at once."""
        self.place, self.span, self.review = place, span, None
        self.app.person = self.names[place]
        self.query_one("#review-body").display = False
        self._show_title(None)
        self._notice(_("Reading {period} …").format(period=span.named()))
        self.refresh_bindings()
        self.app.carry(self, self._read, group="review", exclusive=True)

    async def _read(self) -> None:
        name, span = self.names[self.place], self.span
        try:
            for module in _MODULES:
                await self.desk.load(partial(import_module, module))
            review = await self.desk.ask(
                reviewing.review_period, person=name, first=span.first, last=span.last, today=self.today()
            )
        except Problem:
            self._notice("")
            raise
        # Keys are pressed faster than logs are read: only what is asked for now is shown.
        if (name, span) == (self.names[self.place], self.span):
            await self._show(review)

    async def _show(self, review: "PeriodReview") -> None:
        self.review = review
        self._show_title(review.view.person)
        self.query_one("#review-verdict", Static).update(review_text.headline(review))
        for part in review_text.parts(review):
            self.query_one(f"#review-{part.id}", Static).update(_content(part))
        self.query_one("#review-foot", Static).update(review_text.footnote(review))
        await self._draw(review)
        self._notice("" if review.view.entries else nothing_logged())
        body = self.query_one("#review-body")
        body.display = True
        body.scroll_home(animate=False)
        body.focus()
        self.refresh_bindings()

    async def _draw(self, review: "PeriodReview") -> None:
        if self._pictures is None:
            from tracker.tui.widgets.trend_plot import TrendPictures

            self._pictures = TrendPictures()
            await self.query_one("#review-pictures").mount(self._pictures)
        self.query_one("#review-pictures").display = bool(review.view.entries)
        self._pictures.show(trend_of(review.view))

    def _show_title(self, person: Person | None) -> None:
        words = [f"{self.place + 1}/{len(self.names)}  {self.names[self.place]}", self.span.named()]
        if person is not None:
            age = person.profile.age_on(self.span.last)
            words += [_("{age} years").format(age=age)] if age is not None else [_("age not told")]
            words += sorted(map(condition_name, person.profile.conditions))
        self.query_one("#review-title", Static).update(" · ".join(words))

    def _notice(self, text: str) -> None:
        notice = self.query_one("#review-notice", Static)
        notice.update(text)
        notice.display = bool(text)


def _place(part: str) -> Static:
    return Static(id=f"review-{part}", classes="part", markup=False)


def _content(part: "Part") -> Content:
    """A part under its heading."""
    return Content("\n").join([Content.styled(part.heading, "bold $accent"), *map(Content, part.lines)])
