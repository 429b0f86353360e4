"""A typed line cut into words, numbers and the signs between foods, each with its place in the line."""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from tracker.foods.amounts import (
    ARTICLES,
    NOT_A_NUMBER,
    NUMBER,
    number_word,
    plain,
    tens_behind,
    word_set,
)
from tracker.foods.folding import fold
from tracker.foods.meals import without_meals
from tracker.foods.refusals import UnreadReason
from tracker.foods.unit_words import fraction_of, unit_of


class TokenKind(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()
    BAD_NUMBER = auto()
    """Stands where an amount would, and is none: 'nan', '2-3'."""
    TIMES = auto()
    JOINER = auto()
    """May part two foods, or belong to the name of one: a comma, '+', 'og', 'with'."""
    BREAK = auto()
    """Always parts: a new line, a semicolon."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the line; `start` and `end` are places in the text as it was typed."""

    kind: TokenKind
    text: str
    """Folded."""
    start: int
    end: int
    number: re.Match[str] | None = None
    bad: UnreadReason | None = None


WITH = frozenset(("med", "with", "m", "m.", "m/", "w/"))
ON = frozenset(("paa", "on"))
"""Words that stand between two foods, or as often within the name of one: 'ost på brød', 'tun på dåse'."""

_BREAK = re.compile(r"[\n|]|;(?![^()\n]*\))")
_JOINER = re.compile(
    r"(?P<sign>[,&+]|(?<=\s)/(?=\s)|\.(?=\s))|(?:m/|w/)|(?:og|and|med|with|samt|plus|på|paa|on|m\.)(?![^\W_]|-)|m(?=\s)",
    re.IGNORECASE,
)
_NAME_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)?(?:\s?-\s?\d+(?:[.,]\d+)?)?\s?(?:%|(?:procent|percent|pct)\b)"
    r"|(?<!\d)(?:\d\d-\d\d\+|\d\d\+(?!\s*\d)|\d\+\d+)",
    re.IGNORECASE,
)
"""Figures that are part of a name: '3,5 %', '4-5 % vol.', 'ost 45+', 'flødeost 30-40+', a cordial mixed 1+9."""
_RANGE = re.compile(r"\s*(?:-|[.,]{2,})\s*|\s+(?:til|to|eller|or)\s+", re.IGNORECASE)
_TIMES = re.compile(r"\s*(?:x(?=[\s\d])|\*|(?:gange|times)(?![^\W_]))", re.IGNORECASE)
_TIMES_BEFORE = re.compile(r"\*|x(?=\s*\d)|(?:gange|times)(?![^\W_])", re.IGNORECASE)
"""Where no number stands right before: 'mælk x2', '30 g * 2', 'to gange'."""
_LETTER = r"[^\W\d_][\u0300-\u036f]*"
"""With the accents that some keyboards send after it: 'å' is also an a and a ring."""
_WORD = re.compile(
    rf"{_LETTER}(?:[^\W_][\u0300-\u036f]*|['’´`.\-](?=[^\W_]))*\.?|\d+-[^\W\d_](?:[^\W_]|-(?=[^\W_]))*"
)
_ABBREVIATIONS = word_set(
    "ca alc alk vol pr kons konc uspec inkl incl ekskl alm øko konv evt f.eks fx e.g min max appr approx"
)
"""Words whose period does not end a sentence."""
_SPACE = re.compile(r"[^\S\n]+")
_BULLETS = re.compile(r"(?m)^[^\S\n]*-\s(?=\s*\S)")


def tokens_of(text: str) -> list[Token]:
    """The tokens of `text` in order; signs that say nothing (brackets, quotes, a lone dash) are left out."""
    return _Cutter(text).cut()


