"""Files that were taken in, and which entries came from them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of imports, and let entries point to theirs."""
    op.create_table(
        "data_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("rows_stored", sa.Integer(), nullable=False),
        sa.Column("rows_refused", sa.Integer(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_import")),
        sqlite_autoincrement=True,
    )
    op.add_column("entry", sa.Column("import_id", sa.Integer(), nullable=True))
    op.add_column("entry", sa.Column("import_key", sa.BigInteger(), nullable=True))
    op.create_index(
        op.f("ix_entry_person_id_import_key"),
        "entry",
        ["person_id", "import_key"],
        unique=True,
        sqlite_where=sa.text("import_key IS NOT NULL"),
    )
