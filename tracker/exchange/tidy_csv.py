"""A table with one row an entry, for a spreadsheet or a statistics program.

Two ways of writing it. By default as RFC 4180 and UTF-8 without a byte order mark, with comma and decimal point: every
statistics program reads that, and the file is the same in every language. For a spreadsheet with a byte order mark,
without which Excel takes æ, ø and å for other letters, and in Danish with semicolons and decimal commas, because Excel
splits a file that is opened by a double click at the list separator of the system, which is a semicolon in Danish.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from tracker.exchange.days import LoggedDay, days_of, people_of
from tracker.exchange.export import ExportWish, Progress
from tracker.exchange.pseudonymous_entry import disguised_entry
from tracker.exchange.pseudonyms import Pseudonyms
from tracker.locale import language
from tracker.store.records import Entry, Person
from tracker.store.store import Reader

HEADER = (
    "person",
    "date",
    "day_status",
    "meal",
    "time",
    "food",
    "food_id",
    "food_group",
    "text",
    "amount",
    "unit",
    "weight (g)",
    "calcium (mg)",
    "absorbed calcium (mg)",
    "vitamin D (µg)",
    "energy (kcal)",
    "absorption (fraction)",
    "absorption_basis",
    "supplement",
    "source",
)
"""In English whatever the language, so that one script reads the files of everyone."""
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
_DECIMALS = 9


def write_csv(
    reader: Reader, wish: ExportWish, file: BinaryIO, _made_at: datetime, progress: Progress
) -> None:
    """Write the table; unknown is an empty cell, never 0."""
    if wish.spreadsheet:
        file.write(codecs.BOM_UTF8)
    comma = wish.spreadsheet and language() == "da"
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(text, delimiter=";" if comma else ",", lineterminator="\r\n")
    writer.writerow(HEADER)
    total = reader.outgoing(wish.part).entry_count()
    done = 0
    for person in people_of(reader, wish.part):
        for day in days_of(reader, person, wish.part):
            writer.writerows(_cells(row, comma=comma) for row in _rows(person, day, wish.pseudonyms))
            done += len(day.entries)
            progress(done, total)
    text.flush()
    # The file is not this module's to close.
    text.detach()


def safe_cell(value: str) -> str:
    """A text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe in front."""
    return f"'{value}" if value.startswith(_FORMULA_SIGNS) else value


def _rows(person: Person, day: LoggedDay, pseudonyms: Pseudonyms | None) -> Iterator[tuple[Any, ...]]:
    name = person.name if pseudonyms is None else pseudonyms.person(person.name)
    for entry, absorbed_mg in zip(day.entries, day.intake.absorbed_by_entry_mg, strict=True):
        shown = entry if pseudonyms is None else disguised_entry(entry, pseudonyms)
        yield (name, day.day.isoformat(), str(day.status), *_of_entry(shown, absorbed_mg))


def _of_entry(entry: Entry, absorbed_mg: float | None) -> tuple[Any, ...]:
    return (
        str(entry.meal),
        entry.time and entry.time.isoformat("minutes"),
        entry.food_name_da if language() == "da" else entry.food_name_en,
        entry.food_id,
        entry.group,
        entry.text,
        entry.amount,
        entry.portion,
        entry.weight_g,
        entry.calcium_mg,
        absorbed_mg,
        entry.vitamin_d_ug,
        entry.energy_kcal,
        entry.absorption,
        str(entry.absorption_basis),
        "true" if entry.supplement else "false",
        entry.source,
    )


def _cells(row: tuple[Any, ...], *, comma: bool) -> list[Any]:
    return [_cell(value, comma=comma) for value in row]


def _cell(value: Any, *, comma: bool) -> Any:
    if isinstance(value, str):
        return safe_cell(value)
    if isinstance(value, float):
        # Enough that nothing is lost, and that a product of floats does not end in ...0000004.
        rounded = repr(round(value, _DECIMALS))
        return rounded.replace(".", ",") if comma else rounded
    return value