class _Cutter:
    def __init__(self, text: str) -> None:
        self.text = without_meals(_without_bullets(plain(text)))
        self.tokens: list[Token] = []
        self.place = 0

    def cut(self) -> list[Token]:
        while self.place < len(self.text):
            if not (self._sign() or self._number() or self._word()):
                self.place += 1
        return [
            replace(token, kind=TokenKind.WORD) if self._within_number(place) else token
            for place, token in enumerate(self.tokens)
        ]

    def _within_number(self, place: int) -> bool:
        """Whether this is the joiner of 'to og en halv' or 'fem og tyve', which parts no foods."""
        around = self.tokens[max(place - 1, 0) : place + 3]
        if len(around) >= 3 and around[1].text == "og" and tens_behind(around[0].text, around[2].text):
            return True
        if len(around) < 4 or around[1].text not in ("og", "and"):
            return False
        before, _joiner, article, half = around
        return (
            number_word(before.text) is not None
            and article.text in ARTICLES
            and fraction_of(half.text) is not None
        )

    def _add(
        self, kind: TokenKind, end: int, number: re.Match[str] | None = None, bad: UnreadReason | None = None
    ) -> bool:
        text = fold(self.text[self.place : end]).strip()
        self.tokens.append(Token(kind, text, self.place, end, number, bad))
        self.place = end
        return True

    def _at_word_start(self) -> bool:
        after_token = bool(self.tokens) and self.tokens[-1].end == self.place
        return self.place == 0 or after_token or not self.text[self.place - 1].isalnum()

    def _sign(self) -> bool:
        space = _SPACE.match(self.text, self.place)
        if space:
            self.place = space.end()
            return True
        if _BREAK.match(self.text, self.place):
            return self._add(TokenKind.BREAK, self.place + 1)
        name_number = _NAME_NUMBER.match(self.text, self.place)
        if name_number and self._at_word_start():
            return self._add(TokenKind.WORD, name_number.end())
        if self._opens_a_decimal():
            return False
        times = _TIMES_BEFORE.match(self.text, self.place)
        if times and (times[0] == "*" or self._at_word_start()):
            return self._add(TokenKind.TIMES, times.end())
        joiner = _JOINER.match(self.text, self.place)
        if joiner and (joiner["sign"] or self._at_word_start()):
            return self._add(TokenKind.JOINER, joiner.end())
        return False

    def _opens_a_decimal(self) -> bool:
        """Whether this comma is that of ',5 dl': nothing that it could part stands before it."""
        if not re.match(r",\d", self.text[self.place : self.place + 2]):
            return False
        return not self.tokens or self.tokens[-1].kind in (
            TokenKind.JOINER,
            TokenKind.BREAK,
            TokenKind.TIMES,
        )

    def _number(self) -> bool:
        if not self._at_word_start():
            return False
        nonsense = NOT_A_NUMBER.match(self.text, self.place)
        if nonsense:
            return self._add(TokenKind.BAD_NUMBER, nonsense.end(), bad=UnreadReason.NOT_A_NUMBER)
        match = NUMBER.match(self.text, self.place)
        if match is None or not self._sign_belongs(match) or self._starts_a_word(match.end()):
            return False
        through = self._range_end(match.end())
        if through is not None:
            return self._add(TokenKind.BAD_NUMBER, through, bad=UnreadReason.NO_AMOUNT)
        self._add(TokenKind.NUMBER, match.end(), number=match)
        times = _TIMES.match(self.text, self.place)
        if times:
            self.place += len(times[0]) - len(times[0].lstrip())
            self._add(TokenKind.TIMES, times.end())
        return True

    def _sign_belongs(self, match: re.Match[str]) -> bool:
        """Whether a minus is one: it touches its number, or nothing of this food stands before it."""
        sign = match["sign"]
        if not sign or len(sign) == 1:
            return True
        return not self.tokens or self.tokens[-1].kind in (TokenKind.JOINER, TokenKind.BREAK)

    def _starts_a_word(self, end: int) -> bool:
        """Whether the number runs on into a word that is no unit and no 'x': '7-up', '4-korns'."""
        return bool(re.match(r"-[^\W\d_]", self.text[end : end + 2]))

    def _range_end(self, end: int) -> int | None:
        """Where a range that begins with the number before `end` stops, or None where there is no range."""
        between = _RANGE.match(self.text, end)
        after = NUMBER.match(self.text, between.end()) if between else None
        # In '2 -3' the dash touches only the second number and is its minus.
        if between is None or after is None or after["sign"] or re.fullmatch(r"\s+-", between[0]):
            return None
        return after.end()

    def _word(self) -> bool:
        match = _WORD.match(self.text, self.place)
        if match is None:
            return False
        end = match.end()
        word = match[0]
        if word.endswith(".") and unit_of(word) is None and word[:-1].lower() not in _ABBREVIATIONS:
            end -= 1
        if _word_range(fold(word)):
            return self._add(TokenKind.BAD_NUMBER, end, bad=UnreadReason.NO_AMOUNT)
        # Whichever way its letters are composed, 'på' joins.
        return self._add(TokenKind.JOINER if fold(word) in ON else TokenKind.WORD, end)


def _word_range(word: str) -> bool:
    """Whether a word is a range in words: 'to-tre', 'two-three'."""
    first, dash, last = word.partition("-")
    return (
        number_word(word) is None
        and bool(dash)
        and number_word(first) is not None
        and number_word(last) is not None
    )


def _without_bullets(text: str) -> str:
    """Dashes that begin every line of a list are bullets and become spaces; a single line has none."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or not all(_BULLETS.match(line) for line in lines):
        return text
    return _BULLETS.sub(lambda bullet: " " * len(bullet[0]), text)
