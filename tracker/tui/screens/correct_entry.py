"""Correcting an entry of a patient's: as changing one's own, with a trace."""

from collections.abc import Sequence
from datetime import date

from tracker.diary.revise import EntryChange
from tracker.locale import _
from tracker.store.records import Entry
from tracker.tui import correction_work
from tracker.tui.correction_work import Corrector
from tracker.tui.kitchen import Kitchen
from tracker.tui.screens.edit_entry import EditEntry


class CorrectEntry(EditEntry):
    """One entry; gives what the correction left."""

    def __init__(
        self, entries: Sequence[Entry], kitchen: Kitchen, view: date, field: str, corrector: Corrector
    ) -> None:
        super().__init__(entries, kitchen, view, field)
        self._corrector = corrector

    def heading(self) -> str:
        """What is corrected, by whom and why."""
        return _("{entry} · corrected by {author}: {reason}").format(
            entry=super().heading(), author=self._corrector.by, reason=self._corrector.reason
        )

    def _store(self, change: EntryChange) -> None:
        self.ask(
            self.dismiss,
            correction_work.correct,
            self._entries[0].id,
            change,
            self._corrector,
            self.app.person,
            self._view,
        )
