"""One stretch of a line read as one food and how much of it, in whatever order they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from tracker.foods.amounts import Amount, word_set
from tracker.foods.doses import NoSuchStrength, grams_as_doses, supplement_of_dose
from tracker.foods.endings import stem
from tracker.foods.folding import fold, words_of
from tracker.foods.food import Food
from tracker.foods.lookup import Lookup, is_spelled
from tracker.foods.measuring import measure_of
from tracker.foods.phrase import Phrase, multiplied
from tracker.foods.phrases import phrases_of, start_of_content
from tracker.foods.portions import Measure, has_portion, usual
from tracker.foods.ranking import Certainty
from tracker.foods.refusals import UnreadReason
from tracker.foods.tokens import Token, TokenKind
from tracker.foods.unit_words import split_compound

PREPARED = word_set(
    "kogt kogte stegt stegte dampet dampede bagt bagte ovnbagt ovnbagte grillet grillede grillstegt ristet ristede "
    "pocheret pocherede revet hakket hakkede skaaret skaarne snittet snittede rester varm varmt varme kold koldt kolde "
    "frisk friske friskt hjemmelavet hjemmelavede cooked boiled fried steamed baked grilled roasted toasted poached "
    "grated chopped sliced diced shredded leftover warm hot cold fresh homemade home-made raw raa"
)
"""How a food was made ready, which the table often does not tell apart."""
_WITHOUT = frozenset(("uden", "without"))


class Trust(IntEnum):
    """How the food of a stretch was found."""

    NONE = 0
    CONFIDENT = 1
    LITERAL = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """What a stretch says: a food and its measure, or why it was not understood."""

    food: Food | None = None
    measure: Measure | None = None
    trust: Trust = Trust.NONE
    """LITERAL without a food: a supplement called by its name, in a strength that none has."""
    stated: bool = False
    """Whether the line itself says how much."""
    reason: UnreadReason | None = None
    suggestions: tuple[Food, ...] = ()
    unread: tuple[str, ...] = ()
    """Folded words that the food leaves unexplained, as a maker's name."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens that stand together, and the text they were cut from."""

    text: str
    """The whole line."""
    tokens: tuple[Token, ...]
    language: str

    def said(self, first: int, end: int) -> str:
        """The text of some tokens, as typed."""
        if first >= end:
            return ""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end].strip()

    def name_without(self, phrases: Sequence[Phrase]) -> str:
        """What is left of the stretch when amounts and fillers are taken out."""
        parts: list[str] = []
        place = start_of_content(self.tokens)
        for phrase in phrases:
            parts.append(self.said(place, phrase.first))
            place = phrase.end
        parts.append(self.said(place, len(self.tokens)))
        return " ".join(part for part in parts if part).strip(" ,.&+-")


def read_literally(stretch: Stretch, lookup: Lookup) -> Reading | None:
    """The stretch read as a food's own name word for word, with an amount at either end; else None."""
    phrases = phrases_of(stretch.tokens, stretch.language)
    if all(token.kind is TokenKind.BAD_NUMBER for token in stretch.tokens):
        return None
    for used in _at_the_ends(stretch, phrases):
        name = stretch.name_without(used)
        food = lookup.literal(name)
        # A name is no excuse for an amount that makes no sense: 'kalktablet -400 mg' is not 'kalktablet 400 mg'.
        if food is None or (_leaves_out_a_bad(used, phrases) and not is_spelled(food, name)):
            continue
        # The dose beside a supplement is its strength, and asked for as such.
        if not (food.supplement and any(phrase.dose for phrase in grams_as_doses(food, name, used))):
            return measured_as_told(food, name, used, lookup, Trust.LITERAL)
    return None


