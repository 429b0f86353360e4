"""NHANES: the files of individual foods of the first (DR1IFF) and second (DR2IFF) interview, as SAS transport files.

They tell a person by number, no day, and the food by its code; with the file of codes (DRXFCD) beside them, by its name.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tracker.exchange.diary_format import Choices, Gauge
from tracker.exchange.fndds import kind_of_code
from tracker.exchange.matching import NO_NAME
from tracker.exchange.meals import Meals
from tracker.exchange.opening import Opening
from tracker.exchange.problems import DayNeeded, MissingColumn, UnreadableFile
from tracker.exchange.rows import MarkedDay, Note, NoteCode, Piece, ReadRow, Reason, refused

BETWEEN_INTERVIEWS = timedelta(days=7)
"""The second interview is 3 to 10 days after the first."""
_LIBRARY = b"HEADER RECORD*******LIBRARY HEADER RECORD"
_ENCODING = "iso-8859-1"
_CHUNK = 20_000
_NO_ZERO = 1e-70
"""pandas reads the zero of these files as 5.4e-79."""
_RELIABLE = 1.0
_OCCASIONS = {
    1: "breakfast", 2: "lunch", 3: "dinner", 4: "supper", 5: "brunch", 6: "snack", 7: "drink", 10: "breakfast", 11: "lunch",
    12: "dinner", 13: "snack", 14: "dinner", 15: "snack", 16: "snack", 17: "snack", 18: "snack", 19: "drink",
}  # fmt: skip
"""The codes of DR1_030Z; 10 to 19 are the Spanish names."""


@dataclass(slots=True)
class _RowsRead:
    """How far a file is read that tells rows and not bytes."""

    size: int
    rows: int
    done: int = 0

    @property
    def bytes_read(self) -> int:
        """An estimate from the rows."""
        return self.size * self.done // max(1, self.rows)


def is_foods(opening: Opening) -> bool:
    """Whether a file begins like DR1IFF or DR2IFF."""
    return opening.data.startswith(_LIBRARY) and (b"DR1IFDCD" in opening.data or b"DR2IFDCD" in opening.data)


def read_foods(opening: Opening, choices: Choices, gauge: Gauge) -> Iterator[Piece]:
    """Every food eaten; raises DayNeeded without a first day, MissingColumn, UnreadableFile."""
    second = b"DR2IFDCD" in opening.data
    if choices.first_day is None:
        raise DayNeeded(opening.path)
    day = choices.first_day + BETWEEN_INTERVIEWS if second else choices.first_day
    yield Note.of(NoteCode.DAY_GIVEN, day=choices.first_day.isoformat())
    names = _names_beside(opening.path)
    if not names:
        yield Note.of(NoteCode.CODES_FOR_NAMES)
    prefix, line, seen, meals = "DR2" if second else "DR1", 0, set(), Meals()
    for columns in _chunks(opening, gauge, prefix):
        for values in zip(*columns, strict=True):
            line += 1
            numbers = [_number(value) for value in values]
            person, code, status = numbers[0], numbers[1], numbers[8]
            if person is None:
                yield refused(line, "SEQN", Reason.NO_PERSON)
                continue
            if person not in seen and status is not None:
                seen.add(person)
                yield MarkedDay(line, _person(person), day, complete=status == _RELIABLE)
            yield (
                _row(line, day, numbers, names, meals)
                if code is not None
                else refused(line, f"{prefix}IFDCD", Reason.NOT_A_NUMBER)
            )


def _row(
    line: int, day: date, numbers: list[float | None], names: Mapping[int, str], meals: Meals
) -> ReadRow:
    person, code, grams, calcium_mg, vitamin_d_ug, kcal, seconds, occasion, _status = numbers
    number = int(code or 0)
    kind = kind_of_code(str(number))
    clock = None
    if seconds is not None and 0 <= seconds < 86_400:
        clock = f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}"
    return ReadRow(
        line, _person(person or 0), day, clock,
        meals[_OCCASIONS.get(int(occasion or 0), ""), clock],
        names.get(number) or f"USDA {number}", f"{grams:g} g" if grams else "", grams or None,
        calcium_mg, vitamin_d_ug, kcal, False, kind if number in names else f"{kind}{NO_NAME}",
    )  # fmt: skip


def _chunks(opening: Opening, gauge: Gauge, prefix: str) -> Iterator[list[list[Any]]]:
    """The columns of `_row`, some rows at a time; one that the file has not is unknown throughout."""
    wanted = (
        "SEQN", f"{prefix}IFDCD", f"{prefix}IGRMS", f"{prefix}ICALC", f"{prefix}IVD", f"{prefix}IKCAL",
        f"{prefix}_020", f"{prefix}_030Z", f"{prefix}DRSTZ",
    )  # fmt: skip
    for frame, meter in _frames(opening):
        gauge.meter = meter
        for name in wanted[:4]:
            if name not in frame.columns:
                raise MissingColumn(opening.path, name, tuple(map(str, frame.columns)))
        unknown = [None] * len(frame)
        yield [frame[name].tolist() if name in frame.columns else unknown for name in wanted]


def _frames(opening: Opening) -> Iterator[tuple[Any, _RowsRead]]:
    # Half a second to import, and wanted for these files only.
    import pandas

    try:
        # Opened here, since pandas leaves a file open that it cannot make sense of.
        with (
            opening.path.open("rb") as file,
            pandas.read_sas(file, format="xport", chunksize=_CHUNK, encoding=_ENCODING) as reader,
        ):
            meter = _RowsRead(opening.size, int(getattr(reader, "nobs", 0)))
            for frame in reader:
                meter.done += len(frame)
                yield frame, meter
    except MissingColumn:
        raise
    except Exception as error:  # pandas raises whatever its parsing ran into
        raise UnreadableFile(opening.path, str(error) or type(error).__name__) from error


def _names_beside(path: Path) -> dict[int, str]:
    """The names of the food codes, where their file lies in the same folder."""
    import pandas

    for beside in sorted(path.parent.glob("[Dd][Rr][Xx][Ff][Cc][Dd]*.[Xx][Pp][Tt]")):
        # Whatever is wrong with it, the foods can be read without their names, which is told.
        with suppress(Exception), beside.open("rb") as file:
            frame = pandas.read_sas(file, format="xport", encoding=_ENCODING)
            texts = frame["DRXFCLD"] if "DRXFCLD" in frame.columns else frame["DRXFCSD"]
            return {int(code): str(text).strip() for code, text in zip(frame["DRXFDCD"], texts, strict=True)}
    return {}


def _number(value: Any) -> float | None:
    if not isinstance(value, int | float) or value != value or value < 0:
        return None
    return 0.0 if value < _NO_ZERO else float(value)


def _person(number: float) -> str:
    return f"NHANES {int(number)}"
