"""The figures of a review in words, in the language in force: one label each, the same on screens, pages and in commands."""

from tracker.diary.figures import UNKNOWN
from tracker.locale import _, number
from tracker.review.figures import ComparedFigure, DailyFigure, Figure, FigureCode, Unit

NONE_IS_ENOUGH = "–"
"""For days still needed, where no number of them gives a firm answer."""
_DECIMALS = {Unit.UG: 1, Unit.PORTIONS: 1, Unit.RATIO: 2}


def figure_label(code: DailyFigure | FigureCode) -> str:
    """What a figure is, in a few words; its unit is not among them."""
    return _daily_label(code) if isinstance(code, DailyFigure) else _period_label(code)


def figure_text(figure: Figure) -> str:
    """A figure with its unit, and with '≥' where it may be larger; a question mark for unknown."""
    if figure.value is None and figure.none_is_enough:
        return NONE_IS_ENOUGH
    text = amount_text(figure.value, figure.unit)
    return f"≥ {text}" if figure.at_least and figure.value is not None else text


def change_text(one: ComparedFigure) -> str:
    """How much a figure changed, with its sign; a share in percentage points, and '~' where values are missing."""
    if one.change is None:
        return UNKNOWN
    unit = one.after.unit
    in_points = _("{points} points").format(points=number(one.change * 100))
    text = in_points if unit is Unit.SHARE else amount_text(one.change, unit)
    # What rounds to nothing has no sign.
    sign = "" if text.startswith("-") or not any(digit in text for digit in "123456789") else "+"
    return f"{'~ ' if one.uncertain else ''}{sign}{text}"


def amount_text(value: float | None, unit: Unit) -> str:
    """An amount with its unit: '842 mg', '7.5 µg', '84 %', '2.2'; a question mark for unknown."""
    if value is None:
        return UNKNOWN
    if unit is Unit.SHARE:
        return f"{number(value * 100)} %"
    text = plain_figure(value, unit)
    return text if unit in (Unit.DAYS, Unit.PORTIONS, Unit.RATIO) else f"{text} {unit}"


def plain_figure(value: float | None, unit: Unit) -> str:
    """An amount without its unit, for a table whose head tells it."""
    return UNKNOWN if value is None else number(value, _DECIMALS.get(unit, 0))


def _daily_label(code: DailyFigure) -> str:
    return {
        DailyFigure.CALCIUM: _("Calcium eaten"),
        DailyFigure.FOOD_CALCIUM: _("Calcium from food"),
        DailyFigure.SUPPLEMENT_CALCIUM: _("Calcium from supplements"),
        DailyFigure.ABSORBED: _("Calcium absorbed (est.)"),
        DailyFigure.MILK_EQUIVALENT: _("Calcium counted as milk"),
        DailyFigure.VITAMIN_D: _("Vitamin D in all"),
        DailyFigure.FOOD_VITAMIN_D: _("Vitamin D from food"),
        DailyFigure.SUPPLEMENT_VITAMIN_D: _("Vitamin D from supplements"),
        DailyFigure.ENERGY: _("Energy"),
    }[code]


def _period_label(code: FigureCode) -> str:
    return {
        FigureCode.DAYS_USED: _("Days that count"),
        FigureCode.SHARE_OF_AVERAGE_REQUIREMENT: _("Of the average requirement, as milk"),
        FigureCode.SHARE_OF_RECOMMENDED: _("Of the recommended intake, as milk"),
        FigureCode.INTAKE_SHARE_OF_AVERAGE_REQUIREMENT: _("Of the average requirement, eaten"),
        FigureCode.INTAKE_SHARE_OF_RECOMMENDED: _("Of the recommended intake, eaten"),
        FigureCode.DAYS_BELOW_AVERAGE_REQUIREMENT: _("Days below the average requirement"),
        FigureCode.CONFIDENCE_ADEQUATE: _("How sure it is enough, as milk"),
        FigureCode.CONFIDENCE_ADEQUATE_INTAKE: _("How sure it is enough, eaten"),
        FigureCode.DAYS_STILL_NEEDED: _("Days still needed to be sure"),
        FigureCode.LARGEST_LOAD: _("Most calcium at one meal"),
        FigureCode.FISH: _("Fish a week"),
        FigureCode.OILY_FISH: _("of it oily fish"),
        FigureCode.FRUIT_VEGETABLES: _("Fruit and vegetables, portions a day"),
        FigureCode.VEGETABLES: _("of them vegetables"),
        FigureCode.FORTIFIED_SHARE: _("Calcium from fortified foods"),
        FigureCode.ASSUMED_SHARE: _("Calcium whose absorption is assumed"),
        FigureCode.MISSING_SHARE: _("Entries without a calcium value"),
        FigureCode.ENERGY_RATIO: _("Energy / basal metabolic rate"),
    }[code]
