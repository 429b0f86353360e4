"""Numbers as people type them, in Danish and English: digits, fractions, multiplications and number words.

The rules for a sign between digits, where the two languages disagree:
a comma or a point is the decimal sign unless it can only group thousands ('1.234.567'), or unless it is the
language's own thousands sign before exactly three digits in a unit small enough to be counted in thousands
('1.000 g' in Danish, '1,000 g' in English; '1.000 l' is one litre in both).
"""

import math
import re
import unicodedata
from dataclasses import dataclass

from tracker.foods.refusals import UnreadReason

_MINUS_SIGNS = "-−–—‐‑‒﹣－"
_REPLACED = {
    **dict.fromkeys(_MINUS_SIGNS, "-"),
    **dict.fromkeys("×✕✖⨯", "x"),
    **dict.fromkeys("⁄∕", "/"),
    "٫": ",",
    "，": ",",
    "、": ",",
    "；": ";",
    "％": "%",
    "＋": "+",
}

_DECIMAL = r"(?:\d+(?:[.,]\d+)*|[.,]\d+)"
_FRACTION = r"\d+\s?/\s?\d+"
_HALF = r"(?:en\s+|et\s+|a\s+)?(?:halv|halvt|half|½|1/2)"
NUMBER = re.compile(
    rf"""(?P<sign>-\s*)?
    (?: (?P<exponent>{_DECIMAL}e[+-]?\d+)
      | (?P<whole>\d+)\s+(?P<mixed>{_FRACTION})
      | (?P<fraction>{_FRACTION})
      | (?P<decimal>\d{{1,3}}(?:[ ]000)+(?!\d)|{_DECIMAL})
        (?:\s?(?P<vulgar>[¼-¾⅐-⅞]) | \s+(?:og|and)\s+(?P<half>{_HALF})\b)?
      | (?P<lone>[¼-¾⅐-⅞])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""A number in digits, at the place where matching starts; text is first put through `plain`."""
NOT_A_NUMBER = re.compile(
    r"[-+]?\s*(?:nan|inf|infinity|infinite|uendelig|uendeligt|∞)(?![^\W_])", re.IGNORECASE
)

_DANISH_TENS = {
    "tyve": 20.0,
    "tredive": 30.0,
    "fyrre": 40.0,
    "halvtreds": 50.0,
    "tres": 60.0,
    "halvfjerds": 70.0,
    "firs": 80.0,
    "halvfems": 90.0,
}
_ENGLISH_TENS = {
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
}
_TENS = _DANISH_TENS | _ENGLISH_TENS
_DANISH_ONES = ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni")
_ENGLISH_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORDS: dict[str, float] = {
    **dict.fromkeys(("en", "et", "een", "eet", "a", "an", "one"), 1.0),
    **dict.fromkeys(("to", "two"), 2.0),
    **dict.fromkeys(("tre", "three"), 3.0),
    **dict.fromkeys(("fire", "four"), 4.0),
    **dict.fromkeys(("fem", "five"), 5.0),
    **dict.fromkeys(("seks", "six"), 6.0),
    **dict.fromkeys(("syv", "seven"), 7.0),
    **dict.fromkeys(("otte", "eight"), 8.0),
    **dict.fromkeys(("ni", "nine"), 9.0),
    **dict.fromkeys(("ti", "ten"), 10.0),
    **dict.fromkeys(("elleve", "eleven"), 11.0),
    **dict.fromkeys(("tolv", "twelve"), 12.0),
    **dict.fromkeys(("tretten", "thirteen"), 13.0),
    **dict.fromkeys(("fjorten", "fourteen"), 14.0),
    **dict.fromkeys(("femten", "fifteen"), 15.0),
    **dict.fromkeys(("seksten", "sixteen"), 16.0),
    **dict.fromkeys(("sytten", "seventeen"), 17.0),
    **dict.fromkeys(("atten", "eighteen"), 18.0),
    **dict.fromkeys(("nitten", "nineteen"), 19.0),
    **_TENS,
    **dict.fromkeys(("hundrede", "hundred"), 100.0),
    **dict.fromkeys(("nul", "zero"), 0.0),
    **dict.fromkeys(("halvanden", "halvandet"), 1.5),
    **dict.fromkeys(("dusin", "dozen"), 12.0),
    **dict.fromkeys(("par", "couple"), 2.0),
}
_WORDS |= {
    f"{one}og{ten}": value + count
    for count, one in enumerate(_DANISH_ONES, start=1)
    for ten, value in _DANISH_TENS.items()
}
_WORDS |= {
    f"{ten}{dash}{one}": value + count
    for count, one in enumerate(_ENGLISH_ONES, start=1)
    for ten, value in _ENGLISH_TENS.items()
    for dash in ("-", "")
}
_MULTIPLIED = {"dusin": 12.0, "dozen": 12.0, "hundrede": 100.0, "hundred": 100.0, "par": 2.0, "couple": 2.0}
ARTICLES = frozenset(("en", "et", "een", "eet", "a", "an"))
"""Number words that are also articles: they count one, and may stand before a fraction."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How many, and how much each: '2 x 30' is 2 of 30; a plain number is one of it."""

    each: float
    times: float = 1.0

    @property
    def value(self) -> float:
        """All of it together."""
        return self.each * self.times


def plain(text: str) -> str:
    """`text` with digits, minus signs and spaces of any script in ASCII, letter for letter.

    The result has the length of `text`, so that a place in one is the same place in the other.
    """
    return "".join(map(_plain_character, text))


def _plain_character(character: str) -> str:
    if character in _REPLACED:
        return _REPLACED[character]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character != "\n" and (character.isspace() or unicodedata.category(character) in ("Cc", "Cf")):
        return "\n" if character in "\r\v\f\x85\u2028\u2029" else " "
    return character


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, which are separated by spaces."""
    return frozenset(text.split())


def number_word(word: str) -> float | None:
    """What a folded number word counts ('to', 'halvanden', 'twelve'), or None."""
    return _WORDS.get(word)


def tens_behind(ones: str, tens: str) -> float | None:
    """What the Danish tens of 'fem og tyve' add to the ones before them, or None."""
    return _DANISH_TENS.get(tens) if ones in _DANISH_ONES else None


def ones_behind(tens: str, ones: str) -> float | None:
    """What the English ones of 'twenty five' add to the tens before them, or None."""
    return _WORDS[ones] if tens in _ENGLISH_TENS and ones in _ENGLISH_ONES else None


def multiplier_word(word: str) -> float | None:
    """What a word that follows a number multiplies it by ('to dusin', 'two hundred'), or None."""
    return _MULTIPLIED.get(word)


def number_of(match: re.Match[str], language: str, *, thousands: bool) -> float | UnreadReason:
    """The value of a match of `NUMBER`, or why it is no amount.

    `thousands` says whether the unit that follows is one that is counted in thousands (grams, millilitres).
    """
    value = _unsigned(match, language, thousands)
    if not math.isfinite(value):
        return UnreadReason.NOT_A_NUMBER
    if match["sign"] and value != 0:
        return UnreadReason.NEGATIVE
    return value if value > 0 else UnreadReason.ZERO


def _unsigned(match: re.Match[str], language: str, thousands: bool) -> float:
    if match["exponent"]:
        return float(match["exponent"].replace(",", ".")) if match["exponent"].count(",") < 2 else math.nan
    if match["mixed"]:
        return float(match["whole"]) + _fraction(match["mixed"])
    if match["fraction"]:
        return _fraction(match["fraction"])
    if match["lone"]:
        return unicodedata.numeric(match["lone"])
    value = _decimal(match["decimal"], language, thousands)
    if match["vulgar"]:
        return value + unicodedata.numeric(match["vulgar"])
    return value + 0.5 if match["half"] else value


def _fraction(text: str) -> float:
    over, _slash, under = text.partition("/")
    return float(over) / float(under) if float(under) else math.nan


def _decimal(text: str, language: str, thousands: bool) -> float:
    """A number with points or commas in it, read by the rules that the module states."""
    signs = re.findall(r"[.,]", text)
    groups = re.split(r"[.,]", text)
    if not signs:
        return float(text.replace(" ", ""))
    if len(set(signs)) == 2:
        grouped = signs[-1] not in signs[:-1] and _are_thousands(groups[:-1])
        return float(f"{''.join(groups[:-1])}.{groups[-1]}") if grouped else math.nan
    if len(signs) > 1:
        return float("".join(groups)) if _are_thousands(groups) else math.nan
    thousands_sign = "." if language == "da" else ","
    if thousands and signs == [thousands_sign] and _are_thousands(groups):
        return float("".join(groups))
    return float(".".join(groups))


def _are_thousands(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])


def amount_text(value: float, language: str) -> str:
    """An amount as it is printed, and read back to the same value: '2', '1½', '0,4' (in English '0.4')."""
    whole = math.floor(value)
    sign = _VULGAR.get(round(value - whole, 9))
    if sign is not None and whole < 1000:
        return f"{whole or ''}{sign}"
    text = format(value, ".12f").rstrip("0").rstrip(".") if value < 1e6 else format(value, ".0f")
    if float(text) == 0:
        text = repr(value)
    # Three decimals after an English comma or a Danish point would read as thousands; these signs never do.
    return text.replace(".", ",") if language == "da" else text


_VULGAR = {0.5: "½", 0.25: "¼", 0.75: "¾", round(1 / 3, 9): "⅓", round(2 / 3, 9): "⅔"}
