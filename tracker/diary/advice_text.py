"""An advice in words, as every screen and page tells it: its parts, with numbered sources."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.diary.advice_wording import official_text, reason_sentence, status_verdict
from tracker.diary.figures import figure
from tracker.diary.food_wording import coefficient_set_name
from tracker.diary.period import PeriodView
from tracker.diary.wording import condition_name
from tracker.foods.units import unit_name
from tracker.locale import _, language, number
from tracker.nutrition.advice import Advice, AdviceStatus
from tracker.nutrition.advice_reasons import Reason, ReasonCode
from tracker.nutrition.profile import Condition
from tracker.nutrition.sources import FOOD_DATA_SOURCES, citation
from tracker.nutrition.supplement_rules import in_season

_ASSUMPTIONS = frozenset(
    {
        ReasonCode.AGE_ASSUMED,
        ReasonCode.BORN_LATER,
        ReasonCode.UNKNOWN_VALUES,
        ReasonCode.ASSUMED_ABSORPTION,
        ReasonCode.ASSUMED_COMPLETE,
    }
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence and the number of its source."""

    text: str
    source: int
    """From 1, a place in `AdviceText.sources`."""
    assumption: bool = False
    """Whether it tells what was assumed where nothing was known."""

    @property
    def marked(self) -> str:
        """The sentence with the mark of its source, as in '… [2]'."""
        return f"{self.text} [{self.source}]"


@dataclass(frozen=True, slots=True)
class OfficialBlock:
    """Official rules under the heading that tells whether they are for the person."""

    heading: str
    """Without a colon: 'The official recommendation for you'."""
    general: bool
    """Whether they are general rules that are not for the person without their doctor."""
    rules: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class AdviceText:
    """An advice in the language in force."""

    verdict: str
    """The advice in a few words, with the dose where there is one."""
    reasons: tuple[Cited, ...]
    warnings: tuple[Cited, ...]
    official_blocks: tuple[OfficialBlock, ...]
    """The official rules that cover the person, in the authority's own words, by heading."""
    sources: tuple[str, ...]
    """In the order in which the parts above name them, and last the food tables that all of it rests on."""


def advice_text(advice: Advice) -> AdviceText:
    """The parts of `advice` in words; a source that is named twice has one number."""
    keys: list[str] = []

    def cited(text: str, key: str, *, assumption: bool = False) -> Cited:
        if key not in keys:
            keys.append(key)
        return Cited(text, keys.index(key) + 1, assumption)

    def told(reasons: tuple[Reason, ...]) -> tuple[Cited, ...]:
        return tuple(
            cited(reason_sentence(one), one.source, assumption=one.code in _ASSUMPTIONS) for one in reasons
        )

    # The order of these calls is the order of the numbers.
    reasons, warnings = told(advice.reasons), told(advice.warnings)
    quoted = [cited(f"“{official_text(rule)}”", rule.source) for rule in advice.official]
    blocks = _official_blocks(quoted, advice.official_exclusions)
    sources = tuple(citation(key) for key in (*keys, *FOOD_DATA_SOURCES))
    return AdviceText(verdict(advice), reasons, warnings, blocks, sources)


def _official_blocks(
    rules: Sequence[Cited], exclusions: Sequence[tuple[Condition, ...]]
) -> tuple[OfficialBlock, ...]:
    by_exclusion: dict[tuple[Condition, ...], list[Cited]] = {}
    for rule, conditions in zip(rules, exclusions, strict=True):
        by_exclusion.setdefault(conditions, []).append(rule)
    return tuple(
        OfficialBlock(official_heading(conditions), bool(conditions), tuple(found))
        for conditions, found in by_exclusion.items()
    )


def official_heading(exclusions: Sequence[Condition]) -> str:
    """What stands over an official rule, given the conditions with which a doctor decides on it."""
    if not exclusions:
        return _("The official recommendation for you")
    return _("The general rule, not for you without your doctor: {condition}").format(
        condition=", ".join(condition_name(condition) for condition in exclusions)
    )


def verdict(advice: Advice) -> str:
    """The advice in a few words: 'No calcium supplement is needed', or with its dose in mg a day."""
    return _verdict(advice, advice.status, advice.calcium_supplement_mg)


