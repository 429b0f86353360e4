"""A report for each person, into one folder."""

from collections.abc import Callable
from pathlib import Path

from tracker.diary.output_file import check_output
from tracker.diary.people import list_people
from tracker.review.report.file_names import file_names
from tracker.review.report.gathering import Wanted, gather_report
from tracker.review.report.making import maker, write_report
from tracker.store.store import Store

Progress = Callable[[int, int, str], None]
"""Is told the number of the file that is being made, how many there are, and its name."""


def write_reports(
    store: Store, folder: Path, kind: str, wanted: Wanted, *, overwrite: bool, progress: Progress
) -> list[Path]:
    """Write a report of everyone who is not archived, and return the files.

    Every file is looked at before the first is written, so that nothing is written where one is in the way. Raises as
    `write_report` does; the files that are whole by then stay.
    """
    people, _current = list_people(store)
    maker(kind)
    paths = [folder / name for name in file_names([person.name for person in people], kind)]
    for path in paths:
        check_output(path, overwrite=overwrite, log=store.path)
    for number, (person, path) in enumerate(zip(people, paths, strict=True), 1):
        progress(number, len(paths), path.name)
        report = gather_report(store, person.name, wanted)
        write_report(report, path, overwrite=overwrite, log=store.path)
    return paths
