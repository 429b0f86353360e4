"""Typing errors: the words that one or two slips of the finger away.

A slip is a letter too many, too few or wrong, or two neighbours swapped (optimal string alignment, rapidfuzz). Words are
compared without the difference between a and æ, å, or o and ø. How many slips are forgiven grows with the length,
since most short words are a slip away from another food.
"""

from bisect import bisect_left
from collections.abc import Iterator

from tracker.foods.folding import fold, skeleton
from tracker.foods.vocabulary import Vocabulary

MIN_LETTERS = 3
"""Shorter words are not corrected."""
_ONE_SLIP_FROM = 4
_TWO_SLIPS_FROM = 7
_DRINKS = (skeleton(fold("mælk")), "drik", "milk", "drink")


def slips_forgiven(letters: int) -> int:
    """How many slips a word of so many letters may have: 0, 1 or 2."""
    return 0 if letters < MIN_LETTERS else 1 if letters < _TWO_SLIPS_FROM else 2


def misspelt(vocabulary: Vocabulary, typed: str) -> dict[int, int]:
    """The words that a folded word may have been meant to be, with the slips to each.

    Only the nearest are given: two slips count where no word is one slip away, and only with the first letter right or
    both in the first two letters.
    """
    # An 'aa' may be å, or what a lost letter left of 'ananas'.
    written = {typed, skeleton(typed)}
    for slips in (1, 2):
        found: dict[int, int] = {}
        for form in written:
            if slips <= slips_forgiven(len(form)):
                found.update(dict.fromkeys(_at_most(vocabulary, form, slips), slips))
        found = {
            number: slips
            for number, slips in found.items()
            if _is_same_drink(vocabulary.words[number], typed)
        }
        if found:
            return found
    return dict.fromkeys(_begun_wrongly(vocabulary, typed), 2)


def _is_same_drink(word: str, typed: str) -> bool:
    """False where 'hampemælk' would become 'havremælk': what a drink is made of is a word by itself, and a shorter one."""
    written, meant = skeleton(typed), skeleton(word)
    for kind in _DRINKS:
        if written.endswith(kind) and meant.endswith(kind):
            from rapidfuzz.distance import OSA

            of, of_word = written.removesuffix(kind), meant.removesuffix(kind)
            # Letters lost or doubled still tell the word ('sumetmælk'); as many others may be those of another one.
            return len(of) != len(of_word) or OSA.distance(of, of_word) <= slips_forgiven(len(of))
    return True


def _begun_wrongly(vocabulary: Vocabulary, typed: str) -> list[int]:
    """The words that differ in their first two letters only ('sjokolade'); a search for all two slips would be slow."""
    if slips_forgiven(len(typed)) < 2:
        return []
    return [number for number in vocabulary.ending(typed[2:]) if len(vocabulary.words[number]) == len(typed)]


def _at_most(vocabulary: Vocabulary, typed: str, slips: int) -> Iterator[int]:
    # 20 ms of import, and most lines typed have no typing error.
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    letters = len(typed)
    for length in range(letters - slips, letters + slips + 1):
        forms, numbers = vocabulary.by_length.get(length, ([], []))
        first, last = 0, len(forms)
        # In a word of three letters any other letter makes another word: only a lost one inside is clear.
        if slips > 1 or letters < _ONE_SLIP_FROM:
            if letters < _ONE_SLIP_FROM and length <= letters:
                continue
            first = bisect_left(forms, typed[0])
            last = bisect_left(forms, chr(ord(typed[0]) + 1), first)
        near = extract(typed, forms[first:last], scorer=OSA.distance, score_cutoff=slips, limit=None)
        for _, _, at in near:
            yield numbers[first + at]


def misspelt_beginnings(vocabulary: Vocabulary, typed: str) -> dict[int, int]:
    """The words whose beginning is one slip from `typed` (a skeleton), which is not typed to its end.

    The first half is taken to be right: someone who is still typing sees the slip in it before the list helps.
    """
    from rapidfuzz.distance import OSA

    if len(typed) < _ONE_SLIP_FROM + 1:
        return {}
    forms, numbers = vocabulary.by_skeleton
    start = typed[: (len(typed) + 1) // 2]
    first = bisect_left(forms, start)
    found: dict[int, int] = {}
    for at in range(first, bisect_left(forms, start + "\U0010ffff", first)):
        form = forms[at]
        lengths = (len(typed), len(typed) - 1, len(typed) + 1)
        if any(OSA.distance(typed, form[:length], score_cutoff=1) <= 1 for length in lengths):
            found[numbers[at]] = 1
    return found
