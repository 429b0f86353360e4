"""The same food log in a browser, on this machine only."""

import asyncio
import logging
import os
import shlex
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

from tracker import locale
from tracker.locale import _
from tracker.problems import Problem

LOOPBACK = "127.0.0.1"
"""The only address that is listened on: a food log is nobody else's business."""

_PAGE = Path(__file__).parent / "web"


@dataclass(eq=False)
class PortTaken(Problem):
    """Another program listens on the port."""

    port: int

    def sentence(self) -> str:
        return _(
            "Port {port} cannot be used; another program may have it. Choose another with --port {next}. Nothing was lost."
        ).format(port=self.port, next=self.port + 1)


def serve(
    database: str | None,
    *,
    port: int,
    announce: Callable[[str], None],
    open_browser: bool = False,
    language: str | None = None,
    demo: bool = False,
) -> None:
    """Serve the log at `database` (None: the user's own) until it is interrupted; raises PortTaken.

    `announce` is told the address when it can be opened. Each tab of a browser runs the application once; `language`
    and `demo` are as for `tracker.tui.app.run`.
    """
    _require_free(port)
    # By the environment and not as an argument: the address of a database may hold a password, and arguments are public.
    if database is not None:
        os.environ["TRACKER_DATABASE"] = database
    command = [sys.executable, "-m", "tracker.tui"]
    if language is not None:
        command += ["--language", language]
    if demo:
        command.append("--demo")
    LogServer(command, port, announce, open_browser=open_browser).serve()


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        # As the server does, so that a port that was left a moment ago counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise PortTaken(port) from error


def _shell_line(command: Sequence[str]) -> str:
    return subprocess.list2cmdline(command) if os.name == "nt" else shlex.join(command)


class LogServer(Server):
    """Textual's server, for one machine: with a page that asks nothing of the network, and no way in from other pages."""

    def __init__(
        self, command: Sequence[str], port: int, announce: Callable[[str], None], *, open_browser: bool
    ) -> None:
        super().__init__(_shell_line(command), host=LOOPBACK, port=port, templates_path=_PAGE)
        self._announce = announce
        self._open_browser = open_browser
        self._hosts = frozenset({f"{LOOPBACK}:{port}", f"localhost:{port}"})
        self._sessions: set[asyncio.Task[object]] = set()

    def initialize_logging(self) -> None:
        # The server's own logging prints the values of variables, which hold what was eaten.
        logging.getLogger("textual-serve").setLevel(logging.CRITICAL)

    async def on_startup(self, app: web.Application) -> None:
        self._announce(self.public_url)
        if self._open_browser:
            asyncio.get_running_loop().run_in_executor(None, webbrowser.open, self.public_url)

    async def on_shutdown(self, app: web.Application) -> None:
        # The server would wait a minute for tabs that are still open.
        for session in self._sessions:
            session.cancel()
        await asyncio.gather(*self._sessions, return_exceptions=True)

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page with the terminal in it."""
        self._refuse_strangers(request)
        words = {
            "language": locale.language(),
            "title": _("Food log"),
            "opening": _("Opening the food log …"),
            "closed": _("The food log is closed. Everything logged is stored."),
            "again": _("Open it again"),
        }
        address = f"ws://{request.host}/ws"
        page = aiohttp_jinja2.render_template(
            "app_index.html", request, {"words": words, "static": "/static/", "socket": address}
        )
        page.headers["Content-Security-Policy"] = (
            f"default-src 'self' 'unsafe-inline' data:; connect-src 'self' {address}; frame-ancestors 'none'"
        )
        return page

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        self._refuse_strangers(request)
        session: asyncio.Task[object] | None = asyncio.current_task()
        if session is not None:
            self._sessions.add(session)
            session.add_done_callback(self._sessions.discard)
        return await super().handle_websocket(request)

    def _refuse_strangers(self, request: web.Request) -> None:
        """Let nothing in but our own page: any page on the web may try to reach a port of this machine."""
        origin = request.headers.get("Origin")
        if request.host not in self._hosts or origin not in {
            None,
            *(f"http://{host}" for host in self._hosts),
        }:
            raise web.HTTPForbidden
