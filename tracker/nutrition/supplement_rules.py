"""The official Danish supplement rules: vitamin D by season and group, calcium in milk allergy.

The Danish wording is quoted from the pages of Fødevarestyrelsen (sources `foedevarestyrelsen-vitamin-d` and
`foedevarestyrelsen-dairy`); the English is this program's rendering. The recommendations are published
together with Sundhedsstyrelsen.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from tracker.nutrition.life_stage import (
    ADULT_FROM_AGE,
    OVER_70_FROM_AGE,
    LifeStage,
    age_in_days,
    reproductive_stage,
)
from tracker.nutrition.profile import Authority, Condition, Profile

SEASON_FIRST = (10, 1)
"""First day (month, day) of the winter season of vitamin D."""
SEASON_LAST = (4, 30)
"""Last day (month, day) of the winter season: April is part of it ("oktober til og med april")."""
VITAMIN_D_FROM_DAYS = 14
"""Age in days from which an infant is given vitamin D ("fra 2 uger")."""
SEASONAL_FROM_AGE = 4
"""Completed years from which the seasonal rule takes the place of the rule for small children."""
MILK_ALLERGY_HIGHER_DOSE_FROM_AGE = 10
"""Completed years from which a child with milk allergy has 750 mg calcium instead of 500 mg."""
INFANT_TO_AGE = 1
"""Completed years below which the exception for infant formula is of interest."""

VITAMIN_D_SOURCE = "foedevarestyrelsen-vitamin-d"
MILK_ALLERGY_SOURCE = "foedevarestyrelsen-dairy"


class SupplementGroup(StrEnum):
    """Whom an official supplement rule is for."""

    OVER_70 = "over-70-years"
    NURSING_HOME = "nursing-home"
    HOME_CARE = "home-care"
    OSTEOPOROSIS = "osteoporosis"
    OSTEOPOROSIS_RISK = "osteoporosis-risk"
    SMALL_CHILD = "2-weeks-3-years"
    PREGNANT = "pregnant"
    LACTATING = "lactating"
    DARK_SKIN = "dark-skin"
    COVERING_CLOTHING = "covering-clothing"
    LITTLE_SUN = "little-sun"
    FROM_4_YEARS = "from-4-years"
    MILK_ALLERGY_TO_9 = "milk-allergy-to-9-years"
    MILK_ALLERGY_10_17 = "milk-allergy-10-17-years"
    MILK_ALLERGY_ADULT = "milk-allergy-adult"


@dataclass(frozen=True, slots=True)
class SupplementRule:
    """An official recommendation of a daily supplement, in the words of its authority.

    Vitamin D in µg/d, calcium in mg/d, from low to high; None where the rule names no amount.
    """

    group: SupplementGroup
    low_ug: float | None
    high_ug: float | None
    calcium_low_mg: float | None
    calcium_high_mg: float | None
    all_year: bool
    text_da: str
    """The Danish wording, quoted."""
    text_en: str
    """The program's own rendering in English."""
    source: str
    exception_da: str | None = None
    """Who of the group is exempt, quoted."""
    exception_en: str | None = None
    authority: Authority = Authority.DANISH


def in_season(day: date) -> bool:
    """Tell whether `day` lies in the winter season of vitamin D, 1 October to 30 April, both included."""
    return (day.month, day.day) >= SEASON_FIRST or (day.month, day.day) <= SEASON_LAST


_HEAD_20 = (
    "20 µg D-vitamin dagligt kombineret med 800-1000 mg calcium hele året anbefales til: ",
    "20 µg vitamin D daily, combined with 800-1000 mg calcium, all year, is recommended for: ",
)
_HEAD_10 = (
    "10 µg D-vitamin dagligt hele året anbefales til: ",
    "10 µg vitamin D daily, all year, is recommended for: ",
)
_FORMULA = (
    "Spædbørn, som dagligt får 800 ml modermælkserstatning med 1,3 µg D-vitamin pr 100 ml eller mere, skal "
    "dog ikke have D-vitamintilskud.",
    "Infants who have 800 ml a day of infant formula with 1.3 µg vitamin D per 100 ml or more are not to "
    "have a vitamin D supplement, though.",
)
_CHILD_PILL = (
    "Hvis forældrene ønsker at give barnet en børnevitaminpille, skal barnet ikke samtidig have "
    "D-vitamintilskud.",
    "If the parents wish to give the child a children's vitamin pill, the child is not to have a vitamin D "
    "supplement as well.",
)


