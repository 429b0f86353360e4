"""The patients of a desk as their list draws them: rows, their order, what they are found by, and words for one.

Imports the diary, so it is itself imported only when a desk opens.
"""

from collections.abc import Iterable, Sequence

from tracker.diary import patient_list
from tracker.diary.figures import UNKNOWN, bar, figure
from tracker.diary.patient_list import PatientColumn, flag_name, status_name
from tracker.diary.patients import Flag, PatientSummary
from tracker.diary.profile_wording import profile_details
from tracker.diary.target_wording import authority_name
from tracker.diary.wording import condition_name
from tracker.foods.folding import fold
from tracker.locale import _, number
from tracker.tui.patient_order import Order, Sorting
from tracker.tui.widgets.rows import Column, Row

_BAR_CELLS = 5
_ASCENDING, _DESCENDING = "▲", "▼"


def columns(order: Order) -> tuple[Column, ...]:
    """The columns of the list, with the sign of the order in the one that it is sorted by."""
    widths = {
        Sorting.NAME: (18, 16), Sorting.AGE: (5, 5), Sorting.CONDITIONS: (15, 0), Sorting.DAYS: (11, 11),
        Sorting.LAST_ENTRY: (10, 0), Sorting.COVERAGE: (12, 12), Sorting.VITAMIN_D: (8, 0),
        Sorting.ADVICE: (13, 13), Sorting.FLAGS: (0, 0),
    }  # fmt: skip
    to_the_right = (Sorting.AGE, Sorting.DAYS, Sorting.COVERAGE, Sorting.VITAMIN_D)
    return tuple(Column(_title(one, order), *widths[one], right=one in to_the_right) for one in Sorting)


def column_name(by: Sorting) -> str:
    """What a column is called."""
    return {
        Sorting.NAME: _("Name"),
        Sorting.AGE: _("Age"),
        Sorting.CONDITIONS: _("Conditions"),
        Sorting.DAYS: _("Days"),
        Sorting.LAST_ENTRY: _("Last entry"),
        Sorting.COVERAGE: _("Calcium"),
        Sorting.VITAMIN_D: _("Vit. D"),
        Sorting.ADVICE: _("Advice"),
        Sorting.FLAGS: _("To look at"),
    }[by]


def patient_row(patient: PatientSummary) -> Row:
    """One row: of the days those logged, marked complete and used; of calcium the share of the target absorbed."""
    name = patient.person.name
    if patient.person.archived:
        name = _("{name} (archived)").format(name=name)
    return Row(
        (
            name,
            UNKNOWN if patient.age is None else str(patient.age),
            ", ".join(map(condition_name, sorted(patient.person.profile.conditions))),
            f"{patient.days_logged}/{patient.days_complete}/{patient.days_used}",
            "–" if patient.last_entry is None else patient.last_entry.isoformat(),
            _coverage(patient),
            _rounded(patient.mean_vitamin_d_ug),
            status_name(patient.advice),
            ", ".join(map(flag_name, patient.flags)),
        )
    )


def ordered(patients: Iterable[PatientSummary], order: Order) -> list[PatientSummary]:
    """The patients in that order, and by name where they are alike; whatever is unknown comes last."""
    return patient_list.ordered(patients, PatientColumn(order.by), descending=order.descending)


def matching(patients: Sequence[PatientSummary], texts: Sequence[str], typed: str) -> list[PatientSummary]:
    """Those of the patients in whose text, as `patient_list.found_by` gives it, every typed word stands."""
    words = fold(typed).split()
    return [one for one, text in zip(patients, texts, strict=True) if all(word in text for word in words)]


def flag_sentence(flag: Flag) -> str:
    """A flag told in full."""
    return {
        Flag.NO_ENTRIES: _("nothing is logged in this period"),
        Flag.FEW_DAYS: _("fewer days count than any answer needs"),
        Flag.NOT_LATELY: _("nothing is logged in its last seven days"),
        Flag.BELOW_REQUIREMENT: _("calcium is below the average requirement"),
        Flag.ABOVE_UPPER_LEVEL: _("calcium or vitamin D is above the upper level"),
        Flag.MANY_UNKNOWN: _("many entries have no calcium value"),
        Flag.SETS_DISAGREE: _("the two ways of reckoning absorption give different advice"),
        Flag.EXCLUSION: _("an illness or a medicine for which no dose is suggested"),
    }[flag]


def told(patient: PatientSummary) -> str:
    """The marked patient in full words, one line a subject."""
    days = _("Days: {logged} logged, {complete} marked complete, {used} used; newest entry {newest}.").format(
        logged=patient.days_logged,
        complete=patient.days_complete,
        used=patient.days_used,
        newest=_("none") if patient.last_entry is None else patient.last_entry.isoformat(),
    )
    lines = [f"{patient.person.name}: {profile_details(patient.person.profile)}", days, _absorbed(patient)]
    if patient.flags:
        lines.append("! " + "; ".join(map(flag_sentence, patient.flags)))
    return "\n".join(lines)


def _absorbed(patient: PatientSummary) -> str:
    if patient.coverage is None:
        return _("Absorbed calcium is unknown.")
    return _(
        "Absorbed {absorbed} of calcium a day, as from {milk} in milk: {share} % of what {authority} recommends. "
        "Vitamin D {vitamin_d}."
    ).format(
        absorbed=figure(patient.mean_absorbed_mg, "mg"),
        milk=figure(patient.mean_milk_equivalent_mg, "mg"),
        share=number(patient.coverage * 100),
        authority=authority_name(patient.authority),
        vitamin_d=figure(patient.mean_vitamin_d_ug, "µg"),
    )


def _title(by: Sorting, order: Order) -> str:
    sign = (_DESCENDING if order.descending else _ASCENDING) if by is order.by else ""
    return column_name(by) + sign


def _coverage(patient: PatientSummary) -> str:
    if patient.coverage is None:
        return UNKNOWN
    return f"{bar(patient.coverage, _BAR_CELLS)} {number(patient.coverage * 100)} %"


def _rounded(vitamin_d_ug: float | None) -> str:
    return figure(vitamin_d_ug, "µg")
