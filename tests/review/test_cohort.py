"""The cohort against the patient list, and against a group reckoned by hand."""

import csv
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import openpyxl
import pytest

from tracker.diary.dates import PeriodUpsideDown
from tracker.diary.log import food_snapshot
from tracker.diary.output_file import NoOrdinaryFile, OutputExists, OutputRefused
from tracker.diary.patients import list_patients
from tracker.diary.settings import choose_coefficients
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.profile import Profile, Sex
from tracker.nutrition.usual_intake import DayStatus
from tracker.review.cohort import Cohort, view_cohort
from tracker.review.cohort_file import NoTableEnding, check_cohort_file, write_cohort
from tracker.review.cohort_text import COLUMNS
from tracker.store.records import ChangeSummary, Meal, NewEntry
from tracker.store.store import Store

TODAY = date(2026, 11, 23)
FIRST = TODAY - timedelta(days=6)
# Milk a day in mg of calcium, and years of age; NNR 2023 requires 750 mg of adults and more of a teenager.
GROUP = (
    ("=1+1 Ida", 300.0, 70),
    ("Bo", 700.0, 40),
    ("Liv", 800.0, 15),
    ("Kaj", 800.0, 50),
    ("Åse", 1100.0, 30),
)


@pytest.fixture(scope="module")
def clinic_file(new_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five patients with the milk of GROUP on each of four days, one with a single day, and one with nothing."""
    path = tmp_path_factory.mktemp("clinic") / "clinic.db"
    shutil.copy(new_database, path)
    with Store.open(str(path)) as store, store.write(ChangeSummary("log")) as writer:
        milk = next(food for food in writer.foods() if food.group == "milk" and food.calcium_mg_per_100g)
        glass = NewEntry(
            **food_snapshot(milk) | {"calcium_mg_per_100g": 100.0, "absorption": 0.3, "absorption_index": 1.0},
            person_id=1, day=FIRST, time=None, meal=Meal.LUNCH, text="milk", portion=None, amount=None, grams=1.0,
        )  # fmt: skip
        tablet = replace(glass, supplement=True, calcium_mg_per_100g=None, vitamin_d_ug_per_100g=None)
        for name, calcium_mg, years in GROUP:
            born = date(TODAY.year - years, 1, 1)
            person = writer.add_person(name, Profile(born=born, sex=Sex.FEMALE))
            for ago in range(4):
                day = FIRST + timedelta(days=ago)
                writer.add_entries([replace(glass, person_id=person.id, day=day, grams=calcium_mg)])
                writer.mark_day(person.id, day, DayStatus.COMPLETE)
        writer.add_entries([replace(tablet, person_id=person.id)])
        single = writer.add_person("Single", Profile())
        writer.add_entries([replace(glass, person_id=single.id, grams=500.0)])
        writer.mark_day(single.id, FIRST, DayStatus.COMPLETE)
    return path


@pytest.fixture
def clinic(clinic_file: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "clinic.db"
    shutil.copy(clinic_file, path)
    with Store.open(str(path)) as store:
        yield store


def cohort_of(store: Store) -> Cohort:
    return view_cohort(store, first=FIRST, last=TODAY, today=TODAY)


def test_only_those_with_enough_days_are_in_the_distributions(clinic: Store) -> None:
    seen = cohort_of(clinic)
    assert (len(seen.members), seen.with_enough_days, seen.without_entries) == (7, 5, 1)
    assert seen.few_days_share == pytest.approx(2 / 7)
    assert seen.intake_mg.n == 5
    assert seen.intake_mg.mean == pytest.approx(740)
    assert seen.intake_mg.sd == pytest.approx(288.0972)
    assert seen.intake_mg.minimum == pytest.approx(300)
    assert seen.intake_mg.maximum == pytest.approx(1100)
    # By hand: sorted 300 700 800 800 1100; a tenth of the way is 0.4 of the first step.
    quantiles = dict(seen.milk_equivalent_mg.quantiles)
    assert quantiles[0.10] == pytest.approx(460)
    assert quantiles[0.50] == pytest.approx(800)
    assert seen.absorbed_mg.mean == pytest.approx(222)


def test_each_is_held_against_their_own_requirement(clinic: Store) -> None:
    """800 mg are enough for an adult and too little for a girl of fifteen."""
    seen = cohort_of(clinic)
    below = {one.person.name: one.below_requirement for one in seen.members if one.enough_days}
    assert below == {"=1+1 Ida": True, "Bo": True, "Liv": True, "Kaj": False, "Åse": False}
    assert (seen.cut_point.n, seen.cut_point.below, seen.cut_point.share) == (5, 3, 0.6)


def test_supplements_and_missing_values_are_shares(clinic: Store) -> None:
    seen = cohort_of(clinic)
    assert seen.supplement_share == pytest.approx(1 / 5)
    # 21 glasses of known milk and a tablet of unknown calcium.
    assert seen.missing_share == pytest.approx(1 / 22)


def test_bins_hold_every_patient_once(clinic: Store) -> None:
    assert [(one.low, one.people) for one in cohort_of(clinic).milk_equivalent_bins] == [
        (0, 0), (200, 1), (400, 0), (600, 1), (800, 2), (1000, 1)
    ]  # fmt: skip
    assert [one.people for one in cohort_of(clinic).absorbed_bins] == [0, 1, 0, 0, 3, 0, 1]


@pytest.mark.parametrize("coefficients", CoefficientSet)
def test_the_means_are_those_of_the_patient_list(clinic: Store, coefficients: CoefficientSet) -> None:
    choose_coefficients(clinic, coefficients)
    seen = cohort_of(clinic)
    assert seen.coefficients is coefficients
    listed = list_patients(clinic, first=FIRST, last=TODAY, today=TODAY)
    assert [one.person for one in seen.members] == [one.person for one in listed]
    for ours, theirs in zip(seen.members, listed, strict=True):
        assert (ours.age, ours.days_used, ours.days_logged) == (
            theirs.age,
            theirs.days_used,
            theirs.days_logged,
        )
        assert ours.mean_absorbed_mg == pytest.approx(theirs.mean_absorbed_mg)
        assert ours.mean_milk_equivalent_mg == pytest.approx(theirs.mean_milk_equivalent_mg)
        assert ours.mean_vitamin_d_ug == pytest.approx(theirs.mean_vitamin_d_ug)


def test_a_clinic_without_entries_has_no_figures(store: Store) -> None:
    seen = cohort_of(store)
    assert (seen.cut_point.share, seen.supplement_share, seen.missing_share) == (None, None, None)
    assert (seen.intake_mg.n, seen.intake_mg.mean, seen.intake_mg.sd) == (0, None, None)
    assert seen.milk_equivalent_bins == ()


def test_a_period_upside_down_is_refused(store: Store) -> None:
    with pytest.raises(PeriodUpsideDown):
        view_cohort(store, first=TODAY, last=FIRST, today=TODAY)


def test_the_csv_has_figures_as_figures_and_no_formulas(clinic: Store, tmp_path: Path) -> None:
    path = tmp_path / "new" / "cohort.csv"
    write_cohort(cohort_of(clinic), path, overwrite=False, log=None)
    rows = list(csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    by_name = {row["person"]: row for row in rows}
    assert by_name["'=1+1 Ida"]["mean_intake_mg"] == "300"
    assert (by_name["Me"]["mean_intake_mg"], by_name["Me"]["below_average_requirement"]) == ("", "")
    assert by_name["Liv"]["below_average_requirement"] == "1"


def test_the_workbook_has_real_numbers_and_texts(clinic: Store, tmp_path: Path) -> None:
    path = tmp_path / "cohort.xlsx"
    write_cohort(cohort_of(clinic), path, overwrite=False, log=None)
    book = openpyxl.load_workbook(path)
    summary, patients = book.worksheets
    rows = {tuple(row[:2]): row[2] for row in summary.iter_rows(values_only=True)}
    assert rows["below-average-requirement", "share"] == pytest.approx(0.6)
    names = [cell.value for cell in patients["A"]][1:]
    assert "=1+1 Ida" in names
    assert all(cell.data_type == "s" for cell in patients["A"])
    column = COLUMNS.index("mean_intake_mg") + 1
    assert patients.cell(2 + names.index("Kaj"), column).value == pytest.approx(800)
    book.close()


def test_a_file_is_refused_before_the_work(clinic: Store, tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine")
    refusals = (
        (tmp_path / "cohort.ods", NoTableEnding),
        (there, OutputExists),
        (tmp_path, NoTableEnding),
    )
    for path, refusal in refusals:
        with pytest.raises(refusal):
            check_cohort_file(path, overwrite=False, log=clinic.path)
    linked = tmp_path / "log.csv"
    assert clinic.path is not None
    linked.symlink_to(clinic.path)
    with pytest.raises(NoOrdinaryFile):
        write_cohort(cohort_of(clinic), linked, overwrite=True, log=clinic.path)
    with pytest.raises(OutputRefused):
        write_cohort(cohort_of(clinic), there / "below.csv", overwrite=False, log=None)
    assert there.read_text() == "mine"
    write_cohort(cohort_of(clinic), there, overwrite=True, log=clinic.path)
    assert there.read_text(encoding="utf-8-sig").startswith("person,")
    assert not list(tmp_path.glob(".*.part"))
