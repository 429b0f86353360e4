"""`tracker notes` and `tracker corrections`: what is written at a dietitian's desk."""

from typing import Any

import click

from tracker.cli import as_json
from tracker.cli.options import (
    ENTRY_NUMBER,
    author_option,
    json_option,
    now,
    period_options,
    person_option,
    read_period_options,
)
from tracker.cli.session import open_store
from tracker.cli.tables import wrapped
from tracker.diary import notes as use
from tracker.diary.corrections import KeptCorrection, list_corrections, standing_sentence
from tracker.diary.notes import NoteChange, note_kind_name
from tracker.diary.period import bounds
from tracker.diary.wording import amount_eaten, meal_name
from tracker.locale import _, language
from tracker.store.records import Entry, Note, NoteKind

_KINDS = click.Choice([str(kind) for kind in NoteKind])


@click.group(
    help=_(
        "A dietitian's notes on a patient, each of a period: assessment, diagnosis (PES), intervention and monitoring."
    )
)
def notes() -> None:
    """Hold the commands about notes."""


@notes.command(
    "list", help=_("List the notes of a person whose period touches these days; without dates, all.")
)
@period_options
@person_option
@json_option
@click.pass_context
def list_(
    context: click.Context, first: str | None, last: str | None, person: str | None, as_json_: bool
) -> None:
    """List notes."""
    begin, end = read_period_options(first, last, now().date())
    found = use.list_notes(open_store(context), person=person, first=begin, last=end)
    if as_json_:
        as_json.print_json([_note_json(one) for one in found])
    elif found:
        click.echo("\n\n".join("\n".join(_note_lines(one)) for one in found))
    else:
        click.echo(_("There is no note."))


@notes.command(help=_("Write a note; without dates, on the four weeks that end today."))
@click.argument("kind", metavar=_("KIND"), type=_KINDS)
@click.argument("text", metavar=_("TEXT"))
@author_option
@period_options
@person_option
@json_option
@click.pass_context
def add(
    context: click.Context,
    kind: str,
    text: str,
    author: str | None,
    first: str | None,
    last: str | None,
    person: str | None,
    as_json_: bool,
) -> None:
    """Write one note."""
    today = now().date()
    begin, end = bounds(today, *read_period_options(first, last, today))
    _show(
        use.add_note(
            open_store(context),
            person=person,
            kind=NoteKind(kind),
            text=text,
            author=author or "",
            first=begin,
            last=end,
            today=today,
        ),
        as_json_,
    )


@notes.command(help=_("Change a note: its kind, text, writer or period. `notes list` tells its number."))
@click.argument("note_id", metavar=_("NUMBER"), type=ENTRY_NUMBER)
@click.option("--kind", metavar=_("KIND"), type=_KINDS, help=_("The part of the record."))
@click.option("--text", metavar=_("TEXT"), help=_("The text, written anew."))
@click.option("--by", "author", metavar=_("NAME"), help=_("Who wrote it."))
@period_options
@person_option
@json_option
@click.pass_context
def edit(
    context: click.Context,
    note_id: int,
    kind: str | None,
    text: str | None,
    author: str | None,
    first: str | None,
    last: str | None,
    person: str | None,
    as_json_: bool,
) -> None:
    """Change one note; `tracker undo` takes it back."""
    begin, end = read_period_options(first, last, now().date())
    change = NoteChange(
        kind=NoteKind(kind) if kind else None, text=text, author=author, first=begin, last=end
    )
    _show(use.edit_note(open_store(context), note_id, change, person=person), as_json_)


@notes.command(help=_("Remove a note by its number; `undo` brings it back."))
@click.argument("note_id", metavar=_("NUMBER"), type=ENTRY_NUMBER)
@person_option
@click.pass_context
def remove(context: click.Context, note_id: int, person: str | None) -> None:
    """Remove one note."""
    use.remove_note(open_store(context), note_id, person=person)
    click.echo(_("The note is removed. `tracker undo` brings it back."))


@click.command(
    help=_(
        "List what others corrected of a person's log: who, when, why, and what it was.\n\n"
        "`tracker edit` and `tracker remove` with --by and --reason make a correction. Undoing one takes it back, and "
        "the list goes on telling that it was made."
    )
)
@period_options
@person_option
@json_option
@click.pass_context
def corrections(
    context: click.Context, first: str | None, last: str | None, person: str | None, as_json_: bool
) -> None:
    """List corrections."""
    begin, end = read_period_options(first, last, now().date())
    found = list_corrections(open_store(context), person=person, first=begin, last=end)
    if as_json_:
        as_json.print_json([_correction_json(one) for one in found])
    elif found:
        click.echo("\n\n".join("\n".join(_correction_lines(one)) for one in found))
    else:
        click.echo(_("Nothing was corrected."))


def _show(note: Note, as_json_: bool) -> None:
    if as_json_:
        as_json.print_json(_note_json(note))
    else:
        click.echo("\n".join(_note_lines(note)))


def _note_lines(note: Note) -> list[str]:
    heading = f"[{note.id}] {note_kind_name(note.kind)} · {note.first.isoformat()} – {note.last.isoformat()}"
    written = _("{author}, {day}").format(author=note.author, day=note.written_on.isoformat())
    text = [line for part in note.text.splitlines() for line in (wrapped(part, "    ") or [""])]
    return [heading, f"    {written}", *text]


def _correction_lines(one: KeptCorrection) -> list[str]:
    made = one.correction
    moment = made.made_at.astimezone()
    return [
        f"{moment:%Y-%m-%d %H:%M} {made.made_by}: {standing_sentence(one.standing)}",
        *wrapped(made.reason, "    "),
        "  - " + _entry_text(made.before),
        "  + " + (_("removed") if made.after is None else _entry_text(made.after)),
    ]


def _entry_text(entry: Entry) -> str:
    name = entry.food_name_da if language() == "da" else entry.food_name_en
    return f"{entry.day.isoformat()} {meal_name(entry.meal)}: {amount_eaten(entry)} {name}"


def _note_json(note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "kind": note.kind,
        "from": note.first,
        "to": note.last,
        "written_on": note.written_on,
        "author": note.author,
        "text": note.text,
    }


def _correction_json(one: KeptCorrection) -> dict[str, Any]:
    made = one.correction
    return {
        "id": made.id,
        "made_at": made.made_at.isoformat(),
        "made_by": made.made_by,
        "reason": made.reason,
        "standing": one.standing,
        "before": _entry_json(made.before),
        "after": None if made.after is None else _entry_json(made.after),
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    found = as_json.entry(entry, None)
    # What is absorbed hangs on the whole day, and that is gone.
    del found["absorbed_calcium_mg"]
    return found | {"date": entry.day}
