"""A review as plain text, 80 columns wide."""

from collections.abc import Iterable

from tracker.cli.day_text import target_lines
from tracker.cli.tables import columns, wrapped
from tracker.diary.advice_text import AdviceText, advice_text, disclaimer
from tracker.diary.figures import bar, figure
from tracker.diary.period import PeriodView
from tracker.diary.period_wording import counted_sentence, not_counted_sentences
from tracker.diary.target_wording import coverage_sentence, reckoned_with
from tracker.foods.groups import group_name
from tracker.locale import _, language, number
from tracker.nutrition.reference_values import Nutrient
from tracker.nutrition.usual_intake import UsualIntake
from tracker.review.sources import calcium_by_group

_MAIN_GROUPS = 6


def review_text(view: PeriodView) -> str:
    """The whole review: which days count, usual intake, targets, sources of calcium, and the advice."""
    advice = advice_text(view.advice)
    parts = [_days(view)]
    if view.usual.n_days:
        parts += [_calcium(view), _vitamin_d(view), _sources(view)]
    parts += [
        _advice(view, advice),
        [line for place, source in enumerate(advice.sources, 1) for line in wrapped(source, f"[{place}] ")],
        wrapped(disclaimer()),
    ]
    return "\n\n".join("\n".join(part) for part in parts)


def _days(view: PeriodView) -> list[str]:
    usual = view.usual
    lines = [
        f"{view.person.name} · {view.first.isoformat()} – {view.last.isoformat()}",
        counted_sentence(usual),
    ]
    lines += [line for sentence in not_counted_sentences(view.usual) for line in wrapped(sentence)]
    return lines


def _calcium(view: PeriodView) -> list[str]:
    usual = view.usual
    rows = [
        (_("eaten"), _mean(usual.mean_intake_mg, "mg", usual.unknown_entries)),
        ("", _spread(usual)),
        (_("absorbed"), _("{figure} (estimate)").format(figure=figure(usual.mean_absorbed_mg, "mg"))),
        (_("as milk"), figure(usual.mean_milk_equivalent_mg, "mg")),
        (_("supplements"), figure(usual.supplement_mg, "mg")),
    ]
    why = coverage_sentence(view.targets, usual.mean_milk_equivalent_mg, view.coefficients)
    return [
        _("Calcium a day"),
        *_labelled(rows),
        *target_lines(view.targets, Nutrient.CALCIUM),
        *wrapped(why or ""),
        *wrapped(reckoned_with(view.coefficients)),
    ]


def _spread(usual: UsualIntake) -> str:
    values = {"low": figure(usual.min_intake_mg, "mg"), "high": figure(usual.max_intake_mg, "mg")}
    if usual.sd_intake_mg is None:
        return _("from {low} to {high}").format(**values)
    return _("from {low} to {high}, standard deviation {sd}").format(
        sd=figure(usual.sd_intake_mg, "mg"), **values
    )


def _vitamin_d(view: PeriodView) -> list[str]:
    usual = view.usual
    rows = [
        (_("mean"), _mean(usual.mean_vitamin_d_ug, "µg", usual.unknown_vitamin_d_entries)),
        (_("median"), figure(usual.median_vitamin_d_ug, "µg")),
        (_("supplements"), figure(usual.vitamin_d_supplement_ug, "µg")),
    ]
    return [_("Vitamin D a day"), *_labelled(rows), *target_lines(view.targets, Nutrient.VITAMIN_D)]


def _mean(value: float | None, unit: str, unknown_entries: int) -> str:
    if value is None or not unknown_entries:
        return figure(value, unit)
    return _("at least {figure}; entries without a value: {count}").format(
        figure=figure(value, unit), count=unknown_entries
    )


def _labelled(rows: Iterable[tuple[str, str]]) -> list[str]:
    return ["  " + columns((-14, -60), label, value) for label, value in rows]


def _sources(view: PeriodView) -> list[str]:
    shares = calcium_by_group(view.counting_entries, view.usual.n_days)
    return [
        _("Where the calcium comes from"),
        *(
            "  "
            + columns(
                (-44, 10, 8),
                group_name(one.group),
                figure(one.calcium_mg, "mg"),
                f"{number(one.share * 100)} %",
            )
            + f"  {bar(one.share)}"
            for one in shares[:_MAIN_GROUPS]
        ),
    ]


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
