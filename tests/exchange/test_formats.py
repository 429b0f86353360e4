"""Every format end to end: recognised by how it begins, and its days add up to what the file says itself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.exchange import headers, samples
from tests.exchange.conftest import Import, totals_of
from tests.exchange.samples import Sample
from tracker.exchange.formats import FORMATS, format_of
from tracker.exchange.opening import open_file
from tracker.exchange.problems import DayNeeded, NotADiary
from tracker.exchange.rows import NoteCode
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.store import Store

ON: dict[str, Any] = {"first_day": date(2018, 3, 5)}
CASES: dict[str, tuple[Callable[[], Sample], str, dict[str, Any]]] = {
    "cronometer 2016": (
        lambda: samples.cronometer(columns=headers.CRONOMETER_2016),
        "cronometer-servings",
        {},
    ),
    "cronometer 2020": (
        lambda: samples.cronometer(columns=headers.CRONOMETER_2020),
        "cronometer-servings",
        {},
    ),
    "cronometer 2025": (samples.cronometer, "cronometer-servings", {}),
    "asa24 items": (samples.asa24_items, "asa24-items", {}),
    "asa24 supplements": (samples.asa24_supplements, "asa24-supplements", {}),
    "intake24 labels": (samples.intake24, "intake24", {}),
    "intake24 ids": (lambda: samples.intake24(headers.INTAKE24_IDS), "intake24", {}),
    "opennutritracker": (samples.opennutritracker, "opennutritracker", {}),
    "opennutritracker in grams": (lambda: samples.opennutritracker(grams=True), "opennutritracker", {}),
    "myfitnesspal": (samples.myfitnesspal, "myfitnesspal", {}),
    "nhanes": (samples.nhanes, "nhanes", ON),
    "nhanes second": (lambda: samples.nhanes(interview=2), "nhanes", ON),
}


@pytest.mark.parametrize("case", CASES)
def test_the_days_of_a_file_add_up_to_what_it_says_itself(
    case: str, take_in: Import, log: Store, tmp_path: Path
) -> None:
    make, name, chosen = CASES[case]
    sample = make()
    path = sample.at(tmp_path / "file.csv")
    assert format_of(open_file(path)).name == name

    report = take_in(path, **chosen)
    again = take_in(path, **chosen)

    assert report.total("read") == report.total("stored") == sample.rows
    assert report.total("refused") == 0
    assert (again.total("stored"), again.total("already")) == (0, sample.rows)
    expected = {(person or "Me", day): total for (person, day), total in sample.totals.items()}
    found = totals_of(log)
    assert found.keys() == expected.keys()
    for key, total in expected.items():
        assert found[key] == pytest.approx(total, rel=1e-9, abs=1e-9), key


def test_each_format_has_a_name_of_its_own() -> None:
    names = [one.name for one in FORMATS]
    assert len(set(names)) == len(names)
    assert all(bool(one.diary) != bool(one.taker) for one in FORMATS)
    assert all(callable(one.load()) for one in FORMATS)


def test_a_row_of_cronometer_without_energy_is_a_supplement(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    report = take_in(samples.cronometer(20).at(tmp_path / "servings.csv"))
    assert report.total("supplements") == 2
    with log.read() as reader:
        day = reader.entries_of_day(reader.current_person().id, date(2024, 1, 1))
    pill = next(entry for entry in day if entry.food_name_en == "Calcium + D")
    assert pill.supplement
    assert pill.text == "2.00 Pill Calcium + D"
    assert not pill.weighed


def test_the_days_ticked_off_in_cronometer_are_complete(take_in: Import, log: Store, tmp_path: Path) -> None:
    servings = samples.cronometer(60)
    take_in(servings.at(tmp_path / "servings.csv"))
    report = take_in(samples.cronometer_days(servings).at(tmp_path / "dailysummary.csv"))
    assert report.total("days_marked") == 3
    assert NoteCode.TOTALS_DIFFER not in {note.code for note in report.files[0].notes}
    with log.read() as reader:
        marks = reader.day_marks(1, *(date(2024, month, 1) for month in (1, 12)))
    assert [mark.status for mark in marks] == [DayStatus.COMPLETE] * 3
    assert log.undo(1) is not None
    with log.read() as reader:
        assert reader.day_marks(1, *(date(2024, month, 1) for month in (1, 12))) == []


def test_a_recall_that_was_broken_off_is_logged_in_part(take_in: Import, log: Store, tmp_path: Path) -> None:
    report = take_in(samples.asa24_items().at(tmp_path / "Items.csv"))
    assert [person.name for person in report.people] == ["ABC000", "ABC001", "ABC002"]
    assert all(person.new for person in report.people)
    with log.read() as reader:
        last = reader.person("abc002")
        marks = reader.day_marks(last.id, *(date(2024, month, 1) for month in (1, 12)))
    assert [mark.status for mark in marks] == [DayStatus.COMPLETE, DayStatus.PARTIAL]


def test_the_sums_of_asa24_are_no_diary(take_in: Import, log: Store, tmp_path: Path) -> None:
    path = tmp_path / "Totals.csv"
    path.write_text(samples.table(headers.ASA24_TOTALS, [{"UserName": "ABC001"}]), encoding="utf-8")
    with pytest.raises(NotADiary):
        format_of(open_file(path)).load()(log, path, None)


def test_what_was_not_found_in_intake24_stays_unknown(take_in: Import, log: Store, tmp_path: Path) -> None:
    report = take_in(samples.intake24().at(tmp_path / "intake24.csv"))
    assert report.total("unknown_calcium") == 5
    with log.read() as reader:
        person = reader.person("resp1")
        entries = reader.entries_of_day(person.id, date(2024, 5, 20))
    missing = [entry for entry in entries if entry.food_name_en == "Goat yoghurt, Farm shop"]
    assert len(missing) == 5
    assert {entry.calcium_mg for entry in missing} == {None}


def test_nhanes_needs_a_day_and_takes_the_names_beside_it(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    path = samples.nhanes().at(tmp_path / "DR1IFF_J.XPT")
    with pytest.raises(DayNeeded):
        take_in(path)
    codes: dict[str, list[Any]] = {
        "DRXFDCD": [11111000.0, 72125100.0, 58106210.0],
        "DRXFCSD": ["MILK, WHOLE", "SPINACH, RAW", "PIZZA"],
        "DRXFCLD": ["Milk, whole", "Spinach, raw", "Pizza with cheese"],
    }
    (tmp_path / "DRXFCD_J.XPT").write_bytes(samples.xport(codes))
    report = take_in(path, **ON)
    spinach = next(one.match for one in report.matches if one.match.name == "Spinach, raw")
    assert spinach.absorption == 0.05


def test_a_food_code_alone_tells_what_absorption_follows(take_in: Import, tmp_path: Path) -> None:
    report = take_in(samples.nhanes().at(tmp_path / "DR1IFF_J.XPT"), **ON)
    by_name = {one.match.name: one.match for one in report.matches}
    assert by_name["USDA 72125100"].absorption == 0.05
    assert by_name["USDA 11111000"].group == "milk"


def test_myfitnesspal_is_warned_of_and_takes_another_daily_value(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    path = samples.myfitnesspal().at(tmp_path / "mfp.csv")
    old = take_in(path, dry_run=True)
    assert [note.code for note in old.files[0].notes] == [
        NoteCode.PERCENT_OF_DAILY_VALUE,
        NoteCode.NO_VITAMIN_D,
    ]
    take_in(path, calcium_daily_value_mg=1300.0)
    first = totals_of(log)["Me", "2024-06-01"]
    assert first[0] == pytest.approx(samples.myfitnesspal().totals["", "2024-06-01"][0] * 1.3)
