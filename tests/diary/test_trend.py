"""The trend against days reckoned by hand: 2 dl of partly skimmed milk are 206 g of 121.3 mg calcium per 100 g."""

from datetime import date, datetime, timedelta

import pytest

from tracker.diary.day import mark_day
from tracker.diary.log import log_line
from tracker.diary.people import ProfileChange, edit_person
from tracker.diary.trend import TREND_DAYS, Trend, TrendDay, TrendStatus, view_trend
from tracker.diary.trend_wording import summary, supplement_sentences, table_row
from tracker.locale import set_language
from tracker.nutrition.profile import Authority, Condition
from tracker.nutrition.usual_intake import DayStatus, NotCounted
from tracker.store.records import Meal
from tracker.store.store import Store

TODAY = date(2026, 11, 23)
MILK_MG = 2.06 * 121.3
UNKNOWN = "1 skive planteost"


def log(store: Store, days_ago: int, line: str, meal: Meal = Meal.BREAKFAST) -> None:
    day = TODAY - timedelta(days=days_ago)
    set_language("da")
    logged = log_line(store, line, person=None, day=day, now=datetime(2026, 11, 23, 12), meal=meal)
    set_language("en")
    assert logged.stored, line


def mark(store: Store, days_ago: int, status: DayStatus) -> None:
    mark_day(store, person=None, day=TODAY - timedelta(days=days_ago), status=status)


def trend(store: Store, days: int = 7) -> Trend:
    return view_trend(store, person=None, last=TODAY, today=TODAY, days=days)


def day(shown: Trend, days_ago: int) -> TrendDay:
    return shown.days[-1 - days_ago]


@pytest.fixture
def week(store: Store) -> Store:
    """A day of each kind; three days ago nothing was logged."""
    log(store, 0, "2 dl letmælk")
    for meal in (Meal.BREAKFAST, Meal.LUNCH, Meal.DINNER):
        log(store, 1, "2 dl letmælk", meal)
    log(store, 2, "2 dl letmælk, 1 d-vitamin 20 µg")
    mark(store, 2, DayStatus.COMPLETE)
    log(store, 4, "4 dl letmælk")
    mark(store, 4, DayStatus.PARTIAL)
    log(store, 5, "2 dl letmælk")
    log(store, 6, f"2 dl letmælk, {UNKNOWN}")
    mark(store, 6, DayStatus.COMPLETE)
    return store


def test_each_day_of_the_calendar_is_shown_with_what_it_is_worth(week: Store) -> None:
    shown = trend(week)
    assert [one.status for one in shown.days] == [
        TrendStatus.COMPLETE,
        TrendStatus.NOT_COUNTED,
        TrendStatus.PARTIAL,
        TrendStatus.EMPTY,
        TrendStatus.COMPLETE,
        TrendStatus.ASSUMED,
        TrendStatus.NOT_COUNTED,
    ]
    assert [one.day for one in shown.days] == [TODAY - timedelta(days=ago) for ago in range(6, -1, -1)]
    assert [day(shown, ago).reason for ago in (0, 1, 3, 4, 5)] == [
        NotCounted.TODAY,
        None,
        NotCounted.EMPTY,
        NotCounted.PARTIAL,
        NotCounted.FEW_OCCASIONS,
    ]


def test_the_figures_of_a_day_are_those_reckoned_by_hand(week: Store) -> None:
    shown = trend(week)
    yesterday = day(shown, 1)
    assert yesterday.intake_mg == pytest.approx(3 * MILK_MG)
    assert yesterday.absorbed_mg == pytest.approx(3 * MILK_MG * 0.30)
    assert yesterday.milk_equivalent_mg == pytest.approx(3 * MILK_MG)
    assert day(shown, 2).vitamin_d_ug == pytest.approx(20 + 2.06 * 0.015)
    assert day(shown, 4).intake_mg == pytest.approx(2 * MILK_MG)


def test_spinach_counts_for_what_is_absorbed_of_it(store: Store) -> None:
    log(store, 1, "100 g spinat")
    shown = day(trend(store), 1)
    assert shown.intake_mg is not None
    assert shown.absorbed_mg == pytest.approx(shown.intake_mg * 0.05)
    assert shown.milk_equivalent_mg == pytest.approx(shown.intake_mg * 0.05 / 0.30)


def test_a_day_without_entries_has_no_figures_rather_than_zero(week: Store) -> None:
    empty = day(trend(week), 3)
    assert (empty.intake_mg, empty.absorbed_mg, empty.vitamin_d_ug) == (None, None, None)


def test_a_day_marked_complete_without_entries_is_empty(store: Store) -> None:
    mark(store, 1, DayStatus.COMPLETE)
    assert day(trend(store), 1).status is TrendStatus.EMPTY


def test_an_unknown_value_makes_the_figures_a_lower_bound(week: Store) -> None:
    bound = day(trend(week), 6)
    assert bound.calcium_unknown_entries == 1
    assert bound.intake_mg == pytest.approx(MILK_MG)
    assert f"≥ {MILK_MG:.0f}" in table_row(bound)
    assert "≥" not in table_row(day(trend(week), 1))


def test_the_means_are_those_of_the_counting_days_only(week: Store) -> None:
    shown = trend(week)
    # Yesterday three glasses, two and six days ago one each.
    assert shown.view.usual.mean_intake_mg == pytest.approx(5 / 3 * MILK_MG)
    assert "3 days count" in summary(shown)
    assert f"at least {5 / 3 * MILK_MG:.0f} mg" in summary(shown)


def test_the_lines_are_the_totals_of_all_authorities_and_one_decides(week: Store) -> None:
    edit_person(
        week,
        None,
        ProfileChange(born=date(1959, 5, 1), add_conditions=frozenset({Condition.OSTEOPOROSIS_RISK})),
    )
    shown = trend(week)
    calcium = [(line.authority, line.amount, line.highest, line.applies) for line in shown.calcium_lines]
    assert calcium == [
        (Authority.DANISH, 800, None, False),
        (Authority.NNR, 950, None, False),
        (Authority.DES, 1000, 1200, True),
    ]
    vitamin_d = [(line.authority, line.amount, line.applies) for line in shown.vitamin_d_lines]
    assert vitamin_d == [(Authority.NNR, 10, False), (Authority.DES, 20, True)]
    # The Danish rules are of supplements, so they are told beside the picture and not drawn in it.
    assert len(supplement_sentences(shown)) == 2
    assert "0 mg a day" in supplement_sentences(shown)[0]


@pytest.mark.parametrize("days", TREND_DAYS)
def test_every_span_ends_today(store: Store, days: int) -> None:
    shown = trend(store, days)
    assert len(shown.days) == days
    assert shown.days[-1].day == TODAY
    assert shown.empty


def test_marks_are_told_apart_by_shape(week: Store) -> None:
    rows = {one.status: table_row(one)[0] for one in trend(week).days}
    assert len(set(rows.values())) == len(TrendStatus)
