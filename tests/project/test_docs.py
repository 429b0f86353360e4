"""What the documents tell a newcomer to type works as it stands there."""

import re
import shlex
from pathlib import Path

import pytest

from tracker.cli import main

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")

# These wait for a person.
INTERACTIVE = {"tracker", "tracker --demo", "tracker serve", "tracker serve --no-open", "tracker desk"}


def commands(document: Path) -> list[str]:
    """The tracker commands in a document's console blocks, in their order."""
    blocks = _BLOCK.findall(document.read_text(encoding="utf-8"))
    return [line for block in blocks for line in block.splitlines() if line.startswith("tracker")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_in_a_document_works(
    document: Path,
    database: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for line in commands(document):
        if line not in INTERACTIVE:
            assert main(["--database", str(database), *shlex.split(line)[1:]]) == 0, (
                line + capsys.readouterr().err
            )


@pytest.mark.parametrize("document", [*DOCUMENTS, ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    for target in _LINK.findall(document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def _command_list(help_: str) -> str:
    return help_.partition("Commands:\n")[2].partition("\n\n")[0]


def test_every_command_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    listed = re.findall(r"^  (\w+) ", _command_list(capsys.readouterr().out), re.MULTILINE)
    told = " ".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    assert len(listed) > 10
    assert [name for name in listed if f"tracker {name}" not in told] == []
