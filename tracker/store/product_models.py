"""The tables of products by barcode, and of recipes."""

from sqlalchemy import Boolean, CheckConstraint, Column, Float, ForeignKey, Integer, Table, Text

from tracker.store.models import MOST_KCAL_PER_100G, MOST_MG_PER_100G, MOST_UG_PER_100G, metadata

product = Table(
    "product",
    metadata,
    # The search index knows a product by its number.
    Column("id", Integer, primary_key=True),
    Column("barcode", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("brand", Text, nullable=False),
    Column("search_key", Text, nullable=False),
    Column("calcium_mg_per_100g", Float),
    Column("vitamin_d_ug_per_100g", Float),
    Column("energy_kcal_per_100g", Float),
    Column("food_group", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("fortified", Boolean, nullable=False),
    Column("organic", Boolean, nullable=False),
    Column("portion_grams", Float),
    Column("source", Text, nullable=False),
    CheckConstraint(
        f"calcium_mg_per_100g >= 0 AND calcium_mg_per_100g <= {MOST_MG_PER_100G}", name="calcium_mg_per_100g"
    ),
    CheckConstraint(
        f"vitamin_d_ug_per_100g >= 0 AND vitamin_d_ug_per_100g <= {MOST_UG_PER_100G}",
        name="vitamin_d_ug_per_100g",
    ),
    CheckConstraint(
        f"energy_kcal_per_100g >= 0 AND energy_kcal_per_100g <= {MOST_KCAL_PER_100G}",
        name="energy_kcal_per_100g",
    ),
    CheckConstraint("portion_grams > 0", name="portion_grams"),
)
"""What a product's calcium is worth is not kept: it follows from its group and tags when it is eaten."""

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
