"""What Denmark advises of foods themselves, as far as a review counts it: fish, and fruit and vegetables."""

from typing import Final

FISH_G_PER_WEEK: Final = 350.0
"""Fish a week, in g (source `kostraad-2021`)."""
OILY_FISH_G_PER_WEEK: Final = 200.0
"""Of it oily fish, in g (source `kostraad-2021`)."""
FRUIT_AND_VEGETABLES_G_PER_DAY: Final = 600.0
"""Fruit and vegetables a day from 11 years, in g; at least half of it vegetables (source `kostraad-2021`)."""
PORTION_G: Final = 100.0
"""What makes one of the six portions of fruit and vegetables, in g (source `kostraad-2021`)."""
SOURCE: Final = "kostraad-2021"

CALCIUM_WITHOUT_DAIRY_MG: Final = 300.0
"""What a Danish diet without dairy gives in mg a day: a day below it may not be wholly logged (source `dsam-2024`)."""
