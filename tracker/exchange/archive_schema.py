"""The program's own export format: which files the zip holds, and what stands in each column.

The one place where the format is written down for the program; docs/export-format.md tells it to people, and each zip
carries it as a Data Package (https://specs.frictionlessdata.io), so that other programs can read it without this one.
"""

from collections.abc import Iterable

from tracker.exchange.table_schema import Column, Kind, Member
from tracker.foods.food import AbsorptionBasis
from tracker.nutrition.profile import Authority, Condition, Sex, SupplementPolicy
from tracker.nutrition.usual_intake import DayStatus
from tracker.store import outgoing
from tracker.store.models import (
    MOST_ABSORPTION_INDEX,
    MOST_GRAMS,
    MOST_KCAL_PER_100G,
    MOST_MG_PER_100G,
    MOST_UG_PER_100G,
)
from tracker.store.records import LONGEST_NAME, Meal, NoteKind

FORMAT = "calcium-tracker-export"
SCHEMA_VERSION = 1
"""Goes up when a reader of the former version could not read the files any more, or would read them wrongly."""
MANIFEST = "datapackage.json"


def _text(name: str, means: str, *, unknown: bool = False, longest: int | None = None) -> Column:
    return Column(name=name, means=means, unknown=unknown, longest=longest)


def _one_of(name: str, choices: Iterable[str], means: str, *, unknown: bool = False) -> Column:
    return Column(name=name, means=means, choices=tuple(map(str, choices)), unknown=unknown)


def _number(name: str, means: str, *, unknown: bool = False, **limits: float) -> Column:
    return Column(name=name, kind=Kind.NUMBER, means=means, unknown=unknown, **limits)  # type: ignore[arg-type]  # limits by name


def _of(kind: Kind, name: str, means: str, *, unknown: bool = False) -> Column:
    return Column(name=name, kind=kind, means=means, unknown=unknown)


def _counted(name: str, means: str, *, unknown: bool = False, low: int = 1) -> Column:
    # As many as every database can number.
    return Column(name=name, kind=Kind.INTEGER, means=means, unknown=unknown, low=low, high=2**31 - 1)


_PERSON = _text("person", "Whose it is: a name in people.csv.", longest=LONGEST_NAME)
_NUTRIENTS = (
    _number(
        "calcium_mg_per_100g",
        "Calcium, mg in 100 g; empty is unknown, never 0.",
        unknown=True,
        low=0,
        high=MOST_MG_PER_100G,
    ),
    _number(
        "vitamin_d_ug_per_100g",
        "Vitamin D, µg in 100 g; empty is unknown, never 0.",
        unknown=True,
        low=0,
        high=MOST_UG_PER_100G,
    ),
    _number("energy_kcal_per_100g", "Energy, kcal in 100 g.", unknown=True, low=0, high=MOST_KCAL_PER_100G),
    _number("absorption", "Fraction of the calcium that is absorbed, 0 to 1.", low=0, high=1),
    _number(
        "absorption_index",
        "Absorption relative to milk at the same load; milk is 1.",
        low=0,
        high=MOST_ABSORPTION_INDEX,
    ),
    _one_of("absorption_basis", AbsorptionBasis, "What the absorption rests on."),
)
_FOOD_GROUP = _text("food_group", "The food group, by its key in the program.")
_TAGS = _text("tags", "Words about the food, separated by semicolons.")

