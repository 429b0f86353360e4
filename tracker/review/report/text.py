"""A report in words: everything that a page prints but its pictures, in the language in force."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker import __version__
from tracker.diary.advice_text import (
    AdviceText,
    advice_text,
    both_ways,
    disclaimer,
    gap_sentence,
    suggested_foods,
)
from tracker.diary.food_wording import coefficient_set_explanation
from tracker.diary.target_wording import coverage_sentence, reckoned_with
from tracker.locale import _, number
from tracker.nutrition.absorption import CoefficientSet
from tracker.review.report.answer import Answer, Tile, answer, tiles
from tracker.review.report.facts import Fact, facts
from tracker.review.report.notes import NoteText, note_texts
from tracker.review.report.numbered import NumberedSources
from tracker.review.report.quality import quality_sentences
from tracker.review.report.report import Report
from tracker.review.report.tables import (
    Table,
    comparison_table,
    foods_table,
    intake_table,
    pattern_table,
    period,
    picture_tables,
    targets_table,
)


@dataclass(frozen=True, slots=True)
class ReportText:
    """What a page says, part by part."""

    title: str
    name: str
    """The pseudonym."""
    period: str
    facts: tuple[Fact, ...]
    """What the report is made of and by whom."""
    answer: Answer
    tiles: tuple[Tile, ...]
    """The main figures; none without counting days."""
    tables: tuple[Table, ...]
    """Without counting days only the recommendations, and the other period where there is one."""
    picture_tables: tuple[Table, ...]
    """What the pictures show, for a format in which they may not be seen."""
    quality: tuple[str, ...]
    """How far the record can be trusted, and what was assumed."""
    advice: AdviceText
    reasons: tuple[str, ...]
    """Of the advice, its warnings too, but for what was assumed."""
    gap: str
    ways: tuple[str, ...]
    """Both ways of reckoning absorption; empty where they agree."""
    foods: tuple[str, ...]
    """Foods that would help."""
    notes: tuple[NoteText, ...]
    method: tuple[str, ...]
    sources: tuple[str, ...]
    """The first has number 1."""
    disclaimer: str
    made_with: str


def report_text(report: Report) -> ReportText:
    """All the words of a report."""
    review = report.review
    view = review.view
    told = advice_text(view.advice)
    sources = NumberedSources(told.sources)
    # The order of these calls is the order of the numbers.
    first = answer(review, sources)
    tables = _tables(report, sources)
    head = facts(report, sources)
    cited = (*told.reasons, *told.warnings)
    method = _method(report, sources)
    return ReportText(
        title=_("Calcium and vitamin D: review of a food record"),
        name=report.name,
        period=period(review),
        facts=head,
        answer=first,
        tiles=tiles(review),
        tables=tables,
        picture_tables=tuple(picture_tables(review)) if view.usual.n_days else (),
        quality=quality_sentences(review, told),
        advice=told,
        reasons=tuple(one.marked for one in cited if not one.assumption),
        gap=gap_sentence(view),
        ways=both_ways(view) if _disagree(report) else (),
        foods=tuple(
            _("{food}, {portion}: +{amount} mg").format(
                food=food.name, portion=food.portion, amount=number(food.adds_mg)
            )
            for food in suggested_foods(view)
        ),
        notes=note_texts(report.notes),
        method=method,
        sources=sources.citations,
        disclaimer=disclaimer(),
        made_with=_("Made with calcium-tracker {version}").format(version=__version__),
    )


def _tables(report: Report, sources: NumberedSources) -> tuple[Table, ...]:
    review, both = report.review, report.comparison
    if review.view.usual.n_days:
        tables = [
            intake_table(review),
            targets_table(review, sources),
            pattern_table(review, sources),
            foods_table(review),
        ]
    else:
        tables = [targets_table(review, sources)]
    return (*tables, comparison_table(both)) if both is not None else tuple(tables)


def _disagree(report: Report) -> bool:
    advice = report.review.view.advice
    return (
        advice.alternative_status is not None
        and (advice.alternative_status, advice.alternative_calcium_supplement_mg)
        != (advice.status, advice.calcium_supplement_mg)
    )  # fmt: skip


def _method(report: Report, sources: NumberedSources) -> tuple[str, ...]:
    view = report.review.view
    keys = (
        ("heaney-1990", "weaver-2017")
        if view.coefficients is CoefficientSet.LOAD
        else ("article", "weaver-2017")
    )
    parts: Sequence[str | None] = (
        f"{reckoned_with(view.coefficients)}. {coefficient_set_explanation(view.coefficients)} {sources.mark(*keys)}",
        coverage_sentence(view.targets, view.usual.mean_milk_equivalent_mg, view.coefficients),
    )
    return tuple(part for part in parts if part)
