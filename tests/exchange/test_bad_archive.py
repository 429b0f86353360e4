"""Whatever is handed in as an export: one clear sentence, and the log stays as it was."""

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.archives import eat, exported, refusal, rewritten
from tracker.exchange import bounded
from tracker.exchange.archive_import import take_archive
from tracker.exchange.formats import TakeIn
from tracker.problems import Problem
from tracker.store.store import Store


@pytest.fixture(scope="session")
def export(new_database: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small export."""
    path = tmp_path_factory.mktemp("exported") / "tracker.db"
    shutil.copy(new_database, path)
    with Store.open(str(path)) as store:
        eat(store, "2 dl mælk, 100 g grønkål")
        return exported(store)


def repacked(data: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The export with other members."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def told(data: bytes, **values: object) -> bytes:
    """The export with another description."""

    def change(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["datapackage.json"]) | values
        members["datapackage.json"] = json.dumps(manifest).encode()

    return repacked(data, change)


def test_no_zip_and_a_cut_one(store: Store, export: bytes, tmp_path: Path) -> None:
    for data in (b"PK\3\4 and no more", b"day,food\n", export[: len(export) // 2]):
        assert "is no whole zip file" in refusal(store, data, tmp_path)


def test_a_zip_of_something_else(store: Store, tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert "no export of this program" in refusal(store, out.getvalue(), tmp_path)


def test_an_export_of_a_newer_program(store: Store, export: bytes, tmp_path: Path) -> None:
    said = refusal(store, told(export, schema_version=2, program_version="9.9"), tmp_path)
    assert "was written by a newer version of this program (9.9)" in said


@pytest.mark.parametrize(
    ("name", "said"),
    [("../../etc/passwd", "which does not belong"), ("/absolute.csv", "which does not belong")],
)
def test_names_with_paths_outside(store: Store, export: bytes, tmp_path: Path, name: str, said: str) -> None:
    data = repacked(export, lambda members: members.update({name: b"x"}))
    assert said in refusal(store, data, tmp_path)


def test_a_member_twice(store: Store, export: bytes, tmp_path: Path) -> None:
    out = io.BytesIO(export)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("people.csv", "name\n")
    assert "stands in it twice" in refusal(store, out.getvalue(), tmp_path)


def test_a_missing_member(store: Store, export: bytes, tmp_path: Path) -> None:
    data = repacked(export, lambda members: members.pop("notes.csv"))
    assert "holds no notes.csv" in refusal(store, data, tmp_path)


def test_a_changed_member(store: Store, export: bytes, tmp_path: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        members["entries.csv"] = members["entries.csv"].replace(b"206.0", b"306.0")

    said = refusal(store, repacked(export, change), tmp_path)
    assert "entries.csv in the zip is damaged or was changed since it was exported" in said


def test_bytes_that_rotted(store: Store, export: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(export)) as archive:
        info = archive.getinfo("foods.csv")
    place = info.header_offset + 100
    data = export[:place] + bytes([export[place] ^ 0xFF]) + export[place + 1 :]
    assert "foods.csv in the zip is damaged" in refusal(store, data, tmp_path)


def test_what_unpacks_to_gigabytes_is_not_unpacked(store: Store, export: bytes, tmp_path: Path) -> None:
    zeros = 40 * 2**20

    def change(members: dict[str, bytes]) -> None:
        members["notes.csv"] = bytes(zeros)

    said = refusal(store, repacked(export, change), tmp_path)
    assert "notes.csv unpacks to far more than any log needs" in said


def test_a_line_without_end_is_not_held_in_memory() -> None:
    source = io.BytesIO(b"x" * (bounded.LONGEST_LINE + bounded.FREE_BYTES))
    reader = bounded.BoundedReader(source, 2**40, bounded.Allowance())
    with pytest.raises(bounded.TooMuch):
        reader.readall()


def test_all_members_together_have_a_limit() -> None:
    allowance = bounded.Allowance(left=10)
    assert bounded.BoundedReader(io.BytesIO(b"123456"), 6, allowance).read() == b"123456"
    with pytest.raises(bounded.TooMuch):
        bounded.BoundedReader(io.BytesIO(b"123456"), 6, allowance).read()


@pytest.mark.parametrize(
    ("member", "old", "new", "said"),
    [
        ("entries.csv", "206.0", "0.0", "entries.csv, row 2, column grams: “0.0” is not what can stand there (> 0 < 100000)"),
        ("entries.csv", "206.0", "nan", "column grams: “nan” is not what can stand there (a number with a decimal point)"),
        ("entries.csv", "2026-03-14", "14/3/2026", "row 2, column day: “14/3/2026”"),
        ("entries.csv", ",lunch,", ",brunch,", "column meal: “brunch” is not what can stand there (breakfast, lunch,"),
        ("entries.csv", "\r\n1,Me", "\r\n7,Me", "entries.csv, row 2: the rows are not numbered in their order"),
        ("entries.csv", "\r\n1,Me", "\r\n1,You", "entries.csv, row 2: its person is not in people.csv"),
        ("entries.csv", "\r\n1,Me,", '\r\n1,"Me,', "entries.csv, row 2"),
        ("entries.csv", "\r\n1,Me,", "\r\n1,Me,,", "entries.csv, row 2: it has another number of cells than columns"),
        ("entries.csv", "number,person", "number,who", "The first line of entries.csv must name the columns number, person"),
        ("people.csv", "official-supplement", "none", "people.csv, row 2, column supplement_policy"),
        ("people.csv", "\r\nMe,", "\r\n Me,", "people.csv, row 2: its name is there twice or cannot be a name"),
        ("people.csv", ",false,", ",0,", "column archived: “0” is not what can stand there (true, false)"),
        ("people.csv", "Z,", "+01:00,", "people.csv, row 2, column created_at"),
        ("foods.csv", ",table,", ",own,", "foods.csv, row 2: its id is there twice or does not suit its origin"),
        ("foods.csv", "false", "maybe", "foods.csv, row 2, column retired: “maybe”"),
        ("settings.csv", "Me,", "You,", "settings.csv, row 2: its person is not in people.csv"),
    ],
)  # fmt: skip
def test_rows_of_nonsense_are_named(
    store: Store, export: bytes, tmp_path: Path, member: str, old: str, new: str, said: str
) -> None:
    def change(name: str, text: str) -> str:
        assert name != member or old in text
        return text.replace(old, new, 1) if name == member else text

    assert said in refusal(store, rewritten(export, change), tmp_path)


def test_a_correction_that_holds_no_entry(store: Store, export: bytes, tmp_path: Path) -> None:
    def change(name: str, text: str) -> str:
        return text + "Me,1,2026-03-14T00:00:00.000000Z,D,why,{},\r\n" if name == "corrections.csv" else text

    said = refusal(store, rewritten(export, change), tmp_path)
    assert "corrections.csv, row 2: it does not hold an entry" in said


def test_a_row_too_few(store: Store, export: bytes, tmp_path: Path) -> None:
    def change(name: str, text: str) -> str:
        return text[: text.rindex("\r\n2,") + 2] if name == "entries.csv" else text

    assert "entries.csv in the zip is damaged" in refusal(store, rewritten(export, change), tmp_path)


def test_a_person_cannot_be_given_for_a_file_that_names_its_people(
    store: Store, export: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "log.zip"
    path.write_bytes(export)
    with pytest.raises(Problem, match="leave out --person"):
        take_archive(store, path, TakeIn(person="Anna"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8
    )
)
def test_no_changed_byte_does_more_than_be_refused(
    changes: list[tuple[float, int]], export: bytes, store: Store, tmp_path: Path
) -> None:
    data = bytearray(export)
    for place, byte in changes:
        data[int(place * len(data))] = byte
    path = tmp_path / "log.zip"
    path.write_bytes(bytes(data))
    # Anything but a Problem fails the test.
    with suppress(Problem):
        take_archive(store, path, TakeIn(dry_run=True))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    member=st.sampled_from(["people.csv", "foods.csv", "entries.csv", "settings.csv"]),
    place=st.floats(0, 1),
    length=st.integers(0, 6),
    words=st.text(st.sampled_from('09-.,;"\r\n\\\0aøZtrue'), max_size=6),
)
def test_no_forged_text_does_more_than_be_refused(
    member: str, place: float, length: int, words: str, export: bytes, store: Store, tmp_path: Path
) -> None:
    def change(name: str, text: str) -> str:
        start = int(place * len(text))
        return text[:start] + words + text[start + length :] if name == member else text

    path = tmp_path / "log.zip"
    path.write_bytes(rewritten(export, change))
    with suppress(Problem):
        take_archive(store, path, TakeIn(dry_run=True))
