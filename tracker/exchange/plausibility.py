"""Whether the figures of a whole file can be in the unit they are taken for."""

from collections.abc import Iterator

from tracker.exchange.rows import Note, NoteCode, Piece, ReadRow

_FEWEST = 5
"""Figures above 0 that it takes to judge a file."""
_IU_FROM_UG = 40.0
"""Few foods hold as many µg of vitamin D, and most hold as many IU."""
_IU_SHARE = 0.4
_GRAMS_BELOW_MG = 3.0
"""A file in which no food holds as many mg of calcium is one of grams."""


def judged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces, and at their end a note where vitamin D looks like IU, or calcium like grams."""
    most_calcium_mg, calcium_rows, vitamin_d_rows, high_rows = 0.0, 0, 0, 0
    for piece in pieces:
        if isinstance(piece, ReadRow):
            if piece.calcium_mg:
                calcium_rows += 1
                most_calcium_mg = max(most_calcium_mg, piece.calcium_mg)
            if piece.vitamin_d_ug:
                vitamin_d_rows += 1
                high_rows += piece.vitamin_d_ug >= _IU_FROM_UG
        yield piece
    if calcium_rows >= _FEWEST and most_calcium_mg < _GRAMS_BELOW_MG:
        yield Note.of(NoteCode.CALCIUM_MAY_BE_GRAMS, most=most_calcium_mg)
    if vitamin_d_rows >= _FEWEST and high_rows > _IU_SHARE * vitamin_d_rows:
        yield Note.of(NoteCode.VITAMIN_D_MAY_BE_IU, count=high_rows, of=vitamin_d_rows)
