"""Who a reference value is for: age, sex, life stage and the conditions that change a rule."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sex(StrEnum):
    """Sex as the reference tables use it."""

    FEMALE = "female"
    MALE = "male"


class Authority(StrEnum):
    """Who publishes a recommendation."""

    NNR = "NNR 2023"
    DANISH = "Danish"
    DES = "DES"


class SupplementPolicy(StrEnum):
    """How the Danish rule of 800-1000 mg calcium for its groups is read.

    The Danish Veterinary and Food Administration prints it as a supplement, the Danish osteoporosis
    association reads it as diet and supplement together; the dietitian chooses.
    """

    OFFICIAL_SUPPLEMENT = "official-supplement"
    TOTAL_INTAKE = "total-intake"


class Condition(StrEnum):
    """What a person may tell of themselves because it changes a target, a rule or a warning."""

    OSTEOPOROSIS = "osteoporosis"
    OSTEOPOROSIS_RISK = "osteoporosis-risk"
    VEGAN = "vegan"
    VEGETARIAN = "vegetarian"
    PREGNANT = "pregnant"
    LACTATING = "lactating"
    MILK_ALLERGY = "milk-allergy"
    LACTOSE_INTOLERANCE = "lactose-intolerance"
    NURSING_HOME = "nursing-home"
    HOME_CARE = "home-care"
    DARK_SKIN = "dark-skin"
    COVERING_CLOTHING = "covering-clothing"
    LITTLE_SUN = "little-sun"
    KIDNEY_STONES = "kidney-stones"
    KIDNEY_DISEASE = "kidney-disease"
    HYPERCALCAEMIA = "hypercalcaemia"
    HYPERPARATHYROIDISM = "hyperparathyroidism"
    SARCOIDOSIS = "sarcoidosis"
    DIGOXIN = "digoxin"
    THIAZIDE = "thiazide"
    LEVOTHYROXINE = "levothyroxine"
    BISPHOSPHONATE = "bisphosphonate"
    ANTIBIOTICS = "antibiotics"
    IRON_OR_ZINC = "iron-or-zinc"
    ACID_REDUCER = "acid-reducer"
    GLUCOCORTICOIDS = "glucocorticoids"


@dataclass(frozen=True, slots=True)
class Profile:
    """What the reference values need to know of a person; None is unknown."""

    born: date | None = None
    sex: Sex | None = None
    conditions: frozenset[Condition] = frozenset()
    authority: Authority | None = None
    """The authority a dietitian chose to decide; None lets it follow from the profile."""
    supplement_policy: SupplementPolicy = SupplementPolicy.OFFICIAL_SUPPLEMENT
    weight_kg: float | None = None
    """Body weight, for the check of a record against the energy that a body needs."""

    def age_on(self, day: date) -> int | None:
        """Completed years on `day`; None where the date of birth is unknown or later than `day`."""
        if self.born is None or self.born > day:
            return None
        had_birthday = (day.month, day.day) >= (self.born.month, self.born.day)
        return day.year - self.born.year - (0 if had_birthday else 1)
