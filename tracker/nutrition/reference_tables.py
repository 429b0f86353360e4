"""The printed tables of recommendations: NNR 2023, the Danish authorities and DES, row by row.

Calcium in mg/d, vitamin D in µg/d, ages in completed years or months. Each table names its source, a key of
`tracker.nutrition.sources.SOURCES`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tracker.nutrition.life_stage import LifeStage


class Nutrient(StrEnum):
    """The two nutrients that the program reckons with; calcium in mg/d, vitamin D in µg/d."""

    CALCIUM = "calcium"
    VITAMIN_D = "vitamin_d"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One printed row: average requirement (AR) and recommended intake (RI); None where none is printed."""

    average_requirement: float | None
    recommended: float | None


NNR_SOURCE = "nnr-2023"

NNR_CALCIUM_MG: Mapping[LifeStage, Requirement] = MappingProxyType(
    {
        LifeStage.INFANT_0_6_MONTHS: Requirement(96, 120),
        LifeStage.INFANT_7_11_MONTHS: Requirement(250, 310),
        LifeStage.CHILD_1_3: Requirement(400, 450),
        LifeStage.CHILD_4_6: Requirement(700, 800),
        LifeStage.CHILD_7_10: Requirement(675, 800),
        LifeStage.AGE_11_14: Requirement(980, 1150),
        LifeStage.AGE_15_17: Requirement(980, 1150),
        LifeStage.AGE_18_24: Requirement(870, 1000),
        LifeStage.AGE_25_50: Requirement(750, 950),
        LifeStage.AGE_51_70: Requirement(750, 950),
        LifeStage.OVER_70: Requirement(750, 950),
        LifeStage.PREGNANT: Requirement(800, 950),
        LifeStage.LACTATING: Requirement(800, 950),
        LifeStage.ADULT_ASSUMED: Requirement(750, 950),
    }
)
"""NNR 2023 tables 19 (AR) and 14 (RI), mg/d, the same for both sexes.

AR 700 at 4-6 years above AR 675 at 7-10 years is what the table prints. An adult of unknown age has the row
of 25 years and more, which holds for most adults.
"""

NNR_VITAMIN_D_UG: Mapping[LifeStage, Requirement] = MappingProxyType(
    {
        LifeStage.INFANT_0_6_MONTHS: Requirement(None, None),
        LifeStage.INFANT_7_11_MONTHS: Requirement(7.5, 10),
        LifeStage.CHILD_1_3: Requirement(7.5, 10),
        LifeStage.CHILD_4_6: Requirement(7.5, 10),
        LifeStage.CHILD_7_10: Requirement(7.5, 10),
        LifeStage.AGE_11_14: Requirement(7.5, 10),
        LifeStage.AGE_15_17: Requirement(7.5, 10),
        LifeStage.AGE_18_24: Requirement(7.5, 10),
        LifeStage.AGE_25_50: Requirement(7.5, 10),
        LifeStage.AGE_51_70: Requirement(7.5, 10),
        LifeStage.OVER_70: Requirement(7.5, 20),
        LifeStage.PREGNANT: Requirement(7.5, 10),
        LifeStage.LACTATING: Requirement(7.5, 10),
        LifeStage.ADULT_ASSUMED: Requirement(7.5, 10),
    }
)
"""NNR 2023 tables 17 (AR) and 12 (RI), µg/d, the same for both sexes; no value up to 6 months."""

NNR_ROWS: Mapping[Nutrient, Mapping[LifeStage, Requirement]] = MappingProxyType(
    {Nutrient.CALCIUM: NNR_CALCIUM_MG, Nutrient.VITAMIN_D: NNR_VITAMIN_D_UG}
)

DANISH_GENERAL_CALCIUM_MG = 800.0
"""The general Danish figure for adults, mg/d: NNR 2012, superseded by the 950 mg of NNR 2023."""
DANISH_GENERAL_SOURCE = "article"

DES_CALCIUM_MG: tuple[float, float] = (1000.0, 1200.0)
"""DES, adults with osteoporosis or at high risk: diet and supplement together, mg/d."""
DES_CALCIUM_SOURCE = "des-nbv"
DES_VITAMIN_D_UG: tuple[float, float] = (20.0, 40.0)
"""The Danish osteoporosis association after DES, the same people: diet and supplement together, µg/d."""
DES_VITAMIN_D_SOURCE = "osteoporoseforeningen"
DES_MINIMUM_CALCIUM_MG = 800.0
"""DES for all other adults as DSAM prints it, mg/d: a minimum older than NNR 2023; shown, never applied."""
DES_MINIMUM_SOURCE = "dsam-2024"

ADULT_UPPER_CALCIUM_MG = 2500.0
"""NNR 2023 table 21 and EFSA 2012, mg/d: adults, also pregnant and lactating; none is set under 18 years."""
CALCIUM_UPPER_SOURCE = "nnr-2023"

VITAMIN_D_UPPER_UG: tuple[tuple[int, float], ...] = ((11 * 12, 100.0), (1 * 12, 50.0), (0, 25.0))
"""Tolerable upper intake of vitamin D in µg/d, from completed months: EFSA 2012 and 2023."""
VITAMIN_D_UPPER_SOURCE = "efsa-2023-vitamin-d"


def upper_level(nutrient: Nutrient, months: int | None) -> float | None:
    """Return the tolerable upper intake level of the total intake, mg/d or µg/d; None where none is set.

    `months` is the age in completed months; None, an unknown age, is taken as an adult.
    """
    if nutrient is Nutrient.VITAMIN_D:
        if months is None:
            return VITAMIN_D_UPPER_UG[0][1]
        return next(level for from_months, level in VITAMIN_D_UPPER_UG if months >= from_months)
    return ADULT_UPPER_CALCIUM_MG if months is None or months >= 18 * 12 else None
