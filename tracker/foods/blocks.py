"""A line cut into the blocks whose foods have nothing to do with each other."""

from dataclasses import replace

from tracker.foods.tokens import Token, TokenKind, tokens_of
from tracker.foods.unit_words import unit_of


def blocks_of(text: str, language: str) -> list[tuple[Token, ...]]:
    """The tokens of a line between new lines and semicolons, which part foods whatever the names."""
    tokens = tokens_of(text) if language != "da" else _with_duck(tokens_of(text))
    blocks: list[tuple[Token, ...]] = []
    block: list[Token] = []
    for token in tokens:
        if token.kind is TokenKind.BREAK:
            blocks.append(tuple(block))
            block = []
        else:
            block.append(token)
    blocks.append(tuple(block))
    return blocks


def _with_duck(tokens: list[Token]) -> list[Token]:
    """The tokens of a Danish line, where 'and' is a duck unless it stands between two foods."""
    return [
        replace(token, kind=TokenKind.WORD) if token.text == "and" and _is_duck(tokens, place) else token
        for place, token in enumerate(tokens)
    ]


def _is_duck(tokens: list[Token], place: int) -> bool:
    """Whether nothing but an amount stands before this 'and', or nothing at all after it."""
    parting = (TokenKind.JOINER, TokenKind.BREAK)
    if place == len(tokens) - 1 or tokens[place + 1].kind in parting:
        return True
    for before in reversed(tokens[:place]):
        if before.kind in parting:
            break
        if before.kind is not TokenKind.NUMBER and unit_of(before.text) is None:
            return False
    return True
