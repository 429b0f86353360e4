"""Words that no food knows: a maker's name may be passed by, but not a word that makes another thing of the food.

'Kohberg rugbrød' is rye bread; 'mælkefri ost' is no cheese, and 'hemp milk' is no milk, though no food knows 'hemp'.
Which stranger before 'milk' is a maker and which a plant cannot be told, so that there none is passed by; before a
precise name, such as 'letmælk', it can only be a maker.
"""

from collections.abc import Collection
from typing import Final

from tracker.foods.folding import words_of

_DENYING: Final = frozenset(
    words_of("fri frit frie free uden without ikke not non no imitation erstatning vegetabilsk")
)
_DENYING_ENDINGS: Final = ("fri", "frit", "frie", "free", "uden", "erstatning")
_FORTIFIED_ENDINGS: Final = ("beriget", "berigede", "tilsat", "fortified", "enriched")
"""What is added is just what this program is about: a food that nobody knows to be fortified is another one."""
_OF_PLANTS: Final = ("plante", "plant", "vegan", "vegetabil")
_WITHOUT_LACTOSE: Final = ("laktose", "lactose")
_DAIRY_KINDS: Final = frozenset(
    words_of(
        "mælk mælken milk ost osten cheese yoghurt yogurt fløde fløden cream is isen ice skyr kvark quark drik drink"
    )
)
"""What is made of plants as well; of butter that is margarine, which has a name of its own."""


def mislead(unread: Collection[str], known: Collection[str]) -> bool:
    """Whether the folded words that are not read may make another thing of the food that the known ones name."""
    return any(_is_another_thing(word) for word in unread) or _DAIRY_KINDS.issuperset(known)


def deny(words: Collection[str]) -> bool:
    """Whether a word by itself says that the food lacks what stands beside it: 'dairy free'; lactose aside."""
    return not _DENYING.isdisjoint(words) and not any(word.startswith(_WITHOUT_LACTOSE) for word in words)


def _is_another_thing(word: str) -> bool:
    if word.startswith(_WITHOUT_LACTOSE):
        return False
    return (
        word in _DENYING
        or word.endswith((*_DENYING_ENDINGS, *_FORTIFIED_ENDINGS))
        or word.startswith(_OF_PLANTS)
    )
