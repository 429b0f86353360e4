"""All patients of a period together, in words and figures.

Imports the review and with it pandas, so it is itself imported only when a cohort is asked for.
"""

from collections.abc import Iterator

from tracker.diary.figures import figure
from tracker.diary.target_wording import reckoned_with
from tracker.locale import _, ngettext, number
from tracker.review.cohort import Cohort, Distribution
from tracker.review.cohort_text import method_sentences
from tracker.tui.review_text import share

_NAME = 20
_QUANTILES = (0.05, 0.25, 0.50, 0.75, 0.95)
_WIDTH = 7


def headline(cohort: Cohort) -> str:
    """The answer for the group, and of how many."""
    cut = cohort.cut_point
    if cut.share is None:
        return _("No patient has days enough in this period.")
    return _(
        "An estimated {share} of {count} patients with enough days get less calcium than they require."
    ).format(share=share(cut.share), count=cut.n)


def table(cohort: Cohort) -> str:
    """The spread of usual intake over the patients, then what is known and what is not."""
    return "\n".join([*_spread(cohort), "", *_shares(cohort)])


def footnote(cohort: Cohort) -> str:
    """With what it was reckoned, and what the method may be used for."""
    return "\n".join((reckoned_with(cohort.coefficients), *method_sentences()))


def plot_title() -> str:
    """What the picture shows."""
    return _("Patients by usual calcium counted as milk, mg a day")


def _spread(cohort: Cohort) -> Iterator[str]:
    heads = (_("n"), _("avg."), _("SD"), *(f"p{number(one * 100)}" for one in _QUANTILES))
    yield " " * _NAME + "".join(f"{head:>{_WIDTH}}" for head in heads)
    rows = (
        (_("Calcium eaten, mg"), cohort.intake_mg, 0),
        (_("absorbed, mg"), cohort.absorbed_mg, 0),
        (_("as from milk, mg"), cohort.milk_equivalent_mg, 0),
        (_("Vitamin D, µg"), cohort.vitamin_d_ug, 1),
    )
    for name, spread, decimals in rows:
        yield f"{name:<{_NAME}.{_NAME}}" + "".join(f"{cell:>{_WIDTH}}" for cell in _cells(spread, decimals))


def _cells(spread: Distribution, decimals: int) -> Iterator[str]:
    yield str(spread.n)
    quantiles = dict(spread.quantiles)
    for value in (spread.mean, spread.sd, *(quantiles[one] for one in _QUANTILES)):
        yield figure(value, "µg" if decimals else "mg").split()[0]


def _shares(cohort: Cohort) -> Iterator[str]:
    yield _("Below the average requirement, counted as milk: {share} ({below} of {count})").format(
        share=share(cohort.cut_point.share), below=cohort.cut_point.below, count=cohort.cut_point.n
    )
    yield _("Below the average requirement, as eaten: {share} ({below} of {count})").format(
        share=share(cohort.intake_cut_point.share),
        below=cohort.intake_cut_point.below,
        count=cohort.intake_cut_point.n,
    )
    yield _("Patients who log a supplement: {share}").format(share=share(cohort.supplement_share))
    yield _("Patients without enough days: {share}; of them nothing logged at all: {count}").format(
        share=share(cohort.few_days_share), count=cohort.without_entries
    )
    yield _("Entries without a calcium value: {missing}").format(missing=share(cohort.missing_share))


def counted(cohort: Cohort) -> str:
    """How many there are."""
    return ngettext("{count} patient", "{count} patients", len(cohort.members)).format(
        count=len(cohort.members)
    )
