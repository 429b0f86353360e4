"""Which fractional absorption of calcium a food of the table gets, from its group, its tags and its fortification.

The order of the rule:

1. The article's flat figures: dairy 30 %, fortified plant drinks 30 %, spinach 5 %, kale 60 % (basis `article`).
   One exception comes from the literature: calcium added as tricalcium phosphate is absorbed at 75 % of milk's
   (source `heaney-2000`), so a drink that declares it gets 0.30 × 0.75 (basis `literature`).
2. A food that was measured, or estimated in a published table: its index × 0.30 (basis `literature`). The index is
   its absorption relative to milk's at the same load, from `tracker.nutrition.absorption.EVIDENCE`.
3. A drink whose maker declares calcium carbonate together with calcium phosphates (E 341), or one or the other, tagged
   `mixed-calcium-salts`: the fortified drink's 0.30 and index. The share of each salt is not declared, and phosphate
   alone is absorbed less, so the basis is `assumed`.
4. A food that nobody measured but that is like one that was measured in what binds its calcium (oxalate in chard,
   sorrel and beet greens; phytate in other beans, nuts, seeds and bran): the index that `EVIDENCE` lends it × 0.30,
   and spinach's own fraction for the leaves. The basis is `assumed`, because the analogy is this project's and no
   publication's.
5. Everything else: 0.30 with index 1 (basis `assumed`).

A dish that is calculated from a recipe follows `tracker.foods.calculated` instead.
Whole sesame and poppy seeds count as seeds by analogy, because sesame was measured hulled, without its oxalate.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tracker.foods.food import AbsorptionBasis
from tracker.nutrition.absorption import EVIDENCE, REFERENCE_ABSORPTION, EvidenceKind

DAIRY_GROUPS: Final = frozenset({"milk", "fermented-milk", "cream", "cheese"})

_MILK: Final = "milk"
_FORTIFIED_DRINK: Final = "calcium-carbonate-drink"

ARTICLE_FRACTIONS: Final[Mapping[str, float]] = MappingProxyType(
    {_MILK: REFERENCE_ABSORPTION, _FORTIFIED_DRINK: REFERENCE_ABSORPTION, "spinach": 0.05, "kale": 0.60}
)
"""The article's fractions, 0 to 1, by kind."""

LIKE_SPINACH: Final = frozenset({"chard", "sorrel", "beet-greens", "purslane"})
"""Leaves with much oxalate that nobody measured; they get spinach's fraction."""

MIXED_CALCIUM_SALTS: Final = "mixed-calcium-salts"
"""The tag of a drink whose calcium is added as carbonate, phosphate or a blend that is not declared."""

KINDS: Final = frozenset(EVIDENCE) - {_MILK, _FORTIFIED_DRINK}
"""The tags that say what binds a food's calcium; a food has one of them at most. Milk and fortified drinks are told
by their group instead."""

FRACTION_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True)
class Absorption:
    """How much of a food's calcium is absorbed."""

    fraction: float
    """Fractional absorption of the `article` set, 0 to 1."""
    index: float
    """Absorption relative to milk at the same load, for the `load` set; milk is 1."""
    basis: AbsorptionBasis


def absorption_of(group: str, tags: frozenset[str], fortified: bool) -> Absorption:
    """The absorption of a food with this group (a key of `tracker.foods.groups`), these tags and this fortification.

    Sources: the article for its four figures; for the indices the evidence that `EVIDENCE` names. Raises ValueError
    when the tags name more than one kind, because the rule would have to guess which one binds the calcium.
    """
    kind = evidence_kind(group, tags, fortified)
    if kind is None and MIXED_CALCIUM_SALTS in tags:
        return Absorption(REFERENCE_ABSORPTION, EVIDENCE[_FORTIFIED_DRINK].index, AbsorptionBasis.ASSUMED)
    return Absorption(REFERENCE_ABSORPTION, 1.0, AbsorptionBasis.ASSUMED) if kind is None else _of_kind(kind)


def evidence_kind(group: str, tags: frozenset[str], fortified: bool) -> str | None:
    """The key of `EVIDENCE` that the absorption of such a food follows; None where nobody measured the like.

    Raises ValueError when the tags name more than one kind.
    """
    kinds = sorted(tags & KINDS)
    if len(kinds) > 1:
        raise ValueError(f"more than one absorption kind: {', '.join(kinds)}")
    if "dairy" in tags or group in DAIRY_GROUPS:
        return _MILK
    if kinds:
        return kinds[0]
    if MIXED_CALCIUM_SALTS in tags:
        return None
    return _FORTIFIED_DRINK if group == "plant-drink" and fortified else None


def _of_kind(kind: str) -> Absorption:
    evidence = EVIDENCE[kind]
    if kind in ARTICLE_FRACTIONS:
        return Absorption(ARTICLE_FRACTIONS[kind], evidence.index, AbsorptionBasis.ARTICLE)
    if kind in LIKE_SPINACH:
        return Absorption(ARTICLE_FRACTIONS["spinach"], evidence.index, AbsorptionBasis.ASSUMED)
    fraction = round(REFERENCE_ABSORPTION * evidence.index, FRACTION_DECIMALS)
    by_analogy = evidence.kind is EvidenceKind.ANALOGY
    return Absorption(
        fraction, evidence.index, AbsorptionBasis.ASSUMED if by_analogy else AbsorptionBasis.LITERATURE
    )
