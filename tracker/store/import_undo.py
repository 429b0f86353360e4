"""Taking an import back: its entries go by the number they carry, since images of a million rows would fill the journal."""

import json
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select

from tracker.store.models import change, entry
from tracker.store.problems import ImportChangedSince, ImportReadAgain

_OF_IMPORT = (entry.c.import_id == bindparam("import_id"), entry.c.id > bindparam("after_id"))
_COUNT = select(func.count()).select_from(entry).where(*_OF_IMPORT)
_DELETE = delete(entry).where(*_OF_IMPORT)
_IN_RANGE = (entry.c.id > bindparam("after_id"), entry.c.id <= bindparam("last_id"))
_COUNT_RANGE = select(func.count()).select_from(entry).where(*_IN_RANGE)
_DELETE_RANGE = delete(entry).where(*_IN_RANGE)
_LATER = select(change.c.row_images).where(
    change.c.id > bindparam("change_id"), change.c.undone.is_(False), change.c.row_images.contains('"entry"')
)
_LATER_TOUCHING = (
    select(func.count())
    .select_from(change)
    .where(
        change.c.id > bindparam("change_id"),
        change.c.undone.is_(False),
        change.c.row_images.like(bindparam("image_part"), escape="!"),
    )
)


def turn_import(
    connection: Connection, change_id: int, image: dict[str, Any], after_id: int, *, undone: bool
) -> None:
    """Take the entries of an import away; `image` is its row in data_import, `after_id` a number below all of them.

    Raises ImportReadAgain where it is `undone` already and should come back, and ImportChangedSince where an entry of it was
    changed or removed by a change that still stands.
    """
    if undone:
        raise ImportReadAgain(image["file_name"])
    of_import = {"import_id": image["id"], "after_id": after_id}
    # A change keeps the whole row as it was, with the number of its import.
    part = f'%"import!_id": {image["id"]},%'
    later = connection.execute(_LATER_TOUCHING, {"change_id": change_id, "image_part": part}).scalar_one()
    if later or connection.execute(_COUNT, of_import).scalar_one() != image["rows_stored"]:
        raise ImportChangedSince(image["file_name"])
    connection.execute(_DELETE, of_import)


def turn_whole_log(
    connection: Connection,
    change_id: int,
    image: dict[str, Any],
    after_id: int,
    last_id: int,
    *,
    undone: bool,
) -> None:
    """As `turn_import`, for an import whose entries carry the numbers of the imports they came from long ago.

    They are known by their own numbers, from above `after_id` to `last_id`: nobody else stores any meanwhile.
    """
    if undone:
        raise ImportReadAgain(image["file_name"])
    of_import = {"after_id": after_id, "last_id": last_id}
    own = range(after_id + 1, last_id + 1)
    later = any(
        name == entry.name and row and row["id"] in own
        for images in connection.execute(_LATER, {"change_id": change_id}).scalars()
        for name, *rows in json.loads(images)
        for row in rows
    )
    if later or connection.execute(_COUNT_RANGE, of_import).scalar_one() != image["rows_stored"]:
        raise ImportChangedSince(image["file_name"])
    connection.execute(_DELETE_RANGE, of_import)
