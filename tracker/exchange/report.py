"""What an import found and did: counts, people, matches, doubts and refusals."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from tracker.exchange.matching import NameMatch, Sureness
from tracker.exchange.rows import Note, Reason, Refused

KEPT = 200
"""How many refusals and doubts are kept one by one; the others are only counted."""


class DoubtCode(StrEnum):
    """Why a row that is stored should be looked at."""

    VITAMIN_D_HIGH = "vitamin-d-high"
    """More than a day's upper level in one food: IU taken for µg?"""
    CALCIUM_HIGH = "calcium-high"
    ENERGY_LEFT_OUT = "energy-left-out"
    """An energy that no food has; it is stored as unknown."""
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that is stored and should be looked at."""

    line: int
    code: DoubtCode
    food: str
    value: float


@dataclass(slots=True)
class FileTally:
    """What became of the rows of one file. read = stored + already + refused."""

    path: Path
    format: str
    """The name of its format."""
    read: int = 0
    stored: int = 0
    """Or to be stored, in a preview."""
    already: int = 0
    """Rows that an earlier import brought."""
    other_values: int = 0
    """Of those, rows that are stored with another calcium or vitamin D."""
    refused: int = 0
    unknown_calcium: int = 0
    unknown_vitamin_d: int = 0
    supplements: int = 0
    unweighed: int = 0
    """Rows whose weight the file does not tell."""
    days_told: int = 0
    """Days of which the file says something as a whole."""
    days_marked: int = 0
    refusals: list[Refused] = field(default_factory=list)
    refused_by: Counter[tuple[str, Reason]] = field(default_factory=Counter)
    """Refusals by column and reason, all of them."""
    doubts: list[Doubt] = field(default_factory=list)
    doubted_by: Counter[DoubtCode] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)

    def refuse(self, refusal: Refused) -> None:
        """Count a row that is not stored."""
        self.refused += 1
        self.refused_by[refusal.column, refusal.reason] += 1
        if len(self.refusals) < KEPT:
            self.refusals.append(refusal)

    def doubt(self, doubt: Doubt) -> None:
        """Count a row that should be looked at."""
        self.doubted_by[doubt.code] += 1
        if len(self.doubts) < KEPT:
            self.doubts.append(doubt)


@dataclass(frozen=True, slots=True)
class PersonTally:
    """What an import brings one person."""

    name: str
    new: bool
    """Whether there is no such person yet."""
    entries: int
    days: int
    first: date | None
    last: date | None
    marked: int
    """Days that the file says are complete, or partial."""


@dataclass(frozen=True, slots=True)
class MatchTally:
    """A name in the files, what it is taken for, and how many rows have it."""

    match: NameMatch
    rows: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do."""

    dry_run: bool
    files: tuple[FileTally, ...]
    skipped: tuple[tuple[Path, str], ...]
    """Files of a folder that are no diaries, and why, in the language in force."""
    people: tuple[PersonTally, ...]
    matches: tuple[MatchTally, ...]
    """Most rows first."""

    def total(self, count: str) -> int:
        """The sum of a count over the files."""
        return sum(getattr(one, count) for one in self.files)

    def names_by_sureness(self) -> Counter[Sureness]:
        """How many names were matched how surely."""
        return Counter(one.match.sureness for one in self.matches)
