"""The tables of a report in words: what a page prints, whatever its format."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.diary.figures import UNKNOWN
from tracker.diary.figures import figure as amount
from tracker.diary.target_wording import note_sentence, target_title
from tracker.diary.wording import day_name, meal_name
from tracker.foods.groups import group_name
from tracker.locale import _, language, ngettext, number
from tracker.nutrition.food_advice import (
    FISH_G_PER_WEEK,
    FRUIT_AND_VEGETABLES_G_PER_DAY,
    PORTION_G,
    SOURCE,
)
from tracker.nutrition.reference_values import Nutrient
from tracker.nutrition.targets import Target
from tracker.review.period_review import Comparison, PeriodReview, Spread, Spreads
from tracker.review.report.numbered import NumberedSources


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


@dataclass(frozen=True, slots=True)
class _Figure:
    """One line of the table of intake."""

    name: str
    unit: str
    field: str
    unknown_entries: int = 0
    part: bool = False
    """Whether it is a part of the line above."""


def intake_table(review: PeriodReview) -> Table:
    """Calcium, vitamin D and energy of the counting days: mean, median, spread, range, weekday and weekend."""
    rows = [_intake_row(review, one) for one in _figures(review)]
    days = review.view.usual.n_days
    return Table(
        "intake",
        _("What the counted days give, a day"),
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
        emphasised=frozenset({0, 4}),
        notes=(
            ngettext("From {count} counted day.", "From {count} counted days.", days).format(count=days)
            + " "
            + _(
                "≥: at least, since there are entries whose value is not known. Days: those with a known figure."
            ),
        ),
    )


def _figures(review: PeriodReview) -> tuple[_Figure, ...]:
    usual = review.view.usual
    calcium, vitamin_d = usual.unknown_entries, usual.unknown_vitamin_d_entries
    return (
        _Figure(_("Calcium eaten"), "mg", "calcium_mg", calcium),
        _Figure(_("from food"), "mg", "food_calcium_mg", calcium, part=True),
        _Figure(_("from supplements"), "mg", "supplement_calcium_mg", part=True),
        _Figure(_("Calcium absorbed (estimate)"), "mg", "absorbed_mg", calcium),
        _Figure(_("Calcium counted as milk"), "mg", "milk_equivalent_mg", calcium),
        _Figure(_("Vitamin D"), "µg", "vitamin_d_ug", vitamin_d),
        _Figure(_("from food"), "µg", "food_vitamin_d_ug", vitamin_d, part=True),
        _Figure(_("from supplements"), "µg", "supplement_vitamin_d_ug", part=True),
        _Figure(_("Energy"), "kcal", "energy_kcal"),
    )


def _intake_row(review: PeriodReview, one: _Figure) -> tuple[str, ...]:
    def spread_of(spreads: Spreads) -> Spread:
        found: Spread = getattr(spreads, one.field)
        return found

    every = spread_of(review.all_days)
    at_least = "≥ " if one.unknown_entries and every.mean is not None else ""
    name = f"– {one.name}" if one.part else one.name
    return (
        f"{name}, {one.unit}",
        at_least + _plain(every.mean, one.unit),
        _plain(every.median, one.unit),
        _plain(every.sd, one.unit),
        _range(every, one.unit),
        str(every.n),
        _plain(spread_of(review.weekdays).mean, one.unit),
        _plain(spread_of(review.weekend).mean, one.unit),
    )


def _range(spread: Spread, unit: str) -> str:
    if spread.minimum is None or spread.maximum is None:
        return UNKNOWN
    return f"{_plain(spread.minimum, unit)}–{_plain(spread.maximum, unit)}"


def _plain(value: float | None, unit: str) -> str:
    """A figure without its unit, which the line names."""
    return amount(value, unit).removesuffix(f" {unit}")


def targets_table(review: PeriodReview, sources: NumberedSources) -> Table:
    """Every authority's recommendation, and how far usual intake reaches."""
    shown = [target for target in review.view.targets if target.value.recommended is not None]
    notes = []
    for target in shown:
        if target.value.note is not None and (told := note_sentence(target.value.note)) not in notes:
            notes.append(told)
    return Table(
        "targets",
        _("Against the recommendations"),
        (_("Recommendation"), _("Source"), _("Eaten"), _("Absorbed"), _("Reached")),
        tuple(
            (
                _nutrient(target) + target_title(target.value) + (" *" if target.value.applies else ""),
                sources.mark(target.value.source),
                _at_least(target) + percent(target.intake_share),
                "–" if target.absorbed_target is None else _at_least(target) + percent(target.coverage),
                reached(target),
            )
            for target in shown
        ),
        texts=2,
        emphasised=frozenset(place for place, target in enumerate(shown) if target.value.applies),
        notes=(" ".join((_("* decides for this person."), *notes)),),
    )


def _at_least(target: Target) -> str:
    """The sign of a share that may be larger, since there are entries whose value is not known."""
    return "≥ " if target.met is None and target.coverage is not None else ""


def _nutrient(target: Target) -> str:
    name = _("Calcium") if target.value.nutrient is Nutrient.CALCIUM else _("Vitamin D")
    return f"{name}: "


def reached(target: Target) -> str:
    """Whether a recommendation is reached, in one word."""
    if target.met is None:
        return _("not known")
    return _("yes") if target.met else _("no")


def percent(share: float | None) -> str:
    """A share as whole percent; a question mark where it is unknown."""
    return f"{UNKNOWN if share is None else number(share * 100)} %"


