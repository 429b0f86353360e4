"""A month of the log at a glance."""

from datetime import date, datetime

from tracker.diary.calendar import CalendarDay, DayState, view_month
from tracker.diary.day import mark_day
from tracker.diary.log import log_line
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.store import Store

NOW = datetime(2026, 11, 23, 8)


def test_a_month_tells_of_its_own_days_with_entries_or_a_mark_and_of_no_others(store: Store) -> None:
    for day in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1)):
        log_line(store, "2 dl mælk, 1 æble", person=None, day=day, now=NOW)
    mark_day(store, person=None, day=date(2026, 2, 1), status=DayStatus.PARTIAL)
    mark_day(store, person=None, day=date(2026, 2, 9), status=DayStatus.COMPLETE)
    month = view_month(store, person=None, month=date(2026, 2, 17))
    assert month.first == date(2026, 2, 1)
    assert month.days == {
        date(2026, 2, 1): CalendarDay(DayState.PARTIAL, 2),
        date(2026, 2, 9): CalendarDay(DayState.COMPLETE, 0),
        date(2026, 2, 28): CalendarDay(DayState.LOGGED, 2),
    }
