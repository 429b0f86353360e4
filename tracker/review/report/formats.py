"""Which endings mean which kind of report."""

from dataclasses import dataclass
from pathlib import Path

from tracker.locale import _
from tracker.problems import Problem

FORMATS = ("pdf", "html", "xlsx", "csv")
"""The endings of the reports, without their dot."""


@dataclass(eq=False)
class UnknownEnding(Problem):
    """A file name whose ending is none of ours."""

    path: Path

    def sentence(self) -> str:
        return _(
            "The ending of {path} does not tell what kind of report is wanted; end it with {endings}. Nothing was written."
        ).format(path=self.path, endings=", ".join(f".{each}" for each in FORMATS))


def format_of(path: Path) -> str:
    """The format that the ending of `path` asks for, in whatever case; raises UnknownEnding."""
    ending = path.suffix.removeprefix(".").casefold()
    if ending not in FORMATS:
        raise UnknownEnding(path)
    return ending
