"""Names that stand for people: the same for the same person and secret, and of no use without the secret.

A keyed hash and not a plain one: names are few enough to try them all.
"""

import hmac
import os
import secrets
import uuid
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from tracker.foods.table import OWN_PREFIX
from tracker.locale import _
from tracker.problems import Problem
from tracker.store.place import APPLICATION
from tracker.store.rows import name_key

SHORTEST_KEY = 16
"""Bytes; fewer could be found by trying."""
WITHHELD = "withheld"
"""What stands for a text that may hold a name and that nothing can stand for."""
_KEY_BYTES = 32
_DIGITS = 10
_PERSON_PREFIX = "P-"
_MIDDLE_OF_YEAR = (7, 1)


@dataclass(eq=False)
class UnusableKey(Problem):
    """The file with the secret cannot be read or written, or is too short; `reason` says which."""

    path: Path
    reason: str

    def sentence(self) -> str:
        return _(
            "The secret in {path} cannot be used ({reason}), so nothing was written; "
            "name another file of at least {count} bytes with --key."
        ).format(path=self.path, reason=self.reason, count=SHORTEST_KEY)


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """The pseudonyms of one secret."""

    key: bytes
    keep_texts: bool = False
    """Whether what people typed and noted leaves as it is; it may hold names."""

    def person(self, name: str) -> str:
        """What stands for the person of this name."""
        return _PERSON_PREFIX + self._digest("person", name_key(name))[:_DIGITS].upper()

    def hides(self, food_id: str) -> bool:
        """Whether the food was made up by somebody, so that its name and id may hold a name."""
        return not self.keep_texts and food_id.startswith(OWN_PREFIX)

    def food_id(self, food_id: str) -> str:
        """What stands for the id of a food that is hidden; another's stays."""
        return OWN_PREFIX + self._digest("food", food_id)[:_DIGITS] if self.hides(food_id) else food_id

    def identifier(self, *parts: str) -> uuid.UUID:
        """A UUID that is the same for the same parts."""
        return uuid.UUID(hex=self._digest("identifier", "\0".join(parts))[:32], version=5)

    def _digest(self, kind: str, text: str) -> str:
        return hmac.new(self.key, f"{kind}\0{text}".encode(), sha256).hexdigest()


def birth_year_only(born: date) -> date:
    """A date in the same year: its middle, so that the age is at most half a year wrong."""
    return date(born.year, *_MIDDLE_OF_YEAR)


def read_key(path: Path | None) -> bytes:
    """The secret in the file at `path`; for None the user's own, made where there is none. Raises UnusableKey."""
    where = path or _own_key()
    try:
        if path is None and not where.exists():
            where.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(os.open(where, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:  # noqa: PTH123  no Path has a mode
                file.write(secrets.token_hex(_KEY_BYTES).encode())
        key = where.read_bytes().strip()
    except OSError as error:
        raise UnusableKey(where, error.strerror or str(error)) from error
    if len(key) < SHORTEST_KEY:
        raise UnusableKey(where, _("it is too short"))
    return key


def _own_key() -> Path:
    # Only who asks for pseudonyms pays for finding the folder.
    from platformdirs import user_state_path

    return user_state_path(APPLICATION, appauthor=False) / "pseudonym-key"
