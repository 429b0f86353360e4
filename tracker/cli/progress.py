"""How far a long command is, on a terminal: one line that is written over, and gone at the end."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_EVERY_SECONDS = 0.2
_WIPE = "\r\x1b[K"


@contextmanager
def progress_on_stderr(what: str) -> Iterator[Callable[[int, int], None]]:
    """Something to be told how much of how much is done; says nothing where stderr is no terminal."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield lambda _done, _total: None
        return
    line = _Line(what)
    try:
        yield line.tell
    finally:
        line.wipe()


class _Line:
    """The line as it is on the terminal."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._next = time.monotonic() + _EVERY_SECONDS

    def tell(self, done: int, total: int) -> None:
        """Show it, unless it was shown just now."""
        if total and time.monotonic() >= self._next:
            self._write(f"{_WIPE}{self._what}: {done * 100 // total} %")
            self._next = time.monotonic() + _EVERY_SECONDS

    def wipe(self) -> None:
        """Take the line away."""
        self._write(_WIPE)

    def _write(self, text: str) -> None:
        # Whoever closed the terminal wants to know no more.
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()
