"""Unpacking what a stranger packed: how much comes out is counted as it comes, whatever the header says."""

import io
from dataclasses import dataclass
from typing import IO, Any

MOST_BYTES = 8 * 2**30
"""Of all files of a zip together; ten million entries take a third of it."""
MOST_TIMES = 300
"""How many times its packed size a file may unpack to; a log is packed to about a tenth, one meal for years to a hundredth."""
FREE_BYTES = 4 * 2**20
"""Until here nobody asks how tightly it was packed."""
LONGEST_LINE = 16 * 2**20


class TooMuch(Exception):
    """More came out than was allowed."""


@dataclass
class Allowance:
    """How many bytes may still be unpacked."""

    left: int = MOST_BYTES


class BoundedReader(io.RawIOBase):
    """Reads from `source`, whose packed size is `packed` bytes, and raises TooMuch."""

    def __init__(self, source: IO[bytes], packed: int, allowance: Allowance) -> None:
        super().__init__()
        self._source = source
        self._most = max(FREE_BYTES, packed * MOST_TIMES)
        self._allowance = allowance
        self._line = 0
        self.size = 0
        """Bytes read so far."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._source.read(len(buffer))
        self.size += len(data)
        self._allowance.left -= len(data)
        newline = data.rfind(b"\n")
        self._line = self._line + len(data) if newline < 0 else len(data) - newline
        if self.size > self._most or self._allowance.left < 0 or self._line > LONGEST_LINE:
            raise TooMuch
        buffer[: len(data)] = data
        return len(data)
