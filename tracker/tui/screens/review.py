"""The review of one patient, and where it leads: other days, the next patient, the log, notes and reports."""

from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from tracker.tui import desk_keys
from tracker.tui.screens.review_view import ReviewView
from tracker.tui.spans import Span

_OF_A_REVIEW = frozenset(("compare", "notes", "policy", "report", "log"))


class ReviewScreen(ReviewView):
    """Gives the patient and the days that were in view last."""

    BINDINGS: ClassVar[list[BindingType]] = desk_keys.REVIEW

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where the list ends there is nobody to go to, and until a patient is read nothing can be asked of them."""
        if action == "turn":
            return 0 <= self.place + int(str(parameters[0])) < len(self.names)
        if action == "move" and parameters == (1,):
            return self.span.last < self.today()
        return self.review is not None if action in _OF_A_REVIEW else True

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss((self.names[self.place], self.span))

    def action_turn(self, step: int) -> None:
        """Review the next patient of the list, or the one before."""
        self.look_at(self.place + step, self.span)

    def action_move(self, times: int) -> None:
        """Go to the days before or after, as many."""
        self._look_at(self.span.moved(times))

    def action_span(self, days: int) -> None:
        """Look at so many days, up to today."""
        self._look_at(Span.up_to(self.today(), days))

    def action_period(self) -> None:
        """Choose other days."""
        self.app.show("period", "PeriodDialog", self.span, then=self._look_at)

    def action_compare(self) -> None:
        """Put these days beside those before them."""
        self.app.show("compare", "CompareScreen", self.names[self.place], self.span)

    def action_log(self) -> None:
        """Choose a day, and open its log."""
        if self.review is not None:
            used = self.review.view.usual.days.used
            self.app.show(
                "calendar", "Calendar", used[-1].day if used else self.span.last, then=self._open_log
            )

    def action_notes(self) -> None:
        """Read and write notes on these days."""
        self.app.show("notes", "NotesScreen", self.names[self.place], self.span)

    def action_policy(self) -> None:
        """Choose which recommendation decides."""
        self.app.show("settings", "SettingsScreen", "authority")

    def action_report(self) -> None:
        """Write the report of these days."""
        self.app.show("report", "ReportDialog", self.names[self.place], self.span)

    def _look_at(self, span: Span | None) -> None:
        if span is not None:
            self.look_at(self.place, span)

    def _open_log(self, day: date | None) -> None:
        if day is not None:
            self.app.show("patient_log", "PatientLog", day)
