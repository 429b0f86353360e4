"""Reading foods.csv: foods, or problems with their line and column; never a crash, never a silent skip."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.foods.food import AbsorptionBasis, Portion
from tracker.foods.portions_cell import portions_cell, read_portions
from tracker.foods.table import COLUMNS, default_food_table, food_table_version, read_foods
from tracker.foods.table_problems import FoodTableProblem, RowProblem, RowReason, TableReason
from tracker.locale import set_language
from tracker.problems import Problem

MILK = {
    "id": "frida:33",
    "name_da": "Letmælk, konventionel",
    "name_en": "Milk, partly skimmed",
    "aliases_da": "mælk; letmælk",
    "aliases_en": "milk",
    "group": "milk",
    "rank": "0",
    "calcium_mg_per_100g": "124",
    "vitamin_d_ug_per_100g": "",
    "energy_kcal_per_100g": "46.5",
    "absorption": "0.3",
    "absorption_index": "1",
    "absorption_basis": "article",
    "tags": "dairy;liquid",
    "portions": "glass=206@fineli:606 PORTM;slice.thin=0.5@estimate",
    "density_g_per_ml": "1.03",
    "fortified": "",
    "organic": "yes",
    "source": "frida:33",
}
Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a table whose rows are milk with the cells given, and returns its path."""

    def write(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows({**MILK, **row} for row in rows)
        path = tmp_path / "foods.csv"
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        return path

    return write


def reasons(problems: list[RowProblem]) -> list[tuple[int, str, RowReason]]:
    return [(problem.line, problem.column, problem.reason) for problem in problems]


def test_row_becomes_a_food_with_unknowns_kept_unknown(write: Write) -> None:
    (food,), problems = read_foods(write({}))
    assert problems == []
    assert food.name_da == "Letmælk, konventionel"
    assert food.aliases_da == ("mælk", "letmælk")
    assert food.calcium_mg_per_100g == 124
    assert food.vitamin_d_ug_per_100g is None
    assert food.absorption_basis is AbsorptionBasis.ARTICLE
    assert food.tags == {"dairy", "liquid"}
    assert food.portions == (
        Portion("glass", 206, "fineli:606 PORTM"),
        Portion("slice.thin", 0.5, "estimate"),
    )
    assert (food.rank, food.density_g_per_ml, food.fortified, food.organic) == (0, 1.03, False, True)


def test_zero_is_not_unknown(write: Write) -> None:
    (food,), _ = read_foods(write({"vitamin_d_ug_per_100g": "0"}))
    assert food.vitamin_d_ug_per_100g == 0


def test_columns_in_another_order_and_a_byte_order_mark_are_read(write: Write) -> None:
    path = write({}, columns=tuple(reversed(COLUMNS)))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    foods, problems = read_foods(path)
    assert (len(foods), problems) == (1, [])


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("id", "", RowReason.MISSING),
        ("name_da", "  ", RowReason.MISSING),
        ("source", "", RowReason.MISSING),
        ("group", "milks", RowReason.UNKNOWN_WORD),
        ("rank", "4", RowReason.UNKNOWN_WORD),
        ("rank", "", RowReason.MISSING),
        ("calcium_mg_per_100g", "1,5", RowReason.DECIMAL_COMMA),
        ("calcium_mg_per_100g", "-1", RowReason.NOT_A_NUMBER),
        ("calcium_mg_per_100g", "nan", RowReason.NOT_A_NUMBER),
        ("calcium_mg_per_100g", "inf", RowReason.NOT_A_NUMBER),
        ("calcium_mg_per_100g", "1_0", RowReason.NOT_A_NUMBER),
        ("calcium_mg_per_100g", "1e3", RowReason.NOT_A_NUMBER),
        ("calcium_mg_per_100g", "١٢", RowReason.NOT_A_NUMBER),
        ("calcium_mg_per_100g", "tr", RowReason.NOT_A_NUMBER),
        ("calcium_mg_per_100g", "100001", RowReason.OUT_OF_RANGE),
        ("vitamin_d_ug_per_100g", "9" * 400, RowReason.OUT_OF_RANGE),
        ("energy_kcal_per_100g", "4000", RowReason.OUT_OF_RANGE),
        ("absorption", "1.01", RowReason.OUT_OF_RANGE),
        ("absorption", "", RowReason.MISSING),
        ("absorption_index", "3.4", RowReason.OUT_OF_RANGE),
        ("absorption_basis", "own", RowReason.UNKNOWN_WORD),
        ("tags", "dairy;diary", RowReason.UNKNOWN_WORD),
        ("portions", "glas=206@estimate", RowReason.PORTION),
        ("portions", "glass=206", RowReason.PORTION),
        ("portions", "glass=0@estimate", RowReason.PORTION),
        ("portions", "glass=2,5@estimate", RowReason.PORTION),
        ("portions", "glass=5001@estimate", RowReason.PORTION),
        ("portions", "glass=2@estimate;glass=3@estimate", RowReason.PORTION),
        ("density_g_per_ml", "0", RowReason.OUT_OF_RANGE),
        ("fortified", "no", RowReason.UNKNOWN_WORD),
        ("organic", "Yes", RowReason.UNKNOWN_WORD),
    ],
)
def test_wrong_cell_leaves_out_its_row_and_tells_where(
    write: Write, column: str, cell: str, reason: RowReason
) -> None:
    foods, problems = read_foods(write({"id": "good:1"}, {column: cell}))
    assert [food.id for food in foods] == ["good:1"]
    assert reasons(problems) == [(3, column, reason)]
    assert problems[0].sentence().startswith(f"foods.csv:3: {column}: ")


