"""Reading the food table: every row becomes a food, or a problem with its line and column.

The table is UTF-8, comma-separated, with a header; an empty cell is unknown. A row with a problem is left out and all
its problems are told; nothing is skipped in silence, and nothing is mended by guessing.
"""

import csv
import hashlib
import io
import re
from collections.abc import Collection, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

from tracker.foods.absorption_rule import KINDS, MIXED_CALCIUM_SALTS
from tracker.foods.food import AbsorptionBasis, Food, Portion
from tracker.foods.groups import GROUPS
from tracker.foods.portions_cell import read_portions
from tracker.foods.table_problems import FoodTableProblem, RowProblem, RowReason, TableReason
from tracker.locale import _

COLUMNS: Final = (
    "id",
    "name_da",
    "name_en",
    "aliases_da",
    "aliases_en",
    "group",
    "rank",
    "calcium_mg_per_100g",
    "vitamin_d_ug_per_100g",
    "energy_kcal_per_100g",
    "absorption",
    "absorption_index",
    "absorption_basis",
    "tags",
    "portions",
    "density_g_per_ml",
    "fortified",
    "organic",
    "source",
)
OWN_PREFIX: Final = "own:"
"""How the id of a person's own food begins, so that no food of the table can meet it."""
USAGE_TAGS: Final = frozenset(
    {
        "dairy",
        "fish",
        "oily-fish",
        "fish-with-bones",
        "fruit",
        "vegetable",
        "plant-drink",
        "supplement",
        "technical",
        "raw",
        "liquid",
        "alcohol",
        "vegan",
        "calcium-set-tofu",
        MIXED_CALCIUM_SALTS,
    }
)
TAGS: Final = USAGE_TAGS | KINDS
"""What the `tags` column may hold: usage, and the kinds that the absorption rule knows."""
MAX_INDEX: Final = 1 / 0.30
"""At this index the food's absorption would be whole; milk's is 0.30."""
_BASES: Final = {
    basis.value: basis
    for basis in (AbsorptionBasis.ARTICLE, AbsorptionBasis.LITERATURE, AbsorptionBasis.ASSUMED)
}
_RANKS: Final = {"0": 0, "1": 1, "2": 2, "3": 3}
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_COMMA_NUMBER: Final = re.compile(r"\d+,\d+", re.ASCII)
_SHOWN: Final = 60


def default_food_table() -> Path:
    """The table that the program carries: inside the package when installed, else beside it in the checkout."""
    package = Path(str(files("tracker")))
    packed = package / "_data" / "foods.csv"
    return packed if packed.is_file() else package.parent / "foods.csv"


def food_table_version(path: Path) -> str:
    """SHA-256 of the table's bytes, in hex. Raises FoodTableProblem where it cannot be read."""
    return hashlib.sha256(_bytes(path)).hexdigest()


def read_foods(path: Path) -> tuple[list[Food], list[RowProblem]]:
    """The foods of a table in its order, and what is wrong with the rows that are not among them.

    Raises FoodTableProblem where the file cannot be used at all: unreadable, empty, binary, not UTF-8, without its
    header, with columns missing or double, or without a single good row.
    """
    text = _text(path)
    rows = _rows(text)
    first = next(rows, None)
    if first is None or isinstance(first[1], csv.Error):
        raise FoodTableProblem(path, TableReason.NO_HEADER)
    header = [name.strip() for name in first[1]]
    _check_header(path, header)
    reader = _Reader(path.name, header)
    foods: list[Food] = []
    for line, cells in rows:
        food = reader.food(line, cells)
        if food is not None:
            foods.append(food)
    if not foods:
        detail = reader.problems[-1].sentence() if reader.problems else "0"
        raise FoodTableProblem(path, TableReason.NO_FOODS, detail)
    return foods, reader.problems


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FoodTableProblem(
            path, TableReason.UNREADABLE, error.strerror or type(error).__name__
        ) from error


def _text(path: Path) -> str:
    raw = _bytes(path)
    if not raw.removeprefix(b"\xef\xbb\xbf").strip():
        raise FoodTableProblem(path, TableReason.EMPTY)
    if b"\0" in raw:
        raise FoodTableProblem(path, TableReason.BINARY)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise FoodTableProblem(path, TableReason.NOT_UTF8, str(line)) from error


