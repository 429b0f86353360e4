"""The headings of a report, the same on every kind of page."""

from dataclasses import dataclass

from tracker.locale import _
from tracker.review.report.text import ReportText


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands over each part."""

    provisional: str
    quality: str
    advice: str
    ways: str
    foods: str
    notes: str
    method: str
    sources: str


def headings(told: ReportText) -> Headings:
    """The headings in the language in force."""
    return Headings(
        provisional=_("Provisional: see why under the advice."),
        quality=_("How far the record can be trusted"),
        advice=_("Advice: {verdict}").format(verdict=told.advice.verdict),
        ways=_("The two ways of reckoning absorption"),
        foods=_("Foods that would help, in the usual portion"),
        notes=_("Notes"),
        method=_("How it is reckoned"),
        sources=_("Sources"),
    )
