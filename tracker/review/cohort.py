"""All patients of a period side by side: how their usual calcium is spread, and how many get too little.

The share below the average requirement is that of the EAR cut-point method (source `iom-2000`): the share of a group
whose usual intake is below the requirement estimates the share whose intake is inadequate. It is a method for groups
and says nothing of one person; here each is held against the requirement of their own age and life stage.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from tracker.diary.dates import PeriodUpsideDown
from tracker.diary.period import day_of_targets, read_usual
from tracker.diary.settings import coefficients_in_force
from tracker.diary.summed import (
    absorbed_of,
    below_requirement,
    counting,
    days_logged,
    figures_of,
    hangs_on_rounding,
    told_by_sums,
)
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.calcium_verdict import calcium_case
from tracker.nutrition.usual_intake import UsualMeans, usual_means
from tracker.store.records import DaySums, Person
from tracker.store.store import Reader, Store

SOURCE = "iom-2000"
BIN_MG = 200
"""Width of a bin of milk-equivalent calcium."""
ABSORBED_BIN_MG = 50
QUANTILES = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)


@dataclass(frozen=True, slots=True)
class CohortMember:
    """One patient of a cohort; means are of the counting days, calcium in mg, vitamin D in µg, None is unknown."""

    person: Person
    age: int | None
    days_logged: int
    days_used: int
    enough_days: bool
    """Whether there are days enough to say anything of usual intake; only these are in the distributions."""
    mean_intake_mg: float | None
    mean_absorbed_mg: float | None
    mean_milk_equivalent_mg: float | None
    average_requirement_mg: float | None
    """Of NNR 2023 for their age and life stage."""
    supplement_mg: float | None
    takes_supplement: bool
    """Whether any supplement was logged on a counting day."""
    mean_vitamin_d_ug: float | None
    entries: int
    """Of the counting days."""
    entries_without_calcium: int
    """Those whose calcium is not known."""

    @property
    def below_requirement(self) -> bool | None:
        """Whether milk-equivalent calcium is below the requirement; None where either is unknown."""
        return _is_below(self, self.mean_milk_equivalent_mg)

    @property
    def intake_below_requirement(self) -> bool | None:
        """The same of plain intake, as the method was published."""
        return _is_below(self, self.mean_intake_mg)


@dataclass(frozen=True, slots=True)
class Distribution:
    """How a mean is spread over the patients with enough days; None where there are too few."""

    n: int
    mean: float | None
    sd: float | None
    """Sample standard deviation; None for fewer than two."""
    minimum: float | None
    maximum: float | None
    quantiles: tuple[tuple[float, float | None], ...]
    """Each of QUANTILES with its value, between two patients by a straight line."""


@dataclass(frozen=True, slots=True)
class Bin:
    """How many patients have a mean from `low` to below `high`."""

    low: int
    high: int
    people: int


@dataclass(frozen=True, slots=True)
class CutPoint:
    """The EAR cut-point method: how many of `n` lie below their own requirement."""

    n: int
    below: int

    @property
    def share(self) -> float | None:
        """0 to 1; None without patients."""
        return self.below / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Cohort:
    """All patients of a period."""

    first: date
    last: date
    coefficients: CoefficientSet
    members: tuple[CohortMember, ...]
    """By name."""
    intake_mg: Distribution
    absorbed_mg: Distribution
    milk_equivalent_mg: Distribution
    vitamin_d_ug: Distribution
    milk_equivalent_bins: tuple[Bin, ...]
    absorbed_bins: tuple[Bin, ...]
    cut_point: CutPoint
    """Of milk-equivalent calcium."""
    intake_cut_point: CutPoint
    """Of plain intake."""

    @property
    def with_enough_days(self) -> int:
        """How many patients are in the distributions."""
        return sum(one.enough_days for one in self.members)

    @property
    def without_entries(self) -> int:
        """How many patients logged nothing in the period."""
        return sum(not one.days_logged and not one.days_used for one in self.members)

    @property
    def supplement_share(self) -> float | None:
        """Of the patients with enough days, those who log a supplement; 0 to 1."""
        enough = [one for one in self.members if one.enough_days]
        return sum(one.takes_supplement for one in enough) / len(enough) if enough else None

    @property
    def few_days_share(self) -> float | None:
        """Of all patients, those without enough days; 0 to 1."""
        return 1 - self.with_enough_days / len(self.members) if self.members else None

    @property
    def missing_share(self) -> float | None:
        """Of the entries of all counting days, those without a calcium value; 0 to 1."""
        entries = sum(one.entries for one in self.members)
        return sum(one.entries_without_calcium for one in self.members) / entries if entries else None


def view_cohort(
    store: Store, *, first: date, last: date, today: date, include_archived: bool = False
) -> Cohort:
    """Everyone's days from `first` to `last`, from one query; raises PeriodUpsideDown."""
    if last < first:
        raise PeriodUpsideDown(first, last)
    with store.read() as reader:
        coefficients = coefficients_in_force(reader)
        members = _Members(reader, first, last, today, coefficients)
        people = reader.people(include_archived=include_archived)
        by_id = {person.id: person for person in people}
        # One patient's days at a time: a year of everyone's would fill the memory.
        found = {
            person_id: members.member(by_id[person_id], days)
            for person_id, days in reader.day_sums(
                first,
                last,
                include_archived=include_archived,
                by_meal=coefficients is CoefficientSet.LOAD,
            )
        }
        listed = [found.get(one.id) or members.member(one, DaySums()) for one in people]
    return cohort_of(first, last, coefficients, listed)


