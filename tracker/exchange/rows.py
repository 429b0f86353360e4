"""What the reader of a diary gives: rows, refusals, marks of days, totals to compare with, and things to be told."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias


class ReadRow(NamedTuple):
    """One food eaten, as a file tells it. A tuple, since a million of them are made."""

    line: int
    """The line of the file that it ends on, from 1; of a file without lines, the row."""
    person: str
    """Who ate it; empty where the file is of one person and does not name them."""
    day: date
    clock: str | None
    """'HH:MM' in the eater's own time; None where it is not told."""
    meal: str
    """A value of `Meal`."""
    food: str
    amount: str
    """The amount in the file's own words; empty where it tells none."""
    grams: float | None
    """More than 0; None where the file tells no weight."""
    calcium_mg: float | None
    """Of the whole row; None is unknown."""
    vitamin_d_ug: float | None
    energy_kcal: float | None
    supplement: bool = False
    kind: str = ""
    """What the file tells of the kind of food, for its absorption: 'group' or 'group/tag'; with '!' behind it where
    `food` is no name that could be searched for."""


class Reason(StrEnum):
    """Why a row is refused."""

    NOT_A_NUMBER = "not-a-number"
    AMBIGUOUS_NUMBER = "ambiguous-number"
    NEGATIVE = "negative"
    TOO_LARGE = "too-large"
    NO_DATE = "no-date"
    NOT_A_DATE = "not-a-date"
    DAY_OUT_OF_RANGE = "day-out-of-range"
    NOTHING_EATEN = "nothing-eaten"
    TOO_FEW_CELLS = "too-few-cells"
    TOO_MANY_CELLS = "too-many-cells"
    OPEN_QUOTE = "open-quote"
    NO_PERSON = "no-person"
    UNUSABLE_NAME = "unusable-name"
    MORE_THAN_ITS_WEIGHT = "more-than-its-weight"
    UNKNOWN_UNIT = "unknown-unit"


class Refused(NamedTuple):
    """A row that is not stored."""

    line: int
    column: str
    """The column that is at fault; empty for the row as a whole."""
    reason: Reason
    value: str = ""
    """What stands there, shortened."""


class MarkedDay(NamedTuple):
    """A day that the file says is recorded in full, or not."""

    line: int
    person: str
    day: date
    complete: bool


class DayTotal(NamedTuple):
    """What the file itself adds up for a day; None is unknown."""

    line: int
    person: str
    day: date
    calcium_mg: float | None
    vitamin_d_ug: float | None


class NoteCode(StrEnum):
    """Something about the whole file that must be told before it is stored."""

    PERCENT_OF_DAILY_VALUE = "percent-of-daily-value"
    NO_CALCIUM = "no-calcium"
    NO_VITAMIN_D = "no-vitamin-d"
    UNIT_NOT_TOLD = "unit-not-told"
    CALCIUM_IN_GRAMS = "calcium-in-grams"
    CALCIUM_MAY_BE_GRAMS = "calcium-may-be-grams"
    VITAMIN_D_MAY_BE_IU = "vitamin-d-may-be-iu"
    DECIMAL_COMMA = "decimal-comma"
    NO_LAST_LINE_END = "no-last-line-end"
    ODD_LETTERS = "odd-letters"
    DAY_GIVEN = "day-given"
    CODES_FOR_NAMES = "codes-for-names"
    COLUMNS_TAKEN = "columns-taken"
    MISSING_FOODS = "missing-foods"
    ONLY_DAYS = "only-days"
    NOT_RELIABLE = "not-reliable"
    SAME_FILE = "same-file"
    OTHER_VALUES = "other-values"
    TOTALS_DIFFER = "totals-differ"


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the whole file, with the values for its sentence."""

    code: NoteCode
    values: tuple[tuple[str, str | int | float], ...] = ()

    @classmethod
    def of(cls, code: NoteCode, **values: str | int | float) -> "Note":
        """A note with the values of its sentence by name."""
        return cls(code, tuple(values.items()))


Piece: TypeAlias = ReadRow | Refused | MarkedDay | DayTotal | Note
"""What a reader yields."""

SHOWN_VALUE = 60


def refused(line: int, column: str, reason: Reason, value: object = "") -> Refused:
    """A refusal, with what stands in the cell cut to what a line can show."""
    text = " ".join(str(value).split())
    return Refused(line, column, reason, text if len(text) <= SHOWN_VALUE else text[: SHOWN_VALUE - 1] + "…")


class CellError(ValueError):
    """A cell that cannot be read."""

    def __init__(self, reason: Reason, value: str) -> None:
        super().__init__(reason, value)
        self.reason = reason
        self.value = value
