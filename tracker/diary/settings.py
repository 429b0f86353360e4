"""What is set once for the whole log."""

from dataclasses import dataclass
from pathlib import Path

from tracker.diary.people import person_in
from tracker.foods.table import OWN_PREFIX
from tracker.locale import LANGUAGES
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.profile import Profile
from tracker.store.place import backups_beside
from tracker.store.records import ChangeSummary, Person
from tracker.store.store import Reader, Store

COEFFICIENTS_KEY = "coefficients"
_DESK = "desk"
_LANGUAGE = "language"
_THEME = "theme"
_WELCOMED = "welcomed"


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the application looks and speaks; None leaves it to the environment and the program."""

    language: str | None
    """'da' or 'en'."""
    theme: str | None
    """The name of a theme; whoever reads it must be ready for one that is no longer there."""


@dataclass(frozen=True, slots=True)
class SettingsView:
    """What the settings are, and where everything is kept."""

    appearance: Appearance
    coefficients: CoefficientSet
    person: Person
    """Whose recommendation and supplement policy are meant."""
    database: Path | None
    """The database file; None for a server."""
    backups: Path | None
    """The folder of the backups that are made by themselves."""
    food_table_version: str
    """sha256 of the food table in hex."""
    foods: int
    own_foods: int


def coefficients_in_force(reader: Reader) -> CoefficientSet:
    """The coefficient set that screens and reports use; the article's unless another was chosen."""
    chosen = reader.setting(COEFFICIENTS_KEY)
    return CoefficientSet.ARTICLE if chosen is None else CoefficientSet(chosen)


def choose_coefficients(store: Store, coefficients: CoefficientSet) -> None:
    """Use `coefficients` from here on; what was logged is reckoned anew with it, not changed."""
    _keep(store, COEFFICIENTS_KEY, coefficients.value)


def read_appearance(reader: Reader) -> Appearance:
    """The language and the theme that were chosen."""
    language = reader.setting(_LANGUAGE)
    return Appearance(language if language in LANGUAGES else None, reader.setting(_THEME))


def appearance_of(store: Store) -> Appearance:
    """As `read_appearance`, from the open database."""
    with store.read() as reader:
        return read_appearance(reader)


def choose_language(store: Store, language: str | None) -> None:
    """Speak `language` at every start; None follows the environment. Raises ValueError for one we do not speak."""
    if language is not None and language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
    _keep(store, _LANGUAGE, language)


def choose_theme(store: Store, theme: str | None) -> None:
    """Use the theme of this name at every start; None takes the program's own."""
    _keep(store, _THEME, theme)


def is_first_start(store: Store, *, person: str | None) -> bool:
    """Whether nobody was welcomed, nothing is known of the person and nothing is logged."""
    with store.read() as reader:
        if reader.setting(_WELCOMED) is not None:
            return False
        who = person_in(reader, person)
        # The journal, and not the log itself, is asked: it answers at once after ten years too.
        return who.profile == Profile() and not reader.changes(who.id)


def end_welcome(store: Store) -> None:
    """Welcome nobody again."""
    _keep(store, _WELCOMED, "yes")


def is_desk(store: Store) -> bool:
    """Whether many people's logs are reviewed here: the database was opened as a dietitian's desk before."""
    with store.read() as reader:
        return reader.setting(_DESK) is not None


def open_as_desk(store: Store) -> None:
    """Offer the list of patients from here on, and welcome nobody: whoever reviews logs keeps none."""
    if not is_desk(store):
        with store.write(ChangeSummary("settings")) as writer:
            writer.set_setting(_DESK, "yes")
            writer.set_setting(_WELCOMED, "yes")


def view_settings(store: Store, *, person: str | None) -> SettingsView:
    """The settings in force and where the data are; raises UnknownPerson."""
    with store.read() as reader:
        foods = reader.foods()
        return SettingsView(
            appearance=read_appearance(reader),
            coefficients=coefficients_in_force(reader),
            person=person_in(reader, person),
            database=store.path,
            backups=None if store.path is None else backups_beside(store.path),
            food_table_version=reader.food_table_version(),
            foods=len(foods),
            own_foods=sum(food.id.startswith(OWN_PREFIX) for food in foods),
        )


def _keep(store: Store, key: str, value: str | None) -> None:
    with store.write(ChangeSummary("settings")) as writer:
        writer.set_setting(key, value)
