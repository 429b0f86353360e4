"""Why a recipe is not stored, or not found."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.foods.refusals import Unread, sentence
from tracker.locale import _, number
from tracker.problems import Problem


@dataclass(eq=False)
class UnreadIngredients(Problem):
    """Ingredients that were not understood."""

    unread: Sequence[Unread]

    def sentence(self) -> str:
        return " ".join([*map(sentence, self.unread), _("Nothing was stored.")])


class NoIngredients(Problem):
    """A recipe of nothing."""

    def sentence(self) -> str:
        return _("A recipe needs ingredients, as in “500 g minced beef, 4 dl milk”. Nothing was stored.")


@dataclass(eq=False)
class MadeOfItself(Problem):
    """A dish that is among its own ingredients, or theirs."""

    name: str

    def sentence(self) -> str:
        return _("{name} cannot be made of itself. Nothing was stored.").format(name=self.name)


@dataclass(eq=False)
class ImpossibleYield(Problem):
    """Portions or a cooked weight that these ingredients cannot give; `field` names which."""

    what: str
    value: float
    low: float
    high: float
    field: str

    def sentence(self) -> str:
        return _("{what} must lie between {low} and {high}, not {value}. Nothing was stored.").format(
            what=self.what,
            low=number(self.low, 1),
            high=number(self.high, 1),
            value=number(self.value, 1),
        )


@dataclass(eq=False)
class NoSuchRecipe(Problem):
    """No recipe of this name; `known` names those there are."""

    name: str
    known: Sequence[str]

    def sentence(self) -> str:
        if not self.known:
            return _("There is no recipe yet. Make one with: tracker recipes add NAME --ingredients TEXT.")
        return _("There is no recipe named “{name}”; there is: {known}.").format(
            name=self.name, known=", ".join(self.known)
        )
