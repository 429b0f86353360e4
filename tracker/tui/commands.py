"""Every command of the application, once: its keys, its name and what it does."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.locale import _


class Place(StrEnum):
    """Where a command can be given."""

    ANYWHERE = "anywhere"
    DAY = "day"
    """Anywhere on the day screen, while typing too; so its keys are no letters."""
    LINE = "line"
    """In the line that is typed."""
    ENTRIES = "entries"
    """Among the entries of the day, where letters are commands."""
    CHOICES = "choices"
    """In a list to choose from, in a dialog."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done by a key, in the language in force."""

    id: str
    place: Place
    keys: str
    """Keys as Textual names them, parted by commas; no letters but among the entries."""
    action: str
    description: str
    """A word or two, for the footer."""
    tooltip: str
    """A sentence, for the help screen and the command palette."""
    letters: str = ""
    """Further keys that give the command while the entries are in focus."""
    shown: bool = False
    """Whether the footer shows it."""
    over_dialogs: bool = False
    """Whether it can be had over a dialog too."""

    @property
    def palette_action(self) -> str:
        """The action as it can be run from the application."""
        return (
            self.action if self.place is Place.ANYWHERE else f"screen.{self.action.removeprefix('screen.')}"
        )


def all_commands() -> tuple[Command, ...]:
    """All commands in the language in force, in the order in which the footer and the help show them."""
    everywhere = _of_everywhere()
    return (
        *_of_the_line(),
        *_of_the_entries(),
        *everywhere[:2],
        *_of_the_day(),
        *everywhere[2:],
        *_of_choices(),
    )


def _of_the_line() -> tuple[Command, ...]:
    return (
        Command(
            "line.log", Place.LINE, "enter", "submit", _("Log"),
            _("Store everything that the line is understood as, or the choice that is marked."), shown=True,
        ),
        Command(
            "line.down", Place.LINE, "down", "choose(1)", _("Choose"),
            _("Mark the next choice; the marked food takes the place of the one being typed."),
        ),
        Command(
            "line.meal", Place.LINE, "f2", "screen.next_meal", _("Meal"), _("Log for the next meal of the day instead."),
            shown=True,
        ),
        Command("line.up", Place.LINE, "up", "choose(-1)", _("Choose back"), _("Mark the choice before.")),
        Command(
            "line.complete", Place.LINE, "tab", "complete", _("Complete"),
            _("Write the food's whole name into the line, to go on with the amount."),
        ),
        Command(
            "line.leave", Place.LINE, "escape", "leave", _("List"),
            _("Take the mark away, or go to the entries of the day; what is typed stays."), shown=True,
        ),
    )  # fmt: skip


def _of_the_entries() -> tuple[Command, ...]:
    return (
        Command(
            "entries.line", Place.ENTRIES, "escape,slash,i", "screen.line", _("Write"),
            _("Go back to the line to type in."), shown=True,
        ),
        Command(
            "entries.edit", Place.ENTRIES, "enter,e", "screen.edit('food')", _("Edit"),
            _("Change the amount or the food; an amount alone is enough."), shown=True,
        ),
        Command(
            "entries.remove", Place.ENTRIES, "delete,d", "screen.remove", _("Remove"),
            _("Remove the entry, or the whole meal from its heading; undo brings it back."), shown=True,
        ),
        Command(
            "entries.more", Place.ENTRIES, "plus", "screen.step(1)", _("More"), _("A little more of it."), shown=True
        ),
        Command("entries.less", Place.ENTRIES, "minus", "screen.step(-1)", _("Less"), _("A little less of it.")),
        Command(
            "entries.meal", Place.ENTRIES, "m", "screen.edit('meal')", _("Meal"),
            _("Move the entry, or the whole meal from its heading, to another meal."), shown=True,
        ),
        Command("entries.time", Place.ENTRIES, "t", "screen.edit('time')", _("Time"), _("Change when it was eaten.")),
        Command(
            "entries.date", Place.ENTRIES, "D", "screen.edit('day')", _("Date"), _("Move it to another day.")
        ),
        Command(
            "entries.breakfast", Place.ENTRIES, "1", "screen.to_meal('breakfast')", _("To breakfast"),
            _("Move the entry to breakfast."),
        ),
        Command(
            "entries.lunch", Place.ENTRIES, "2", "screen.to_meal('lunch')", _("To lunch"),
            _("Move the entry to lunch."),
        ),
        Command(
            "entries.dinner", Place.ENTRIES, "3", "screen.to_meal('dinner')", _("To dinner"),
            _("Move the entry to dinner."),
        ),
        Command(
            "entries.snack", Place.ENTRIES, "4", "screen.to_meal('snack')", _("To snacks"),
            _("Move the entry to the snacks."),
        ),
        Command("entries.up", Place.ENTRIES, "up", "mark(-1)", _("Up"), _("Mark the entry above; from the first, the line.")),
        Command("entries.down", Place.ENTRIES, "down", "mark(1)", _("Down"), _("Mark the entry below.")),
        Command("entries.first", Place.ENTRIES, "home", "mark_end(-1)", _("First"), _("Mark the first entry.")),
        Command("entries.last", Place.ENTRIES, "end", "mark_end(1)", _("Last"), _("Mark the last entry.")),
    )  # fmt: skip


