"""The pictures of days: a bar for each day, or for each week or month of a long period, against target lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from tracker.diary.figures import figure as amount
from tracker.diary.target_wording import authority_name
from tracker.diary.wording import month_name
from tracker.locale import _, number
from tracker.nutrition.reference_values import Nutrient
from tracker.review.frames import days_frame
from tracker.review.period_review import PeriodReview
from tracker.review.report.steps import means_of_counting_days, step_of
from tracker.review.report.style import INK, MAIN, MUTED, NARROW, PALE, PAPER, WIDE, Chart, new_axes

_CLOSEST = 0.125
"""How close two labels of target lines may come, in inches."""
_DAYS_WITH_SIGNS = 31
"""Up to so many bars are wide enough to carry a sign."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A recommendation in a picture of days."""

    label: str
    height: float
    applies: bool


def calcium_days(review: PeriodReview) -> Chart:
    """Absorbed calcium against the amounts that the recommendations stand for."""
    usual = review.view.usual
    return Chart(
        "days",
        _days_title(review, _("Absorbed calcium, mg a day")),
        _("A bar for each day, week or month; the mean is {mean} of absorbed calcium a day.").format(
            mean=amount(usual.mean_absorbed_mg, "mg")
        ),
        _days(review, "absorbed_mg", "calcium_unknown_entries", _calcium_lines(review), WIDE),
    )


def vitamin_d_days(review: PeriodReview) -> Chart:
    """Vitamin D against the recommendations of diet and supplement together."""
    usual = review.view.usual
    return Chart(
        "vitamin-d",
        _days_title(review, _("Vitamin D, µg a day")),
        _(
            "A bar for each day, week or month; the mean is {mean} of vitamin D a day, the median {median}."
        ).format(mean=amount(usual.mean_vitamin_d_ug, "µg"), median=amount(usual.median_vitamin_d_ug, "µg")),
        _days(review, "vitamin_d_ug", "vitamin_d_unknown_entries", _vitamin_d_lines(review), NARROW),
    )


def _days_title(review: PeriodReview, title: str) -> str:
    step = step_of(len(review.days))
    if step == "day":
        return title
    mean = (
        _("mean of the counted days of each week")
        if step == "week"
        else _("mean of the counted days of each month")
    )
    return f"{title}: {mean}"


def _calcium_lines(review: PeriodReview) -> list[_Line]:
    return [
        _Line(
            f"{authority_name(target.value.authority)} {number(target.absorbed_target)}",
            target.absorbed_target,
            target.value.applies,
        )
        for target in review.view.targets
        if target.absorbed_target is not None
    ]


def _vitamin_d_lines(review: PeriodReview) -> list[_Line]:
    return [
        _Line(
            f"{authority_name(target.value.authority)} {number(target.value.recommended)}",
            target.value.recommended,
            target.value.applies,
        )
        for target in review.view.targets
        if target.value.nutrient is Nutrient.VITAMIN_D
        and target.value.basis == "total intake"
        and target.value.recommended is not None
    ]


def _days(
    review: PeriodReview, column: str, unknown: str, lines: Sequence[_Line], size: tuple[float, float]
) -> Figure:
    across, high = size
    wide = size == WIDE
    picture, axes = new_axes(
        size,
        left=0.36 / across,
        right=1 - 1.22 / across,
        top=1 - (0.24 if wide else 0.07) / high,
        bottom=0.2 / high,
    )
    step, frame = step_of(len(review.days)), days_frame(review.days)
    if step == "day":
        handles = _bars_one_by_one(axes, frame, column, unknown)
        if wide:
            _legend(axes, handles)
    else:
        means = means_of_counting_days(frame, column, step)
        width = 6 if step == "week" else 26
        axes.bar(
            [_number_of(day, review) + width / 2 for day, _mean in means],
            [mean for _day, mean in means],
            width,
            color=MAIN,
            linewidth=0,
        )
    axes.set_xlim(-0.8, len(review.days) - 0.2)
    highest = max([axes.get_ylim()[1], *(line.height for line in lines)])
    axes.set_ylim(0, highest * 1.08)
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _place: number(value, 0 if value == int(value) else 1))
    )
    _calendar(axes, review)
    _target_lines(axes, lines, high)
    return picture


