"""The answer first: enough or not, by how much, and how sure that is."""

from dataclasses import dataclass

from tracker.diary.advice_text import gap_sentence
from tracker.diary.advice_text import verdict as verdict_of
from tracker.diary.figures import figure as amount
from tracker.diary.target_wording import authority_name, recommended
from tracker.locale import _, ngettext, number
from tracker.nutrition.reference_values import Nutrient
from tracker.nutrition.targets import Target
from tracker.review.period_review import PeriodReview
from tracker.review.report.numbered import NumberedSources
from tracker.review.report.tables import share_text
from tracker.review.sentences import confidence_sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader should know after one look."""

    headline: str
    """Enough or not, and by how much."""
    verdict: str
    """The advice in a few words."""
    lines: tuple[str, ...]
    provisional: bool
    share: float | None
    """Of the recommendation that decides, in absorbed terms; 1 is the whole of it."""
    share_text: str
    """The same in words, as the picture of it is labelled."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One of the main figures."""

    name: str
    value: str
    detail: str


def answer(review: PeriodReview, sources: NumberedSources) -> Answer:
    """The answer of a review."""
    view = review.view
    target = deciding_target(review)
    share = None if target is None else target.coverage
    certainty = [f"{confidence_sentence(review)} {sources.mark('iom-2000')}"] if view.usual.n_days else []
    return Answer(
        headline=_headline(review),
        verdict=verdict_of(view.advice),
        lines=(gap_sentence(view), *certainty),
        provisional=view.advice.provisional and view.usual.n_days > 0,
        share=share,
        share_text="" if target is None else _share_text(target),
    )


def _headline(review: PeriodReview) -> str:
    usual, gap = review.view.usual, review.view.advice.gap_mg
    if not usual.n_days:
        return _("No counted day in this period")
    if not usual.sufficient:
        return _("Too few days to tell whether it is enough")
    if gap is None:
        return _("Whether it is enough is for a doctor to decide")
    if not gap:
        return _("Enough: the recommendation is reached")
    if usual.unknown_entries:
        return _("Probably not enough: up to {gap} of calcium a day are missing").format(
            gap=amount(gap, "mg")
        )
    return _("Not enough: {gap} of calcium a day are missing").format(gap=amount(gap, "mg"))


def deciding_target(review: PeriodReview) -> Target | None:
    """The recommendation of diet and supplements together that decides for the person."""
    for target in review.view.targets:
        if (
            target.value.applies
            and target.value.nutrient is Nutrient.CALCIUM
            and target.absorbed_target is not None
        ):
            return target
    return None


def tiles(review: PeriodReview) -> tuple[Tile, ...]:
    """The main figures; none without counting days."""
    view, usual = review.view, review.view.usual
    if not usual.n_days:
        return ()
    at_least = "≥ " if usual.unknown_entries else ""
    at_least_d = "≥ " if usual.unknown_vitamin_d_entries else ""
    supplements = _("of it supplements: {amount}")
    return (
        Tile(
            _("Calcium eaten a day"),
            at_least + amount(usual.mean_intake_mg, "mg"),
            supplements.format(amount=amount(usual.supplement_mg, "mg")),
        ),
        Tile(
            _("Absorbed (estimate)"),
            at_least + amount(usual.mean_absorbed_mg, "mg"),
            _("as {amount} from milk").format(amount=amount(usual.mean_milk_equivalent_mg, "mg")),
        ),
        Tile(
            _("Missing"),
            "–" if view.advice.gap_mg is None else amount(view.advice.gap_mg, "mg"),
            _deciding_text(review),
        ),
        Tile(
            _("How sure it is enough"),
            "–" if usual.confidence_adequate is None else confidence_text(usual.confidence_adequate),
            ngettext("from {count} day", "from {count} days", usual.n_days).format(count=usual.n_days),
        ),
        Tile(
            _("Vitamin D a day"),
            at_least_d + amount(usual.mean_vitamin_d_ug, "µg"),
            supplements.format(amount=amount(usual.vitamin_d_supplement_ug, "µg")),
        ),
    )


def confidence_text(value: float) -> str:
    """A confidence as whole percent, never quite certain."""
    return "> 99 %" if value > 0.99 else "< 1 %" if value < 0.01 else f"{number(value * 100)} %"


def _deciding_text(review: PeriodReview) -> str:
    target = deciding_target(review)
    if target is None:
        return ""
    return _("of {amount} ({authority})").format(
        amount=recommended(target.value), authority=authority_name(target.value.authority)
    )


def _share_text(target: Target) -> str:
    return _("{share} of the {amount} that {authority} recommends").format(
        share=share_text(target, target.coverage),
        amount=recommended(target.value),
        authority=authority_name(target.value.authority),
    )
