"""What is written at the desk by hand: who writes, why, and the text itself."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.locale import _
from tracker.problems import Problem


class Words(StrEnum):
    """What is written."""

    AUTHOR = "author"
    REASON = "reason"
    NOTE = "note"


LONGEST = {Words.AUTHOR: 200, Words.REASON: 1000, Words.NOTE: 10_000}
"""How many letters each may have."""


@dataclass(eq=False)
class WordsMissing(Problem):
    """Something that must be written was left empty."""

    what: Words

    def sentence(self) -> str:
        return {
            Words.AUTHOR: _("Tell who writes this; nothing was stored."),
            Words.REASON: _("A correction needs its reason; nothing was changed."),
            Words.NOTE: _("The note is empty, so nothing was stored."),
        }[self.what]


@dataclass(eq=False)
class TooManyWords(Problem):
    """A text longer than anyone would write by hand."""

    what: Words

    def sentence(self) -> str:
        return _("The text is longer than {longest} letters, so nothing was stored.").format(
            longest=LONGEST[self.what]
        )


def words(text: str, what: Words) -> str:
    """`text` without the space around it; raises WordsMissing, TooManyWords."""
    stripped = text.strip()
    if not stripped:
        raise WordsMissing(what)
    if len(stripped) > LONGEST[what]:
        raise TooManyWords(what)
    return stripped
