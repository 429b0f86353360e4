"""What an import refuses as a whole, said calmly: what is wrong with the file, and what to do."""

from dataclasses import dataclass
from pathlib import Path

from tracker.locale import _
from tracker.problems import Problem

_SHOWN_COLUMNS = 12


class ImportProblem(Problem):
    """A file that cannot be taken in; nothing of it was stored."""


@dataclass(eq=False)
class UnknownFormatName(ImportProblem):
    """--format names none of the formats there are."""

    name: str
    known: tuple[str, ...]

    def sentence(self) -> str:
        return _("There is no format “{name}”; there is: {known}. Nothing was stored.").format(
            name=self.name, known=", ".join(self.known)
        )


@dataclass(eq=False)
class UnknownFormat(ImportProblem):
    """A file that begins like none of the formats."""

    path: Path
    columns: tuple[str, ...]

    def sentence(self) -> str:
        if not self.columns:
            return _(
                "{path} is no table with a line of column names, so it is not known how to read it; nothing was stored. "
                "Say what it is with --format, or save it as CSV with the names of the columns in the first line."
            ).format(path=self.path)
        return _(
            "The columns of {path} are those of no format that is known ({columns}); nothing was stored. "
            "Say which column is the day, the food, the calcium and the vitamin D with --column, or the format with --format."
        ).format(path=self.path, columns=_shown(self.columns))


@dataclass(eq=False)
class UnreadableFile(ImportProblem):
    """A file that cannot be opened or read; `reason` is what the system says."""

    path: Path
    reason: str

    def sentence(self) -> str:
        return _("{path} cannot be read ({reason}); nothing was stored.").format(
            path=self.path, reason=self.reason
        )


@dataclass(eq=False)
class EmptyFile(ImportProblem):
    """A file without a byte."""

    path: Path

    def sentence(self) -> str:
        return _(
            "{path} is empty; nothing was stored. Export it again from the program it came from."
        ).format(path=self.path)


@dataclass(eq=False)
class MissingColumn(ImportProblem):
    """A table without a column that its format needs."""

    path: Path
    column: str
    columns: tuple[str, ...]

    def sentence(self) -> str:
        return _(
            "{path} has no column “{column}”, which is needed; it has: {columns}. Nothing was stored."
        ).format(path=self.path, column=self.column, columns=_shown(self.columns))


@dataclass(eq=False)
class ColumnTwice(ImportProblem):
    """A table with two columns of a name that is needed: which is meant cannot be known."""

    path: Path
    column: str

    def sentence(self) -> str:
        return _(
            "{path} has the column “{column}” twice, and which is meant cannot be known; nothing was stored. "
            "Remove one, or give it another name."
        ).format(path=self.path, column=self.column)


@dataclass(eq=False)
class AmbiguousDates(ImportProblem):
    """A file whose days can all be read in two ways."""

    path: Path
    example: str

    def sentence(self) -> str:
        return _(
            "The days of {path}, such as “{example}”, can be read as day/month or as month/day, and no row decides; "
            "nothing was stored. Say it with --date-order dmy or --date-order mdy."
        ).format(path=self.path, example=self.example)


@dataclass(eq=False)
class SeveralPeople(ImportProblem):
    """A file of several people was to be stored as one person's."""

    path: Path
    person: str

    def sentence(self) -> str:
        return _(
            "{path} holds the food of several people, so it cannot all be {person}'s; nothing was stored. "
            "Leave --person out, and each gets a log of their own."
        ).format(path=self.path, person=self.person)


@dataclass(eq=False)
class NothingToImport(ImportProblem):
    """A file or folder in which there is not one row to store."""

    path: Path

    def sentence(self) -> str:
        return _("There is no row in {path} that could be stored, so nothing was.").format(path=self.path)


@dataclass(eq=False)
class DayNeeded(ImportProblem):
    """A file that does not tell the days."""

    path: Path

    def sentence(self) -> str:
        return _(
            "{path} does not tell on which day the food was eaten; nothing was stored. "
            "Say the day of the first interview with --on, as --on 2018-03-05."
        ).format(path=self.path)


@dataclass(eq=False)
class UnknownField(ImportProblem):
    """--column names nothing that a column can hold."""

    field: str
    known: tuple[str, ...]

    def sentence(self) -> str:
        return _(
            "“{field}” is nothing that a column can hold; there is: {known}. Nothing was stored."
        ).format(field=self.field, known=", ".join(self.known))


@dataclass(eq=False)
class UnknownMap(ImportProblem):
    """No header map is kept under this name."""

    name: str
    known: tuple[str, ...]

    def sentence(self) -> str:
        if not self.known:
            return _(
                "No header map is kept yet, so there is none named “{name}”; nothing was stored."
            ).format(name=self.name)
        return _("There is no header map “{name}”; there is: {known}. Nothing was stored.").format(
            name=self.name, known=", ".join(self.known)
        )


@dataclass(eq=False)
class UnwritableFile(ImportProblem):
    """A file that cannot be written; `reason` is what the system says."""

    path: Path
    reason: str

    def sentence(self) -> str:
        return _("{path} cannot be written ({reason}); nothing was stored.").format(
            path=self.path, reason=self.reason
        )


@dataclass(eq=False)
class WrongMatch(ImportProblem):
    """A row of a table of matches that names no food."""

    path: Path
    line: int
    food_id: str

    def sentence(self) -> str:
        return _(
            "Line {line} of {path} names no food (“{food}”); nothing was stored. "
            "`tracker foods search` tells the ids; an empty cell means no food."
        ).format(line=self.line, path=self.path, food=self.food_id)


@dataclass(eq=False)
class NotADiary(ImportProblem):
    """A table of a known program that holds no foods eaten; `instead` names the one that does."""

    path: Path
    instead: str

    def sentence(self) -> str:
        return _("{path} holds no single foods, so nothing was stored. Import {instead} instead.").format(
            path=self.path, instead=self.instead
        )


def _shown(columns: tuple[str, ...]) -> str:
    shown = ", ".join(columns[:_SHOWN_COLUMNS])
    return f"{shown} …" if len(columns) > _SHOWN_COLUMNS else shown
