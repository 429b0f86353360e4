"""Commands are run in this process, on a database of the test's own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tracker.cli import main


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its standard output as JSON."""
        return json.loads(self.out)


Tracker = Callable[..., Done]


@pytest.fixture
def tracker(database: Path, capsys: pytest.CaptureFixture[str]) -> Tracker:
    """Run `tracker` with these arguments; whatever happens, a traceback must not reach the user."""

    def run(*arguments: str) -> Done:
        status = main(["--database", str(database), *arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Done(status, out, err)

    return run
