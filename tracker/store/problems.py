"""What the store refuses, said calmly: what happened, what to do, and that nothing was lost."""

from pathlib import Path

from tracker.foods.table_problems import RowProblem
from tracker.locale import _, ngettext
from tracker.problems import Problem


class StoreProblem(Problem):
    """Something that the database could not do."""


class ImpossibleValue(StoreProblem):
    """A value that no food or person can have; `what` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what

    def sentence(self) -> str:
        """Names the value."""
        return _("A value is outside what can be ({what}), so nothing was stored.").format(what=self.what)


class UnknownPerson(StoreProblem):
    """No person has this name; `known` names those there are."""

    def __init__(self, name: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(name, known)
        self.name = name
        self.known = known

    def sentence(self) -> str:
        """Names the people there are."""
        if not self.known:
            return _("There is no person named “{name}”, so nothing was stored.").format(name=self.name)
        return _("There is no person named “{name}”, so nothing was stored; there is: {known}.").format(
            name=self.name, known=", ".join(self.known)
        )


class DuplicatePerson(StoreProblem):
    """The name is taken, in whatever case."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def sentence(self) -> str:
        """Asks for another name."""
        return _("There is already a person named “{name}”; nothing was stored. Choose another name.").format(
            name=self.name
        )


class UnusableName(StoreProblem):
    """A person's name that is empty, too long, or holds what cannot be shown."""

    def __init__(self, name: str, longest: int) -> None:
        super().__init__(name, longest)
        self.name = name
        self.longest = longest

    def sentence(self) -> str:
        """Says what a name may be."""
        return _("A name needs 1 to {longest} letters that can be shown; nothing was stored.").format(
            longest=self.longest
        )


class LastPerson(StoreProblem):
    """The only person left cannot be archived."""

    def sentence(self) -> str:
        """Asks for another person first."""
        return _(
            "There must be one person left to log for, so nothing was changed; add another person first."
        )


class UnknownEntry(StoreProblem):
    """The entry is not there, or no longer."""

    def __init__(self, entry_id: int) -> None:
        super().__init__(entry_id)
        self.entry_id = entry_id

    def sentence(self) -> str:
        """Names the entry."""
        return _("There is no entry {id}; nothing was changed.").format(id=self.entry_id)


class UnknownNote(StoreProblem):
    """The note is not there, or no longer, or is another person's."""

    def __init__(self, note_id: int) -> None:
        super().__init__(note_id)
        self.note_id = note_id

    def sentence(self) -> str:
        """Names the note."""
        return _("There is no note {id} of this person; nothing was changed.").format(id=self.note_id)


class UnknownFood(StoreProblem):
    """No food has this id, or it is not one that can be edited here."""

    def __init__(self, food_id: str) -> None:
        super().__init__(food_id)
        self.food_id = food_id

    def sentence(self) -> str:
        """Names the food."""
        return _("There is no food {id}; nothing was stored.").format(id=self.food_id)


class NotOwnFood(UnknownFood):
    """A food of the table, which is edited in foods.csv only."""

    def sentence(self) -> str:
        """Says where the table's foods are edited."""
        return _(
            "The food {id} belongs to the food table and is edited in foods.csv only; nothing was changed."
        ).format(id=self.food_id)


class DuplicateFood(StoreProblem):
    """The id of an own food is taken."""

    def __init__(self, food_id: str) -> None:
        super().__init__(food_id)
        self.food_id = food_id

    def sentence(self) -> str:
        """Names the food."""
        return _("There is already a food {id}; nothing was stored.").format(id=self.food_id)


class ChangedSince(StoreProblem):
    """What a change touched has been changed by another since, so it cannot be undone or done again."""

    def sentence(self) -> str:
        """Says that nothing was undone, and how it may be done."""
        return _(
            "What this would bring back has been changed since, so nothing was undone and nothing was lost; "
            "undo the later change first, as the person who made it, or change it by hand."
        )


class PersonHasLog(ChangedSince):
    """A person who was added has a log since, which would be lost if adding them were undone."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def sentence(self) -> str:
        """Says how to go on with another person."""
        return _(
            "{name} has a log since, so adding them was not undone and nothing was lost; "
            "to go on with another person, use 'tracker people use'."
        ).format(name=self.name)


class ImportChangedSince(ChangedSince):
    """Entries of an import were changed or removed since, by a change in another person's log or long ago."""

    def __init__(self, file_name: str) -> None:
        super().__init__(file_name)
        self.file_name = file_name

    def sentence(self) -> str:
        """Says that the import was left as it is, and how it may be undone."""
        return _(
            "Entries that came from {file} have been changed since, so the import was not undone and nothing was lost; "
            "undo the later changes first, as the person whose log they are in."
        ).format(file=self.file_name)


class ImportReadAgain(StoreProblem):
    """An import that was undone is done again by reading its file again."""

    def __init__(self, file_name: str) -> None:
        super().__init__(file_name)
        self.file_name = file_name

    def sentence(self) -> str:
        """Says how to bring it back."""
        return _(
            "What came from {file} is not kept once its import is undone, so nothing was done; "
            "import the file again with 'tracker import', and the same entries are back."
        ).format(file=self.file_name)


class BackupExists(StoreProblem):
    """There is a file where the backup would be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def sentence(self) -> str:
        """Asks for another name."""
        return _("There is already a file {path}; nothing was written. Choose another name.").format(
            path=self.path
        )


class NotToBeReplaced(BackupExists):
    """The backup would be written over the database itself, or over what is not an ordinary file."""

    def sentence(self) -> str:
        """Asks for another name."""
        return _(
            "{path} belongs to the database itself or is not an ordinary file, so it cannot be replaced; "
            "nothing was written. Choose another name."
        ).format(path=self.path)


class NoHome(StoreProblem):
    """Nothing tells where this user's own folder is."""

    def sentence(self) -> str:
        """Asks for the place of the database."""
        return _(
            "Your home folder cannot be found, so there is no place for the database; nothing was stored. "
            "Name a file for it with --database, by its whole path."
        )


class UnsoundBackup(StoreProblem):
    """The file to restore is no sound database of this program; `detail` says why."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail

    def sentence(self) -> str:
        """Says that the present database was left as it is."""
        return _(
            "{path} is not a sound backup ({detail}); the present database was left as it is. Choose another backup."
        ).format(path=self.path, detail=self.detail)


class NotAFile(StoreProblem):
    """Backups are for database files; a server has its own tools."""

    def sentence(self) -> str:
        """Names the tool."""
        return _(
            "This database is on a server; back it up and restore it with the server's own tools (pg_dump)."
        )


class FoodTableErrors(StoreProblem):
    """Rows of foods.csv that cannot be read; the others were taken over, and no food was taken away."""

    def __init__(self, path: Path, rows: tuple[RowProblem, ...]) -> None:
        super().__init__(path, rows)
        self.path = path
        self.rows = rows

    def sentence(self) -> str:
        """Shows the first error and counts the rest."""
        more = len(self.rows) - 1
        text = _(
            "The food table {path} has an error, and the foods concerned were left as they were: {error}."
        ).format(path=self.path, error=self.rows[0].sentence())
        if more:
            text += " " + ngettext("There is {count} more.", "There are {count} more.", more).format(
                count=more
            )
        return text
