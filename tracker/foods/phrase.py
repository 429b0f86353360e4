"""An amount as it stands in a stretch of a line, and what a multiplication makes of two."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracker.foods.amounts import Amount
from tracker.foods.refusals import UnreadReason


@dataclass(frozen=True, slots=True)
class Phrase:
    """An amount in a stretch, from token `first` up to but not including `end`."""

    first: int
    end: int
    amount: Amount = field(default_factory=lambda: Amount(1.0))
    unit: str | None = None
    """A key of UNITS; None for a bare number."""
    size: str | None = None
    bad: UnreadReason | None = None
    """Why the amount is none."""
    modifiers_at: int | None = None
    """Where words of size begin that no unit follows: they may as well begin a name ('whole milk')."""
    numbered: bool = False
    """Whether it begins with a number, in digits or words, and not with 'half' or a size."""
    each: bool = False
    """Whether it is told for each of what was counted: '3 stk. à 50 g'."""
    multiplies: bool = False
    """Whether 'x', '*' or 'gange' beside it says that it multiplies what else is told: 'mælk x 6'."""
    unmodified: Amount | None = None
    """The amount without those words; None where they are all there is."""

    @property
    def bare(self) -> bool:
        """Whether this is a number and nothing else, which may as well be part of a name."""
        return self.unit is None and self.size is None

    @property
    def dose(self) -> bool:
        """Whether this can be the strength of a supplement."""
        return self.unit in ("mg", "ug", "iu")


def multiplied(phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """The phrases with a bare multiplier ('1 l mælk x 6', '3 gange 2 dl') put into the one other amount."""
    by = [phrase for phrase in phrases if phrase.multiplies and phrase.unit is None]
    others = [phrase for phrase in phrases if phrase not in by] or by[:1]
    if len(phrases) < 2 or not by or len(others) != 1:
        return phrases
    (whole,) = others
    for one in by:
        whole = whole if one is whole else product(whole, one)
    return [whole]


def product(one: Phrase, by: Phrase) -> Phrase:
    """What `one` tells, as many times as `by` says; it reaches to the end of both."""
    amount = Amount(one.amount.each, one.amount.times * by.amount.value)
    end = max(one.end, by.end)
    return replace(one, end=end, amount=amount, bad=one.bad or by.bad, multiplies=one.unit is None)
