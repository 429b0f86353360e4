"""The tables of a review as plain text, 80 columns wide."""

from tracker.cli.tables import columns
from tracker.diary.figures import bar, figure
from tracker.diary.wording import meal_name
from tracker.foods.groups import GROUPS, group_name
from tracker.locale import _, language, number
from tracker.review.figures import (
    DailyFigure,
    Figure,
    FigureCode,
    Unit,
    daily_spreads,
    period_figures,
)
from tracker.review.period_review import PeriodReview, Spread
from tracker.review.wording import figure_label, figure_text, plain_figure

_MAIN_GROUPS = 6
_DAILY = (-30, 6, 6, 5, 6, 5, 8, 7)
_SHARES = (-44, 10, 8)
_PERIOD = (-44, 18)
_ADEQUACY = (
    FigureCode.SHARE_OF_AVERAGE_REQUIREMENT,
    FigureCode.INTAKE_SHARE_OF_AVERAGE_REQUIREMENT,
    FigureCode.SHARE_OF_RECOMMENDED,
    FigureCode.INTAKE_SHARE_OF_RECOMMENDED,
)
_SHARES_OF_CALCIUM = (FigureCode.FORTIFIED_SHARE, FigureCode.ASSUMED_SHARE, FigureCode.MISSING_SHARE)


def daily_table(review: PeriodReview) -> list[str]:
    """What the counting days hold: mean, median, spread and range, and weekdays beside weekends."""
    heads = (_("Mean"), _("Median"), _("SD"), _("Least"), _("Most"), _("Weekdays"), _("Weekend"))
    weekdays, weekend = daily_spreads(review.weekdays), daily_spreads(review.weekend)
    lines = [columns(_DAILY, _("A day"), *heads)]
    for code, whole in daily_spreads(review.all_days).items():
        cells = (*_spread(whole), weekdays[code].mean, weekend[code].mean)
        texts = (plain_figure(cell, code.unit) for cell in cells)
        lines.append(columns(_DAILY, f"{figure_label(code)}, {code.unit}", *texts))
    return lines


def period_table(review: PeriodReview) -> list[str]:
    """The shares of the average requirement and of the recommendation that the mean reaches."""
    return _figures(review, _ADEQUACY)


def meals_table(review: PeriodReview) -> list[str]:
    """Calcium by meal."""
    return [
        _("Calcium by meal"),
        *(_share(meal_name(one.meal), one.calcium_mg, one.share) for one in review.meals),
    ]


def groups_table(review: PeriodReview) -> list[str]:
    """The food groups that bring most calcium, and how much of it is fortified, assumed or missing."""
    return [
        _("Where the calcium comes from"),
        *(
            _share(group_name(one.group) if one.group in GROUPS else one.group, one.calcium_mg, one.share)
            for one in review.groups[:_MAIN_GROUPS]
        ),
        *_figures(review, _SHARES_OF_CALCIUM),
    ]


def foods_table(review: PeriodReview) -> list[str]:
    """The ten main foods; a tilde marks an absorption that is assumed."""
    lines = [_("The main foods (~: absorption is assumed)")]
    for one in review.foods:
        name = one.name_da if language() == "da" else one.name_en
        lines.append(_share(("~ " if one.assumed else "") + name, one.calcium_mg, one.share))
    return lines


def _figures(review: PeriodReview, codes: tuple[FigureCode, ...]) -> list[str]:
    of_code: dict[DailyFigure | FigureCode, Figure] = {one.code: one for one in period_figures(review)}
    return ["  " + columns(_PERIOD, figure_label(code), figure_text(of_code[code])) for code in codes]


def _share(name: str, calcium_mg: float, share: float) -> str:
    cells = columns(_SHARES, name, figure(calcium_mg, Unit.MG), f"{number(share * 100)} %")
    return f"  {cells}  {bar(share)}"


def _spread(spread: Spread) -> tuple[float | None, ...]:
    return (spread.mean, spread.median, spread.sd, spread.minimum, spread.maximum)
