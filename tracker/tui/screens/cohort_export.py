"""Writing the table of all patients together to a file."""

from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Input

from tracker.foods.groups import N_
from tracker.locale import _
from tracker.problems import Problem
from tracker.review.cohort import Cohort
from tracker.review.cohort_file import write_cohort
from tracker.store.store import Store
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import Row, Tick, paragraph, text_field


class CohortExport(FramedDialog[Path]):
    """Gives the file that was written, or None."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = [
        "../styles/dialogs.tcss",
        "../styles/desk_dialogs.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "write", N_("Write"), tooltip=N_("Write the table."), id="cohort-export.write"),
    ]

    def __init__(self, cohort: Cohort) -> None:
        super().__init__()
        self._cohort = cohort

    def heading(self) -> str:
        """What is written."""
        return _("Table of all patients")

    def content(self) -> Iterable[Widget]:
        """Where, and whether something may be replaced."""
        place = Path.home() / f"calcium-{self._cohort.first}-{self._cohort.last}.csv"
        yield Row(
            _("File"), text_field(str(place), id="file"), id="file-row",
            hint=_("The ending tells the format: .csv or .xlsx, with one line for each patient."),
        )  # fmt: skip
        yield Tick(_("replace files that exist"), id="overwrite")
        yield paragraph(_("Everything is written here on this machine; nothing is sent."), classes="hint")

    def buttons(self) -> Iterable[Button]:
        """Write and close."""
        yield key_button(_("Write"), "Ctrl+S", "write", variant="primary")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Begin with where."""
        self.query_one("#file").focus()

    def submitted(self, _field: Input) -> bool:
        """Enter writes."""
        self.action_write()
        return True

    def action_write(self) -> None:
        """Write the table, or say what stands in the way."""
        self.query_one("#file-row", Row).show_fault(None)
        path = Path(self.query_one("#file", Input).value.strip()).expanduser()
        overwrite = self.query_one("#overwrite", Tick).value
        self.ask(self._written, _write, self._cohort, path, overwrite=overwrite)

    def tell(self, problem: Problem) -> None:
        """Say it beside the file."""
        self.query_one("#file-row", Row).show_fault(problem)

    def _written(self, path: Path) -> None:
        self.app.notify(_("The table stands in {path}.").format(path=path))
        self.dismiss(path)


def _write(store: Store, cohort: Cohort, path: Path, *, overwrite: bool) -> Path:
    write_cohort(cohort, path, overwrite=overwrite, log=store.path)
    return path
