"""The tables, as SQLAlchemy Core metadata.

Core and not the ORM: rows leave as frozen dataclasses and the journal works on row images, so mapped classes
would serve nobody, and every start would pay for importing them.

Types are those that SQLite and PostgreSQL both have. Lists in cells (tags, conditions, portions) are written as
foods.csv writes them. Times of the day are text 'HH:MM' in the eater's own clock; moments are UTC without zone.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)

from tracker.foods.food import AbsorptionBasis
from tracker.nutrition.profile import Authority, Sex, SupplementPolicy
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.records import Meal

MOST_GRAMS = 100_000
"""An entry weighs less than this; also keeps out infinity and, on PostgreSQL, NaN."""
MOST_MG_PER_100G = 100_000
"""100 g hold no more than 100 g."""
MOST_UG_PER_100G = MOST_MG_PER_100G * 1000
MOST_KCAL_PER_100G = 10_000
MOST_ABSORPTION_INDEX = 10

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def one_of(column: str, values: Iterable[StrEnum | str]) -> CheckConstraint:
    """The column holds one of `values`."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _between(column: str, low: int, high: int) -> CheckConstraint:
    return CheckConstraint(f"{column} >= {low} AND {column} <= {high}", name=column)


def nutrients() -> tuple[Column[Any], ...]:
    """What a food, an entry and a product know of 100 g; NULL is unknown."""
    return (
        Column("calcium_mg_per_100g", Float),
        Column("vitamin_d_ug_per_100g", Float),
        Column("energy_kcal_per_100g", Float),
        Column("absorption", Float, nullable=False),
        Column("absorption_index", Float, nullable=False),
        Column("absorption_basis", Text, nullable=False),
    )


def nutrient_checks() -> tuple[CheckConstraint, ...]:
    """What no value of `nutrients` can be."""
    return (
        _between("calcium_mg_per_100g", 0, MOST_MG_PER_100G),
        _between("vitamin_d_ug_per_100g", 0, MOST_UG_PER_100G),
        _between("energy_kcal_per_100g", 0, MOST_KCAL_PER_100G),
        _between("absorption", 0, 1),
        _between("absorption_index", 0, MOST_ABSORPTION_INDEX),
        one_of("absorption_basis", AbsorptionBasis),
    )


# AUTOINCREMENT keeps SQLite from giving the number of an undone row to another, so that it can be done again.
person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, unique=True),
    Column("born", Date),
    Column("sex", Text),
    Column("authority", Text),
    Column("supplement_policy", Text, nullable=False),
    Column("conditions", Text, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("created_at", DateTime, nullable=False),
    Column("weight_kg", Float),
    CheckConstraint("length(name) > 0", name="name"),
    one_of("sex", Sex),
    one_of("authority", Authority),
    one_of("supplement_policy", SupplementPolicy),
    sqlite_autoincrement=True,
)

food = Table(
    "food",
    metadata,
    Column("id", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("name_da", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("aliases_da", Text, nullable=False),
    Column("aliases_en", Text, nullable=False),
    Column("food_group", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    *nutrients(),
    Column("tags", Text, nullable=False),
    Column("portions", Text, nullable=False),
    Column("density_g_per_ml", Float),
    Column("fortified", Boolean, nullable=False),
    Column("organic", Boolean, nullable=False),
    Column("source", Text, nullable=False),
    one_of("origin", ("table", "own")),
    *nutrient_checks(),
    CheckConstraint("density_g_per_ml > 0 AND density_g_per_ml <= 30", name="density_g_per_ml"),
)

# The numbers stand before the long texts, so that sums over many rows read little of each.
entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False),
    Column("day", Date, nullable=False),
    Column("position", Integer, nullable=False),
    Column("meal", Text, nullable=False),
    Column("time", String(5)),
    Column("grams", Float, nullable=False),
    *nutrients(),
    Column("supplement", Boolean, nullable=False),
    Column("food_group", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("food_id", Text, ForeignKey("food.id", ondelete="RESTRICT")),
    Column("portion", Text),
    Column("amount", Float),
    Column("food_name_da", Text, nullable=False),
    Column("food_name_en", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),
    # No foreign key: SQLite could add one only by writing every entry anew.
    Column("import_id", Integer),
    Column("import_key", BigInteger),
    one_of("meal", Meal),
    CheckConstraint("length(time) = 5", name="time"),
    CheckConstraint(f"grams > 0 AND grams < {MOST_GRAMS}", name="grams"),
    CheckConstraint(f"amount > 0 AND amount < {MOST_GRAMS}", name="amount"),
    *nutrient_checks(),
    # With the position, a day is read in its order without being sorted.
    Index(None, "person_id", "day", "position"),
    # Not for PostgreSQL as well: its unique index lets NULL stand many times too, and to name it here would import all of
    # SQLAlchemy's part for it at the first change of every log.
    Index(
        None,
        "person_id",
        "import_key",
        unique=True,
        sqlite_where=text("import_key IS NOT NULL"),
    ),
    sqlite_autoincrement=True,
)

day_mark = Table(
    "day_mark",
    metadata,
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("status", Text, nullable=False),
    one_of("status", (DayStatus.COMPLETE, DayStatus.PARTIAL)),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("undone", Boolean, nullable=False),
    Column("code", Text, nullable=False),
    Column("parameters", Text, nullable=False),
    Column("row_images", Text, nullable=False),
    Index(None, "person_id", "id"),
    sqlite_autoincrement=True,
)

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
