"""Importing a file into the database of a test."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.exchange.diary_format import Choices
from tracker.exchange.gathering import gather
from tracker.exchange.importing import import_files, preview
from tracker.exchange.report import ImportReport
from tracker.store.store import Store

LATEST = date(2026, 12, 3)
Import = Callable[..., ImportReport]


@pytest.fixture
def take_in(store: Store) -> Import:
    """Import a file with these choices; with dry_run only look."""

    def take(
        path: Path, *, person: str | None = None, dry_run: bool = False, matches: Any = None, **chosen: Any
    ) -> ImportReport:
        choices = Choices(latest=LATEST, **chosen)
        request = replace(gather(store, path, choices, None, person), matches=matches)
        return (preview if dry_run else import_files)(store, request)

    return take


def totals_of(store: Store) -> dict[tuple[str, str], list[float]]:
    """Calcium in mg and vitamin D in µg of every person's every day; a value that is unknown adds nothing."""
    found: dict[tuple[str, str], list[float]] = {}
    with store.read() as reader:
        for person in reader.people():
            for entry in reader.entries_between(person.id, date(1900, 1, 1), LATEST):
                total = found.setdefault((person.name, entry.day.isoformat()), [0.0, 0.0])
                total[0] += entry.calcium_mg or 0
                total[1] += entry.vitamin_d_ug or 0
    return found
