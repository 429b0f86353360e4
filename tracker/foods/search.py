"""Finding the food that is meant: any word order, either language, unfinished words, compounds, endings and slips.

What is asked, in this order, each step only where those before found too little: the words as typed; two words as one
compound ('rug brød') and one as two ('ryebread'); insides of words and letters typed without æ, ø and å; words that only
qualify ('frisk') left out; slips; words that no food knows, such as brands, left out; as a last resort some of the
words. How the found foods are ranked stands in `tracker.foods.ranking`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Final, Protocol

from tracker.foods.candidates import Candidates
from tracker.foods.folding import clean, words_of
from tracker.foods.food import Food
from tracker.foods.habits import Habit
from tracker.foods.matching import LOOSE_BEGINNING, WordFits
from tracker.foods.ranking import Certainty, Standing, lifted, standing, standing_across
from tracker.foods.strangers import deny, mislead
from tracker.foods.terms import ENDING_A_HEAD, LINKING, Terms, without_links

NO_HABITS: Final[Mapping[str, Habit]] = {}
ORGANIC: Final = frozenset(words_of("øko økologisk økologiske organic eco"))
QUALIFYING: Final = ORGANIC | frozenset(
    words_of(
        "frisk friske friskt fresh hjemmelavet hjemmelavede homemade god gode good nice lille små stor store small "
        "little large big dansk danske danish my min mit mine plain naturel natural almindelig regular normal skive "
        "skiver slice slices glas glass kop cup portion"
    )
)
"""Words that may tell two foods apart, and where they do not, tell nothing."""
MOST_WORDS: Final = 12
_LINKING: Final = frozenset(LINKING + ENDING_A_HEAD)
_SPARE: Final = 10
_ENOUGH: Final = 8
_CACHED: Final = 2048
_JOINED: Final = 4.0
_JOINED_TURNED: Final = 70.0
_UNREAD: Final = 60.0
_SOME_WORDS: Final = 250.0
_FORTIFIED: Final = 40.0
_SHORTEST_STRANGER: Final = 4


@dataclass(frozen=True, slots=True)
class Match:
    """A food that fits what was typed."""

    food: Food
    score: float
    """Higher is better; only of use beside the other matches of the same search."""
    certainty: Certainty
    unread: tuple[str, ...] = ()
    """Folded words that this match leaves unexplained."""

    @property
    def exact(self) -> bool:
        """Whether the food's own name or alias was typed, in whatever form and order."""
        return self.certainty is Certainty.EXACT


@dataclass(frozen=True, slots=True)
class _Found:
    """A food's best standing so far."""

    stand: Standing
    unread: tuple[str, ...]


class FoodSearch(Protocol):
    """Whatever finds foods by a name."""

    def search(self, query: str, *, limit: int = 20, habits: Mapping[str, Habit] = NO_HABITS) -> list[Match]:
        """At most `limit` foods that fit, the best first, each once; habits are by food id."""


class FoodIndex:
    """Searches a table of foods; built once for them, and never changed."""

    def __init__(self, foods: Iterable[Food]) -> None:
        self._terms = Terms(tuple(foods))
        self._candidates = Candidates(self._terms)
        self._number = {food.id: number for number, food in enumerate(self._terms.foods)}
        self._answers: dict[tuple[str, int], list[Match]] = {}

    def search(self, query: str, *, limit: int = 20, habits: Mapping[str, Habit] = NO_HABITS) -> list[Match]:
        """At most `limit` foods that fit, the best first, each once; habits are by food id.

        An empty answer means that nothing is like it. No query is refused; without a letter it finds nothing.
        """
        if limit < 1:
            return []
        key = (query, limit)
        if not habits and key in self._answers:
            return list(self._answers[key])
        matches = _Search(self._terms, self._candidates, limit, self._habits(habits)).answer(query)
        if not habits:
            if len(self._answers) >= _CACHED:
                self._answers.clear()
            self._answers[key] = matches
        return list(matches)

    def best(self, query: str, habits: Mapping[str, Habit] = NO_HABITS) -> Match | None:
        """The food that may be logged without asking; None where there is none, or others would do as well.

        Others would, where a food of another group stands just as high and neither's name was typed.
        """
        matches = self.search(query, limit=8, habits=habits)
        if not matches or matches[0].certainty is Certainty.GUESS:
            return None
        first = matches[0]
        as_good = (match for match in matches if match.score == first.score and not first.exact)
        return first if all(match.food.group == first.food.group for match in as_good) else None

    def _habits(self, habits: Mapping[str, Habit]) -> dict[int, Habit]:
        return {self._number[food_id]: habit for food_id, habit in habits.items() if food_id in self._number}


