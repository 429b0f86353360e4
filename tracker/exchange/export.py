"""Taking the log out: which format is wanted, whose log, and where it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from tracker.diary.dates import PeriodUpsideDown
from tracker.diary.output_file import check_output, output_file
from tracker.exchange.pseudonyms import Pseudonyms
from tracker.locale import _
from tracker.problems import Problem
from tracker.store.outgoing import WHOLE_LOG, LogPart
from tracker.store.store import Reader, Store

Progress = Callable[[int, int], object]
"""Is told how many entries of how many are written."""


@dataclass(eq=False)
class UnknownExport(Problem):
    """The name of the file does not tell a format, or not one alone."""

    path: Path

    def sentence(self) -> str:
        return _(
            "The ending of {path} does not say which format is wanted; nothing was written. "
            "End it with .zip (everything, to import again), .csv (a table), or .json with --format fhir-r5 or fhir-r4."
        ).format(path=self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """What is to leave, and how."""

    path: Path
    format: str | None = None
    """A key of FORMATS; None goes by the ending of the file."""
    part: LogPart = WHOLE_LOG
    overwrite: bool = False
    pseudonyms: Pseudonyms | None = None
    """For people's names; None tells them. FHIR never tells them."""
    spreadsheet: bool = False
    """Whether a table is written as a spreadsheet program of the language in force opens it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What left."""

    path: Path
    format: str
    people: tuple[str, ...]
    """Their names as they are in the log."""
    entries: int


class Write(Protocol):
    """Writes one format to a file that can be sought in."""

    def __call__(
        self, reader: Reader, wish: ExportWish, file: BinaryIO, made_at: datetime, progress: Progress, /
    ) -> None:
        """Write the part of the log; `made_at` is in UTC without zone."""


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format that can be written."""

    ending: str
    writer: str
    """The `Write`, as 'module:object'."""
    by_ending: bool
    """Whether the ending alone says that it is wanted."""

    def load(self) -> Any:
        """The `Write`, imported only now."""
        module, _colon, name = self.writer.partition(":")
        return getattr(import_module(module), name)


FORMATS = {
    "tracker": ExportFormat(".zip", "tracker.exchange.archive_writer:write_zip", True),
    "csv": ExportFormat(".csv", "tracker.exchange.tidy_csv:write_csv", True),
    "fhir-r5": ExportFormat(".json", "tracker.exchange.fhir_r5:write_r5", False),
    "fhir-r4": ExportFormat(".json", "tracker.exchange.fhir_r4:write_r4", False),
}
"""What `--format` calls the formats."""
FHIR_PREFIX = "fhir"
"""How the names of the formats begin that never name anyone."""


def export_log(store: Store, wish: ExportWish, progress: Progress = lambda _done, _total: None) -> Exported:
    """Write a part of the log to a file, whole or not at all.

    Raises UnknownExport, PeriodUpsideDown, UnknownPerson, and what `output_file` raises.
    """
    name = wish.format or _by_ending(wish.path)
    if wish.part.last < wish.part.first:
        raise PeriodUpsideDown(wish.part.first, wish.part.last)
    check_output(wish.path, overwrite=wish.overwrite, log=store.path)
    write: Write = FORMATS[name].load()
    with store.read() as reader:
        outgoing = reader.outgoing(wish.part)
        with output_file(wish.path, overwrite=wish.overwrite, log=store.path) as file:
            write(reader, wish, file, datetime.now(UTC).replace(tzinfo=None), progress)
        return Exported(
            wish.path, name, tuple(row[0] for _id, row in outgoing.people), outgoing.entry_count()
        )


def period(first: date | None, last: date | None, person: str | None) -> LogPart:
    """The part of the log that a person and two dates mean; None leaves it open."""
    return LogPart(person, first or date.min, last or date.max)


def _by_ending(path: Path) -> str:
    for name, one in FORMATS.items():
        if one.by_ending and path.suffix.casefold() == one.ending:
            return name
    raise UnknownExport(path)
