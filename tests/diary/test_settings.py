"""What is set once for the whole log."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tracker.diary.foods import Label, add_own_food
from tracker.diary.log import log_line
from tracker.diary.profile import store_profile
from tracker.diary.settings import (
    Appearance,
    appearance_of,
    choose_language,
    choose_theme,
    end_welcome,
    is_first_start,
    view_settings,
)
from tracker.nutrition.profile import Profile, Sex
from tracker.store.records import ChangeSummary
from tracker.store.store import Store

NOW = datetime(2026, 11, 23, 8)


def test_appearance_is_left_open_until_it_is_chosen_and_can_be_left_open_again(store: Store) -> None:
    assert appearance_of(store) == Appearance(None, None)
    choose_language(store, "da")
    choose_theme(store, "tracker-light")
    assert appearance_of(store) == Appearance("da", "tracker-light")
    choose_language(store, None)
    choose_theme(store, None)
    assert appearance_of(store) == Appearance(None, None)


def test_a_language_we_do_not_speak_is_refused_and_one_that_is_stored_ignored(store: Store) -> None:
    with pytest.raises(ValueError, match="language must be one of"):
        choose_language(store, "fr")
    with store.write(ChangeSummary("settings")) as writer:
        writer.set_setting("language", "fr")
    assert appearance_of(store).language is None


def test_a_new_log_is_a_first_start_until_somebody_is_welcomed(store: Store) -> None:
    assert is_first_start(store, person=None)
    end_welcome(store)
    assert not is_first_start(store, person=None)


def test_who_has_logged_or_told_anything_is_no_newcomer(store: Store) -> None:
    store_profile(store, Profile(sex=Sex.MALE), person=None)
    assert not is_first_start(store, person=None)
    store_profile(store, Profile(), person=None)
    log_line(store, "2 dl mælk", person=None, day=date(2026, 11, 23), now=NOW)
    assert not is_first_start(store, person=None)


def test_the_settings_tell_where_everything_is(store: Store, database: Path) -> None:
    add_own_food(store, Label(name="Kiks"))
    view = view_settings(store, person=None)
    assert view.database == database
    assert view.backups == database.parent / "backups"
    assert (view.own_foods, view.foods > 1400, len(view.food_table_version)) == (1, True, 64)
