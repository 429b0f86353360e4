"""The entries of an export on their way into the log, day by day, so that any number of them fits in memory."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from tracker.exchange import archive_schema as schema
from tracker.exchange.archive_brought import Brought
from tracker.exchange.archive_problems import BadRow
from tracker.locale import _
from tracker.store.imports import ROW_COLUMNS, ImportRow
from tracker.store.incoming import CONTENT_COLUMNS, Incoming
from tracker.store.outgoing import Row
from tracker.store.store import Writer

_AT_ONCE = 2000
_HEADER = schema.ENTRIES.header
_NUMBER, _PERSON, _DAY, _POSITION = map(_HEADER.index, ("number", "person", "day", "position"))
_FOOD, _CREATED, _KEY, _IMPORT = map(_HEADER.index, ("food_id", "created_at", "import_key", "import"))
_IN_FILE = {"person_id": "person", "import_id": "import"}
_stored = itemgetter(*[_HEADER.index(_IN_FILE.get(name, name)) for name in ROW_COLUMNS])
_content = itemgetter(*[_HEADER.index(name) for name in CONTENT_COLUMNS])


class EntryTaker:
    """Stores the entries that are not there."""

    def __init__(
        self,
        writer: Writer,
        incoming: Incoming,
        brought: Brought,
        people: dict[str, int],
        known: Collection[int],
        food_ids: Collection[str],
        imports: Sequence[int],
    ) -> None:
        self._writer = writer
        self._incoming = incoming
        self._brought = brought
        self._people = people
        self._known = known
        """Those who may have some of the entries already."""
        self._food_ids = food_ids
        self._imports = imports
        """The row number in this database of each row of the imports."""
        self._batch: list[ImportRow] = []

    def take(
        self,
        rows: Iterator[tuple[int, list[Any]]],
        total: int,
        *,
        wanted: Collection[int],
        progress: Callable[[int, int], object],
    ) -> dict[int, int]:
        """Store what is not there; the numbers in the database of the rows that are `wanted` by theirs."""
        numbers: dict[int, int] = {}
        checked = self._checked(rows)
        for (name, day), of_day in groupby(checked, key=lambda row: (row[_PERSON], row[_DAY])):
            rows_of_day = list(of_day)
            person_id = self._people[name]
            if person_id in self._known:
                new, there = self._not_there(person_id, day, rows_of_day)
                numbers |= {number: entry_id for number, entry_id in there.items() if number in wanted}
                self._brought.there_already[name] += len(rows_of_day) - len(new)
            else:
                new = rows_of_day
            self._brought.entries[name] += len(new)
            for row in new:
                self._batch.append(self._as_stored(row, person_id))
                if row[_NUMBER] in wanted:
                    self._flush()
                    numbers[row[_NUMBER]] = self._writer.last_entry_id()
            if len(self._batch) >= _AT_ONCE:
                self._flush()
                progress(rows_of_day[-1][_NUMBER], total)
        self._flush()
        progress(total, total)
        return numbers

    def _checked(self, rows: Iterator[tuple[int, list[Any]]]) -> Iterator[list[Any]]:
        """The rows, as long as they are in their order and name what is there."""
        places = {name: place for place, name in enumerate(self._people)}
        last: tuple[Any, ...] = (-1,)
        keys: set[int] = set()
        for number, (place, row) in enumerate(rows, 1):
            name = row[_PERSON]
            if name not in places:
                raise self._bad(place, _("its person is not in {member}").format(member=schema.PEOPLE.file))
            here = (places[name], row[_DAY], row[_POSITION])
            if row[_NUMBER] != number or here < last:
                raise self._bad(place, _("the rows are not numbered in their order"))
            if here[0] != last[0]:
                keys.clear()
            last = here
            if row[_FOOD] is not None and row[_FOOD] not in self._food_ids:
                raise self._bad(place, _("its food is not in {member}").format(member=schema.FOODS.file))
            if row[_IMPORT] is not None and row[_IMPORT] > len(self._imports):
                raise self._bad(place, _("its import is not in {member}").format(member=schema.IMPORTS.file))
            if row[_KEY] is not None:
                if row[_KEY] in keys:
                    raise self._bad(place, _("its import key is there twice"))
                keys.add(row[_KEY])
            yield row

    def _not_there(
        self, person_id: int, day: date, rows: Sequence[list[Any]]
    ) -> tuple[list[list[Any]], dict[int, int]]:
        """The rows that the log does not have, and the numbers of the others by their row."""
        present = self._incoming.entries_on(person_id, day)
        by_content: dict[Row, list[int]] = {}
        for entry_id, _position, content in reversed(present):
            by_content.setdefault(content, []).append(entry_id)
        keys = self._incoming.import_keys(person_id, [row[_KEY] for row in rows if row[_KEY] is not None])
        next_position = max((position for _id, position, _content in present), default=0) + 1
        new: list[list[Any]] = []
        there: dict[int, int] = {}
        for row in rows:
            if same := by_content.get(_content(row)):
                there[row[_NUMBER]] = same.pop()
            elif row[_KEY] in keys:
                there[row[_NUMBER]] = keys[row[_KEY]]
            else:
                if present:
                    row[_POSITION] = next_position
                    next_position += 1
                new.append(row)
        return new, there

    def _as_stored(self, row: list[Any], person_id: int) -> ImportRow:
        row[_PERSON] = person_id
        row[_DAY] = row[_DAY].isoformat()
        row[_CREATED] = row[_CREATED].isoformat(" ", "microseconds")
        if row[_IMPORT] is not None:
            row[_IMPORT] = self._imports[row[_IMPORT] - 1]
        stored: ImportRow = _stored(row)
        return stored

    def _flush(self) -> None:
        self._writer.add_import_rows(self._batch)
        self._batch = []

    def _bad(self, place: int, detail: str) -> BadRow:
        return BadRow(schema.ENTRIES.file, place, detail)
