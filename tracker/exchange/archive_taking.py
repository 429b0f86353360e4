"""One export on its way into the log: what is there already is found by its content, and stays as it is."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tracker.exchange import archive_schema as schema
from tracker.exchange.archive_brought import Brought
from tracker.exchange.archive_corrections import with_local_names
from tracker.exchange.archive_entries import EntryTaker
from tracker.exchange.archive_problems import BadRow
from tracker.exchange.archive_reader import Archive
from tracker.exchange.table_schema import Member
from tracker.foods.table import OWN_PREFIX
from tracker.locale import _
from tracker.store.incoming import Incoming, is_entry_image
from tracker.store.outgoing import PERSON_COLUMNS, Row
from tracker.store.read_people import CURRENT_PERSON_KEY
from tracker.store.rows import name_key
from tracker.store.store import Writer

_ARCHIVED = PERSON_COLUMNS.index("archived")


class Taking:
    """One export on its way into the log."""

    def __init__(
        self, writer: Writer, archive: Archive, brought: Brought, progress: Callable[[int, int], object]
    ) -> None:
        self._writer = writer
        self._incoming: Incoming = writer.incoming()
        self._archive = archive
        self._brought = brought
        self._progress = progress
        self._ids: dict[str, int] = {}
        """The people of the file, by name, in their order there."""
        self._known: set[int] = set()
        """Those who were here before."""
        self._first = False
        """Whether nobody has used this log before."""
        self._food_ids: set[str] = set()
        """What the file and the log have of the foods that the file names."""

    def run(self) -> None:
        """Bring everything."""
        self._people()
        self._foods()
        imports = self._incoming.import_numbers([row[1:] for _place, row in self._numbered(schema.IMPORTS)])
        self._marks()
        corrections = self._correction_rows()
        entries = EntryTaker(
            self._writer, self._incoming, self._brought, self._ids, self._known, self._food_ids, imports
        )
        numbers = entries.take(
            self._archive.rows(schema.ENTRIES),
            self._archive.row_count(schema.ENTRIES),
            wanted={number for _person, number, _row in corrections},
            progress=self._progress,
        )
        self._notes()
        self._corrections(corrections, numbers)
        self._settings()

    def _people(self) -> None:
        rows = list(self._checked_people())
        here = self._incoming.people()
        unused = self._incoming.unused_person()
        self._first = unused is not None
        self._ids = {row[0]: 0 for row in rows}
        active = next((row for row in rows if not row[_ARCHIVED]), None)
        if unused is not None and active is not None:
            # Nobody has used the log, so that somebody of the file takes the place of the person it began with.
            here.clear()
            self._incoming.replace_person(unused, active)
            self._ids[active[0]] = unused
        for row in rows:
            name = row[0]
            if name_key(name) in here:
                self._ids[name], present = here[name_key(name)]
                self._known.add(self._ids[name])
                self._brought.known_people.append(name)
                self._compare(name, present, row)
            else:
                self._ids[name] = self._ids[name] or self._incoming.add_person(row)
                self._brought.new_people.append(name)

    def _checked_people(self) -> Iterator[Row]:
        keys = set()
        for place, row in self._archive.rows(schema.PEOPLE):
            name = row[0]
            if name_key(name) in keys or name != name.strip() or not name.isprintable():
                raise BadRow(schema.PEOPLE.file, place, _("its name is there twice or cannot be a name"))
            keys.add(name_key(name))
            yield row

    def _compare(self, name: str, present: Row, row: Row) -> None:
        other = tuple(
            column
            for column, here, there in zip(PERSON_COLUMNS, present, row, strict=True)
            if column not in ("name", "created_at") and here != there
        )
        if other:
            self._brought.other_profiles.append((name, other))

    def _foods(self) -> None:
        rows = [row for _place, row in self._checked_foods()]
        here = self._incoming.foods([row[0] for row in rows])
        new = [row for row in rows if row[0] not in here]
        self._food_ids = {row[0] for row in rows}
        self._brought.foods = sum(row[1] == "own" for row in new)
        self._brought.other_foods = [
            row[0] for row in rows if row[1] == "own" and row[0] in here and here[row[0]] != tuple(row)
        ]
        self._incoming.add_foods(new)
        added = {row[0] for row in new}
        recipes = [row for _place, row in self._of_known_food(schema.RECIPES, 0) if row[0] in added]
        made = {row[0] for row in recipes}
        ingredients = [row for _place, row in self._of_known_food(schema.INGREDIENTS, 2) if row[0] in made]
        self._incoming.add_recipes(recipes, ingredients)

    def _checked_foods(self) -> Iterator[tuple[int, Row]]:
        seen = set()
        for place, row in self._archive.rows(schema.FOODS):
            if row[0] in seen or row[0].startswith(OWN_PREFIX) != (row[1] == "own"):
                raise BadRow(schema.FOODS.file, place, _("its id is there twice or does not suit its origin"))
            seen.add(row[0])
            yield place, row

    def _of_known_food(self, member: Member, column: int) -> Iterator[tuple[int, Row]]:
        seen = set()
        keys = [member.header.index(name) for name in member.key]
        for place, row in self._archive.rows(member):
            key = tuple(row[each] for each in keys)
            if key in seen or row[0] not in self._food_ids or row[column] not in self._food_ids:
                raise BadRow(
                    member.file, place, _("its food is not in the export, or the row is there twice")
                )
            seen.add(key)
            yield place, row

    def _numbered(self, member: Member) -> Iterator[tuple[int, Row]]:
        for number, (place, row) in enumerate(self._archive.rows(member), 1):
            if row[0] != number:
                raise BadRow(member.file, place, _("the rows are not numbered in their order"))
            yield place, row

    def _marks(self) -> None:
        for name, rows in self._by_person(schema.DAYS):
            person_id = self._ids[name]
            here = self._incoming.marks(person_id)
            new = {row[0]: row for row in rows if row[0] not in here}
            self._brought.other_days += sum(row[0] in here and here[row[0]] != row[1] for row in rows)
            self._incoming.add_marks(person_id, list(new.values()))
            self._brought.days += len(new)

    def _notes(self) -> None:
        for name, rows in self._by_person(schema.NOTES):
            person_id = self._ids[name]
            left = Counter(self._incoming.notes(person_id))
            new = []
            for row in map(tuple, rows):
                if left[row]:
                    left[row] -= 1
                else:
                    new.append(row)
            self._incoming.add_notes(person_id, new)
            self._brought.notes += len(new)

    def _correction_rows(self) -> list[tuple[int, int, Row]]:
        """The person, the row of the entry and the rest of each correction, in their order."""
        found: list[tuple[int, int, Row]] = []
        for place, (name, number, *row) in self._archive.rows(schema.CORRECTIONS):
            if name not in self._ids:
                raise _nobody(schema.CORRECTIONS, place)
            if not all(
                image is None or is_entry_image(with_local_names(image, id=0, person_id=0) or "")
                for image in row[-2:]
            ):
                raise BadRow(
                    schema.CORRECTIONS.file, place, _("it does not hold an entry as it was and became")
                )
            found.append((self._ids[name], number, row))
        return found

    def _corrections(self, corrections: Sequence[tuple[int, int, Row]], numbers: dict[int, int]) -> None:
        here = {person_id: self._incoming.corrections(person_id) for person_id in self._known}
        for person_id, number, (*facts, before, after) in corrections:
            if tuple(facts) in here.get(person_id, ()):
                continue
            if number not in numbers:
                numbers[number] = self._incoming.number_of_gone_entry()
            local = {"id": numbers[number], "person_id": person_id}
            images = (with_local_names(image, **local) for image in (before, after))
            self._incoming.add_correction(person_id, numbers[number], (*facts, *images))
            self._brought.corrections += 1

    def _settings(self) -> None:
        for place, (name, key, value) in self._archive.rows(schema.SETTINGS):
            if name and name not in self._ids:
                raise _nobody(schema.SETTINGS, place)
            if name and key != CURRENT_PERSON_KEY:
                self._incoming.add_setting(key, value, self._ids[name])
            elif self._first and key == CURRENT_PERSON_KEY and name:
                self._incoming.choose_person(self._ids[name])
            elif self._first and key != CURRENT_PERSON_KEY:
                # In a log that is in use it would change what others see.
                self._incoming.add_setting(key, value)

    def _by_person(self, member: Member) -> Iterator[tuple[str, list[Row]]]:
        """The rows of each person, without the name."""
        of_each: dict[str, list[Row]] = {}
        for place, (name, *row) in self._archive.rows(member):
            if name not in self._ids:
                raise _nobody(member, place)
            of_each.setdefault(name, []).append(row)
        yield from of_each.items()


def _nobody(member: Member, place: int) -> BadRow:
    return BadRow(member.file, place, _("its person is not in {member}").format(member=schema.PEOPLE.file))
