"""Advice in words, in the language in force: one sentence for each code of the science."""

from tracker.diary.food_wording import coefficient_set_name
from tracker.diary.target_wording import authority_name
from tracker.diary.wording import condition_name
from tracker.locale import _, language, number
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.advice import AdviceStatus
from tracker.nutrition.advice_reasons import Reason, ReasonCode
from tracker.nutrition.profile import Authority, Condition
from tracker.nutrition.supplement_rules import SupplementRule


def status_verdict(status: AdviceStatus, *, supplement_taken: bool = False) -> str:
    """The advice in a few words; where a calcium supplement is taken already, none that could mean to stop it."""
    if supplement_taken and status is AdviceStatus.NONE_NEEDED:
        return _("No further calcium supplement is needed")
    if supplement_taken and status is AdviceStatus.REFER:
        return _("Ask a doctor or dietitian before taking more calcium")
    return {
        AdviceStatus.NONE_NEEDED: _("No calcium supplement is needed"),
        AdviceStatus.FOOD_FIRST: _("Food can make up the rest"),
        AdviceStatus.SUPPLEMENT: _("Food first, and a small supplement for the rest"),
        AdviceStatus.INSUFFICIENT_DAYS: _("Too few days for advice"),
        AdviceStatus.REFER: _("Ask a doctor or dietitian before taking calcium"),
    }[status]


def official_text(rule: SupplementRule) -> str:
    """An official rule: quoted in Danish, rendered in English; with its exception where it has one."""
    texts = (rule.text_da, rule.exception_da) if language() == "da" else (rule.text_en, rule.exception_en)
    return " ".join(text for text in texts if text)


def reason_sentence(reason: Reason) -> str:
    """One reason or warning as a sentence."""
    templates = (
        _recommendation_templates() | _days_templates() | _gap_templates() | _official_templates()
        | _vitamin_d_templates() | _warning_templates()
    )  # fmt: skip
    taken = bool(reason.values.get("supplement_mg"))
    words = {key: _value(key, value, supplement_taken=taken) for key, value in reason.values.items()}
    if "low_ug" in words and "high_ug" in words:
        words["span_ug"] = (
            words["low_ug"] if words["low_ug"] == words["high_ug"] else "{low_ug}-{high_ug}".format(**words)
        )
    return templates[reason.code].format(**words)


def _recommendation_templates() -> dict[ReasonCode, str]:
    return {
        ReasonCode.RECOMMENDATION: _("What decides is {recommended_mg} mg of calcium a day: {authority}."),
        ReasonCode.RANGE: _(
            "The recommendation is {low_mg}-{high_mg} mg; the shortfall is counted to {low_mg} mg."
        ),
        ReasonCode.AUTHORITY_FALLBACK: _(
            "{chosen} has no recommendation that could decide here, so this one does: {used}."
        ),
        ReasonCode.AGE_ASSUMED: _(
            "The date of birth is not told, so an adult is assumed. This holds for adults; tell your date of birth."
        ),
        ReasonCode.BORN_LATER: _(
            "The date of birth lies after this day, so an adult is assumed. This holds for adults; mend the date of birth."
        ),
        ReasonCode.AROUND_70: _(
            "You are {age} years: the authorities do not say whether “over 70” begins at 70 or 71; here it begins at {from_age}."
        ),
        ReasonCode.ABOVE_AVERAGE_REQUIREMENT: _(
            "Usual intake counts as {milk_equivalent_mg} mg, above the average requirement of {average_requirement_mg} mg: "
            "probably enough, and food is the way to more."
        ),
        ReasonCode.BELOW_AVERAGE_REQUIREMENT: _(
            "Usual intake counts as {milk_equivalent_mg} mg, below the average requirement of {average_requirement_mg} mg."
        ),
        ReasonCode.CONFIDENCE_ADEQUATE: _(
            "How sure it is, from the days recorded, that usual intake is above the person's own requirement: "
            "{confidence} (of absorption-adjusted intake)."
        ),
        ReasonCode.SPREAD_NOT_CONFIRMED: _(
            "As to how sure it is: the day-to-day spread it rests on is not confirmed."
        ),
    }


def _days_templates() -> dict[ReasonCode, str]:
    return {
        ReasonCode.INSUFFICIENT_DAYS: _(
            "Days that count: {days}. Advice needs {needed_days}, since intake varies much from day to day."
        ),
        ReasonCode.PROVISIONAL_DAYS: _(
            "Days that count: {days}. The advice is provisional; {full_days} days make it firm."
        ),
        ReasonCode.PROVISIONAL_UNKNOWN: _(
            "The advice is provisional: entries without a calcium value touch {days} of the {counted_days} days that count."
        ),
        ReasonCode.UNKNOWN_VALUES: _(
            "Entries without a calcium value: {entries} (on days: {days}). The true intake may be higher and what is "
            "missing may be smaller."
        ),
        ReasonCode.ASSUMED_ABSORPTION: _(
            "{share} of the calcium ({assumed_mg} mg a day) is in foods whose absorption nobody measured; a likely figure is assumed."
        ),
        ReasonCode.ASSUMED_COMPLETE: _("Days not marked that are taken as complete: {days}."),
        ReasonCode.COEFFICIENT_SETS_DISAGREE: _(
            "The two ways of reckoning absorption disagree: {set} says “{status}”, {alternative_set} says “{alternative_status}”."
        ),
        ReasonCode.COEFFICIENT_DOSES_DIFFER: _(
            "The two ways of reckoning absorption give different doses: {set} {dose_mg} mg, {alternative_set} {alternative_dose_mg} mg."
        ),
    }