def cohort_of(
    first: date, last: date, coefficients: CoefficientSet, members: Sequence[CohortMember]
) -> Cohort:
    """The distributions of `members`."""
    frame = members_frame([one for one in members if one.enough_days])
    return Cohort(
        first=first,
        last=last,
        coefficients=coefficients,
        members=tuple(members),
        intake_mg=_distribution(frame["mean_intake_mg"]),
        absorbed_mg=_distribution(frame["mean_absorbed_mg"]),
        milk_equivalent_mg=_distribution(frame["mean_milk_equivalent_mg"]),
        vitamin_d_ug=_distribution(frame["mean_vitamin_d_ug"]),
        milk_equivalent_bins=_bins(frame["mean_milk_equivalent_mg"], BIN_MG),
        absorbed_bins=_bins(frame["mean_absorbed_mg"], ABSORBED_BIN_MG),
        cut_point=_cut_point(one.below_requirement for one in members if one.enough_days),
        intake_cut_point=_cut_point(one.intake_below_requirement for one in members if one.enough_days),
    )


def members_frame(members: Sequence[CohortMember]) -> pd.DataFrame:
    """One row a patient, in their order; an unknown mean is NaN."""
    means = (
        "mean_intake_mg",
        "mean_absorbed_mg",
        "mean_milk_equivalent_mg",
        "average_requirement_mg",
        "supplement_mg",
        "mean_vitamin_d_ug",
    )
    frame = pd.DataFrame({"person": pd.Series([one.person.name for one in members], dtype="str")})
    for name in means:
        frame[name] = pd.Series([getattr(one, name) for one in members], dtype="float64")
    return frame


@dataclass(frozen=True, slots=True)
class _Members:
    """What every member shares."""

    reader: Reader
    first: date
    last: date
    today: date
    coefficients: CoefficientSet

    def member(self, person: Person, days: DaySums) -> CohortMember:
        """The member whose days these are."""
        as_of = day_of_targets(self.last, self.today)
        used = counting(days, self.today)
        means = self._means(person, used)
        return CohortMember(
            person=person,
            age=person.profile.age_on(as_of),
            days_logged=days_logged(days),
            days_used=means.n_days,
            enough_days=means.sufficient,
            mean_intake_mg=means.mean_intake_mg,
            mean_absorbed_mg=means.mean_absorbed_mg,
            mean_milk_equivalent_mg=means.mean_milk_equivalent_mg,
            average_requirement_mg=calcium_case(person.profile, as_of).average_requirement_mg,
            supplement_mg=means.supplement_mg,
            takes_supplement=any(used.supplements),
            mean_vitamin_d_ug=means.mean_vitamin_d_ug,
            entries=sum(used.entries),
            entries_without_calcium=means.unknown_entries,
        )

    def _means(self, person: Person, used: DaySums) -> UsualMeans:
        if self.coefficients is CoefficientSet.ARTICLE or told_by_sums(used):
            absorbed_mg = absorbed_of(used, self.coefficients)
            means = usual_means(figures_of(used), absorbed_mg, self.coefficients if used.days else None)
            if not hangs_on_rounding(means):
                return means
        return read_usual(self.reader, person, self.first, self.last, self.today, self.coefficients).usual


def _is_below(member: CohortMember, mean_mg: float | None) -> bool | None:
    if mean_mg is None or member.average_requirement_mg is None:
        return None
    return below_requirement(mean_mg, member.average_requirement_mg)


def _distribution(values: "pd.Series[float]") -> Distribution:
    known = values.dropna()
    return Distribution(
        n=len(known),
        mean=_figure(known.mean()),
        sd=_figure(known.std()),
        minimum=_figure(known.min()),
        maximum=_figure(known.max()),
        quantiles=tuple((share, _figure(known.quantile(share))) for share in QUANTILES),
    )


def _bins(values: "pd.Series[float]", width_mg: int) -> tuple[Bin, ...]:
    """From 0 to the bin of the largest value, empty ones between too; none without values."""
    # 800 mg of milk come back from what is absorbed of them a hair below 800.
    places = (values.dropna().round(6) // width_mg).astype(int)
    counts = places.value_counts()
    return tuple(
        Bin(place * width_mg, (place + 1) * width_mg, int(counts.get(place, 0)))
        for place in range(0 if places.empty else int(places.max()) + 1)
    )


def _cut_point(below: Iterable[bool | None]) -> CutPoint:
    known = [each for each in below if each is not None]
    return CutPoint(len(known), sum(known))


def _figure(value: object) -> float | None:
    """A figure of pandas, whose NaN is unknown."""
    figure = float(value)  # type: ignore[arg-type]  # pandas gives a float, or NaN of its own kind
    return None if math.isnan(figure) else figure
