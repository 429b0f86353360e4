"""A CSV of any program: its columns by their names or by a map, its dates, its numbers, its letters and its flaws."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.conftest import Import, totals_of
from tracker.exchange.diary_format import Choices
from tracker.exchange.figures import comma_figure, decimal_of, point_figure
from tracker.exchange.gathering import columns_taken, gather
from tracker.exchange.header_map import save_map
from tracker.exchange.moments import Clocks, DayOrder, Days, order_of
from tracker.exchange.problems import (
    AmbiguousDates,
    ColumnTwice,
    EmptyFile,
    MissingColumn,
    NothingToImport,
    UnknownField,
    UnknownFormat,
    UnreadableFile,
)
from tracker.exchange.rows import CellError, NoteCode, Reason
from tracker.store.store import Store

HEADER = "Date,Meal,Food,Amount,Calcium (mg),Vitamin D (µg)"
LATEST = date(2026, 12, 3)


def write(path: Path, *lines: str, encoding: str = "utf-8", end: str = "\n") -> Path:
    path.write_bytes((end.join(lines) + end).encode(encoding))
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_letters_are_read_in_whatever_they_are_encoded(
    encoding: str, end: str, take_in: Import, log: Store, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "d.csv",
        "Dato;Fødevare;Calcium (mg)",
        "2024-05-01;Blåbær på Øland;12,5",
        encoding=encoding,
        end=end,
    )
    assert take_in(path).total("stored") == 1
    with log.read() as reader:
        (entry,) = reader.entries_of_day(1, date(2024, 5, 1))
    assert entry.food_name_da == "Blåbær på Øland"
    assert entry.calcium_mg == pytest.approx(12.5)


def test_a_letter_that_is_none_deep_in_a_utf_8_file_is_read_and_told(take_in: Import, tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    rows = "".join(f"2024-05-01,Snack,Æble,{number} cups,10,0\n" for number in range(3000))
    path.write_bytes(f"{HEADER}\n{rows}".encode() + "2024-05-02,Snack,Rødgrød,1 cup,10,0\n".encode("cp1252"))
    report = take_in(path)
    assert report.total("stored") == 3001
    assert "Rødgrød" in {one.match.name for one in report.matches}
    assert NoteCode.ODD_LETTERS in {note.code for note in report.files[0].notes}


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("2011-4-18", None),
        ("2011/04/18", None),
        ("20110418", None),
        ("18.04.2011", None),
        ("18. april 2011", None),
        ("18 Apr 2011", None),
        ("April 18, 2011", None),
        ("18/4/2011", DayOrder.DAY_FIRST),
        ("4/18/2011 0:00", DayOrder.MONTH_FIRST),
        ("18-04-11", DayOrder.DAY_FIRST),
        ("2011-04-18T12:30:00.000Z", None),
    ],
)
def test_a_day_is_read_in_every_style(cell: str, order: DayOrder | None) -> None:
    assert Days(LATEST, order)[cell] == date(2011, 4, 18)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", Reason.NO_DATE),
        ("soon", Reason.NOT_A_DATE),
        ("2024-02-30", Reason.NOT_A_DATE),
        ("3/4/2024", Reason.NOT_A_DATE),
        ("1899-12-31", Reason.DAY_OUT_OF_RANGE),
        ("2027-01-01", Reason.DAY_OUT_OF_RANGE),
    ],
)
def test_what_is_no_day_is_refused_with_its_reason(cell: str, reason: Reason) -> None:
    with pytest.raises(CellError) as refused:
        Days(LATEST)[cell]
    assert refused.value.reason is reason


def test_the_whole_file_tells_whether_the_day_or_the_month_comes_first(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    rows = [f"{number}/3/2024,Lunch,Milk,1 cup,100,1" for number in (3, 4, 25)]
    assert take_in(write(tmp_path / "d.csv", HEADER, *rows)).total("stored") == 3
    assert set(totals_of(log)) == {("Me", "2024-03-03"), ("Me", "2024-03-04"), ("Me", "2024-03-25")}


def test_days_that_can_be_read_in_two_ways_are_refused_until_it_is_told(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "d.csv", HEADER, "4/3/2024,Lunch,Milk,1 cup,100,1", "5/3/2024,Lunch,Milk,1 cup,100,1"
    )
    with pytest.raises(AmbiguousDates, match="4/3/2024"):
        take_in(path)
    take_in(path, date_order=DayOrder.MONTH_FIRST)
    assert set(totals_of(log)) == {("Me", "2024-04-03"), ("Me", "2024-05-03")}


@given(st.dates(date(1900, 1, 1), LATEST))
def test_a_day_written_either_way_round_is_the_same_day(day: date) -> None:
    first, second = f"{day.day}/{day.month}/{day.year}", f"{day.month}/{day.day}/{day.year}"
    assert Days(LATEST, DayOrder.DAY_FIRST)[first] == Days(LATEST, DayOrder.MONTH_FIRST)[second] == day
    told, _matters = order_of([first])
    assert told in (None, DayOrder.DAY_FIRST) if day.day > 12 else told in (None, DayOrder.MONTH_FIRST)


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("8:33 AM", "08:33"),
        ("12:05 am", "00:05"),
        ("12.30", "12:30"),
        ("7 pm", "19:00"),
        ("25:00", None),
        ("noon", None),
    ],
)
def test_a_time_is_read_by_either_clock(cell: str, clock: str | None) -> None:
    assert Clocks()[cell] == clock


@pytest.mark.parametrize(
    ("cell", "point", "comma"),
    [
        ("", None, None),
        ("n/a", None, None),
        ("12", 12.0, 12.0),
        ("12.5", 12.5, 12.5),
        ("12,5", 12.5, 12.5),
        ("1,234.5", 1234.5, Reason.NOT_A_NUMBER),
        ("1.234,5", Reason.NOT_A_NUMBER, 1234.5),
        ("1,234", Reason.AMBIGUOUS_NUMBER, 1.234),
        ("-3", Reason.NEGATIVE, Reason.NEGATIVE),
        ("inf", Reason.NOT_A_NUMBER, Reason.NOT_A_NUMBER),
        ("1e30", Reason.TOO_LARGE, Reason.TOO_LARGE),
        ("lots", Reason.NOT_A_NUMBER, Reason.NOT_A_NUMBER),
        ("1_0", Reason.NOT_A_NUMBER, Reason.NOT_A_NUMBER),
    ],
)
def test_a_figure_is_read_with_its_decimal_sign(
    cell: str, point: float | Reason | None, comma: float | Reason | None
) -> None:
    for read, expected in ((point_figure, point), (comma_figure, comma)):
        if isinstance(expected, Reason):
            with pytest.raises(CellError) as refused:
                read(cell)
            assert refused.value.reason is expected
        else:
            assert read(cell) == expected


def test_the_decimal_sign_is_that_of_the_first_clear_figure() -> None:
    assert decimal_of(["1,234", "2.345", "7,5"]) == ","
    assert decimal_of(["1.234", "7.5"]) == "."
    assert decimal_of(["1,234"]) == ","
    assert decimal_of([]) == "."


def test_rows_that_cannot_be_read_are_refused_one_by_one_with_line_and_column(
    take_in: Import, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "d.csv",
        HEADER,
        "2024-05-01,Lunch,Milk,1 cup,300,1",
        "2024-05-01,Lunch,Milk,1 cup,many,1",
        "never,Lunch,Milk,1 cup,300,1",
        "2024-05-01,Lunch,Milk,1 cup,300,-1",
        "2024-05-01,Lunch,Milk",
        "2024-05-01,Lunch,Milk,1 cup,300,1,and,more",
        "2024-05-01,Lunch,Milk,0.001 g,300,1",
        "",
        '2024-05-01,Lunch,"Milk, whole,1 cup,300,1',
    )
    report = take_in(path)
    tally = report.files[0]
    assert (tally.read, tally.stored, tally.refused) == (8, 1, 7)
    assert [(one.line, one.column, one.reason) for one in tally.refusals] == [
        (3, "Calcium (mg)", Reason.NOT_A_NUMBER),
        (4, "Date", Reason.NOT_A_DATE),
        (5, "Vitamin D (µg)", Reason.NEGATIVE),
        (6, "", Reason.TOO_FEW_CELLS),
        (7, "", Reason.TOO_MANY_CELLS),
        (8, "", Reason.MORE_THAN_ITS_WEIGHT),
        (10, "", Reason.TOO_FEW_CELLS),
    ]


def test_a_file_that_was_cut_keeps_its_whole_rows_and_says_so(take_in: Import, tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(
        f"{HEADER}\n2024-05-01,Lunch,Milk,1 cup,300,1\n2024-05-01,Lunch,Bread,1 sl", encoding="utf-8"
    )
    tally = take_in(path).files[0]
    assert (tally.stored, [one.reason for one in tally.refusals]) == (1, [Reason.TOO_FEW_CELLS])
    assert NoteCode.NO_LAST_LINE_END in {note.code for note in tally.notes}


def test_quotes_within_quotes_and_lines_within_cells_stay_one_cell(take_in: Import, tmp_path: Path) -> None:
    path = write(
        tmp_path / "d.csv",
        HEADER,
        '2024-05-01,Lunch,"Pie, ""grandma\'s""",1 piece (1/6 of 8" pie),100,1',
        '2024-05-01,Lunch,"Pie\nof two lines",1,100,1',
    )
    names = {one.match.name for one in take_in(path).matches}
    assert names == {'Pie, "grandma\'s"', "Pie of two lines"}


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (("Date,Food,Calcium (mg),Calcium (mg)", "2024-05-01,Milk,1,2"), ColumnTwice),
        (("Date,Food,Iron (mg)", "2024-05-01,Milk,1"), UnknownFormat),
        (("just some words", "and more"), UnknownFormat),
        ((HEADER,), NothingToImport),
    ],
)
def test_a_table_that_cannot_be_understood_is_refused_as_a_whole(
    lines: tuple[str, ...], problem: type[Exception], take_in: Import, tmp_path: Path
) -> None:
    with pytest.raises(problem):
        take_in(write(tmp_path / "d.csv", *lines))


