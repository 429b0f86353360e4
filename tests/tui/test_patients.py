"""The list of patients: found by typing, sorted, opened, kept; and never met by somebody at home."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.day_driver import driven
from tests.tui.desk_sample import at_the_desk
from tests.tui.sample import NOW
from tracker.diary.patient_list import PatientColumn, found_by
from tracker.diary.patients import Flag, PatientSummary
from tracker.diary.settings import is_desk
from tracker.nutrition.calcium_verdict import AdviceStatus
from tracker.nutrition.profile import Authority, Profile
from tracker.store.records import Person
from tracker.store.store import Store
from tracker.tui import patient_rows
from tracker.tui.patient_order import Order, Sorting
from tracker.tui.screens.day import DayScreen
from tracker.tui.spans import FOUR_WEEKS, Span

BY_NAME = ["Jonas Lindberg", "Kirsten Holm", "P-017", "P-023", "P-104"]


def summary(number: int) -> PatientSummary:
    """A made-up row; every third is of somebody of whom nothing is known."""
    known = number % 3 != 0
    return PatientSummary(
        person=Person(number, f"Patient {number:04d}", Profile(), archived=False),
        age=20 + number % 70 if known else None,
        days_logged=28,
        days_complete=20,
        days_used=number % 29,
        last_entry=date(2026, 11, 1) + timedelta(days=number % 20) if known else None,
        mean_absorbed_mg=250.0 if known else None,
        mean_milk_equivalent_mg=833.0 if known else None,
        authority=Authority.NNR,
        coverage=number % 150 / 100 if known else None,
        mean_vitamin_d_ug=7.5 if known else None,
        advice=list(AdviceStatus)[number % len(AdviceStatus)],
        flags=tuple(list(Flag)[: number % 4]),
    )


async def test_it_opens_with_everybody_and_the_figures_of_four_weeks(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        assert at.names == BY_NAME
        assert "5 of 5 patients" in at.text("patients-title")
        assert f"({FOUR_WEEKS} days)" in at.text("patients-title")
        assert at.app.person == "Jonas Lindberg"
        told = at.text("patient-told")
        assert "Jonas Lindberg" in told
        assert "mg of calcium a day" in told
        cells = at.patients.table.rows[0].cells
        assert cells[3].count("/") == 2
        assert cells[5].endswith("%")
    with Store.open(str(desk)) as store:
        assert is_desk(store)


async def test_typing_finds_by_name_illness_and_words_of_the_list_and_the_mark_follows(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.find("kidney")
        assert at.names == ["P-023"]
        assert at.told_person == "P-023"
        await at.find("p- too few")
        assert at.names == ["P-017", "P-023", "P-104"]
        await at.find("nobody is called so")
        assert not at.told_person
        await at.press("enter", "f3")
        assert at.top == "PatientsScreen"
        await at.press("escape")
        assert at.names == BY_NAME


def test_a_thousand_patients_are_matched_by_every_typed_word() -> None:
    patients = [summary(number) for number in range(1000)]
    texts = [found_by(one) for one in patients]
    found = patient_rows.matching(patients, texts, "12 PATIENT")
    assert [one.person.name for one in found] == [
        one.person.name for one in patients if "12" in one.person.name
    ]
    assert patient_rows.matching(patients, texts, "") == patients


@pytest.mark.parametrize("by", Sorting)
@pytest.mark.parametrize("descending", [False, True])
def test_in_every_order_nobody_is_lost_and_the_unknown_come_last(by: Sorting, descending: bool) -> None:
    patients = [summary(number) for number in range(60)]
    found = patient_rows.ordered(patients, Order(by, descending))
    assert sorted(one.person.id for one in found) == list(range(60))
    if by in (Sorting.AGE, Sorting.COVERAGE):
        field = {Sorting.AGE: "age", Sorting.COVERAGE: "coverage"}[by]
        values = [getattr(one, field) for one in found]
        known = values[:40]
        assert known == sorted(known, reverse=descending)
        assert values[40:] == [None] * 20


async def test_columns_are_sorted_by_keys_and_by_a_click_and_turned_round(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.press("f4")
        assert at.names[-2:] == ["P-017", "P-104"]
        assert at.patients.table.columns[1].title == "Age▲"
        await at.press("escape", "o")
        assert at.patients.table.columns[1].title == "Age▼"
        assert at.names[-1] == "P-104", "an unknown age comes last in either order"
        await at.press("left")
        assert at.names == BY_NAME
        await at.pilot.click("#patients", offset=(3, 0))
        await at.settle()
        assert at.names == BY_NAME[::-1]


async def test_arrows_move_the_mark_also_while_typing_and_pages_stop_at_the_ends(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.press("down", "down")
        assert at.app.person == "P-017"
        assert isinstance(at.app.focused, Input)
        await at.press("pagedown")
        assert at.app.person == "P-104"
        await at.press("escape", "home")
        assert at.app.person == "Jonas Lindberg"
        await at.press("end", "up", "slash")
        assert at.app.person == "P-023"
        assert isinstance(at.app.focused, Input)


async def test_a_click_marks_and_two_open_the_review(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.pilot.click("#patients", offset=(5, 2))
        await at.settle()
        assert at.app.person == "Kirsten Holm"
        await at.pilot.click("#patients", offset=(5, 2), times=2)
        await at.settle()
        assert at.top == "ReviewScreen"


async def test_periods_are_chosen_by_keys_and_by_dates_and_one_upside_down_is_told(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.press("escape", "3")
        assert "(90 days)" in at.text("patients-title")
        await at.press("f2")
        at.app.screen.query_one("#first", Input).value = "20.11.2026"
        at.app.screen.query_one("#last", Input).value = "1.11.2026"
        await at.press("ctrl+s")
        assert at.top == "PeriodDialog"
        assert "2026-11-20" in str(at.app.screen.query_one("#last-row .fault").render())
        at.app.screen.query_one("#first", Input).value = "1.11.2026"
        await at.press("ctrl+s")
        assert at.patients.span == Span(date(2026, 11, 1), date(2026, 11, 1))
        assert "2026-11-01 to 2026-11-01 (1 day)" in at.text("patients-title")
        await at.press("p", "f3")
        assert at.patients.span == Span.up_to(NOW.date())


async def test_a_patient_is_added_and_their_profile_asked_for(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.press("f5")
        at.app.screen.query_one("#name", Input).value = "p-017"
        await at.press("enter")
        assert at.top == "AddPatient", "the name is taken"
        at.app.screen.query_one("#name", Input).value = "P-200"
        await at.press("enter")
        assert at.top == "ProfileScreen"
        at.app.screen.query_one("#born", Input).value = "1950-02-03"
        at.app.screen.query_one("#weight", Input).value = "61,5"
        await at.press("ctrl+s")
        assert at.top == "PatientsScreen"
        assert at.app.person == "P-200"
    with Store.open(str(desk)) as store, store.read() as reader:
        profile = reader.person("P-200").profile
        assert (profile.born, profile.weight_kg) == (date(1950, 2, 3), 61.5)


async def test_an_archived_patient_is_gone_shown_again_and_taken_back(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        at.patients.table.focus()
        await at.press("end", "x")
        assert at.names == BY_NAME[:-1]
        await at.press("h", "end")
        assert at.names == BY_NAME
        assert at.patients.table.rows[-1].cells[0] == "P-104 (archived)"
        await at.press("ctrl+z", "h")
        assert at.names == BY_NAME
        await at.press("end", "delete", "h", "end", "x")
        assert "(archived)" not in at.patients.table.rows[-1].cells[0]


async def test_the_last_person_stays(database: Path) -> None:
    async with at_the_desk(database) as at:
        await at.press("escape", "x")
        assert at.names == ["Me"]
        assert at.top == "PatientsScreen"


async def test_the_log_of_the_marked_patient_is_opened_and_left_for_the_list(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.press("escape", "home", "l")
        assert isinstance(at.app.screen, DayScreen)
        assert at.app.screen.picture is not None
        assert at.app.screen.picture.view.person.name == "Jonas Lindberg"
        await at.press("ctrl+l")
        assert at.top == "PatientsScreen"


async def test_advice_trend_and_profile_are_those_of_the_marked_patient(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.press("escape", "down", "f6")
        assert at.top == "TrendScreen"
        assert "Kirsten Holm" in at.text("trend-title")
        await at.press("escape", "e")
        assert "Kirsten Holm" in at.text("heading")


async def test_figures_of_another_period_are_gone_while_this_one_is_read(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        at.patients.action_span(7)
        await at.pilot.pause()
        rows = at.patients.table.rows
        assert not rows or "(7 days)" in at.text("patients-title")
        await at.settle()
        assert at.names == BY_NAME


async def test_somebody_at_home_never_meets_the_list(sample: Path) -> None:
    async with driven(sample, now=NOW) as day:
        assert not day.app.offers("patients")
        await day.press("ctrl+l")
        assert day.on_top
        await day.press("f1")
        assert "Ctrl+L" not in str([one.render() for one in day.app.screen.query(".names")])
    with Store.open(str(sample)) as store:
        assert not is_desk(store)


async def test_once_a_desk_the_log_leads_to_the_list_and_back(desk: Path) -> None:
    async with at_the_desk(desk):
        pass
    async with driven(desk, now=NOW) as day:
        await day.press("ctrl+l")
        assert type(day.app.screen).__name__ == "PatientsScreen"
        await day.press("escape", "escape")
        assert day.on_top
        assert day.app.person is None


async def test_everything_of_the_list_is_told_by_help_and_offered_by_the_palette(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.press("escape", "f1")
        told = " ".join(str(one.render()) for one in at.app.screen.query(".key-row Static"))
        assert "Mark the patient above." in told
        assert "nothing is deleted" in told
        await at.press("escape", "ctrl+p")
        await at.pilot.press(*"turn round")
        await at.settle()
        await at.press("enter")
        assert at.patients.order == Order(Sorting.NAME, descending=True)


async def test_an_empty_desk_says_how_to_begin(database: Path) -> None:
    async with at_the_desk(database) as at:
        assert at.names == ["Me"]
        assert (
            at.patients.shown[0].flags == (Flag.NO_ENTRIES,) or Flag.NO_ENTRIES in at.patients.shown[0].flags
        )
        await at.press("enter")
        assert "Nothing is logged" in at.text("review-notice")


def test_every_column_can_be_sorted_by_and_every_flag_is_told() -> None:
    assert [str(one) for one in Sorting] == [str(one) for one in PatientColumn]
    assert len(set(map(patient_rows.flag_sentence, Flag))) == len(Flag)
    assert len({patient_rows.column_name(one) for one in Sorting}) == len(Sorting)


def test_unknown_figures_are_question_marks_and_never_zero() -> None:
    row = patient_rows.patient_row(summary(0))
    assert row.cells[1] == "?"
    assert row.cells[5] == "?"
    assert row.cells[6] == "? µg"
    told = patient_rows.told(replace(summary(1), flags=tuple(Flag)))
    assert told.count("\n") == 3
