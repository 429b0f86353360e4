"""The tables of products by barcode, and of recipes."""

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Integer, Table, Text

from tracker.store.models import metadata, nutrient_checks, nutrients

product = Table(
    "product",
    metadata,
    Column("barcode", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("brand", Text, nullable=False),
    Column("search_key", Text, nullable=False),
    *nutrients(),
    Column("food_group", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("portion_grams", Float),
    Column("source", Text, nullable=False),
    *nutrient_checks(),
)

recipe = Table(
    "recipe",
    metadata,
    Column("food_id", Text, ForeignKey("food.id", ondelete="RESTRICT"), primary_key=True),
    Column("yield_portions", Float),
    Column("cooked_grams", Float),
    CheckConstraint("yield_portions > 0", name="yield_portions"),
    CheckConstraint("cooked_grams > 0", name="cooked_grams"),
)

recipe_ingredient = Table(
    "recipe_ingredient",
    metadata,
    Column("food_id", Text, ForeignKey("recipe.food_id", ondelete="RESTRICT"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("ingredient_id", Text, ForeignKey("food.id", ondelete="RESTRICT"), nullable=False),
    Column("text", Text, nullable=False),
    Column("grams", Float, nullable=False),
    CheckConstraint("grams > 0", name="grams"),
)
