"""The HTML of a report: one file that asks nobody for anything, for a screen by day and night and for paper."""

from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from tracker.locale import language
from tracker.review.report.charts import charts
from tracker.review.report.headings import headings
from tracker.review.report.pictures import as_svg
from tracker.review.report.report import Report
from tracker.review.report.style import WIDE, Chart
from tracker.review.report.text import report_text


@dataclass(frozen=True, slots=True)
class _Picture:
    title: str
    svg: Markup
    wide: bool
    """Whether it takes the whole width."""


def make(report: Report) -> bytes:
    """The whole file."""
    told = report_text(report)
    source = files("tracker.review.report").joinpath("templates", "report.html").read_text(encoding="utf-8")
    page = Environment(autoescape=True, undefined=StrictUndefined).from_string(source)
    share = told.answer.share
    return page.render(
        lang=language(),
        told=told,
        words=headings(told),
        reached=0.0 if share is None else round(100 * min(1.0, max(0.0, share)), 1),
        pictures=[_picture(chart) for chart in charts(report.review, report.comparison)],
    ).encode()


def _picture(chart: Chart) -> _Picture:
    # Drawn by us, and every text in it is escaped by matplotlib.
    return _Picture(chart.title, Markup(as_svg(chart)), chart.figure.get_size_inches()[0] >= WIDE[0])  # noqa: S704
