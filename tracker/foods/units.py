"""One vocabulary of units: what a portion may be called, what a unit holds, and how it is printed.

Reading a typed word into one of these keys is the work of `tracker.foods.unit_words`.

Volumes: the metric spoon holds 15 ml and the teaspoon 5 ml; the American cup of 237 ml and the avoirdupois
ounce (28.35 g) and pound (453.6 g) follow NIST Handbook 44; a Danish cup or glass is taken as 2 dl, the size
that Fineli's household measures of milk use. The British pint (568 ml) is the one read, as in Europe.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tracker.nutrition.units import GRAMS_PER_OUNCE, GRAMS_PER_POUND


class Kind(StrEnum):
    """What a unit measures."""

    MASS = "mass"
    VOLUME = "volume"
    COUNT = "count"
    DOSE = "dose"
    """The strength of a supplement: micrograms and international units, never a weight on a plate."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, and its words in both languages; `da_one` and the rest are what is printed."""

    key: str
    kind: Kind
    da_one: str
    da_many: str
    en_one: str
    en_many: str
    words: tuple[str, ...] = ()
    """Further words that are read as this unit, in either language."""
    grams: float | None = None
    """Grams of one unit of mass."""
    ml: float | None = None
    """Millilitres of one unit; on a counted unit, of a drink only."""
    neuter: bool = False
    """Whether the Danish noun is neuter, which decides 'stort glas' against 'stor skive'."""


@dataclass(frozen=True, slots=True)
class Size:
    """A size that tells apart portions of one unit: 'slice.thin', 'piece.large'."""

    key: str
    da_common: str
    da_neuter: str
    da_many: str
    en: str
    words: tuple[str, ...] = ()


def _mass(key: str, grams: float, name: str, words: str = "") -> Unit:
    return Unit(key, Kind.MASS, name, name, name, name, tuple(words.split()), grams=grams)


def _volume(key: str, ml: float, da: str, en: str, words: str = "") -> Unit:
    return Unit(key, Kind.VOLUME, *_forms(da), *_forms(en), tuple(words.split()), ml=ml)


def _count(
    key: str, da: str, en: str, words: str = "", *, ml: float | None = None, neuter: bool = False
) -> Unit:
    return Unit(key, Kind.COUNT, *_forms(da), *_forms(en), tuple(words.split()), ml=ml, neuter=neuter)


def _forms(one_and_many: str) -> tuple[str, str]:
    one, _bar, many = one_and_many.partition("|")
    return one, many or one


_ALL = (
    _mass("g", 1.0, "g", "gr gr. gram grams gramme grammes gm"),
    _mass("kg", 1000.0, "kg", "kilo kilos kilogram kilograms"),
    _mass("mg", 0.001, "mg", "milligram milligrams"),
    _mass("oz", GRAMS_PER_OUNCE, "oz", "ounce ounces unse unser"),
    _mass("lb", GRAMS_PER_POUND, "lb", "lbs pound pounds"),
    Unit("ug", Kind.DOSE, "µg", "µg", "µg", "µg", ("ug", "mcg", "mikrogram", "microgram", "micrograms")),
    Unit("iu", Kind.DOSE, "IE", "IE", "IU", "IU", ("i.e.", "i.u.")),
    _volume("ml", 1.0, "ml", "ml", "milliliter milliliters millilitre millilitres"),
    _volume("cl", 10.0, "cl", "cl", "centiliter centiliters centilitre centilitres"),
    _volume("dl", 100.0, "dl", "dl", "deciliter deciliters decilitre decilitres"),
    _volume("l", 1000.0, "l", "l", "liter litre liters litres ltr ltr."),
    _volume(
        "tbsp",
        15.0,
        "spsk.",
        "tbsp",
        "spsk spiseske spiseskeer spiseskefuld spiseskefulde tbs tbsp. tbsps "
        "tablespoon tablespoons tablespoonful tablespoonfuls",
    ),
    _volume(
        "tsp",
        5.0,
        "tsk.",
        "tsp",
        "tsk teske teskeer teskefuld teskefulde tsp. tsps teaspoon teaspoons teaspoonful teaspoonfuls",
    ),
    _volume("us_cup", 236.5882365, "US-cup|US-cups", "cup|cups", "cupful cupfuls"),
    _volume("cup", 200.0, "kop|kopper", "mug|mugs", "koppen kopfuld kopfulde krus kruset krusfuld mugful"),
    _volume("pint", 568.26125, "pint", "pint|pints"),
    _volume("fl_oz", 28.4130625, "fl.oz.", "fl.oz.", "fl.oz floz fl-oz"),
    _volume("pinch", 0.5, "knivspids|knivspidser", "pinch|pinches", "knsp drys nip sprinkle sprinkling"),
    _volume("dollop", 15.0, "klat|klatter", "dollop|dollops", "klatten klump klumper knob knobs blob blobs"),
    _volume(
        "splash",
        30.0,
        "skvæt|skvætter",
        "splash|splashes",
        "sjat sjatter stænk slat tår slurk slurke drizzle",
    ),
    _count("glass", "glas", "glass|glasses", "glasset glassene glasfuld glassful", ml=200.0, neuter=True),
    _count("bottle", "flaske|flasker", "bottle|bottles", "flasken", ml=500.0),
    _count("can", "dåse|dåser", "can|cans", "dåsen ds ds. konservesdåse tin tins", ml=330.0),
    _count("bowl", "skål|skåle", "bowl|bowls", "skålen skålfuld skålfulde bowlful bowlfuls", ml=300.0),
    _count("slice", "skive|skiver", "slice|slices", "skiven skiverne skv skv. sk. rasher rashers"),
    _count(
        "piece",
        "stk.",
        "piece|pieces",
        "stk styk styks stykke stykker stykket st. pc pcs pc. pcs. pce buket buketter floret florets "
        "bar bars stick sticks klods klodser plade plader kolbe kolber",
        neuter=True,
    ),
    _count(
        "portion",
        "portion|portioner",
        "portion|portions",
        "portionen port. ptn serving servings helping helpings "
        "anretning tallerken tallerkener tallerkenfuld plate plates plateful",
    ),
    _count(
        "handful",
        "håndfuld|håndfulde",
        "handful|handfuls",
        "håndfulder hånfuld handfull handfulls næve næver nævefuld",
    ),
    _count(
        "tablet",
        "tablet|tabletter",
        "tablet|tablets",
        "tabletten tabl tabl. tab tabs pille piller pillen pill "
        "pills tyggetablet tyggetabletter brusetablet brusetabletter chewable chewables gummy gummies",
    ),
    _count("capsule", "kapsel|kapsler", "capsule|capsules", "kapslen kaps kaps. caps softgel softgels"),
    _count("drop", "dråbe|dråber", "drop|drops", "dråben"),
    _count(
        "pack",
        "pakke|pakker",
        "pack|packs",
        "pakken pk pk. pkt package packages packet packets pose poser bag bags "
        "karton kartoner carton cartons bæger bægre bægeret tub tubs pot pots brik brikker æske æsker "
        "box boxes bakke bakker bøtte bøtter jar jars tube tubes sachet sachets brev breve punnet",
    ),
    _count("spread", "lag", "spread|spreads", "smøring smøringer layer layers scrape", neuter=True),
    _count("fillet", "filet|fileter", "fillet|fillets", "filetter fileten filets"),
    _count("ball", "kugle|kugler", "ball|balls", "kuglen"),
    _count("scoop", "scoop", "scoop|scoops", "måleske måleskeer"),
    _count("spoon", "skefuld|skefulde", "spoonful|spoonfuls", "ske skeer spoon spoons", ml=15.0),
    _count(
        "stalk",
        "stilk|stilke",
        "stalk|stalks",
        "stilken stang stænger stængel stængler kvist kviste stem stems sprig sprigs spear spears",
    ),
    _count("clove", "fed", "clove|cloves", "feddet", neuter=True),
    _count("leaf", "blad|blade", "leaf|leaves", "bladet ark sheet sheets", neuter=True),
    _count("bunch", "bundt|bundter", "bunch|bunches", "bdt bdt. klase klaser bundle", neuter=True),
    _count("square", "tern", "square|squares", "række rækker cube cubes terning terninger", neuter=True),
    _count("unweighed", "× filens mængde", "× the file's amount"),
)

