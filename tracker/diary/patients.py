"""A dietitian's patients: who there is, and how their logs of a period stand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.nutrition.calcium_verdict import AdviceStatus
from tracker.nutrition.profile import Authority
from tracker.store.records import Person


class Flag(StrEnum):
    """Something of a patient's period that a dietitian wants to see at once."""

    NO_ENTRIES = "no-entries"
    FEW_DAYS = "few-days"
    """Fewer counting days than any answer needs."""
    NOT_LATELY = "not-lately"
    """Nothing logged in the last seven days of the period."""
    BELOW_REQUIREMENT = "below-requirement"
    """Mean milk-equivalent calcium is below the average requirement."""
    ABOVE_UPPER_LEVEL = "above-upper-level"
    MANY_UNKNOWN = "many-unknown"
    SETS_DISAGREE = "sets-disagree"
    """The two coefficient sets give different advice."""
    EXCLUSION = "exclusion"
    """A condition for which no dose is suggested."""


@dataclass(frozen=True, slots=True)
class PatientSummary:
    """One row of the patient list; means are of the counting days of the period, None is unknown."""

    person: Person
    age: int | None
    days_logged: int
    days_complete: int
    days_used: int
    last_entry: date | None
    """Of the whole log, not of the period alone."""
    mean_absorbed_mg: float | None
    mean_milk_equivalent_mg: float | None
    authority: Authority
    """Whose recommendation applies."""
    coverage: float | None
    """Mean absorbed calcium / the absorbed target of that recommendation; 1 is the whole of it."""
    mean_vitamin_d_ug: float | None
    advice: AdviceStatus
    flags: tuple[Flag, ...]
