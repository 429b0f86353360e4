"""What every screen shares: the desk, the day and person in view, and how a refusal is told."""

from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.screen import ModalScreen, Screen

from tracker.problems import Problem
from tracker.tui.desk import Desk

if TYPE_CHECKING:
    from tracker.tui.app import TrackerApp

_Result = TypeVar("_Result")


class AtTheDesk:
    """Mixed into a screen: the way to the database and to the rest of the application."""

    app: "TrackerApp"

    @property
    def desk(self) -> Desk:
        """The thread that owns the database."""
        return self.app.desk

    def now(self) -> datetime:
        """The wall clock."""
        return self.app.now()

    def today(self) -> date:
        """The present day."""
        return self.now().date()

    def tell(self, problem: Problem) -> None:
        """Say in one sentence why something was refused; what was typed stays where it is."""
        self.app.notify(problem.sentence(), severity="warning", timeout=10)


class TrackerScreen(AtTheDesk, Screen[_Result]):  # type: ignore[misc]  # both name the app
    """A whole screen."""

    STAYS: ClassVar[bool] = False
    """Whether it stays below the advice or the trend that is opened from it, and is not replaced by it."""

    @property
    def person_in_view(self) -> bool:
        """Whether there is somebody whose advice, trend and profile can be asked for."""
        return True


class TrackerDialog(AtTheDesk, ModalScreen[_Result]):  # type: ignore[misc]  # both name the app
    """A screen over another, closed with an answer or with None."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = "../styles/dialogs.tcss"
