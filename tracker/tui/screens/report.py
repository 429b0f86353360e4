"""Writing reports: of one patient or of all, in which format and where, with how far it is."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input, Select, Static

from tracker.foods.groups import N_
from tracker.locale import _
from tracker.problems import Problem
from tracker.review.report.file_names import file_names
from tracker.review.report.formats import FORMATS
from tracker.review.report.gathering import Wanted
from tracker.tui import report_work
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.spans import Span
from tracker.tui.widgets.form import Row, Tick, paragraph, text_field

_ONE, _ALL = "one", "all"


class ReportDialog(FramedDialog[list[Path]]):
    """Gives the files that were written, or None. `name` is the patient; None where there is none but all."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = [
        "../styles/dialogs.tcss",
        "../styles/desk_dialogs.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "write", N_("Write"), tooltip=N_("Write the report."), id="report.write"),
    ]

    class Progressed(Message):
        """Another file is being made."""

        def __init__(self, done: int, of: int, name: str) -> None:
            super().__init__()
            self.done, self.of, self.name = done, of, name

    def __init__(self, name: str | None, span: Span) -> None:
        super().__init__()
        self._name = name
        self._span = span
        self._stop = report_work.Stop()
        self._busy = False

    def heading(self) -> str:
        """What it is of."""
        return _("Report of {period}").format(period=self._span.named())

    def content(self) -> Iterable[Widget]:
        """Of whom, what, where, and what goes in."""
        whose = [(_("all patients, one file each"), _ALL)]
        if self._name is not None:
            whose.insert(0, (self._name, _ONE))
        yield Row(_("Of"), Select(whose, value=whose[0][1], allow_blank=False, compact=True, id="whose"))
        yield Row(
            _("Format"),
            Select(
                [(_format_name(kind), kind) for kind in FORMATS],
                value=FORMATS[0],
                allow_blank=False,
                compact=True,
                id="format",
            ),
        )
        yield Row(
            _("File"), text_field(self._place(), id="file"),
            hint=_("For all patients it is the folder that the files go into."), id="file-row",
        )  # fmt: skip
        yield Row(
            _("Who hands it over"), text_field(self.app.author, placeholder=_("may be left out"), id="author")
        )
        yield Tick(_("beside as many days before"), id="beside")
        yield Tick(_("with the notes of the period"), value=True, id="notes")
        yield Tick(_("replace files that exist"), id="overwrite")
        yield Static(id="report-progress", markup=False)
        yield paragraph(_("Everything is written here on this machine; nothing is sent."), classes="hint")

    def buttons(self) -> Iterable[Button]:
        """Write and close."""
        yield key_button(_("Write"), "Ctrl+S", "write", variant="primary")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Begin with whose report it is."""
        self.query_one("#whose").focus()

    def on_unmount(self) -> None:
        """Write no more for a dialog that is gone."""
        self._stop.asked = True

    def action_close(self) -> None:
        """Close; while reports are written, stop after the file that is being made."""
        if self._busy:
            self._stop.asked = True
            self._progress(_("Stopping after this file …"))
        else:
            self.dismiss(None)

    def action_write(self) -> None:
        """Write what is asked for."""
        if not self._busy:
            self.query_one("#file-row", Row).show_fault(None)
            self.app.carry(self, self._write, group="write")

    @on(Select.Changed)
    def _another_place(self) -> None:
        field = self.query_one("#file", Input)
        if field.value in self._proposed():
            field.value = self._place()

    @on(Progressed)
    def _tell_progress(self, event: Progressed) -> None:
        self._progress(_("{done} of {of}: {name}").format(done=event.done, of=event.of, name=event.name))

    async def _write(self) -> None:
        self._busy, self._stop = True, report_work.Stop()
        self.app.author = self.query_one("#author", Input).value.strip()
        path = Path(self.query_one("#file", Input).value.strip()).expanduser()
        overwrite = self.query_one("#overwrite", Tick).value
        self._progress(_("Writing …"))
        try:
            if self._of_all:
                written = await self.desk.ask(
                    partial(report_work.write_all, stop=self._stop, tell=self._tell),
                    path,
                    self._kind,
                    self._wanted(),
                    overwrite=overwrite,
                )
            else:
                written = await self.desk.ask(
                    report_work.write_one, self._name, path, self._wanted(), overwrite=overwrite
                )
        except Problem as problem:
            self._progress("")
            self.query_one("#file-row", Row).show_fault(problem)
        else:
            self.app.notify(report_work.written_sentence(written, path), timeout=10)
            self.dismiss(written)
        finally:
            self._busy = False

    def _tell(self, done: int, of: int, name: str) -> None:
        # Called in the desk's thread, where a message may be posted from.
        self.post_message(self.Progressed(done, of, name))

    def _wanted(self) -> Wanted:
        before = self._span.moved(-1)
        beside = self.query_one("#beside", Tick).value
        return Wanted(
            today=self.today(),
            days=(self._span.first, self._span.last),
            beside=(before.first, before.last) if beside else None,
            author=self.app.author,
            notes=self.query_one("#notes", Tick).value,
        )

    @property
    def _of_all(self) -> bool:
        return self.query_one("#whose", Select).value == _ALL if self.is_mounted else self._name is None

    @property
    def _kind(self) -> str:
        return str(self.query_one("#format", Select).value) if self.is_mounted else FORMATS[0]

    def _place(self) -> str:
        return _proposal(None if self._of_all else self._name, self._kind, self._span)

    def _proposed(self) -> set[str]:
        """The places that were proposed, and not typed."""
        return {_proposal(name, kind, self._span) for name in (None, self._name) for kind in FORMATS}

    def _progress(self, text: str) -> None:
        self.query_one("#report-progress", Static).update(text)


def _proposal(name: str | None, kind: str, span: Span) -> str:
    if name is None:
        return str(Path.home() / f"calcium-reports-{span.last}")
    return str(Path.home() / file_names([f"{name} {span.first} {span.last}"], kind)[0])


def _format_name(kind: str) -> str:
    return {
        "pdf": _("PDF, to print"),
        "html": _("HTML, for a browser"),
        "xlsx": _("XLSX, a spreadsheet"),
        "csv": _("CSV, for statistics"),
    }[kind]
