"""What a user sees, and what a log file keeps, when something fails that nobody foresaw."""

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from tracker import __version__
from tracker.locale import _

_MAX_LOG_BYTES = 1_000_000


def log_file() -> Path:
    """The file in the user's state folder that keeps unexpected failures."""
    # Only a failure pays for finding the folder.
    from platformdirs import user_state_path

    return user_state_path("calcium-tracker") / "failures.log"


def report_crash(failure: BaseException) -> str:
    """Write `failure` to the log file and return one sentence for the user; it holds nothing that was logged."""
    try:
        path = log_file()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and path.stat().st_size > _MAX_LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as log:
            log.write(
                f"{datetime.now(UTC).isoformat(timespec='seconds')} tracker {__version__} "
                f"Python {sys.version.split()[0]} {platform.platform()}\n"
            )
            log.writelines(traceback.format_exception(failure))
        path.chmod(0o600)
    except Exception:  # noqa: BLE001  a second failure must not hide the first, nor reach the user as a traceback
        return _(
            "Something unexpected happened, and its log could not be written. Nothing that was stored is lost."
        )
    return _(
        "Something unexpected happened. Nothing that was stored is lost. What a helper needs to know stands in {path}."
    ).format(path=path)