def _looks() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Of a complete day, one taken as complete, and one that does not count."""
    return (
        {"facecolor": MAIN, "edgecolor": MAIN, "label": _("complete")},
        {"facecolor": PALE, "edgecolor": MAIN, "hatch": "-----", "label": _("taken as complete")},
        {"facecolor": PAPER, "edgecolor": MUTED, "hatch": "/////", "label": _("not counted")},
    )


def _bars_one_by_one(axes: Axes, frame: pd.DataFrame, column: str, unknown: str) -> list[Patch]:
    """Draw the bars, and return what tells them apart."""
    counts, assumed = frame["counts"], frame["assumed_complete"]
    heights = frame[column].astype(float).tolist()
    handles = []
    for of_kind, look in zip((counts & ~assumed, counts & assumed, ~counts), _looks(), strict=True):
        places = [
            place for place, is_one in enumerate(of_kind) if is_one and heights[place] == heights[place]
        ]
        if places:
            axes.bar(places, [heights[place] for place in places], 0.76, linewidth=0.6, **look)
            handles.append(Patch(linewidth=0.6, **look))
    at_least = [
        place for place, entries in enumerate(frame[unknown]) if entries and heights[place] == heights[place]
    ]
    if at_least and len(frame) <= _DAYS_WITH_SIGNS:
        for place in at_least:
            axes.annotate(
                "≥", (place, heights[place]), (0, 1), textcoords="offset points",
                ha="center", va="bottom", fontsize=5.5, color=MUTED,
            )  # fmt: skip
        handles.append(Patch(alpha=0, label=_("≥ at least: entries without a value")))
    return handles


def _legend(axes: Axes, handles: list[Patch]) -> None:
    axes.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(-0.01, 0.99), ncols=4, fontsize=6.5,
        handlelength=1.4, handleheight=0.9, columnspacing=1.6, borderaxespad=0, borderpad=0.1,
    )  # fmt: skip


def _calendar(axes: Axes, review: PeriodReview) -> None:
    """Mark at most a dozen days below the bars: Mondays, or the first of months or years."""
    step = step_of(len(review.days))
    days = [day.day for day in review.days]
    if step == "day" and len(days) <= 10:
        marked = days
    elif step == "day":
        marked = [day for day in days if day.weekday() == 0]
    else:
        marked = [day for day in days if day.day == 1]
        if len(days) > 2 * 365:
            marked = [day for day in marked if day.month == 1]
    marked = marked[:: -(-len(marked) // 13)] if marked else []
    axes.set_xticks(
        [_number_of(day, review) for day in marked], [_short(day, step, len(days)) for day in marked]
    )


def _short(day: date, step: str, days: int) -> str:
    if step == "day":
        return f"{day.day}/{day.month}"
    return str(day.year) if days > 2 * 365 else f"{month_name(day.month)[:3].lower()} {day.year}"


def _number_of(day: date, review: PeriodReview) -> int:
    return (day - review.view.first).days


def _target_lines(axes: Axes, lines: Sequence[_Line], high: float) -> None:
    """Draw each line over the whole width and name it at its end, the names kept apart; `high` is in inches."""
    top = axes.get_ylim()[1]
    apart = _CLOSEST / (axes.get_position().height * high)
    lowest = 0.0
    for line in sorted(lines, key=lambda each: (each.height, each.applies)):
        style = (0, (1, 1.5)) if not line.applies else "solid"
        axes.axhline(line.height, color=INK, linewidth=1.1 if line.applies else 0.8, linestyle=style)
        place = max(line.height / top, lowest)
        lowest = place + apart
        axes.annotate(
            line.label, (1, line.height / top), (1.012, place), xycoords="axes fraction",
            va="center", fontsize=6.5, fontweight="bold" if line.applies else "normal",
            arrowprops={"arrowstyle": "-", "linewidth": 0.4, "color": MUTED, "shrinkA": 0, "shrinkB": 0, "relpos": (0, 0.5)},
            annotation_clip=False,
        )  # fmt: skip
