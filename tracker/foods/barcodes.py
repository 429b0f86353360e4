"""Barcodes of foods: EAN-13, EAN-8 and UPC-A, checked by their last digit and brought to one spelling.

All three are GTINs (GS1 General Specifications 3.3, section 7.9): the last digit makes the sum of the digits, every other
one times three counted from the right, a multiple of ten. Zeros in front change nothing, so a UPC-A of 12 digits is
the EAN-13 with a zero before it. The shortened UPC-E is not read: its eight digits cannot be told from an EAN-8.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

EAN_8: Final = 8
EAN_13: Final = 13
_LENGTHS: Final = frozenset((EAN_8, 12, EAN_13, 14))
_SEPARATORS: Final = str.maketrans("", "", " -\N{NO-BREAK SPACE}")
_RUN: Final = re.compile(r"(?<![\d.,])(?:(?<=\d[x×*])|(?<!\w))\d+(?!\w|[.,]\d)")


def barcode_of(text: str) -> str | None:
    """The barcode that `text` is, as 8 or 13 digits; None where it is none, or its check digit is wrong.

    Spaces and hyphens between digits are passed over, as they are printed below the bars.
    """
    digits = text.strip().translate(_SEPARATORS)
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in _LENGTHS or not _checks(digits):
        return None
    short = digits.lstrip("0")
    # A code of a case holds several foods; of nothing but zeros there is none.
    if not short or len(short) > EAN_13:
        return None
    return short.zfill(EAN_8 if len(short) <= EAN_8 else EAN_13)


def check_digit(digits: str) -> int:
    """The digit that belongs behind `digits`, 0 to 9."""
    return -(3 * sum(map(int, digits[::-2])) + sum(map(int, digits[-2::-2]))) % 10


@dataclass(frozen=True, slots=True)
class TypedBarcode:
    """A run of digits in a line that can only be a barcode, or may be one."""

    start: int
    end: int
    code: str | None
    """As `barcode_of` gives it; None where its check digit is wrong."""

    @property
    def certain(self) -> bool:
        """Whether no amount is written so: eight digits may also be one, or a date."""
        return self.end - self.start > EAN_8


def barcodes_in(line: str) -> Iterator[TypedBarcode]:
    """The runs of digits in a typed line that have the length of a barcode; of eight digits only those that check."""
    for run in _RUN.finditer(line):
        if len(run[0]) in _LENGTHS:
            found = TypedBarcode(run.start(), run.end(), barcode_of(run[0]))
            if found.certain or found.code is not None:
                yield found


def _checks(digits: str) -> bool:
    return check_digit(digits[:-1]) == int(digits[-1])