def _gap_templates() -> dict[ReasonCode, str]:
    return {
        ReasonCode.NO_GAP: _(
            "Usual intake counts as {milk_equivalent_mg} mg and reaches {recommended_mg} mg."
        ),
        ReasonCode.SMALL_GAP: _(
            "{gap_mg} mg are missing: under {smallest_gap_mg} mg food is enough to make it up."
        ),
        ReasonCode.GAP: _(
            "{gap_mg} mg are missing: usual intake counts as {milk_equivalent_mg} mg of {recommended_mg} mg."
        ),
        ReasonCode.INTAKE_ONLY: _(
            "Usual intake counts as {milk_equivalent_mg} mg a day; a doctor decides how much calcium is right for you."
        ),
        ReasonCode.DOSE: _("If food does not close the gap, {dose_mg} mg a day would."),
        ReasonCode.DOSE_PART: _(
            "If food does not close the gap, a supplement of {dose_mg} mg a day covers part of it."
        ),
        ReasonCode.DOSE_IN_ADDITION: _(
            "The {dose_mg} mg are in addition to the {supplement_mg} mg a day that you already take."
        ),
        ReasonCode.DOSE_LOWERED_TO_EXISTING: _(
            "You already take {supplement_mg} mg a day, and at most {largest_mg} mg of supplement in all is suggested, "
            "so the dose is lowered to {dose_mg} mg."
        ),
        ReasonCode.EXISTING_DOSE: _(
            "You already take {supplement_mg} mg a day, and at most {largest_mg} mg of supplement in all is suggested, "
            "so no further dose is named; ask a doctor or dietitian."
        ),
        ReasonCode.WITH_MEAL: _("A calcium supplement is taken with a meal."),
        ReasonCode.GAP_ABOVE_DOSE: _(
            "No more than {dose_mg} mg is suggested; the other {rest_mg} mg should come from food. Talk to a dietitian or doctor."
        ),
        ReasonCode.DOSE_LOWERED_TO_UPPER_LEVEL: _(
            "With an intake of {intake_mg} mg the dose is lowered to {dose_mg} mg, to stay under the upper level of {upper_level_mg} mg."
        ),
        ReasonCode.NO_DOSE_UNDER_UPPER_LEVEL: _(
            "The intake is {intake_mg} mg; a supplement would pass the upper level of {upper_level_mg} mg, so none is suggested."
        ),
        ReasonCode.EXISTING_SUPPLEMENT: _(
            "Supplements already give {supplement_mg} mg a day, and are counted."
        ),
        ReasonCode.KEEP_SUPPLEMENT: _(
            "No further calcium supplement is needed; what you take is counted. Do not stop without asking your doctor."
        ),
        ReasonCode.VEGAN_DOSE: _(
            "For most vegans about {dose_mg} mg of calcium a day is enough as a supplement."
        ),
        ReasonCode.UNDER_18: _("At {age} years no dose is suggested; ask a doctor or dietitian."),
        ReasonCode.EXCLUSION: _("With this a doctor decides on calcium supplements: {condition}."),
        ReasonCode.MILK_ALLERGY_CHILD: _(
            "A child with milk allergy is officially recommended {official_mg} mg; a doctor and a dietitian should follow it."
        ),
    }


def _official_templates() -> dict[ReasonCode, str]:
    return {
        ReasonCode.OFFICIAL_CALCIUM_SUPPLEMENT: _(
            "The official Danish rule is a supplement of {low_mg}-{high_mg} mg for your group; it stands beside your own figure."
        ),
        ReasonCode.OFFICIAL_CALCIUM_ASK_DOCTOR: _(
            "The official Danish rule on calcium is a general one; with this a doctor decides whether it is for you: {condition}."
        ),
        ReasonCode.OFFICIAL_CALCIUM_TOTAL: _(
            "The Danish {low_mg}-{high_mg} mg for your group is read here as diet and supplement together."
        ),
        ReasonCode.OFFICIAL_CALCIUM_TAKEN: _(
            "You already take {supplement_mg} mg, which covers the official {low_mg} mg."
        ),
    }


