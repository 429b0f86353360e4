"""Where in a stretch of a line an amount stands: '2 dl', 'en halv', '3 store', 'a glass of', '2 x 30 g'."""

from collections.abc import Sequence
from dataclasses import replace
from math import prod

from tracker.foods.amounts import (
    ARTICLES,
    Amount,
    multiplier_word,
    number_of,
    number_word,
    ones_behind,
    tens_behind,
    word_set,
)
from tracker.foods.phrase import Phrase as Phrase
from tracker.foods.phrase import product
from tracker.foods.refusals import UnreadReason
from tracker.foods.tokens import Token, TokenKind
from tracker.foods.unit_words import fraction_of, near_unit, size_of, unit_of
from tracker.foods.units import UNITS, Kind

HALF = 0.5
ABOUT = word_set(
    "ca ca. cirka omkring omtrent knap knapt godt about around approximately approx approx. appr roughly nearly"
)
FILLERS = ABOUT | word_set(
    "jeg spiste spist drak drukket fik har havde i had ate have eaten drank drunk my min mit mine the noget nogle "
    "nogen lidt some little bit of af saa then derefter also ogsaa just kun bare today idag"
)
"""Words before a food that say neither what nor how much."""
_EACH = frozenset(("a", "each"))
_COUNTED_IN_THOUSANDS = frozenset(("g", "mg", "ml", "ug", "iu"))


def phrases_of(tokens: Sequence[Token], language: str, *, forgiving: bool = False) -> list[Phrase]:
    """The amounts in a stretch, in order; with `forgiving`, a misspelt unit beside a number is that unit."""
    found: list[Phrase] = []
    place = start_of_content(tokens)
    if place < len(tokens):
        opening = _numbered(tokens, place, language, forgiving) or _unnumbered(tokens, place)
        if opening is not None:
            found.append(opening)
            place = opening.end
    while place < len(tokens):
        skipped = _introduction(tokens, place)
        begins = place + skipped
        phrase = _numbered(tokens, begins, language, forgiving) if _may_begin(tokens, begins) else None
        if phrase is not None:
            each = skipped > 0 and tokens[place].text in _EACH
            phrase = replace(phrase, first=place, each=each)
            follows = bool(found) and found[-1].end == place and phrase.multiplies and phrase.unit is None
            found.append(product(found.pop(), phrase) if follows else phrase)
        place = phrase.end if phrase is not None else place + 1
    return found


def _introduction(tokens: Sequence[Token], place: int) -> int:
    """1 where a number follows a word that only leads to it: 'ca. 2 dl', 'à 50 g'."""
    leads = tokens[place].text in ABOUT or tokens[place].text in _EACH
    return int(leads and place + 1 < len(tokens) and tokens[place + 1].kind is TokenKind.NUMBER)


def start_of_content(tokens: Sequence[Token]) -> int:
    """How many tokens at the start say nothing: 'jeg spiste', 'about'."""
    place = 0
    while place < len(tokens) and tokens[place].text in FILLERS:
        place += 1
    return place


def _may_begin(tokens: Sequence[Token], place: int) -> bool:
    """Whether an amount may begin in the middle: with digits, or a number word before a unit or the end."""
    token = tokens[place]
    if token.kind is not TokenKind.WORD:
        return True
    after = place + 1
    while after < len(tokens) and _is_quantity_word(tokens[after]):
        after += 1
    if number_word(token.text) is None and fraction_of(token.text) is None and token.text != "minus":
        return False
    if after == len(tokens):
        return token.text not in ARTICLES and fraction_of(token.text) is None
    return tokens[after].kind is TokenKind.NUMBER or unit_of(tokens[after].text) is not None


def _is_quantity_word(token: Token) -> bool:
    text = token.text
    return token.kind is TokenKind.WORD and (
        number_word(text) is not None or fraction_of(text) is not None or size_of(text) is not None
    )


def _numbered(tokens: Sequence[Token], first: int, language: str, forgiving: bool) -> Phrase | None:
    """A phrase with a number, in digits or words, at `first`."""
    reader = _PhraseReader(tokens, first, language, forgiving)
    return reader.phrase() if reader.number() else None


def _unnumbered(tokens: Sequence[Token], first: int) -> Phrase | None:
    """'glas mælk', 'lille banan', 'stor kop kaffe': one of it. 'g mælk' lacks its number."""
    size = size_of(tokens[first].text)
    place = first + 1 if size else first
    unit = (
        unit_of(tokens[place].text) if place < len(tokens) and tokens[place].kind is TokenKind.WORD else None
    )
    if unit is None:
        return Phrase(first, place, size=size, modifiers_at=first) if size else None
    end = _after_of(tokens, place + 1)
    if unit.needs_number and not size and end == place + 1:
        measured = UNITS[unit.unit].kind in (Kind.MASS, Kind.VOLUME)
        return Phrase(first, end, unit=unit.unit, bad=UnreadReason.NO_AMOUNT) if measured else None
    return Phrase(first, end, unit=unit.unit, size=size)


def _after_of(tokens: Sequence[Token], place: int) -> int:
    while place + 1 < len(tokens) and tokens[place].text in ("of", "af", "the"):
        place += 1
    return place


