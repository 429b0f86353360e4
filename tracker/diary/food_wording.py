"""Foods in words, in the language in force: what their absorption rests on, how good a source they are, and why."""

from tracker.diary.food_card import FoodCardView, FoodNote
from tracker.foods.calculated import PREFIX as CALCULATED
from tracker.foods.food import AbsorptionBasis, Food, Portion
from tracker.foods.portions import WHOLE_DISH
from tracker.foods.product import DECLARED, PHOSPHATE_NOTE
from tracker.foods.units import unit_name
from tracker.locale import _, language, number
from tracker.nutrition.absorption import REFERENCE_ABSORPTION, CoefficientSet, Evidence, EvidenceKind
from tracker.nutrition.calcium_source import LEAST_ABSORBED_MG, CalciumSource, SourceQuality


def coefficient_set_name(coefficients: CoefficientSet) -> str:
    """A coefficient set in a few words."""
    return {
        CoefficientSet.ARTICLE: _("flat figures"),
        CoefficientSet.LOAD: _("by the calcium of the meal"),
    }[coefficients]


def coefficient_set_explanation(coefficients: CoefficientSet) -> str:
    """How a coefficient set reckons."""
    return {
        CoefficientSet.ARTICLE: _(
            "Each food has one figure, whatever the meal: dairy and fortified drinks 30 %, spinach 5 %, kale 60 %; "
            "other foods 30 % times what was measured of them beside milk. Where nobody measured, 30 % is assumed, "
            "and that is said."
        ),
        CoefficientSet.LOAD: _(
            "The more calcium a meal holds, the smaller the share of it that is absorbed (Heaney 1990); each food is "
            "reckoned against milk at the same amount. This shows what is gained by spreading calcium over the day."
        ),
    }[coefficients]


def evidence_sentence(view: FoodCardView) -> str:
    """What the absorption of a food rests on."""
    if view.food.absorption_basis is AbsorptionBasis.OWN:
        return _("The absorption is your own figure.")
    if view.calculated:
        return _("Reckoned from the ingredients of a recipe, each weighted by the calcium it brings.")
    if view.evidence is None:
        return _("Nobody has measured it; {percent} % is assumed, as for milk.").format(
            percent=number(REFERENCE_ABSORPTION * 100)
        )
    return " ".join(part for part in (_kind_sentence(view.evidence.kind), _figure(view.evidence)) if part)


def _kind_sentence(kind: EvidenceKind) -> str:
    return {
        EvidenceKind.ISOTOPE: _("Measured with isotopes, with milk as the yardstick."),
        EvidenceKind.MEASURED: _("Measured in one study, beside milk."),
        EvidenceKind.ESTIMATE: _("From a published table that does not say which foods were measured."),
        EvidenceKind.REVIEW: _("The conclusion of a review."),
        EvidenceKind.ANALOGY: _("Nobody has measured it; taken from a food that binds its calcium alike."),
    }[kind]


def _figure(evidence: Evidence) -> str:
    beside_milk = _("{index} times as well absorbed as milk at the same amount of calcium.").format(
        index=number(evidence.index, 2)
    )
    if evidence.fraction is None or evidence.load_mg is None:
        return beside_milk
    return _("{percent} % of {load} mg; {beside_milk}").format(
        percent=number(evidence.fraction * 100, 1), load=number(evidence.load_mg), beside_milk=beside_milk
    )


def quality_sentence(source: CalciumSource) -> str:
    """Whether a food is a good source of calcium, and by which figures."""
    values = {
        "portion": number(source.in_portion_mg),
        "energy": "?" if source.in_100_kcal_mg is None else number(source.in_100_kcal_mg),
        "least": number(LEAST_ABSORBED_MG),
    }
    if source.quality is SourceQuality.UNDECIDED:
        return _(
            "{portion} mg is absorbed from a usual portion; a good source gives {least} mg. Its energy is unknown, so "
            "whether 100 kcal give {least} mg, the other thing asked of a good source, cannot be said."
        ).format(**values)
    verdict = {
        SourceQuality.GOOD: _("A good source of calcium"),
        SourceQuality.POTENTIAL: _("A possible source of calcium: one of two things asked is met"),
        SourceQuality.POOR: _("A poor source of calcium: neither of two things asked is met"),
    }[source.quality]
    if source.in_100_kcal_mg is None:
        return _(
            "{verdict}. {portion} mg is absorbed from a usual portion, without energy (asked: {least} mg)."
        ).format(verdict=verdict, **values)
    return _(
        "{verdict}. {portion} mg is absorbed from a usual portion and {energy} mg from 100 kcal (asked: {least} mg of "
        "each)."
    ).format(verdict=verdict, **values)


