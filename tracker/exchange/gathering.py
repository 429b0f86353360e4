"""From what was named on the command line or the screen to the files that are read: one file, or a folder of patients' files."""

from dataclasses import replace
from pathlib import Path

from tracker.exchange.diary_format import Choices
from tracker.exchange.formats import Format, format_named, format_of
from tracker.exchange.header_map import fitting_map, saved_map, told
from tracker.exchange.importing import Request, Source
from tracker.exchange.opening import Opening, open_file
from tracker.exchange.problems import ImportProblem, NothingToImport, UnknownFormat
from tracker.exchange.tables import Columns
from tracker.locale import _
from tracker.store.store import Store

TABLE = "csv"
"""The name of the format that takes a header map."""


def recognised(store: Store, opening: Opening, name: str | None, choices: Choices) -> tuple[Format, Choices]:
    """The format of a file, by the name given or by its beginning, and the choices with the header map that fits it.

    Raises UnknownFormat, UnknownFormatName.
    """
    if name is not None:
        found = format_named(name)
    elif choices.columns:
        found = format_named(TABLE)
    else:
        with store.read() as reader:
            kept = fitting_map(reader, opening.columns) if opening.columns else None
        if kept is not None:
            return format_named(TABLE), replace(choices, columns=kept.columns)
        found = format_of(opening)
    return found, choices


def with_map(store: Store, choices: Choices, name: str | None) -> Choices:
    """The choices with the header map that is kept under a name; what was chosen besides comes first. Raises UnknownMap."""
    if name is None:
        return choices
    with store.read() as reader:
        return replace(choices, columns={**saved_map(reader, name).columns, **choices.columns})


def gather(store: Store, path: Path, choices: Choices, name: str | None, person: str | None) -> Request:
    """What is to be imported of a file or folder; raises Problem where nothing of it can be."""
    if not path.is_dir():
        opening = open_file(path)
        found, choices = recognised(store, opening, name, choices)
        return Request(path=path, sources=(Source(opening, found),), choices=choices, person=person)
    sources, skipped = [], []
    for file in sorted(path.rglob("*")):
        if file.is_dir() or file.name.startswith("."):
            continue
        try:
            opening = open_file(file)
            found, _choices = recognised(store, opening, name, choices)
        except ImportProblem as problem:
            skipped.append((file, problem.sentence()))
            continue
        if found.diary:
            sources.append(Source(opening, found, None if person else _patient(path, file)))
        else:
            skipped.append((file, _("it is no diary; import it by itself")))
    if not sources:
        raise NothingToImport(path) if not skipped else UnknownFormat(skipped[0][0], ())
    return Request(path=path, sources=tuple(sources), skipped=tuple(skipped), choices=choices, person=person)


def columns_taken(request: Request) -> dict[str, str]:
    """Which column holds what in the first file of the request, by field; raises UnknownField, MissingColumn."""
    columns = Columns(request.path, request.sources[0].opening.columns)
    return {field: columns.names[place] for field, place in told(columns, request.choices.columns).items()}


def _patient(folder: Path, file: Path) -> str:
    """Whose file it is: the name of its own folder, or of the file where it lies among others."""
    return file.parent.name if file.parent != folder else file.stem
