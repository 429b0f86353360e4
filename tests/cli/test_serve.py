"""`tracker serve` where it cannot serve."""

import socket
import sys

import pytest

from tests.cli.conftest import Tracker


def test_without_the_extra_it_says_what_to_install(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tracker.tui.serve", raising=False)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    done = tracker("serve", "--no-open")
    assert done.status == 1
    assert "calcium-tracker[web]" in done.err


def test_a_port_in_use_is_refused(tracker: Tracker) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = tracker("serve", "--no-open", "--port", str(other.getsockname()[1]))
    assert done.status == 1
    assert "--port" in done.err


@pytest.mark.parametrize("port", ["0", "70000", "x"])
def test_an_impossible_port_is_wrong_usage(tracker: Tracker, port: str) -> None:
    assert tracker("serve", "--port", port).status == 2
