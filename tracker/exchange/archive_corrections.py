"""Corrections in an export: they point to entries by row, and their images lose what means something in one database only."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.store.outgoing import Outgoing, Row

LOCAL_NAMES = ("id", "person_id", "import_id")
"""What an image of an entry holds that another database numbers otherwise."""
_BEFORE = -2
"""Where the images stand in a row, counted from its end."""


class CorrectionRows:
    """The corrections of the people who leave, and the rows of the entries that they are about."""

    def __init__(self, outgoing: Outgoing) -> None:
        self._part = outgoing.part
        self._rows: list[tuple[str, Row]] = [
            (person[0], row)
            for person_id, person in outgoing.people
            for row in outgoing.corrections(person_id)
        ]
        self._numbers: dict[int, int] = {}
        self.entry_ids = frozenset(row[0] for _name, row in self._rows)
        """The numbers of the corrected entries in this database, there or not."""
        self.last_number = 0
        """Of the last row of the entries; to be set when they are written."""

    def found(self, entry_id: int, number: int) -> None:
        """One of `entry_ids` stands in row `number` of the entries."""
        self._numbers[entry_id] = number

    def rows(self) -> Iterator[Row]:
        """The rows of the member; to be read when the entries are."""
        gone = self.last_number
        for name, (entry_id, *values) in self._rows:
            if entry_id not in self._numbers:
                if not self._in_period(values[_BEFORE]):
                    continue
                gone += 1
                self._numbers[entry_id] = gone
            before, after = map(_without_local_names, values[_BEFORE:])
            yield (name, self._numbers[entry_id], *values[:_BEFORE], before, after)

    def _in_period(self, image: str) -> bool:
        if self._part.first == date.min and self._part.last == date.max:
            return True
        day = _read(image).get("day")
        return isinstance(day, str) and self._part.first.isoformat() <= day <= self._part.last.isoformat()


def with_local_names(image: str | None, **names: int | None) -> str | None:
    """An image that came out of an export, as this database has it."""
    read = _read(image)
    return json.dumps({**read, **names}, ensure_ascii=False) if read else image


def _without_local_names(image: str | None) -> str | None:
    read = _read(image)
    if not read:
        return image
    kept = {name: value for name, value in read.items() if name not in LOCAL_NAMES}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _read(image: str | None) -> dict[str, Any]:
    """An image as its values; empty for what is none."""
    try:
        read = json.loads(image) if image else {}
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
