"""The review of one patient on one screen, two periods side by side, and that nobody sees another's figures."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.tui.desk_sample import DeskDriver, at_the_desk
from tests.tui.sample import NOW
from tracker.diary.figures import figure
from tracker.diary.people import archive_person
from tracker.locale import number
from tracker.nutrition.profile import Authority
from tracker.review.reviewing import review_period
from tracker.store.store import Store
from tracker.tui.screens.compare import CompareScreen
from tracker.tui.screens.day import DayScreen
from tracker.tui.screens.review import ReviewScreen
from tracker.tui.spans import Span

FOUR_WEEKS = Span.up_to(NOW.date())
NAMES = ["Jonas Lindberg", "Kirsten Holm", "P-017", "P-023", "P-104"]
PARTS = ("targets", "figures", "ways", "days", "signs", "meals", "groups", "foods", "diet")


async def review_of(at: DeskDriver, place: int = 1) -> ReviewScreen:
    screen = ReviewScreen(NAMES, place, FOUR_WEEKS)
    await at.app.push_screen(screen)
    await at.settle()
    return screen


async def test_its_figures_are_those_of_the_review_itself(desk: Path) -> None:
    with Store.open(str(desk)) as store:
        review = review_period(
            store,
            person="Kirsten Holm",
            first=FOUR_WEEKS.first,
            last=FOUR_WEEKS.last,
            today=NOW.date(),
        )
    async with at_the_desk(desk) as at:
        await review_of(at)
        assert "2/5  Kirsten Holm" in at.text("review-title")
        calcium = review.all_days.calcium_mg
        assert calcium.mean is not None
        assert calcium.median is not None
        row = next(line for line in at.text("review-figures").splitlines() if line.startswith("calcium mg"))
        assert row.split()[2:4] == [number(calcium.mean), number(calcium.median)]
        assert f"(n = {review.view.usual.n_days})" in at.text("review-targets")
        assert f"AR {figure(review.average_requirement_mg, 'mg')}" in at.text("review-targets")
        assert at.text("review-foods").count("\n") == len(review.foods) == 10
        assert review.food_table_version[:12] in at.text("review-foot")
        assert f"{review.view.usual.n_days} days count" in at.text("review-days")
        for reason in {day.reason for day in review.days if day.reason is not None}:
            count = sum(day.reason is reason for day in review.days)
            assert re.search(rf"^{count} days?: ", at.text("review-days"), re.MULTILINE)
        assert "weight is not told" in at.text("review-signs")


@pytest.mark.parametrize("language", ["da", "en"])
async def test_everything_is_in_view_at_once_in_a_large_terminal(desk: Path, language: str) -> None:
    async with at_the_desk(desk, size=(120, 40), language=language) as at:
        screen = await review_of(at)
        assert all(screen.query_one(f"#review-{part}", Static).region.height > 1 for part in PARTS)
        body = screen.query_one("#review-body")
        assert body.max_scroll_y <= 4, "all but the fringe of it is on one screen"


async def test_the_keys_go_to_other_days_and_other_patients_and_back_to_the_list(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await at.press("down", "enter")
        screen = at.app.screen
        assert isinstance(screen, ReviewScreen)
        await at.press("left")
        assert screen.span == FOUR_WEEKS.moved(-1)
        await at.press("right", "right")
        assert screen.span == FOUR_WEEKS, "there are no days after today"
        await at.press("1")
        assert screen.span == Span.up_to(NOW.date(), 7)
        await at.press("n")
        assert "P-017" in at.text("review-title")
        assert at.app.person == "P-017"
        assert "Nothing is logged" in at.text("review-notice")
        await at.press("b", "b", "b")
        assert at.app.person == "Jonas Lindberg", "before the first is nobody"
        await at.press("escape")
        assert at.app.person == "Jonas Lindberg"
        assert "(7 days)" in at.text("patients-title")


async def test_while_another_is_read_nothing_of_the_one_before_is_in_view(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        screen = await review_of(at, 0)
        screen.action_turn(1)
        assert at.reviewed(screen) is None
        assert not screen.query_one("#review-body").display
        await at.pilot.pause()
        title = at.text("review-title")
        assert "Kirsten Holm" in title
        await at.settle()
        assert at.reviewed(screen) == "Kirsten Holm"


async def test_keys_pressed_faster_than_logs_are_read_end_with_the_last(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        screen = await review_of(at, 0)
        for place in (1, 0, 2, 1):
            screen.look_at(place, FOUR_WEEKS)
        await at.settle()
        assert screen.review is not None
        assert screen.review.view.person.name == at.app.person == "Kirsten Holm"


async def test_the_log_of_a_day_is_opened_from_the_calendar_and_left_for_the_review(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        screen = await review_of(at)
        await at.press("l", "enter")
        day = at.app.screen
        assert isinstance(day, DayScreen)
        assert screen.review is not None
        assert day.day == screen.review.view.usual.days.used[-1].day
        assert day.picture is not None
        assert day.picture.view.person.name == "Kirsten Holm"
        await at.press("ctrl+l")
        assert at.app.screen is screen
        assert screen.review is not None, "read anew, since the log may have been changed"


async def test_another_authority_is_chosen_and_the_review_follows(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        screen = await review_of(at)
        assert screen.review is not None
        before = screen.review.view.person.profile.authority
        await at.press("f4")
        assert at.app.focused is not None
        assert at.app.focused.id == "authority"
        at.app.screen.query_one("#authority").value = Authority.DES.value  # type: ignore[attr-defined]
        await at.settle()
        await at.press("escape")
        await at.settle()
        assert before is not Authority.DES
        assert screen.review is not None
        assert screen.review.view.person.profile.authority is Authority.DES
        assert re.search(r"DES 1000.*\*$", at.text("review-targets"), re.MULTILINE)


async def test_two_periods_stand_side_by_side_with_their_difference(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        screen = CompareScreen("Kirsten Holm", Span.up_to(NOW.date() - timedelta(days=1), 7))
        await at.app.push_screen(screen)
        await at.settle()
        lines = at.text("compare-table").splitlines()
        row = next(line for line in lines if line.startswith("Calcium absorbed"))
        before, after, change = (int(one) for one in re.findall(r"(-?\+?\d+) mg", row))
        assert abs(after - before - change) <= 1
        assert ("▲" in row) == (change > 0)
        assert "Before: 2026-11-09 to 2026-11-15 (7 days)" in at.text("compare-verdicts")
        await at.press("left")
        assert "Before: 2026-11-02 to 2026-11-08 (7 days)" in at.text("compare-verdicts")
        await at.press("f4", "f3", "escape")
        assert at.top == "PatientsScreen"


async def test_a_patient_who_was_put_away_meanwhile_is_still_reviewed(desk: Path) -> None:
    async with at_the_desk(desk) as at:
        await review_of(at)
        with Store.open(str(desk)) as store:
            archive_person(store, "Kirsten Holm", archived=True)
        await at.press("left")
        assert at.top == "ReviewScreen"
        assert "Kirsten Holm" in at.text("review-title")
