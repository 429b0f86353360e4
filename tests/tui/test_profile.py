"""The profile, the welcome of a first start, and the choice of a person."""

from datetime import date
from pathlib import Path

from textual.widgets import Input, OptionList, Select, Static

from tests.tui.shown import Answer, settled, shown, text_of
from tracker.diary.people import add_person, list_people
from tracker.diary.profile import store_profile, view_person
from tracker.diary.settings import is_first_start
from tracker.nutrition.profile import Condition, Profile, Sex
from tracker.store.store import Store
from tracker.tui.screens.people import PeopleScreen
from tracker.tui.screens.profile import ProfileScreen
from tracker.tui.screens.welcome import WelcomeScreen
from tracker.tui.widgets.form import Row, Tick


async def test_answers_are_stored_and_every_one_of_them_may_be_taken_back(
    store: Store, database: Path
) -> None:
    answer = Answer()
    async with shown(database, ProfileScreen(), answer) as pilot:
        screen = pilot.app.screen
        screen.query_one("#born", Input).value = "14.3.1958"
        screen.query_one("#sex", Select).value = "female"
        screen.query_one("#osteoporosis", Tick).value = True
        screen.query_one("#all-year", Select).value = "little-sun"
        await pilot.press("ctrl+s")
        await settled(pilot)
    told = Profile(date(1958, 3, 14), Sex.FEMALE, frozenset({Condition.OSTEOPOROSIS, Condition.LITTLE_SUN}))
    assert answer.value.profile == told == view_person(store, person=None).profile
    async with shown(database, ProfileScreen()) as pilot:
        screen = pilot.app.screen
        assert screen.query_one("#born", Input).value == "1958-03-14"
        assert screen.query_one("#osteoporosis", Tick).value
        screen.query_one("#born", Input).value = ""
        screen.query_one("#sex", Select).value = ""
        screen.query_one("#osteoporosis", Tick).value = False
        screen.query_one("#all-year", Select).value = ""
        await pilot.press("ctrl+s")
        await settled(pilot)
    assert view_person(store, person=None).profile == Profile()


async def test_two_all_year_groups_told_elsewhere_stay_when_the_answer_is_left(
    store: Store, database: Path
) -> None:
    both = frozenset({Condition.DARK_SKIN, Condition.LITTLE_SUN})
    store_profile(store, Profile(conditions=both), person=None)
    async with shown(database, ProfileScreen()) as pilot:
        await pilot.press("ctrl+s")
        await settled(pilot)
    assert view_person(store, person=None).profile.conditions == both


async def test_an_impossible_date_of_birth_is_told_beside_it(store: Store, database: Path) -> None:
    answer = Answer()
    async with shown(database, ProfileScreen(), answer) as pilot:
        screen = pilot.app.screen
        screen.query_one("#born", Input).value = "2031-01-01"
        await pilot.press("ctrl+s")
        await settled(pilot)
        row = screen.query_one("#born-row", Row)
        assert "nobody's date of birth" in str(row.query_one(".fault", Static).render())
        assert not answer.given
    assert view_person(store, person=None).profile == Profile()


async def test_every_condition_is_asked_for_and_a_tick_reads_without_colour(database: Path) -> None:
    async with shown(database, ProfileScreen()) as pilot:
        screen = pilot.app.screen
        asked = {tick.id for tick in screen.query(Tick)}
        groups = {Condition.DARK_SKIN, Condition.COVERING_CLOTHING, Condition.LITTLE_SUN}
        assert asked == set(Condition) - groups
        tick = screen.query_one("#vegan", Tick)
        assert str(tick.render()).startswith("[ ] ")
        tick.focus()
        await pilot.press("space")
        assert str(tick.render()).startswith("[x] ")


async def test_the_welcome_is_skipped_by_one_key_and_never_shown_again(store: Store, database: Path) -> None:
    assert is_first_start(store, person=None)
    answer = Answer()
    async with shown(database, WelcomeScreen(), answer) as pilot:
        assert "It makes no diagnosis" in text_of(pilot.app.screen)
        await pilot.press("escape")
        await settled(pilot)
    assert (answer.given, answer.value) == (True, None)
    assert not is_first_start(store, person=None)


async def test_the_welcome_stores_what_is_told(store: Store, database: Path) -> None:
    answer = Answer()
    async with shown(database, WelcomeScreen(), answer) as pilot:
        pilot.app.screen.query_one("#born", Input).value = "1990-01-31"
        await pilot.press("ctrl+s")
        await settled(pilot)
    assert answer.value.profile.born == date(1990, 1, 31)
    assert not is_first_start(store, person=None)


async def test_another_person_is_chosen_and_in_use_from_then_on(store: Store, database: Path) -> None:
    add_person(store, "Ærø", Profile(born=date(1940, 1, 1)))
    answer = Answer()
    async with shown(database, PeopleScreen(), answer) as pilot:
        people = pilot.app.screen.query_one(OptionList)
        lines = [str(option.prompt) for option in people.options]
        assert any(line.startswith("* Me: nothing told") for line in lines)
        assert any(line.startswith("  Ærø: born 1940-01-01") for line in lines)
        people.highlighted = [option.id for option in people.options].index("Ærø")
        await pilot.press("enter")
        await settled(pilot)
    assert answer.value.name == "Ærø"
    assert list_people(store)[1].name == "Ærø"


async def test_a_person_is_added_and_asked_for_the_profile(store: Store, database: Path) -> None:
    async with shown(database, PeopleScreen()) as pilot:
        await pilot.press("a")
        pilot.app.screen.query_one("#name", Input).value = "Bo"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ProfileScreen)
        assert "Bo" in str(pilot.app.screen.query_one("#heading", Static).render())
        await pilot.press("escape")
        await settled(pilot)
        assert "Bo: nothing told" in text_of(pilot.app.screen)
    assert {person.name for person in list_people(store)[0]} == {"Me", "Bo"}


async def test_a_name_that_is_taken_is_told_and_stays_in_the_field(database: Path) -> None:
    async with shown(database, PeopleScreen()) as pilot:
        field = pilot.app.screen.query_one("#name", Input)
        field.focus()
        field.value = "me"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PeopleScreen)
        assert field.value == "me"
