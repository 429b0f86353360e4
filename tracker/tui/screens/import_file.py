"""Importing a file: where it is, what would be stored, which foods its names mean, and then the import."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Input, Select, Static

from tracker.exchange.matching import Sureness
from tracker.exchange.moments import DayOrder
from tracker.exchange.report import MatchTally
from tracker.exchange.wording import sureness_name
from tracker.foods.food import Food
from tracker.foods.groups import N_
from tracker.locale import _, language, number
from tracker.problems import Problem
from tracker.tui import import_work
from tracker.tui.import_work import Answer, Asked
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.choice_list import ChoiceList
from tracker.tui.widgets.form import Row as FormRow
from tracker.tui.widgets.form import paragraph, text_field
from tracker.tui.widgets.rows import Column, Row, RowList

_FROM_FILE = "file"
_FIRST = (Sureness.NEAR, Sureness.NONE, Sureness.EXACT, Sureness.CHOSEN)
"""What is to be looked at before the rest."""


class ImportFile(FramedDialog[bool]):
    """Asks for a file and shows what is in it; gives True where it was imported."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = [
        "../styles/dialogs.tcss",
        "../styles/import.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "import", N_("Import"), tooltip=N_("Store what the file tells."), id="import.import"
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._looked_at: Asked | None = None
        self._chosen: dict[str, str | None] = {}
        self._matches: list[MatchTally] = []
        self._busy = False

    def heading(self) -> str:
        """What is done here."""
        return _("Import a file of another program")

    def content(self) -> Iterable[Widget]:
        """The file, what may have to be told of it, what it holds, and what its names mean."""
        yield FormRow(
            _("File or folder"),
            text_field(id="import-path"),
            hint=_("From Cronometer, ASA24, NHANES, Intake24 and others, or any CSV; Enter looks into it."),
        )
        yield FormRow(
            _("3/4/2026 means"),
            Select(
                [
                    (_("what the file tells"), _FROM_FILE),
                    (_("3 April"), str(DayOrder.DAY_FIRST)),
                    (_("4 March"), str(DayOrder.MONTH_FIRST)),
                ],
                value=_FROM_FILE,
                allow_blank=False,
                compact=True,
                id="import-order",
            ),
        )
        yield FormRow(
            _("Day of the first interview"),
            text_field(placeholder=_("where the file tells none"), id="import-day"),
        )
        yield Static(id="import-progress", markup=False)
        yield paragraph("", classes="import-report")
        yield ChoiceList(
            Column(_("In the file"), 0, 0, right=False),
            Column(_("taken for"), 24, 20, right=False),
            Column(_("match"), 9, 9, right=False),
            Column(_("absorbed"), 9, 0),
            Column(_("rows"), 6, 4),
            id="import-matches",
        )

    def buttons(self) -> Iterable[Button]:
        """Import, or leave all as it was."""
        yield key_button(
            _("Import"), "Ctrl+S", "import", variant="primary", id="import-button", disabled=True
        )
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Begin with the path."""
        self.query_one("#import-matches").display = False
        self.query_one("#import-path").focus()

    def submitted(self, _field: Input) -> bool:
        """Enter looks into the file."""
        self._look()
        return True

    def tell(self, problem: Problem) -> None:
        self._busy = False
        self._say(f"! {problem.sentence()}")

    def action_close(self) -> None:
        if self._busy:
            self._say(_("The file is being read; a moment …"))
        else:
            super().action_close()

    def action_import(self) -> None:
        """Store what was looked at."""
        if self._looked_at is None or self._busy:
            return
        self._busy = True
        asked = replace(self._looked_at, chosen=self._chosen)
        self.ask(self._imported, import_work.take_in, asked, self._progress())

    @on(Input.Changed)
    @on(Select.Changed)
    def _other_file(self) -> None:
        """What was looked at is no longer what is asked for."""
        self._looked_at = None
        self.query_one("#import-button", Button).disabled = True

    @on(RowList.Chosen)
    def _correct(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.place is not None and event.place < len(self._matches):
            tally = self._matches[event.place]

            def take(choice: "tuple[Food | None] | None") -> None:
                if choice is not None:
                    self._correct_to(tally, choice[0])

            self.app.show("choose_match", "ChooseMatch", tally.match, then=take)

    def _correct_to(self, tally: MatchTally, food: Food | None) -> None:
        """Take a food, or none, for all rows of a name."""
        self._chosen[tally.match.name] = food.id if food else None
        place = self._matches.index(tally)
        match = replace(
            tally.match,
            food=food,
            sureness=Sureness.CHOSEN,
            absorption=food.absorption if food else tally.match.absorption,
        )
        self._matches[place] = replace(tally, match=match)
        self._show_matches(place)

    def _look(self) -> None:
        path = self.query_one("#import-path", Input).value
        if not path.strip() or self._busy:
            return
        self._busy = True
        order = str(self.query_one("#import-order", Select).value)
        asked = Asked(
            path=path,
            today=self.today(),
            in_view=self.app.person,
            date_order="" if order == _FROM_FILE else order,
            first_day=self.query_one("#import-day", Input).value,
            chosen=dict(self._chosen),
        )
        self._say(_("Looking into the file …"))

        def show(answer: Answer) -> None:
            self._show(asked, answer)

        self.ask(show, import_work.look, asked, self._progress())

    def _show(self, asked: Asked, answer: Answer) -> None:
        self._busy = False
        self._say("")
        self.query_one(".import-report", Static).update("\n".join(answer.lines))
        self._matches = sorted(answer.matches, key=lambda one: _FIRST.index(one.match.sureness))
        self._show_matches(0)
        if answer.brings_something:
            self._looked_at = asked
            self.query_one("#import-button", Button).disabled = False
            self.query_one("#import-matches" if self._matches else "#import-button").focus()

    def _show_matches(self, mark: int) -> None:
        shown = self.query_one("#import-matches", ChoiceList)
        shown.display = bool(self._matches)
        shown.show([_match_row(one) for one in self._matches], mark=mark)

    def _imported(self, answer: Answer) -> None:
        self._busy = False
        self.app.notify(import_work.stored_sentence(answer))
        self.dismiss(answer.brings_something)

    def _progress(self) -> Callable[[int, int | None], None]:
        """Shows how far the desk's thread is."""
        loop = asyncio.get_running_loop()
        last = -1

        def tell(done: int, total: int | None) -> None:
            nonlocal last
            percent = 100 * done // total if total else 0
            if percent != last:
                last = percent
                text = _("{percent} % of the file is read …").format(percent=min(99, percent))
                loop.call_soon_threadsafe(self._say, text)

        return tell

    def _say(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#import-progress", Static).update(text)


def _match_row(one: MatchTally) -> Row:
    match = one.match
    food = match.food.name(language()) if match.food else _("no food; assumed")
    percent = f"{number(match.absorption * 100)} %"
    return Row((match.name, food, sureness_name(match.sureness), percent, str(one.rows)))
