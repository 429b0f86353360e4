"""The answer first: enough or not, by how much, and how sure that is."""

from dataclasses import dataclass

from tracker.diary.advice_text import gap_sentence
from tracker.diary.advice_text import verdict as verdict_of
from tracker.diary.figures import figure as amount
from tracker.diary.target_wording import authority_name, recommended
from tracker.locale import _, ngettext, number
from tracker.nutrition.reference_values import Nutrient
from tracker.nutrition.targets import Target
from tracker.nutrition.usual_intake import DAYS_FOR_ANY_ANSWER
from tracker.review.period_review import PeriodReview
from tracker.review.report.numbered import NumberedSources


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader should know after one look."""

    verdict: str
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
    return Answer(
        verdict=verdict_of(view.advice),
        lines=tuple([gap_sentence(view), *_certainty(review, sources)]),
        provisional=view.advice.provisional and view.usual.n_days > 0,
        share=share,
        share_text="" if target is None else _share_text(target),
    )


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
    return (
        Tile(
            _("Calcium eaten"),
            at_least + amount(usual.mean_intake_mg, "mg"),
            _("of it supplements: {amount}").format(amount=amount(usual.supplement_mg, "mg")),
        ),
        Tile(
            _("absorbed (estimate)"),
            at_least + amount(usual.mean_absorbed_mg, "mg"),
            _("as much as {amount} from milk").format(amount=amount(usual.mean_milk_equivalent_mg, "mg")),
        ),
        Tile(
            _("missing"),
            "–" if view.advice.gap_mg is None else amount(view.advice.gap_mg, "mg"),
            _deciding_text(review),
        ),
        Tile(
            _("sure that it is enough"),
            "–" if usual.confidence_adequate is None else _confidence(usual.confidence_adequate),
            _days_needed(review),
        ),
        Tile(
            _("Vitamin D"),
            at_least_d + amount(usual.mean_vitamin_d_ug, "µg"),
            _("of it supplements: {amount}").format(amount=amount(usual.vitamin_d_supplement_ug, "µg")),
        ),
    )


def _confidence(value: float) -> str:
    # Never quite certain, whatever the rounding says.
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
        share=_("unknown") if target.coverage is None else f"{number(target.coverage * 100)} %",
        amount=recommended(target.value),
        authority=authority_name(target.value.authority),
    )


def _certainty(review: PeriodReview, sources: NumberedSources) -> list[str]:
    usual = review.view.usual
    if not usual.n_days or usual.confidence_adequate is None:
        return []
    told = ngettext(
        "From {count} day one can be {confidence} sure that usual intake is above the person's own requirement.",
        "From {count} days one can be {confidence} sure that usual intake is above the person's own requirement.",
        usual.n_days,
    ).format(count=usual.n_days, confidence=_confidence(usual.confidence_adequate))
    return [f"{told} {_days_needed(review)} {sources.mark('iom-2000')}"]


def _days_needed(review: PeriodReview) -> str:
    """How many more days make the answer firm."""
    usual, needed = review.view.usual, review.days_needed_for_firm_answer
    if needed is None:
        return _("No number of days makes it firm: the mean lies too near the requirement.")
    needed = max(needed, DAYS_FOR_ANY_ANSWER)
    if usual.n_days >= needed:
        return _("That is firm.")
    more = needed - usual.n_days
    return ngettext(
        "{count} more such day would make it firm.", "{count} more such days would make it firm.", more
    ).format(count=more)
