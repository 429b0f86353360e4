"""Where the database is."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from tracker.store.database_problems import UnusableAddress
from tracker.store.problems import NoHome

DATABASE_VARIABLE = "TRACKER_DATABASE"
APPLICATION = "calcium-tracker"
FILE_NAME = "tracker.db"
SIDE_FILES = ("-wal", "-shm", "-journal")
"""How the names end of the files that SQLite keeps beside a database."""

# Up to the last @, since a password that was typed as it is may hold any character.
_PASSWORD = re.compile(r"//([^:]*):.*@", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """The address of a database, and its file where it is one."""

    url: URL
    path: Path | None
    """The SQLite file; None for a server."""

    @property
    def shown(self) -> str:
        """As a person is told of it, without a password, and without the query, which may hold one too."""
        return str(self.path) if self.path else self.url.set(query={}).render_as_string(hide_password=True)


def backups_beside(path: Path) -> Path:
    """The folder of the backups that are made by themselves of the database at `path`."""
    return path.parent / "backups"


def place_of(url: str | None) -> Place:
    """The database at `url` (an SQLAlchemy URL or the path of a file), else that of TRACKER_DATABASE, else the user's own.

    Raises UnusableAddress, NoHome.
    """
    address = url or os.environ.get(DATABASE_VARIABLE) or ""
    if not address:
        return place_of_file(_in_home(lambda: user_data_path(APPLICATION, appauthor=False) / FILE_NAME))
    if "://" not in address:
        return place_of_file(_in_home(Path(address).expanduser))
    try:
        parsed = make_url(address)
    except (ArgumentError, ValueError):
        # The parser's own error repeats the address as it was typed.
        raise UnusableAddress(_masked(address)) from None
    if parsed.get_backend_name() == "sqlite":
        # A database in memory, or one that is opened by special rules, cannot be shared, backed up or checked.
        if not parsed.database or parsed.database.startswith((":memory:", "file:")):
            raise UnusableAddress(_masked(address))
        return place_of_file(_in_home(Path(parsed.database).expanduser))
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    return Place(parsed, None)


def place_of_file(path: Path) -> Place:
    """The SQLite database in the file at `path`."""
    path = path.absolute()
    return Place(URL.create("sqlite", database=str(path)), path)


def _in_home(find: Callable[[], Path]) -> Path:
    try:
        path = find()
    except (RuntimeError, KeyError) as error:
        raise NoHome from error
    # Left as it is where nothing tells which folder it stands for.
    if path.parts[:1] == ("~",):
        raise NoHome
    return path


def _masked(address: str) -> str:
    """An address that cannot be understood, without what may be a password in it."""
    front, question_mark, _query = _PASSWORD.sub(r"//\1:***@", address).partition("?")
    return front + (question_mark and "?…")
