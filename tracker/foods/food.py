"""A food as the table holds it."""

from dataclasses import dataclass, field
from enum import StrEnum


class AbsorptionBasis(StrEnum):
    """What a food's fractional absorption rests on."""

    ARTICLE = "article"
    LITERATURE = "literature"
    ASSUMED = "assumed"
    OWN = "own"
    """Given by the person who added the food."""


@dataclass(frozen=True, slots=True)
class Portion:
    """A household measure of a food."""

    unit: str
    """A key of `tracker.foods.units`, with a size after a dot where there are several: 'glass', 'slice.thin'."""
    grams: float
    source: str
    """Where the weight comes from; 'estimate' where nobody weighed it."""


@dataclass(frozen=True, slots=True)
class Food:
    """One food; values are per 100 g edible part, and None is unknown."""

    id: str
    name_da: str
    name_en: str
    group: str
    """A key of `tracker.foods.groups`."""
    calcium_mg_per_100g: float | None
    vitamin_d_ug_per_100g: float | None
    energy_kcal_per_100g: float | None
    absorption: float
    """Fractional absorption of the `article` set, 0 to 1."""
    absorption_index: float
    """Absorption relative to milk at the same load, for the `load` set."""
    absorption_basis: AbsorptionBasis
    source: str
    aliases_da: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()
    tags: frozenset[str] = field(default_factory=frozenset)
    portions: tuple[Portion, ...] = ()
    """The first is the usual portion."""
    density_g_per_ml: float | None = None
    rank: int = 1
    """0 what a plain word means, 1 an ordinary food, 2 a variant, 3 a technical row."""
    fortified: bool = False
    organic: bool = False

    def name(self, language: str) -> str:
        """The food's name in 'da' or 'en'."""
        return self.name_da if language == "da" else self.name_en

    @property
    def supplement(self) -> bool:
        """Whether this is a dietary supplement."""
        return "supplement" in self.tags
