"""`tracker patients`, `notes`, `corrections`, `cohort`, and what people and log commands do at a dietitian's desk."""

import csv
import shutil
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Tracker
from tracker.diary.day import mark_day
from tracker.diary.log import log_line
from tracker.diary.people import add_person
from tracker.nutrition.profile import Condition, Profile, Sex
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.records import Meal
from tracker.store.store import Store


@pytest.fixture(scope="module")
def clinic_file(new_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Anna with three full days of milk, Bo with nothing, and one whose name is a formula."""
    path = tmp_path_factory.mktemp("clinic") / "tracker.db"
    shutil.copy(new_database, path)
    stones = Profile(date(1950, 2, 3), Sex.FEMALE, frozenset({Condition.KIDNEY_STONES}))
    with Store.open(str(path)) as store:
        add_person(store, "Anna", stones)
        add_person(store, "Bo", Profile(date(1990, 2, 3)))
        add_person(store, "=cmd|'/c calc'!A1/../x", Profile())
        for day in (date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)):
            log_line(
                store, "4 dl milk", person="Anna", day=day, now=datetime(2026, 11, 23, 12), meal=Meal.LUNCH
            )
            mark_day(store, person="Anna", day=day, status=DayStatus.COMPLETE)
    return path


@pytest.fixture
def clinic(clinic_file: Path, database: Path, tracker: Tracker) -> Tracker:
    shutil.copy(clinic_file, database)
    return tracker


def names(done: Done) -> list[str]:
    return [one["name"] for one in done.json["patients"]]


PERIOD = ("--from", "2026-11-01", "--to", "2026-11-23")


def test_patients_are_listed_with_the_figures_of_their_review(clinic: Tracker) -> None:
    anna = next(
        one for one in clinic("patients", *PERIOD, "--json").json["patients"] if one["name"] == "Anna"
    )
    review = clinic("review", *PERIOD, "--person", "Anna", "--json").json
    target = next(one for one in review["targets"] if one["applies"] and one["nutrient"] == "calcium")
    assert anna["days"] == {"logged": 3, "complete": 3, "used": review["days"]["used"]}
    assert anna["mean_absorbed_mg"] == review["calcium"]["mean_absorbed_mg"]
    assert anna["coverage"] == target["coverage"]
    assert anna["advice"] == review["advice"]["status"] == "refer"
    assert {"below-requirement", "exclusion"} <= set(anna["flags"])
    shown = clinic("patients", *PERIOD).out
    assert "Anna" in shown
    assert "4 patients" in shown


def test_patients_are_sorted_and_filtered(clinic: Tracker) -> None:
    by_age = names(clinic("patients", *PERIOD, "--sort", "age", "--json"))
    assert by_age[:2] == ["Bo", "Anna"]
    assert names(clinic("patients", *PERIOD, "--sort", "age", "--reverse", "--json"))[:2] == ["Anna", "Bo"]
    assert names(clinic("patients", *PERIOD, "--sort", "advice", "--json"))[0] == "Anna"
    assert names(clinic("patients", *PERIOD, "--filter", "KIDNEY refer", "--json")) == ["Anna"]
    assert "left out by the filter: 3" in clinic("patients", *PERIOD, "--filter", "anna").out


def test_one_who_is_archived_is_put_away_and_taken_back(clinic: Tracker) -> None:
    assert clinic("people", "archive", "bo", "--json").json["archived"] is True
    assert "Bo" not in names(clinic("patients", *PERIOD, "--json"))
    assert "Bo (archived)" in clinic("patients", *PERIOD, "--archived").out
    assert [one["name"] for one in clinic("people", "list", "--json").json if one["archived"]] == []
    refused = clinic("people", "use", "Bo")
    assert refused.status == 1
    assert "archived" in refused.err
    clinic("people", "archive", "Bo", "--restore")
    assert "Bo" in names(clinic("patients", *PERIOD, "--json"))


def test_a_weight_is_kept_and_an_impossible_one_refused(tracker: Tracker) -> None:
    assert tracker("people", "add", "Anna", "--weight", "61,5", "--json").json["weight_kg"] == 61.5
    assert tracker("people", "edit", "Anna", "--weight", "62 kg", "--json").json["weight_kg"] == 62
    for weight in ("0", "900", "heavy"):
        assert tracker("people", "edit", "Anna", "--weight", weight).status == 1
    assert tracker("people", "edit", "Anna", "--sex", "female", "--json").json["weight_kg"] == 62


def test_notes_are_written_listed_changed_and_removed(clinic: Tracker) -> None:
    written = clinic(
        "notes", "add", "diagnosis", "Low calcium, by no dairy, as 290 mg a day show.", "--by", "Anne",
        "--person", "Anna", *PERIOD, "--json",
    ).json  # fmt: skip
    assert (written["kind"], written["from"], written["author"]) == ("diagnosis", "2026-11-01", "Anne")
    assert clinic("notes", "list").out.strip() == "There is no note."
    number = str(written["id"])
    clinic("notes", "edit", number, "--kind", "assessment", "--person", "Anna")
    assert "Assessment" in clinic("notes", "list", "--person", "Anna").out
    assert clinic("notes", "remove", number).status == 1
    assert clinic("notes", "remove", number, "--person", "Anna").status == 0
    clinic("undo", "--person", "Anna")
    assert clinic("notes", "list", "--person", "Anna", "--json").json[0]["kind"] == "assessment"
    assert clinic("notes", "list", "--person", "Anna", "--to", "2026-10-31", "--json").json == []


def test_a_note_needs_a_writer_who_may_be_set_for_the_session(
    clinic: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert clinic("notes", "add", "assessment", "x").status == 1
    monkeypatch.setenv("TRACKER_AUTHOR", "Anne")
    assert clinic("notes", "add", "assessment", "x", "--json").json["author"] == "Anne"


def test_a_correction_is_listed_and_its_undoing_too(clinic: Tracker) -> None:
    day = clinic("day", "2026-11-20", "--person", "Anna", "--json").json
    number = str(day["entries"][0]["id"])
    clinic(
        "edit", number, "--text", "2 dl", "--by", "Anne", "--reason", "The glass is small", "--person", "Anna"
    )
    clinic("remove", number, "--by", "Anne", "--reason", "It was the day before", "--person", "Anna")
    changed, removed = clinic("corrections", "--person", "Anna", "--json").json
    assert (changed["before"]["amount"], changed["after"]["amount"]) == (4, 2)
    assert (removed["after"], removed["standing"]) == (None, "stands")
    clinic("undo", "--person", "Anna")
    assert clinic("corrections", "--person", "Anna", "--json").json[1]["standing"] == "taken-back"
    shown = clinic("corrections", "--person", "Anna").out
    assert "The glass is small" in shown
    assert "taken back" in shown
    assert clinic("corrections").out.strip() == "Nothing was corrected."


@pytest.mark.parametrize("half", [("--by", "Anne"), ("--reason", "why")])
def test_half_a_correction_is_wrong_usage(clinic: Tracker, half: tuple[str, str]) -> None:
    assert clinic("edit", "1", "--text", "2 dl", "--person", "Anna", *half).status == 2
    assert clinic("remove", "1", "--person", "Anna", *half).status == 2


def test_a_cohort_is_printed_as_text_and_as_json(clinic: Tracker) -> None:
    found = clinic("cohort", *PERIOD, "--json").json
    assert (found["patients"], found["with_enough_days"]) == (4, 1)
    assert found["below_average_requirement"] == {"n": 1, "below": 1, "share": 1}
    assert len(found["members"]) == 4
    shown = clinic("cohort", *PERIOD).out
    assert "1 of 1" in shown
    assert "EAR cut-point" in shown


def test_a_table_of_the_cohort_is_written_once(clinic: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "cohort.csv"
    assert clinic("cohort", *PERIOD, "--output", str(path)).status == 0
    people = [row["person"] for row in csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig")))]
    assert "'=cmd|'/c calc'!A1/../x" in people
    assert clinic("cohort", *PERIOD, "--output", str(path)).status == 1
    assert clinic("cohort", *PERIOD, "--output", str(path), "--overwrite").status == 0
    assert clinic("cohort", *PERIOD, "--output", str(tmp_path / "cohort.txt")).status == 1


def test_a_period_upside_down_is_refused(clinic: Tracker) -> None:
    for command in ("patients", "cohort"):
        done = clinic(command, "--from", "2026-11-23", "--to", "2026-11-01")
        assert done.status == 1
        assert "Swap" in done.err
