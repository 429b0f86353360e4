"""File names made of what people are called: safe on every system, and each once."""

import re
import unicodedata
from collections.abc import Sequence

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*=+@\s]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that one system keeps for its devices, whatever their ending."""
_LONGEST_BYTES = 100
"""Of a name without its ending, in UTF-8; every file system bears it."""


def file_names(names: Sequence[str], ending: str) -> list[str]:
    """A file name for each of `names`, in their order; no two are alike, not even where case does not count."""
    taken: set[str] = set()
    found = []
    for name in names:
        safe = _safe(name)
        number, one = 1, safe
        while one.casefold() in taken:
            number += 1
            one = f"{safe}-{number}"
        taken.add(one.casefold())
        found.append(f"{one}.{ending}")
    return found


def _safe(name: str) -> str:
    text = _UNSAFE.sub("-", unicodedata.normalize("NFC", name))
    text = "".join(letter for letter in text if letter.isprintable())
    text = text.encode()[:_LONGEST_BYTES].decode(errors="ignore").strip(".- ")
    if not text:
        return "report"
    return f"{text}-" if _RESERVED.fullmatch(text.partition(".")[0]) else text
