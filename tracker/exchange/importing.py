"""Taking diaries in: the same work for a preview, which stores nothing, and for the import, which is one change of the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from itertools import islice
from math import isclose
from pathlib import Path

from tracker.diary.people import person_in
from tracker.exchange.diary_format import Choices, DiaryReader, Gauge
from tracker.exchange.formats import Format, Progress
from tracker.exchange.matching import Matcher
from tracker.exchange.opening import Opening
from tracker.exchange.places import Place, Places
from tracker.exchange.problems import NothingToImport, UnreadableFile
from tracker.exchange.report import FileTally, ImportReport, PersonTally
from tracker.exchange.rows import Note, NoteCode
from tracker.exchange.shelf import FileIntake, Names
from tracker.exchange.totals import totals_that_differ
from tracker.store.journal import AFTER_ID
from tracker.store.records import ChangeSummary
from tracker.store.start import utc_now
from tracker.store.store import Reader, Store, Writer

BATCH = 5000
"""Rows that are stored at once."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be taken in, with the format that it has."""

    opening: Opening
    format: Format
    person: str | None = None
    """Whose it is, where the place it lies in tells; None leaves it to the file and to what was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An import that is asked for."""

    path: Path
    """The file or folder that was named."""
    sources: tuple[Source, ...]
    skipped: tuple[tuple[Path, str], ...] = ()
    choices: Choices
    person: str | None = None
    """Whose log all of it is for; None for the people whom the files name."""
    in_view: str | None = None
    """Whose log it is for where the files name nobody; None for the person in use."""
    matches: Mapping[str, str | None] | None = None
    """The food id that was chosen for each name; None is for no food."""


def preview(store: Store, request: Request, progress: Progress | None = None) -> ImportReport:
    """What the import would do; raises Problem."""
    with store.read() as reader:
        return _Import(reader, request, progress).run()


def import_files(store: Store, request: Request, progress: Progress | None = None) -> ImportReport:
    """Store what the files tell, all of it as one change that can be undone; raises Problem, and has then stored nothing."""
    with store.read() as reader:
        owner = person_in(reader, request.person or request.in_view)
    with store.write(ChangeSummary("import"), person_id=owner.id) as writer, writer.room_for_many():
        after_id = writer.last_entry_id()
        report = _Import(writer, request, progress).run()
        writer.summary = ChangeSummary(
            "import", {"file": request.path.name, "count": report.total("stored"), AFTER_ID: after_id}
        )
        return report


class _Import:
    """One import, for show with a Reader and in earnest with a Writer."""

    def __init__(self, store: Reader, request: Request, progress: Progress | None) -> None:
        self._store = store
        self._request = request
        self._progress = progress
        self._names = Names(Matcher(store.foods(), request.matches or {}))
        self._target = person_in(store, request.person or request.in_view)
        self._places: dict[str | None, Places] = {}

    def run(self) -> ImportReport:
        """Take every file; raises NothingToImport where there is not one row."""
        tallies = [self._file(source) for source in self._request.sources]
        people = [place for places in self._places.values() for place in places.all()]
        self._mark(people)
        if not any(one.read or one.days_told for one in tallies):
            raise NothingToImport(self._request.path)
        return ImportReport(
            dry_run=not isinstance(self._store, Writer),
            files=tuple(tallies),
            skipped=self._request.skipped,
            people=tuple(map(_person_tally, people)),
            matches=self._names.tallies(),
        )

    def _file(self, source: Source) -> FileTally:
        opening, store = source.opening, self._store
        tally = FileTally(opening.path, source.format.name)
        sha256 = _sha256(opening.path)
        self._note_same_file(tally, sha256)
        numbers: list[int] = []

        def number() -> int:
            if isinstance(store, Writer) and not numbers:
                numbers.append(store.begin_import(opening.path.name, sha256, source.format.name))
            return numbers[0] if numbers else 0

        made_at = store.made_at if isinstance(store, Writer) else utc_now()
        intake = FileIntake(tally, self._places_of(source), self._names, made_at, number)
        reader: DiaryReader = source.format.load()
        gauge = Gauge()
        pieces = reader(opening, self._request.choices, gauge)
        while some := list(islice(pieces, BATCH)):
            rows = intake.take(some)
            if isinstance(store, Writer):
                store.add_import_rows(rows)
            self._compare(intake)
            if self._progress:
                self._progress(gauge.bytes_read, opening.size)
        intake.close()
        tally.notes += totals_that_differ(store, intake.totals)
        if tally.other_values:
            tally.notes.append(Note.of(NoteCode.OTHER_VALUES, count=tally.other_values))
        if tally.read != tally.stored + tally.already + tally.refused:
            raise RuntimeError("a row of the file was lost on its way")
        if tally.days_marked:
            number()
        if isinstance(store, Writer) and numbers:
            store.finish_import(numbers[0], read=tally.read, stored=tally.stored, refused=tally.refused)
        return tally

    def _places_of(self, source: Source) -> Places:
        if source.person not in self._places:
            target = self._target if source.person is None else source.person
            alone = source.person is not None or self._request.person is not None
            self._places[source.person] = Places(self._store, target, only_target=alone)
        return self._places[source.person]

    def _note_same_file(self, tally: FileTally, sha256: str) -> None:
        before = self._store.import_of_file(sha256)
        if before is not None:
            day = before.made_at.date().isoformat()
            tally.notes.append(Note.of(NoteCode.SAME_FILE, day=day, count=before.rows_stored))

    def _compare(self, intake: FileIntake) -> None:
        """Count the rows that are there already with other values."""
        by_person: dict[int, dict[int, tuple[float | None, float | None]]] = {}
        for place, key, calcium_mg, vitamin_d_ug in intake.known_again:
            if place.person_id:
                by_person.setdefault(place.person_id, {})[key] = (calcium_mg, vitamin_d_ug)
        intake.known_again.clear()
        for person_id, told in by_person.items():
            kept = self._store.imported_amounts(person_id, tuple(told))
            intake.tally.other_values += sum(not _alike(told[key], kept[key]) for key in kept)

    def _mark(self, people: Sequence[Place]) -> None:
        if isinstance(self._store, Writer):
            self._store.mark_new_days(
                [(place.person_id, day, status) for place in people for day, status in place.marks.items()]
            )


def _alike(one: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> bool:
    """Whether calcium and vitamin D are the same but for what floating point rounds."""
    return all(
        a is b is None or (a is not None and b is not None and isclose(a, b, rel_tol=1e-6, abs_tol=1e-9))
        for a, b in zip(one, other, strict=True)
    )


def _person_tally(place: Place) -> PersonTally:
    days = place.positions
    return PersonTally(
        name=place.name,
        new=place.new,
        entries=place.entries,
        days=len(days),
        first=min(days, default=None),
        last=max(days, default=None),
        marked=len(place.marks),
    )


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from error
