"""Where the database is."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from tracker.store.database_problems import UnusableAddress
from tracker.store.problems import NoHome

if TYPE_CHECKING:
    from sqlalchemy import URL

DATABASE_VARIABLE = "TRACKER_DATABASE"
APPLICATION = "calcium-tracker"
FILE_NAME = "tracker.db"
SIDE_FILES = ("-wal", "-shm", "-journal")
"""How the names end of the files that SQLite keeps beside a database."""

# Up to the last @, since a password that was typed as it is may hold any character.
_PASSWORD = re.compile(r"//([^:]*):.*@", re.DOTALL)


# A database in memory, or one that is opened by special rules, cannot be shared, backed up or checked.
_SPECIAL = (":memory:", "file:")
# As SQLAlchemy reads it, which takes half a start to import.
_FILE_URL = re.compile(r"sqlite:///([^?]+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a database is: in a file or on a server."""

    path: Path | None
    """The SQLite file; None for a server."""
    url: "URL | None" = None
    """The address of the server; None for a file."""

    @property
    def server(self) -> "URL":
        """The address of the server; raises ValueError for a file."""
        if self.url is None:
            raise ValueError(f"{self.path} is not on a server")
        return self.url

    @property
    def shown(self) -> str:
        """As a person is told of it, without a password, and without the query, which may hold one too."""
        return str(self.path) if self.path else self.server.set(query={}).render_as_string(hide_password=True)


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
    if (file := _FILE_URL.fullmatch(address)) and not file[1].startswith(_SPECIAL):
        return place_of_file(_in_home(Path(file[1]).expanduser))
    return _place_of_url(address)


def place_of_file(path: Path) -> Place:
    """The SQLite database in the file at `path`."""
    return Place(path.absolute())


def _place_of_url(address: str) -> Place:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        parsed = make_url(address)
    except (ArgumentError, ValueError):
        # The parser's own error repeats the address as it was typed.
        raise UnusableAddress(_masked(address)) from None
    if parsed.get_backend_name() == "sqlite":
        if not parsed.database or parsed.database.startswith(_SPECIAL):
            raise UnusableAddress(_masked(address))
        return place_of_file(_in_home(Path(parsed.database).expanduser))
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    return Place(None, parsed)


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
