"""The head of a report: whose record it is, what it was reckoned with, and who made it."""

from dataclasses import dataclass

from tracker.diary.food_wording import coefficient_set_name
from tracker.diary.profile_wording import profile_details
from tracker.diary.target_wording import authority_name
from tracker.locale import _
from tracker.nutrition.absorption import COEFFICIENT_SET_VERSION
from tracker.nutrition.reference_values import Nutrient
from tracker.review.report.numbered import NumberedSources
from tracker.review.report.report import Report

_SHOWN_OF_VERSION = 8
"""Letters of the food table's sha256 that are shown: enough to tell two tables apart."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and its value."""

    name: str
    value: str


def facts(report: Report, sources: NumberedSources) -> tuple[Fact, ...]:
    """Everything a reader needs to know of how the figures came about."""
    review = report.review
    view = review.view
    logged = sum(1 for record in view.records if record.eating_occasions)
    told = [
        Fact(_("Person"), profile_details(view.person.profile)),
        Fact(
            _("Days"),
            _("{logged} logged of {days}, {used} counted").format(
                logged=logged, days=len(review.days), used=view.usual.n_days
            ),
        ),
        Fact(_("Method"), _("food record")),
        Fact(_("References"), _references(report, sources)),
        Fact(
            _("Absorption"),
            _("{set}, version {version}").format(
                set=coefficient_set_name(view.coefficients), version=COEFFICIENT_SET_VERSION
            ),
        ),
        Fact(_("Food table"), food_table(report)),
        Fact(_("Made on"), report.made_on.isoformat()),
    ]
    if report.author:
        told.append(Fact(_("Made by"), report.author))
    return tuple(told)


def _references(report: Report, sources: NumberedSources) -> str:
    """Whose recommendations the intake is held against, and which of calcium decides."""
    held = report.review.view.targets
    authorities = dict.fromkeys(authority_name(target.value.authority) for target in held)
    decides = [
        authority_name(target.value.authority)
        for target in held
        if target.value.applies and target.value.nutrient is Nutrient.CALCIUM
    ]
    marks = sources.mark(*(target.value.source for target in held))
    if not decides:
        return f"{', '.join(authorities)} {marks}"
    return _("{all} {marks}; {authority} decides").format(
        all=", ".join(authorities), marks=marks, authority=decides[0]
    )


def food_table(report: Report) -> str:
    """Name and version of the food table."""
    version = report.review.food_table_version[:_SHOWN_OF_VERSION]
    return _("Frida 5.4 and Fineli 20, foods.csv {version}").format(version=version or _("unknown"))
