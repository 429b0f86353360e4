"""The pictures of a report, drawn by matplotlib and printable in grey: shape and hatch tell what colour tells."""

from collections.abc import Sequence
from typing import Any

from matplotlib.ticker import MaxNLocator

from tracker.diary.figures import figure as amount
from tracker.diary.target_wording import target_title
from tracker.diary.wording import meal_name
from tracker.locale import _, number
from tracker.review.period_review import Comparison, PeriodReview
from tracker.review.report.answer import deciding_target
from tracker.review.report.day_charts import calcium_days, vitamin_d_days
from tracker.review.report.style import INK, MAIN, NARROW, PALE, WIDE, Chart, drawing, new_axes
from tracker.review.report.tables import group_text

_MOST_GROUPS = 6


def charts(review: PeriodReview, comparison: Comparison | None = None) -> list[Chart]:
    """The pictures of a review, in their order; none without a counting day."""
    if not review.view.usual.n_days:
        return []
    with drawing():
        pictures = [calcium_days(review), _meals(review), _groups(review), vitamin_d_days(review)]
        if comparison is not None and comparison.before.view.usual.n_days:
            pictures.append(_before_and_after(comparison))
    return pictures


def _meals(review: PeriodReview) -> Chart:
    rows = [(meal_name(one.meal), one.calcium_mg, one.share) for one in review.meals]
    return _shares("meals", _("Calcium by meal, mg a day"), rows)


def _groups(review: PeriodReview) -> Chart:
    rows = [(group_text(one.group), one.calcium_mg, one.share) for one in review.groups]
    rest = rows[_MOST_GROUPS:]
    shown = rows[:_MOST_GROUPS]
    if rest:
        shown.append((_("All other groups"), sum(row[1] for row in rest), sum(row[2] for row in rest)))
    return _shares("groups", _("Calcium by food group, mg a day"), shown)


def _shares(name: str, title: str, rows: Sequence[tuple[str, float, float]]) -> Chart:
    picture, axes = new_axes(NARROW, left=0.43, right=0.78, top=0.98, bottom=0.04)
    places = range(len(rows))
    axes.barh(places, [row[1] for row in rows], 0.62, color=MAIN, linewidth=0)
    axes.set_yticks(places, [_fitting(row[0]) for row in rows])
    axes.invert_yaxis()
    axes.set_ylim(max(len(rows), 4) - 0.4, -0.6)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(length=0)
    for place, (_label, milligrams, share) in enumerate(rows):
        axes.annotate(
            f"{number(milligrams)} mg · {number(share * 100)} %", (milligrams, place), (4, 0),
            textcoords="offset points", va="center", annotation_clip=False,
        )  # fmt: skip
    told = "; ".join(f"{label} {number(mg)} mg ({number(share * 100)} %)" for label, mg, share in rows)
    return Chart(name, title, told, picture)


def _before_and_after(comparison: Comparison) -> Chart:
    pairs = [
        (_("eaten"), "mean_intake_mg"),
        (_("counted as milk"), "mean_milk_equivalent_mg"),
    ]
    picture, axes = new_axes((WIDE[0], 1.3), left=0.16, right=0.95, top=0.84, bottom=0.14)
    told = []
    looks: tuple[tuple[PeriodReview, dict[str, Any], str, float], ...] = (
        (comparison.before, {"facecolor": PALE, "edgecolor": MAIN, "hatch": "////"}, _("before"), -0.19),
        (comparison.after, {"facecolor": MAIN, "edgecolor": MAIN}, _("after"), 0.19),
    )
    for review, look, name, shift in looks:
        values = [getattr(review.view.usual, field) for _label, field in pairs]
        axes.barh(
            [place + shift for place in range(len(pairs))],
            [value or 0.0 for value in values],
            0.34, label=name, linewidth=0.6, **look,
        )  # fmt: skip
        for place, value in enumerate(values):
            axes.annotate(
                amount(value, "mg"), (value or 0.0, place + shift), (3, 0),
                textcoords="offset points", va="center",
            )  # fmt: skip
        told += [
            f"{name}, {label}: {amount(value, 'mg')}"
            for (label, _field), value in zip(pairs, values, strict=True)
        ]
    axes.set_yticks(range(len(pairs)), [label for label, _field in pairs])
    axes.invert_yaxis()
    target = deciding_target(comparison.after)
    if target is not None and target.value.recommended is not None:
        axes.axvline(target.value.recommended, color=INK, linewidth=1.1)
        axes.annotate(
            target_title(target.value),
            (target.value.recommended, 1), (0, 2), xycoords=("data", "axes fraction"),
            textcoords="offset points", ha="center", va="bottom", fontweight="bold", fontsize=6.5,
        )  # fmt: skip
    axes.xaxis.set_major_locator(MaxNLocator(6))
    axes.set_xlim(0, axes.get_xlim()[1] * 1.1)
    axes.tick_params(axis="y", length=0)
    axes.legend(
        loc="lower left", bbox_to_anchor=(-0.01, 0.99), ncols=2, fontsize=6.5, borderaxespad=0, borderpad=0.1
    )
    return Chart("before-after", _("Calcium before and after, mg a day"), "; ".join(told), picture)


def _fitting(name: str, most: int = 25) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