def _verdict(advice: Advice, status: AdviceStatus, dose_mg: int | None) -> str:
    taken = bool(advice.supplement_taken_mg)
    words = status_verdict(status, supplement_taken=taken)
    if dose_mg and taken:
        words += _(": {dose} mg of calcium a day, in addition to what you take").format(dose=number(dose_mg))
    elif dose_mg:
        words += _(": {dose} mg of calcium a day").format(dose=number(dose_mg))
    return words


def disclaimer() -> str:
    """What the program is not, for the foot of every advice."""
    return _(
        "The program adds up a diet and shows official recommendations. It makes no diagnosis, computes no fracture "
        "risk and does not replace a doctor or clinical dietitian. Never change a medicine because of it."
    )


def short_disclaimer() -> str:
    """What the program is not, in one line for the foot of a day."""
    return _("This makes no diagnosis and does not replace a doctor or clinical dietitian.")


@dataclass(frozen=True, slots=True)
class SuggestedFood:
    """A food that would help, as it is shown."""

    food_id: str
    name: str
    portion: str
    """Its usual portion: '1 glass (206 g)'."""
    adds_mg: float
    """Milk-equivalent calcium of the portion in mg."""
    portions: float
    """How many portions close the gap, in halves."""
    habitual: bool
    """Whether the person eats it already."""


def suggested_foods(view: PeriodView) -> tuple[SuggestedFood, ...]:
    """The foods that would close the gap of `view`, those that are eaten already first; none without a gap."""
    gap = view.advice.gap_mg
    if not gap:
        return ()
    return tuple(
        SuggestedFood(
            food_id=one.food.id,
            name=one.food.name(language()),
            portion=_portion(one.food.portions[0].unit if one.food.portions else None, one.grams),
            adds_mg=one.adds_milk_equivalent_mg,
            portions=math.ceil(2 * gap / one.adds_milk_equivalent_mg) / 2,
            habitual=one.habitual,
        )
        for one in view.foods
    )


def gap_sentence(view: PeriodView) -> str:
    """What usual intake counts as, and what is missing, in one sentence."""
    usual, gap = view.usual, view.advice.gap_mg
    if usual.mean_milk_equivalent_mg is None:
        return _("Usual intake is not known yet.")
    words = {
        "at_least": _("at least ") if usual.unknown_entries else "",
        "eaten": figure(usual.mean_intake_mg, "mg"),
        "milk": figure(usual.mean_milk_equivalent_mg, "mg"),
        "gap": figure(gap, "mg"),
    }
    if gap is None:
        return _("A day: {at_least}{eaten} eaten, absorbed like {milk} from milk.").format(**words)
    if not gap:
        return _(
            "A day: {at_least}{eaten} eaten, absorbed like {milk} from milk; nothing is missing."
        ).format(**words)
    return _("A day: {at_least}{eaten} eaten, absorbed like {milk} from milk; {gap} missing.").format(**words)


def both_ways(view: PeriodView) -> tuple[str, ...]:
    """What both ways of reckoning absorption give, the one in force first; none without days."""
    advice = view.advice
    ways = (
        (view.usual, advice.status, advice.calcium_supplement_mg),
        (view.alternative, advice.alternative_status, advice.alternative_calcium_supplement_mg),
    )
    return tuple(
        _("{set}: {absorbed} absorbed, as much as {milk} from milk. {verdict}.").format(
            set=coefficient_set_name(usual.coefficients).capitalize(),
            absorbed=figure(usual.mean_absorbed_mg, "mg"),
            milk=figure(usual.mean_milk_equivalent_mg, "mg"),
            verdict=_verdict(advice, status, dose_mg),
        )
        for usual, status, dose_mg in ways
        if usual.coefficients is not None and status is not None
    )


def season_sentence(day: date) -> str:
    """Which half of the year the official vitamin D rule is in."""
    if in_season(day):
        return _("It is winter by the official vitamin D rule, which runs from October to April.")
    return _("It is summer by the official vitamin D rule, from May to September.")


def _portion(unit: str | None, grams: float) -> str:
    weight = f"{number(grams)} g"
    return weight if unit is None else f"1 {unit_name(unit, 1, language())} ({weight})"
