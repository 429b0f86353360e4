"""The log in a browser: a click, a typed line, and it is stored; and nothing but this machine is asked for anything."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tracker.diary.settings import end_welcome
from tracker.store.store import Store

pytest.importorskip("textual_serve", reason="the extra `web` is not installed")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_SECONDS = 30
LOOKS_AN_ENTER = 8
TYPED_LINE = {"x": 200, "y": 48}
"""Where the line to type in is, in pixels from the corner of the terminal."""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def tracker(database: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "tracker", "--database", str(database), "--language", "en", *arguments]


def entries(database: Path) -> list[dict[str, object]]:
    done = subprocess.run(tracker(database, "day", "--json"), capture_output=True, text=True, check=True)
    found: list[dict[str, object]] = json.loads(done.stdout)["entries"]
    return found


@pytest.fixture
def served(database: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`tracker serve` on a log whose first start is over, and its address."""
    with Store.open(str(database)) as store:
        end_welcome(store)
    server = subprocess.Popen(
        tracker(database, "serve", "--no-open", "--port", str(free_port())),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        assert server.stdout is not None
        told = server.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert address is not None, told
        answering(address[0])
        yield server, address[0]
    finally:
        server.kill()
        server.communicate()


def answering(address: str) -> None:
    """Wait until the server listens, which it does just after it has told its address."""
    host, port = urlsplit(address).hostname, urlsplit(address).port
    until = time.monotonic() + PATIENCE_SECONDS
    with socket.socket() as probe:
        while probe.connect_ex((host, port)) != 0:
            assert time.monotonic() < until, "the server does not listen"


def entered(page: Any, database: Path) -> list[dict[str, object]]:
    """Press Enter, again where the log was still being opened, until something is stored; what is then stored."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        page.keyboard.press("Enter")
        for _look in range(LOOKS_AN_ENTER):
            if found := entries(database):
                return found
            page.wait_for_timeout(200)
    raise AssertionError("nothing was stored")


def test_a_line_typed_in_a_browser_is_stored_and_nothing_leaves_the_machine(
    served: tuple[subprocess.Popen[str], str], database: Path
) -> None:
    server, address = served
    asked: list[str] = []
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1000, "height": 700})
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda connection: asked.append(connection.url))
        page.goto(address)
        page.wait_for_selector("body.-first-byte .xterm-screen", timeout=PATIENCE_SECONDS * 1000)
        page.click("#terminal", position=TYPED_LINE)
        page.keyboard.type("2 dl letmælk", delay=20)
        stored = entered(page, database)
        # Left open: an open tab must not keep the server from stopping.
        server.send_signal(signal.SIGINT)
        assert server.wait(PATIENCE_SECONDS) == 0
        browser.close()
    assert [(one["text"], one["food_id"]) for one in stored] == [("2 dl letmælk", "frida:33")]
    assert asked
    assert {urlsplit(url).hostname for url in asked if not url.startswith("data:")} == {"127.0.0.1"}
