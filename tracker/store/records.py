"""What the store takes and gives: plain frozen values, never rows or sessions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from itertools import compress
from typing import NamedTuple

from tracker.foods.food import AbsorptionBasis
from tracker.foods.units import UNWEIGHED
from tracker.nutrition.counting import DayStatus
from tracker.nutrition.profile import Profile

LONGEST_NAME = 200
"""How many letters the name of a person may have."""


class Meal(StrEnum):
    """The part of a day an entry belongs to, in the order a day runs."""

    BREAKFAST = "breakfast"
    LUNCH = "lunch"
    DINNER = "dinner"
    SNACK = "snack"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whose food is logged."""

    id: int
    name: str
    """As it was given; unique whatever its case."""
    profile: Profile
    archived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """A food eaten, to be stored. The food's own values are a snapshot: they stay when the food changes."""

    person_id: int
    day: date
    time: time | None
    """Local wall-clock time to the minute; None where it was not told."""
    meal: Meal
    text: str
    """What was typed."""
    food_id: str | None
    """The food it was; None where it came from elsewhere and matches no food of the table."""
    food_name_da: str
    food_name_en: str
    group: str
    tags: frozenset[str]
    portion: str | None
    """The unit it was given in, as in `Portion.unit`; None where it was given as a weight or volume, `UNWEIGHED` where
    nobody told its weight."""
    amount: float | None
    """How many of `portion`."""
    grams: float
    """More than 0 and below `models.MOST_GRAMS`."""
    calcium_mg_per_100g: float | None
    vitamin_d_ug_per_100g: float | None
    energy_kcal_per_100g: float | None
    absorption: float
    """Fractional absorption of the `article` set, 0 to 1."""
    absorption_index: float
    """Absorption relative to milk at the same load, 0 to 10."""
    absorption_basis: AbsorptionBasis
    supplement: bool
    source: str

    @property
    def calcium_mg(self) -> float | None:
        """Calcium of the entry in mg; None is unknown."""
        per_100g = self.calcium_mg_per_100g
        return None if per_100g is None else per_100g * self.grams / 100

    @property
    def vitamin_d_ug(self) -> float | None:
        """Vitamin D of the entry in µg; None is unknown."""
        per_100g = self.vitamin_d_ug_per_100g
        return None if per_100g is None else per_100g * self.grams / 100

    @property
    def energy_kcal(self) -> float | None:
        """Energy of the entry in kcal; None is unknown."""
        per_100g = self.energy_kcal_per_100g
        return None if per_100g is None else per_100g * self.grams / 100

    @property
    def absorption_assumed(self) -> bool:
        """Whether nobody measured how much of the food's calcium is absorbed; of no calcium nothing is assumed."""
        return self.absorption_basis is AbsorptionBasis.ASSUMED and self.calcium_mg != 0

    @property
    def weighed(self) -> bool:
        """Whether the grams are a weight, and do not merely stand for all of it."""
        return self.portion != UNWEIGHED

    @property
    def weight_g(self) -> float | None:
        """What was eaten of it in grams; None where the file that it came from tells no weight."""
        return self.grams if self.weighed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(NewEntry):
    """A stored entry."""

    id: int
    position: int
    """Its place among the entries of its person and day, from 1; places may be missing."""


@dataclass(frozen=True, slots=True)
class StoredIngredient:
    """One ingredient of a recipe."""

    food_id: str
    text: str
    """As it was typed."""
    grams: float
    """As it went into the pot; more than 0."""


@dataclass(frozen=True, slots=True)
class StoredRecipe:
    """What a food of one's own is made of."""

    food_id: str
    portions: float | None
    """How many it makes; None where that was not told."""
    cooked_grams: float | None
    """What it weighs when it is done; None takes the weight of the ingredients."""
    ingredients: tuple[StoredIngredient, ...]


