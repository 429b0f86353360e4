"""What the reader of a diary is: a function from the beginning of a file and what was chosen to its pieces."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeAlias

from tracker.exchange.moments import DayOrder
from tracker.exchange.opening import Opening
from tracker.exchange.rows import Piece

CALCIUM_DAILY_VALUE_MG = 1000.0
"""Of what MyFitnessPal gives a percentage, unless it is told: the daily value of American labels until 2016.

The one since is 1300 mg (21 CFR 101.9(c)(8)(iv)); an old figure that is too low never hides a shortfall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What was chosen for an import; None leaves it to the file."""

    latest: date
    """The last day that can be: a week from today."""
    date_order: DayOrder | None = None
    decimal: str | None = None
    """'.' or ','."""
    vitamin_d_unit: str | None = None
    """A key of `units.VITAMIN_D_UNITS`."""
    calcium_unit: str | None = None
    """A key of `units.CALCIUM_UNITS`."""
    calcium_daily_value_mg: float = CALCIUM_DAILY_VALUE_MG
    first_day: date | None = None
    """The day of a file that tells none."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """For a table of any program: the column that holds each of `generic.FIELDS`."""


class Meter(Protocol):
    """Something that can tell how far it is read."""

    @property
    def bytes_read(self) -> int:
        """Bytes of the file."""


@dataclass(slots=True)
class Gauge:
    """Where the reader hangs up its meter, for who shows the progress."""

    meter: Meter | None = None

    @property
    def bytes_read(self) -> int:
        """How much of the file is read."""
        return self.meter.bytes_read if self.meter else 0


DiaryReader: TypeAlias = Callable[[Opening, Choices, Gauge], Iterator[Piece]]
"""Reads a file piece by piece; raises Problem before the first where it cannot be read at all."""
