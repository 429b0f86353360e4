"""Finding and ordering patients, and the short words of their list."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, Final

from tracker.diary.patients import Flag, PatientSummary
from tracker.diary.wording import condition_name
from tracker.foods.folding import fold
from tracker.locale import _
from tracker.nutrition.calcium_verdict import AdviceStatus

_URGENCY: Final = (
    AdviceStatus.REFER,
    AdviceStatus.SUPPLEMENT,
    AdviceStatus.FOOD_FIRST,
    AdviceStatus.INSUFFICIENT_DAYS,
    AdviceStatus.NONE_NEEDED,
)


class PatientColumn(StrEnum):
    """What a list of patients can be sorted by."""

    NAME = "name"
    AGE = "age"
    CONDITIONS = "conditions"
    """How many there are."""
    DAYS = "days"
    """Those that count."""
    LAST_ENTRY = "last-entry"
    COVERAGE = "coverage"
    VITAMIN_D = "vitamin-d"
    ADVICE = "advice"
    """What needs a look soonest comes first."""
    FLAGS = "flags"
    """Those with the most come first."""


_KEYS: Final[dict[PatientColumn, Callable[[PatientSummary], Any]]] = {
    PatientColumn.NAME: lambda one: fold(one.person.name),
    PatientColumn.AGE: lambda one: one.age,
    PatientColumn.CONDITIONS: lambda one: len(one.person.profile.conditions) or None,
    PatientColumn.DAYS: lambda one: one.days_used,
    PatientColumn.LAST_ENTRY: lambda one: one.last_entry,
    PatientColumn.COVERAGE: lambda one: one.coverage,
    PatientColumn.VITAMIN_D: lambda one: one.mean_vitamin_d_ug,
    PatientColumn.ADVICE: lambda one: _URGENCY.index(one.advice),
    PatientColumn.FLAGS: lambda one: -len(one.flags),
}


def ordered(
    patients: Iterable[PatientSummary], by: PatientColumn, *, descending: bool = False
) -> list[PatientSummary]:
    """The patients in that order, and by name where they are alike; whatever is unknown comes last."""
    by_name = sorted(patients, key=_KEYS[PatientColumn.NAME])
    key = _KEYS[by]
    known = [one for one in by_name if key(one) is not None]
    unknown = [one for one in by_name if key(one) is None]
    return sorted(known, key=key, reverse=descending) + unknown


def matching(patients: Iterable[PatientSummary], typed: str) -> list[PatientSummary]:
    """Those of the patients in whose words every typed word stands."""
    words = fold(typed).split()
    return [one for one in patients if all(word in found_by(one) for word in words)]


def found_by(patient: PatientSummary) -> str:
    """Everything in words that a patient can be found by, folded."""
    words = [patient.person.name, status_name(patient.advice)]
    words += map(condition_name, patient.person.profile.conditions)
    words += map(flag_name, patient.flags)
    return fold(" ".join(words))


def status_name(status: AdviceStatus) -> str:
    """An advice in two words."""
    return {
        AdviceStatus.NONE_NEEDED: _("none needed"),
        AdviceStatus.FOOD_FIRST: _("food first"),
        AdviceStatus.SUPPLEMENT: _("supplement"),
        AdviceStatus.INSUFFICIENT_DAYS: _("too few days"),
        AdviceStatus.REFER: _("refer"),
    }[status]


def flag_name(flag: Flag) -> str:
    """A flag in two or three words."""
    return {
        Flag.NO_ENTRIES: _("nothing logged"),
        Flag.FEW_DAYS: _("too few days"),
        Flag.NOT_LATELY: _("not lately"),
        Flag.BELOW_REQUIREMENT: _("below AR"),
        Flag.ABOVE_UPPER_LEVEL: _("above UL"),
        Flag.MANY_UNKNOWN: _("many unknown"),
        Flag.SETS_DISAGREE: _("sets disagree"),
        Flag.EXCLUSION: _("no dose: illness"),
    }[flag]
