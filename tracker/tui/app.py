"""The application: its colours, the desk, what can be done anywhere, and which screen is on top."""

import asyncio
import gc
import re
import sys
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime
from functools import partial
from importlib import import_module
from io import StringIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Console
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.worker import Worker

from tracker.failure import report_crash
from tracker.locale import _, set_language
from tracker.problems import Problem
from tracker.tui.desk import Desk
from tracker.tui.keys import Place, bindings, key_name
from tracker.tui.screens.base import AtTheDesk, TrackerScreen
from tracker.tui.screens.day import DayScreen
from tracker.tui.themes import DEFAULT_THEME, THEMES

if TYPE_CHECKING:
    # The database comes with it, which the first screen is painted without.
    from tracker.diary.settings import Appearance

_FRAME = re.compile(r":\d+ in \w+$")
_LOG_WIDTH = 300
LEAST_WIDTH = 60
LEAST_HEIGHT = 16


class TrackerApp(App[None]):
    """The food log in the terminal."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/app.tcss", "styles/day.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.ANYWHERE)
    TITLE = "tracker"

    def __init__(
        self,
        database: str | None = None,
        *,
        clock: Callable[[], datetime] = datetime.now,
        language: str | None = None,
        demo: bool = False,
        at_the_desk: bool = False,
    ) -> None:
        super().__init__()
        self.demo = demo
        """Whether this is the demonstration, whose log is gone at the end."""
        self._at_the_desk = at_the_desk
        self.is_desk = at_the_desk
        """Whether the list of patients is offered; known once the database is open."""
        self._language = language
        """The language that this start asks for; None takes the one that was chosen."""
        self.desk = Desk(database)
        self.now = clock
        self.author = ""
        """Who writes notes, corrects and hands over reports; told once in a session."""
        self.person: str | None = None
        """Whose log is in view; None for the person in use."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DEFAULT_THEME

    def on_mount(self) -> None:
        """Show the day, or the patients; the database is opened once that is painted."""
        self.title = self._named()
        self.push_screen(_screen("patients", "PatientsScreen") if self._at_the_desk else DayScreen())

    def on_unmount(self) -> None:
        """Let go of the database."""
        self.desk.close()

    def on_resize(self, event: events.Resize) -> None:
        """Say so while the terminal is too small for anything, and take that back when it is not."""
        too_small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        notice = type(self.screen).__name__ == "TooSmall"
        begun = any(isinstance(screen, AtTheDesk) for screen in self.screen_stack)
        if too_small and not notice and begun:
            self.push_screen(_screen("too_small", "TooSmall", LEAST_WIDTH, LEAST_HEIGHT))
        elif notice and not too_small:
            self.pop_screen()

    def get_key_display(self, binding: Binding) -> str:
        return key_name(binding.key)

    async def run_action(
        self,
        action: Any,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; what nobody foresaw is told calmly and logged."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Problem as problem:
            self.tell(problem)
        except Exception as unexpected:  # noqa: BLE001  one of the places where anything becomes a sentence
            self.crash(unexpected)
        return True

    def carry(
        self,
        node: DOMNode,
        work: Callable[[], Coroutine[Any, Any, object]],
        *,
        group: str,
        exclusive: bool = False,
    ) -> Worker[None]:
        """Do `work` beside the screen; refusals are told, and what nobody foresaw is told calmly and logged.

        With `exclusive`, other work of the group is given up: for reading, never for writing.
        """
        return node.run_worker(
            partial(self._calmly, work), group=group, exclusive=exclusive, exit_on_error=False
        )

    def tell(self, problem: Problem) -> None:
        """Tell a refusal on the screen on top."""
        screen: object = self.screen
        if isinstance(screen, AtTheDesk):
            screen.tell(problem)
        else:
            self.notify(problem.sentence(), severity="warning", timeout=10)

    def crash(self, unexpected: Exception) -> None:
        """Log what nobody foresaw, and show a calm screen about it; what is typed and stored stays."""
        self.push_screen(_screen("crash", "CrashScreen", report_crash(unexpected)))

    def show(
        self, module: str, name: str, *arguments: object, then: Callable[[Any], Any] | None = None
    ) -> None:
        """Show a screen on top, imported only now; `then` gets what it is closed with."""
        self.push_screen(_screen(module, name, *arguments), then)

    def speak(self, language: str) -> None:
        """Speak another language from here on."""
        set_language(language)
        self.title = self._named()
        for screen in self.screen_stack:
            screen.refresh_bindings()

    def settle(self) -> None:
        """Look for cycles again from here on, among what comes after the start."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def take_up(self, appearance: "Appearance") -> None:
        """Look and speak as was chosen at an earlier start, unless this start was told otherwise."""
        if appearance.theme in self.available_themes:
            self.theme = appearance.theme
        if appearance.language is not None and self._language is None:
            self.speak(appearance.language)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Over a dialog only help and leaving can be had, and the patients only at a desk."""
        if (
            action in ("advice", "trend", "profile", "settings", "patients", "import_file")
            and self.screen.is_modal
        ):
            return False
        if action in ("advice", "trend", "profile") and isinstance(self.screen, TrackerScreen):
            return self.screen.person_in_view
        return self.offers(action)

    def offers(self, action: str) -> bool:
        """Whether there is such a command in this database at all: a person at home never meets the patients."""
        return self.is_desk or action != "patients"

    def _named(self) -> str:
        return _("Food log · demonstration") if self.demo else _("Food log")

    async def action_quit(self) -> None:
        """Leave; where something went wrong, the exit status says so."""
        self.exit(return_code=int(type(self.screen).__name__ == "CrashScreen"))

    def action_help(self) -> None:
        """What can be done, and by which keys."""
        if type(self.screen).__name__ != "HelpScreen":
            self.show("help", "HelpScreen")

    def action_advice(self) -> None:
        """The advice and its reasons."""
        self._only("advice", "AdviceScreen")

    def action_trend(self) -> None:
        """Several days."""
        self._only("trend", "TrendScreen")

    def action_profile(self) -> None:
        """Whose log it is."""
        self._only("profile", "ProfileScreen")

    def action_settings(self) -> None:
        """What is set once."""
        self._only("settings", "SettingsScreen")

    def action_import_file(self) -> None:
        """A file of another program."""
        self.show("import_file", "ImportFile")

    async def action_patients(self) -> None:
        """The patients of the desk: back to the review that a log was opened from, then to their list; or open it."""
        stack = [type(screen).__name__ for screen in self.screen_stack]
        if "PatientsScreen" not in stack:
            self._only("patients", "PatientsScreen")
        elif stack[-1] == "ReviewScreen":
            await self.screen.run_action("screen.close")
        else:
            while type(self.screen).__name__ not in ("PatientsScreen", "ReviewScreen"):
                self.pop_screen()

    def action_command_palette(self) -> None:
        """Any command by its name."""
        # Not on the way to the first screen.
        from tracker.tui.palette import palette

        if not isinstance(self.screen, type(palette())):
            self.push_screen(palette())

    def _only(self, module: str, name: str) -> None:
        """Show one of the large screens over one that stays, in the place of another that is open."""
        screen: object = self.screen
        if type(screen).__name__ == name:
            return
        if not self.screen.is_modal and not (isinstance(screen, TrackerScreen) and screen.STAYS):
            self.pop_screen()
        self.show(module, name)

    async def _calmly(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        try:
            await work()
        except Problem as problem:
            self.tell(problem)
        except asyncio.CancelledError:
            raise
        except Exception as unexpected:  # noqa: BLE001  one of the places where anything becomes a sentence
            self.crash(unexpected)


def _screen(module: str, name: str, *arguments: object) -> Screen[Any]:
    """A screen of its module, which is imported only when it is wanted."""
    made: Screen[Any] = getattr(import_module(f"tracker.tui.screens.{module}"), name)(*arguments)
    return made


def run(
    database: str | None = None,
    *,
    language: str | None = None,
    demo: bool = False,
    at_the_desk: bool = False,
) -> int:
    """Run the application until it is left; its exit status. `language` holds against the one that was chosen."""
    app = TrackerApp(database, language=language, demo=demo, at_the_desk=at_the_desk)
    # What Textual prints when it fails shows the values of variables, and with them what was logged.
    printed = StringIO()
    app.error_console = Console(file=printed, width=_LOG_WIDTH)
    app.run()
    if printed.getvalue():
        print(report_crash(RuntimeError(without_values(printed.getvalue()))), file=sys.stderr)  # noqa: T201  the screen is gone
    return app.return_code or 0


def without_values(printed: str) -> str:
    """Of a traceback as Textual prints it, where it happened and what it was."""
    lines = [line.strip("│ ") for line in printed.splitlines()]
    return "\n".join([*(line for line in lines if _FRAME.search(line)), lines[-1] if lines else ""])
