"""The program in a real pseudo-terminal, and what a person would see there."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pyte

PATIENCE_SECONDS = 20.0
COLOURFUL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
_QUESTIONS = (b"\x1b[?2026$p", b"\x1b[?2048$p", b"\x1b[>1u", b"\x1b[<u")
"""Questions to the terminal that pyte would print."""


class Terminal:
    """A running program, its keys and its screen."""

    def __init__(self, child: pexpect.spawn, size: tuple[int, int]) -> None:
        self._child = child
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self.written = b""
        """All that the program wrote."""

    @property
    def lines(self) -> list[str]:
        """What stands on the screen."""
        return list(self._screen.display)

    @property
    def colours(self) -> set[str]:
        """The colours of the screen's text and background, in six hexadecimal digits or by name."""
        cells = [cell for row in self._screen.buffer.values() for cell in row.values()]
        return {cell.fg for cell in cells} | {cell.bg for cell in cells}

    def type(self, keys: str) -> None:
        """Press keys."""
        self._child.send(keys.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        self._screen.resize(lines, columns)
        self._child.setwinsize(lines, columns)

    def see(self, *texts: str) -> None:
        """Wait until all of `texts` stand on the screen."""
        self._wait(texts, lambda: all(any(text in line for line in self.lines) for text in texts))

    def see_no_more(self, text: str) -> None:
        """Wait until `text` stands nowhere on the screen."""
        self._wait(("no", text), lambda: not any(text in line for line in self.lines))

    def kill(self) -> None:
        """End the program as a power cut does."""
        self._child.kill(9)
        self._child.wait()

    def ended(self) -> int | None:
        """The exit status, once the program has ended by itself."""
        until = time.monotonic() + PATIENCE_SECONDS
        while self._read(until - time.monotonic()):
            if time.monotonic() > until:
                raise AssertionError("the program goes on, with:\n" + "\n".join(self.lines))
        self._child.close()
        status: int | None = self._child.exitstatus
        return status

    def _wait(self, wanted: tuple[str, ...], is_there: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while not is_there():
            goes_on = self._read(until - time.monotonic())
            if not goes_on or time.monotonic() > until:
                raise AssertionError(
                    f"{' '.join(wanted)} was to be seen, but there is:\n" + "\n".join(self.lines)
                )

    def _read(self, seconds: float) -> bool:
        """Take what is written within `seconds`; False when nothing is, or the program has ended."""
        try:
            piece = self._child.read_nonblocking(1 << 16, timeout=max(0.0, seconds))
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.written += piece
        for question in _QUESTIONS:
            piece = piece.replace(question, b"")
        self._stream.feed(piece)
        return True


@contextmanager
def tracker_in_terminal(
    database: Path, *arguments: str, size: tuple[int, int] = (80, 24), **variables: str
) -> Iterator[Terminal]:
    """`tracker` on `database` in a terminal of `size` columns and lines, killed where it has not ended."""
    columns, lines = size
    child = pexpect.spawn(
        sys.executable,
        ["-m", "tracker", "--database", str(database), *arguments],
        # The test runner's own width and colours must not be taken for the terminal's.
        env={
            **{n: v for n, v in os.environ.items() if n not in ("COLUMNS", "LINES", "NO_COLOR")},
            **COLOURFUL,
            **variables,
        },
        dimensions=(lines, columns),
        timeout=PATIENCE_SECONDS,
    )
    try:
        yield Terminal(child, size)
    finally:
        child.close(force=True)