UNWEIGHED = "unweighed"
"""The portion of an entry from a file that does not tell its weight: 100 g stand for all of it, so that its values per
100 g are those of the whole."""

UNITS: Mapping[str, Unit] = MappingProxyType({unit.key: unit for unit in _ALL})

SIZES: Mapping[str, Size] = MappingProxyType(
    {
        size.key: size
        for size in (
            Size("small", "lille", "lille", "små", "small", ("lil", "smaa", "mini", "little", "tiny")),
            Size(
                "medium",
                "mellem",
                "mellem",
                "mellem",
                "medium",
                (
                    "mellemstor",
                    "mellemstort",
                    "mellemstore",
                    "medium-sized",
                    "almindelig",
                    "almindeligt",
                    "regular",
                ),
            ),
            Size("large", "stor", "stort", "store", "large", ("big", "kæmpe", "huge", "xl")),
            Size("thin", "tynd", "tyndt", "tynde", "thin", ("thinly", "høvlet")),
            Size("thick", "tyk", "tykt", "tykke", "thick", ("thickly",)),
        )
    }
)

FRACTION_WORDS: Mapping[str, float] = MappingProxyType(
    {
        "halv": 0.5,
        "halvt": 0.5,
        "halve": 0.5,
        "half": 0.5,
        "hel": 1.0,
        "helt": 1.0,
        "hele": 1.0,
        "whole": 1.0,
        "kvart": 0.25,
        "kvarte": 0.25,
        "quarter": 0.25,
        "trekvart": 0.75,
        "dobbelt": 2.0,
        "dobbelte": 2.0,
        "double": 2.0,
    }
)
"""Words that stand where a size would but change the amount."""


def is_portion_unit(key: str) -> bool:
    """Whether `key` may name a portion in the food table: a volume or counted unit, '.size' or not."""
    base, dot, size = key.partition(".")
    unit = UNITS.get(base)
    if unit is None or unit.kind not in (Kind.VOLUME, Kind.COUNT):
        return False
    return size in SIZES if dot else True


def unit_name(key: str, amount: float, language: str) -> str:
    """How a unit key, sized or not, is printed beside `amount`: 'skiver', 'large slices', 'stort glas'.

    Raises KeyError for a key that is not in the vocabulary.
    """
    base, _dot, size_key = key.partition(".")
    unit = UNITS[base]
    many = amount > 1
    one, several = (unit.da_one, unit.da_many) if language == "da" else (unit.en_one, unit.en_many)
    noun = several if many else one
    if not size_key:
        return noun
    size = SIZES[size_key]
    if language != "da":
        return f"{size.en} {noun}"
    adjective = size.da_many if many else size.da_neuter if unit.neuter else size.da_common
    return f"{adjective} {noun}"