def read_stretch(stretch: Stretch, lookup: Lookup) -> Reading:
    """The stretch read as one food; a refusal where no food or no amount can be made of it."""
    literal = read_literally(stretch, lookup)
    if literal is not None:
        return literal
    phrases = phrases_of(stretch.tokens, stretch.language)
    plainly = _read_with(stretch, phrases, lookup)
    if plainly.trust is Trust.LITERAL:
        return plainly
    forgiving = phrases_of(stretch.tokens, stretch.language, forgiving=True)
    if len(forgiving) != len(phrases) or any(
        a.unit != b.unit for a, b in zip(forgiving, phrases, strict=True)
    ):
        forgiven = _read_with(stretch, forgiving, lookup)
        if forgiven.food is not None:
            return forgiven
    if plainly.food is None and not phrases:
        return _read_compound(stretch, lookup) or plainly
    if plainly.food is None or all(phrase.unit is None for phrase in phrases):
        return _read_compound(stretch, lookup, phrases) or plainly
    return plainly


def is_only_an_amount(stretch: Stretch) -> bool:
    """Whether the stretch says how much and not of what."""
    phrases = phrases_of(stretch.tokens, stretch.language)
    return bool(phrases) and not stretch.name_without(phrases)


def _leaves_out_a_bad(used: Sequence[Phrase], phrases: Sequence[Phrase]) -> bool:
    taken = {phrase.first for phrase in used}
    return any(phrase.bad is not None and phrase.first not in taken for phrase in phrases)


