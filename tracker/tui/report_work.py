"""The work behind the dialog of reports: one report, or one for each patient, which can be stopped.

Imports what makes reports, so it is itself imported only when a report is asked for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.diary.output_file import check_output
from tracker.locale import _, ngettext
from tracker.problems import Problem
from tracker.review.report.batch import write_reports
from tracker.review.report.formats import format_of
from tracker.review.report.gathering import Wanted, gather_report
from tracker.review.report.making import write_report
from tracker.store.store import Store


@dataclass
class Stop:
    """Whether the writing is to end after the file that is being made."""

    asked: bool = False


@dataclass(eq=False)
class Stopped(Problem):
    """The writing of many reports was stopped."""

    done: int
    of: int

    def sentence(self) -> str:
        return _("Stopped: {done} of {of} reports are written and whole; the others were not begun.").format(
            done=self.done, of=self.of
        )


def write_one(store: Store, name: str | None, path: Path, wanted: Wanted, *, overwrite: bool) -> list[Path]:
    """Write the report of one patient; raises as `write_report` does, and before any work where it can."""
    format_of(path)
    check_output(path, overwrite=overwrite, log=store.path)
    write_report(gather_report(store, name, wanted), path, overwrite=overwrite, log=store.path)
    return [path]


def write_all(
    store: Store,
    folder: Path,
    kind: str,
    wanted: Wanted,
    *,
    overwrite: bool,
    stop: Stop,
    tell: Callable[[int, int, str], None],
) -> list[Path]:
    """Write the reports of all; raises Stopped once that is asked for, and as `write_reports` does."""

    def progress(number: int, of: int, name: str) -> None:
        if stop.asked:
            raise Stopped(number - 1, of)
        tell(number, of, name)

    return write_reports(store, folder, kind, wanted, overwrite=overwrite, progress=progress)


def written_sentence(written: Sequence[Path], place: Path) -> str:
    """Where the reports are."""
    if written == [place]:
        return _("The report stands in {path}.").format(path=place)
    return ngettext(
        "{count} report stands in {folder}.", "{count} reports stand in {folder}.", len(written)
    ).format(count=len(written), folder=place)
