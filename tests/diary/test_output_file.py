"""A file to hand over is written whole or not at all, and never over another unless told."""

import errno
import os
import stat
from pathlib import Path

import pytest

from tracker.diary.output_file import (
    NoOrdinaryFile,
    OutputExists,
    OutputFull,
    OutputRefused,
    check_output,
    output_file,
)


def write(path: Path, content: bytes = b"whole", *, overwrite: bool = False, log: Path | None = None) -> None:
    with output_file(path, overwrite=overwrite, log=log) as file:
        file.write(content)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_it_stands_there_whole_and_private_in_a_folder_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.pdf"
    write(path)
    assert path.read_bytes() == b"whole"
    assert names(path.parent) == ["page.pdf"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_existing_file_is_left_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")
    with pytest.raises(OutputExists, match="left as it is"):
        write(path)
    assert path.read_bytes() == b"old"
    write(path, overwrite=True)
    assert path.read_bytes() == b"whole"


def test_a_file_that_came_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"

    def meanwhile() -> None:
        with output_file(path, overwrite=False) as file:
            file.write(b"ours")
            path.write_bytes(b"theirs")

    with pytest.raises(OutputExists):
        meanwhile()
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["page.pdf"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, ValueError("a fault"), OSError(errno.EIO, "broken")])
def test_nothing_half_written_stays(tmp_path: Path, failure: BaseException | type[BaseException]) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")

    def fail() -> None:
        with output_file(path, overwrite=True) as file:
            file.write(b"half")
            raise failure

    with pytest.raises((KeyboardInterrupt, ValueError, OutputRefused)):
        fail()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["page.pdf"]


def test_a_full_disk_is_told_calmly(tmp_path: Path) -> None:
    with (
        pytest.raises(OutputFull, match="no room left"),
        output_file(tmp_path / "page.pdf", overwrite=False),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert names(tmp_path) == []


def test_where_no_links_can_be_made_it_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_names: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write(tmp_path / "page.pdf")
    assert names(tmp_path) == ["page.pdf"]


def test_a_folder_and_the_log_itself_are_no_place_for_it(tmp_path: Path, database: Path) -> None:
    with pytest.raises(NoOrdinaryFile):
        write(tmp_path, overwrite=True)
    before = database.read_bytes()
    with pytest.raises(NoOrdinaryFile):
        write(database, overwrite=True, log=database)
    assert database.read_bytes() == before


def test_what_the_system_refuses_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputRefused, match="the log is unharmed"):
        check_output(tmp_path / ("x" * 300), overwrite=False)
    with pytest.raises(OutputRefused, match="the log is unharmed"):
        write(tmp_path / "file" / "page.pdf")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_allowed(*_arguments: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", not_allowed)
    with pytest.raises(OutputRefused, match=r"page\.pdf could not be written \(Permission denied\)"):
        write(tmp_path / "page.pdf")