@lru_cache(maxsize=1)
def index_of(foods: tuple[Food, ...]) -> FoodIndex:
    """The index of these foods: that of the last call, where they are the same.

    Comparing them takes a twentieth of building it, and most lines are read with the foods of the line before.
    """
    return FoodIndex(foods)


class _Search:
    """One query on its way through the steps."""

    def __init__(self, terms: Terms, candidates: Candidates, limit: int, habits: dict[int, Habit]) -> None:
        self._terms = terms
        self._candidates = candidates
        self._limit = limit
        self._enough = min(limit, _ENOUGH)
        self._habits = habits
        self._habit_terms = {term for food in habits for term in terms.of_food(food)}
        self._leaves_out_organic = False
        self._found: dict[int, _Found] = {}

    def answer(self, query: str) -> list[Match]:
        """The matches of a query."""
        words = self._asked(query)
        if not words:
            return []
        telling = [word for word in words if word not in QUALIFYING] or words
        self._ask_plainly(words)
        if self._poor() and telling != words:
            self._leaves_out_organic = not ORGANIC.isdisjoint(words)
            self._ask_plainly(telling)
        if self._poor():
            self._leaves_out_organic = False
            self._ask(self._candidates.fits(words, 2))
            if self._poor():
                self._leaves_out_organic = not ORGANIC.isdisjoint(words)
                self._ask_without_strangers(telling)
        if self._poor() and len(telling) > 1:
            self._ask_some(telling)
        return self._ranked()

    def _asked(self, query: str) -> list[str]:
        """The words that are asked for, none twice: without links, also first or last if no food is called so."""
        words = without_links(clean(query)).replace(",", " ").split()
        for end in (0, -1):
            while len(words) > 1 and words[end] in _LINKING and not self._candidates.names(words[end]):
                rest = words[1:] if end == 0 else words[:-1]
                if not _has_letters(rest):
                    break
                words = rest
        if not _has_letters(words):
            return []
        return list(dict.fromkeys(words))[:MOST_WORDS]

    def _poor(self) -> bool:
        """Whether nothing found has all words begun as typed, or a name with a slip."""
        return all(found.stand.strength < 100 * LOOSE_BEGINNING for found in self._found.values())

    def _ask_plainly(self, words: list[str]) -> None:
        ranked: set[int] = set()
        self._ask(self._candidates.fits(words, 0), ranked=ranked)
        for joined, turned_round in self._candidates.joined(words, begun=self._poor()):
            self._ask(self._candidates.fits(joined, 0), less=_JOINED_TURNED if turned_round else _JOINED)
        if self._poor():
            for split in self._candidates.split(words):
                self._ask(self._candidates.fits(split, 0), less=_JOINED)
        if len(self._found) < self._enough:
            self._ask(self._candidates.fits(words, 1), ranked=ranked)

    def _ask_without_strangers(self, words: list[str]) -> None:
        """Asks with slips, and then leaves out the words that are no food's, as the names of makers.

        In both languages the last word says what the thing is: where that one is strange, nothing is sure.
        """
        wide = self._candidates.fits(words, 2)
        self._ask(wide)
        if not self._poor():
            return
        known = [fit.typed for fit in wide if self._candidates.knows(fit.typed)]
        unread = tuple(fit.typed for fit in wide if fit.typed not in known)
        if not known or not unread:
            return
        strange = all(len(fit.typed) >= _SHORTEST_STRANGER and not fit for fit in wide if fit.typed in unread)
        sure = strange and words[-1] in known and not mislead(unread, known)
        for width in (0, 2):
            self._ask(self._candidates.fits(known, width), less=_UNREAD, unread=unread, sure=sure)
            if not self._poor():
                return

    def _ask_some(self, words: list[str]) -> None:
        """Suggestions only: foods that fit all words but one, or else any one of them, the last first."""
        for at, word in enumerate(words):
            rest = words[:at] + words[at + 1 :]
            if len(words) > 2:
                self._ask(self._candidates.fits(rest, 1), less=_SOME_WORDS, unread=(word,), sure=False)
        if self._poor():
            for at in reversed(range(len(words))):
                rest = words[:at] + words[at + 1 :]
                less = _SOME_WORDS + 10 * (len(words) - at)
                self._ask(self._candidates.fits([words[at]], 1), less=less, unread=tuple(rest), sure=False)

    def _ask(
        self,
        fits: Sequence[WordFits],
        *,
        less: float = 0.0,
        unread: tuple[str, ...] = (),
        sure: bool = True,
        ranked: set[int] | None = None,
    ) -> None:
        """Adds the foods in which every word fits; `less` is taken from their scores.

        Terms in `ranked`, which grows by those that fit, are passed by: a narrower question has placed them.
        """
        ranked = set() if ranked is None else ranked
        foods, terms = self._terms.foods, self._terms
        for at in self._candidates.terms(fits, self._limit + _SPARE, self._habit_terms):
            if at in ranked:
                continue
            number = terms.food_of[at]
            stand = standing(terms.terms[at], foods[number].rank, fits)
            if stand is not None:
                ranked.add(at)
                self._add(number, stand, less, unread, sure)
        if len(self._found) < self._enough and (len(fits) > 1 or fits[0].groups):
            denied = deny([fit.typed for fit in fits])
            for number in self._candidates.across(fits, self._limit):
                if number in self._found:
                    continue
                names = [terms.terms[at] for at in terms.of_food(number)]
                across = standing_across(names, foods[number].group, foods[number].rank, fits)
                if across is not None:
                    self._add(number, across, less, unread, sure and not denied)

    def _add(self, number: int, stand: Standing, less: float, unread: tuple[str, ...], sure: bool) -> None:
        before = self._found.get(number)
        score = stand.score - less
        certainty = stand.certainty
        if self._leaves_out_organic and self._terms.foods[number].fortified:
            # What is organic is not fortified: such a food can be suggested for it, but never logged.
            score -= _FORTIFIED
            sure = False
        if before is not None and before.stand.score >= score:
            return
        if not sure:
            certainty = Certainty.GUESS
        elif unread:
            certainty = Certainty(max(certainty - 1, 0))
        self._found[number] = _Found(
            stand._replace(score=score, certainty=certainty, strength=stand.strength - less), unread
        )

    def _ranked(self) -> list[Match]:
        scores = {number: found.stand.score for number, found in self._found.items()}
        if self._habits:
            self._lift(scores)
        order = sorted(scores, key=lambda number: (-scores[number], number))[: self._limit]
        foods, found = self._terms.foods, self._found
        return [
            Match(foods[number], scores[number], found[number].stand.certainty, found[number].unread)
            for number in order
        ]

    def _lift(self, scores: dict[int, float]) -> None:
        """Lifts what the person eats, but never over a food whose exact name, or whose head of a name, was typed."""
        stands = {number: found.stand for number, found in self._found.items()}
        exact = min((s.score for s in stands.values() if s.certainty is Certainty.EXACT), default=inf)
        named = max((s.score for s in stands.values() if s.named), default=inf)
        for number in self._habits.keys() & scores.keys():
            stand = stands[number]
            ceiling = (
                inf if stand.certainty is Certainty.EXACT else exact if stand.named else min(exact, named)
            )
            scores[number] = max(stand.score, min(lifted(stand, self._habits[number]), ceiling - 1))


def _has_letters(words: list[str]) -> bool:
    return any(character.isalpha() for word in words for character in word)
