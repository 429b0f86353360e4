"""What is published about how well the calcium of a food is absorbed, against milk at the same load."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from tracker.nutrition.load_equation import milk_fractional_absorption
from tracker.nutrition.units import calcium_mg_from_mmol

INDEX_DECIMALS: Final = 2
"""The published fractions have two to three figures; more decimals would say more than was measured."""


class EvidenceKind(StrEnum):
    """How much a figure can carry, the best first."""

    ISOTOPE = "isotope-derived, load-adjusted"
    """From isotope studies with milk as the referent, put on the load of a serving with milk's equation."""
    MEASURED = "measured in one study"
    """One isotope study, held against milk in the same study."""
    ESTIMATE = "published estimate"
    """A published table that does not say which rows were measured."""
    REVIEW = "review"
    """The conclusion of a review, without a figure of its own."""
    ANALOGY = "by analogy"
    """Nobody measured it; borrowed from a food alike in what binds its calcium."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well the calcium of one kind of food is absorbed."""

    index: float
    """Absorbed fraction relative to milk's at the same load, above 0; milk is 1."""
    fraction: float | None
    """The published absorbed fraction, 0 to 1; None where only a ratio or a conclusion was published."""
    load_mg: float | None
    """The calcium load, in mg, that the fraction belongs to."""
    source: str
    """A key of `tracker.nutrition.sources.SOURCES`."""
    kind: EvidenceKind
    note: str = ""


def _at_load(percent: float, load_mg: float, source: str, kind: EvidenceKind, note: str = "") -> Evidence:
    """Evidence whose index is the published fraction over milk's equation at the same load."""
    index = percent / 100 / milk_fractional_absorption(load_mg)
    return Evidence(round(index, INDEX_DECIMALS), percent / 100, load_mg, source, kind, note)


def _beside_milk(
    percent: float, milk_percent: float, load_mg: float, source: str, note: str = ""
) -> Evidence:
    """Evidence whose index is the published fraction over milk's in the same study."""
    index = round(percent / milk_percent, INDEX_DECIMALS)
    return Evidence(index, percent / 100, load_mg, source, EvidenceKind.MEASURED, note)


def _isotope(percent: float, load_mg: float, note: str = "") -> Evidence:
    return _at_load(percent, load_mg, "weaver-2017", EvidenceKind.ISOTOPE, note)


def _estimate(percent: float, load_mg: float, note: str = "") -> Evidence:
    return _at_load(percent, load_mg, "weaver-1999", EvidenceKind.ESTIMATE, note)


