"""A kill at any moment loses no acknowledged entry and leaves a sound database."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.store.records import ChangeSummary, NewEntry
from tracker.store.schema import HEAD_REVISION, migrations_location
from tracker.store.store import Store

CHECKOUT = Path(__file__).parents[2]
ROUNDS = Path(__file__).with_name("kill_rounds.py")
NEXT = f"""
import sqlalchemy as sa
from alembic import op
revision = "next"
down_revision = "{HEAD_REVISION}"
def upgrade():
    with op.batch_alter_table("person", recreate="always", table_kwargs={{"sqlite_autoincrement": True}}) as batch:
        batch.alter_column("name", existing_type=sa.Text(), existing_nullable=False)
    op.execute("UPDATE entry SET source = 'carried over'")
"""


@pytest.fixture
def template(sqlite_file: Path, foods_csv: Path, make_entry: Callable[..., NewEntry]) -> Path:
    """A database with one entry, on the day before the ones that are added."""
    with (
        Store.open(str(sqlite_file), foods_csv=foods_csv) as store,
        store.write(ChangeSummary("log")) as writer,
    ):
        writer.add_entries([make_entry(day=date(2026, 3, 13))])
    return sqlite_file


@pytest.fixture
def next_migrations(tmp_path: Path) -> Path:
    """The project's migrations and one more, which rebuilds a table that others refer to."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrations_location(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "next.py").write_text(NEXT, encoding="utf-8")
    return folder


def rounds_of(what: str, rounds: int, tmp_path: Path, *others: Path) -> list[dict[str, Any]]:
    folder = tmp_path / "rounds"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, ROUNDS, what, str(rounds), folder, *others],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    seen: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(seen) >= rounds
    return seen


def test_a_kill_while_adding_loses_no_acknowledged_entry(
    tmp_path: Path, template: Path, foods_csv: Path, next_migrations: Path
) -> None:
    seen = rounds_of("add", 45, tmp_path, template, foods_csv, next_migrations)
    assert [each["wrong"] for each in seen] == [[]] * len(seen)
    # The kills came early and late, not all before the first entry.
    assert len({each["progress"] for each in seen}) > 5


def test_a_kill_during_the_first_start_leaves_nothing_or_a_sound_database(
    tmp_path: Path, template: Path, foods_csv: Path, next_migrations: Path
) -> None:
    seen = rounds_of("first-start", 25, tmp_path, template, foods_csv, next_migrations)
    assert [each["wrong"] for each in seen] == [[]] * len(seen)
    assert len({each["progress"] for each in seen}) > 1


def test_a_kill_during_a_migration_leaves_the_old_or_the_new_as_a_whole(
    tmp_path: Path, template: Path, foods_csv: Path, next_migrations: Path
) -> None:
    seen = rounds_of("migration", 15, tmp_path, template, foods_csv, next_migrations)
    assert [each["wrong"] for each in seen] == [[]] * len(seen)
    assert len({each["progress"] for each in seen}) > 1
