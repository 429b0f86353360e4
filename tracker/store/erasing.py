"""Erasing a person for good: nothing of them stays in the database, nor in the bytes of its file.

What cannot be reached from here stays: copies that were made elsewhere, and what a disk keeps of blocks it gave up.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select

from tracker.nutrition.profile import Profile
from tracker.store.desk_models import correction, note
from tracker.store.exchange_models import data_import
from tracker.store.explain import explained_file
from tracker.store.foods import OWN
from tracker.store.journal import touched_rows
from tracker.store.models import change, day_mark, entry, food, person, setting
from tracker.store.place import backups_beside
from tracker.store.product_models import recipe, recipe_ingredient
from tracker.store.read_people import CURRENT_PERSON_KEY, first_name, people, person_by_id
from tracker.store.rows import name_key, profile_row
from tracker.store.sqlite_file import connect_sqlite, retry_while_busy

_OF_PERSON = (correction, note, day_mark, entry, change)
_SOME = 500


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased with a person."""

    name: str
    entries: int
    notes: int
    foods: tuple[str, ...]
    """The own foods that nobody else has eaten, by id."""
    replaced_by: str | None
    """Who stands in the log now, where they were the only one."""
    out_of_file: bool = False
    """Whether the database was written anew since, so that nothing stays in the bytes of its file and log."""


def erase_person(connection: Connection, person_id: int, made_at: Any) -> Erased:
    """Delete a person and all that is of them, in the transaction of `connection`; raises UnknownPerson."""
    gone = person_by_id(connection, person_id)
    if connection.dialect.name == "sqlite":
        # Zeros in the place of what is deleted.
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    counts = {table.name: _count(connection, table, person_id) for table in (entry, note)}
    food_ids = _foods_of_nobody_else(connection, person_id)
    import_ids = _imports_of_nobody_else(connection, person_id)
    for table in _OF_PERSON:
        connection.execute(delete(table).where(table.c.person_id == person_id))
    _forget_changes(connection, person_id, food_ids, import_ids)
    _delete_some(connection, recipe_ingredient, "food_id", food_ids)
    _delete_some(connection, recipe, "food_id", food_ids)
    _delete_some(connection, food, "id", food_ids)
    _delete_some(connection, data_import, "id", import_ids)
    _delete_settings(connection, person_id)
    connection.execute(delete(person).where(person.c.id == person_id))
    return Erased(
        gone.name,
        counts["entry"],
        counts["note"],
        tuple(sorted(food_ids)),
        _somebody_else(connection, made_at),
    )


def scrub(engine: Engine, path: Path | None, lock_seconds: float) -> bool:
    """Write the database anew, so that its file and log hold nothing of what was deleted; whether it could be done.

    Another program that has the database open may keep it from being done.
    """
    if path is None:
        return _scrub_server(engine)
    try:
        with closing(connect_sqlite(path, lock_seconds=lock_seconds)) as connection:
            retry_while_busy(connection, "VACUUM", lock_seconds)
            busy, *_pages = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy
    except sqlite3.Error:
        return False


def backups_with(path: Path | None, person_id: int, name: str) -> tuple[Path, ...]:
    """The backups beside the database that hold the person, or that cannot be read and so may; by age."""
    if path is None:
        return ()
    folder = backups_beside(path)
    if not folder.is_dir():
        return ()
    found = sorted(each for each in folder.iterdir() if each.is_file() and each.name.startswith(path.stem))
    return tuple(each for each in found if _may_hold(each, person_id, name))


def remove_backups(paths: Iterable[Path]) -> None:
    """Delete backups; raises DatabaseProblem."""
    for path in paths:
        with explained_file(path):
            path.unlink(missing_ok=True)


def _count(connection: Connection, table: Any, person_id: int) -> int:
    statement = select(func.count()).select_from(table).where(table.c.person_id == person_id)
    number: int = connection.execute(statement).scalar_one()
    return number


def _foods_of_nobody_else(connection: Connection, person_id: int) -> set[str]:
    """The own foods that this person has eaten, but for those that others have, or that what stays is made of."""
    eaten = select(entry.c.food_id).distinct().where(entry.c.food_id.is_not(None))
    own = set(connection.execute(select(food.c.id).where(food.c.origin == OWN)).scalars())
    theirs = set(connection.execute(eaten.where(entry.c.person_id == person_id)).scalars()) & own
    theirs -= set(connection.execute(eaten.where(entry.c.person_id != person_id)).scalars())
    pairs = connection.execute(select(recipe_ingredient.c.food_id, recipe_ingredient.c.ingredient_id)).all()
    while needed := {part for made, part in pairs if made not in theirs} & theirs:
        theirs -= needed
    return theirs


def _imports_of_nobody_else(connection: Connection, person_id: int) -> set[int]:
    """The imports that brought entries of this person only: a file is often called after its person."""
    brought = select(entry.c.import_id).distinct().where(entry.c.import_id.is_not(None))
    theirs = set(connection.execute(brought.where(entry.c.person_id == person_id)).scalars())
    return theirs - set(connection.execute(brought.where(entry.c.person_id != person_id)).scalars())


def _forget_changes(connection: Connection, person_id: int, food_ids: set[str], import_ids: set[int]) -> None:
    """Delete the changes of others that hold an image of what goes."""
    keys: dict[str, set[Any]] = {
        person.name: {person_id},
        food.name: set(food_ids),
        data_import.name: import_ids,
    }
    holding = [
        change_id
        for change_id, images in connection.execute(select(change.c.id, change.c.row_images))
        if any(
            image is not None
            and (image.get("person_id") == person_id or image.get("id") in keys.get(table, ()))
            for table, *both in touched_rows(images)
            for image in both
        )
    ]
    _delete_some(connection, change, "id", holding)


def _delete_settings(connection: Connection, person_id: int) -> None:
    of_person = setting.c.key.endswith(f":{person_id}", autoescape=True)
    current = (setting.c.key == CURRENT_PERSON_KEY) & (setting.c.value == str(person_id))
    connection.execute(delete(setting).where(of_person | current))


def _somebody_else(connection: Connection, made_at: Any) -> str | None:
    """The name of a new person, where nobody is left to log for."""
    if people(connection):
        return None
    taken = {name_key(each.name) for each in people(connection, include_archived=True)}
    name = first_name()
    number = 2
    while name_key(name) in taken:
        name = f"{first_name()} {number}"
        number += 1
    # By itself, and no change: there is nothing that undoing it could bring back.
    values = {"name": name, "name_key": name_key(name), **profile_row(Profile()), "archived": False}
    connection.execute(insert(person), {**values, "created_at": made_at})
    return name


def _delete_some(connection: Connection, table: Any, column: str, values: Iterable[Any]) -> None:
    ordered = sorted(values)
    for start in range(0, len(ordered), _SOME):
        connection.execute(delete(table).where(table.c[column].in_(ordered[start : start + _SOME])))


def _scrub_server(engine: Engine) -> bool:
    names = ", ".join(table.name for table in (*_OF_PERSON, person, setting, food, data_import))
    with engine.connect() as connection:
        # Outside a transaction, as the server wants it.
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.exec_driver_sql(f"VACUUM FULL {names}")
    return True


def _may_hold(backup: Path, person_id: int, name: str) -> bool:
    try:
        with closing(connect_sqlite(backup, mode="ro")) as connection:
            found = connection.execute(
                "SELECT 1 FROM person WHERE id = ? OR name_key = ?", (person_id, name_key(name))
            ).fetchone()
    except sqlite3.Error:
        return True
    return found is not None
