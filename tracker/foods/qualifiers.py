"""Parts of a line that only say what kind a food is: 'laks, røget' is one food and 'laks, ris' is two."""

from dataclasses import replace

from tracker.foods.amounts import word_set
from tracker.foods.folding import fold, words_of
from tracker.foods.lookup import Lookup
from tracker.foods.phrases import phrases_of
from tracker.foods.reading import PREPARED, Reading, Stretch, Trust, measured_as_told, read_stretch
from tracker.foods.refusals import UnreadReason
from tracker.foods.search import ORGANIC

_KINDS = word_set(
    "lys lyst lyse moerk moerkt moerke groft grov grove fint fin fuldkorn roeget roegede saltet saltede usaltet usoedet "
    "soedet naturel mager magert fed fedt fedtfri fedtfattig laktosefri laktosefrit koldroeget varmroeget frossen frosne "
    "toerret toerrede konventionel konventionelt hel hele hvid hvidt hvide roed roedt roede groen groent groenne gul "
    "gult gule sort sorte blaa "
    "oekologisk oekologiske light dark smoked salted unsalted unsweetened sweetened plain lean low-fat skimmed whole "
    "wholemeal wholegrain lactose-free cold-smoked frozen dried conventional coarse fine white red green yellow black blue"
)
_ONLY_KINDS = _KINDS | ORGANIC
QUALIFIERS = PREPARED | _ONLY_KINDS
"""Words that say what kind of food it is, or how it was made, and no food by themselves."""


def is_only_a_qualifier(stretch: Stretch, lookup: Lookup) -> bool:
    """Whether the stretch, but for an amount behind, says only of what kind something is."""
    words = fold(stretch.name_without(phrases_of(stretch.tokens, stretch.language))).split()
    if not words or not QUALIFIERS.issuperset(words):
        return False
    return lookup.literal(" ".join(words)) is None


def read_qualified(whole: Stretch, base: Stretch, lookup: Lookup) -> Reading | None:
    """A food and the words after it that say what kind: 'sojamælk, økologisk' is the organic soya drink.

    The table's own food of that kind; else the food itself, where the words change nothing that the table knows.
    An organic food is never read as a fortified one. None where the food before is none by itself.
    """
    plain = read_stretch(base, lookup)
    if plain.food is None:
        return None
    phrases = phrases_of(whole.tokens, whole.language)
    name = base.name_without(phrases_of(base.tokens, base.language))
    said = words_of(whole.name_without(phrases))
    kind = " ".join(said[len(words_of(name)) :])
    for called in (f"{kind} {name}", f"{name}, {kind}", f"{name} {kind}"):
        food = lookup.literal(called)
        if food is not None:
            return measured_as_told(food, called, phrases, lookup, Trust.LITERAL)
    for called in (f"{kind} {name}", f"{name} {kind}"):
        match = lookup.best(called)
        if match is not None and not match.unread and match.food.group == plain.food.group:
            return measured_as_told(match.food, called, phrases, lookup, Trust.CONFIDENT)
    if plain.food.fortified and not ORGANIC.isdisjoint(kind.split()):
        return Reading(reason=UnreadReason.UNKNOWN_FOOD, suggestions=lookup.suggestions(f"{kind} {name}"))
    reading = measured_as_told(plain.food, name, phrases, lookup, Trust.CONFIDENT)
    return replace(reading, trust=Trust.CONFIDENT)
