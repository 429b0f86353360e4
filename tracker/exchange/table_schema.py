"""How a CSV file is described: its columns, what they hold, and the limits of their values.

Descriptions become a Table Schema (https://specs.frictionlessdata.io/table-schema/) that other programs can read.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a cell holds; the values are the types of a Table Schema."""

    TEXT = "string"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    MOMENT = "datetime"
    """In UTC, to the microsecond, ending with Z."""
    CLOCK = "time"
    """Local wall-clock time as HH:MM."""
    FLAG = "boolean"
    """true or false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a file."""

    name: str
    kind: Kind = Kind.TEXT
    means: str
    """What it means, in English: it goes into the zip."""
    unknown: bool = False
    """Whether an empty cell is allowed and means that nobody knows, or that there is none."""
    low: float | None = None
    high: float | None = None
    above: float | None = None
    """The value lies above this."""
    below: float | None = None
    choices: tuple[str, ...] = ()
    several: bool = False
    """Whether the cell holds any number of `choices`, separated by semicolons."""
    longest: int | None = None

    def field(self) -> dict[str, Any]:
        """The column as a field of a Table Schema."""
        limits: dict[str, Any] = {}
        if not self.unknown and self.kind is not Kind.TEXT:
            limits["required"] = True
        if self.low is not None:
            limits["minimum"] = self.low
        if self.high is not None:
            limits["maximum"] = self.high
        if self.choices and not self.several:
            limits["enum"] = list(self.choices)
        if self.longest is not None:
            limits["maxLength"] = self.longest
        described: dict[str, Any] = {"name": self.name, "type": self.kind.value, "description": self.means}
        if self.kind in (Kind.MOMENT, Kind.CLOCK):
            described["format"] = "%H:%M" if self.kind is Kind.CLOCK else "%Y-%m-%dT%H:%M:%S.%fZ"
        return described | ({"constraints": limits} if limits else {})


@dataclass(frozen=True, slots=True)
class Member:
    """One CSV file of the zip."""

    name: str
    means: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    """The columns that together name a row; empty where rows may be alike."""
    parents: tuple[tuple[str, str, str], ...] = ()
    """Column, the member that it points into, and the column there."""

    @property
    def file(self) -> str:
        """Its name in the zip."""
        return f"{self.name}.csv"

    @property
    def header(self) -> list[str]:
        """The names of its columns."""
        return [column.name for column in self.columns]

    def schema(self) -> dict[str, Any]:
        """The file as a Table Schema."""
        described: dict[str, Any] = {
            "fields": [column.field() for column in self.columns],
            "missingValues": [""],
        }
        if self.key:
            described["primaryKey"] = list(self.key)
        if self.parents:
            described["foreignKeys"] = [
                {"fields": column, "reference": {"resource": member, "fields": there}}
                for column, member, there in self.parents
            ]
        return described
