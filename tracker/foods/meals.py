"""Words that name the meal in a typed line: 'morgenmad: havregryn', 'to æg til frokost', 'lunch - 2 slices'."""

import re

from tracker.foods.amounts import plain

_MEALS = {
    "breakfast": r"morgenmad(?:en)?|breakfast",
    "lunch": r"frokost(?:en)?|lunch|brunch",
    "dinner": r"aftensmad(?:en)?|middagsmad|middag(?:en)?|dinner|supper",
    "snack": r"mellemm(?:å|aa|a)ltid(?:er)?|snacks?",
}
_ONLY_BEFORE_A_COLON = {
    "breakfast": "morgen|morning",
    "dinner": "aften|evening",
    "snack": "formiddag|eftermiddag",
}
# These words begin no food's name, so that nothing need part them from the food that follows.
_ON_THEIR_OWN = r"morgenmad(?:en)?|frokost(?:en)?|aftensmad(?:en)?|mellemm(?:å|aa|a)ltid(?:er)?"
_ANY = "|".join(_MEALS.values())
_ANY_BEFORE_A_COLON = f"{_ANY}|{'|'.join(_ONLY_BEFORE_A_COLON.values())}"
_FIRST = re.compile(
    rf"(?:^|(?<=[;\n]))[^\S\n]*(?:(?:(?:til|for|ved)\s+)?(?P<named>{_ANY_BEFORE_A_COLON})\s*:"
    rf"|(?P<dashed>{_ANY})\s+-(?=\s)"
    rf"|(?:til|for)\s+(?P<for>{_ANY})\b[^\S\n]*,?"
    rf"|(?P<alone>{_ON_THEIR_OWN})(?![^\W_]|-))",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:^|(?<=[;\n]))[^\S\n]*(?:kl\.?\s?\d{1,2}(?:[.:]\d{2})?|\d{1,2}:\d{2})(?![^\W_])[^\S\n]*[:,-]?",
    re.IGNORECASE,
)
_LAST = re.compile(rf"\b(?:til|for|to)\s+(?P<meal>{_ANY})[^\S\n]*[.!]?[^\S\n]*(?=$|[;\n])", re.IGNORECASE)


def split_meal(text: str) -> tuple[str | None, str]:
    """The meal that `text` names ('breakfast', 'lunch', 'dinner', 'snack'), or None, and the text without it.

    Only what the line begins or ends with is a meal; several meals in one text are left to whoever cuts it.
    """
    seen = plain(text)
    found = _FIRST.match(seen) or _LAST.search(seen)
    if found is None:
        return None, text
    word = next(group for group in found.groups() if group)
    return _meal_of(word), f"{text[: found.start()]} {text[found.end() :]}".strip()


def without_meals(text: str) -> str:
    """`text` with meals and times of day blanked ('kl. 8:'), so that every other letter keeps its place."""
    for pattern in (_TIME, _FIRST, _LAST):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text


def _meal_of(word: str) -> str:
    for meal, pattern in (*_MEALS.items(), *_ONLY_BEFORE_A_COLON.items()):
        if re.fullmatch(pattern, word, re.IGNORECASE):
            return meal
    raise KeyError(word)
