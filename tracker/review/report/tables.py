"""The tables of a report in words: what a page prints, whatever its format."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.diary.figures import UNKNOWN
from tracker.diary.target_wording import note_sentence, target_title
from tracker.diary.wording import meal_name
from tracker.foods.groups import GROUPS, group_name
from tracker.locale import _, language, number
from tracker.nutrition.food_advice import (
    FISH_G_PER_WEEK,
    FRUIT_AND_VEGETABLES_G_PER_DAY,
    OILY_FISH_G_PER_WEEK,
    PORTION_G,
    SOURCE,
)
from tracker.nutrition.reference_values import Nutrient
from tracker.nutrition.targets import Target
from tracker.review.figures import (
    DailyFigure,
    FigureCode,
    Unit,
    compared_figures,
    daily_means,
    daily_spreads,
    period_figures,
)
from tracker.review.period_review import Comparison, PeriodReview, Spread
from tracker.review.report.numbered import NumberedSources
from tracker.review.sentences import load_sentence, overlap_sentence
from tracker.review.wording import amount_text, change_text, figure_label, figure_text, plain_figure

_NOT_IN_PATTERN = frozenset(
    {
        FigureCode.DAYS_USED,
        FigureCode.DAYS_STILL_NEEDED,
        FigureCode.CONFIDENCE_ADEQUATE,
        FigureCode.CONFIDENCE_ADEQUATE_INTAKE,
        FigureCode.ENERGY_RATIO,
    }
)
"""Told elsewhere on the page."""
_COMPARED: frozenset[DailyFigure | FigureCode] = frozenset(
    {
        DailyFigure.CALCIUM,
        DailyFigure.SUPPLEMENT_CALCIUM,
        DailyFigure.ABSORBED,
        DailyFigure.MILK_EQUIVALENT,
        DailyFigure.VITAMIN_D,
        FigureCode.DAYS_USED,
        FigureCode.SHARE_OF_AVERAGE_REQUIREMENT,
        FigureCode.SHARE_OF_RECOMMENDED,
        FigureCode.DAYS_BELOW_AVERAGE_REQUIREMENT,
        FigureCode.CONFIDENCE_ADEQUATE,
        FigureCode.LARGEST_LOAD,
        FigureCode.FISH,
        FigureCode.FRUIT_VEGETABLES,
    }
)
"""What a page has room for; the workbook has all."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in words."""

    name: str
    """Its key within a report."""
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    texts: int = 1
    """How many columns at the left are words; the others are figures."""
    emphasised: frozenset[int] = frozenset()
    """Rows that stand out, from 0."""
    notes: tuple[str, ...] = ()
    """What is said below it."""


def intake_table(review: PeriodReview) -> Table:
    """Calcium, vitamin D and energy of the counting days: mean, median, spread, range, weekday and weekend."""
    weekdays, weekend = daily_spreads(review.weekdays), daily_spreads(review.weekend)
    at_least = {mean.code: mean.at_least for mean in daily_means(review)}
    rows = []
    for code, spread in daily_spreads(review.all_days).items():
        sign = "≥ " if at_least[code] and spread.mean is not None else ""
        rows.append(
            (
                f"{figure_label(code)}, {code.unit}",
                sign + plain_figure(spread.mean, code.unit),
                plain_figure(spread.median, code.unit),
                plain_figure(spread.sd, code.unit),
                _range(spread, code.unit),
                str(spread.n),
                plain_figure(weekdays[code].mean, code.unit),
                plain_figure(weekend[code].mean, code.unit),
            )
        )
    strong = (DailyFigure.CALCIUM, DailyFigure.MILK_EQUIVALENT, DailyFigure.VITAMIN_D)
    return Table(
        "intake",
        _("What the counted days give"),
        (
            _("A day"),
            _("Mean"),
            _("Median"),
            _("Standard deviation"),
            _("Range"),
            _("Days"),
            _("Mon-Fri"),
            _("Sat-Sun"),
        ),
        tuple(rows),
        emphasised=frozenset(place for place, code in enumerate(DailyFigure) if code in strong),
        notes=(
            _(
                "≥ at least: there are entries whose value is not known. Days: those on which the figure is known. "
                "Mon-Fri and Sat-Sun are means."
            ),
        ),
    )


def _range(spread: Spread, unit: Unit) -> str:
    if spread.minimum is None or spread.maximum is None:
        return UNKNOWN
    return f"{plain_figure(spread.minimum, unit)}–{plain_figure(spread.maximum, unit)}"


