"""Writing inside one transaction, which becomes one change that can be undone."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from tracker.foods.food import Food
from tracker.nutrition.profile import Profile
from tracker.nutrition.usual_intake import DayStatus
from tracker.store import entries, foods, people, read_people
from tracker.store.database import Reading
from tracker.store.journal import Recorder
from tracker.store.reader import Reader
from tracker.store.records import ChangeSummary, Entry, NewEntry, Person


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

    def add_own_food(self, food: Food) -> None:
        """Raises DuplicateFood, ImpossibleValue; ValueError where the id does not begin with 'own:'."""
        foods.add_own_food(self._recorder, food)

    def edit_own_food(self, food: Food) -> None:
        """Raises UnknownFood, NotOwnFood, ImpossibleValue; entries keep the values they were logged with."""
        foods.edit_own_food(self._recorder, food)

    def retire_own_food(self, food_id: str) -> None:
        """Let it be found no more; entries keep it. Raises UnknownFood, NotOwnFood."""
        foods.retire_own_food(self._recorder, food_id)

    def set_setting(self, key: str, value: str | None) -> None:
        """Keep `value` under `key`, which is no part of the change; None takes it away."""
        people.write_setting(self._connection, key, value)

    def finish(self, person_id: int | None) -> None:
        """Write the change to the journal of `person_id`.

        For None that is the one person whose log or profile the block changed, else the current one.
        """
        if person_id is None:
            owners = self._recorder.owners()
            person_id = owners.pop() if len(owners) == 1 else self.current_person().id
        self._recorder.write(self.summary, person_id)