def _at_the_ends(stretch: Stretch, phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """Which amounts to take out of a stretch whose rest may be a name with figures of its own."""
    choices: list[list[Phrase]] = [[]]
    first = phrases[0] if phrases and phrases[0].first == start_of_content(stretch.tokens) else None
    last = phrases[-1] if phrases and phrases[-1].end == len(stretch.tokens) else None
    if first is not None:
        if first.modifiers_at is not None and first.unmodified is not None:
            choices.append([replace(first, end=first.modifiers_at, size=None, amount=first.unmodified)])
        choices.append([first])
    if last is not None and last is not first:
        choices.append([last])
        if first is not None:
            choices.append([first, last])
    return choices


def _read_with(stretch: Stretch, phrases: Sequence[Phrase], lookup: Lookup) -> Reading:
    bad = next((phrase.bad for phrase in phrases if phrase.bad is not None), None)
    if bad is not None:
        return Reading(reason=bad)
    name = stretch.name_without(phrases)
    known = lookup.best(name) if name else None
    phrases = phrases if known is None else grams_as_doses(known.food, name, phrases)
    if any(phrase.dose for phrase in phrases):
        reading = _read_dose(stretch, phrases, lookup)
        if reading is not None:
            return reading
    if not name:
        return Reading(reason=UnreadReason.NO_FOOD)
    match = known
    # 'stegt' alone says how something was made, whatever food has it in its name.
    if match is not None and not PREPARED.issuperset(words_of(name)):
        trust = Trust.LITERAL if match.exact else Trust.CONFIDENT
        return replace(measured_as_told(match.food, name, phrases, lookup, trust), unread=match.unread)
    reading = _read_unprepared(name, phrases, lookup) or _read_without(stretch, phrases, lookup)
    several = lookup.means_several(name)
    reason = UnreadReason.AMBIGUOUS if several else UnreadReason.UNKNOWN_FOOD
    return reading or Reading(reason=reason, suggestions=lookup.suggestions(name))


def measured_as_told(
    food: Food, name: str, phrases: Sequence[Phrase], lookup: Lookup, trust: Trust
) -> Reading:
    """The food with its amount; where it is not told in that unit, another food of the name that is.

    'en dåse laks' is the salmon that has a can, '2 dråber d-vitamin' the drops and not the tablet.
    """
    reading = _measured(food, phrases, lookup, trust)
    if reading.reason is not UnreadReason.UNKNOWN_UNIT_FOR_FOOD:
        return reading
    units = [phrase.unit for phrase in phrases if phrase.unit is not None]
    likely = (match.food for match in lookup.matches(name) if match.certainty is not Certainty.GUESS)
    other = next((other for other in likely if all(has_portion(other, unit) for unit in units)), None)
    return reading if other is None else _measured(other, phrases, lookup, Trust.CONFIDENT)


def _read_dose(stretch: Stretch, phrases: Sequence[Phrase], lookup: Lookup) -> Reading | None:
    doses = [phrase for phrase in phrases if phrase.dose]
    found = supplement_of_dose(lookup, stretch.name_without(phrases), doses)
    if found is None:
        return None
    if isinstance(found, NoSuchStrength):
        return Reading(
            trust=Trust.LITERAL, stated=True, reason=UnreadReason.UNKNOWN_FOOD, suggestions=found.nearest
        )
    food, portions = found
    said = multiplied([phrase for phrase in phrases if not phrase.dose])
    if len(said) > 1:
        return Reading(food, reason=UnreadReason.NO_AMOUNT, suggestions=(food,))
    counts = said or [Phrase(0, 0, Amount(doses[0].amount.times), unit=food.portions[0].unit)]
    counted = replace(counts[0], amount=Amount(counts[0].amount.value * portions))
    reading = _measured(food, [counted], lookup, Trust.LITERAL)
    return replace(reading, stated=bool(said) or counted.amount.value != 1)


def _read_unprepared(name: str, phrases: Sequence[Phrase], lookup: Lookup) -> Reading | None:
    """'kogt grønkål' is kale, where the table has no boiled one."""
    words = name.split()
    kept = [word for word in words if fold(word) not in PREPARED]
    if not kept or len(kept) == len(words):
        return None
    match = lookup.best(" ".join(kept))
    return None if match is None or match.unread else _measured(match.food, phrases, lookup, Trust.CONFIDENT)


def _read_without(stretch: Stretch, phrases: Sequence[Phrase], lookup: Lookup) -> Reading | None:
    """'kaffe uden mælk' is the food before 'uden', where the whole is none."""
    for place, token in enumerate(stretch.tokens):
        if token.text in _WITHOUT and place > 0:
            shorter = replace(stretch, tokens=stretch.tokens[:place])
            kept = [phrase for phrase in phrases if phrase.end <= place]
            name = shorter.name_without(kept)
            match = lookup.best(name)
            if match is None:
                return None
            left_out = replace(stretch, tokens=stretch.tokens[place + 1 :]).name_without(())
            if _is_made_of(match.food, left_out, lookup):
                return Reading(reason=UnreadReason.UNKNOWN_FOOD, suggestions=lookup.suggestions(name))
            return replace(_measured(match.food, kept, lookup, Trust.CONFIDENT), unread=match.unread)
    return None


def _is_made_of(food: Food, name: str, lookup: Lookup) -> bool:
    """Whether the food would be another thing without what `name` says: cheese without milk, a pizza without its cheese."""
    left_out = {stem(word) for word in words_of(name)}
    named = {stem(word) for label in (food.name_da, food.name_en) for word in words_of(label)}
    if left_out & named:
        return True
    match = lookup.best(name)
    return match is not None and "dairy" in match.food.tags & food.tags


def _read_compound(stretch: Stretch, lookup: Lookup, phrases: Sequence[Phrase] = ()) -> Reading | None:
    """'2 rugbrødsskiver', 'kalkpille': the unit is the last part of the word."""
    if len(phrases) > 1:
        return None
    words = stretch.name_without(phrases).split()
    parts = split_compound(words[-1]) if words else None
    if parts is None:
        return None
    stem, unit = parts
    for name in (stem, stem.removesuffix("s"), stem.removesuffix("e")):
        match = lookup.best(" ".join((*words[:-1], name)))
        if match is not None and not match.unread:
            one = phrases[0] if phrases else Phrase(0, 0)
            return _measured(match.food, [replace(one, unit=unit)], lookup, Trust.CONFIDENT)
    return None


def _measured(food: Food, phrases: Sequence[Phrase], lookup: Lookup, trust: Trust) -> Reading:
    """The food with the amount that the phrases say, or with its usual one."""
    if not phrases:
        return Reading(food, usual(food, lookup.habits), trust)
    bad = next((phrase.bad for phrase in phrases if phrase.bad is not None), None)
    found = bad or measure_of(food, phrases)
    if isinstance(found, UnreadReason):
        return Reading(food, trust=trust, stated=True, reason=found, suggestions=(food,))
    return Reading(food, found, trust, stated=True)
