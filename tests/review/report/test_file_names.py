"""File names made of pseudonyms are safe on every system, and each is there once."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.review.report.file_names import file_names


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("P-0042", "P-0042.pdf"),
        ("Søren Ærø", "Søren-Ærø.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        ("C:\\Users\\x", "C-Users-x.pdf"),
        ("=cmd|'/C calc'!A0", "cmd-'-C-calc'!A0.pdf"),
        ("CON", "CON-.pdf"),
        ("..", "report.pdf"),
        (" ", "report.pdf"),
    ],
)
def test_a_name_that_means_something_to_a_system_is_made_plain(name: str, file: str) -> None:
    assert file_names([name], "pdf") == [file]


def test_names_that_differ_in_case_only_get_files_of_their_own() -> None:
    assert file_names(["a/b", "A b", "a-b-2"], "csv") == ["a-b.csv", "A-b-2.csv", "a-b-2-2.csv"]


@settings(max_examples=40)
@given(st.lists(st.text(max_size=120), max_size=5))
def test_every_name_is_one_part_of_a_path_and_unique(names: list[str]) -> None:
    files = file_names(names, "xlsx")
    assert len(files) == len(names) == len({file.casefold() for file in files})
    for file in files:
        assert PurePosixPath(file).name == PureWindowsPath(file).name == file
        assert len(file.encode(errors="surrogatepass")) < 130
        assert not file.startswith((".", "-", "=", "+", "@"))
        assert file.isprintable()