_PUBLISHED: Final[Mapping[str, Evidence]] = {
    "milk": Evidence(
        1.0,
        0.321,
        290.0,
        "weaver-2017",
        EvidenceKind.ISOTOPE,
        "The referent, so its index is 1. The table's 32.1 % for milk, yoghurt and cheese is 0.95 of the "
        "equation.",
    ),
    "spinach": _isotope(
        5.1,
        115,
        "The 5.1 % was measured at 200 mg, where milk gave 27.6 % in the same people, a ratio of 0.18 "
        "(heaney-1988).",
    ),
    "rhubarb": _isotope(8.54, 174, "The table prints 10.1 mg absorbed, but 174 mg at 8.54 % are 14.9 mg."),
    "amaranth": _isotope(8.36, 347),
    "kale": _isotope(
        49.3, 61, "As well absorbed as milk at the same load; the article's 60 % is for a smaller one."
    ),
    "bok-choy": _isotope(53.8, 79),
    "broccoli": _isotope(61.3, 35),
    "mustard-greens": _isotope(
        40.2, 212, "Chinese mustard greens; weaver-1999 gives 57.8 % at 64 mg, an index of 1.18."
    ),
    "sweet-potato": _isotope(22.2, 44),
    "white-bean": _isotope(21.8, 113),
    "pinto-bean": _isotope(26.7, 44.7),
    "red-bean": _isotope(24.4, 40.5),
    "whole-wheat-bread": _isotope(
        82.0, 20, "Beside milk in one study 81.7 to 58.9 %, an index of 1.39 (weaver-1991)."
    ),
    "wheat-bran": _isotope(
        38.0, 20, "Beside milk in one study 22.3 to 37.5 %, an index of 0.59 (weaver-1991)."
    ),
    "tofu": _isotope(31.0, 258, "Set with calcium."),
    "calcium-citrate-malate": _isotope(36.3, 300, "In orange juice; a fruit punch gave 52 % (weaver-1999)."),
    "turnip-greens": _estimate(51.6, 99),
    "cabbage": _estimate(64.9, 25, "Green cabbage."),
    "brussels-sprouts": _estimate(63.8, 19),
    "cauliflower": _estimate(68.6, 17),
    "watercress": _estimate(67.0, 20),
    "kohlrabi": _estimate(67.0, 20),
    "radish": _estimate(74.4, 14, "Held against milk at 15 mg, the smallest load that was measured."),
    "rutabaga": _estimate(61.4, 36),
    "almond": _estimate(21.2, 80, "Dry roasted."),
    "sesame": _estimate(20.8, 37, "Hulled seeds; the unhulled hold far more calcium, bound to oxalate."),
    "soybean": _beside_milk(
        31.0,
        37.7,
        calcium_mg_from_mmol(2.45),
        "heaney-1991",
        "Beans with the ordinary, high content of phytate.",
    ),
    "mineral-water": _beside_milk(
        22.57, 23.15, calcium_mg_from_mmol(3.18), "bacciottini-2004", "Premenopausal women; rich in calcium."
    ),
    "calcium-carbonate-drink": _beside_milk(
        21.1, 21.7, 260.0, "zhao-2005", "Soy drink fortified with calcium carbonate; not different from milk."
    ),
    "tricalcium-phosphate": Evidence(
        0.75,
        None,
        300.0,
        "heaney-2000",
        EvidenceKind.MEASURED,
        "Soy drink beside milk. The other figures: 18.1 to 21.7 %, 0.83 (zhao-2005); 24.0 % at 300 mg, 0.71 "
        "of the equation but 0.75 of the same table's milk (weaver-2017).",
    ),
    "calcium-carbonate": Evidence(
        1.0,
        None,
        None,
        "gueguen-2000",
        EvidenceKind.REVIEW,
        "Tablets with a meal. Not shown to be absorbed worse than milk; carbonate needs the acid of a meal.",
    ),
    "calcium-citrate": Evidence(
        1.0,
        None,
        None,
        "gueguen-2000",
        EvidenceKind.REVIEW,
        "Tablets. Not shown to be absorbed worse than milk.",
    ),
}


def _analogy(kinds: tuple[str, ...], note: str) -> Evidence:
    """Evidence borrowed from published kinds: the mean of their indices."""
    indices = [_PUBLISHED[kind].index for kind in kinds]
    index = round(sum(indices) / len(indices), INDEX_DECIMALS)
    return Evidence(index, None, None, _PUBLISHED[kinds[0]].source, EvidenceKind.ANALOGY, note)


_LIKE_SPINACH = _analogy(("spinach",), "As spinach: rich in oxalate.")

EVIDENCE: Final[Mapping[str, Evidence]] = MappingProxyType(
    {
        **_PUBLISHED,
        "chard": _LIKE_SPINACH,
        "sorrel": _LIKE_SPINACH,
        "beet-greens": _LIKE_SPINACH,
        "purslane": _LIKE_SPINACH,
        "other-bean": _analogy(
            ("white-bean", "pinto-bean", "red-bean"),
            "The mean of white, pinto and red beans: rich in phytate.",
        ),
        "other-nut": _analogy(("almond",), "As almonds: phytate, and oxalate in many."),
        "other-seed": _analogy(("sesame",), "As sesame: rich in phytate."),
        "other-bran": _analogy(("wheat-bran",), "As wheat bran: rich in phytate."),
    }
)
"""Kind of food (an absorption tag of the food table) → its evidence."""