def test_all_that_is_wrong_with_a_row_is_told(write: Write) -> None:
    _, problems = read_foods(write({"id": "good:1"}, {"rank": "9", "absorption": "x"}))
    assert {problem.column for problem in problems} == {"absorption", "rank"}


def test_second_row_of_an_id_is_left_out(write: Write) -> None:
    foods, problems = read_foods(write({"rank": "1"}, {"rank": "2"}))
    assert [food.rank for food in foods] == [1]
    assert reasons(problems) == [(3, "id", RowReason.DUPLICATE)]
    assert "line 2" in problems[0].sentence()


def test_line_counts_what_an_editor_counts(write: Write) -> None:
    path = write({"id": "good:1", "source": "two\nlines"}, {"rank": "9"})
    _, problems = read_foods(path)
    assert problems[0].line == 4


@pytest.mark.parametrize("row", ["frida:1,too,short\n", "frida:1" + "," * 40 + "\n"])
def test_row_with_too_few_or_many_cells_is_told(write: Write, row: str) -> None:
    path = write({})
    path.write_text(path.read_text("utf-8") + row, "utf-8")
    foods, problems = read_foods(path)
    assert (len(foods), reasons(problems)) == (1, [(3, "", RowReason.CELLS)])


def test_quotation_mark_that_never_closes_is_told(write: Write) -> None:
    path = write({})
    path.write_text(path.read_text("utf-8") + '"frida:9,Ost\n', "utf-8")
    foods, problems = read_foods(path)
    assert (len(foods), reasons(problems)) == (1, [(3, "", RowReason.NOT_CSV)])


def test_column_that_is_not_of_the_table_is_told(write: Write) -> None:
    foods, problems = read_foods(write({}, columns=(*COLUMNS, "colour")))
    assert (len(foods), reasons(problems)) == (1, [(1, "colour", RowReason.UNKNOWN_COLUMN)])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", TableReason.EMPTY),
        (b"\xef\xbb\xbf \r\n\n", TableReason.EMPTY),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", TableReason.BINARY),
        ("id,name_da\næble".encode("utf-16"), TableReason.BINARY),
        ("id,name_da\nfrida:1,Æble".encode("latin-1"), TableReason.NOT_UTF8),
        (b"frida:1,apple,1\n", TableReason.NO_HEADER),
        (b'"id,name_da\n', TableReason.NO_HEADER),
        (b"id,name_da\nfrida:1,apple\n", TableReason.MISSING_COLUMN),
        (",".join((*COLUMNS, "id")).encode() + b"\n", TableReason.DOUBLE_COLUMN),
        (",".join(COLUMNS).encode() + b"\n", TableReason.NO_FOODS),
        (",".join(COLUMNS).encode() + b"\nfrida:1\n", TableReason.NO_FOODS),
    ],
)
def test_table_that_cannot_be_used_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, reason: TableReason
) -> None:
    path = tmp_path / "foods.csv"
    path.write_bytes(content)
    with pytest.raises(FoodTableProblem) as refusal:
        read_foods(path)
    assert refusal.value.reason is reason
    assert isinstance(refusal.value, Problem)
    assert str(path) in str(refusal.value)
    assert "untouched" in str(refusal.value)


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FoodTableProblem) as refusal:
            read_foods(path)
        assert refusal.value.reason is TableReason.UNREADABLE
        with pytest.raises(FoodTableProblem):
            food_table_version(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    with pytest.raises(FoodTableProblem):
        read_foods(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    st.dictionaries(
        st.sampled_from(COLUMNS),
        st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=20),
        max_size=4,
    )
)
def test_any_cells_make_a_food_or_a_problem(write: Write, cells: dict[str, str]) -> None:
    foods, problems = read_foods(write({"id": "good:1"}, cells))
    assert len(foods) == 2 or any(problem.line > 2 for problem in problems)
    assert all(problem.sentence() for problem in problems)


def test_version_follows_the_bytes(write: Write) -> None:
    path = write({})
    before = food_table_version(path)
    assert before == food_table_version(path)
    path.write_bytes(path.read_bytes() + b"\n")
    assert food_table_version(path) != before


def test_the_projects_own_table_has_no_problem() -> None:
    foods, problems = read_foods(default_food_table())
    assert [problem.sentence() for problem in problems] == []
    assert len(foods) > 1000


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["glass", "slice.thin", "piece.large", "dl", "tbsp", "portion"]),
            st.integers(1, 5_000_000).map(lambda milligrams: milligrams / 1000),
            st.text(alphabet="abc :0", min_size=1).map(str.strip).filter(bool),
        ),
        unique_by=lambda portion: portion[0],
    )
)
def test_portions_that_are_written_read_back_the_same(parts: list[tuple[str, float, str]]) -> None:
    portions = tuple(Portion(*part) for part in parts)
    if portions:
        assert read_portions(portions_cell(portions)) == (portions, ())


def test_the_id_of_an_own_food_is_a_problem_and_the_other_rows_are_used(write: Write) -> None:
    foods, problems = read_foods(write({"id": "own:bar"}, {}))
    assert [food.id for food in foods] == ["frida:33"]
    assert reasons(problems) == [(2, "id", RowReason.UNKNOWN_WORD)]
    assert "own:bar" in problems[0].sentence()
