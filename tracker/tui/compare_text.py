"""Two periods of a patient side by side, in words and figures.

Imports the review and with it pandas, so it is itself imported only when two periods are compared.
"""

from collections.abc import Iterator

from tracker.diary.advice_text import verdict
from tracker.diary.period_wording import counted_sentence
from tracker.locale import _
from tracker.review.figures import ComparedFigure, DailyFigure, FigureCode, compared_figures
from tracker.review.period_review import Comparison, PeriodReview
from tracker.review.wording import change_text, figure_label, figure_text
from tracker.tui.spans import Span

_NAME, _FIGURE = 38, 14
_MORE, _LESS = "▲", "▼"
_A_SECTION_BEGINS = frozenset(
    {DailyFigure.VITAMIN_D, DailyFigure.ENERGY, FigureCode.DAYS_USED, FigureCode.LARGEST_LOAD}
)
"""Figures with an empty line before them."""


def verdicts(comparison: Comparison) -> str:
    """What each of the two periods leads to, and how many days it rests on."""
    return "\n".join(
        f"{title}: {Span(one.view.first, one.view.last).named()}. {verdict(one.view.advice)}; {_counted(one)}."
        for title, one in ((_("Before"), comparison.before), (_("After"), comparison.after))
    )


def table(comparison: Comparison) -> str:
    """Every figure before and after, and what was added; a sign tells the direction besides."""
    return "\n".join(_lines(comparison))


def heading() -> str:
    """The names of the columns."""
    cells = (_("Before"), _("After"), _("Difference"))
    return " " * _NAME + "".join(f"{cell:>{_FIGURE}}" for cell in cells)


def _lines(comparison: Comparison) -> Iterator[str]:
    for one in compared_figures(comparison):
        if one.before.code in _A_SECTION_BEGINS:
            yield ""
        name = figure_label(one.before.code)
        cells = (figure_text(one.before), figure_text(one.after), _change(one))
        yield f"{name:<{_NAME}.{_NAME}}" + "".join(f"{cell:>{_FIGURE}}" for cell in cells)


def _change(one: ComparedFigure) -> str:
    words = change_text(one)
    # What rounds to nothing has no direction.
    return f"{words} {_MORE if '+' in words else _LESS if '-' in words else ' '}"


def _counted(review: PeriodReview) -> str:
    return counted_sentence(review.view.usual)
