"""Conditions as people type them."""

from dataclasses import dataclass
from difflib import get_close_matches

from tracker.locale import _
from tracker.nutrition.profile import Condition
from tracker.problems import Problem


@dataclass(eq=False)
class UnknownCondition(Problem):
    """A text that names no condition."""

    text: str

    def sentence(self) -> str:
        near = get_close_matches(self.text.casefold(), [str(condition) for condition in Condition])
        if near:
            return _(
                "“{text}” is no condition that changes a target. Did you mean {near}? Nothing was stored."
            ).format(text=self.text, near=", ".join(near))
        return _(
            "“{text}” is no condition that changes a target. There are: {all}. Nothing was stored."
        ).format(text=self.text, all=", ".join(Condition))


def read_condition(text: str) -> Condition:
    """The condition named `text`; raises UnknownCondition."""
    try:
        return Condition(text.strip().casefold().replace(" ", "-").replace("_", "-"))
    except ValueError:
        raise UnknownCondition(text) from None
