"""A dietitian's patients: who there is, and how their logs of a period stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.diary.dates import PeriodUpsideDown
from tracker.diary.period import day_of_targets, read_usual
from tracker.diary.settings import coefficients_in_force
from tracker.diary.summed import below_requirement, both_means, days_logged, hangs_on_rounding
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.calcium_verdict import AdviceStatus, CalciumCase, calcium_case, calcium_verdict
from tracker.nutrition.life_stage import age_in_months
from tracker.nutrition.profile import Authority
from tracker.nutrition.reference_tables import Nutrient, upper_level
from tracker.nutrition.supplement_warnings import upper_level_warnings
from tracker.nutrition.targets import held_usual, targets
from tracker.nutrition.usual_intake import UsualMeans
from tracker.store.records import DaySums, Person
from tracker.store.store import Reader, Store

LATELY_DAYS = 7
"""How long before the end of the period the last logged day may lie without being remarked on."""


class Flag(StrEnum):
    """Something of a patient's period that a dietitian wants to see at once."""

    NO_ENTRIES = "no-entries"
    """Of the period; the two flags after it then say nothing more and are left out."""
    FEW_DAYS = "few-days"
    """Fewer counting days than any answer needs."""
    NOT_LATELY = "not-lately"
    """Nothing logged in the last seven days of the period."""
    BELOW_REQUIREMENT = "below-requirement"
    """Mean milk-equivalent calcium of enough days is below the average requirement."""
    ABOVE_UPPER_LEVEL = "above-upper-level"
    """Mean calcium or vitamin D is above its tolerable upper level."""
    MANY_UNKNOWN = "many-unknown"
    SETS_DISAGREE = "sets-disagree"
    """The two coefficient sets give different advice."""
    EXCLUSION = "exclusion"
    """A condition for which no dose is suggested."""


@dataclass(frozen=True, slots=True)
class PatientSummary:
    """One row of the patient list; means are of the counting days of the period, None is unknown."""

    person: Person
    age: int | None
    days_logged: int
    days_complete: int
    days_used: int
    last_entry: date | None
    """Of the whole log, not of the period alone."""
    mean_absorbed_mg: float | None
    mean_milk_equivalent_mg: float | None
    authority: Authority
    """Whose recommendation applies."""
    coverage: float | None
    """Mean absorbed calcium / the absorbed target of that recommendation; 1 is the whole of it."""
    mean_vitamin_d_ug: float | None
    advice: AdviceStatus
    flags: tuple[Flag, ...]


def list_patients(
    store: Store, *, first: date, last: date, today: date, include_archived: bool = False
) -> list[PatientSummary]:
    """Everyone by name, with the same figures of the days from `first` to `last` as `view_period` has.

    Raises PeriodUpsideDown where `last` lies before `first`.
    """
    if last < first:
        raise PeriodUpsideDown(first, last)
    with store.read() as reader:
        listing = _Listing(reader, first, last, today, coefficients_in_force(reader))
        people = reader.people(include_archived=include_archived)
        sums = dict(reader.day_sums(first, last, include_archived=include_archived))
        complete = reader.days_marked_complete(first, last, include_archived=include_archived)
        last_days = reader.last_days()
        return [
            listing.summary(one, sums.get(one.id, DaySums()), complete.get(one.id, 0), last_days.get(one.id))
            for one in people
        ]


@dataclass(frozen=True, slots=True)
class _Listing:
    """What every row of a list shares."""

    reader: Reader
    first: date
    last: date
    today: date
    coefficients: CoefficientSet

    def summary(
        self, person: Person, days: DaySums, days_complete: int, last_entry: date | None
    ) -> PatientSummary:
        as_of = day_of_targets(self.last, self.today)
        case = calcium_case(person.profile, as_of)
        usual, alternative = self._means(person, days)
        verdict, other = calcium_verdict(case, usual), calcium_verdict(case, alternative)
        (target,) = targets((case.deciding,), held_usual(usual), self.coefficients)
        differs = (verdict.status, verdict.dose_mg) != (other.status, other.dose_mg)
        return PatientSummary(
            person=person,
            age=person.profile.age_on(as_of),
            days_logged=days_logged(days),
            days_complete=days_complete,
            days_used=usual.n_days,
            last_entry=last_entry,
            mean_absorbed_mg=usual.mean_absorbed_mg,
            mean_milk_equivalent_mg=usual.mean_milk_equivalent_mg,
            authority=case.deciding.authority,
            coverage=target.coverage,
            mean_vitamin_d_ug=usual.mean_vitamin_d_ug,
            advice=verdict.status,
            flags=(
                *_flags_of_record(days, usual, as_of),
                *_flags_of_intake(case, usual),
                *((Flag.SETS_DISAGREE,) if differs else ()),
                *((Flag.EXCLUSION,) if case.excluded else ()),
            ),
        )

    def _means(self, person: Person, days: DaySums) -> tuple[UsualMeans, UsualMeans]:
        """Usual intake under the set in force and under the other."""
        means = both_means(days, self.today, self.coefficients)
        if means is not None and not any(map(hangs_on_rounding, means)):
            return means
        read = read_usual(self.reader, person, self.first, self.last, self.today, self.coefficients)
        return read.usual, read.alternative


def _flags_of_record(days: DaySums, usual: UsualMeans, as_of: date) -> Iterator[Flag]:
    if not days.days:
        yield Flag.NO_ENTRIES
        return
    if not usual.sufficient:
        yield Flag.FEW_DAYS
    if days.days[-1] <= as_of - timedelta(days=LATELY_DAYS):
        yield Flag.NOT_LATELY


def _flags_of_intake(case: CalciumCase, usual: UsualMeans) -> Iterator[Flag]:
    if usual.sufficient and below_requirement(usual.mean_milk_equivalent_mg, case.average_requirement_mg):
        yield Flag.BELOW_REQUIREMENT
    vitamin_d_level = upper_level(Nutrient.VITAMIN_D, age_in_months(case.profile, case.day))
    if upper_level_warnings(
        usual.mean_intake_mg, case.upper_level_mg, usual.mean_vitamin_d_ug, vitamin_d_level
    ):
        yield Flag.ABOVE_UPPER_LEVEL
    if usual.many_unknown:
        yield Flag.MANY_UNKNOWN