def _rows(text: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Each row that is not blank, with the line where it begins; an error in place of a row that is no CSV."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, error
            continue
        if row:
            yield line, row


def _check_header(path: Path, header: list[str]) -> None:
    if "id" not in header and len(set(header) & set(COLUMNS)) < 2:
        raise FoodTableProblem(path, TableReason.NO_HEADER)
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise FoodTableProblem(path, TableReason.MISSING_COLUMN, ", ".join(missing))
    double = sorted({name for name in header if header.count(name) > 1})
    if double:
        raise FoodTableProblem(path, TableReason.DOUBLE_COLUMN, ", ".join(double))


class _Reader:
    """Turns rows into foods, and gathers what is wrong on the way."""

    def __init__(self, file: str, header: list[str]) -> None:
        self.problems: list[RowProblem] = []
        self._file = file
        self._line = 1
        self._width = len(header)
        self._order = [header.index(name) for name in COLUMNS]
        self._lines_of_ids: dict[str, int] = {}
        for name in header:
            if name not in COLUMNS:
                self._wrong(name, RowReason.UNKNOWN_COLUMN)

    def food(self, line: int, cells: list[str] | csv.Error) -> Food | None:
        """The food of one row; None, and problems, where something is wrong with it."""
        self._line = line
        told = len(self.problems)
        if isinstance(cells, csv.Error):
            self._wrong("", RowReason.NOT_CSV, str(cells))
            return None
        if len(cells) != self._width:
            self._wrong("", RowReason.CELLS, str(len(cells)), str(self._width))
            return None
        food = self._food([cells[position].strip() for position in self._order])
        return food if len(self.problems) == told else None

    def _food(self, cells: list[str]) -> Food:
        (food_id, name_da, name_en, aliases_da, aliases_en, group, rank, calcium, vitamin_d, energy) = cells[
            :10
        ]
        (absorption, index, basis, tags, portions, density, fortified, organic, source) = cells[10:]
        self._identify(food_id)
        return Food(
            id=food_id,
            name_da=self._filled("name_da", name_da),
            name_en=self._filled("name_en", name_en),
            group=self._known("group", group, GROUPS),
            calcium_mg_per_100g=self._amount("calcium_mg_per_100g", calcium, 100_000),
            vitamin_d_ug_per_100g=self._amount("vitamin_d_ug_per_100g", vitamin_d, 100_000_000),
            energy_kcal_per_100g=self._amount("energy_kcal_per_100g", energy, 1_000),
            absorption=self._fraction("absorption", absorption, 1),
            absorption_index=self._fraction("absorption_index", index, MAX_INDEX),
            absorption_basis=_BASES.get(
                self._known("absorption_basis", basis, _BASES), AbsorptionBasis.ASSUMED
            ),
            source=self._filled("source", source),
            aliases_da=_list(aliases_da),
            aliases_en=_list(aliases_en),
            tags=self._tags(tags),
            portions=self._portions(portions) if portions else (),
            density_g_per_ml=self._density(density),
            rank=_RANKS.get(self._known("rank", rank, _RANKS), 1),
            fortified=self._yes("fortified", fortified),
            organic=self._yes("organic", organic),
        )

    def _wrong(self, column: str, reason: RowReason, value: str = "", allowed: str = "") -> None:
        shown = value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
        self.problems.append(RowProblem(self._file, self._line, column, reason, shown, allowed))

    def _identify(self, food_id: str) -> None:
        if not food_id:
            self._wrong("id", RowReason.MISSING)
            return
        if food_id.startswith(OWN_PREFIX):
            allowed = _("all ids that do not begin with {prefix}").format(prefix=OWN_PREFIX)
            self._wrong("id", RowReason.UNKNOWN_WORD, food_id, allowed)
            return
        before = self._lines_of_ids.setdefault(food_id, self._line)
        if before != self._line:
            self._wrong("id", RowReason.DUPLICATE, food_id, str(before))

    def _filled(self, column: str, cell: str) -> str:
        if not cell:
            self._wrong(column, RowReason.MISSING)
        return cell

    def _known(self, column: str, cell: str, known: Collection[str]) -> str:
        if not cell:
            self._wrong(column, RowReason.MISSING)
        elif cell not in known:
            self._wrong(column, RowReason.UNKNOWN_WORD, cell, ", ".join(sorted(known)))
        return cell

    def _amount(self, column: str, cell: str, most: float) -> float | None:
        if not cell:
            return None
        if not _NUMBER.fullmatch(cell):
            comma = _COMMA_NUMBER.fullmatch(cell)
            self._wrong(column, RowReason.DECIMAL_COMMA if comma else RowReason.NOT_A_NUMBER, cell)
            return None
        value = float(cell)
        if value > most:
            self._wrong(column, RowReason.OUT_OF_RANGE, cell, f"0-{most:g}")
            return None
        return value

    def _fraction(self, column: str, cell: str, most: float) -> float:
        if not cell:
            self._wrong(column, RowReason.MISSING)
        return self._amount(column, cell, most) or 0.0

    def _density(self, cell: str) -> float | None:
        density = self._amount("density_g_per_ml", cell, 3)
        if density == 0:
            self._wrong("density_g_per_ml", RowReason.OUT_OF_RANGE, cell, "0.01-3")
        return density

    def _tags(self, cell: str) -> frozenset[str]:
        tags = frozenset(_list(cell))
        for tag in sorted(tags - TAGS):
            self._known("tags", tag, TAGS)
        return tags

    def _portions(self, cell: str) -> tuple[Portion, ...]:
        portions, wrong = read_portions(cell)
        for part in wrong:
            self._wrong("portions", RowReason.PORTION, part)
        return portions

    def _yes(self, column: str, cell: str) -> bool:
        if cell not in ("", "yes"):
            self._wrong(column, RowReason.UNKNOWN_WORD, cell, "yes")
        return cell == "yes"


def _list(cell: str) -> tuple[str, ...]:
    if ";" not in cell:
        return (cell,) if cell else ()
    return tuple([part for piece in cell.split(";") if (part := piece.strip())])
