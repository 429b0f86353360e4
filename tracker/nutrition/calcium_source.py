"""Whether a food is a good source of calcium, judged by what is absorbed of it and not by what it holds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LEAST_ABSORBED_MG: Final = 30.0
"""Absorbable calcium that a serving, and 100 kcal, of a good source hold (source `titchenal-2007`)."""
PER_KCAL: Final = 100.0
SOURCE: Final = "titchenal-2007"


class SourceQuality(StrEnum):
    """How good a source of calcium a food is."""

    GOOD = "good"
    """Both criteria are met."""
    POTENTIAL = "potential"
    """One of them is met."""
    POOR = "poor"
    """Neither is met."""
    UNDECIDED = "undecided"
    """The energy is not known, and with it the second criterion."""


@dataclass(frozen=True, slots=True)
class CalciumSource:
    """The verdict on one food and the figures it rests on."""

    quality: SourceQuality
    in_portion_mg: float
    """Absorbed from a usual portion, in mg."""
    in_100_kcal_mg: float | None
    """Absorbed from 100 kcal of it, in mg; None where the energy is unknown or none."""


def calcium_source(absorbed_mg: float, energy_kcal: float | None) -> CalciumSource:
    """Judge a portion that holds `energy_kcal` kcal and of which `absorbed_mg` mg calcium are absorbed.

    Good: at least 30 mg in the portion and in 100 kcal; potential: one of the two; poor: neither (source
    `titchenal-2007`, which judged standard servings). What has no energy at all meets the second criterion
    when it has any absorbable calcium. Raises ValueError for a negative amount.
    """
    if absorbed_mg < 0.0 or (energy_kcal is not None and energy_kcal < 0.0):
        raise ValueError(f"amounts must be 0 or more, not {absorbed_mg!r} mg and {energy_kcal!r} kcal")
    per_energy = absorbed_mg / energy_kcal * PER_KCAL if energy_kcal else None
    if energy_kcal is None:
        return CalciumSource(SourceQuality.UNDECIDED, absorbed_mg, None)
    dense = absorbed_mg > 0.0 if per_energy is None else per_energy >= LEAST_ABSORBED_MG
    met = dense + (absorbed_mg >= LEAST_ABSORBED_MG)
    quality = (SourceQuality.POOR, SourceQuality.POTENTIAL, SourceQuality.GOOD)[met]
    return CalciumSource(quality, absorbed_mg, per_energy)