def _vitamin_d_templates() -> dict[ReasonCode, str]:
    return {
        ReasonCode.VITAMIN_D_RULE: _("The official vitamin D supplement at this time is {span_ug} µg a day."),
        ReasonCode.VITAMIN_D_PARTLY_TAKEN: _(
            "You take {supplement_ug} µg of vitamin D, less than the official {low_ug} µg."
        ),
        ReasonCode.VITAMIN_D_COVERED: _(
            "You take {supplement_ug} µg of vitamin D, which covers the official {low_ug} µg."
        ),
        ReasonCode.VITAMIN_D_SUMMER: _(
            "From May to September no vitamin D supplement is due; from October to April it is {span_ug} µg."
        ),
        ReasonCode.VITAMIN_D_NEWBORN: _("Vitamin D drops start at the age of {from_days} days."),
        ReasonCode.VITAMIN_D_ASK_DOCTOR: _("With this a doctor decides on vitamin D: {condition}."),
        ReasonCode.VITAMIN_D_NO_ROOM: _(
            "The intake is {intake_ug} µg; a supplement would pass the upper level of {upper_level_ug} µg, so none is suggested."
        ),
        ReasonCode.DES_VITAMIN_D_RANGE: _(
            "The Danish osteoporosis association (Osteoporoseforeningen), after DES, recommends {span_ug} µg of "
            "vitamin D, diet and supplement together."
        ),
    }


def _warning_templates() -> dict[ReasonCode, str]:
    return {
        ReasonCode.CALCIUM_ABOVE_UPPER_LEVEL: _(
            "The usual calcium intake of {intake_mg} mg is above the upper level of {upper_level_mg} mg; talk to a doctor."
        ),
        ReasonCode.OFFICIAL_ABOVE_UPPER_LEVEL: _(
            "With a usual intake of {intake_mg} mg the official supplement of {official_mg} mg would pass the upper level of "
            "{upper_level_mg} mg; ask a doctor first."
        ),
        ReasonCode.VITAMIN_D_ABOVE_UPPER_LEVEL: _(
            "The usual vitamin D intake of {intake_ug} µg is above the upper level of {upper_level_ug} µg; talk to a doctor."
        ),
        ReasonCode.SPLIT_DOSE: _(
            "{amount_mg} mg is to be divided over the day: at most {largest_dose_mg} mg at once."
        ),
        ReasonCode.SPLIT_OFFICIAL_DOSE: _(
            "Where a doctor has advised the official amount, at most {largest_dose_mg} mg at once."
        ),
        ReasonCode.CARDIOVASCULAR_DEBATE: _(
            "Supplements of {dose_mg} mg of calcium a day were linked with {increase} more cardiovascular disease in women "
            "after menopause; the finding is debated."
        ),
        ReasonCode.CARDIOVASCULAR_GROUP: _(
            "This was studied in women after menopause; of men and of younger women it says nothing certain."
        ),
        ReasonCode.NO_FRACTURE_EFFECT: _(
            "Trials of calcium with vitamin D found no fewer fractures ({population}), so a dose is for a shortfall only."
        ),
        ReasonCode.SPACE_LEVOTHYROXINE: _(
            "Take calcium at least {hours} hours apart from levothyroxine; ask the pharmacist."
        ),
        ReasonCode.SPACE_BISPHOSPHONATE: _(
            "Take the bisphosphonate first, fasting, and calcium at least {hours} h later; ask the pharmacist."
        ),
        ReasonCode.SPACE_ANTIBIOTICS: _(
            "Take tetracyclines and quinolones {hours_before} hours before or {hours_after} hours after calcium; ask the pharmacist."
        ),
        ReasonCode.SPACE_IRON_OR_ZINC: _("Take calcium and iron or zinc at least {hours} hours apart."),
        ReasonCode.ACID_REDUCER: _(
            "Calcium carbonate needs stomach acid; citrate does not. Ask the pharmacist."
        ),
        ReasonCode.GLUCOCORTICOIDS: _(
            "Glucocorticoids lower the absorption of calcium and raise its loss; talk to your doctor."
        ),
    }


def _value(key: str, value: float | str, *, supplement_taken: bool) -> str:
    if isinstance(value, str):
        return _code_in_words(key, value, supplement_taken=supplement_taken)
    if key == "confidence":
        # Never quite certain, whatever the rounding says.
        return "> 99 %" if value > 0.99 else "< 1 %" if value < 0.01 else f"{number(value * 100)} %"
    if key in ("share", "increase"):
        return f"{number(value * 100)} %"
    if key.endswith("_ug"):
        return number(value, 0 if value == int(value) else 1)
    return number(value)


def _code_in_words(key: str, value: str, *, supplement_taken: bool) -> str:
    match key:
        case "condition":
            return condition_name(Condition(value))
        case "authority" | "chosen" | "used":
            return authority_name(Authority(value))
        case "set" | "alternative_set":
            return coefficient_set_name(CoefficientSet(value))
        case "status" | "alternative_status":
            return status_verdict(AdviceStatus(value), supplement_taken=supplement_taken)
        case "population":
            return _("people with osteoporosis") if value == "osteoporosis" else _("older adults")
        case _:
            return value
