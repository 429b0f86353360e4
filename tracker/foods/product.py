"""A product with a barcode, as a catalogue of products tells it, and the food that it is when it is eaten."""

from dataclasses import dataclass, field
from typing import Final

from tracker.foods.absorption_rule import absorption_of
from tracker.foods.folding import fold, words_of
from tracker.foods.food import Food, Portion

PRODUCT_PREFIX: Final = "off:"
"""How the id of a product's food begins; the barcode follows."""
PHOSPHATE_NOTE: Final = "e341"
"""Stands in a product's source where its ingredients name calcium phosphate."""
DECLARED: Final = "declared"
"""Stands as the source of a portion that a product tells."""
_RANK: Final = 2
_GRAMS_PER_ML: Final = {
    "milk": 1.0,
    "plant-drink": 1.0,
    "juice": 1.0,
    "soft-drinks": 1.0,
    "water": 1.0,
    "alcohol": 1.0,
    "coffee-tea": 1.0,
    "cream": 1.0,
    "fermented-milk": 1.03,
}
"""A drink's label tells its figures for 100 ml, and the catalogue keeps them as if for 100 g: one millilitre is reckoned as
one gram, so that 2 dl give twice what the label says. Yoghurt is told by weight."""

_HEADS: Final = tuple(
    words_of("mælk milk ost cheese yoghurt yogurt skyr fløde smør brød drik juice saft olie chokolade is")
)
"""What a compound may be a kind of, where that is looked for by itself."""
_SHORTEST_FRONT: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One product; values are per 100 g (of drinks per 100 ml), and None is unknown."""

    barcode: str
    """8 or 13 digits, as `tracker.foods.barcodes.barcode_of` gives it."""
    name: str
    brand: str = ""
    group: str = "other"
    """A key of `tracker.foods.groups`."""
    calcium_mg_per_100g: float | None = None
    vitamin_d_ug_per_100g: float | None = None
    energy_kcal_per_100g: float | None = None
    tags: frozenset[str] = field(default_factory=frozenset)
    """As in `Food.tags`; not more than one kind of what binds calcium."""
    fortified: bool = False
    organic: bool = False
    portion_grams: float | None = None
    source: str

    @property
    def full_name(self) -> str:
        """Its name with its maker's, which is how it is told from others."""
        if not self.brand or fold(self.brand) in fold(self.name):
            return self.name
        return f"{self.name}, {self.brand}"


def product_food(product: Product) -> Food:
    """The food that a product is; its absorption follows the rule of its group."""
    by_rule = absorption_of(product.group, product.tags, product.fortified)
    portion = product.portion_grams
    return Food(
        id=f"{PRODUCT_PREFIX}{product.barcode}",
        name_da=product.full_name,
        name_en=product.full_name,
        group=product.group,
        calcium_mg_per_100g=product.calcium_mg_per_100g,
        vitamin_d_ug_per_100g=product.vitamin_d_ug_per_100g,
        energy_kcal_per_100g=product.energy_kcal_per_100g,
        absorption=by_rule.fraction,
        absorption_index=by_rule.index,
        absorption_basis=by_rule.basis,
        source=product.source,
        tags=product.tags,
        portions=() if portion is None else (Portion("portion", portion, DECLARED),),
        density_g_per_ml=_GRAMS_PER_ML.get(product.group),
        rank=_RANK,
        fortified=product.fortified,
        organic=product.organic,
    )


def barcode_of_food(food_id: str) -> str | None:
    """The barcode of a product's food; None for any other food."""
    return food_id.removeprefix(PRODUCT_PREFIX) if food_id.startswith(PRODUCT_PREFIX) else None


def search_words(product: Product) -> list[str]:
    """The folded words that a product is found by; also what a compound is a kind of, as 'mælk' of letmælk."""
    words = words_of(product.full_name)
    tails = [
        head
        for word in words
        if word.endswith(_HEADS)
        for head in _HEADS
        if word.endswith(head) and len(word) >= len(head) + _SHORTEST_FRONT
    ]
    return list(dict.fromkeys([*words, *tails]))