def _twenty(group: SupplementGroup, who_da: str, who_en: str) -> SupplementRule:
    text_da, text_en = _HEAD_20[0] + who_da, _HEAD_20[1] + who_en
    return SupplementRule(group, 20, 20, 800, 1000, True, text_da, text_en, VITAMIN_D_SOURCE)


def _ten(
    group: SupplementGroup, who_da: str, who_en: str, exception: tuple[str, str] | None = None
) -> SupplementRule:
    exempt_da, exempt_en = exception or (None, None)
    text_da, text_en = _HEAD_10[0] + who_da, _HEAD_10[1] + who_en
    return SupplementRule(
        group, 10, 10, None, None, True, text_da, text_en, VITAMIN_D_SOURCE, exempt_da, exempt_en
    )


_OVER_70 = _twenty(SupplementGroup.OVER_70, "Personer over 70 år", "People over 70 years")
_CARE = (
    "Personer i plejebolig og hjemmepleje, uanset alder",
    "People in nursing homes and home care, at any age",
)
_RISK = (
    "Personer i øget risiko for knogleskørhed, uanset alder",
    "People at increased risk of osteoporosis, at any age",
)
_TWENTY_BY_CONDITION: tuple[tuple[Condition, SupplementRule], ...] = (
    (Condition.NURSING_HOME, _twenty(SupplementGroup.NURSING_HOME, *_CARE)),
    (Condition.HOME_CARE, _twenty(SupplementGroup.HOME_CARE, *_CARE)),
    (Condition.OSTEOPOROSIS, _twenty(SupplementGroup.OSTEOPOROSIS, *_RISK)),
    (Condition.OSTEOPOROSIS_RISK, _twenty(SupplementGroup.OSTEOPOROSIS_RISK, *_RISK)),
)
_SMALL_CHILD = (
    SupplementGroup.SMALL_CHILD,
    "Børn fra 2 uger og indtil 4 år.",
    "Children from 2 weeks until 4 years.",
)
_INFANT_RULE = _ten(*_SMALL_CHILD, (f"{_FORMULA[0]} {_CHILD_PILL[0]}", f"{_FORMULA[1]} {_CHILD_PILL[1]}"))
_SMALL_CHILD_RULE = _ten(*_SMALL_CHILD, _CHILD_PILL)
_PREGNANT_OR_LACTATING = ("Gravide og ammende", "Pregnant and lactating women")
_TEN_BY_STAGE = {
    LifeStage.PREGNANT: _ten(SupplementGroup.PREGNANT, *_PREGNANT_OR_LACTATING),
    LifeStage.LACTATING: _ten(SupplementGroup.LACTATING, *_PREGNANT_OR_LACTATING),
}
_TEN_BY_CONDITION: tuple[tuple[Condition, SupplementRule], ...] = (
    (
        Condition.DARK_SKIN,
        _ten(SupplementGroup.DARK_SKIN, "Børn og voksne med mørk hud", "Children and adults with dark skin"),
    ),
    (
        Condition.COVERING_CLOTHING,
        _ten(
            SupplementGroup.COVERING_CLOTHING,
            "Børn og voksne, som bærer en tildækkende påklædning om sommeren",
            "Children and adults who wear covering clothing in summer",
        ),
    ),
    (
        Condition.LITTLE_SUN,
        _ten(
            SupplementGroup.LITTLE_SUN,
            "Børn og voksne, som ikke kommer udendørs til daglig, eller som undgår sollys",
            "Children and adults who do not come outdoors daily, or who avoid sunlight",
        ),
    ),
)
SEASONAL_RULE = SupplementRule(
    SupplementGroup.FROM_4_YEARS,
    5,
    10,
    None,
    None,
    False,
    "5-10 µg D-vitamin dagligt i vinterhalvåret (oktober-april): Alle voksne og børn fra 4 år",
    "5-10 µg vitamin D daily in the winter half-year (October-April): all adults and children from 4 years",
    VITAMIN_D_SOURCE,
)
"""The rule for everyone from 4 years who is in no other group; it rests from 1 May to 30 September."""