def test_an_empty_file_and_one_that_is_not_there_are_refused(take_in: Import, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    with pytest.raises(EmptyFile):
        take_in(tmp_path / "empty.csv")
    with pytest.raises(UnreadableFile):
        take_in(tmp_path / "absent.csv")
    (tmp_path / "picture.csv").write_bytes(bytes(range(256)) * 40)
    with pytest.raises(UnknownFormat):
        take_in(tmp_path / "picture.csv")


def test_units_of_the_columns_are_heeded_and_an_untold_one_is_told(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", "date,food,calcium_g,Vitamin D IU", "2024-05-01,Milk,0.3,400")
    take_in(path)
    assert totals_of(log) == {("Me", "2024-05-01"): [pytest.approx(300), pytest.approx(10)]}
    report = take_in(write(tmp_path / "b.csv", "date,food,calcium", "2024-05-02,Milk,300"), dry_run=True)
    assert NoteCode.UNIT_NOT_TOLD in {note.code for note in report.files[0].notes}


def test_iu_taken_for_ug_and_grams_taken_for_mg_are_doubted(take_in: Import, tmp_path: Path) -> None:
    rows = [f"2024-05-0{number},Lunch,Salmon {number},1,0.{number},{100 * number}" for number in range(1, 7)]
    path = write(tmp_path / "d.csv", HEADER, *rows)
    tally = take_in(path, dry_run=True).files[0]
    assert {NoteCode.VITAMIN_D_MAY_BE_IU, NoteCode.CALCIUM_MAY_BE_GRAMS} <= {
        note.code for note in tally.notes
    }
    assert tally.doubted_by.total() == 5
    told = take_in(path, vitamin_d_unit="iu", calcium_unit="g", dry_run=True).files[0]
    assert told.doubted_by.total() == 0
    assert [note.code for note in told.notes] == [NoteCode.COLUMNS_TAKEN]


def test_a_map_tells_strange_columns_and_is_used_again_once_it_is_kept(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "d.csv", "Wann,Was,Kalk mg", "2024-05-01,Milch,300")
    with pytest.raises(UnknownFormat):
        take_in(path)
    with pytest.raises(UnknownField):
        take_in(path, columns={"when": "Wann"})
    with pytest.raises(MissingColumn):
        take_in(path, columns={"day": "Tag", "food": "Was", "calcium": "Kalk mg"})
    columns = {"day": "Wann", "food": "Was", "calcium": "Kalk mg"}
    request = gather(log, path, Choices(latest=LATEST, columns=columns), None, None)
    save_map(log, "german", columns_taken(request))
    assert take_in(path).total("stored") == 1
    assert totals_of(log) == {("Me", "2024-05-01"): [pytest.approx(300), 0]}
