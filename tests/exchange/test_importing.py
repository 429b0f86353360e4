"""What an import does to the log: once and not twice, people, matches, undo, and folders."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.exchange import samples
from tests.exchange.conftest import Import, totals_of
from tests.exchange.test_tables_of_any_program import HEADER, write
from tracker.diary.people import add_person
from tracker.exchange.matches_file import read_matches, write_matches
from tracker.exchange.matching import Sureness
from tracker.exchange.problems import SeveralPeople, WrongMatch
from tracker.exchange.rows import NoteCode
from tracker.foods.food import AbsorptionBasis
from tracker.nutrition.profile import Profile
from tracker.store.problems import ImportChangedSince, ImportReadAgain
from tracker.store.records import ChangeSummary
from tracker.store.store import Store

DAY = date(2024, 5, 1)
MILK = "2024-05-01,Lunch,Milk,206 g,240,1"
SPINACH = "2024-05-01,Dinner,Spinach (raw),1 cup,30,0"
PIE = "2024-05-01,Dinner,Grandma's pie,1 slice,50,"


def entries(log: Store, name: str = "Me") -> list[Any]:
    with log.read() as reader:
        return reader.entries_between(reader.person(name).id, date(1900, 1, 1), date(2030, 1, 1))


def test_a_preview_tells_what_the_import_then_does_and_stores_nothing(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    path = samples.asa24_items().at(tmp_path / "Items.csv")
    looked = take_in(path, dry_run=True)
    assert totals_of(log) == {}
    with log.read() as reader:
        assert len(reader.people()) == 1
    done = take_in(path)
    assert looked.people == done.people
    assert looked.files == done.files
    assert looked.matches == done.matches


def test_the_sums_of_what_has_no_weight_are_exact(take_in: Import, log: Store, tmp_path: Path) -> None:
    take_in(write(tmp_path / "d.csv", HEADER, MILK, SPINACH, PIE))
    milk, spinach, pie = entries(log)
    assert (milk.grams, milk.calcium_mg, milk.food_id, milk.weighed) == (
        206,
        pytest.approx(240),
        "test:milk",
        True,
    )
    assert (spinach.calcium_mg, spinach.absorption, spinach.food_id, spinach.weighed) == (
        30,
        0.05,
        None,
        False,
    )
    assert (pie.vitamin_d_ug, pie.absorption, pie.absorption_basis) == (None, 0.3, AbsorptionBasis.ASSUMED)
    assert pie.text == "1 slice Grandma's pie"
    assert "d.csv" in pie.source


def test_rows_that_are_alike_are_all_kept_and_none_comes_twice(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "d.csv", HEADER, MILK, MILK, PIE)
    assert take_in(path).total("stored") == 3
    again = take_in(path)
    assert (again.total("stored"), again.total("already")) == (0, 3)
    assert NoteCode.SAME_FILE in {note.code for note in again.files[0].notes}
    # A later export overlaps with it, and has one more of the same.
    later = take_in(write(tmp_path / "later.csv", HEADER, MILK, MILK, MILK, SPINACH))
    assert (later.total("stored"), later.total("already")) == (2, 2)
    assert len(entries(log)) == 5


def test_a_corrected_figure_does_not_double_the_row_and_is_told(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    take_in(write(tmp_path / "d.csv", HEADER, MILK))
    report = take_in(write(tmp_path / "d2.csv", HEADER, MILK.replace("240", "250"), PIE))
    assert (report.total("stored"), report.files[0].other_values) == (1, 1)
    assert NoteCode.OTHER_VALUES in {note.code for note in report.files[0].notes}
    assert [entry.calcium_mg for entry in entries(log)] == [pytest.approx(240), 50]


def test_what_is_logged_by_hand_is_not_taken_for_an_import(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    take_in(write(tmp_path / "d.csv", HEADER, MILK))
    (imported,) = entries(log)
    with log.write(ChangeSummary("log")) as writer:
        writer.add_entries([imported])
    assert take_in(write(tmp_path / "d.csv", HEADER, MILK)).total("already") == 1
    assert [entry.position for entry in entries(log)] == [1, 2]


def test_an_import_is_undone_as_a_whole_and_brought_back_by_its_file(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    path = samples.asa24_items().at(tmp_path / "Items.csv")
    take_in(path)
    summary = log.undo(1)
    assert summary is not None
    assert summary.code == "import"
    assert totals_of(log) == {}
    with log.read() as reader:
        assert [person.name for person in reader.people()] == ["Me"]
    with pytest.raises(ImportReadAgain, match="Items"):
        log.redo(1)
    assert take_in(path).total("stored") == 48


def test_an_import_is_not_undone_over_a_later_change_in_another_log(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    take_in(samples.asa24_items().at(tmp_path / "Items.csv"))
    (first, *_rest) = entries(log, "ABC001")
    with log.write(ChangeSummary("remove"), person_id=first.person_id) as writer:
        writer.delete_entries([first.id])
    with pytest.raises(ImportChangedSince, match="Items"):
        log.undo(1)
    assert len(entries(log, "ABC001")) == 15
    log.undo(first.person_id)
    log.undo(1)
    assert totals_of(log) == {}
    with log.read() as reader:
        # A log that was worked in keeps its person, without the entries.
        assert [person.name for person in reader.people()] == ["ABC001", "Me"]


def test_a_file_of_several_people_is_not_taken_for_one(take_in: Import, log: Store, tmp_path: Path) -> None:
    path = samples.asa24_items().at(tmp_path / "Items.csv")
    with pytest.raises(SeveralPeople):
        take_in(path, person="Me")
    assert totals_of(log) == {}
    add_person(log, "abc001", Profile())
    report = take_in(path)
    assert [(one.name, one.new) for one in report.people] == [
        ("ABC000", True),
        ("abc001", False),
        ("ABC002", True),
    ]


def test_a_name_is_matched_with_its_certainty_and_corrected_for_all_its_rows(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "d.csv", HEADER, PIE, MILK, PIE)
    report = take_in(path, dry_run=True)
    assert {one.match.name: one.match.sureness for one in report.matches} == {
        "Grandma's pie": Sureness.NONE,
        "Milk": Sureness.EXACT,
    }
    table = tmp_path / "matches.csv"
    write_matches(table, report.matches)
    corrected = table.read_text("utf-8-sig").replace("Grandma's pie,,", "Grandma's pie,test:kale,")
    table.write_text(corrected.replace("Milk,test:milk", "Milk,"), encoding="utf-8-sig")
    with log.read() as reader:
        foods = {food.id: food for food in reader.foods()}
    done = take_in(path, matches=read_matches(table, foods))
    assert {one.match.sureness for one in done.matches} == {Sureness.CHOSEN}
    assert [(one.food_name_en, one.absorption) for one in entries(log)] == [
        ("Grandma's pie", 0.6),
        ("Milk", 0.3),
        ("Grandma's pie", 0.6),
    ]
    table.write_text("name,food_id\nMilk,test:nothing\n", encoding="utf-8")
    with pytest.raises(WrongMatch, match="test:nothing"):
        read_matches(table, foods)


def test_a_supplement_is_never_taken_for_a_food_nor_a_food_for_a_supplement(
    take_in: Import, tmp_path: Path
) -> None:
    header = f"{HEADER},supplement"
    report = take_in(
        write(tmp_path / "d.csv", header, f"{MILK},yes", f"{MILK.replace('Milk', 'Calcium tablet')},")
    )
    by_name = {one.match.name: one.match for one in report.matches}
    assert (by_name["Milk"].food, by_name["Milk"].group) == (None, "supplement")
    assert by_name["Calcium tablet"].supplement


def test_a_folder_holds_a_file_or_a_folder_for_each_patient(
    take_in: Import, log: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "patients"
    servings = samples.cronometer(24)
    servings.at(folder / "Anna" / "servings.csv")
    samples.cronometer_days(servings).at(folder / "Anna" / "dailysummary.csv")
    write(folder / "Birthe.csv", HEADER, MILK, SPINACH)
    (folder / "readme.txt").write_text("about the files", encoding="utf-8")
    report = take_in(folder)
    assert sorted((one.name, one.entries) for one in report.people) == [("Anna", 24), ("Birthe", 2)]
    assert [path.name for path, _why in report.skipped] == ["readme.txt"]
    log.undo(1)
    with log.read() as reader:
        assert [person.name for person in reader.people()] == ["Me"]


def test_days_that_do_not_add_up_to_the_totals_of_the_file_are_told(take_in: Import, tmp_path: Path) -> None:
    servings = samples.cronometer(24)
    take_in(servings.at(tmp_path / "servings.csv"))
    servings.totals["", "2024-01-01"][0] += 100
    report = take_in(samples.cronometer_days(servings).at(tmp_path / "dailysummary.csv"))
    assert [note.code for note in report.files[0].notes if note.code is NoteCode.TOTALS_DIFFER] == [
        NoteCode.TOTALS_DIFFER
    ]


def test_a_mark_of_ones_own_is_not_overwritten(take_in: Import, log: Store, tmp_path: Path) -> None:
    from tracker.nutrition.usual_intake import DayStatus

    servings = samples.cronometer(12)
    with log.write(ChangeSummary("mark-day")) as writer:
        writer.mark_day(1, date(2024, 1, 1), DayStatus.PARTIAL)
    report = take_in(samples.cronometer_days(servings).at(tmp_path / "dailysummary.csv"))
    assert report.total("days_marked") == 0