def _milk_allergy(group: SupplementGroup, mg: float | None, text_da: str, text_en: str) -> SupplementRule:
    return SupplementRule(group, None, None, mg, mg, True, text_da, text_en, MILK_ALLERGY_SOURCE)


_MILK_ALLERGY_TO_9 = _milk_allergy(
    SupplementGroup.MILK_ALLERGY_TO_9,
    500,
    "Børn til og med 9 år med allergi over for mælk anbefales et dagligt calcium-tilskud på 500 mg.",
    "Children up to and including 9 years with milk allergy are recommended a daily calcium supplement "
    "of 500 mg.",
)
_MILK_ALLERGY_10_17 = _milk_allergy(
    SupplementGroup.MILK_ALLERGY_10_17,
    750,
    "Fra 10 år anbefales børn at tage et dagligt calcium-tilskud på 750 mg.",
    "From 10 years, children are recommended to take a daily calcium supplement of 750 mg.",
)
_MILK_ALLERGY_ADULT = _milk_allergy(
    SupplementGroup.MILK_ALLERGY_ADULT,
    None,
    "Har du allergi over for mælk, anbefales det, at du tager et calcium-tilskud.",
    "If you are allergic to milk, you are recommended to take a calcium supplement.",
)


def twenty_microgram_rule(profile: Profile, day: date) -> SupplementRule | None:
    """Return the rule of 20 µg vitamin D with 800-1000 mg calcium where it covers the person, else None.

    It covers those over 70 years, in a nursing home or home care, and at increased risk of osteoporosis. A
    person who has osteoporosis is counted among those at risk of it.
    """
    age = profile.age_on(day)
    if age is not None and age >= OVER_70_FROM_AGE:
        return _OVER_70
    return next((rule for condition, rule in _TWENTY_BY_CONDITION if condition in profile.conditions), None)


def _ten_microgram_rule(profile: Profile, day: date) -> SupplementRule | None:
    age = profile.age_on(day)
    if age is not None and age < SEASONAL_FROM_AGE:
        return _INFANT_RULE if age < INFANT_TO_AGE else _SMALL_CHILD_RULE
    stage = reproductive_stage(profile, day)
    if stage is not None:
        return _TEN_BY_STAGE[stage]
    return next((rule for condition, rule in _TEN_BY_CONDITION if condition in profile.conditions), None)


@lru_cache(maxsize=8192)
def vitamin_d_rule(profile: Profile, day: date) -> SupplementRule | None:
    """Return the official Danish vitamin D rule that is due for the person on `day`; None where none is.

    The strongest rule wins: 20 µg all year, then 10 µg all year, then 5-10 µg from 1 October to 30 April.
    None is due in summer outside the all-year groups, and before the age of two weeks. A person of unknown
    age is taken as an adult of 70 years or less. Source: `foedevarestyrelsen-vitamin-d`.
    """
    days = age_in_days(profile, day)
    if days is not None and days < VITAMIN_D_FROM_DAYS:
        return None
    strongest = twenty_microgram_rule(profile, day) or _ten_microgram_rule(profile, day)
    return strongest or (SEASONAL_RULE if in_season(day) else None)


def milk_allergy_rule(profile: Profile, day: date) -> SupplementRule | None:
    """Return the official Danish calcium rule in milk allergy on `day`, or None without that allergy.

    500 mg/d up to and including 9 years and 750 mg/d from 10 years, both printed for children; adults are
    recommended a supplement without an amount. Source: `foedevarestyrelsen-dairy`.
    """
    if Condition.MILK_ALLERGY not in profile.conditions:
        return None
    age = profile.age_on(day)
    if age is None or age >= ADULT_FROM_AGE:
        return _MILK_ALLERGY_ADULT
    return _MILK_ALLERGY_10_17 if age >= MILK_ALLERGY_HIGHER_DOSE_FROM_AGE else _MILK_ALLERGY_TO_9


def official_rules(profile: Profile, day: date) -> tuple[SupplementRule, ...]:
    """Return every official Danish supplement rule that is due for the person on `day`, vitamin D first."""
    found = (vitamin_d_rule(profile, day), milk_allergy_rule(profile, day))
    return tuple(rule for rule in found if rule is not None)
