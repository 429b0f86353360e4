"""Which food of the table a name in a file means, how sure that is, and what of it is used: its absorption, never its values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.foods.absorption_rule import absorption_of
from tracker.foods.food import AbsorptionBasis, Food
from tracker.foods.ranking import Certainty
from tracker.foods.search import FoodIndex, index_of

_LONGEST_ASKED = 120
_SUGGESTIONS = 3


NO_NAME = "!"
"""At the end of a `kind`: what stands for the food is no name, and is not searched for."""


class Sureness(StrEnum):
    """How sure it is that a food is what a file means by a name."""

    CHOSEN = "chosen"
    """By the person who imports."""
    EXACT = "exact"
    """The food's own name or alias."""
    NEAR = "near"
    """The name is longer or shorter, or has a slip, and still means this food."""
    NONE = "none"
    """No food can be taken without asking: absorption follows from the kind of food, or is assumed."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What a name in a file is taken for."""

    name: str
    supplement: bool
    """Whether it counts as a supplement."""
    sureness: Sureness
    food: Food | None
    suggestions: tuple[Food, ...]
    """Foods that may be meant, for who corrects the match."""
    group: str
    tags: frozenset[str]
    absorption: float
    """Fractional, 0 to 1."""
    absorption_index: float
    absorption_basis: AbsorptionBasis


class Matcher:
    """Matches names to foods, each name once; choices of a person come before what the search finds."""

    def __init__(self, foods: Iterable[Food], chosen: Mapping[str, str | None]) -> None:
        known = tuple(foods)
        self._by_id = {food.id: food for food in known}
        self._foods = known
        self._chosen = chosen
        self._index: FoodIndex | None = None

    def match(self, name: str, *, supplement: bool, kind: str = "") -> NameMatch:
        """What `name` is taken for; `kind` is what the file tells of it, as in `ReadRow.kind`."""
        if name in self._chosen:
            food = self._by_id.get(self._chosen[name] or "")
            suggestions = self._suggested(name)
            return (
                _of_food(name, food, supplement, Sureness.CHOSEN, suggestions)
                if food
                else _of_kind(name, supplement, kind, Sureness.CHOSEN, suggestions)
            )
        if kind.endswith(NO_NAME):
            return _of_kind(name, supplement, kind.removesuffix(NO_NAME), Sureness.NONE, ())
        index, asked = self._searched(), name[:_LONGEST_ASKED]
        best = index.best(asked)
        suggestions = self._suggested(name)
        # A supplement is never taken for a food, nor the other way round.
        if best is None or (supplement and not best.food.supplement):
            return _of_kind(name, supplement, kind, Sureness.NONE, suggestions)
        sureness = Sureness.EXACT if best.certainty is Certainty.EXACT else Sureness.NEAR
        if best.food.supplement and not supplement and sureness is not Sureness.EXACT:
            return _of_kind(name, supplement, kind, Sureness.NONE, suggestions)
        return _of_food(name, best.food, supplement, sureness, suggestions)

    def _searched(self) -> FoodIndex:
        # Built when it is first asked, since a file may have codes and no names.
        if self._index is None:
            self._index = index_of(tuple(self._foods))
        return self._index

    def _suggested(self, name: str) -> tuple[Food, ...]:
        found = self._searched().search(name[:_LONGEST_ASKED], limit=8)
        return tuple(match.food for match in found[:_SUGGESTIONS])


def _of_food(
    name: str, food: Food, supplement: bool, sureness: Sureness, suggestions: tuple[Food, ...]
) -> NameMatch:
    return NameMatch(
        name=name,
        supplement=supplement or food.supplement,
        sureness=sureness,
        food=food,
        suggestions=suggestions,
        group=food.group,
        tags=food.tags,
        absorption=food.absorption,
        absorption_index=food.absorption_index,
        absorption_basis=food.absorption_basis,
    )


def _of_kind(
    name: str, supplement: bool, kind: str, sureness: Sureness, suggestions: tuple[Food, ...]
) -> NameMatch:
    group, _slash, tag = kind.partition("/")
    group = "supplement" if supplement else group or "other"
    tags = frozenset({tag} if tag else ()) | frozenset({"supplement"} if supplement else ())
    rule = absorption_of(group, tags, fortified=False)
    return NameMatch(
        name=name,
        supplement=supplement,
        sureness=sureness,
        food=None,
        suggestions=suggestions,
        group=group,
        tags=tags,
        absorption=rule.fraction,
        absorption_index=rule.index,
        absorption_basis=rule.basis,
    )
