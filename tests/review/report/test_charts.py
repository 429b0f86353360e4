"""The pictures: the same every time, told apart without colour, and ready for one day or ten years."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import matplotlib as mpl
import pytest
from matplotlib.colors import to_rgb
from matplotlib.container import BarContainer

from tracker.review.frames import days_frame
from tracker.review.period_review import PeriodReview
from tracker.review.report import style
from tracker.review.report.charts import charts
from tracker.review.report.day_charts import calcium_days
from tracker.review.report.pictures import as_svg
from tracker.review.report.report import Report
from tracker.review.report.steps import means_of_counting_days


def of_length(report: Report, days: int) -> PeriodReview:
    """The review with its days again and again, to a period of `days` days."""
    review = report.review
    made = [
        replace(review.days[place % len(review.days)], day=review.view.first + timedelta(place))
        for place in range(days)
    ]
    return replace(review, days=tuple(made), view=replace(review.view, last=made[-1].day))


def test_the_same_review_gives_the_same_pictures(compared: Report) -> None:
    once, again = ([as_svg(one) for one in charts(compared.review, compared.comparison)] for _time in "12")
    assert once == again
    assert len(once) == 5


def test_drawing_leaves_the_settings_of_others_alone(report: Report) -> None:
    with mpl.rc_context({"font.size": 31.0, "axes.facecolor": "red"}):
        before = dict(mpl.rcParams)
        drawn = as_svg(charts(report.review)[0])
        assert dict(mpl.rcParams) == before
    assert "red" not in drawn
    assert "ff0000" not in drawn


def test_complete_assumed_and_not_counted_differ_in_hatch_and_in_grey(report: Report) -> None:
    (axes,) = calcium_days(report.review).figure.axes
    bars = [container.patches[0] for container in axes.containers if isinstance(container, BarContainer)]
    assert len({bar.get_hatch() for bar in bars}) == 3
    greys = sorted(sum(to_rgb(bar.get_facecolor())) / 3 for bar in bars)
    assert min(later - earlier for earlier, later in pairwise(greys)) > 0.15


def test_text_is_dark_enough_on_the_paper() -> None:
    def luminance(colour: str) -> float:
        channels = [
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)
        ]
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]

    for colour in (style.INK, style.MUTED):
        assert (luminance(style.PAPER) + 0.05) / (luminance(colour) + 0.05) > 4.5


@pytest.mark.parametrize(("days", "bars"), [(1, 1), (28, 28), (62, 62), (90, 14), (365, 53), (1200, 41)])
def test_long_periods_are_drawn_by_week_and_month(report: Report, days: int, bars: int) -> None:
    (axes,) = calcium_days(of_length(report, days)).figure.axes
    drawn = sum(len(one.patches) for one in axes.containers if isinstance(one, BarContainer))
    assert bars - 8 <= drawn <= bars
    assert 1 <= len(axes.get_xticks()) <= 13


def test_a_week_is_the_mean_of_its_counting_days(report: Report) -> None:
    review = of_length(report, 90)
    means = dict(means_of_counting_days(days_frame(review.days), "absorbed_mg", "week"))
    for monday, mean in means.items():
        counting = [
            day.absorbed_mg
            for day in review.days
            if day.counts and monday <= day.day < monday + timedelta(7) and day.absorbed_mg is not None
        ]
        assert mean == pytest.approx(sum(counting) / len(counting))


def test_without_a_counting_day_there_is_no_picture(empty: Report) -> None:
    assert charts(empty.review) == []