class _PhraseReader:
    """Reads one amount from left to right."""

    def __init__(self, tokens: Sequence[Token], first: int, language: str, forgiving: bool) -> None:
        self.tokens = tokens
        self.first = first
        self.place = first
        self.language = language
        self.forgiving = forgiving
        self.values: list[Token | float] = []
        self.factor = 1.0
        self.multiplier = 1.0
        self.negative = False
        self.multiplies = False
        self.size: str | None = None
        self.modifiers_at: int | None = None

    def number(self) -> bool:
        """Read the number, with what multiplies it; whether there was one."""
        if self._word() == "minus":
            self.negative = True
            self.place += 1
        leading = self._times()
        if not self._one_number():
            return False
        while self._times() and self._one_number():
            # A sign with a number on both sides is done with here, and multiplies nothing else.
            self.multiplies = leading
        return True

    def _times(self) -> bool:
        if self._kind() is not TokenKind.TIMES:
            return False
        self.place += 1
        self.multiplies = True
        return True

    def phrase(self) -> Phrase:
        """The phrase that begins with the number."""
        self._sizes()
        unit = self._unit()
        modifiers_at = None if unit else self.modifiers_at
        end = _after_of(self.tokens, self.place)
        numbered = self.modifiers_at != self.first
        read = Phrase(
            self.first,
            end,
            unit=unit,
            size=self.size,
            modifiers_at=modifiers_at,
            numbered=numbered,
            multiplies=self.multiplies,
        )
        values = [self._value(value, unit) for value in self.values]
        bad = next((value for value in values if isinstance(value, UnreadReason)), None)
        if bad is not None or self.negative:
            return replace(read, bad=bad or UnreadReason.NEGATIVE)
        numbers = [value for value in values if not isinstance(value, UnreadReason)]
        times = prod(numbers[:-1])
        said = Amount(numbers[-1] * self.multiplier, times) if self.modifiers_at != self.first else None
        return replace(
            read, amount=Amount(numbers[-1] * self.multiplier * self.factor, times), unmodified=said
        )

    def _value(self, value: Token | float, unit: str | None) -> float | UnreadReason:
        if isinstance(value, float):
            return value if value > 0 else UnreadReason.ZERO
        if value.number is None:
            return value.bad or UnreadReason.NO_AMOUNT
        return number_of(value.number, self.language, thousands=unit is None or unit in _COUNTED_IN_THOUSANDS)

    def _kind(self) -> TokenKind | None:
        return self.tokens[self.place].kind if self.place < len(self.tokens) else None

    def _word(self) -> str:
        """The word at hand; empty at the end, and where something else than a word stands."""
        return self.tokens[self.place].text if self._kind() is TokenKind.WORD else ""

    def _one_number(self) -> bool:
        if self._kind() in (TokenKind.NUMBER, TokenKind.BAD_NUMBER):
            self.values.append(self.tokens[self.place])
            self.place += 1
            self._multiplier()
            return True
        value = number_word(self._word())
        if value is not None:
            self.place += 1
            value += self._rest_of_number()
            self._multiplier()
            self.values.append(value + self._and_a_half())
            return True
        return self._lone_fraction()

    def _lone_fraction(self) -> bool:
        """'half a dozen', 'halv avocado', 'kvart liter'."""
        fraction = fraction_of(self._word())
        if fraction is None:
            return False
        self.modifiers_at = self.place
        self.place += 1
        if self._word() in ARTICLES:
            self.place += 1
        self.factor *= fraction
        self._multiplier()
        self.values.append(1.0)
        return True

    def _multiplier(self) -> None:
        """'to dusin', 'a couple', 'et par', 'two hundred'."""
        multiplier = multiplier_word(self._word())
        if multiplier is not None:
            self.multiplier *= multiplier
            self.place += 1

    def _rest_of_number(self) -> float:
        """20 for the 'og tyve' of 'fem og tyve', 5 for the 'five' of 'twenty five'; else 0."""
        first, *ahead = [token.text for token in self.tokens[self.place - 1 : self.place + 2]]
        more = ones_behind(first, ahead[0]) if ahead else None
        if more is not None:
            self.place += 1
            return more
        more = tens_behind(first, ahead[1]) if len(ahead) == 2 and ahead[0] == "og" else None
        self.place += 2 if more is not None else 0
        return more or 0.0

    def _and_a_half(self) -> float:
        """0.5 for 'to og en halv', 'two and a half'; else 0."""
        ahead = [token.text for token in self.tokens[self.place : self.place + 3]]
        if len(ahead) < 3 or ahead[0] not in ("og", "and") or ahead[1] not in ARTICLES:
            return 0.0
        if fraction_of(ahead[2]) != HALF:
            return 0.0
        self.place += 3
        return HALF

    def _sizes(self) -> None:
        while True:
            word = self._word()
            size = size_of(word)
            fraction = fraction_of(word)
            if size is None and fraction is None:
                return
            if self.modifiers_at is None:
                self.modifiers_at = self.place
            self.size = size or self.size
            self.factor *= fraction or 1.0
            self.place += 1
            if fraction is not None and self._word() in ARTICLES:
                self.place += 1

    def _unit(self) -> str | None:
        word = self._word()
        unit = unit_of(word) if word else None
        if unit is None and word in ("fl", "us") and self.place + 1 < len(self.tokens):
            unit = unit_of(f"{word}-{self.tokens[self.place + 1].text}")
            self.place += 1 if unit else 0
        if unit is None and word and self.forgiving:
            unit = near_unit(word)
        if unit is None:
            return None
        self.place += 1
        return unit.unit