def targets_table(review: PeriodReview, sources: NumberedSources) -> Table:
    """Every authority's recommendation, and how far usual intake reaches."""
    shown = [target for target in review.view.targets if target.value.recommended is not None]
    notes = dict.fromkeys(
        note_sentence(target.value.note) for target in shown if target.value.note is not None
    )
    return Table(
        "targets",
        _("Against the recommendations"),
        (_("Recommendation"), _("Source"), _("Eaten"), _("Absorbed"), _("Reached")),
        tuple(
            (
                _nutrient(target) + target_title(target.value) + (" *" if target.value.applies else ""),
                sources.mark(target.value.source),
                share_text(target, target.intake_share),
                "–" if target.absorbed_target is None else share_text(target, target.coverage),
                _reached(target),
            )
            for target in shown
        ),
        texts=2,
        emphasised=frozenset(place for place, target in enumerate(shown) if target.value.applies),
        notes=(" ".join((_("* decides for this person."), *notes)),),
    )


def share_text(target: Target, share: float | None) -> str:
    """How much of a recommendation is reached; '≥' where it may be more, since values are not known."""
    sign = "≥ " if target.met is None and share is not None else ""
    return sign + amount_text(share, Unit.SHARE)


def _nutrient(target: Target) -> str:
    name = _("Calcium") if target.value.nutrient is Nutrient.CALCIUM else _("Vitamin D")
    return f"{name}: "


def _reached(target: Target) -> str:
    if target.met is None:
        return _("not known")
    return _("yes") if target.met else _("no")


def pattern_table(review: PeriodReview, sources: NumberedSources) -> Table:
    """The figures of the whole period: requirement, loads, foods of interest, and how well it is known."""
    advised = _(
        "Advised: {fish} fish a week, of it {oily} oily; {portions} portions of {portion} fruit and vegetables a day."
    ).format(
        fish=amount_text(FISH_G_PER_WEEK, Unit.GRAMS),
        oily=amount_text(OILY_FISH_G_PER_WEEK, Unit.GRAMS),
        portions=number(FRUIT_AND_VEGETABLES_G_PER_DAY / PORTION_G),
        portion=amount_text(PORTION_G, Unit.GRAMS),
    )
    notes = [load_sentence(review), _requirement(review, sources), f"{advised} {sources.mark(SOURCE)}"]
    return Table(
        "pattern",
        _("What else the days tell"),
        (_("Figure"), _("Value")),
        tuple(
            (figure_label(one.code), figure_text(one))
            for one in period_figures(review)
            if one.code not in _NOT_IN_PATTERN
        ),
        notes=(" ".join(note for note in notes if note),),
    )


def _requirement(review: PeriodReview, sources: NumberedSources) -> str | None:
    if review.average_requirement_mg is None or review.recommended_mg is None:
        return None
    told = _("NNR 2023: average requirement {requirement}, recommended intake {recommended}.").format(
        requirement=amount_text(review.average_requirement_mg, Unit.MG),
        recommended=amount_text(review.recommended_mg, Unit.MG),
    )
    return f"{told} {sources.mark('nnr-2023')}"


def foods_table(review: PeriodReview) -> Table:
    """The ten foods that bring the most calcium."""
    notes = [_("A day, of all counted days.")]
    if any(food.assumed for food in review.foods):
        notes.append(_("~ its absorption is assumed, not measured."))
    return Table(
        "foods",
        _("The foods that bring the most calcium"),
        (_("Food"), "g", "mg", _("mg absorbed"), _("Share")),
        tuple(
            (
                ("~ " if food.assumed else "") + (food.name_da if language() == "da" else food.name_en),
                UNKNOWN if food.grams is None else number(food.grams),
                number(food.calcium_mg),
                number(food.absorbed_mg),
                amount_text(food.share, Unit.SHARE),
            )
            for food in review.foods
        ),
        notes=(" ".join(notes),),
    )


def comparison_table(both: Comparison) -> Table:
    """The main figures of both periods, and how they changed."""
    overlap = overlap_sentence(both)
    return Table(
        "comparison",
        _("Before and after"),
        (_("A day"), period(both.before), period(both.after), _("Change")),
        tuple(
            (
                figure_label(one.after.code),
                figure_text(one.before),
                figure_text(one.after),
                change_text(one),
            )
            for one in compared_figures(both)
            if one.after.code in _COMPARED
        ),
        notes=() if overlap is None else (overlap,),
    )


def period(review: PeriodReview) -> str:
    """The first and the last day."""
    return f"{review.view.first.isoformat()} – {review.view.last.isoformat()}"


def picture_tables(review: PeriodReview) -> Sequence[Table]:
    """Where the calcium comes from, for those who cannot see the pictures."""
    headings = (_("Calcium, mg a day"), _("Share"))
    return (
        Table(
            "meals",
            _("Calcium by meal"),
            (_("Meal"), *headings),
            tuple(
                (meal_name(one.meal), number(one.calcium_mg), amount_text(one.share, Unit.SHARE))
                for one in review.meals
            ),
        ),
        Table(
            "groups",
            _("Calcium by food group"),
            (_("Food group"), *headings),
            tuple(
                (group_text(one.group), number(one.calcium_mg), amount_text(one.share, Unit.SHARE))
                for one in review.groups
            ),
        ),
    )


def group_text(group: str) -> str:
    """The name of a food group; one that came from elsewhere has but its key."""
    return group_name(group) if group in GROUPS else group
