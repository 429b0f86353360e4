"""What is wrong with an export that is to be taken in: nothing of it was stored."""

from dataclasses import dataclass
from pathlib import Path

from tracker.exchange.problems import ImportProblem
from tracker.locale import _

_SHOWN_OF_CELL = 60


@dataclass(eq=False)
class NoArchive(ImportProblem):
    """A file that is no zip, or only the beginning of one; `detail` is what was found."""

    path: Path
    detail: str

    def sentence(self) -> str:
        return _(
            "{path} is no whole zip file ({detail}), so nothing was stored. "
            "If it was copied or downloaded, fetch it again; if it is another kind of file, name it with --format."
        ).format(path=self.path, detail=self.detail)


@dataclass(eq=False)
class ForeignArchive(ImportProblem):
    """A zip of something else."""

    path: Path

    def sentence(self) -> str:
        return _(
            "{path} is a zip file, but no export of this program, so nothing was stored. "
            "Unpack it, and import the files in it."
        ).format(path=self.path)


@dataclass(eq=False)
class NewerArchive(ImportProblem):
    """Written by a later version of the program."""

    path: Path
    program_version: str

    def sentence(self) -> str:
        return _(
            "{path} was written by a newer version of this program ({version}), so nothing was stored. "
            "Update the program to import it."
        ).format(path=self.path, version=self.program_version)


@dataclass(eq=False)
class BadManifest(ImportProblem):
    """The description of the files cannot be used."""

    member: str
    detail: str

    def sentence(self) -> str:
        return _(
            "The description in {member} cannot be used ({detail}), so nothing was stored; export the log again."
        ).format(member=self.member, detail=self.detail)


@dataclass(eq=False)
class StrangeMember(ImportProblem):
    """A file that does not belong in an export, such as one with a path outside it."""

    member: str

    def sentence(self) -> str:
        return _(
            "The zip holds {member!r}, which does not belong in an export or stands in it twice, so nothing was stored."
        ).format(member=self.member)


@dataclass(eq=False)
class MissingMember(ImportProblem):
    """A file that every export has is not there."""

    member: str

    def sentence(self) -> str:
        return _("The zip holds no {member}, so it is not whole and nothing was stored.").format(
            member=self.member
        )


@dataclass(eq=False)
class ArchiveTooLarge(ImportProblem):
    """It unpacks to more than any log needs."""

    member: str

    def sentence(self) -> str:
        return _(
            "{member} unpacks to far more than any log needs, so it was not read to its end and nothing was stored."
        ).format(member=self.member)


@dataclass(eq=False)
class DamagedMember(ImportProblem):
    """A file in the zip that cannot be unpacked, or is not what the description says."""

    member: str
    detail: str

    def sentence(self) -> str:
        return _(
            "{member} in the zip is damaged or was changed since it was exported ({detail}), so nothing was stored."
        ).format(member=self.member, detail=self.detail)


@dataclass(eq=False)
class WrongColumns(ImportProblem):
    """The first line names other columns than the file has."""

    member: str
    expected: tuple[str, ...]

    def sentence(self) -> str:
        return _("The first line of {member} must name the columns {columns}; nothing was stored.").format(
            member=self.member, columns=", ".join(self.expected)
        )


@dataclass(eq=False)
class BadRow(ImportProblem):
    """A row that no table of lines can have; rows are counted with the line of column names as the first."""

    member: str
    row: int
    detail: str

    def sentence(self) -> str:
        return _("{member}, row {row}: {detail}; nothing was stored.").format(
            member=self.member, row=self.row, detail=self.detail
        )


@dataclass(eq=False)
class BadValue(BadRow):
    """A cell that its column cannot hold; `detail` says what it should hold."""

    column: str
    cell: str

    def sentence(self) -> str:
        cell = self.cell if len(self.cell) <= _SHOWN_OF_CELL else self.cell[:_SHOWN_OF_CELL] + "…"
        return _(
            "{member}, row {row}, column {column}: “{cell}” is not what can stand there ({expected}); nothing was stored."
        ).format(member=self.member, row=self.row, column=self.column, cell=cell, expected=self.detail)


@dataclass(eq=False)
class NamesItsPeople(ImportProblem):
    """A person was given for a file that tells itself whose log it is."""

    path: Path

    def sentence(self) -> str:
        return _("{path} says itself whose log it holds, so nothing was stored; leave out --person.").format(
            path=self.path
        )
