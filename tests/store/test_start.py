"""What a start costs: only what it needs is imported."""

import json
import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("alembic", "pandas", "numpy", "sqlalchemy.orm", "psycopg", "textual", "mako")
CHECKOUT = Path(__file__).parents[2]
OPEN = """
import json, sys
from datetime import date
from pathlib import Path
from tracker.store.store import Store
with Store.open(sys.argv[1], foods_csv=Path(sys.argv[2])) as store, store.read() as reader:
    reader.day(reader.current_person().id, date(2026, 3, 14))
    reader.foods()
    reader.habits(1, date(2026, 3, 14))
    reader.entries_between(1, date(2026, 3, 1), date(2026, 3, 14))
    reader.changes(1)
print(json.dumps([name for name in sys.argv[3:] if name in sys.modules]))
"""


def imported_by(url: str, foods_csv: Path, looked_for: tuple[str, ...] = HEAVY) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", OPEN, url, str(foods_csv), *looked_for],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )
    found: list[str] = json.loads(done.stdout)
    return found


def test_a_file_is_opened_and_read_without_a_database_library(sqlite_file: Path, foods_csv: Path) -> None:
    for address in (str(sqlite_file), f"sqlite:///{sqlite_file}"):
        assert imported_by(address, foods_csv, ("sqlalchemy", *HEAVY)) == []


def test_a_first_start_imports_nothing_heavy_either(tmp_path: Path, foods_csv: Path) -> None:
    assert imported_by(str(tmp_path / "fresh.db"), foods_csv) == []


def test_the_values_of_the_store_are_had_without_a_database_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, tracker.store.records; print('sqlalchemy' in sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )
    assert done.stdout.strip() == "False"
