"""Foods: finding them, and adding one's own from a label."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tracker.diary.food_names import TakenName, check_names, tidy
from tracker.diary.people import person_in
from tracker.diary.products import products_called
from tracker.diary.recipe import refresh_dishes_of
from tracker.foods.absorption_rule import absorption_of
from tracker.foods.barcodes import barcode_of
from tracker.foods.folding import fold
from tracker.foods.food import AbsorptionBasis, Food, Portion
from tracker.foods.groups import GROUPS
from tracker.foods.product import barcode_of_food, product_food
from tracker.foods.ranking import Certainty
from tracker.foods.search import Match, index_of
from tracker.foods.table import OWN_PREFIX
from tracker.locale import _, number
from tracker.nutrition.absorption import REFERENCE_ABSORPTION
from tracker.nutrition.units import IU_PER_UG_VITAMIN_D, vitamin_d_ug_from_iu
from tracker.problems import Problem
from tracker.store.problems import UnknownFood
from tracker.store.records import ChangeSummary
from tracker.store.store import Reader, Store

MOST_CALCIUM_MG_PER_100G = 100_000.0
"""Pure calcium is 100 g per 100 g, so a label that says more is misread."""
MOST_VITAMIN_D_UG_PER_100G = 100_000_000.0
"""Pure vitamin D, for the same reason."""
MOST_ENERGY_KCAL_PER_100G = 900.0
"""Pure fat."""
_LARGEST_WRITTEN_OUT = 1e10
LEAST_GRAMS = 0.001
MOST_GRAMS = 5000.0


@dataclass(eq=False)
class ImpossibleFood(Problem):
    """A figure that no food can have."""

    what: str
    value: float
    low: float
    high: float
    field: str = ""
    """The field of `Label` that it was given in."""

    def sentence(self) -> str:
        return _("{what} must lie between {low} and {high}, not {value}. Nothing was stored.").format(
            what=self.what,
            low=_short(self.low),
            high=_short(self.high),
            value=_short(self.value),
        )


class NoSuchFood(UnknownFood):
    """No food with this id was found to look at."""

    def sentence(self) -> str:
        return _("There is no food {id}.").format(id=self.food_id)


@dataclass(eq=False)
class UnknownGroup(Problem):
    """A food group that the table does not have."""

    text: str

    def sentence(self) -> str:
        return _("“{text}” is no food group. There are: {all}. Nothing was stored.").format(
            text=self.text, all=", ".join(GROUPS)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A food of one's own, as its label tells it; None is unknown and stays unknown."""

    name: str
    name_en: str | None = None
    calcium_mg: float | None = None
    vitamin_d_ug: float | None = None
    energy_kcal: float | None = None
    per_grams: float = 100.0
    """The amount that the figures above are given for."""
    portion_grams: float | None = None
    absorption: float | None = None
    """Fractional absorption 0 to 1; None takes the rule of the group."""
    group: str = "other"
    fortified: bool = False
    organic: bool = False


def search_foods(store: Store, query: str, *, person: str | None, day: date, limit: int) -> list[Match]:
    """Foods that match `query`, the likeliest first, the person's own habits before strangers, products last."""
    with store.read() as reader:
        habits = reader.habits(person_in(reader, person).id, day)
        found = index_of(tuple(reader.foods())).search(query, limit=limit, habits=habits)
        known = {match.food.id for match in found}
        products = [food for food in products_called(reader, query) if food.id not in known]
        return [*found, *(Match(food, 0.0, Certainty.GUESS) for food in products)][:limit]


def find_food(store: Store, food_id: str) -> Food:
    """The food with this id, or the product with this barcode; raises NoSuchFood."""
    with store.read() as reader:
        code = barcode_of(barcode_of_food(food_id) or food_id)
        if code is not None and (product := reader.products((code,)).get(code)):
            return product_food(product)
        try:
            return reader.food(food_id)
        except UnknownFood as unknown:
            raise NoSuchFood(food_id) from unknown


def add_own_food(store: Store, label: Label) -> Food:
    """Add a food of one's own; raises a Problem where a figure is impossible. One change that can be undone."""
    with store.write(ChangeSummary("add-food", {"name": label.name})) as writer:
        food = _food_of(label, free_id(writer, label.name))
        require_free(writer, food)
        writer.add_own_food(food)
        return food


def edit_own_food(store: Store, food_id: str, label: Label) -> Food:
    """Change a food of one's own; what was logged of it keeps its values. One change that can be undone.

    Raises UnknownFood, NotOwnFood, and a Problem where a figure is impossible.
    """
    with store.write(ChangeSummary("edit-food", {"name": label.name})) as writer:
        old = writer.food(food_id)
        new = _food_of(label, food_id)
        food = replace(
            new,
            name_en=label.name_en or (old.name_en if new.name_da == old.name_da else new.name_da),
            aliases_da=old.aliases_da,
            aliases_en=old.aliases_en,
            portions=new.portions + old.portions[1:],
            density_g_per_ml=old.density_g_per_ml,
            rank=old.rank,
        )
        require_free(writer, food)
        writer.edit_own_food(food)
        refresh_dishes_of(writer, food_id)
        return food


