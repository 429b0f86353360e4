"""A file for somebody else's eyes: written whole or not at all, and never over another unless told."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tracker.locale import _
from tracker.problems import Problem

_FULL = (errno.ENOSPC, errno.EDQUOT)
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)


@dataclass(eq=False)
class OutputExists(Problem):
    """There is a file of this name already."""

    path: Path

    def sentence(self) -> str:
        return _(
            "There is already a file {path}, and it was left as it is; choose another name, or replace it with --overwrite."
        ).format(path=self.path)


@dataclass(eq=False)
class NoOrdinaryFile(Problem):
    """The name belongs to a folder, a device, or the log itself."""

    path: Path

    def sentence(self) -> str:
        return _(
            "{path} is a folder, a device or the log itself and cannot be replaced; nothing was written. Choose another name."
        ).format(path=self.path)


@dataclass(eq=False)
class OutputFull(Problem):
    """There is no room for the file."""

    path: Path

    def sentence(self) -> str:
        return _(
            "There is no room left for {path}, so it was not written; the log is unharmed. Free some space, then try again."
        ).format(path=self.path)


@dataclass(eq=False)
class OutputRefused(Problem):
    """The folder cannot be written, or whatever else the system says."""

    path: Path
    reason: str

    def sentence(self) -> str:
        return _(
            "{path} could not be written ({reason}); the log is unharmed. Choose a folder of your own."
        ).format(path=self.path, reason=self.reason)


def check_output(path: Path, *, overwrite: bool, log: Path | None = None) -> None:
    """Refuse `path` before any work is done for it; `log` is the database file, which nothing is written over.

    Raises OutputExists, NoOrdinaryFile, OutputRefused.
    """
    try:
        if path.exists() and (not path.is_file() or (log is not None and path.samefile(log))):
            raise NoOrdinaryFile(path)
        if os.path.lexists(path) and not overwrite:
            raise OutputExists(path)
    except OSError as error:
        raise _refusal(path, error) from error


@contextmanager
def output_file(path: Path, *, overwrite: bool, log: Path | None = None) -> Iterator[BinaryIO]:
    """A file to write into, which stands at `path` when the block ends well, readable by its owner only.

    Whatever ends the block otherwise, nothing half-written stays. Folders on the way are made. Raises as
    `check_output`, and OutputFull.
    """
    check_output(path, overwrite=overwrite, log=log)
    # Beside the target, and short: a long name may already be as long as the system bears.
    part = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:  # noqa: PTH123  no Path has a mode
                yield file
                file.flush()
                os.fsync(file.fileno())
            _put_in_place(part, path, overwrite=overwrite)
            _flush_folder(path.parent)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(path, error) from error


def _put_in_place(part: Path, path: Path, *, overwrite: bool) -> None:
    if not overwrite:
        try:
            # A link, unlike a rename, never takes the place of a file that came meanwhile.
            os.link(part, path)
        except FileExistsError as error:
            raise OutputExists(path) from error
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
        else:
            return
    part.replace(path)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        # Some network folders have no such thing; the file itself is safe by then.
        with suppress(OSError):
            os.fsync(opened)
    finally:
        os.close(opened)


def _refusal(path: Path, error: OSError) -> Problem:
    if error.errno in _FULL:
        return OutputFull(path)
    return OutputRefused(path, error.strerror or str(error))