class NoteKind(StrEnum):
    """The parts of a dietitian's record (ADIME), in their order."""

    ASSESSMENT = "assessment"
    DIAGNOSIS = "diagnosis"
    """The nutrition diagnosis, as problem, cause and signs (PES)."""
    INTERVENTION = "intervention"
    MONITORING = "monitoring"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """What a dietitian writes of a patient, to be stored."""

    person_id: int
    kind: NoteKind
    first: date
    """The period that it is about, from `first` to `last`."""
    last: date
    written_on: date
    author: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(NewNote):
    """A stored note."""

    id: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A change to what a patient logged, by somebody else; it is kept whatever becomes of the entry."""

    id: int
    made_at: datetime
    """In UTC."""
    made_by: str
    reason: str
    before: Entry
    after: Entry | None
    """None where the entry was removed."""


@dataclass(frozen=True, slots=True)
class DayMark:
    """How fully a day was recorded, as its person told."""

    person_id: int
    day: date
    status: DayStatus
    """`COMPLETE` or `PARTIAL`; a day not marked has no mark."""


@dataclass(frozen=True, slots=True)
class StoredDay:
    """All that is stored of one person's day, from one look at the database."""

    person_id: int
    day: date
    status: DayStatus
    entries: tuple[Entry, ...]
    """In the order they were logged."""


class DaySums(NamedTuple):
    """What the entries of one person add up to, day by day: each field has one value a day, in the order of the calendar.

    Columns, since a value for every day of a year of many people would cost more than adding up their entries. A sum is
    None where none of its entries is known. Calcium in mg, vitamin D in µg.
    """

    days: Sequence[date] = ()
    """Those that have entries."""
    statuses: Sequence[DayStatus] = ()
    eating_occasions: Sequence[int | None] = ()
    """As `diary.period.eating_occasions` counts them, but no more than a whole day needs; None on a day with a mark."""
    entries: Sequence[int] = ()
    """How many there are, supplements included."""
    supplements: Sequence[int] = ()
    known_calcium: Sequence[int] = ()
    """Entries whose calcium is known."""
    known_vitamin_d: Sequence[int] = ()
    calcium_mg: Sequence[float | None] = ()
    absorbed_mg: Sequence[float | None] = ()
    """By the `article` set."""
    vitamin_d_ug: Sequence[float | None] = ()
    supplement_calcium_mg: Sequence[float | None] = ()
    supplement_vitamin_d_ug: Sequence[float | None] = ()
    highest_index: Sequence[float] = ()
    """The highest absorption index among the entries; this and the sums of meals are empty where not asked for."""
    breakfast_mg: Sequence[float | None] = ()
    breakfast_weighted_mg: Sequence[float | None] = ()
    """Calcium × absorption index, as of each meal."""
    lunch_mg: Sequence[float | None] = ()
    lunch_weighted_mg: Sequence[float | None] = ()
    dinner_mg: Sequence[float | None] = ()
    dinner_weighted_mg: Sequence[float | None] = ()
    snack_mg: Sequence[float | None] = ()
    snack_weighted_mg: Sequence[float | None] = ()

    def of(self, chosen: Sequence[bool]) -> "DaySums":
        """The same of the days for which `chosen` is true; it has one value a day."""
        return self if all(chosen) else DaySums._make(tuple(compress(column, chosen)) for column in self)


@dataclass(frozen=True, slots=True)
class PastImport:
    """A file that was taken in."""

    id: int
    made_at: datetime
    """In UTC, without zone."""
    file_name: str
    format: str
    """The name of its format."""
    rows_stored: int


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """What one change did, as a code and the values for its sentence."""

    code: str
    values: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """A change in the journal that can be undone or done again."""

    summary: ChangeSummary
    made_at: datetime
    """In UTC."""


class Severity(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that `doctor` looked at."""

    code: str
    severity: Severity
    text: str
    """What was found, in the language in force."""
    remedy: str = ""
    """What to do about it; empty where there is nothing to do."""
