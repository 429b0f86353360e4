"""Taking foods.csv over into the database. Entries keep the values they were logged with, whatever it says."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from tracker.foods.food import Food
from tracker.foods.table import read_foods
from tracker.foods.table_problems import RowReason
from tracker.store.foods import TABLE, food_row
from tracker.store.models import food, setting
from tracker.store.problems import FoodTableErrors
from tracker.store.schema import FOOD_TABLE_VERSION_KEY

_STORED = select(food).where(food.c.origin == TABLE)
_INSERT = insert(food)
_VALUES = [column.name for column in food.columns if column.name != "id"]
_UPDATE = (
    update(food).where(food.c.id == bindparam("food_id")).values({name: bindparam(name) for name in _VALUES})
)
_RETIRE = update(food).where(food.c.id == bindparam("food_id")).values(retired=True)


@dataclass(frozen=True, slots=True)
class FoodTable:
    """A foods.csv as it was read."""

    path: Path
    version: str
    """sha256 of its bytes, in hex."""
    foods: list[Food]
    errors: FoodTableErrors | None
    """The rows that could not be read."""


def read_food_table(path: Path, version: str) -> FoodTable:
    """The table at `path`, whose version has been computed already; raises FoodTableProblem."""
    foods, problems = read_foods(path)
    # A column too many leaves every row readable.
    wrong = tuple(problem for problem in problems if problem.reason is not RowReason.UNKNOWN_COLUMN)
    return FoodTable(path, version, foods, FoodTableErrors(path, wrong) if wrong else None)


def load_food_table(connection: Connection, table: FoodTable) -> None:
    """Insert, change and retire the table's foods in the transaction of `connection`; own foods stay.

    With errors in the table no food is retired, since the missing ones may be those with an error, and its version is
    not noted, so that every start says so until it is mended. Raises ImpossibleValue.
    """
    stored = {row["id"]: dict(row) for row in connection.execute(_STORED).mappings()}
    rows = [food_row(each, TABLE) for each in table.foods]
    added = [row for row in rows if row["id"] not in stored]
    changed = [row for row in rows if row["id"] in stored and row != stored[row["id"]]]
    if added:
        connection.execute(_INSERT, added)
    if changed:
        connection.execute(_UPDATE, [{**row, "food_id": row["id"]} for row in changed])
    if table.errors:
        _note_version(connection, None)
        return
    listed = {row["id"] for row in rows}
    left = [food_id for food_id, row in stored.items() if food_id not in listed and not row["retired"]]
    if left:
        connection.execute(_RETIRE, [{"food_id": food_id} for food_id in left])
    _note_version(connection, table.version)


def _note_version(connection: Connection, version: str | None) -> None:
    connection.execute(delete(setting).where(setting.c.key == FOOD_TABLE_VERSION_KEY))
    if version is not None:
        connection.execute(insert(setting), {"key": FOOD_TABLE_VERSION_KEY, "value": version})
