"""The countries that a product is sold in, as Open Food Facts tags them."""

from typing import Final

from tracker.exchange.open_food_facts.problems import UnknownCountry
from tracker.foods.folding import fold

_OTHER_NAMES: Final = {
    "danmark": "denmark",
    "dk": "denmark",
    "sverige": "sweden",
    "se": "sweden",
    "norge": "norway",
    "no": "norway",
    "finland": "finland",
    "island": "iceland",
    "tyskland": "germany",
    "deutschland": "germany",
    "de": "germany",
    "faeroeerne": "faroe-islands",
    "groenland": "greenland",
    "storbritannien": "united-kingdom",
    "uk": "united-kingdom",
    "gb": "united-kingdom",
    "holland": "netherlands",
    "nederlandene": "netherlands",
    "frankrig": "france",
    "polen": "poland",
    "spanien": "spain",
    "italien": "italy",
    "usa": "united-states",
}


def country_tag(name: str) -> str:
    """The tag of a country that was typed in English or Danish; raises UnknownCountry for what is no word."""
    words = fold(name).removeprefix("en:").replace("-", " ").split()
    if not words or not "".join(words).isalpha():
        raise UnknownCountry(name)
    tag = "-".join(words)
    return f"en:{_OTHER_NAMES.get(tag, tag)}"
