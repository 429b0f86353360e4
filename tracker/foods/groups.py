"""The food groups: what each is called, and what a portion weighs where a food itself does not say."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tracker.foods.food import Portion
from tracker.locale import _


@dataclass(frozen=True, slots=True)
class Group:
    """A food group as foods.csv names it."""

    key: str
    english_name: str
    """The message that `group_name` translates."""
    default_portion_grams: float
    """Grams, 1 to 500: one ordinary helping of a typical food of the group."""
    source: str
    """Where the weight comes from; 'estimate' where nobody weighed it."""


def N_(message: str) -> str:  # noqa: N802  # the catalogue tool collects messages by this name
    """`message` unchanged, marked for translation where the language is not yet known."""
    return message


_ALL = (
    Group("milk", N_("Milk"), 206.0, "density 1.03"),
    Group("fermented-milk", N_("Yoghurt and soured milk"), 206.0, "density 1.03"),
    Group("cream", N_("Cream"), 15.0, "estimate"),
    Group("cheese", N_("Cheese"), 20.0, "helsenorge.no two slices 20 g"),
    Group("plant-drink", N_("Plant drinks"), 206.0, "density 1.03"),
    Group("plant-dairy", N_("Plant-based yoghurt, cheese and cream"), 100.0, "estimate"),
    Group("ice-cream", N_("Ice cream"), 65.0, "fineli:663 PORTM"),
    Group("egg", N_("Eggs"), 55.0, "fineli:858 KPL_M"),
    Group("fish", N_("Fish"), 125.0, "estimate"),
    Group("shellfish", N_("Shellfish"), 75.0, "fineli:835 PORTM"),
    Group("meat", N_("Meat"), 125.0, "fineli:714 PORTS"),
    Group("poultry", N_("Poultry"), 125.0, "estimate"),
    Group("offal", N_("Offal"), 100.0, "fineli:790 PORTS"),
    Group("cold-cuts", N_("Cold cuts and sausages"), 25.0, "estimate"),
    Group("bread", N_("Bread"), 40.0, "estimate"),
    Group("cereal", N_("Grain, flour, pasta and rice"), 50.0, "estimate"),
    Group("cake", N_("Cakes and biscuits"), 60.0, "estimate"),
    Group("legumes", N_("Beans, peas and lentils"), 75.0, "fineli:395 PORTM"),
    Group("nuts-seeds", N_("Nuts and seeds"), 30.0, "estimate"),
    Group("leafy-vegetables", N_("Leafy vegetables"), 50.0, "fineli:330 PORTM"),
    Group("cabbage", N_("Cabbage"), 60.0, "fineli:320 PORTM"),
    Group("vegetables", N_("Other vegetables"), 60.0, "fineli:355 PORTM"),
    Group("potatoes-roots", N_("Potatoes and root vegetables"), 100.0, "estimate"),
    Group("mushrooms", N_("Mushrooms"), 60.0, "estimate"),
    Group("seaweed", N_("Seaweed"), 3.0, "fineli:34254 PORTM"),
    Group("fruit", N_("Fruit"), 100.0, "estimate"),
    Group("berries", N_("Berries"), 120.0, "fineli:447 PORTM"),
    Group("dried-fruit", N_("Dried fruit"), 30.0, "estimate"),
    Group("juice", N_("Juice and smoothies"), 208.0, "density 1.04"),
    Group("soft-drinks", N_("Soft drinks and cordials"), 208.0, "density 1.04"),
    Group("water", N_("Water"), 200.0, "density 1"),
    Group("coffee-tea", N_("Coffee, tea and cocoa"), 170.0, "fineli:900 KPL_M"),
    Group("alcohol", N_("Beer, wine and spirits"), 120.0, "fineli:904 PORTM"),
    Group("fats", N_("Butter, margarine and oil"), 10.0, "fineli:500 PORTL"),
    Group("dressings", N_("Sauces and dressings"), 15.0, "estimate"),
    Group("dishes", N_("Dishes"), 300.0, "estimate"),
    Group("sweets", N_("Sweets, sugar and jam"), 20.0, "estimate"),
    Group("spices", N_("Herbs, spices and salt"), 1.0, "fineli:11177 PORTS"),
    Group("meat-alternatives", N_("Meat alternatives"), 100.0, "estimate"),
    Group("infant-food", N_("Infant food"), 154.0, "density 1.03"),
    Group("supplement", N_("Supplements"), 1.0, "estimate"),
    Group("other", N_("Other"), 100.0, "estimate"),
)

GROUPS: Mapping[str, Group] = MappingProxyType({group.key: group for group in _ALL})
"""Every group that a food may belong to, in the order in which a list of them is shown."""


def group_name(key: str) -> str:
    """Name a group in the language in force. Raises KeyError for a key that is no group."""
    return _(GROUPS[key].english_name)


def default_portion(key: str) -> Portion:
    """Give the portion of a food of this group that has none of its own.

    Fineli weights are those of the Finnish table's household units, and a density is that of a 2 dl glass
    (1.5 dl for infants). Raises KeyError for a key that is no group.
    """
    group = GROUPS[key]
    return Portion(unit="portion", grams=group.default_portion_grams, source=group.source)
