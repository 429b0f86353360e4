"""The list of patients: what it shows, and where that is read."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Input, Static

from tracker.lazily import Lazily
from tracker.locale import _, ngettext
from tracker.problems import Problem
from tracker.tui.patient_order import Order
from tracker.tui.screens.base import TrackerScreen
from tracker.tui.spans import Span
from tracker.tui.widgets.key_bar import KeyBar
from tracker.tui.widgets.rows import RowList
from tracker.tui.widgets.table import Table

if TYPE_CHECKING:
    # The database comes with them, which the screen is painted without.
    from tracker.diary import patient_list, patients, settings
    from tracker.diary.patients import PatientSummary
    from tracker.tui import patient_rows
else:
    patient_list = Lazily("tracker.diary.patient_list")
    patients = Lazily("tracker.diary.patients")
    patient_rows = Lazily("tracker.tui.patient_rows")
    settings = Lazily("tracker.diary.settings")


class PatientsView(TrackerScreen[None]):
    """A field to find by, the patients under it, and the marked one in words below."""

    CSS_PATH = "../styles/desk.tcss"
    AUTO_FOCUS = "#find"
    STAYS = True

    def __init__(self) -> None:
        super().__init__()
        self.span = Span.up_to(self.today())
        """The period in view."""
        self.order = Order()
        self.with_archived = False
        self.shown: Sequence[PatientSummary] = ()
        """The patients in the rows, in their order."""
        self._read_for: Span | None = None
        self._patients: Sequence[PatientSummary] = ()
        self._texts: Sequence[str] = ()
        self._marked_name: str | None = None
        self._opened = False

    def compose(self) -> ComposeResult:
        """Paint the frame; the patients follow when the database is open."""
        yield Static(_("Patients"), id="patients-title", markup=False)
        yield Input(
            placeholder=_("Type to find: a name, an illness, a word of the list"), compact=True, id="find"
        )
        yield Static(id="patients-notice", markup=False)
        yield Table(id="patients")
        yield Static(id="patient-told", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Open the database once the frame is painted."""
        self.notice(_("Opening the database …"))
        self.call_after_refresh(self.reload)

    @property
    def table(self) -> Table:
        """The list."""
        return self.query_one("#patients", Table)

    @property
    def marked(self) -> "PatientSummary | None":
        """The patient with the mark."""
        place = self.table.mark
        return None if place is None or place >= len(self.shown) else self.shown[place]

    @property
    def person_in_view(self) -> bool:
        return self.marked is not None

    def on_screen_resume(self) -> None:
        """Another screen may have changed anything; and nobody but the marked patient is in view here."""
        if self._opened:
            self._follow_mark()
            self.reload()

    def reload(self) -> None:
        """Read the patients anew."""
        self.app.carry(self, self._read, group="patients", exclusive=True)

    def notice(self, text: str) -> None:
        """Say what is under way, or was done."""
        notice = self.query_one("#patients-notice", Static)
        notice.update(text)
        notice.display = bool(text)

    def mark_patient(self, name: str | None) -> None:
        """Put the mark on the patient of this name, or on the first where there is no such."""
        self._marked_name = name
        names = [one.person.name for one in self.shown]
        place = names.index(name) if name in names else 0
        self.table.put_mark(place if names else None)
        self._follow_mark()

    def draw(self) -> None:
        """Show those of the patients that are looked for, in the order that was chosen."""
        if not self._opened:
            return
        found = patient_rows.matching(self._patients, self._texts, self.query_one("#find", Input).value)
        self.shown = patient_rows.ordered(found, self.order)
        names = [one.person.name for one in self.shown]
        mark = names.index(self._marked_name) if self._marked_name in names else (0 if names else None)
        self.table.show(
            [patient_rows.patient_row(one) for one in self.shown],
            mark=mark,
            columns=patient_rows.columns(self.order),
        )
        self._follow_mark()
        self._title()

    def on_row_list_marked(self, event: RowList.Marked) -> None:
        """Tell of the patient that is marked now."""
        if event.place is not None and event.place < len(self.shown):
            self._marked_name = self.shown[event.place].person.name
        self._follow_mark()

    def _follow_mark(self) -> None:
        marked = self.marked
        if self.is_current:
            self.app.person = None if marked is None else marked.person.name
        self.query_one("#patient-told", Static).update("" if marked is None else patient_rows.told(marked))
        self.refresh_bindings()

    async def _read(self) -> None:
        if not self._opened:
            await self._open()
        span, today, archived = self.span, self.today(), self.with_archived
        if span != self._read_for:
            # Figures of another period are not to stand under this one's dates.
            self._take([], None)
            self.notice(_("Reading the logs of {period} …").format(period=span.named()))
        try:
            read = await self.desk.ask(
                patients.list_patients,
                first=span.first,
                last=span.last,
                today=today,
                include_archived=archived,
            )
        except Problem:
            self.notice("")
            raise
        if (span, archived) == (self.span, self.with_archived):
            self._take(read, span)
            self.notice(
                "" if read else _("There are no patients yet: press A in the list, or F5, to add one.")
            )

    async def _open(self) -> None:
        for module in ("tracker.diary.settings", "tracker.diary.patients", "tracker.tui.patient_rows"):
            await self.desk.load(partial(import_module, module))
        await self.desk.open()
        await self.desk.ask(settings.open_as_desk)
        self.app.take_up(await self.desk.ask(settings.appearance_of))
        self.app.is_desk = True
        self._opened = True
        self.app.settle()

    def _take(self, read: "Sequence[PatientSummary]", span: Span | None) -> None:
        self._read_for = span
        self._patients = read
        self._texts = [patient_list.found_by(one) for one in read]
        self.draw()

    def _title(self) -> None:
        count = ngettext(
            "{shown} of {count} patient", "{shown} of {count} patients", len(self._patients)
        ).format(shown=len(self.shown), count=len(self._patients))
        by = patient_rows.column_name(self.order.by).lower()
        parts = (_("Patients"), self.span.named(), count, _("by {column}").format(column=by))
        self.query_one("#patients-title", Static).update(" · ".join(parts))


def last_known_day(patient: "PatientSummary", span: Span) -> date:
    """The day of a patient's log that is looked at first: the newest one of the period."""
    newest = patient.last_entry
    return span.last if newest is None or newest > span.last else newest
