"""A patient's log as a dietitian opens it: what the patient logged is corrected, and never changed without a trace."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tracker.lazily import Lazily
from tracker.locale import _
from tracker.tui.screens.day import DayScreen

if TYPE_CHECKING:
    # The database comes with them.
    from datetime import date

    from tracker.diary import revise
    from tracker.tui import correction_work, day_work
    from tracker.tui.correction_work import Corrector
    from tracker.tui.pictures import DayPicture
else:
    revise = Lazily("tracker.diary.revise")
    correction_work = Lazily("tracker.tui.correction_work")
    day_work = Lazily("tracker.tui.day_work")


class PatientLog(DayScreen):
    """The day screen, in which changing an entry asks once who corrects and why."""

    def __init__(self, day: "date | None" = None) -> None:
        super().__init__(day)
        self._corrector: Corrector | None = None

    def action_remove(self) -> None:
        """Remove the marked entry or meal, and keep what it was."""
        if ids := self._marked_ids():
            self._as_corrector(
                lambda corrector: self._change(
                    correction_work.remove, ids, corrector, self.app.person, self.day
                )
            )

    def action_step(self, steps: int) -> None:
        """An amount is corrected as a whole."""
        self.line_panel.say(
            _("In a patient's log an amount is corrected with E, so that what it was is kept.")
        )

    def action_to_meal(self, meal: str) -> None:
        """Move the marked entry to another meal, and keep where it was."""
        ids = self._marked_ids()
        if len(ids) == 1:
            change = revise.EntryChange(meal=day_work.Meal(meal))
            self._as_corrector(
                lambda corrector: self._change(
                    correction_work.correct, ids[0], change, corrector, self.app.person, self.day
                )
            )
        elif ids:
            self._one_at_a_time()

    def action_edit(self, field: str) -> None:
        """Correct the marked entry."""
        ids = self._marked_ids()
        if len(ids) > 1:
            self._one_at_a_time()
        elif ids and self.picture is not None and self.kitchen is not None:
            entries = [self.picture.entry(ids[0])]
            self._as_corrector(
                lambda corrector: self.app.show(
                    "correct_entry", "CorrectEntry", entries, self.kitchen, self.day, field, corrector,
                    then=self._edited,
                )
            )  # fmt: skip

    def _show(self, picture: "DayPicture", fresh: frozenset[int] = frozenset()) -> None:
        super()._show(picture, fresh)
        self.carry(partial(self._show_corrections, picture), "corrections", exclusive=True)

    async def _show_corrections(self, picture: "DayPicture") -> None:
        told = await self.desk.ask(correction_work.corrections_of, self.app.person, picture.day)
        if told and self.picture is picture:
            rows = correction_work.with_corrections(picture.rows, told)
            marked = self.entries.marked_row
            mark = None if marked is None else rows.index(marked)
            self.entries.show(rows, mark=mark)

    def _as_corrector(self, then: "Callable[[Corrector], object]") -> None:
        """Go on once it is known who corrects and why."""
        if self._corrector is not None:
            then(self._corrector)
        else:
            self.app.show("corrector", "CorrectorDialog", then=partial(self._told_who, then))

    def _told_who(self, then: "Callable[[Corrector], object]", corrector: "Corrector | None") -> None:
        if corrector is not None:
            self._corrector = corrector
            then(corrector)

    def _one_at_a_time(self) -> None:
        self.line_panel.say(
            _("In a patient's log one entry is corrected at a time, so that what it was is kept.")
        )
