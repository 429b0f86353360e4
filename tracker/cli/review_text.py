"""A review as plain text, 80 columns wide."""

from tracker.cli.day_text import target_lines
from tracker.cli.review_tables import daily_table, foods_table, groups_table, meals_table, period_table
from tracker.cli.tables import columns, wrapped
from tracker.diary.advice_text import AdviceText, advice_text, disclaimer
from tracker.diary.period import PeriodView
from tracker.diary.period_wording import counted_sentence
from tracker.diary.target_wording import coverage_sentence, reckoned_with
from tracker.locale import _, language, number
from tracker.nutrition.reference_values import Nutrient
from tracker.nutrition.sources import citation
from tracker.review import sentences
from tracker.review.period_review import PeriodReview
from tracker.review.references import references


def review_text(review: PeriodReview) -> str:
    """The whole review: which days count, usual intake, targets, sources of calcium, completeness, and the advice."""
    view = review.view
    advice = advice_text(view.advice)
    of_figures = [citation(key) for key in references(review)]
    sources = (*advice.sources, *(one for one in of_figures if one not in advice.sources))
    parts = [_days(review)]
    if view.usual.n_days:
        parts += [_daily(review), _calcium(review), _vitamin_d(view)]
        parts += [_meals(review), groups_table(review), foods_table(review), _kinds(review)]
        parts += [_signs(review)] if review.signs else []
    parts += [
        _advice(view, advice),
        [line for place, source in enumerate(sources, 1) for line in wrapped(source, f"[{place}] ")],
        wrapped(disclaimer()),
    ]
    return "\n\n".join("\n".join(part) for part in parts)


def _days(review: PeriodReview) -> list[str]:
    view = review.view
    lines = [
        f"{view.person.name} · {view.first.isoformat()} – {view.last.isoformat()}",
        counted_sentence(view.usual),
    ]
    for sentence in (*sentences.not_used_sentences(review), sentences.archived_sentence(review)):
        lines += wrapped(sentence or "")
    return lines


def _daily(review: PeriodReview) -> list[str]:
    usual = review.view.usual
    unknown = [
        (_("Calcium is at least that much; entries without a value: {count}"), usual.unknown_entries),
        (
            _("Vitamin D is at least that much; entries without a value: {count}"),
            usual.unknown_vitamin_d_entries,
        ),
    ]
    return [
        *daily_table(review),
        *(line for text, count in unknown if count for line in wrapped(text.format(count=count))),
        *wrapped(reckoned_with(review.view.coefficients)),
    ]


def _calcium(review: PeriodReview) -> list[str]:
    view = review.view
    why = coverage_sentence(view.targets, view.usual.mean_milk_equivalent_mg, view.coefficients)
    lines = [_("Is the calcium enough?"), *target_lines(view.targets, Nutrient.CALCIUM), *wrapped(why or "")]
    lines += period_table(review)
    for sentence in (
        sentences.below_sentence(review),
        sentences.confidence_sentence(review),
        sentences.coefficient_sets_sentence(review),
    ):
        lines += wrapped(sentence or "")
    return lines


def _vitamin_d(view: PeriodView) -> list[str]:
    return [_("Is the vitamin D enough?"), *target_lines(view.targets, Nutrient.VITAMIN_D)]


def _meals(review: PeriodReview) -> list[str]:
    return [*meals_table(review), *wrapped(sentences.load_sentence(review) or "")]


def _kinds(review: PeriodReview) -> list[str]:
    lines = [_("Fish, fruit and vegetables")]
    for sentence in (sentences.fish_sentence(review), sentences.fruit_vegetables_sentence(review)):
        lines += wrapped(sentence or "", "  ")
    return lines


def _signs(review: PeriodReview) -> list[str]:
    lines = [_("Was everything logged?")]
    for sign in review.signs:
        lines += wrapped(sentences.sign_sentence(sign, review.energy), "- ")
    return lines


def _advice(view: PeriodView, advice: AdviceText) -> list[str]:
    lines = wrapped(_("Advice: {verdict}").format(verdict=advice.verdict))
    for reason in (*advice.reasons, *advice.warnings):
        lines += wrapped(reason.marked, "- ")
    if view.foods:
        lines.append(_("Foods that would help, in the usual portion:"))
        lines += [
            "  "
            + columns(
                (-52, 8, 12),
                one.food.name(language()),
                f"{number(one.grams)} g",
                f"+{number(one.adds_milk_equivalent_mg)} mg",
            )
            for one in view.foods
        ]
    for block in advice.official_blocks:
        lines += wrapped(f"{block.heading}:")
        for rule in block.rules:
            lines += wrapped(rule.marked, "  ")
    return lines
