"""Recommendations in words, in the language in force."""

from collections.abc import Iterable

from tracker.locale import _, number
from tracker.nutrition.absorption import COEFFICIENT_SET_VERSION, CoefficientSet
from tracker.nutrition.life_stage import LifeStage
from tracker.nutrition.profile import Authority
from tracker.nutrition.reference_values import Note, Nutrient, ReferenceValue
from tracker.nutrition.supplement_rules import SupplementGroup
from tracker.nutrition.targets import Target

_NOTABLE_DIFFERENCE = 0.02
"""Share of a recommendation above which two ways of telling how far an intake reaches need a word of why."""


def authority_name(authority: Authority) -> str:
    """Who publishes a recommendation."""
    return {
        Authority.NNR: _("Nordic (NNR 2023)"),
        Authority.DANISH: _("Danish"),
        Authority.DES: _("DES"),
    }[authority]


def life_stage_name(code: str) -> str:
    """The row of a reference table, or the group of a supplement rule."""
    return {
        LifeStage.INFANT_0_6_MONTHS: _("0-6 months"),
        LifeStage.INFANT_7_11_MONTHS: _("7-11 months"),
        LifeStage.CHILD_1_3: _("1-3 years"),
        LifeStage.CHILD_4_6: _("4-6 years"),
        LifeStage.CHILD_7_10: _("7-10 years"),
        LifeStage.AGE_11_14: _("11-14 years"),
        LifeStage.AGE_15_17: _("15-17 years"),
        LifeStage.AGE_18_24: _("18-24 years"),
        LifeStage.AGE_25_50: _("25-50 years"),
        LifeStage.AGE_51_70: _("51-70 years"),
        LifeStage.OVER_70: _("over 70 years"),
        LifeStage.PREGNANT: _("pregnant"),
        LifeStage.LACTATING: _("breastfeeding"),
        LifeStage.ADULT: _("adults"),
        LifeStage.ADULT_ASSUMED: _("adults (assumed)"),
        SupplementGroup.NURSING_HOME: _("nursing home"),
        SupplementGroup.HOME_CARE: _("home care"),
        SupplementGroup.OSTEOPOROSIS: _("osteoporosis"),
        SupplementGroup.OSTEOPOROSIS_RISK: _("increased risk of osteoporosis"),
        SupplementGroup.SMALL_CHILD: _("2 weeks to 3 years"),
        SupplementGroup.DARK_SKIN: _("all-year group"),
        SupplementGroup.COVERING_CLOTHING: _("all-year group"),
        SupplementGroup.LITTLE_SUN: _("all-year group"),
        SupplementGroup.FROM_4_YEARS: _("from 4 years, October to April"),
        SupplementGroup.MILK_ALLERGY_TO_9: _("milk allergy, to 9 years"),
        SupplementGroup.MILK_ALLERGY_10_17: _("milk allergy, 10-17 years"),
        SupplementGroup.MILK_ALLERGY_ADULT: _("milk allergy"),
    }[code]  # type: ignore[index]  # a StrEnum's member equals its text


def recommended(value: ReferenceValue) -> str:
    """The recommended amount with its unit: '950 mg', '1000-1200 mg'; a dash where the authority prints none."""
    if value.recommended is None:
        return "–"
    decimals = 0 if value.recommended == int(value.recommended) else 1
    low = number(value.recommended, decimals)
    high = "" if value.recommended_max is None else f"-{number(value.recommended_max)}"
    return f"{low}{high} {'mg' if value.nutrient is Nutrient.CALCIUM else 'µg'}"


def target_title(value: ReferenceValue) -> str:
    """Who recommends how much to whom, in one short line."""
    template = (
        _("{authority} {amount} as a supplement, {life_stage}")
        if value.basis == "supplement"
        else _("{authority} {amount}, {life_stage}")
    )
    return template.format(
        authority=authority_name(value.authority),
        amount=recommended(value),
        life_stage=life_stage_name(value.life_stage),
    )


def note_sentence(note: Note) -> str:
    """What a reader must know of a row."""
    return {
        Note.SUPERSEDED: _("The older general figure (NNR 2012), still printed in Danish texts."),
        Note.MINIMUM: _("At least 800 mg: a minimum older than NNR 2023; it decides nothing."),
        Note.OWN_AGE: _("Under 25 years the values of one's own age hold (EFSA 2015)."),
        Note.OVER_70_BOUNDARY: _("The table says over 70 years; the edition before it said 75 years."),
        Note.NO_VALUE: _("The authority prints no value for this age."),
        Note.READ_AS_SUPPLEMENT: _("Read as printed: as a supplement."),
        Note.READ_AS_TOTAL: _("Read as diet and supplement together, as Osteoporoseforeningen does."),
        Note.ASSOCIATION_AFTER_DES: _("The Danish osteoporosis association, after DES; total intake."),
        Note.SUPPLEMENT_RULE: _("An official supplement, whatever the diet gives."),
    }[note]


def reckoned_with(coefficients: CoefficientSet) -> str:
    """Which coefficient set, in which version, the absorbed figures are of."""
    # The food card comes with it, which a start does not need.
    from tracker.diary.food_wording import coefficient_set_name

    return _("Reckoned with: {set}, version {version}").format(
        set=coefficient_set_name(coefficients), version=COEFFICIENT_SET_VERSION
    )


def coverage_sentence(
    held: Iterable[Target], milk_equivalent_mg: float | None, coefficients: CoefficientSet
) -> str | None:
    """Why the coverage of the calcium target that applies is not milk-equivalent / recommendation.

    None where the two differ by 2 points or less, as they always do with one fraction a food.
    """
    value_of = {target.value.nutrient: target for target in held if target.value.applies}
    calcium = value_of.get(Nutrient.CALCIUM)
    if coefficients is not CoefficientSet.LOAD or calcium is None or milk_equivalent_mg is None:
        return None
    coverage, whole = calcium.coverage, calcium.value.recommended
    if coverage is None or not whole or abs(coverage - milk_equivalent_mg / whole) <= _NOTABLE_DIFFERENCE:
        return None
    return _(
        "{coverage} % is counted in absorbed calcium; counted as milk, {share} % of the recommendation is reached: "
        "the more calcium a meal holds, the less of each further milligram is absorbed."
    ).format(coverage=number(coverage * 100), share=number(milk_equivalent_mg / whole * 100))
