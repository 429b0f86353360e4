"""The names of foods cut into words, and for every word the foods that have it.

A food has several *terms*: its two names and its aliases. The words before a name's first comma, bracket or 'with' are
its *head*, which says what the food is ('Laks, røget, skiver', 'Kaffe med mælk'). Words that only link are left out,
of what is asked as well. Foods are numbered from the plainest to the most particular, so that the
lowest numbers of any set are the ones to look at first.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from typing import Final

from tracker.foods.folding import clean, words_of
from tracker.foods.food import Food
from tracker.foods.vocabulary import Vocabulary

# Words by which the table says that nothing particular is meant.
NEUTRAL: Final = frozenset(
    words_of(
        "rå råt uspec uspecificeret uspecificerede alle typer gennemsnitlig gennemsnitlige værdier konventionel "
        "konventionelt almindelig ikke-økologisk diverse raw unspecified all average values varieties types "
        "konventional conventional ordinary not-organic origin unknown various"
    )
)
_NEUTRAL_WEIGHT: Final = 0.25
LINKING: Final = tuple(words_of("og and af of til the a an en et for some lidt noget"))
"""Words that link others or say an uncertain amount."""
ENDING_A_HEAD: Final = tuple(words_of("med with på on i in"))
"""Linking words after which an addition or a place is named, not the food."""


Term = tuple[tuple[int, ...], int, float]
"""One name or alias: the numbers of its words, how many of them make the head (all of an alias), and how many words it
has when neutral ones count less."""


class Postings:
    """The terms of each word, in the order of the words: those of a range of words are one slice."""

    def __init__(self, terms_of_words: list[list[int]]) -> None:
        self._starts = [0, *accumulate(map(len, terms_of_words))]
        self._terms = list(chain.from_iterable(terms_of_words))

    def of(self, word: int) -> list[int]:
        """The terms of one word."""
        return self._terms[self._starts[word] : self._starts[word + 1]]

    def count(self, word: int) -> int:
        """How many terms a word has."""
        return self._starts[word + 1] - self._starts[word]

    def count_of_range(self, words: range) -> int:
        """How many terms neighbouring words have together."""
        return self._starts[words.stop] - self._starts[words.start]

    def of_range(self, words: range) -> list[int]:
        """The terms of neighbouring words, with repetitions."""
        return self._terms[self._starts[words.start] : self._starts[words.stop]]


class Terms:
    """The terms of all foods, those of one food side by side, and the terms by word."""

    def __init__(self, foods: Sequence[Food]) -> None:
        lines = _lines(foods)
        self.vocabulary = Vocabulary(" ".join(lines).replace(",", " ").split())
        terms = _terms(foods, lines, self.vocabulary.number)
        plain = [(food.rank, min(of[0][2], of[1][2])) for food, of in zip(foods, terms, strict=True)]
        order = sorted(range(len(foods)), key=plain.__getitem__)
        self.foods = [foods[i] for i in order]
        self.terms: list[Term] = []
        self.food_of: list[int] = []
        """The number of the food of each term."""
        self.first_of: list[int] = [0]
        """The first term of each food, and the end of all."""
        for food, i in enumerate(order):
            self.terms += terms[i]
            self.food_of += [food] * len(terms[i])
            self.first_of.append(len(self.terms))
        self._post()

    def of_food(self, food: int) -> range:
        """The terms of a food."""
        return range(self.first_of[food], self.first_of[food + 1])

    def _post(self) -> None:
        whole: list[list[int]] = [[] for _ in self.vocabulary.words]
        short: list[list[int]] = [[] for _ in whole]
        heads: list[list[int]] = [[] for _ in whole]
        others: list[list[int]] = [[] for _ in whole]
        for at, (words, head, _) in enumerate(self.terms):
            if len(words) == 1:
                whole[words[0]].append(at)
                continue
            if head == 1:
                short[words[0]].append(at)
            else:
                for word in words[:head]:
                    heads[word].append(at)
            for word in words[head:]:
                others[word].append(at)
        self.in_head = (Postings(whole), Postings(short), Postings(heads))
        """Terms by the word that is the whole of them, by the word that is their head, by each word of a longer head."""
        self.others = Postings(others)
        """Terms by each word after the head."""


def _lines(foods: Sequence[Food]) -> list[str]:
    """The cleaned terms: of each food both names, then the aliases."""
    texts: list[str] = []
    for food in foods:
        texts += (food.name_da, food.name_en)
        texts += food.aliases_da
        texts += food.aliases_en
    # All names are folded at once, a line each, which costs a tenth of folding them one by one.
    lines = without_links(clean("\n".join(texts))).split("\n")
    if len(lines) == len(texts):
        return lines
    return [without_links(clean(text.replace("\n", " "))) for text in texts]


def without_links(text: str) -> str:
    """Cleaned text with commas, or nothing, for the words that link two others ('and' by itself is Danish duck)."""
    for word in LINKING:
        text = text.replace(f" {word} ", " ")
    for word in ENDING_A_HEAD:
        text = text.replace(f" {word} ", ",")
    return text


def _terms(foods: Sequence[Food], lines: list[str], number: Mapping[str, int]) -> list[list[Term]]:
    # Most aliases are one word, and that word is one that the vocabulary holds as it stands.
    single: dict[str, Term] = {word: ((at,), 1, 1.0) for word, at in number.items()}
    terms = [single.get(line) or _term(line, number) for line in lines]
    of_foods: list[list[Term]] = []
    at = 0
    for food in foods:
        end = at + 2 + len(food.aliases_da) + len(food.aliases_en)
        of_foods.append(terms[at:end])
        at = end
    return of_foods


def _term(line: str, number: Mapping[str, int]) -> Term:
    before, comma, after = line.partition(",")
    head = before.split()
    if not comma:
        return tuple(map(number.__getitem__, head)), len(head), float(len(head))
    rest = after.replace(",", " ").split()
    if not head:
        head, rest = rest, head
    words = head + rest
    neutral = len(NEUTRAL.intersection(rest))
    return tuple(map(number.__getitem__, words)), len(head), len(words) - neutral * (1 - _NEUTRAL_WEIGHT)
