"""The table of matches, for a person to correct: what each name in the files is taken for."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from tracker.exchange.opening import open_file
from tracker.exchange.problems import UnwritableFile, WrongMatch
from tracker.exchange.report import MatchTally
from tracker.exchange.tables import Table
from tracker.foods.food import Food
from tracker.locale import language

_COLUMNS = ("name", "food_id", "sureness", "food", "rows", "suggestions")


def write_matches(path: Path, matches: Iterable[MatchTally]) -> None:
    """Write the matches of an import as CSV, to be corrected in the column food_id and read again; raises UnwritableFile."""
    try:
        # With a byte order mark, since Excel takes a file without one for Latin-1.
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_COLUMNS)
            for one in matches:
                food = one.match.food
                writer.writerow(
                    (
                        one.match.name,
                        food.id if food else "",
                        one.match.sureness,
                        food.name(language()) if food else "",
                        one.rows,
                        "; ".join(f"{each.id} {each.name(language())}" for each in one.match.suggestions),
                    )
                )
    except OSError as error:
        raise UnwritableFile(path, error.strerror or str(error)) from error


def read_matches(path: Path, foods: Mapping[str, Food]) -> dict[str, str | None]:
    """The food id that was chosen for each name, None for no food; raises WrongMatch, MissingColumn, UnreadableFile."""
    chosen: dict[str, str | None] = {}
    with Table(open_file(path)) as table:
        name_at, id_at = table.columns.need("name"), table.columns.need("food_id")
        for cells in table.rows():
            if not isinstance(cells, list):
                raise WrongMatch(path, cells.line, cells.value)
            food_id = cells[id_at].strip()
            if food_id and food_id not in foods:
                raise WrongMatch(path, table.line, food_id)
            chosen[cells[name_at]] = food_id or None
    return chosen
