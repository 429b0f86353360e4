"""Cutting a line into the stretches that are one food each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tracker.foods.blocks import blocks_of
from tracker.foods.habits import Habit
from tracker.foods.lookup import Lookup, is_written
from tracker.foods.phrases import phrases_of, start_of_content
from tracker.foods.portions import Measure, measure
from tracker.foods.qualifiers import is_only_a_qualifier, read_qualified
from tracker.foods.reading import Reading, Stretch, Trust, is_only_an_amount, read_literally, read_stretch
from tracker.foods.refusals import MAX_FOODS_AT_ONCE, UnreadReason
from tracker.foods.search import FoodSearch
from tracker.foods.tokens import ON, WITH, Token, TokenKind

_LONGEST_NAME = 8
"""Parts that a food's name may be cut into by commas and joining words."""
_LONGEST_OPENING = 3
_HOT_DRINKS = frozenset(("coffee-tea",))
_POURED_INTO_THEM = frozenset(("milk", "plant-drink", "cream"))
_ON_BREAD = frozenset(("slice", "spread"))


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the line as typed, and what it says."""

    text: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Part:
    """Tokens between two signs that may part foods, and the sign before them."""

    first: int
    end: int
    joiner: str


def segments_of(text: str, index: FoodSearch, habits: Mapping[str, Habit], language: str) -> list[Segment]:
    """The stretches of `text` in order; at most one more than `MAX_FOODS_AT_ONCE`."""
    lookup = Lookup(index, habits)
    segments: list[Segment] = []
    for block in blocks_of(text, language):
        cutter = _Cutter(text, block, language, lookup)
        while not cutter.done and len(segments) <= MAX_FOODS_AT_ONCE:
            segments.append(cutter.next_segment())
    return segments


def _is_supplement(reading: Reading) -> bool:
    return reading.food is not None and reading.food.supplement


class _Cutter:
    """Cuts one block from left to right."""

    def __init__(self, text: str, tokens: tuple[Token, ...], language: str, lookup: Lookup) -> None:
        self.text = text
        self.tokens = tokens
        self.language = language
        self.lookup = lookup
        self.parts = self._parts()
        self.place = 0
        self.before: Reading | None = None

    @property
    def done(self) -> bool:
        return self.place >= len(self.parts)

    def next_segment(self) -> Segment:
        """The next food; the longest stretch that is one is taken."""
        first = self.place
        count, reading = (
            self._named_or_qualified()
            or self._with_amounts_beside()
            or self._fortified()
            or self._one_on_another()
            or self._unparted()
            or (1, self._read(first, first))
        )
        self.place = first + count
        reading = self._as_eaten_with(self.parts[first].joiner, reading)
        self.before = reading
        return Segment(self._said(first, self.place - 1), reading)

    def _parts(self) -> list[_Part]:
        parts: list[_Part] = []
        first, joiner = 0, ""
        for place, token in enumerate((*self.tokens, None)):
            if token is not None and token.kind is not TokenKind.JOINER:
                continue
            if start_of_content(self.tokens[first:place]) < place - first:
                parts.append(_Part(first, place, joiner))
                joiner = ""
            first = place + 1
            joiner = token.text if token is not None else ""
        return parts

    def _said(self, first: int, last: int) -> str:
        """The text of parts as typed, with the brackets and quotes that belong to it."""
        start = self.tokens[self.parts[first].first].start
        end = self.tokens[self.parts[last].end - 1].end
        said = self.text[start:end].strip()
        closes = said.count("(") > said.count(")") and self.text.startswith(")", end)
        return f"{said})" if closes else said

    def _stretch(self, first: int, last: int) -> Stretch:
        return Stretch(self.text, self.tokens[self.parts[first].first : self.parts[last].end], self.language)

    def _read(self, first: int, last: int) -> Reading:
        return read_stretch(self._stretch(first, last), self.lookup)

    def _named_or_qualified(self) -> tuple[int, Reading] | None:
        """A name, or a food with its kinds, whichever is longer: 'bønner, hvide, kogte' goes on behind a name."""
        found = [one for one in (self._longest_name(), self._qualified()) if one is not None]
        return max(found, key=lambda one: one[0], default=None)

    def _longest_name(self) -> tuple[int, Reading] | None:
        """The longest run of parts that is a food's own name, or the opening words of one."""
        first = self.place
        for last in range(min(first + _LONGEST_NAME, len(self.parts)) - 1, first, -1):
            if any(self._is_of_its_own(part, last) for part in range(first + 1, last + 1)):
                continue
            reading = read_literally(self._stretch(first, last), self.lookup)
            if self._are_foods_apart(first, last, reading):
                continue
            if reading is None and last - first < _LONGEST_OPENING:
                reading = self._opening(first, last)
            # A name that the amount does not fit may still be two foods: a dish is not told in slices.
            if reading is not None and (
                reading.measure is not None or self._is_whole_name(first, last, reading)
            ):
                return last - first + 1, reading
        return None

    def _is_whole_name(self, first: int, last: int, reading: Reading) -> bool:
        """Whether these parts are a food's own name with all its signs, whatever amount was refused beside it."""
        return reading.food is not None and is_written(reading.food, self._said(first, last))

    def _are_foods_apart(self, first: int, last: int, whole: Reading | None) -> bool:
        """Whether signs part what are foods by themselves, and the whole is not a name with just these signs.

        'havre, mælk' is no oat drink, though that is also written 'havre mælk', and 'kalk og multivitamin' are two
        tablets; 'fish and chips' is one dish, and 'kalk med d-vitamin' one tablet.
        """
        if whole is not None and whole.food is not None and is_written(whole.food, self._said(first, last)):
            return False
        return any(
            self.parts[part].joiner not in WITH and self._is_a_food(part) and self._is_a_food(part - 1)
            for part in range(first + 1, last + 1)
        )

    def _opening(self, first: int, last: int) -> Reading | None:
        """'rugbrød med kerner': not a whole name, but the words of one in their order, and no two foods."""
        stretch = self._stretch(first, last)
        phrases = phrases_of(stretch.tokens, self.language)
        joined_by_with = all(self.parts[part].joiner in WITH for part in range(first + 1, last + 1))
        name = stretch.name_without(phrases)
        whole = self.lookup.best(name)
        one_tablet = whole is not None and whole.exact and whole.food.supplement
        apart = not joined_by_with and any(self._is_a_food(part) for part in range(first + 1, last + 1))
        # What is only a dose goes with the tablet before it: 'kalk 500 mg, 20 µg'.
        if not one_tablet and (apart or self.lookup.opening(name) is None):
            return None
        reading = read_stretch(stretch, self.lookup)
        return reading if reading.food is not None else None

    def _is_a_food(self, part: int) -> bool:
        return self._read(part, part).trust is Trust.LITERAL

    def _begins_with_amount(self, part: int) -> bool:
        stretch = self._stretch(part, part)
        phrases = phrases_of(stretch.tokens, self.language)
        if not phrases or phrases[0].first != start_of_content(stretch.tokens):
            return False
        # 'tablet', '20 µg' and 'three coloured' may stand in a name.
        return phrases[0].numbered and phrases[0].unit is not None and not phrases[0].dose

    def _qualified(self) -> tuple[int, Reading] | None:
        """'laks, røget, 50 g': parts that only say what kind go with the food before them, and so does its amount."""
        first, last = self.place, self.place
        while last + 1 < len(self.parts) and self._is_kind(last + 1):
            last += 1
        if last == first:
            return None
        base = self._stretch(first, first)
        reading = read_qualified(self._stretch(first, last), base, self.lookup)
        after = last + 1
        if reading is None or reading.stated or after >= len(self.parts) or self.parts[after].joiner != ",":
            return None if reading is None else (last - first + 1, reading)
        if not is_only_an_amount(self._stretch(after, after)):
            return last - first + 1, reading
        return after - first + 1, read_qualified(self._stretch(first, after), base, self.lookup) or reading

    def _is_kind(self, part: int) -> bool:
        if self.parts[part].joiner != "," or self._begins_with_amount(part):
            return False
        return is_only_a_qualifier(self._stretch(part, part), self.lookup)

    def _with_amounts_beside(self) -> tuple[int, Reading] | None:
        """'mælk, 2 dl' and '2 dl, mælk': a part that is only an amount goes with its neighbour."""
        first = self.place
        if first + 1 >= len(self.parts):
            return None
        alone, beside = (is_only_an_amount(self._stretch(part, part)) for part in (first, first + 1))
        if alone == beside:
            return None
        if self._begins_with_amount(first + 1) if alone else self.parts[first + 1].joiner in ON:
            return None
        return 2, self._read(first, first + 1)

    def _is_of_its_own(self, part: int, last: int) -> bool:
        """Whether a part cannot go on with a name, since it begins with an amount of something."""
        if not self._begins_with_amount(part) or self._is_on(part):
            return False
        return part != last or not is_only_an_amount(self._stretch(part, part))

    def _is_on(self, part: int) -> bool:
        return self.parts[part].joiner in ON

    def _fortified(self) -> tuple[int, Reading] | None:
        """'juice med calcium' is a fortified juice, or none that is known; never juice and a tablet."""
        first, second = self.place, self.place + 1
        if second >= len(self.parts) or self.parts[second].joiner not in WITH:
            return None
        added = self._read(second, second)
        base = self._read(first, first)
        if added.stated or not _is_supplement(added) or _is_supplement(base):
            return None
        whole = self._read(first, second)
        if whole.food is not None and whole.food.fortified:
            return 2, whole
        suggestions = self.lookup.suggestions(self._said(first, second))
        return 2, Reading(reason=UnreadReason.UNKNOWN_FOOD, suggestions=suggestions)

    def _one_on_another(self) -> tuple[int, Reading] | None:
        """'makrel på dåse' is one food, 'ost på brød' is two: split only where both are foods and the whole is none."""
        first, second = self.place, self.place + 1
        if second >= len(self.parts) or not self._is_on(second):
            return None
        whole = self._read(first, second)
        if whole.measure is None and all(
            self._read(part, part).measure is not None for part in (first, second)
        ):
            return None
        return 2, whole

    def _unparted(self) -> tuple[int, Reading] | None:
        """'2 dl mælk 1 banan': nothing parts the foods but their amounts; the first is read, the rest is left."""
        place = self.place
        part = self.parts[place]
        stretch = self._stretch(place, place)
        phrases = phrases_of(stretch.tokens, self.language)
        if len(phrases) < 2 or self._read(place, place).food is not None:
            return None
        opens = phrases[0].first == start_of_content(stretch.tokens)
        cut = part.first + (phrases[1].first if opens else phrases[0].end)
        if not part.first < cut < part.end:
            return None
        first = read_stretch(replace(stretch, tokens=self.tokens[part.first : cut]), self.lookup)
        if first.measure is None:
            return None
        self.parts[place : place + 1] = [replace(part, end=cut), _Part(cut, part.end, "")]
        return 1, first

    def _as_eaten_with(self, joiner: str, reading: Reading) -> Reading:
        """The usual amount of a food that was named with another: a splash in coffee, a slice on each slice."""
        before = self.before
        if (
            joiner not in WITH
            or reading.stated
            or before is None
            or before.food is None
            or reading.food is None
        ):
            return reading
        if before.food.group in _HOT_DRINKS and reading.food.group in _POURED_INTO_THEM:
            return self._with_measure(reading, measure(reading.food, 1.0, "splash"))
        slices = before.measure
        usual = reading.measure
        if slices is None or usual is None or slices.unit.partition(".")[0] != "slice" or slices.amount <= 1:
            return reading
        if usual.portion is None or usual.portion.unit.partition(".")[0] not in _ON_BREAD:
            return reading
        return self._with_measure(reading, measure(reading.food, slices.amount, usual.portion.unit))

    def _with_measure(self, reading: Reading, measured: Measure | UnreadReason) -> Reading:
        return reading if isinstance(measured, UnreadReason) else replace(reading, measure=measured)