PEOPLE = Member(
    "people",
    "The people, by name.",
    (
        _text("name", "Unique whatever its case.", longest=LONGEST_NAME),
        _of(Kind.DATE, "born", "Date of birth.", unknown=True),
        _one_of("sex", Sex, "Sex as the reference tables use it.", unknown=True),
        _one_of("authority", Authority, "The authority that a dietitian chose.", unknown=True),
        _one_of("supplement_policy", SupplementPolicy, "How the Danish rule of 800-1000 mg is read."),
        Column(
            name="conditions",
            means="Conditions, separated by semicolons.",
            choices=tuple(map(str, Condition)),
            several=True,
        ),
        _of(Kind.FLAG, "archived", "Whether the person is out of the lists."),
        _of(Kind.MOMENT, "created_at", "When the person was added."),
        _number("weight_kg", "Body weight in kg.", unknown=True),
    ),
    ("name",),
)
FOODS = Member(
    "foods",
    "Own foods, and the foods of the program's table that the entries name.",
    (
        _text(
            "id",
            "The food's id; that of an own food begins with own:, that of a product that was eaten with off:.",
        ),
        _one_of("origin", ("table", "own"), "Of the program's food table, or added by the user."),
        _of(Kind.FLAG, "retired", "Whether it is found no more."),
        _text("name_da", "Danish name."),
        _text("name_en", "English name."),
        _text("aliases_da", "Other Danish names, separated by semicolons."),
        _text("aliases_en", "Other English names, separated by semicolons."),
        _FOOD_GROUP,
        _counted("rank", "0 what a plain word means, 1 ordinary, 2 a variant, 3 technical.", low=-(2**31)),
        *_NUTRIENTS,
        _TAGS,
        _text("portions", "Household measures as unit=grams@source, separated by semicolons."),
        _number("density_g_per_ml", "Density in g/ml.", unknown=True, above=0, high=30),
        _of(Kind.FLAG, "fortified", "Whether calcium is added."),
        _of(Kind.FLAG, "organic", "Whether it is organic."),
        _text("source", "Where the values come from."),
    ),
    ("id",),
)
RECIPES = Member(
    "recipes",
    "What is known of an own food that was made from a recipe.",
    (
        _text("food_id", "The own food that it makes."),
        _number("yield_portions", "How many portions it gives.", unknown=True, above=0),
        _number("cooked_grams", "What it weighs when cooked, g.", unknown=True, above=0),
    ),
    ("food_id",),
    (("food_id", "foods", "id"),),
)
INGREDIENTS = Member(
    "recipe_ingredients",
    "What a recipe is made of.",
    (
        _text("food_id", "The own food that the recipe makes."),
        _counted("position", "Place in the recipe.", low=-(2**31)),
        _text("ingredient_id", "The food."),
        _text("text", "What was typed."),
        _number("grams", "Weight in g.", above=0),
    ),
    ("food_id", "position"),
    (("food_id", "recipes", "food_id"), ("ingredient_id", "foods", "id")),
)
IMPORTS = Member(
    "imports",
    "Files of other programs that entries came from.",
    (
        _counted("number", "Row number; entries point to it."),
        _of(Kind.MOMENT, "made_at", "When the file was taken in."),
        _text("file_name", "The file's name."),
        _text("sha256", "sha256 of the file in hex."),
        _text("format", "Its format."),
        _counted("rows_read", "Rows read.", low=0),
        _counted("rows_stored", "Rows stored.", low=0),
        _counted("rows_refused", "Rows refused.", low=0),
        _of(Kind.FLAG, "undone", "Whether the import was taken back."),
    ),
    ("number",),
)
DAYS = Member(
    "days",
    "How fully days were recorded; a day that is not listed was not marked.",
    (
        _PERSON,
        _of(Kind.DATE, "day", "The day."),
        _one_of("status", (DayStatus.COMPLETE, DayStatus.PARTIAL), "complete or partial."),
    ),
    ("person", "day"),
    (("person", "people", "name"),),
)
ENTRIES = Member(
    "entries",
    "What was eaten, with the food's values as they were when it was logged; by person, day and place in the day.",
    (
        _counted("number", "Row number; corrections point to it."),
        _PERSON,
        _of(Kind.DATE, "day", "The day it was eaten."),
        _counted("position", "Place among the entries of the day; places may be missing.", low=-(2**31)),
        _one_of("meal", Meal, "The meal."),
        _of(Kind.CLOCK, "time", "Local time.", unknown=True),
        _number("grams", "Weight in g.", above=0, below=MOST_GRAMS),
        *_NUTRIENTS,
        _of(Kind.FLAG, "supplement", "Whether it is a dietary supplement."),
        _FOOD_GROUP,
        _TAGS,
        _text("food_id", "The food in foods.csv.", unknown=True),
        _text("portion", "The unit it was given in.", unknown=True),
        _number("amount", "How many of the unit.", unknown=True, above=0, below=MOST_GRAMS),
        _text("food_name_da", "The food's Danish name when logged."),
        _text("food_name_en", "The food's English name when logged."),
        _text("text", "What was typed."),
        _text("source", "Where the values come from."),
        _of(Kind.MOMENT, "created_at", "When it was logged."),
        Column(
            name="import_key",
            kind=Kind.INTEGER,
            means="What tells a row of an imported file from others.",
            unknown=True,
            low=-(2**63),
            high=2**63 - 1,
        ),
        _counted("import", "The row of imports.csv it came from.", unknown=True),
    ),
    ("number",),
    (("person", "people", "name"), ("food_id", "foods", "id"), ("import", "imports", "number")),
)
NOTES = Member(
    "notes",
    "A dietitian's notes on a person.",
    (
        _PERSON,
        _one_of("kind", NoteKind, "Part of the record (ADIME)."),
        _of(Kind.DATE, "first", "First day it is about."),
        _of(Kind.DATE, "last", "Last day it is about."),
        _of(Kind.DATE, "written_on", "Date of the note."),
        _text("author", "Who wrote it."),
        _text("text", "The note."),
        _of(Kind.MOMENT, "created_at", "When it was stored."),
    ),
    (),
    (("person", "people", "name"),),
)
CORRECTIONS = Member(
    "corrections",
    "Changes that a dietitian made to what was logged.",
    (
        _PERSON,
        _counted(
            "entry", "Row number in entries.csv; above the last row where the entry is no longer there."
        ),
        _of(Kind.MOMENT, "made_at", "When."),
        _text("made_by", "By whom."),
        _text("reason", "Why."),
        _text("before", "The entry before, as JSON."),
        _text("after", "The entry after, as JSON; empty where it was removed.", unknown=True),
    ),
    (),
    (("person", "people", "name"),),
)
SETTINGS = Member(
    "settings",
    "What was set for the log, and for a person.",
    (
        _text("person", "Whose it is; empty for the whole log."),
        _text("key", "What is set."),
        _text("value", "What it is set to."),
    ),
    ("person", "key"),
)

MEMBERS = (
    PEOPLE,
    FOODS,
    RECIPES,
    INGREDIENTS,
    IMPORTS,
    DAYS,
    ENTRIES,
    NOTES,
    CORRECTIONS,
    SETTINGS,
)
"""In the order in which they stand in the zip."""

# Held here, where both can be seen: a column added to a table must be told of here too.
STORED_COLUMNS = {
    PEOPLE: outgoing.PERSON_COLUMNS,
    FOODS: outgoing.FOOD_COLUMNS,
    RECIPES: outgoing.RECIPE_COLUMNS,
    INGREDIENTS: outgoing.INGREDIENT_COLUMNS,
    IMPORTS: outgoing.IMPORT_COLUMNS,
    DAYS: outgoing.MARK_COLUMNS,
    ENTRIES: outgoing.ENTRY_COLUMNS,
    NOTES: outgoing.NOTE_COLUMNS,
    CORRECTIONS: outgoing.CORRECTION_COLUMNS,
}
"""The columns of the tables that each member's rows are made of, in their order."""
