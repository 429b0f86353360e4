"""Food codes of the American food survey (FNDDS): what kind of food the first digits tell.

The scheme is USDA's own: the first digit is the main group, the next ones narrow it. Only what matters for the absorption of
calcium is told apart.
"""

from functools import lru_cache

_KINDS = (
    ("113", "plant-drink"),
    ("114", "fermented-milk"),
    ("11", "milk"),
    ("12", "cream"),
    ("131", "ice-cream"),
    ("13", "dishes"),
    ("14", "cheese"),
    ("21", "meat"), ("22", "meat"), ("23", "meat"), ("24", "poultry"), ("251", "offal"), ("252", "cold-cuts"),
    ("26", "fish"), ("27", "dishes"), ("28", "dishes"),
    ("3", "egg"),
    ("41", "legumes"), ("42", "nuts-seeds"), ("43", "nuts-seeds"),
    ("51", "bread"), ("52", "bread"), ("53", "cake"), ("54", "cake"), ("55", "bread"), ("56", "cereal"), ("57", "cereal"),
    ("58", "dishes"),
    ("61", "fruit"), ("62", "dried-fruit"), ("63", "fruit"), ("64", "juice"), ("67", "infant-food"),
    ("71", "potatoes-roots"),
    ("7211920", "cabbage/kale"), ("7211921", "cabbage/kale"), ("7211922", "cabbage/kale"),
    ("72125", "leafy-vegetables/spinach"),
    ("72", "leafy-vegetables"),
    ("73", "vegetables"), ("74", "vegetables"), ("75", "vegetables"), ("76", "infant-food"), ("77", "dishes"),
    ("81", "fats"), ("82", "fats"), ("83", "dressings"),
    ("91", "sweets"), ("921", "coffee-tea"), ("923", "coffee-tea"), ("924", "soft-drinks"), ("925", "soft-drinks"),
    ("93", "alcohol"), ("94", "water"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def kind_of_code(code: str) -> str:
    """The kind of food as in `ReadRow.kind`; empty where the code tells none."""
    digits = code.strip().partition(".")[0]
    if len(digits) != 8 or not digits.isdigit():
        return ""
    return max(
        (one for one in _KINDS if digits.startswith(one[0])), key=lambda one: len(one[0]), default=("", "")
    )[1]
