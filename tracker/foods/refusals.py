"""Why a stretch of a typed line was not read, and the sentence that says so."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.foods.food import Food
from tracker.foods.units import unit_name
from tracker.locale import _, language, number

MAX_GRAMS_AT_ONCE = 5000.0
"""No one eats more of one food at once; a slip of the finger is likelier."""
MAX_SUPPLEMENT_PORTIONS_AT_ONCE = 30.0
MAX_LINE_CHARACTERS = 2000
MAX_FOODS_AT_ONCE = 100


_UNITS_SHOWN = 5


class UnreadReason(StrEnum):
    """Why a stretch was refused."""

    NOTHING_TYPED = "nothing-typed"
    TOO_LONG = "too-long"
    NO_FOOD = "no-food"
    UNKNOWN_FOOD = "unknown-food"
    AMBIGUOUS = "ambiguous"
    UNKNOWN_BARCODE = "unknown-barcode"
    WRONG_BARCODE = "wrong-barcode"
    NO_AMOUNT = "no-amount"
    NEGATIVE = "negative"
    ZERO = "zero"
    NOT_A_NUMBER = "not-a-number"
    TOO_MUCH = "too-much"
    UNKNOWN_UNIT_FOR_FOOD = "unknown-unit-for-food"
    NO_VOLUME = "no-volume"


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch of the line that was not understood; nothing is stored for it."""

    text: str
    """As it was typed."""
    reason: UnreadReason
    suggestions: tuple[Food, ...] = ()
    """Foods that may have been meant; for a refused unit, the food whose units `sentence` lists."""


def sentence(unread: Unread) -> str:
    """One calm sentence in the language in force: what could not be read, and what to do about it."""
    template = _amount_template(unread.reason) or _food_template(unread)
    food = unread.suggestions[0] if unread.suggestions else None
    return template.format(
        text=_shortened(unread.text),
        limit=_limit(food),
        characters=MAX_LINE_CHARACTERS,
        foods=MAX_FOODS_AT_ONCE,
        suggestions="; ".join(f"“{one.name(language())}”" for one in unread.suggestions[:5]),
        food=food.name(language()) if food else "",
        units=_units_of(food),
    )


def _amount_template(reason: UnreadReason) -> str:
    match reason:
        case UnreadReason.NO_AMOUNT:
            return _(
                "“{text}”: the amount makes no sense; write one number and a unit, as in “2½ dl” or “150 g”."
            )
        case UnreadReason.NEGATIVE:
            return _("“{text}”: an amount cannot be negative; write it without the minus sign.")
        case UnreadReason.ZERO:
            return _("“{text}”: the amount is zero; write how much was eaten, or leave the food out.")
        case UnreadReason.NOT_A_NUMBER:
            return _("“{text}”: the amount is not a number; write it in digits, as in “150 g”.")
        case UnreadReason.TOO_MUCH:
            return _("“{text}”: more than {limit} at once is not taken; check the amount and its unit.")
        case UnreadReason.UNKNOWN_UNIT_FOR_FOOD:
            return _("“{text}”: no weight is known for that unit of {food}; write it in {units}.")
        case UnreadReason.NO_VOLUME:
            return _("“{text}”: it is not known what a volume of {food} weighs; write it in {units}.")
        case _:
            return ""


def _food_template(unread: Unread) -> str:
    match unread.reason:
        case UnreadReason.NOTHING_TYPED:
            return _("Nothing was typed; write a food and how much, as in “2 dl milk”.")
        case UnreadReason.TOO_LONG:
            return _("One line holds {characters} characters and {foods} foods; write it as several lines.")
        case UnreadReason.NO_FOOD:
            return _("“{text}”: the food is missing; write what it was an amount of.")
        case UnreadReason.UNKNOWN_BARCODE:
            return _(
                "“{text}”: no product with this barcode was imported; write the food's name, or add it as a food of "
                "your own."
            )
        case UnreadReason.WRONG_BARCODE:
            return _(
                "“{text}”: a barcode with a wrong check digit; compare it with the package digit by digit."
            )
        case UnreadReason.AMBIGUOUS:
            return _("“{text}” can mean several foods: {suggestions}. Write one of these names.")
        case _ if unread.suggestions:
            return _("“{text}” is not in the food table; did you mean one of these: {suggestions}?")
        case _:
            return _("“{text}” is not in the food table; try another word, or add it as a food of your own.")


def _limit(food: Food | None) -> str:
    if food is not None and food.supplement:
        return _("{count} portions of a supplement").format(count=number(MAX_SUPPLEMENT_PORTIONS_AT_ONCE))
    return _("{kilograms} kg of one food").format(kilograms=number(MAX_GRAMS_AT_ONCE / 1000))


def _units_of(food: Food | None) -> str:
    """The units that a food can be written in, the usual one first and grams last."""
    portions = food.portions[:_UNITS_SHOWN] if food else ()
    names = [unit_name(portion.unit, 1, language()) for portion in portions]
    return _("{units} or g").format(units=", ".join(dict.fromkeys(names))) if names else "g"


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
