"""The patients of a desk: find one, sort them, open one, and keep their list."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Input

from tracker.lazily import Lazily
from tracker.locale import _
from tracker.tui import desk_keys
from tracker.tui.patient_order import Sorting
from tracker.tui.screens.patients_view import PatientsView, last_known_day
from tracker.tui.spans import Span
from tracker.tui.widgets.rows import RowList
from tracker.tui.widgets.table import Table

if TYPE_CHECKING:
    # The database comes with them, which the screen is painted without.
    from tracker.diary import people, revise, wording
    from tracker.store.records import ChangeSummary, Person
else:
    people = Lazily("tracker.diary.people")
    revise = Lazily("tracker.diary.revise")
    wording = Lazily("tracker.diary.wording")

_OF_ONE = frozenset(("open", "log", "archive", "undo", "notes"))


class PatientsScreen(PatientsView):
    """Keys that are letters hold in the list; while typing, the others do the same."""

    BINDINGS: ClassVar[list[BindingType]] = desk_keys.PATIENTS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to a patient needs one."""
        return self.marked is not None if action in _OF_ONE else True

    def action_go(self, step: int) -> None:
        """Move the mark, also while typing."""
        self.table.go(step)

    def action_page(self, pages: int) -> None:
        """Move the mark by what is in view."""
        self.table.go(pages * self.table.page)

    def action_end(self, step: int) -> None:
        """Go to the first or the last."""
        self.table.go(step * len(self.shown))

    def action_find(self) -> None:
        """Go to the field."""
        self.query_one("#find").focus()

    def action_turn(self) -> None:
        """Show all again, then change between field and list; over a log, go back to it."""
        field = self.query_one("#find", Input)
        if field.value:
            field.value = ""
        elif self.focused is field:
            self.table.focus()
        elif len(self.app.screen_stack) > 2:
            self.app.person = None
            self.dismiss()
        else:
            field.focus()

    def action_open(self) -> None:
        """Review the marked patient; the review can go on to the others of the list."""
        if self.marked is not None and self.table.mark is not None:
            names = [one.person.name for one in self.shown]
            self.app.show("review", "ReviewScreen", names, self.table.mark, self.span, then=self._reviewed)

    def action_log(self) -> None:
        """Open the log of the marked patient."""
        if self.marked is not None:
            self.app.show("patient_log", "PatientLog", last_known_day(self.marked, self.span))

    def action_span(self, days: int) -> None:
        """Look at so many days, up to today."""
        self._look_at(Span.up_to(self.today(), days))

    def action_period(self) -> None:
        """Choose other days."""
        self.app.show("period", "PeriodDialog", self.span, then=self._look_at)

    def action_sort(self, step: int) -> None:
        """Sort by another column."""
        self.order = self.order.next(step)
        self.draw()

    def action_reverse(self) -> None:
        """Turn the order round."""
        self.order = self.order.reversed()
        self.draw()

    def action_show_archived(self) -> None:
        """Show those who were put away too, or hide them."""
        self.with_archived = not self.with_archived
        self.reload()

    def action_add(self) -> None:
        """Add a patient."""
        self.app.show("add_patient", "AddPatient", then=self._added)

    def action_archive(self) -> None:
        """Put the marked patient away, or take them back."""
        if (marked := self.marked) is not None:
            self.app.carry(self, partial(self._archive, marked.person), group="write")

    def action_undo(self) -> None:
        """Take back the last change of the marked patient, an archiving too."""
        if (marked := self.marked) is not None:
            self.app.carry(self, partial(self._undo, marked.person.name), group="write")

    def action_notes(self) -> None:
        """Read and write notes on the marked patient."""
        if self.marked is not None:
            self.app.show("notes", "NotesScreen", self.marked.person.name, self.span)

    def action_cohort(self) -> None:
        """Look at all patients together."""
        self.app.show("cohort", "CohortScreen", self.span, self.with_archived)

    def action_report(self) -> None:
        """Write the report of the marked patient, or of all."""
        name = None if self.marked is None else self.marked.person.name
        self.app.show("report", "ReportDialog", name, self.span)

    @on(Input.Changed, "#find")
    def _narrow(self) -> None:
        self.draw()

    @on(Input.Submitted, "#find")
    def _open_found(self) -> None:
        self.action_open()

    @on(RowList.Chosen, "#patients")
    def _clicked(self) -> None:
        self.table.focus()

    @on(Table.Opened)
    def _clicked_twice(self) -> None:
        self.action_open()

    @on(Table.HeadingClicked)
    def _sort_by(self, event: Table.HeadingClicked) -> None:
        self.order = self.order.chosen(list(Sorting)[event.column])
        self.draw()

    def _look_at(self, span: Span | None) -> None:
        if span is not None:
            self.span = span
            self.reload()

    def _reviewed(self, left: tuple[str, Span] | None) -> None:
        """Go on where the review was left: the same patient and the same days."""
        if left is not None:
            name, span = left
            self.mark_patient(name)
            self._look_at(span)

    def _added(self, person: "Person | None") -> None:
        if person is not None:
            self._marked_name = person.name
            self.query_one("#find", Input).value = ""
            self.app.person = person.name
            self.app.show("profile", "ProfileScreen", person.name)

    async def _archive(self, person: "Person") -> None:
        await self.desk.ask(people.archive_person, person.name, archived=not person.archived)
        text = (
            _("{name} is back in the list.")
            if person.archived
            else _("{name} was put away; H shows them, X takes them back.")
        )
        self.app.notify(text.format(name=person.name))
        self.reload()

    async def _undo(self, name: str) -> None:
        change: ChangeSummary | None = await self.desk.ask(revise.undo, person=name)
        said = _("There is nothing to undo.")
        if change is not None:
            said = _("Undone: {change}").format(change=wording.change_sentence(change))
        self.app.notify(said)
        self.reload()
