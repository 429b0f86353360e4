"""Sources with numbers, each once, in the order in which a page names them."""

from collections.abc import Iterable

from tracker.nutrition.sources import citation


class NumberedSources:
    """A list of sources that goes on from those that an advice names already."""

    def __init__(self, named: Iterable[str]) -> None:
        self._citations = list(named)

    def mark(self, *keys: str) -> str:
        """The mark of the sources named `keys`, as in '[2]' or '[2, 5]'; a new one gets the next number."""
        numbers = []
        for key in keys:
            told = citation(key)
            if told not in self._citations:
                self._citations.append(told)
            numbers.append(self._citations.index(told) + 1)
        return f"[{', '.join(map(str, sorted(set(numbers))))}]"

    @property
    def citations(self) -> tuple[str, ...]:
        """Every source named so far; the first has number 1."""
        return tuple(self._citations)
