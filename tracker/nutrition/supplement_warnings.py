"""What belongs beside a calcium or vitamin D supplement: limits, spacing from medicines, context."""

from collections.abc import Iterable
from datetime import date

from tracker.nutrition.advice_reasons import Reason, ReasonCode
from tracker.nutrition.life_stage import is_adult
from tracker.nutrition.profile import Condition, Profile, Sex
from tracker.nutrition.reference_tables import CALCIUM_UPPER_SOURCE, VITAMIN_D_UPPER_SOURCE
from tracker.nutrition.supplement_rules import SupplementRule

EXCLUSIONS: frozenset[Condition] = frozenset(
    {
        Condition.KIDNEY_STONES,
        Condition.KIDNEY_DISEASE,
        Condition.HYPERCALCAEMIA,
        Condition.HYPERPARATHYROIDISM,
        Condition.SARCOIDOSIS,
        Condition.DIGOXIN,
        Condition.THIAZIDE,
    }
)
"""Conditions and medicines with which no calcium dose is named (source `kalcipos-smpc`, sections 4.3-4.5)."""

VITAMIN_D_EXCLUSIONS: frozenset[Condition] = frozenset(
    {
        Condition.KIDNEY_DISEASE,
        Condition.HYPERCALCAEMIA,
        Condition.HYPERPARATHYROIDISM,
        Condition.SARCOIDOSIS,
    }
)
"""Conditions with which vitamin D itself can be harmful: a doctor decides (source `kalcipos-smpc`)."""

RAISED_CALCIUM: frozenset[Condition] = frozenset(
    {Condition.HYPERCALCAEMIA, Condition.HYPERPARATHYROIDISM, Condition.SARCOIDOSIS}
)
"""Conditions in which the calcium of the blood is or may get too high, so that a doctor decides on food too."""

FOOD_FOR_DOCTOR: frozenset[Condition] = RAISED_CALCIUM | {Condition.KIDNEY_DISEASE}
"""Conditions in which foods rich in calcium are not named: a doctor decides on food too."""

LARGEST_SINGLE_DOSE_MG = 500.0
"""More calcium than this at once is absorbed worse (source `heaney-1990`: 28.6 % at 500 mg)."""

STUDIED_FROM_AGE = 50
"""Completed years from which a woman is taken to be one of those whom the cardiovascular finding is of. A choice
of this project: the finding is of women after menopause."""

EXCLUSION_SOURCE = "kalcipos-smpc"

_MEDICINES: tuple[tuple[Condition, Reason], ...] = (
    (
        Condition.LEVOTHYROXINE,
        Reason(ReasonCode.SPACE_LEVOTHYROXINE, EXCLUSION_SOURCE, {"hours": 4}),
    ),
    (
        Condition.BISPHOSPHONATE,
        Reason(ReasonCode.SPACE_BISPHOSPHONATE, EXCLUSION_SOURCE, {"hours": 1}),
    ),
    (
        Condition.ANTIBIOTICS,
        Reason(ReasonCode.SPACE_ANTIBIOTICS, EXCLUSION_SOURCE, {"hours_before": 2, "hours_after": 6}),
    ),
    (
        Condition.IRON_OR_ZINC,
        Reason(ReasonCode.SPACE_IRON_OR_ZINC, EXCLUSION_SOURCE, {"hours": 2}),
    ),
    (
        Condition.ACID_REDUCER,
        Reason(ReasonCode.ACID_REDUCER, "uab-calcium"),
    ),
)


def exclusion_reasons(profile: Profile) -> tuple[Reason, ...]:
    """Return one reason for each condition of the person with which a doctor decides on calcium."""
    return tuple(
        [
            Reason(ReasonCode.EXCLUSION, EXCLUSION_SOURCE, {"condition": condition.value})
            for condition in Condition
            if condition in EXCLUSIONS & profile.conditions
        ]
    )


def rule_exclusions(profile: Profile, rule: SupplementRule) -> tuple[Condition, ...]:
    """Return the person's conditions with which a doctor decides on what `rule` recommends.

    A rule that names no vitamin D is one of calcium, with or without an amount.
    """
    excluded: frozenset[Condition] = frozenset()
    if rule.low_ug is not None:
        excluded |= VITAMIN_D_EXCLUSIONS
    if rule.calcium_low_mg is not None or rule.low_ug is None:
        excluded |= EXCLUSIONS
    return tuple([condition for condition in Condition if condition in excluded & profile.conditions])


