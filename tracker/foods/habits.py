"""What a person tends to eat, as far as it decides between foods."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habit:
    """How often a person logged a food lately, and how much of it the last time."""

    times: int
    """Entries of the food in the period looked at; 1 or more."""
    last_grams: float
    last_portion: str | None = None
    """The portion's key, as in `Portion.unit`; None where grams or another mass were typed."""