def _of_everywhere() -> tuple[Command, ...]:
    return (
        Command(
            "app.patients", Place.ANYWHERE, "ctrl+l", "patients", _("Patients"),
            _("The patients of this desk, and how their logs stand."), shown=True,
        ),
        Command(
            "app.help", Place.ANYWHERE, "f1", "help", _("Help"), _("What can be done here, and by which keys."),
            letters="question_mark", shown=True,
        ),
        Command(
            "app.advice", Place.ANYWHERE, "f3", "advice", _("Why"),
            _("The advice with its reasons, the official rules, and the foods that would close the gap."),
            letters="a", shown=True,
        ),
        Command(
            "app.trend", Place.ANYWHERE, "f6", "trend", _("Trend"),
            _("Calcium and vitamin D over 7, 30 or 90 days."), letters="v", shown=True,
        ),
        Command(
            "app.profile", Place.ANYWHERE, "f10", "profile", _("Profile"),
            _("Whose log this is, and what of them changes a recommendation."), letters="p",
        ),
        Command(
            "app.settings", Place.ANYWHERE, "ctrl+o", "settings", _("Settings"),
            _("Language, colours, and how absorption is reckoned."), letters="o",
        ),
        Command(
            "app.import", Place.ANYWHERE, "ctrl+n", "import_file", _("Import"),
            _("Take what another program kept into the log."),
        ),
        Command(
            "app.commands", Place.ANYWHERE, "ctrl+p", "command_palette", _("Commands"),
            _("Find any command by its name."), shown=True,
        ),
        Command(
            "app.quit", Place.ANYWHERE, "ctrl+q", "quit", _("Quit"),
            _("Leave the program; everything logged is stored already."), over_dialogs=True,
        ),
    )  # fmt: skip


def _of_the_day() -> tuple[Command, ...]:
    return (
        Command(
            "day.copy", Place.DAY, "f7", "copy", _("Copy"),
            _("Log again what was eaten yesterday or on any other day, all of it or one meal."), letters="c", shown=True,
        ),
        Command(
            "day.supplement", Place.DAY, "f8", "supplement", _("Supplement"),
            _("Log the daily supplement, which is set once."), letters="s", shown=True,
        ),
        Command(
            "day.mark", Place.DAY, "f9", "mark", _("Day done"),
            _("Mark the day as fully logged; again: as logged in part; again: take the mark away."),
            letters="space", shown=True,
        ),
        Command(
            "day.undo", Place.DAY, "ctrl+z", "undo", _("Undo"), _("Take back the last change."), letters="u",
            shown=True,
        ),
        Command(
            "day.redo", Place.DAY, "ctrl+y", "redo", _("Redo"), _("Do again what was undone last."), letters="U"
        ),
        Command(
            "day.again", Place.DAY, "ctrl+r", "again", _("This again"),
            _("Log the marked entry or meal again, today; from the line, what was logged last."), letters="r", shown=True,
        ),
        Command(
            "day.card", Place.DAY, "f4", "card", _("Food card"),
            _("The figures of the food, how well it is absorbed, and better choices."), letters="f", shown=True,
        ),
        Command(
            "day.own_food", Place.DAY, "f5", "own_food", _("New food"),
            _("Add a food of your own, from its label."), letters="n", shown=True,
        ),
        Command(
            "day.recipe", Place.DAY, "shift+f5", "recipe", _("New recipe"),
            _("Make a dish of your own from other foods; what was typed is its name."), letters="R",
        ),
        Command(
            "day.previous", Place.DAY, "pageup", "day_before", _("Day before"), _("Show the day before."),
            letters="left", shown=True,
        ),
        Command(
            "day.next", Place.DAY, "pagedown", "day_after", _("Day after"), _("Show the day after."),
            letters="right",
        ),
        Command(
            "day.date", Place.DAY, "ctrl+g", "go_to", _("Go to date"), _("Choose a day in the calendar."), letters="g"
        ),
        Command("day.today", Place.DAY, "ctrl+t", "today", _("Today"), _("Show today.")),
    )  # fmt: skip


def _of_choices() -> tuple[Command, ...]:
    return (
        Command(
            "choices.take", Place.CHOICES, "enter", "take", _("Choose"), _("Take the marked row."), shown=True
        ),
        Command("choices.up", Place.CHOICES, "up", "mark(-1)", _("Up"), _("Mark the row above.")),
        Command("choices.down", Place.CHOICES, "down", "mark(1)", _("Down"), _("Mark the row below.")),
    )
