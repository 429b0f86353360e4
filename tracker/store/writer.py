"""Writing inside one transaction, which becomes one change that can be undone."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from tracker.foods.food import Food
from tracker.foods.product import Product
from tracker.nutrition.profile import Profile
from tracker.nutrition.usual_intake import DayStatus
from tracker.store import desk, entries, foods, imports, people, products, read_people, recipes
from tracker.store.database import Reading
from tracker.store.imports import ImportRow
from tracker.store.journal import Recorder
from tracker.store.products import Stored
from tracker.store.reader import Reader
from tracker.store.records import ChangeSummary, Entry, NewEntry, NewNote, Note, Person

if TYPE_CHECKING:
    from tracker.store.incoming import Incoming
from tracker.store.records import StoredRecipe


class Writer(Reader):
    """What can be done to the database; good for the block that gave it."""

    def __init__(self, connection: Connection, made_at: datetime, summary: ChangeSummary) -> None:
        super().__init__(Reading(connection, lambda: connection))
        self._recorder = Recorder(connection, made_at)
        self.summary = summary
        """What the journal will say of this block; may be set anew inside it."""

    def add_person(self, name: str, profile: Profile) -> Person:
        """Raises DuplicatePerson, UnusableName."""
        return people.add_person(self._recorder, name, profile)

    def edit_person(self, person: Person) -> Person:
        """Store the name and profile of `person.id`; raises UnknownPerson, DuplicatePerson, UnusableName."""
        return people.edit_person(self._recorder, person)

    def archive_person(self, person_id: int, *, archived: bool = True) -> None:
        """Raises UnknownPerson; LastPerson where nobody would be left."""
        people.archive_person(self._recorder, person_id, archived=archived)

    def use_person(self, person_id: int) -> None:
        """Make the person current, which is no part of the change; raises UnknownPerson."""
        people.use_person(self._connection, person_id)

    def add_entries(self, new: Sequence[NewEntry]) -> list[Entry]:
        """Store entries at the end of their days, in this order; raises UnknownPerson, UnknownFood, ImpossibleValue."""
        for person_id in {entry.person_id for entry in new}:
            read_people.person_by_id(self._connection, person_id)
        foods.require_foods(self._connection, {entry.food_id for entry in new if entry.food_id is not None})
        return entries.add_entries(self._recorder, new)

    def edit_entry(self, entry: Entry) -> None:
        """Store every field of `entry.id`; raises UnknownEntry, UnknownPerson, UnknownFood, ImpossibleValue."""
        read_people.person_by_id(self._connection, entry.person_id)
        foods.require_foods(self._connection, {entry.food_id} if entry.food_id else set())
        entries.edit_entry(self._recorder, entry)

    def delete_entries(self, entry_ids: Sequence[int]) -> list[Entry]:
        """Delete entries and give them back; raises UnknownEntry."""
        return entries.delete_entries(self._recorder, entry_ids)

    def mark_day(self, person_id: int, day: date, status: DayStatus) -> None:
        """Mark a day, or take its mark away with UNMARKED; raises UnknownPerson."""
        read_people.person_by_id(self._connection, person_id)
        entries.mark_day(self._recorder, person_id, day, status)

    def add_note(self, new: NewNote) -> Note:
        """Raises UnknownPerson, ImpossibleValue."""
        read_people.person_by_id(self._connection, new.person_id)
        return desk.add_note(self._recorder, new)

    def edit_note(self, changed: Note) -> None:
        """Store every field of `changed.id`; raises UnknownNote, ImpossibleValue."""
        desk.edit_note(self._recorder, changed)

    def delete_note(self, note_id: int) -> Note:
        """Delete a note and give it back; raises UnknownNote."""
        return desk.delete_note(self._recorder, note_id)

    def keep_corrections(
        self, changed: Sequence[tuple[Entry, Entry | None]], *, made_by: str, reason: str
    ) -> None:
        """Keep what entries were before this block, and what they became (None: removed), which no undo takes away."""
        desk.add_corrections(self._recorder, changed, made_by, reason)

    def add_own_food(self, food: Food) -> None:
        """Raises DuplicateFood, ImpossibleValue; ValueError where the id does not begin with 'own:'."""
        foods.add_own_food(self._recorder, food)

    def edit_own_food(self, food: Food) -> None:
        """Raises UnknownFood, NotOwnFood, ImpossibleValue; entries keep the values they were logged with."""
        foods.edit_own_food(self._recorder, food)

    def retire_own_food(self, food_id: str) -> None:
        """Let it be found no more; entries keep it. Raises UnknownFood, NotOwnFood."""
        foods.retire_own_food(self._recorder, food_id)

    def room_for_many(self) -> AbstractContextManager[None]:
        """A block in which many rows are stored at once."""
        return imports.room_for_many(self._connection)

    def begin_import(self, file_name: str, sha256: str, format_name: str) -> int:
        """The number of a new import, for its rows; it stands once it is finished."""
        return imports.begin_import(self._connection, self._recorder.made_at, file_name, sha256, format_name)

    def add_import_rows(self, rows: Sequence[ImportRow]) -> None:
        """Store entries whose columns are those of `imports.ROW_COLUMNS`, checked by the caller."""
        imports.add_rows(self._connection, rows)

    def mark_new_days(self, marks: Sequence[tuple[int, date, DayStatus]]) -> None:
        """Mark days of people that have no mark yet, all at once."""
        imports.mark_days(self._recorder, marks)

    def finish_import(self, import_id: int, *, read: int, stored: int, refused: int) -> None:
        """Keep how many rows were read, stored and refused."""
        imports.finish_import(self._recorder, import_id, read=read, stored=stored, refused=refused)

    @property
    def made_at(self) -> datetime:
        """The moment of the change, in UTC without zone."""
        return self._recorder.made_at

    def put_recipe(self, recipe: StoredRecipe) -> None:
        """Store the recipe of an own food in the place of the one it had; raises UnknownFood, ImpossibleValue."""
        recipes.put_recipe(self._recorder, recipe)

    def put_products(self, batch: Iterable[Product]) -> Stored:
        """Store products by their barcodes, which is no part of the change; raises ImpossibleValue."""
        return products.put_products(self._connection, batch)

    def clear_products(self) -> int:
        """Forget all products, which is no part of the change, and how many there were; logged foods stay."""
        return products.clear_products(self._connection)

    def keep_product_food(self, food: Food) -> None:
        """Store the food of a product that is eaten, which is no part of the change; raises ImpossibleValue."""
        products.keep_product_food(self._connection, food)

    def set_setting(self, key: str, value: str | None) -> None:
        """Keep `value` under `key`, which is no part of the change; None takes it away."""
        people.write_setting(self._connection, key, value)

    def incoming(self) -> "Incoming":
        """What an export brings, as a part of this change."""
        from tracker.store.incoming import Incoming

        return Incoming(self._recorder)

    def finish(self, person_id: int | None) -> None:
        """Write the change to the journal of `person_id`.

        For None that is the one person whose log or profile the block changed, else the current one.
        """
        if person_id is None:
            owners = self._recorder.owners()
            person_id = owners.pop() if len(owners) == 1 else self.current_person().id
        self._recorder.write(self.summary, person_id)
