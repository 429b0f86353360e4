"""Products by barcode, and recipes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of products and recipes."""
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("barcode", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("calcium_mg_per_100g", sa.Float(), nullable=True),
        sa.Column("vitamin_d_ug_per_100g", sa.Float(), nullable=True),
        sa.Column("energy_kcal_per_100g", sa.Float(), nullable=True),
        sa.Column("food_group", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("fortified", sa.Boolean(), nullable=False),
        sa.Column("organic", sa.Boolean(), nullable=False),
        sa.Column("portion_grams", sa.Float(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "calcium_mg_per_100g >= 0 AND calcium_mg_per_100g <= 100000",
            name=op.f("ck_product_calcium_mg_per_100g"),
        ),
        sa.CheckConstraint(
            "energy_kcal_per_100g >= 0 AND energy_kcal_per_100g <= 10000",
            name=op.f("ck_product_energy_kcal_per_100g"),
        ),
        sa.CheckConstraint("portion_grams > 0", name=op.f("ck_product_portion_grams")),
        sa.CheckConstraint(
            "vitamin_d_ug_per_100g >= 0 AND vitamin_d_ug_per_100g <= 100000000",
            name=op.f("ck_product_vitamin_d_ug_per_100g"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sa.UniqueConstraint("barcode", name=op.f("uq_product_barcode")),
    )
    op.create_table(
        "recipe",
        sa.Column("food_id", sa.Text(), nullable=False),
        sa.Column("yield_portions", sa.Float(), nullable=True),
        sa.Column("cooked_grams", sa.Float(), nullable=True),
        sa.CheckConstraint("yield_portions > 0", name=op.f("ck_recipe_yield_portions")),
        sa.CheckConstraint("cooked_grams > 0", name=op.f("ck_recipe_cooked_grams")),
        sa.ForeignKeyConstraint(
            ["food_id"], ["food.id"], name=op.f("fk_recipe_food_id_food"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("food_id", name=op.f("pk_recipe")),
    )
    op.create_table(
        "recipe_ingredient",
        sa.Column("food_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ingredient_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("grams", sa.Float(), nullable=False),
        sa.CheckConstraint("grams > 0", name=op.f("ck_recipe_ingredient_grams")),
        sa.ForeignKeyConstraint(
            ["food_id"],
            ["recipe.food_id"],
            name=op.f("fk_recipe_ingredient_food_id_recipe"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["ingredient_id"],
            ["food.id"],
            name=op.f("fk_recipe_ingredient_ingredient_id_food"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("food_id", "position", name=op.f("pk_recipe_ingredient")),
    )
