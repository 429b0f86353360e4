"""What leaves for other programs: a tidy table and FHIR, with unknown values as unknown, and with nobody named."""

import csv
import io
import json
import shutil
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.bundle import Bundle
from fhir.resources.R4B.bundle import Bundle as R4Bundle

from tests.exchange.archives import NOON, TODAY, eat, table, take
from tracker.diary.dates import PeriodUpsideDown
from tracker.diary.day import view_day
from tracker.diary.foods import Label, add_own_food
from tracker.diary.output_file import OutputExists
from tracker.diary.people import ProfileChange, edit_person
from tracker.exchange.export import ExportWish, UnknownExport, export_log
from tracker.exchange.pseudonyms import Pseudonyms, UnusableKey, read_key
from tracker.exchange.tidy_csv import HEADER, safe_cell
from tracker.locale import set_language
from tracker.nutrition.profile import Sex
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.outgoing import LogPart
from tracker.store.records import ChangeSummary, NoteKind
from tracker.store.store import Store

SECRET = b"a secret of enough bytes"


@pytest.fixture(scope="session")
def annas_log(new_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A day of Anna's with known and unknown values, her own food, and a note; copy it, do not open it."""
    path = tmp_path_factory.mktemp("anna") / "tracker.db"
    shutil.copy(new_database, path)
    with Store.open(str(path)) as store:
        edit_person(store, None, ProfileChange(name="Anna", born=date(1957, 3, 2), sex=Sex.FEMALE))
        add_own_food(store, Label(name="Annas grød", calcium_mg=50.0))
        eat(store, "2 dl letmælk, 100 g Annas grød")
        with store.write(ChangeSummary("note")) as writer:
            anna = writer.current_person()
            writer.set_setting(f"daily-supplement:{anna.id}", "Annas tablet")
            day = NOON.date()
            writer.incoming().add_notes(
                anna.id, [(str(NoteKind.ASSESSMENT), day, day, day, "Dorte", "Anna is well", NOON)]
            )
    return path


@pytest.fixture
def log(annas_log: Path, tmp_path: Path) -> Iterator[Store]:
    """The open log of Anna."""
    path = tmp_path / "anna.db"
    shutil.copy(annas_log, path)
    with Store.open(str(path)) as opened:
        yield opened


@pytest.fixture
def mystery(log: Store) -> Store:
    """A log with nothing but a food of which nothing is known."""
    with log.write(ChangeSummary("remove")) as writer:
        milk, porridge = writer.entries_of_day(writer.current_person().id, NOON.date())
        writer.delete_entries([milk.id])
        writer.edit_entry(replace(porridge, calcium_mg_per_100g=None))
    return log


def written(store: Store, path: Path, **wish: Any) -> str:
    """The text of an export."""
    export_log(store, ExportWish(path=path, **wish))
    return path.read_text(encoding="utf-8")


def rows_of(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a tidy table."""
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def resources(text: str) -> list[dict[str, Any]]:
    """The resources of a bundle."""
    return [entry["resource"] for entry in json.loads(text)["entry"]]


def test_the_table_has_the_figures_of_the_day_and_leaves_unknown_empty(log: Store, tmp_path: Path) -> None:
    milk, porridge = rows_of(written(log, tmp_path / "log.csv"))
    view = view_day(log, person=None, day=NOON.date())
    assert list(milk) == list(HEADER)
    assert (milk["person"], milk["date"], milk["day_status"]) == ("Anna", "2026-03-14", "unmarked")
    assert float(milk["calcium (mg)"]) == view.entries[0].calcium_mg
    assert float(milk["absorbed calcium (mg)"]) == pytest.approx(view.intake.absorbed_by_entry_mg[0])
    assert porridge["vitamin D (µg)"] == ""
    assert float(porridge["calcium (mg)"]) == 50.0


def test_a_spreadsheet_in_danish_gets_semicolons_commas_and_a_byte_order_mark(
    log: Store, tmp_path: Path
) -> None:
    plain = written(log, tmp_path / "plain.csv")
    set_language("da")
    text = written(log, tmp_path / "da.csv", spreadsheet=True)
    assert (plain[:1], text[:1]) == ("p", "\ufeff")
    milk = rows_of(text[1:], ";")[0]
    assert milk["weight (g)"] == "206,0"
    assert milk["calcium (mg)"].count(",") == 1


def test_no_cell_is_a_formula(log: Store, tmp_path: Path) -> None:
    with log.write(ChangeSummary("edit-entry")) as writer:
        entry = writer.entries_of_day(writer.current_person().id, NOON.date())[0]
        writer.edit_entry(replace(entry, text='=HYPERLINK("x")'))
    assert rows_of(written(log, tmp_path / "log.csv"))[0]["text"] == '\'=HYPERLINK("x")'
    assert [safe_cell(text) for text in ("+1", "-1", "@a", "\t=1", "a=1", "")] == [
        "'+1", "'-1", "'@a", "'\t=1", "a=1", "",
    ]  # fmt: skip


def test_r5_intakes_are_valid_and_tell_what_is_unknown(log: Store, tmp_path: Path) -> None:
    text = written(log, tmp_path / "log.json", format="fhir-r5")
    Bundle.model_validate_json(text)
    patient, intake = resources(text)
    assert patient == {
        "resourceType": "Patient",
        "id": patient["id"],
        "identifier": patient["identifier"],
        "gender": "female",
        "birthDate": "1957",
    }
    assert intake["resourceType"] == "NutritionIntake"
    assert [item["amount"]["value"] for item in intake["consumedItem"]] == [206.0, 100.0]
    calcium, vitamin_d = (label["amount"] for label in intake["ingredientLabel"])
    assert calcium["value"] == view_day(log, person=None, day=NOON.date()).intake.calcium.intake_mg
    assert (calcium["code"], calcium.get("comparator")) == ("mg", None)
    assert (vitamin_d["code"], vitamin_d["comparator"]) == ("ug", ">=")


def test_r5_says_that_nobody_knows_instead_of_0(mystery: Store, tmp_path: Path) -> None:
    text = written(mystery, tmp_path / "log.json", format="fhir-r5")
    Bundle.model_validate_json(text)
    amount = resources(text)[1]["ingredientLabel"][0]["amount"]
    assert "value" not in amount
    assert amount["extension"][0]["valueCode"] == "unknown"


def test_r4_observations_are_valid_and_coded(log: Store, tmp_path: Path) -> None:
    text = written(log, tmp_path / "log.json", format="fhir-r4")
    R4Bundle.model_validate_json(text)
    _patient, calcium, vitamin_d = resources(text)
    assert [one["code"]["coding"][0]["code"] for one in (calcium, vitamin_d)] == ["81137-2", "81929-2"]
    assert {one["code"]["coding"][0]["system"] for one in (calcium, vitamin_d)} == {"http://loinc.org"}
    assert calcium["valueQuantity"]["system"] == "http://unitsofmeasure.org"
    day = view_day(log, person=None, day=NOON.date()).intake.calcium
    assert day.absorbed_mg is not None
    assert calcium["valueQuantity"]["value"] == day.intake_mg
    assert calcium["component"][0]["valueQuantity"]["value"] == round(day.absorbed_mg, 6)
    assert vitamin_d["valueQuantity"]["comparator"] == ">="


def test_r4_gives_a_reason_where_nothing_is_known(mystery: Store, tmp_path: Path) -> None:
    text = written(mystery, tmp_path / "log.json", format="fhir-r4")
    R4Bundle.model_validate_json(text)
    for observation in resources(text)[1:]:
        assert "valueQuantity" not in observation
        assert observation["dataAbsentReason"]["coding"][0]["code"] == "unknown"


def test_r4_takes_a_day_recorded_in_part_as_a_lower_bound(log: Store, tmp_path: Path) -> None:
    with log.write(ChangeSummary("mark-day")) as writer:
        anna = writer.current_person()
        writer.mark_day(anna.id, NOON.date(), DayStatus.PARTIAL)
        writer.mark_day(anna.id, date(2026, 3, 15), DayStatus.PARTIAL)
    _patient, calcium, _vitamin_d, nothing, _nothing = resources(
        written(log, tmp_path / "log.json", format="fhir-r4")
    )
    assert calcium["valueQuantity"]["comparator"] == ">="
    assert nothing["dataAbsentReason"]["coding"][0]["code"] == "unknown"


def test_fhir_ids_are_the_same_each_time_and_others_with_another_secret(log: Store, tmp_path: Path) -> None:
    def ids(number: int, key: bytes) -> list[str]:
        text = written(log, tmp_path / f"{number}.json", format="fhir-r5", pseudonyms=Pseudonyms(key))
        return [one["id"] for one in resources(text)]

    assert ids(1, SECRET) == ids(2, SECRET)
    assert not set(ids(3, SECRET)) & set(ids(4, SECRET[::-1]))


@pytest.mark.parametrize("format_", ["tracker", "csv", "fhir-r5", "fhir-r4"])
def test_nothing_that_may_hold_a_name_leaves_with_pseudonyms(
    log: Store, tmp_path: Path, format_: str
) -> None:
    path = tmp_path / "out"
    export_log(log, ExportWish(path=path, format=format_, pseudonyms=Pseudonyms(SECRET)))
    data = path.read_bytes()
    text = "\n".join(_texts(data)) if format_ == "tracker" else data.decode()
    for told in ("Anna", "anna", "Dorte", "1957-03-02", "2 dl letmælk"):
        assert told not in text
    assert Pseudonyms(SECRET).person("Anna") in text


def _texts(data: bytes) -> list[str]:
    return [
        line
        for name in ("people", "foods", "entries", "notes", "corrections", "settings", "imports")
        for line in table(data, f"{name}.csv")
    ]


def test_an_export_with_pseudonyms_can_be_taken_in(
    log: Store, database: Path, tmp_path: Path, new_database: Path
) -> None:
    path = tmp_path / "log.zip"
    export_log(log, ExportWish(path=path, pseudonyms=Pseudonyms(SECRET)))
    other = tmp_path / "other.db"
    other.write_bytes(new_database.read_bytes())
    name = Pseudonyms(SECRET).person("Anna")
    with Store.open(str(other)) as store:
        assert take(store, path.read_bytes(), tmp_path).facts["stored"]
        with store.read() as reader:
            person = reader.person(name)
            assert person.profile.born == date(1957, 7, 1)
            assert len(reader.entries_of_day(person.id, NOON.date())) == 2


def test_texts_leave_with_pseudonyms_when_that_is_wished(log: Store, tmp_path: Path) -> None:
    path = tmp_path / "log.zip"
    export_log(log, ExportWish(path=path, pseudonyms=Pseudonyms(SECRET, keep_texts=True)))
    text = "\n".join(_texts(path.read_bytes()))
    assert "Annas grød" in text
    assert "Anna is well" in text
    assert "1957-03-02" not in text


def test_the_same_person_has_the_same_pseudonym_and_the_secret_is_the_users_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    key = read_key(None)
    assert read_key(None) == key
    kept = next((tmp_path / "state").rglob("pseudonym-key"))
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert Pseudonyms(key).person("Anna ") != Pseudonyms(key).person("Bo")
    assert Pseudonyms(key).person("ANNA") == Pseudonyms(key).person("Anna")


def test_a_short_or_missing_secret_is_refused(tmp_path: Path) -> None:
    (tmp_path / "short").write_bytes(b"short\n")
    for name in ("short", "missing"):
        with pytest.raises(UnusableKey, match="nothing was written"):
            read_key(tmp_path / name)


def test_a_file_that_is_there_stays_unless_told(log: Store, tmp_path: Path) -> None:
    path = tmp_path / "log.zip"
    path.write_text("mine")
    with pytest.raises(OutputExists):
        export_log(log, ExportWish(path=path))
    assert path.read_text() == "mine"
    export_log(log, ExportWish(path=path, overwrite=True))
    assert path.read_bytes().startswith(b"PK")
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")] == []


def test_what_cannot_be_meant_is_refused_before_anything_is_written(log: Store, tmp_path: Path) -> None:
    with pytest.raises(UnknownExport, match=r"\.zip"):
        export_log(log, ExportWish(path=tmp_path / "log.json"))
    part = LogPart(None, date(2026, 3, 15), TODAY)
    with pytest.raises(PeriodUpsideDown):
        export_log(log, ExportWish(path=tmp_path / "log.csv", part=part))
    assert not (tmp_path / "log.csv").exists()