def upper_level_warnings(
    calcium_mg: float | None,
    calcium_level_mg: float | None,
    vitamin_d_ug: float | None,
    vitamin_d_level_ug: float | None,
) -> tuple[Reason, ...]:
    """Warn of a mean intake above its tolerable upper level; an unknown intake or level gives no warning.

    Calcium in mg/d (source `nnr-2023`), vitamin D in µg/d (source `efsa-2023-vitamin-d`), compared in whole
    milligrams and tenths of a microgram as they are shown.
    """
    warnings: list[Reason] = []
    if calcium_mg is not None and calcium_level_mg is not None and round(calcium_mg) > calcium_level_mg:
        values = {"intake_mg": calcium_mg, "upper_level_mg": calcium_level_mg}
        warnings.append(Reason(ReasonCode.CALCIUM_ABOVE_UPPER_LEVEL, CALCIUM_UPPER_SOURCE, values))
    if (
        vitamin_d_ug is not None
        and vitamin_d_level_ug is not None
        and round(vitamin_d_ug, 1) > vitamin_d_level_ug
    ):
        values = {"intake_ug": vitamin_d_ug, "upper_level_ug": vitamin_d_level_ug}
        warnings.append(Reason(ReasonCode.VITAMIN_D_ABOVE_UPPER_LEVEL, VITAMIN_D_UPPER_SOURCE, values))
    return tuple(warnings)


def official_dose_warnings(
    official: Iterable[SupplementRule],
    intake_mg: float | None,
    supplement_mg: float | None,
    upper_level_mg: float | None,
) -> tuple[Reason, ...]:
    """Warn where an official calcium supplement, on top of the diet, would pass the upper level.

    `intake_mg` is the mean total and `supplement_mg` the part of it from supplements, mg/d; the official
    amount takes the place of the supplements already taken. Source: `nnr-2023`.
    """
    if intake_mg is None or upper_level_mg is None:
        return ()
    diet_mg = intake_mg - (supplement_mg or 0.0)
    return tuple(
        [
            Reason(
                ReasonCode.OFFICIAL_ABOVE_UPPER_LEVEL,
                CALCIUM_UPPER_SOURCE,
                {
                    "intake_mg": diet_mg,
                    "official_mg": rule.calcium_low_mg,
                    "upper_level_mg": upper_level_mg,
                },
            )
            for rule in official
            if rule.calcium_low_mg is not None and diet_mg + rule.calcium_low_mg > upper_level_mg
        ]
    )


def split_warnings(
    profile: Profile, official: Iterable[SupplementRule], taken_mg: float, adult: bool
) -> tuple[Reason, ...]:
    """Return how a large daily amount is to be divided.

    `taken_mg` is the supplement already taken with the dose that is named, in mg/d. An official amount is
    for adults without an exclusion, and only where a doctor has advised it. Source: `heaney-1990`.
    """
    warnings: list[Reason] = []
    if round(taken_mg) > LARGEST_SINGLE_DOSE_MG:
        split = {"largest_dose_mg": LARGEST_SINGLE_DOSE_MG, "amount_mg": taken_mg}
        warnings.append(Reason(ReasonCode.SPLIT_DOSE, "heaney-1990", split))
    largest = max([rule.calcium_high_mg or 0.0 for rule in official], default=0.0)
    if adult and largest > LARGEST_SINGLE_DOSE_MG and not profile.conditions & EXCLUSIONS:
        at_once = {"largest_dose_mg": LARGEST_SINGLE_DOSE_MG}
        warnings.append(Reason(ReasonCode.SPLIT_OFFICIAL_DOSE, "heaney-1990", at_once))
    return tuple(warnings)


def calcium_supplement_warnings(profile: Profile, day: date, amount_mg: float) -> tuple[Reason, ...]:
    """Return what belongs beside a calcium supplement; nothing where none is taken, named or recommended.

    `amount_mg` is the largest daily amount of calcium supplement in question, in mg; 0 is none.
    Adults are told of the debated cardiovascular finding and of the trials without an effect on fractures;
    medicines that calcium hinders are named with the hours between (source `kalcipos-smpc`).
    """
    warnings: list[Reason] = []
    if amount_mg > 0.0:
        if is_adult(profile, day):
            debate = {"dose_mg": 1000.0, "increase": 0.15}
            warnings.append(Reason(ReasonCode.CARDIOVASCULAR_DEBATE, "myung-2021", debate))
            if not _in_studied_group(profile, day):
                warnings.append(Reason(ReasonCode.CARDIOVASCULAR_GROUP, "myung-2021"))
            warnings.append(_no_fracture_effect(profile))
        warnings.extend([warning for medicine, warning in _MEDICINES if medicine in profile.conditions])
    if Condition.GLUCOCORTICOIDS in profile.conditions:
        warnings.append(Reason(ReasonCode.GLUCOCORTICOIDS, "article"))
    return tuple(warnings)


def _in_studied_group(profile: Profile, day: date) -> bool:
    age = profile.age_on(day)
    return profile.sex is Sex.FEMALE and age is not None and age >= STUDIED_FROM_AGE


def _no_fracture_effect(profile: Profile) -> Reason:
    if Condition.OSTEOPOROSIS in profile.conditions:
        return Reason(ReasonCode.NO_FRACTURE_EFFECT, "cong-2025", {"population": "osteoporosis"})
    return Reason(ReasonCode.NO_FRACTURE_EFFECT, "zhao-2017", {"population": "older-adults"})
