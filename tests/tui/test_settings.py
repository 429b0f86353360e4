"""The settings: each holds at once and is stored."""

from pathlib import Path

from textual.widgets import Select

from tests.tui.shown import settled, shown, text_of
from tracker.diary.profile import view_person
from tracker.diary.settings import Appearance, appearance_of, coefficients_in_force
from tracker.locale import language
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.profile import Authority, SupplementPolicy
from tracker.store.store import Store
from tracker.tui.screens.settings import SettingsScreen


async def test_opening_the_settings_changes_none_of_them(store: Store, database: Path) -> None:
    async with shown(database, SettingsScreen()) as pilot:
        text = text_of(pilot.app.screen)
        assert str(database) in text.replace("\n", "")
        assert "Food table: version" in text
        await pilot.press("escape")
    assert appearance_of(store) == Appearance(None, None)
    assert view_person(store, person=None).profile.authority is None


async def test_the_language_is_spoken_at_once_and_at_the_next_start(store: Store, database: Path) -> None:
    async with shown(database, SettingsScreen()) as pilot:
        pilot.app.screen.query_one("#language", Select).value = "da"
        await settled(pilot)
        assert language() == "da"
        assert pilot.app.screen.query_one("#language", Select).value == "da"
    assert appearance_of(store).language == "da"


async def test_a_theme_is_put_on_at_once_and_kept(store: Store, database: Path) -> None:
    async with shown(database, SettingsScreen()) as pilot:
        pilot.app.screen.query_one("#theme", Select).value = "tracker-light"
        await settled(pilot)
        assert pilot.app.theme == "tracker-light"
    assert appearance_of(store).theme == "tracker-light"


async def test_coefficients_authority_and_policy_are_stored_and_explained(
    store: Store, database: Path
) -> None:
    async with shown(database, SettingsScreen()) as pilot:
        for name, value in (("coefficients", "load"), ("authority", "DES"), ("policy", "total-intake")):
            pilot.app.screen.query_one(f"#{name}", Select).value = value
            await settled(pilot)
        assert "spreading calcium over the day" in text_of(pilot.app.screen)
        profile = view_person(store, person=None).profile
        assert (profile.authority, profile.supplement_policy) == (
            Authority.DES,
            SupplementPolicy.TOTAL_INTAKE,
        )
        pilot.app.screen.query_one("#authority", Select).value = "profile"
        await settled(pilot)
    assert view_person(store, person=None).profile.authority is None
    with store.read() as reader:
        assert coefficients_in_force(reader) is CoefficientSet.LOAD
