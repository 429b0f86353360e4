"""What a food of one's own may be called: it must be told apart from others, shown, and read back from a typed line."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.foods.absorption_rule import absorption_of
from tracker.foods.food import Food
from tracker.foods.line import Item, read_line
from tracker.foods.search import FoodIndex
from tracker.locale import _, language
from tracker.problems import Problem
from tracker.store.problems import UnusableName
from tracker.store.records import LONGEST_NAME


@dataclass(eq=False)
class NamelessFood(Problem):
    """A food without a name."""

    def sentence(self) -> str:
        return _("A food needs a name. Nothing was stored.")


@dataclass(eq=False)
class UnreadableName(Problem):
    """A name that a typed line could never be read back to."""

    name: str

    def sentence(self) -> str:
        return _(
            "“{name}” could not be told from an amount or from several foods when it is typed; give the food a name in "
            "words. Nothing was stored."
        ).format(name=self.name)


@dataclass(eq=False)
class TakenName(Problem):
    """Another food of one's own has the name, in whatever case."""

    name: str

    def sentence(self) -> str:
        return _(
            "There is already a food of your own named “{name}”. Choose another name. Nothing was stored."
        ).format(name=self.name)


def tidy(name: str) -> str:
    """`name` with single spaces, and each letter as one character."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def check_names(name: str, name_en: str | None) -> Iterator[Problem]:
    """What is wrong with the names of a food of one's own; nothing where they can be stored."""
    if not name.split():
        yield NamelessFood()
        return
    for one in (name, name_en or ""):
        if not one.strip().isprintable() or len(tidy(one)) > LONGEST_NAME:
            yield UnusableName(one, LONGEST_NAME)
            return
    for one in filter(None, map(tidy, (name, name_en or ""))):
        if not any(map(str.isalpha, one)) or not _reads_back(one):
            yield UnreadableName(one)
            return


def _reads_back(name: str) -> bool:
    """Whether a line with the name, alone or after an amount, is read as this one food."""
    index = FoodIndex([_named(name)])
    for line, grams in ((name, None), (f"50 g {name}", 50.0)):
        match read_line(line, index, {}, language()):
            case (Item() as item,) if grams in (None, item.grams):
                continue
            case _:
                return False
    return True


def _named(name: str) -> Food:
    by_rule = absorption_of("other", frozenset(), False)
    return Food(
        id="own:",
        name_da=name,
        name_en=name,
        group="other",
        calcium_mg_per_100g=None,
        vitamin_d_ug_per_100g=None,
        energy_kcal_per_100g=None,
        absorption=by_rule.fraction,
        absorption_index=by_rule.index,
        absorption_basis=by_rule.basis,
        source="own",
    )
