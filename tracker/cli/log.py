"""`tracker add`, `copy`, `edit`, `remove`, `undo` and `redo`: what changes the log."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click

from tracker.cli import as_json
from tracker.cli.day_text import entry_line
from tracker.cli.options import ENTRY_NUMBER, json_option, meal_option, now, person_option
from tracker.cli.output import after_a_refusal, tell
from tracker.cli.session import open_store
from tracker.diary import revise
from tracker.diary.corrections import correct_by_removing, correct_entry
from tracker.diary.dates import read_log_date
from tracker.diary.log import Logged, LoggedEntry, log_line
from tracker.diary.revise import EntryChange
from tracker.diary.wording import change_sentence
from tracker.foods.refusals import Unread, sentence
from tracker.locale import _, language, ngettext
from tracker.store.records import ChangeSummary, Meal

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _correcting(function: _Function) -> _Function:
    """--by NAME and --reason TEXT, which make a correction of a change."""
    by = click.option(
        "--by", metavar=_("NAME"), help=_("Who corrects what somebody else logged; with --reason it is kept.")
    )
    reason = click.option("--reason", metavar=_("TEXT"), help=_("Why it is corrected."))
    return by(reason(function))


def _is_correction(by: str | None, reason: str | None) -> bool:
    if (by is None) != (reason is None):
        raise click.UsageError(_("--by and --reason go together: a correction tells who and why."))
    return by is not None


@click.command(
    # A line such as '-50 g milk' is to be refused with its reason, not taken for an option.
    context_settings={"ignore_unknown_options": True},
    help=_(
        "Log what was eaten.\n\n"
        "Several foods are separated by comma, and, with or +; amounts stand before or after the food. Without an "
        "amount the usual portion is taken, or what you took last time.\n\n"
        'Examples: tracker add "2 dl milk, 2 slices of rye bread with cheese"; tracker add 150 g skyr --on yesterday'
    ),
)
@click.argument("text", metavar=_("TEXT…"), nargs=-1)
@click.option(
    "--on", "on", metavar=_("DATE"), default="today", help=_("The day: 2026-11-23, today or yesterday.")
)
@meal_option
@person_option
@click.option("--dry-run", is_flag=True, help=_("Show what would be stored, and store nothing."))
@json_option
@click.pass_context
def add(
    context: click.Context,
    text: tuple[str, ...],
    on: str,
    meal: str | None,
    person: str | None,
    dry_run: bool,
    as_json_: bool,
) -> int:
    """Log a line, all of it or nothing."""
    moment = now()
    logged = log_line(
        open_store(context),
        " ".join(text),
        person=person,
        day=read_log_date(on, moment.date()),
        now=moment,
        meal=Meal(meal) if meal else None,
        dry_run=dry_run,
    )
    if logged.unresolved:
        for unread in logged.unresolved:
            tell(sentence(unread))
        tell(_("Nothing was stored."))
        if as_json_:
            with after_a_refusal():
                as_json.print_json(_logged_json(logged))
        return 1
    if as_json_:
        as_json.print_json(_logged_json(logged))
        return 0
    for one in logged.entries:
        click.echo(_logged_line(one))
    if dry_run:
        click.echo(_("Nothing was stored: this was a dry run."))
    return 0


@click.command(help=_("Log again what was eaten on another day, the whole day or one meal."))
@click.argument("source", metavar=_("[DATE]"), default="yesterday")
@click.option("--to", "target", metavar=_("DATE"), default="today", help=_("The day to log it on."))
@click.option("--meal", type=click.Choice([str(meal) for meal in Meal]), help=_("Only this meal."))
@person_option
@json_option
@click.pass_context
def copy(
    context: click.Context, source: str, target: str, meal: str | None, person: str | None, as_json_: bool
) -> None:
    """Copy a day or a meal."""
    today = now().date()
    copied = revise.copy_entries(
        open_store(context),
        person=person,
        source=read_log_date(source, today),
        target=read_log_date(target, today),
        meal=Meal(meal) if meal else None,
    )
    if as_json_:
        as_json.print_json([as_json.entry(one.entry, one.absorbed_calcium_mg) for one in copied])
    else:
        for one in copied:
            click.echo(entry_line(one.entry, one.absorbed_calcium_mg))


@click.command(
    help=_("Change an entry: its food and amount, meal, day or time. `day --json` tells its number.")
)
@click.argument("entry_id", metavar=_("NUMBER"), type=ENTRY_NUMBER)
@click.option("--text", metavar=_("TEXT"), help=_("The food and amount, typed anew."))
@click.option("--meal", type=click.Choice([str(meal) for meal in Meal]), help=_("The meal."))
@click.option("--on", "on", metavar=_("DATE"), help=_("The day."))
@click.option(
    "--at", "at", metavar=_("TIME"), type=click.DateTime(["%H:%M", "%H.%M"]), help=_("The time, as 18:30.")
)
@person_option
@_correcting
@json_option
@click.pass_context
def edit(
    context: click.Context,
    entry_id: int,
    text: str | None,
    meal: str | None,
    on: str | None,
    at: datetime | None,
    person: str | None,
    by: str | None,
    reason: str | None,
    as_json_: bool,
) -> None:
    """Change one entry."""
    change = EntryChange(
        text=text,
        meal=Meal(meal) if meal else None,
        day=read_log_date(on, now().date()) if on else None,
        at=at.time() if at else None,
    )
    if _is_correction(by, reason):
        changed = correct_entry(
            open_store(context), entry_id, change, by=by or "", reason=reason or "", person=person
        )
    else:
        changed = revise.edit_entry(open_store(context), entry_id, change, person=person)
    if as_json_:
        as_json.print_json(as_json.entry(changed.entry, changed.absorbed_calcium_mg))
    else:
        click.echo(entry_line(changed.entry, changed.absorbed_calcium_mg))


@click.command(help=_("Remove entries by their numbers; `undo` brings them back."))
@click.argument("entry_ids", metavar=_("NUMBER…"), type=ENTRY_NUMBER, nargs=-1, required=True)
@person_option
@_correcting
@click.pass_context
def remove(
    context: click.Context, entry_ids: tuple[int, ...], person: str | None, by: str | None, reason: str | None
) -> None:
    """Remove entries, all or none."""
    if _is_correction(by, reason):
        gone = correct_by_removing(
            open_store(context), entry_ids, by=by or "", reason=reason or "", person=person
        )
    else:
        gone = revise.remove_entries(open_store(context), entry_ids, person=person)
    click.echo(
        ngettext(
            "{count} entry is removed. `tracker undo` brings it back.",
            "{count} entries are removed. `tracker undo` brings them back.",
            len(gone),
        ).format(count=len(gone))
    )


@click.command(help=_("Take back the last change to the log."))
@person_option
@click.pass_context
def undo(context: click.Context, person: str | None) -> int:
    """Undo one change."""
    return _told(
        revise.undo(open_store(context), person=person), _("Undone: {change}"), _("There is nothing to undo.")
    )


@click.command(help=_("Do again what was undone last."))
@person_option
@click.pass_context
def redo(context: click.Context, person: str | None) -> int:
    """Redo one change."""
    return _told(
        revise.redo(open_store(context), person=person),
        _("Done again: {change}"),
        _("There is nothing to do again."),
    )


def _told(change: ChangeSummary | None, done: str, nothing: str) -> int:
    if change is None:
        click.echo(nothing, err=True)
        return 1
    click.echo(done.format(change=change_sentence(change)))
    return 0


def _logged_line(one: LoggedEntry) -> str:
    """An entry, with what of its words was passed over; the sign before its amount marks one that was assumed."""
    if one.assumed_amount:
        line = "≈ " + entry_line(one.entry, one.absorbed_calcium_mg, indent=2)
    else:
        line = entry_line(one.entry, one.absorbed_calcium_mg)
    if one.unread:
        line += "\n  " + _("not read: {words}").format(words=", ".join(one.unread))
    return line


def _logged_json(logged: Logged) -> dict[str, object]:
    return {
        "date": logged.day,
        "person": logged.person.name,
        "stored": logged.stored,
        "entries": [
            as_json.entry(one.entry, one.absorbed_calcium_mg)
            | {"assumed_amount": one.assumed_amount, "unread": one.unread}
            for one in logged.entries
        ],
        "unresolved": [_unread_json(unread) for unread in logged.unresolved],
    }


def _unread_json(unread: Unread) -> dict[str, object]:
    return {
        "text": unread.text,
        "reason": unread.reason,
        "message": sentence(unread),
        "suggestions": [{"food_id": food.id, "food": food.name(language())} for food in unread.suggestions],
    }
