"""A week, a month or three months of the log, day by day, against the recommendations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.diary.period import PeriodView, view_period
from tracker.nutrition.profile import Authority
from tracker.nutrition.reference_values import Nutrient, ReferenceValue
from tracker.nutrition.usual_intake import DayRecord, NotCounted
from tracker.store.store import Store

TREND_DAYS = (7, 30, 90)
"""How many days a trend can show."""


class TrendStatus(StrEnum):
    """What a day is worth in the trend, by the same rule as usual intake."""

    COMPLETE = "complete"
    """Marked complete, and counted."""
    ASSUMED = "assumed-complete"
    """Not marked, taken as complete, and counted."""
    PARTIAL = "partial"
    """Marked as recorded in part, and not counted."""
    NOT_COUNTED = "not-counted"
    """Not counted for another reason: today, few eating occasions, nothing known."""
    EMPTY = "empty"
    """Nothing was logged."""


@dataclass(frozen=True, slots=True)
class TrendDay:
    """One day of a trend; calcium in mg, vitamin D in µg, None is unknown."""

    day: date
    status: TrendStatus
    reason: NotCounted | None
    """Why it does not count; None where it does."""
    intake_mg: float | None
    absorbed_mg: float | None
    milk_equivalent_mg: float | None
    calcium_unknown_entries: int
    """Entries that are not in the calcium figures, which are lower bounds where there are any."""
    vitamin_d_ug: float | None
    vitamin_d_unknown_entries: int

    @property
    def counts(self) -> bool:
        """Whether the day is one of those that usual intake is reckoned from."""
        return self.status in (TrendStatus.COMPLETE, TrendStatus.ASSUMED)


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A recommendation that a day's total can be held against: calcium in mg, vitamin D in µg."""

    authority: Authority
    amount: float
    """The recommendation, or the low end of a range."""
    highest: float | None
    """The high end of a range."""
    applies: bool
    """Whether it is the one that decides for this person."""


@dataclass(frozen=True, slots=True)
class Trend:
    """The days of a period, every one of the calendar, and what they are held against."""

    view: PeriodView
    days: tuple[TrendDay, ...]
    """From the first to the last, empty ones too."""
    calcium_lines: tuple[TargetLine, ...]
    """In the order of their amounts."""
    vitamin_d_lines: tuple[TargetLine, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was logged in the whole period."""
        return not self.view.entries

    def of_status(self, status: TrendStatus) -> tuple[TrendDay, ...]:
        """The days of one kind."""
        return tuple(day for day in self.days if day.status is status)


def view_trend(store: Store, *, person: str | None, last: date, today: date, days: int) -> Trend:
    """The `days` days that end with `last`; raises UnknownPerson."""
    first = last - timedelta(days=days - 1)
    return trend_of(view_period(store, person=person, today=today, first=first, last=last))


def trend_of(view: PeriodView) -> Trend:
    """The days of `view` one by one."""
    records = {record.day: record for record in view.records}
    reasons = dict(view.usual.days.not_used)
    assumed = frozenset(view.usual.days.assumed_complete)
    length = (view.last - view.first).days + 1
    calendar = (view.first + timedelta(days=place) for place in range(length))
    return Trend(
        view=view,
        days=tuple(
            _shown(day, records.get(day), reasons.get(day), assumed=day in assumed) for day in calendar
        ),
        calcium_lines=_lines((target.value for target in view.targets), Nutrient.CALCIUM),
        vitamin_d_lines=_lines((target.value for target in view.targets), Nutrient.VITAMIN_D),
    )


def _shown(day: date, record: DayRecord | None, reason: NotCounted | None, *, assumed: bool) -> TrendDay:
    if record is None or reason is NotCounted.EMPTY:
        # The sum of nothing is 0, but a forgotten day is not a day without calcium.
        return TrendDay(day, TrendStatus.EMPTY, NotCounted.EMPTY, None, None, None, 0, None, 0)
    calcium, vitamin_d = record.intake.calcium, record.intake.vitamin_d
    return TrendDay(
        day=day,
        status=_status(reason, assumed=assumed),
        reason=reason,
        intake_mg=calcium.intake_mg,
        absorbed_mg=calcium.absorbed_mg,
        milk_equivalent_mg=calcium.milk_equivalent_mg,
        calcium_unknown_entries=calcium.unknown_entries,
        vitamin_d_ug=vitamin_d.intake_ug,
        vitamin_d_unknown_entries=vitamin_d.unknown_entries,
    )


def _status(reason: NotCounted | None, *, assumed: bool) -> TrendStatus:
    if reason is NotCounted.PARTIAL:
        return TrendStatus.PARTIAL
    if reason is not None:
        return TrendStatus.NOT_COUNTED
    return TrendStatus.ASSUMED if assumed else TrendStatus.COMPLETE


def _lines(values: Iterable[ReferenceValue], nutrient: Nutrient) -> tuple[TargetLine, ...]:
    """The recommendations of a total: a supplement rule says nothing of how high a day should reach."""
    lines = [
        TargetLine(value.authority, value.recommended, value.recommended_max, value.applies)
        for value in values
        if value.nutrient is nutrient and value.basis == "total intake" and value.recommended is not None
    ]
    return tuple(sorted(lines, key=lambda line: line.amount))
