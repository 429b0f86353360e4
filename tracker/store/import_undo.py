"""Taking an import back: its entries go by the number they carry, since images of a million rows would fill the journal."""

from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select

from tracker.store.models import change, entry
from tracker.store.problems import ImportChangedSince, ImportReadAgain

_OF_IMPORT = (entry.c.import_id == bindparam("import_id"), entry.c.id > bindparam("after_id"))
_COUNT = select(func.count()).select_from(entry).where(*_OF_IMPORT)
_DELETE = delete(entry).where(*_OF_IMPORT)
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
