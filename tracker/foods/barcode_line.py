"""Reading a line in which foods may be named by their barcodes: '2 x 5701234567890, et glas mælk'.

Whoever reads has looked the barcodes up before, since a line is read without a database. While it is read, a word of
letters as long as the barcode stands in its place, so that all that can be said of an amount beside a name can be
said beside a barcode.
"""

from collections.abc import Mapping
from dataclasses import replace

from tracker.foods.barcodes import TypedBarcode, barcodes_in
from tracker.foods.folding import fold
from tracker.foods.food import Food
from tracker.foods.habits import Habit
from tracker.foods.line import Item, read_line
from tracker.foods.ranking import Certainty
from tracker.foods.refusals import MAX_LINE_CHARACTERS, Unread, UnreadReason
from tracker.foods.search import NO_HABITS, FoodSearch, Match

_LETTERS = str.maketrans("0123456789", "bcdfghjkmq")
_DIGITS = str.maketrans("bcdfghjkmq", "0123456789")
_SURE = 1000.0


def barcodes_asked(text: str) -> tuple[str, ...]:
    """The barcodes in a line that are to be looked up before it is read, each once."""
    if len(text) > MAX_LINE_CHARACTERS:
        return ()
    return tuple(dict.fromkeys(found.code for found in barcodes_in(text) if found.code is not None))


def read_with_barcodes(
    text: str,
    index: FoodSearch,
    habits: Mapping[str, Habit],
    language: str,
    products: Mapping[str, Food],
) -> tuple[Item | Unread, ...]:
    """As `read_line`, with the foods of `products` by their barcodes; a barcode that has none is refused as one."""
    found = [
        one
        for one in (barcodes_in(text) if len(text) <= MAX_LINE_CHARACTERS else ())
        if one.certain or one.code in products
    ]
    if not found:
        return read_line(text, index, habits, language)
    foods = {
        _stand_in(text, one): products[one.code]
        for one in found
        if one.code is not None and one.code in products
    }
    written = text
    for one in found:
        written = written[: one.start] + _stand_in(text, one) + written[one.end :]
    words = {_stand_in(text, one): one for one in found}
    parts = read_line(written, _Beside(index, foods), habits, language)
    return tuple(_told(part, words, foods) for part in parts)


class _Beside:
    """A search that knows a few more foods by one word each."""

    def __init__(self, index: FoodSearch, foods: Mapping[str, Food]) -> None:
        self._index = index
        self._foods = {word: replace(food, aliases_da=(word,)) for word, food in foods.items()}

    def search(self, query: str, *, limit: int = 20, habits: Mapping[str, Habit] = NO_HABITS) -> list[Match]:
        """The food of the word, and nothing else; for any other query what the index finds."""
        food = self._foods.get(fold(query).strip())
        if food is not None:
            return [Match(food, _SURE, Certainty.EXACT)]
        return self._index.search(query, limit=limit, habits=habits)


def _stand_in(text: str, one: TypedBarcode) -> str:
    return text[one.start : one.end].translate(_LETTERS)


def _told(part: Item | Unread, words: Mapping[str, TypedBarcode], foods: Mapping[str, Food]) -> Item | Unread:
    """The part with its barcode as it was typed."""
    word = next((word for word in words if word in part.text), None)
    if word is None:
        return part
    said = part.text
    for each in words:
        said = said.replace(each, each.translate(_DIGITS))
    if isinstance(part, Item):
        return replace(part, text=said, food=foods.get(word, part.food))
    if word in foods:
        return replace(part, text=said, suggestions=(foods[word],) if part.suggestions else ())
    reason = UnreadReason.WRONG_BARCODE if words[word].code is None else UnreadReason.UNKNOWN_BARCODE
    return Unread(said, reason)
