"""Which food group a product belongs to, by the categories that Open Food Facts gives it, and what binds its calcium.

A product has many categories, from the widest to the narrowest. The rules below are tried in their order, and the
first of which the product has a category decides: what a thing really is stands before what it is also counted among. A
plant drink is also a 'milk substitute' and a beverage, a spinach lasagne is a meal and no leaf. Where no rule
holds, the group is 'other', whose absorption is assumed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of food a product is."""

    group: str
    """A key of `tracker.foods.groups`."""
    tag: str | None = None
    """What binds its calcium, as a tag of the food table."""


def _rules(*lines: str) -> tuple[tuple[frozenset[str], Kind], ...]:
    """Rules from lines of a group, with what binds the calcium after a slash, a colon, and categories."""
    found = []
    for line in lines:
        head, _colon, categories = line.partition(":")
        group, _slash, tag = head.partition("/")
        found.append((frozenset(f"en:{one}" for one in categories.split()), Kind(group, tag or None)))
    return tuple(found)


_RULES: Final = _rules(
    "supplement: dietary-supplements food-supplements vitamins minerals calcium-supplements vitamin-d-supplements",
    "infant-food: baby-foods infant-formulas baby-milks follow-on-milks growth-milks",
    "plant-drink: plant-based-milk-alternatives soy-milks soy-based-drinks oat-milks oat-based-drinks almond-milks "
    "almond-based-drinks rice-milks rice-based-drinks coconut-based-drinks hazelnut-milks nut-milks "
    "legume-milks cereal-milks plant-milks plant-based-drinks",
    "plant-dairy: dairy-substitutes milk-substitutes plant-based-yogurts plant-based-creams plant-based-cheeses "
    "cheese-substitutes vegan-cheeses vegetable-based-yogurts non-dairy-yogurts soy-yogurts plant-based-creams-for-cooking "
    "cream-substitutes plant-based-fermented-foods non-dairy-desserts",
    "meat-alternatives/tofu: tofu plain-tofus firm-plain-tofus",
    "meat-alternatives: meat-alternatives meat-analogues veggie-patties vegetarian-sausages seitan tempeh",
    "dishes: meals pizzas soups sandwiches prepared-salads stews lasagnas gratins quiches microwave-meals "
    "pasta-dishes ready-made-meals meals-with-meat meals-with-fish sushi",
    "ice-cream: ice-creams-and-sorbets ice-creams frozen-desserts",
    "cheese: cheeses cream-cheeses processed-cheeses hard-cheeses fresh-cheeses cottage-cheeses",
    "fermented-milk: yogurts skyrs fermented-milk-products fermented-dairy-desserts kefir buttermilks fermented-milks "
    "fermented-milk-drinks quarks dairy-desserts",
    "cream: creams cooking-creams whipped-creams sour-creams",
    "fats: butters margarines fats vegetable-oils vegetable-fats olive-oils spreadable-fats mayonnaises",
    "milk: milks whole-milks semi-skimmed-milks skimmed-milks lactose-free-milk powdered-milks condensed-milks milk-drinks "
    "flavoured-milks dairy-drinks dairies",
    "cake: biscuits-and-cakes biscuits cakes pastries cookies desserts viennoiseries crackers sweet-pies",
    "sweets: confectioneries chocolates candies sugars honeys jams sweet-spreads bars chocolate-spreads syrups",
    "bread: breads rye-breads crispbreads toasts sliced-breads flatbreads buns",
    "cereal: breakfast-cereals mueslis pastas rices flours cereal-grains cereal-flakes rolled-flakes noodles "
    "cereals-and-their-products cereals-and-potatoes",
    "egg: eggs chicken-eggs",
    "shellfish: shellfish crustaceans molluscs shrimps mussels crabs",
    "fish: fishes canned-fishes smoked-fishes fatty-fishes salmons tunas herrings mackerels sardines seafood",
    "cold-cuts: prepared-meats hams sausages salamis patés deli-meats",
    "poultry: poultries chickens turkeys",
    "meat: meats beef pork fresh-meats ground-meats meats-and-their-products",
    "legumes/white-bean: white-beans canned-white-beans",
    "legumes/red-bean: red-beans kidney-beans",
    "legumes/soybean: soybeans edamame",
    "legumes/other-bean: legumes pulses beans lentils chickpeas black-beans legumes-and-their-products",
    "nuts-seeds/almond: almonds shelled-almonds",
    "nuts-seeds/sesame: sesame-seeds sesame",
    "nuts-seeds/other-nut: nuts hazelnuts walnuts cashew-nuts peanuts nut-butters peanut-butters nuts-and-their-products",
    "nuts-seeds/other-seed: seeds sunflower-seeds pumpkin-seeds chia-seeds flax-seeds",
    "leafy-vegetables/spinach: spinachs spinach frozen-spinachs fresh-spinachs chopped-spinachs",
    "cabbage/kale: kale kales frozen-kale curly-kale",
    "leafy-vegetables/chard: chards swiss-chard",
    "leafy-vegetables: leaf-vegetables lettuces rockets lamb-s-lettuces",
    "cabbage: cabbages cruciferous-vegetables",
    "seaweed: seaweeds seaweeds-and-their-products edible-seaweeds nori",
    "mushrooms: mushrooms mushrooms-and-their-products",
    "potatoes-roots: potatoes french-fries root-vegetables carrots",
    "dried-fruit: dried-fruits raisins dates dried-apricots",
    "berries: berries strawberries raspberries blueberries",
    "fruit: fruits fruits-based-foods tropical-fruits apples bananas",
    "vegetables: vegetables vegetables-based-foods frozen-vegetables canned-vegetables tomatoes",
    "juice: fruit-juices juices-and-nectars smoothies fruit-based-beverages squeezed-juices fruit-nectars",
    "water: waters spring-waters mineral-waters",
    "alcohol: alcoholic-beverages beers wines spirits",
    "coffee-tea: coffees teas hot-beverages herbal-teas cocoa-and-chocolate-powders coffee-drinks",
    "soft-drinks: sodas carbonated-drinks soft-drinks energy-drinks sweetened-beverages flavoured-waters beverages",
    "spices: spices condiments salts herbs aromatic-herbs baking-powders",
    "dressings: sauces dressings ketchups mustards groceries dips salad-dressings",
)


_OTHER: Final = Kind("other")
_PLACE: Final = {
    category: place for place, (named, _kind) in reversed(list(enumerate(_RULES))) for category in named
}
"""The first rule that a category has."""


def kind_of(categories: Collection[str]) -> Kind:
    """What kind of food a product with these categories is."""
    places = [_PLACE[one] for one in categories if one in _PLACE]
    return _RULES[min(places)][1] if places else _OTHER
