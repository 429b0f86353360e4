"""Whatever a file holds, a reader gives pieces or a calm refusal; and no row is lost on the way."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.exchange import samples
from tests.exchange.samples import Sample
from tracker.exchange.diary_format import Choices, Gauge
from tracker.exchange.formats import FORMATS, format_named, format_of
from tracker.exchange.gathering import gather
from tracker.exchange.importing import import_files
from tracker.exchange.opening import open_file
from tracker.exchange.rows import DayTotal, MarkedDay, Note, ReadRow, Refused
from tracker.problems import Problem
from tracker.store.store import Store

CHOICES = Choices(latest=date(2026, 12, 3), first_day=date(2018, 3, 5))
FILES: dict[str, Callable[[], Sample]] = {
    "cronometer-servings": lambda: samples.cronometer(5),
    "cronometer-days": lambda: samples.cronometer_days(samples.cronometer(30)),
    "asa24-items": lambda: samples.asa24_items(1, 3),
    "asa24-supplements": samples.asa24_supplements,
    "intake24": lambda: samples.intake24(count=6),
    "opennutritracker": lambda: samples.opennutritracker(count=5),
    "myfitnesspal": lambda: samples.myfitnesspal(4),
    "nhanes": lambda: samples.nhanes(2, 2),
    "csv": lambda: Sample(
        samples.table(
            ("date", "food", "calcium (mg)", "vitamin d (iu)", "person"),
            [
                {"date": f"{day}/5/2024", "food": "Milk", "calcium (mg)": "1,5", "person": "A"}
                for day in (3, 25)
            ],
            delimiter=";",
        ).encode()
    ),
}
DIARIES = [one.name for one in FORMATS if one.diary]
_SPOILT = (
    b"\0",
    b'"',
    b",",
    b";",
    b"\r\n",
    b"\n",
    b"\xff\xfe",
    b"\xe6",
    b"-1",
    b"nan",
    b"1e999",
    b"9" * 30,
    b"\xf0\x9f",
)


def read(data: bytes, name: str | None) -> None:
    """Read a file with this content; anything but pieces and Problems is a crash."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(data)
        try:
            opening = open_file(path)
            found = format_of(opening) if name is None else format_named(name)
            if not found.diary:
                return
            for piece in found.load()(opening, CHOICES, Gauge()):
                assert isinstance(piece, ReadRow | Refused | MarkedDay | DayTotal | Note)
                if isinstance(piece, ReadRow):
                    assert piece.grams is None or piece.grams > 0
                    assert all(value is None or 0 <= value < 1e15 for value in piece[8:11])
        except Problem as problem:
            # A refusal must be able to say its sentence.
            str(problem)


def test_every_reader_is_fuzzed() -> None:
    assert set(FILES) == set(DIARIES)


@pytest.mark.parametrize("name", DIARIES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=st.lists(st.tuples(st.floats(0, 1), st.sampled_from(_SPOILT), st.integers(0, 9)), max_size=6),
    cut=st.floats(0, 1),
)
@example(changes=[], cut=1.0)
@example(changes=[], cut=0.95)
def test_a_file_that_is_cut_and_spoilt_crashes_no_reader(
    name: str, changes: list[tuple[float, bytes, int]], cut: float
) -> None:
    data = FILES[name]().content
    data = data[: round(len(data) * max(cut, 0.2))]
    for place, spoilt, over in changes:
        at = round(place * len(data))
        data = data[:at] + spoilt + data[at + over :]
    read(data, name)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, *DIARIES]))
def test_any_bytes_crash_no_reader(data: bytes, name: str | None) -> None:
    read(data, name)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["2024-05-01", "2024-05-02", "x", ""]),
            st.text(max_size=8),
            st.text(st.characters(codec="utf-8"), max_size=6),
            st.sampled_from(["", "0", "12.5", "-1", "1e9", "9e15", "abc", "250000"]),
            st.sampled_from(["", "0", "1 g", "0.0001 g", "200000 g", "2 cups"]),
        ),
        max_size=8,
    )
)
def test_no_row_is_lost_whatever_stands_in_it(
    rows: list[tuple[str, str, str, str, str]], small_template: tuple[Path, Path], tmp_path: Path
) -> None:
    columns = ("date", "person", "food", "calcium (mg)", "amount")
    path, database = tmp_path / "d.csv", tmp_path / "log.db"
    text = samples.table(columns, [dict(zip(columns, row, strict=True)) for row in rows])
    path.write_text(text, encoding="utf-8", newline="")
    for file in tmp_path.glob("log.db*"):
        file.unlink()
    shutil.copy(small_template[0], database)
    with Store.open(str(database), foods_csv=small_template[1]) as store:
        try:
            first = import_files(store, gather(store, path, CHOICES, None, None))
            again = import_files(store, gather(store, path, CHOICES, None, None))
        except Problem:
            return
        assert first.total("read") == first.total("stored") + first.total("refused") == again.total("read")
        assert (again.total("stored"), again.total("already")) == (0, first.total("stored"))
        with store.read() as reader:
            stored = sum(
                len(reader.entries_between(one.id, date(1900, 1, 1), date(2030, 1, 1)))
                for one in reader.people()
            )
        assert stored == first.total("stored")
