"""Why a product of a dump is not stored, and the sentence that says so."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.locale import _


class Reason(StrEnum):
    """Why a product was refused."""

    NOT_A_PRODUCT = "not-a-product"
    """The line cannot be read, or holds something else."""
    NO_BARCODE = "no-barcode"
    WRONG_BARCODE = "wrong-barcode"
    NO_NAME = "no-name"
    NOT_A_NUMBER = "not-a-number"
    NEGATIVE = "negative"
    UNKNOWN_UNIT = "unknown-unit"
    UNITS_DISAGREE = "units-disagree"
    TOO_MUCH_CALCIUM = "too-much-calcium"
    TOO_MUCH_VITAMIN_D = "too-much-vitamin-d"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A product that was not stored."""

    row: int
    """Its line in the file, from 1; in a table its row below the header."""
    barcode: str
    """As the file tells it; empty where it tells none."""
    reason: Reason
    detail: str = ""
    """The figure or text that was refused."""


class Refused(Exception):
    """Ends the reading of one product; never seen by a user."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def reason_text(refusal: Refusal) -> str:
    """Why a product was refused, in a few words in the language in force."""
    return {
        Reason.NOT_A_PRODUCT: _("no product can be read here"),
        Reason.NO_BARCODE: _("no barcode"),
        Reason.WRONG_BARCODE: _("no EAN or UPC, or its check digit is wrong"),
        Reason.NO_NAME: _("no name"),
        Reason.NOT_A_NUMBER: _("not a number: {detail}"),
        Reason.NEGATIVE: _("below zero: {detail}"),
        Reason.UNKNOWN_UNIT: _("a unit that is not known: {detail}"),
        Reason.UNITS_DISAGREE: _("what was typed from the label and the figure per 100 g disagree: {detail}"),
        Reason.TOO_MUCH_CALCIUM: _("more calcium than such a food can hold: {detail}"),
        Reason.TOO_MUCH_VITAMIN_D: _("more vitamin D than such a food can hold: {detail}"),
    }[refusal.reason].format(detail=refusal.detail)
