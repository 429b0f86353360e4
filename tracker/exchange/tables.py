"""Tables of text, read as a stream: whatever they are encoded in, row by row, with the line that each ends on."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tracker.exchange.opening import Opening, header_line
from tracker.exchange.problems import ColumnTwice, MissingColumn, UnreadableFile
from tracker.exchange.rows import Note, NoteCode, Reason, Refused, refused

LONGEST_CELL = 131_072
"""Characters; a longer cell is one whose quotation mark is never closed."""
_READ_AHEAD = 1 << 18
_ODD_LETTERS = "tracker-odd-letters"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, found by their names in whatever case and spelling of µ."""

    path: Path
    names: tuple[str, ...]

    def find(self, *wanted: str) -> int | None:
        """The place of the first of these names that there is; raises ColumnTwice where it is there twice."""
        folded = [fold_name(name) for name in self.names]
        for name in wanted:
            places = [place for place, known in enumerate(folded) if known == fold_name(name)]
            if len(places) > 1:
                raise ColumnTwice(self.path, self.names[places[0]])
            if places:
                return places[0]
        return None

    def need(self, *wanted: str) -> int:
        """As `find`; raises MissingColumn where there is none."""
        place = self.find(*wanted)
        if place is None:
            raise MissingColumn(self.path, wanted[0], self.names)
        return place

    def __len__(self) -> int:
        return len(self.names)


class Table:
    """An open table; a block in which its rows can be read once."""

    def __init__(self, opening: Opening) -> None:
        self.path = opening.path
        self.columns = Columns(opening.path, opening.columns)
        self._opening = opening
        self._odd_letters_before = _odd_letters.met
        self._binary: io.FileIO | None = None
        self._lines: Iterator[str] = iter(())
        self._line_of_reader: Callable[[], int] = int
        self._skipped = 0

    def __enter__(self) -> Self:
        try:
            self._binary = io.FileIO(self.path)
        except OSError as error:
            raise UnreadableFile(self.path, error.strerror or str(error)) from error
        buffered = io.BufferedReader(self._binary, _READ_AHEAD)
        self._lines = io.TextIOWrapper(
            buffered, encoding=self._opening.encoding or "utf-8", errors=_ODD_LETTERS, newline=""
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(self._lines, io.TextIOWrapper):
            self._lines.close()

    @property
    def line(self) -> int:
        """The line of the file that the last row ended on, from 1."""
        return self._skipped + self._line_of_reader()

    def doubts(self) -> Iterator[Note]:
        """What is to be told of the file once it is read."""
        odd_letters = _odd_letters.met - self._odd_letters_before
        if odd_letters:
            yield Note.of(NoteCode.ODD_LETTERS, count=odd_letters)
        if not _ends_with_line_end(self._opening):
            yield Note.of(NoteCode.NO_LAST_LINE_END)

    @property
    def bytes_read(self) -> int:
        """How much of the file has been read, ahead of the rows by a little."""
        return self._binary.tell() if self._binary and not self._binary.closed else self._opening.size

    def rows(self) -> Iterator[list[str] | Refused]:
        """Every row after the names of the columns; one that has more or fewer cells than these is refused.

        Empty lines are no rows. Raises UnreadableFile where the disk fails on the way.
        """
        self._skipped = header_line(self._opening)
        for _line in range(self._skipped):
            next(self._lines, "")
        reader = csv.reader(self._lines, delimiter=self._opening.delimiter)
        csv.field_size_limit(LONGEST_CELL)
        self._line_of_reader = lambda: reader.line_num
        wide = len(self.columns)
        next(reader, None)
        before = reader.line_num
        while True:
            try:
                for cells in reader:
                    if len(cells) == wide:
                        yield cells
                    elif cells and (fault := self._misshapen(cells, reader.line_num - before)):
                        yield fault
                    elif cells:
                        yield cells[:wide]
                    before = reader.line_num
                return
            except csv.Error:
                yield refused(self.line, "", Reason.OPEN_QUOTE)
                before = reader.line_num
            except OSError as error:
                raise UnreadableFile(self.path, error.strerror or str(error)) from error
            except UnicodeError as error:
                raise UnreadableFile(self.path, str(error)) from error

    def _misshapen(self, cells: Sequence[str], lines: int) -> Refused | None:
        """Why a row of another width is refused; None for one that has only empty cells too many."""
        wide = len(self.columns)
        if lines > 1:
            return refused(self.line, "", Reason.OPEN_QUOTE, cells[0])
        if len(cells) < wide:
            return refused(self.line, "", Reason.TOO_FEW_CELLS, f"{len(cells)} / {wide}")
        if any(cells[wide:]):
            return refused(self.line, "", Reason.TOO_MANY_CELLS, f"{len(cells)} / {wide}")
        return None


def _ends_with_line_end(opening: Opening) -> bool:
    """Whether the last line of the file is ended, as that of a file that was cut is not."""
    try:
        with opening.path.open("rb") as file:
            file.seek(max(0, opening.size - 4))
            return file.read().rstrip(b"\0")[-1:] in (b"\n", b"\r")
    except OSError as error:
        raise UnreadableFile(opening.path, error.strerror or str(error)) from error


def fold_name(name: str) -> str:
    """What two names of a column have in common that differ in case, spaces or the sign of micro."""
    text = " ".join(name.casefold().replace("_", " ").split())
    return text.replace("μ", "u").replace("µ", "u").replace("mcg", "ug")


class _OddLetters:
    """Counts what is met, in whichever table is being read."""

    met = 0


_odd_letters = _OddLetters()


def _odd_letter(error: UnicodeError) -> tuple[str, int]:
    """A letter for bytes that are none in the encoding: files are often UTF-8 but for what was pasted into them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    _odd_letters.met += 1
    if error.encoding.startswith("utf-16"):
        return "", max(error.end, error.start + 1)
    return error.object[error.start : error.start + 1].decode("cp1252", errors="replace"), error.start + 1


codecs.register_error(_ODD_LETTERS, _odd_letter)
