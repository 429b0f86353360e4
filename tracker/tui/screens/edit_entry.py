"""Changing an entry, or all entries of a meal: what it was, at which meal, when."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Input, Select

from tracker.diary.dates import DateOutOfRange, NoSuchDate, read_log_date
from tracker.diary.revise import EntryChange, NotOneFood
from tracker.diary.wording import meal_name
from tracker.foods.groups import N_
from tracker.foods.refusals import Unread, sentence
from tracker.locale import _, ngettext
from tracker.problems import Problem
from tracker.store.records import Entry, Meal
from tracker.tui import day_work
from tracker.tui.day_work import Done
from tracker.tui.kitchen import Kitchen
from tracker.tui.pictures import food_name
from tracker.tui.screens.frame import FramedDialog, key_button
from tracker.tui.widgets.form import Row, text_field

_CLOCK_FORMS = ("%H:%M", "%H.%M", "%H%M", "%H")


class NoSuchTime(Problem):
    """A text that names no time of day."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def sentence(self) -> str:
        return _("“{text}” is no time. Write it as 18:30.").format(text=self.text)


class EditEntry(FramedDialog[Done]):
    """Begins in the `field` that is to be changed: food, meal, time or day; gives what the change left."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath]] = [
        "../styles/dialogs.tcss",
        "../styles/day_dialogs.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), tooltip=N_("Store the changes."), id="edit.save"),
    ]

    def __init__(self, entries: Sequence[Entry], kitchen: Kitchen, view: date, field: str) -> None:
        super().__init__()
        self._entries = entries
        self._view = view
        self._field = field if len(entries) == 1 or field != "food" else "meal"
        self._text = day_work.as_typed(kitchen, entries[0])
        self._time = entries[0].time.strftime("%H:%M") if entries[0].time else ""

    def heading(self) -> str:
        """What is changed."""
        if len(self._entries) == 1:
            return food_name(self._entries[0])
        return ngettext("{count} entry", "{count} entries", len(self._entries)).format(
            count=len(self._entries)
        )

    def content(self) -> Iterable[Widget]:
        """The four answers, as they are at present."""
        first = self._entries[0]
        if len(self._entries) == 1:
            yield Row(
                _("Food and amount"),
                text_field(self._text, id="food"),
                hint=_("An amount alone is enough: 3 dl"),
            )
        yield Row(
            _("Meal"),
            Select(
                [(meal_name(meal), str(meal)) for meal in Meal],
                value=str(first.meal),
                allow_blank=False,
                compact=True,
                id="meal",
            ),
        )
        yield Row(_("Time"), text_field(self._time, id="time", placeholder="18:30"))
        yield Row(
            _("Date"), text_field(first.day.isoformat(), id="day"), hint=_("2026-11-23, today or yesterday")
        )

    def buttons(self) -> Iterable[Button]:
        """Store the changes, or leave it as it was."""
        yield key_button(_("Save"), "Enter", "save", variant="primary")
        yield key_button(_("Close"), "Esc", "close")

    def on_mount(self) -> None:
        """Begin where the change is wanted."""
        field = self.query_one(f"#{self._field}")
        field.focus()
        if isinstance(field, Select):
            field.expanded = True

    def submitted(self, _field: Input) -> bool:
        """Enter in any field stores all of them."""
        self.action_save()
        return True

    def action_save(self) -> None:
        """Store the changes, or say what is wrong with an answer."""
        for row in self.query(Row):
            row.show_fault(None)
        try:
            at, day = self._read_time(), self._read_day()
        except Problem as problem:
            self.tell(problem)
            return
        first = self._entries[0]
        meal = Meal(str(self.query_one("#meal", Select).value))
        change = EntryChange(
            text=self._changed_text(),
            meal=meal if meal is not first.meal else None,
            day=day if day != first.day else None,
            at=at if at != first.time else None,
        )
        if change == EntryChange():
            self.dismiss(None)
        else:
            self._store(change)

    def tell(self, problem: Problem) -> None:
        """Say it where the answer stands that it is about."""
        if isinstance(problem, NotOneFood) and len(self._entries) == 1:
            self._row("food").show_fault(_Refused(problem.unread) if problem.unread else problem)
        elif isinstance(problem, NoSuchTime):
            self._row("time").show_fault(problem)
        elif isinstance(problem, NoSuchDate | DateOutOfRange):
            self._row("day").show_fault(problem)
        else:
            super().tell(problem)

    @on(Select.Changed, "#meal")
    def _meal_chosen(self, event: Select.Changed) -> None:
        """A meal that was asked for alone is stored as soon as it is chosen."""
        event.stop()
        if self._field == "meal" and str(event.value) != str(self._entries[0].meal):
            self.action_save()

    def _store(self, change: EntryChange) -> None:
        person = self.app.person
        if len(self._entries) == 1:
            self.ask(self.dismiss, day_work.edit, self._entries[0].id, change, person, self._view)
        else:
            ids = [entry.id for entry in self._entries]
            self.ask(
                self.dismiss,
                day_work.move,
                ids,
                person,
                self._view,
                meal=change.meal,
                day=change.day,
                at=change.at,
            )

    def _changed_text(self) -> str | None:
        if len(self._entries) > 1:
            return None
        text = self.query_one("#food", Input).value.strip()
        return text if text and text != self._text else None

    def _read_time(self) -> time | None:
        text = self.query_one("#time", Input).value.strip()
        if not text or text == self._time:
            return self._entries[0].time
        for form in _CLOCK_FORMS:
            try:
                return datetime.strptime(text, form).time()  # noqa: DTZ007  a time of day has no zone
            except ValueError:
                continue
        raise NoSuchTime(text)

    def _read_day(self) -> date:
        text = self.query_one("#day", Input).value.strip()
        return read_log_date(text, self.today()) if text else self._entries[0].day

    def _row(self, field: str) -> Row:
        return next(row for row in self.query(Row) if row.query(f"#{field}"))


class _Refused(Problem):
    """What was typed for an entry and not understood."""

    def __init__(self, unread: Sequence[Unread]) -> None:
        super().__init__(unread)
        self.unread = unread

    def sentence(self) -> str:
        return " ".join(map(sentence, self.unread))