def pattern_table(review: PeriodReview, sources: NumberedSources) -> Table:
    """What else the days tell: requirement, loads, foods of interest, and how well it is known."""
    return Table(
        "pattern",
        _("What else the days tell"),
        (_("Figure"), _("Value")),
        (*_requirement_rows(review, sources), *_eating_rows(review, sources), *_certainty_rows(review)),
    )


def _requirement_rows(review: PeriodReview, sources: NumberedSources) -> list[tuple[str, str]]:
    if review.average_requirement_mg is None or review.recommended_mg is None:
        return []
    both = _("{milk}; eaten {eaten}")
    mark = sources.mark("nnr-2023")
    return [
        (
            _("As milk, of the average requirement, {amount}").format(amount=amount(review.average_requirement_mg, "mg")) + f" {mark}",
            both.format(
                milk=percent(review.share_of_average_requirement),
                eaten=percent(review.intake_share_of_average_requirement),
            ),
        ),
        (
            _("As milk, of the recommended intake, {amount}").format(amount=amount(review.recommended_mg, "mg")) + f" {mark}",
            both.format(
                milk=percent(review.share_of_recommended), eaten=percent(review.intake_share_of_recommended)
            ),
        ),
        (
            _("Days below the average requirement"),
            _("{below} of {days}").format(
                below=review.days_below_average_requirement, days=review.all_days.milk_equivalent_mg.n
            ),
        ),
    ]  # fmt: skip


def _eating_rows(review: PeriodReview, sources: NumberedSources) -> list[tuple[str, str]]:
    largest = review.largest_load
    mark = sources.mark(SOURCE)
    return [
        (
            _("Largest amount of calcium at once"),
            UNKNOWN
            if largest is None
            else f"{amount(largest.calcium_mg, 'mg')}, {meal_name(largest.meal).lower()}, {day_name(largest.day)}",
        ),
        (
            _("Fish a week, {advised} advised").format(advised=amount(FISH_G_PER_WEEK, "g")) + f" {mark}",
            _("{fish}, of it oily {oily}").format(
                fish=amount(review.fish_g_per_week, "g"), oily=amount(review.oily_fish_g_per_week, "g")
            ),
        ),
        (
            _("Fruit and vegetables a day, {advised} portions of {portion} advised").format(
                advised=number(FRUIT_AND_VEGETABLES_G_PER_DAY / PORTION_G), portion=amount(PORTION_G, "g")
            )
            + f" {mark}",
            UNKNOWN
            if review.fruit_vegetable_portions_per_day is None
            else number(review.fruit_vegetable_portions_per_day, 1),
        ),
        (_("Calcium from fortified foods"), percent(review.fortified_share)),
    ]


def _certainty_rows(review: PeriodReview) -> list[tuple[str, str]]:
    return [
        (_("Calcium whose absorption is assumed"), percent(review.assumed_share)),
        (_("Entries without a calcium value"), percent(review.missing_share)),
    ]


def foods_table(review: PeriodReview) -> Table:
    """The ten foods that bring the most calcium."""
    assumed = any(food.assumed for food in review.foods)
    notes = [_("A day, of all counted days.")]
    if assumed:
        notes.append(_("~ its absorption is assumed, not measured."))
    return Table(
        "foods",
        _("The foods that bring the most calcium"),
        (_("Food"), _("g"), _("mg"), _("mg absorbed"), _("Share")),
        tuple(
            (
                (food.name_da if language() == "da" else food.name_en) + (" ~" if food.assumed else ""),
                number(food.grams),
                number(food.calcium_mg),
                number(food.absorbed_mg),
                percent(food.share),
            )
            for food in review.foods
        ),
        notes=(" ".join(notes),),
    )


def comparison_table(comparison: Comparison) -> Table:
    """The same figures of both periods."""
    both = (comparison.before, comparison.after)
    usual = [review.view.usual for review in both]
    rows = (
        (_("Counted days"), *[str(one.n_days) for one in usual]),
        (_("Calcium eaten"), *[amount(one.mean_intake_mg, "mg") for one in usual]),
        (_("– from supplements"), *[amount(one.supplement_mg, "mg") for one in usual]),
        (_("Calcium absorbed (estimate)"), *[amount(one.mean_absorbed_mg, "mg") for one in usual]),
        (_("Calcium counted as milk"), *[amount(one.mean_milk_equivalent_mg, "mg") for one in usual]),
        (_("Of the recommended intake (NNR 2023)"), *[percent(one.share_of_recommended) for one in both]),
        (_("Confidence that it is enough"), *[percent(one.confidence_adequate) for one in usual]),
        (_("Vitamin D"), *[amount(one.mean_vitamin_d_ug, "µg") for one in usual]),
    )
    return Table(
        "comparison",
        _("Before and after"),
        (_("A day"), *[period(review) for review in both]),
        rows,
    )


def period(review: PeriodReview) -> str:
    """The first and the last day."""
    return f"{review.view.first.isoformat()} – {review.view.last.isoformat()}"


def group_and_meal_tables(review: PeriodReview) -> Sequence[Table]:
    """Where the calcium comes from, for those who cannot see the pictures."""
    headings = (_("Calcium, mg a day"), _("Share"))
    return (
        Table(
            "meals",
            _("Calcium by meal"),
            (_("Meal"), *headings),
            tuple((meal_name(one.meal), number(one.calcium_mg), percent(one.share)) for one in review.meals),
        ),
        Table(
            "groups",
            _("Calcium by food group"),
            (_("Food group"), *headings),
            tuple(
                (group_name(one.group), number(one.calcium_mg), percent(one.share)) for one in review.groups
            ),
        ),
    )
