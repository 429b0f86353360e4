"""From a report to a file, and what is said where a part that makes it is not installed."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tracker.diary.output_file import output_file
from tracker.locale import _
from tracker.problems import Problem
from tracker.review.report.formats import format_of
from tracker.review.report.report import Report

_MODULES = {
    "pdf": "tracker.review.report.pdf",
    "html": "tracker.review.report.html",
    "xlsx": "tracker.review.report.xlsx",
    "csv": "tracker.review.report.tidy",
}
_EXTRAS = frozenset({"jinja2", "markupsafe", "matplotlib", "reportlab", "xlsxwriter", "PIL"})


@dataclass(eq=False)
class ReportSupportMissing(Problem):
    """The extra that makes reports is not installed."""

    def sentence(self) -> str:
        return _(
            "Reports need a part that is not installed. Install it with: pip install 'calcium-tracker[reports]'"
        )


def maker(kind: str) -> Callable[[Report], bytes]:
    """What makes the bytes of a report of one of FORMATS; raises ReportSupportMissing."""
    # Where its own folder cannot be written, matplotlib works all the same, and nobody need read of it.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    try:
        make: Callable[[Report], bytes] = import_module(_MODULES[kind]).make
    except ModuleNotFoundError as missing:
        # Anything else that is missing is a fault of the program's own.
        if missing.name is None or missing.name.partition(".")[0] not in _EXTRAS:
            raise
        raise ReportSupportMissing from missing
    return make


def write_report(report: Report, path: Path, *, overwrite: bool, log: Path | None = None) -> None:
    """Make the report that the ending of `path` asks for, and put it there, whole or not at all.

    `log` is the database file, which nothing is written over. Raises UnknownEnding, ReportSupportMissing, and as
    `output_file` does.
    """
    content = maker(format_of(path))(report)
    with output_file(path, overwrite=overwrite, log=log) as file:
        file.write(content)
