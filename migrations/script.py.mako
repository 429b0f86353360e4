"""${message}.

A revision that changes person, food, entry or day_mark must also empty the table `change`, whose row images would no
longer fit. Add the revision to `tracker.store.schema.REVISIONS`.
"""

import sqlalchemy as sa
from alembic import op

${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Carry the schema to this revision."""
    ${upgrades if upgrades else "pass"}
