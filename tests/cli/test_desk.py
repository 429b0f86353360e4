"""`tracker desk` asks for a terminal, and changes nothing where there is none."""

from pathlib import Path

import pytest

from tracker.cli import main
from tracker.diary.settings import is_desk
from tracker.store.store import Store


def test_without_a_terminal_it_says_what_else_there_is_and_the_database_is_no_desk(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--database", str(database), "desk"]) == 1
    assert "tracker review" in capsys.readouterr().err
    with Store.open(str(database)) as store:
        assert not is_desk(store)
