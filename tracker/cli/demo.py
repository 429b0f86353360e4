"""The demonstration: a database of sample data in a folder of its own, gone when the program ends."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from tracker.cli.options import now
from tracker.diary.sample import fill
from tracker.store.store import Store

_ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def demo_database() -> Iterator[str]:
    """The path of a database with two people and four weeks, until the block ends."""
    with _orderly_ending(), TemporaryDirectory(prefix="tracker-demo-") as folder:
        path = str(Path(folder) / "demo.db")
        with Store.open(path) as store:
            fill(store, now().date())
        yield path


@contextmanager
def _orderly_ending() -> Iterator[None]:
    """Let a closed terminal end the program as an exit does, so that the folder is removed then too."""
    before = {ending: signal.signal(ending, _leave) for ending in _ENDINGS}
    try:
        yield
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