def label_of(food: Food) -> Label:
    """The label that a food of one's own was made from, with its figures per 100 g."""
    return Label(
        name=food.name_da,
        name_en=None if food.name_en == food.name_da else food.name_en,
        calcium_mg=food.calcium_mg_per_100g,
        vitamin_d_ug=food.vitamin_d_ug_per_100g,
        energy_kcal=food.energy_kcal_per_100g,
        portion_grams=food.portions[0].grams if food.portions else None,
        absorption=food.absorption if food.absorption_basis is AbsorptionBasis.OWN else None,
        group=food.group,
        fortified=food.fortified,
        organic=food.organic,
    )


def free_id(reader: Reader, name: str) -> str:
    """An id that no food has, from the name of a food of one's own."""
    taken = {food.id for food in reader.foods(include_retired=True)}
    words = "".join(c if c.isalnum() else " " for c in fold(name)).split()
    stem = OWN_PREFIX + ("-".join(words) or "food")
    number_ = 1
    candidate = stem
    while candidate in taken:
        number_ += 1
        candidate = f"{stem}-{number_}"
    return candidate


def require_free(reader: Reader, food: Food) -> None:
    """Raises TakenName where another food of one's own has the name."""
    for other in reader.foods():
        same = other.name_da.casefold() == food.name_da.casefold()
        if same and other.id != food.id and other.id.startswith(OWN_PREFIX):
            raise TakenName(other.name_da)


def _food_of(label: Label, food_id: str) -> Food:
    for problem in check_label(label):
        raise problem
    return _built(label, food_id)


def _built(label: Label, food_id: str) -> Food:
    name = tidy(label.name)
    per_100g = 100 / label.per_grams
    by_rule = absorption_of(label.group, frozenset(), label.fortified)
    food = Food(
        id=food_id,
        name_da=name,
        name_en=tidy(label.name_en or "") or name,
        group=label.group,
        calcium_mg_per_100g=_times(label.calcium_mg, per_100g),
        vitamin_d_ug_per_100g=_times(label.vitamin_d_ug, per_100g),
        energy_kcal_per_100g=_times(label.energy_kcal, per_100g),
        absorption=by_rule.fraction,
        absorption_index=by_rule.index,
        absorption_basis=by_rule.basis,
        source="own",
        tags=frozenset({"supplement"}) if label.group == "supplement" else frozenset(),
        portions=() if label.portion_grams is None else (Portion("portion", label.portion_grams, "own"),),
        fortified=label.fortified,
        organic=label.organic,
    )
    if label.absorption is None:
        return food
    return replace(
        food,
        absorption=label.absorption,
        absorption_index=label.absorption / REFERENCE_ABSORPTION,
        absorption_basis=AbsorptionBasis.OWN,
    )


def check_label(label: Label) -> Iterator[Problem]:
    """Everything that is wrong with a label; nothing where it can be stored."""
    yield from check_names(label.name, label.name_en)
    if label.group not in GROUPS:
        yield UnknownGroup(label.group)
    per_100g = 100 / label.per_grams if 0 < label.per_grams <= MOST_GRAMS else 1.0
    for what, value, low, high, field in (
        (_("The amount on the label in grams"), label.per_grams, LEAST_GRAMS, MOST_GRAMS, "per_grams"),
        (
            _("Calcium per 100 g in mg"),
            _times(label.calcium_mg, per_100g),
            0.0,
            MOST_CALCIUM_MG_PER_100G,
            "calcium_mg",
        ),
        (
            _("Vitamin D per 100 g in µg"),
            _times(label.vitamin_d_ug, per_100g),
            0.0,
            MOST_VITAMIN_D_UG_PER_100G,
            "vitamin_d_ug",
        ),
        (
            _("Energy per 100 g in kcal"),
            _times(label.energy_kcal, per_100g),
            0.0,
            MOST_ENERGY_KCAL_PER_100G,
            "energy_kcal",
        ),
        (_("Fractional absorption"), label.absorption, 0.0, 1.0, "absorption"),
        (_("The portion in grams"), label.portion_grams, LEAST_GRAMS, MOST_GRAMS, "portion_grams"),
    ):
        # Written so that NaN, which compares false with everything, is refused too.
        if value is not None and not low <= value <= high:
            yield ImpossibleFood(what, value, low, high, field)


def vitamin_d_of_label(iu: float) -> float:
    """Vitamin D in µg of a label that tells it in IU; raises ImpossibleFood for what no label can say."""
    most = MOST_VITAMIN_D_UG_PER_100G * IU_PER_UG_VITAMIN_D
    if not 0 <= iu <= most:
        raise ImpossibleFood(_("Vitamin D in IU"), iu, 0.0, most, "vitamin_d_ug")
    return vitamin_d_ug_from_iu(iu)


def _short(value: float) -> str:
    """A figure in few digits, however large or small it is."""
    if not math.isfinite(value) or abs(value) >= _LARGEST_WRITTEN_OUT or 0 < abs(value) < LEAST_GRAMS:
        return f"{value:.3g}"
    return number(value, next((places for places in range(3) if value == round(value, places)), 3))


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor
