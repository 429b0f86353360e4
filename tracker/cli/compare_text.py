"""Two periods side by side as plain text, 80 columns wide."""

from tracker.cli.tables import columns, wrapped
from tracker.diary.advice_text import disclaimer
from tracker.diary.advice_wording import status_verdict
from tracker.diary.period_wording import counted_sentence
from tracker.diary.target_wording import reckoned_with
from tracker.locale import _
from tracker.review.figures import compared_figures
from tracker.review.period_review import Comparison, PeriodReview
from tracker.review.sentences import archived_sentence, overlap_sentence
from tracker.review.wording import change_text, figure_label, figure_text

_WIDTHS = (-40, 12, 12, 12)


def compare_text(both: Comparison) -> str:
    """Every figure before and after, and what changed."""
    periods = ((_("Before"), both.before), (_("After"), both.after))
    heads = [line for name, review in periods for line in _period(name, review)]
    notes = (
        _("≥ and ~: there are entries without a value."),
        overlap_sentence(both),
        archived_sentence(both.after),
        reckoned_with(both.after.view.coefficients),
    )
    rows = [columns(_WIDTHS, "", _("before"), _("after"), _("change"))]
    for one in compared_figures(both):
        cells = (figure_text(one.before), figure_text(one.after), change_text(one))
        rows.append(columns(_WIDTHS, figure_label(one.after.code), *cells))
    parts = [
        [both.after.view.person.name, *heads],
        rows,
        [line for note in notes for line in wrapped(note or "")],
        wrapped(disclaimer()),
    ]
    return "\n\n".join("\n".join(part) for part in parts)


def _period(name: str, review: PeriodReview) -> list[str]:
    view = review.view
    lines = wrapped(
        f"{name}: {view.first.isoformat()} – {view.last.isoformat()}, {counted_sentence(view.usual)}"
    )
    return [*lines, *wrapped(_("Advice: {verdict}").format(verdict=status_verdict(view.advice.status)), "  ")]
