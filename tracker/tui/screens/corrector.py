"""Who corrects a patient's log, and why: asked once, and kept with every correction."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Input

from tracker.diary.desk_words import TooManyWords, Words, WordsMissing, words
from tracker.foods.groups import N_
from tracker.locale import _
from tracker.tui.correction_work import Corrector
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import Row, paragraph, text_field


class CorrectorDialog(FramedDialog[Corrector]):
    """Gives who corrects and why, or None."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = [
        "../styles/dialogs.tcss",
        "../styles/desk_dialogs.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Go on"), tooltip=N_("Go on to the correction."), id="corrector.save"),
    ]

    def heading(self) -> str:
        """What is asked."""
        return _("Correcting a patient's log")

    def content(self) -> Iterable[Widget]:
        """Who, and why."""
        yield paragraph(
            _(
                "Who corrects, why, when, and what the entry was is kept. Asked once for this visit to the log."
            ),
            classes="preface",
        )
        yield Row(_("Who corrects"), text_field(self.app.author, id="author"), id="author-row")
        yield Row(
            _("Why"), text_field(placeholder=_("asked by telephone; weighed; a misprint"), id="reason"), id="reason-row"
        )  # fmt: skip

    def buttons(self) -> Iterable[Button]:
        """Go on or leave."""
        yield key_button(_("Go on"), "Ctrl+S", "save", variant="primary")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Begin with what is not known."""
        self.query_one("#reason" if self.app.author else "#author").focus()

    def submitted(self, field: Input) -> bool:
        """Enter in the last field goes on."""
        if field.id == "reason":
            self.action_save()
        return field.id == "reason"

    def action_save(self) -> None:
        """Go on, or say what is missing."""
        told: dict[str, str] = {}
        for name, what in (("reason", Words.REASON), ("author", Words.AUTHOR)):
            row = self.query_one(f"#{name}-row", Row)
            row.show_fault(None)
            try:
                told[name] = words(self.query_one(f"#{name}", Input).value, what)
            except (WordsMissing, TooManyWords) as problem:
                row.show_fault(problem)
                self.query_one(f"#{name}").focus()
        if len(told) == 2:
            self.app.author = told["author"]
            self.dismiss(Corrector(told["author"], told["reason"]))
