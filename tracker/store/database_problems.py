"""What can go wrong with the database itself, said calmly: what happened, what to do, and that nothing was lost."""

from tracker.locale import _
from tracker.store.problems import StoreProblem


class DatabaseProblem(StoreProblem):
    """Trouble with the database itself, at `where`; `detail` is what the database said of it."""

    def __init__(self, where: str, detail: str = "") -> None:
        super().__init__(where, detail)
        self.where = where
        self.detail = detail


class ReadOnly(DatabaseProblem):
    """The database may be read but not written."""

    def sentence(self) -> str:
        """Asks for the right to write."""
        return _(
            "The database {where} can only be read, so nothing was stored and nothing was lost; "
            "allow yourself to write to the file and its folder, or name another database with --database."
        ).format(where=self.where)


class Locked(DatabaseProblem):
    """Another program kept the database to itself for too long."""

    def sentence(self) -> str:
        """Asks to try again."""
        return _(
            "Another program is keeping the database {where} busy, so nothing was stored and nothing was lost; "
            "close it, or try again in a moment."
        ).format(where=self.where)


class FoodsWait(DatabaseProblem):
    """The changed food table could not be taken over while another program was writing."""

    def sentence(self) -> str:
        """Says that it is done later."""
        return _(
            "Another program is keeping the database {where} busy, so the changed food table is taken over "
            "at a later start; until then the foods are as they were, and nothing was lost."
        ).format(where=self.where)


class Full(DatabaseProblem):
    """There is no room left."""

    def sentence(self) -> str:
        """Asks for room."""
        return _(
            "The disk that holds {where} is full, so nothing more was stored; what was stored before is safe. "
            "Make some room and try again."
        ).format(where=self.where)


class DiskTrouble(DatabaseProblem):
    """The operating system could not read or write."""

    def sentence(self) -> str:
        """Asks to look at the disk."""
        return _(
            "The disk did not do what was asked of it for {where} ({detail}), so nothing was stored; "
            "check the disk and its free space, and try again."
        ).format(where=self.where, detail=self.detail)


class Damaged(DatabaseProblem):
    """The file is damaged, or no database at all."""

    def sentence(self) -> str:
        """Asks to restore a backup."""
        return _(
            "The file {where} is damaged or is not a database ({detail}); nothing was changed in it. "
            "Restore a backup, or name another database with --database."
        ).format(where=self.where, detail=self.detail)


class EmptiedFile(DatabaseProblem):
    """The file is empty though backups of it exist; `detail` names their folder."""

    def sentence(self) -> str:
        """Asks to restore a backup or to take the file away."""
        return _(
            "The database {where} is empty, though there are backups of it in {folder}; restore one of them, "
            "or remove the empty file to start afresh."
        ).format(where=self.where, folder=self.detail)


class NotOurs(DatabaseProblem):
    """A sound database, of another program."""

    def sentence(self) -> str:
        """Asks for another file."""
        return _(
            "{where} is a database of another program; nothing was changed in it. "
            "Name another database with --database."
        ).format(where=self.where)


class NewerSchema(DatabaseProblem):
    """Made by a later version of this program; `detail` is its schema revision."""

    def sentence(self) -> str:
        """Asks to update the program."""
        return _(
            "The database {where} was made by a newer version of this program (schema {revision}); "
            "nothing was changed in it. Update the program to open it."
        ).format(where=self.where, revision=self.detail)


class CannotOpen(DatabaseProblem):
    """The database cannot be reached or made."""

    def sentence(self) -> str:
        """Asks to look at the address and the rights to it."""
        return _(
            "The database {where} cannot be opened or made ({detail}); nothing was stored. "
            "Check that the place exists and that you may read and write there."
        ).format(where=self.where, detail=self.detail)


class UnusableAddress(DatabaseProblem):
    """The address of the database cannot be understood."""

    def sentence(self) -> str:
        """Shows the forms there are."""
        return _(
            "“{where}” is not the address of a database; give the path of a file, "
            "sqlite:///path/to/file or postgresql://user@host/name."
        ).format(where=self.where)


class DriverMissing(DatabaseProblem):
    """The library that speaks to this kind of database is not installed; `detail` names it."""

    def sentence(self) -> str:
        """Says what to install."""
        return _(
            "To open {where}, the library {library} is needed and is not installed; "
            "for PostgreSQL install calcium-tracker[postgres]."
        ).format(where=self.where, library=self.detail)


class DatabaseTrouble(DatabaseProblem):
    """The database refused for a reason that no other class knows."""

    def sentence(self) -> str:
        """Passes on what the database said."""
        return _(
            "The database {where} could not do what was asked ({detail}), so nothing was stored; "
            "'tracker doctor' looks for the cause."
        ).format(where=self.where, detail=self.detail)
