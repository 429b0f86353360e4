"""What is set once: language, colours, how absorption is reckoned, whose recommendation decides; and where all is kept."""

from collections.abc import Iterable

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Button, Select

from tracker.diary.food_wording import coefficient_set_explanation, coefficient_set_name
from tracker.diary.people import ProfileChange, edit_person
from tracker.diary.settings import (
    SettingsView,
    choose_coefficients,
    choose_language,
    choose_theme,
    view_settings,
)
from tracker.diary.target_wording import authority_name
from tracker.locale import _, language
from tracker.nutrition.absorption import COEFFICIENT_SET_VERSION, CoefficientSet
from tracker.nutrition.profile import Authority, SupplementPolicy
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import Row, paragraph, subheading

_BY_PROFILE = "profile"
_VERSION_FIGURES = 12
"""How much of the food table's checksum is shown: enough to tell two tables apart."""


class SettingsScreen(FramedDialog[None]):
    """Every choice holds at once and is stored. Begins at the choice `first`."""

    def __init__(self, first: str = "language") -> None:
        super().__init__()
        self._first = first
        self._view: SettingsView | None = None

    def heading(self) -> str:
        """What is set here."""
        return _("Settings")

    def content(self) -> Iterable[Widget]:
        """A place for the settings, which come when they are read."""
        yield Vertical(id="settings")

    def buttons(self) -> Iterable[Button]:
        """There is nothing to save."""
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Read the settings."""
        self._read()

    @on(Select.Changed)
    async def _chosen(self, event: Select.Changed) -> None:
        event.stop()
        view, value = self._view, str(event.value)
        if (
            view is None
            or event.select.id is None
            or value == _present(view, self.app.theme)[event.select.id]
        ):
            return
        match event.select.id:
            case "language":
                self.ask(lambda _none: self._speak(value), choose_language, value)
            case "theme":
                self.app.theme = value
                self.ask(lambda _none: None, choose_theme, value)
            case "coefficients":
                self.ask(lambda _none: self._read(), choose_coefficients, CoefficientSet(value))
            case "authority":
                self._change_person(
                    ProfileChange(authority_follows_profile=True)
                    if value == _BY_PROFILE
                    else ProfileChange(authority=Authority(value))
                )
            case _:
                self._change_person(ProfileChange(supplement_policy=SupplementPolicy(value)))

    def _change_person(self, change: ProfileChange) -> None:
        self.ask(lambda _person: self._read(), edit_person, self.app.person, change)

    def _speak(self, code: str) -> None:
        self.app.speak(code)
        self.run_worker(self._draw_anew())

    async def _draw_anew(self) -> None:
        await self.recompose()
        self._read()

    def _read(self) -> None:
        self.ask(self._show, view_settings, person=self.app.person)

    async def _fill(self, view: SettingsView) -> None:
        place = self.query_one("#settings", Vertical)
        focused = None if self.focused is None else self.focused.id
        await place.remove_children()
        await place.mount_all([*_choices(view, self.app.theme, self.app.available_themes), *_places(view)])
        self.query_one(f"#{focused or self._first}").focus()

    def _show(self, view: SettingsView) -> None:
        self._view = view
        self.run_worker(self._fill(view))


def _present(view: SettingsView, theme: str) -> dict[str, str]:
    """What each choice stands at."""
    profile = view.person.profile
    return {
        "language": language(),
        "theme": theme,
        "coefficients": view.coefficients.value,
        "authority": profile.authority.value if profile.authority else _BY_PROFILE,
        "policy": profile.supplement_policy.value,
    }


def _choices(view: SettingsView, theme: str, themes: Iterable[str]) -> Iterable[Widget]:
    present = _present(view, theme)
    yield Row(_("Language"), _select("language", [("Dansk", "da"), ("English", "en")], present))
    yield Row(_("Colours"), _select("theme", [(_theme_name(name), name) for name in themes], present))
    yield subheading(_("Absorption"))
    yield Row(
        _("Coefficient set"),
        _select("coefficients", [(coefficient_set_name(one), one.value) for one in CoefficientSet], present),
        hint=coefficient_set_explanation(view.coefficients),
    )
    yield subheading(_("Recommendations for {name}").format(name=view.person.name))
    yield Row(
        _("Which one decides"),
        _select(
            "authority",
            [
                (_("as age and conditions say"), _BY_PROFILE),
                *((authority_name(one), one.value) for one in Authority),
            ],
            present,
        ),
        hint=_("All three are always shown; a star marks the one that decides."),
    )
    yield Row(
        _("Danish 800-1000 mg"),
        _select("policy", [(_policy_name(one), one.value) for one in SupplementPolicy], present),
        hint=_(
            "For those over 70 years, in care or at risk: the authority prints it as a supplement, the osteoporosis "
            "association reads it as diet and supplement together."
        ),
    )


def _places(view: SettingsView) -> Iterable[Widget]:
    yield subheading(_("Where everything is"))
    yield paragraph(_("Database: {path}").format(path=view.database or _("on a server")))
    if view.backups is not None:
        yield paragraph(_("Backups before a change of the database: {path}").format(path=view.backups))
    yield paragraph(
        _("Food table: version {version}, {count} foods, {own} of them your own").format(
            version=view.food_table_version[:_VERSION_FIGURES] or "?", count=view.foods, own=view.own_foods
        )
    )
    yield paragraph(_("Coefficients: version {version}").format(version=COEFFICIENT_SET_VERSION))
    yield paragraph(_("Nothing leaves this machine unless you ask for a file."))


def _select(name: str, options: list[tuple[str, str]], present: dict[str, str]) -> Select[str]:
    return Select(options, value=present[name], allow_blank=False, compact=True, id=name)


def _policy_name(policy: SupplementPolicy) -> str:
    return {
        SupplementPolicy.OFFICIAL_SUPPLEMENT: _("as a supplement"),
        SupplementPolicy.TOTAL_INTAKE: _("as diet and supplement together"),
    }[policy]


def _theme_name(name: str) -> str:
    return {
        "tracker-dark": _("dark"),
        "tracker-light": _("light"),
        "tracker-contrast": _("dark, high contrast"),
        "tracker-contrast-light": _("light, high contrast"),
    }.get(name, name)
