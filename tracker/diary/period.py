"""Several days of the log: which of them count, what they say of usual intake, and the advice that follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from tracker.diary.dates import PeriodUpsideDown
from tracker.diary.day import intake_of
from tracker.diary.people import person_in
from tracker.diary.settings import coefficients_in_force
from tracker.diary.suggestions import FoodSuggestion, foods_that_add
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.advice import Advice, advise
from tracker.nutrition.profile import Authority
from tracker.nutrition.reference_values import Nutrient, reference_values
from tracker.nutrition.targets import Target, held_usual, targets
from tracker.nutrition.usual_intake import DayRecord, DayStatus, UsualIntake, usual_intake
from tracker.store.records import Entry, Meal, Person
from tracker.store.store import Reader, Store

DEFAULT_DAYS = 28
"""How far back a review looks unless it is told: four weeks hold every weekday four times."""


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A period as every screen shows it."""

    person: Person
    first: date
    last: date
    coefficients: CoefficientSet
    entries: tuple[Entry, ...]
    """In the order of days, of all days of the period."""
    records: tuple[DayRecord, ...]
    """The days with entries or a mark."""
    usual: UsualIntake
    alternative: UsualIntake
    """The same days under the other coefficient set."""
    targets: tuple[Target, ...]
    advice: Advice
    foods: tuple[FoodSuggestion, ...]
    """Foods that would close the gap; empty where there is none."""

    @property
    def counting_entries(self) -> tuple[Entry, ...]:
        """The entries of the days that count."""
        used = {record.day for record in self.usual.days.used}
        return tuple(entry for entry in self.entries if entry.day in used)


@dataclass(frozen=True, slots=True)
class ReadUsual:
    """The days of a period and what they say under both coefficient sets."""

    entries: list[Entry]
    records: tuple[DayRecord, ...]
    usual: UsualIntake
    alternative: UsualIntake


def view_period(
    store: Store, *, person: str | None, today: date, first: date | None = None, last: date | None = None
) -> PeriodView:
    """The days from `first` to `last` (both counted; None: the four weeks that end with `last`, or today).

    Raises UnknownPerson, and PeriodUpsideDown where `last` lies before `first`.
    """
    begin, end = bounds(today, first, last)
    with store.read() as reader:
        return read_period(reader, person_in(reader, person), begin, end, today)


def bounds(today: date, first: date | None, last: date | None) -> tuple[date, date]:
    """The first and the last day of a period, as `view_period` takes them; raises PeriodUpsideDown."""
    end = last or today
    begin = first or end - timedelta(days=DEFAULT_DAYS - 1)
    if end < begin:
        raise PeriodUpsideDown(begin, end)
    return begin, end


def read_period(reader: Reader, person: Person, first: date, last: date, today: date) -> PeriodView:
    """As `view_period`, inside a reading that is already open."""
    coefficients = coefficients_in_force(reader)
    read = read_usual(reader, person, first, last, today, coefficients)
    as_of = day_of_targets(last, today)
    values = reference_values(person.profile, as_of)
    advice = advise(person.profile, as_of, read.usual, read.alternative)
    return PeriodView(
        person=person,
        first=first,
        last=last,
        coefficients=coefficients,
        entries=tuple(read.entries),
        records=read.records,
        usual=read.usual,
        alternative=read.alternative,
        targets=targets(values, held_usual(read.usual), coefficients),
        advice=advice,
        # With too much calcium in the blood even food is a matter for the doctor.
        foods=foods_that_add(reader, person, last, advice.gap_mg) if advice.food_advice else (),
    )


def day_of_targets(last: date, today: date) -> date:
    """The day whose recommendations a period is held against: the last, as the advice is for what comes."""
    return min(last, today)


def read_usual(
    reader: Reader, person: Person, first: date, last: date, today: date, coefficients: CoefficientSet
) -> ReadUsual:
    """What the days of a person's period say of usual intake, under both coefficient sets."""
    entries = reader.entries_between(person.id, first, last)
    marks = {mark.day: mark.status for mark in reader.day_marks(person.id, first, last)}
    as_of = day_of_targets(last, today)
    records = day_records(entries, marks, coefficients)
    others = day_records(entries, marks, other_set(coefficients))
    return ReadUsual(
        entries, records, _usual(records, person, as_of, today), _usual(others, person, as_of, today)
    )


def other_set(coefficients: CoefficientSet) -> CoefficientSet:
    """The set that is not `coefficients`."""
    return next(one for one in CoefficientSet if one is not coefficients)


def day_records(
    entries: Iterable[Entry], marks: dict[date, DayStatus], coefficients: CoefficientSet
) -> tuple[DayRecord, ...]:
    """The days that have entries or a mark, in the order of the calendar; `entries` come in that order."""
    by_day = {day: list(group) for day, group in groupby(entries, key=lambda entry: entry.day)}
    return tuple(
        DayRecord(
            day=day,
            status=marks.get(day, DayStatus.UNMARKED),
            eating_occasions=eating_occasions(by_day.get(day, [])),
            intake=intake_of(by_day.get(day, []), coefficients),
        )
        for day in sorted(by_day.keys() | marks.keys())
    )


def eating_occasions(entries: Sequence[Entry]) -> int:
    """How often something other than a supplement was eaten: a main meal once, snacks once for each hour."""
    occasions = {
        (entry.meal, entry.time.hour if entry.meal is Meal.SNACK and entry.time else None)
        for entry in entries
        if not entry.supplement
    }
    return len(occasions)


def _usual(records: Sequence[DayRecord], person: Person, as_of: date, today: date) -> UsualIntake:
    # NNR 2023 is the one authority with an average requirement, which the published method needs.
    values = reference_values(person.profile, as_of)
    nnr = next(one for one in values if one.authority is Authority.NNR and one.nutrient is Nutrient.CALCIUM)
    return usual_intake(
        records,
        today,
        sex=person.profile.sex,
        age=person.profile.age_on(as_of),
        average_requirement_mg=nnr.average_requirement,
        recommended_mg=nnr.recommended,
    )
