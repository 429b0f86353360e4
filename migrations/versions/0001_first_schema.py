"""People, foods, entries with their snapshots, day marks, the journal of changes and settings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "food",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("name_da", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("aliases_da", sa.Text(), nullable=False),
        sa.Column("aliases_en", sa.Text(), nullable=False),
        sa.Column("food_group", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("calcium_mg_per_100g", sa.Float(), nullable=True),
        sa.Column("vitamin_d_ug_per_100g", sa.Float(), nullable=True),
        sa.Column("energy_kcal_per_100g", sa.Float(), nullable=True),
        sa.Column("absorption", sa.Float(), nullable=False),
        sa.Column("absorption_index", sa.Float(), nullable=False),
        sa.Column("absorption_basis", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("portions", sa.Text(), nullable=False),
        sa.Column("density_g_per_ml", sa.Float(), nullable=True),
        sa.Column("fortified", sa.Boolean(), nullable=False),
        sa.Column("organic", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "absorption_basis IN ('article', 'literature', 'assumed', 'own')",
            name=op.f("ck_food_absorption_basis"),
        ),
        sa.CheckConstraint("origin IN ('table', 'own')", name=op.f("ck_food_origin")),
        sa.CheckConstraint("absorption >= 0 AND absorption <= 1", name=op.f("ck_food_absorption")),
        sa.CheckConstraint(
            "absorption_index >= 0 AND absorption_index <= 10", name=op.f("ck_food_absorption_index")
        ),
        sa.CheckConstraint(
            "calcium_mg_per_100g >= 0 AND calcium_mg_per_100g <= 100000",
            name=op.f("ck_food_calcium_mg_per_100g"),
        ),
        sa.CheckConstraint(
            "density_g_per_ml > 0 AND density_g_per_ml <= 30", name=op.f("ck_food_density_g_per_ml")
        ),
        sa.CheckConstraint(
            "energy_kcal_per_100g >= 0 AND energy_kcal_per_100g <= 10000",
            name=op.f("ck_food_energy_kcal_per_100g"),
        ),
        sa.CheckConstraint(
            "vitamin_d_ug_per_100g >= 0 AND vitamin_d_ug_per_100g <= 100000000",
            name=op.f("ck_food_vitamin_d_ug_per_100g"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_food")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("born", sa.Date(), nullable=True),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.Column("supplement_policy", sa.Text(), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("authority IN ('NNR 2023', 'Danish', 'DES')", name=op.f("ck_person_authority")),
        sa.CheckConstraint("sex IN ('female', 'male')", name=op.f("ck_person_sex")),
        sa.CheckConstraint(
            "supplement_policy IN ('official-supplement', 'total-intake')",
            name=op.f("ck_person_supplement_policy"),
        ),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_person_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("name_key", name=op.f("uq_person_name_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("parameters", sa.Text(), nullable=False),
        sa.Column("row_images", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_change_person_id_person"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_person_id_id"), "change", ["person_id", "id"], unique=False)
    op.create_table(
        "day_mark",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.CheckConstraint("status IN ('complete', 'partial')", name=op.f("ck_day_mark_status")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_day_mark_person_id_person"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("person_id", "day", name=op.f("pk_day_mark")),
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("meal", sa.Text(), nullable=False),
        sa.Column("time", sa.String(length=5), nullable=True),
        sa.Column("grams", sa.Float(), nullable=False),
        sa.Column("calcium_mg_per_100g", sa.Float(), nullable=True),
        sa.Column("vitamin_d_ug_per_100g", sa.Float(), nullable=True),
        sa.Column("energy_kcal_per_100g", sa.Float(), nullable=True),
        sa.Column("absorption", sa.Float(), nullable=False),
        sa.Column("absorption_index", sa.Float(), nullable=False),
        sa.Column("absorption_basis", sa.Text(), nullable=False),
        sa.Column("supplement", sa.Boolean(), nullable=False),
        sa.Column("food_group", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("food_id", sa.Text(), nullable=True),
        sa.Column("portion", sa.Text(), nullable=True),
        sa.Column("amount", sa.Float(), nullable=True),
        sa.Column("food_name_da", sa.Text(), nullable=False),
        sa.Column("food_name_en", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "absorption_basis IN ('article', 'literature', 'assumed', 'own')",
            name=op.f("ck_entry_absorption_basis"),
        ),
        sa.CheckConstraint("meal IN ('breakfast', 'lunch', 'dinner', 'snack')", name=op.f("ck_entry_meal")),
        sa.CheckConstraint("absorption >= 0 AND absorption <= 1", name=op.f("ck_entry_absorption")),
        sa.CheckConstraint(
            "absorption_index >= 0 AND absorption_index <= 10", name=op.f("ck_entry_absorption_index")
        ),
        sa.CheckConstraint("amount > 0 AND amount < 100000", name=op.f("ck_entry_amount")),
        sa.CheckConstraint(
            "calcium_mg_per_100g >= 0 AND calcium_mg_per_100g <= 100000",
            name=op.f("ck_entry_calcium_mg_per_100g"),
        ),
        sa.CheckConstraint(
            "energy_kcal_per_100g >= 0 AND energy_kcal_per_100g <= 10000",
            name=op.f("ck_entry_energy_kcal_per_100g"),
        ),
        sa.CheckConstraint("grams > 0 AND grams < 100000", name=op.f("ck_entry_grams")),
        sa.CheckConstraint("length(time) = 5", name=op.f("ck_entry_time")),
        sa.CheckConstraint(
            "vitamin_d_ug_per_100g >= 0 AND vitamin_d_ug_per_100g <= 100000000",
            name=op.f("ck_entry_vitamin_d_ug_per_100g"),
        ),
        sa.ForeignKeyConstraint(
            ["food_id"], ["food.id"], name=op.f("fk_entry_food_id_food"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_entry_person_id_person"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_entry_person_id_day_position"), "entry", ["person_id", "day", "position"], unique=False
    )