def note_sentence(note: FoodNote, food: Food) -> str:
    """What must be known of a food beside its figures."""
    percent = (
        number(food.absorption * 100, 0 if food.absorption >= 0.1 else 1)
        .removesuffix(",0")
        .removesuffix(".0")
    )
    return {
        FoodNote.OXALATE: _("Oxalate binds its calcium: only {percent} % of it is absorbed."),
        FoodNote.PHYTATE: _(
            "Phytate, and in some nuts and seeds oxalate, binds part of its calcium: {percent} % is absorbed."
        ),
        FoodNote.SMALL_LOAD: _(
            "The flat {percent} % belongs to a small portion; at the same amount of calcium kale is absorbed as milk is."
        ),
        FoodNote.TRICALCIUM_PHOSPHATE: _(
            "The calcium is added as tricalcium phosphate (E 341), which is absorbed at 75 % of milk's."
        ),
        FoodNote.NOT_FORTIFIED: _("No calcium is added to this drink. Look for one with added calcium."),
        FoodNote.ORGANIC_NOT_FORTIFIED: _(
            "Organic plant drinks may not have calcium added, so there is next to none in it."
        ),
        FoodNote.ORGANIC_YET_FORTIFIED: _(
            "Noted as organic and as fortified; organic plant drinks may not have calcium added. Check the label."
        ),
        FoodNote.WITH_A_MEAL: _("Calcium carbonate needs the acid of a meal: take it with food."),
    }[note].format(percent=percent)


def portion_name(portion: Portion) -> str:
    """A portion with its grams: '1 glass, 206 g'."""
    return _("1 {unit}, {grams} g").format(
        unit=unit_name(portion.unit, 1, language()), grams=grams_text(portion.grams)
    )


def grams_text(grams: float) -> str:
    """Grams with no more decimals than they have, and none from 10 g on: '206', '1.25', '0.5'."""
    places = 0 if grams >= 10 else next((n for n in range(2) if abs(grams - round(grams, n)) < 1e-6), 2)
    return number(grams, places)


def weight_source(source: str) -> str:
    """Where the weight of a portion comes from."""
    named = {
        "estimate": _("an estimate"),
        "own": _("your own figure"),
        "recipe": _("from the recipe"),
        WHOLE_DISH: _("all that the recipe makes"),
        "declared content in the name": _("declared on the product"),
        DECLARED: _("declared on the product"),
    }
    if source.startswith("density"):
        return _("from its density")
    if source.startswith("fineli:"):
        return _("Fineli's household measures")
    return named.get(source, source)


def food_source(food: Food) -> str:
    """Where the figures of a food come from."""
    table, _colon, row = food.source.partition(":")
    if food.source == "own":
        return _("added by you, from a label")
    if food.source.startswith(CALCULATED):
        return _("reckoned from a recipe: {recipe}").format(recipe=row.strip())
    if table == "off":
        barcode, _space, note = row.partition(" ")
        told = _("Open Food Facts (ODbL), barcode {barcode}").format(barcode=barcode)
        return f"{told}; {_phosphate_declared()}" if note == PHOSPHATE_NOTE else told
    if table == "frida":
        return _("Frida, DTU, food {number}").format(number=row)
    if table == "fineli":
        return _("Fineli, food {number}").format(number=row)
    return {
        "declared content in the name": _("declared on the product"),
        "no value: products differ too much": _("products differ too much for a figure"),
    }.get(food.source, food.source)


def _phosphate_declared() -> str:
    return _(
        "calcium phosphate (E 341) is declared, of which about 75 to 83 % as much is absorbed as of milk's calcium"
    )
