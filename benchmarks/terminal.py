"""A program in a pseudo-terminal, from outside: what it writes is kept with its time, and looked at afterwards.

Drawing what was written on a screen takes longer than writing it, so while the program runs its output is only read;
`Session.screens` draws it afterwards, piece by piece, and tells when something could first be seen. POSIX only.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import pyte

from benchmarks.timing import ROOT

COLUMNS, LINES = 80, 24
PATIENCE_SECONDS = 60.0
_NOT_INHERITED = ("PYTHONDONTWRITEBYTECODE", "COLUMNS", "LINES", "NO_COLOR", "LANGUAGE")
_NOT_INHERITED_PREFIXES = ("TRACKER_", "TEXTUAL", "XDG_", "LC_")
_ESCAPES = re.compile(rb"\x1b(\[[0-9;:<=>?]*[ -/]*[@-~]|[()].|[=>78])")
_UNDRAWABLE = re.compile(rb"\x1b\[[<=>?][0-9;]*[$]?[up]")
"""Questions to the terminal that pyte would print."""


class NeverShown(Exception):
    """The program did not show in time what was waited for."""


@dataclass(slots=True)
class Session:
    """A program that runs in a terminal of its own; close it in the end."""

    process: int
    terminal: int
    started: float
    """On the clock of perf_counter, before the process was made."""
    written: list[tuple[float, bytes]] = field(default_factory=list)
    """What the program wrote, and when that was read."""
    _screen: pyte.Screen = field(default_factory=lambda: pyte.Screen(COLUMNS, LINES))
    _seen: list[tuple[float, list[str]]] = field(default_factory=list)

    def type(self, text: str) -> float:
        """Send keys, and return the time just before."""
        now = perf_counter()
        os.write(self.terminal, text.encode())
        return now

    def read_until_written(self, *texts: str, since: int = 0) -> None:
        """Read until all of `texts` were written, in any order, from piece `since` on; raises NeverShown."""
        until = perf_counter() + PATIENCE_SECONDS
        while not self._has_written(texts, since):
            if not self._read(until - perf_counter()):
                raise self._never_shown(texts)

    def read_until_quiet(self, seconds: float) -> None:
        """Read until nothing has been written for `seconds`, fewer than between two blinks of a cursor."""
        until = perf_counter() + PATIENCE_SECONDS
        while self._read(seconds):
            if perf_counter() > until:
                raise self._never_shown(("a screen at rest",))

    def screens(self, since: int = 0) -> list[tuple[float, list[str]]]:
        """What could be seen after each piece from `since` on: the time, and the lines of the screen."""
        stream = pyte.ByteStream(self._screen)
        for when, piece in self.written[len(self._seen) :]:
            stream.feed(_UNDRAWABLE.sub(b"", piece))
            self._seen.append((when, list(self._screen.display)))
        return self._seen[since:]

    def shown_at(self, *texts: str, since: int = 0) -> float:
        """When all of `texts` first stood on the screen together, from piece `since` on; raises NeverShown."""
        for when, lines in self.screens(since):
            if all(any(text in line for line in lines) for text in texts):
                return when
        raise self._never_shown(texts)

    def memory_bytes(self) -> int:
        """The most that was resident at any time; Linux only."""
        # Not ru_maxrss, which for a forked process begins with the pages of its parent.
        status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024

    def close(self) -> None:
        """End the program and give the terminal back."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)

    def _has_written(self, texts: Sequence[str], since: int) -> bool:
        written = b"".join(piece for _when, piece in self.written[since:])
        plain = _ESCAPES.sub(b"", written).decode(errors="replace")
        return all(text in plain for text in texts)

    def _never_shown(self, texts: Sequence[str]) -> NeverShown:
        lines = self.screens()[-1][1] if self.written else []
        return NeverShown(f"{', '.join(texts)}, on the screen:\n" + "\n".join(lines))

    def _read(self, seconds: float) -> bool:
        """Take what is written within `seconds`; whether anything was."""
        ready, _, _ = select.select([self.terminal], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            piece = os.read(self.terminal, 1 << 16)
        except OSError as ended:
            raise self._never_shown(("a running program",)) from ended
        self.written.append((perf_counter(), piece))
        return True


def start(arguments: Sequence[str], *, home: Path) -> Session:
    """Start this interpreter with `arguments` in a terminal of 80 columns and 24 lines."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in _NOT_INHERITED and not name.startswith(_NOT_INHERITED_PREFIXES)
    } | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "HOME": str(home)}
    started = perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        # The child: nothing but becoming the program.
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, *arguments], environment)
        finally:
            os._exit(127)
    return Session(process, terminal, started)
