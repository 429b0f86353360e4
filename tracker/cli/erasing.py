"""`tracker people erase`."""

import sys
from pathlib import Path

import click

from tracker.cli import as_json
from tracker.cli.options import json_option
from tracker.cli.progress import progress_on_stderr
from tracker.cli.session import open_store
from tracker.diary.erasing import ErasurePlan, NotConfirmed, erase, plan_erasure
from tracker.exchange.export import ExportWish, export_log
from tracker.locale import _, ngettext
from tracker.store.erasing import Erased
from tracker.store.outgoing import LogPart
from tracker.store.store import Store


@click.command(
    "erase",
    help=_(
        "Erase a person for good: log, notes, corrections, settings, and what undo keeps of them. It cannot be undone.\n\n"
        "Their log can be written to a file first, from which `tracker import` brings them back."
    ),
)
@click.argument("name", metavar=_("NAME"))
@click.option(
    "--export",
    "export_",
    metavar=_("FILE"),
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("Write all of their log to this .zip first."),
)
@click.option("--without-export", is_flag=True, help=_("Keep nothing of it."))
@click.option(
    "--backups", is_flag=True, help=_("Delete the backups beside the database that hold them, too.")
)
@click.option("--yes", is_flag=True, help=_("Do not ask for the name once more."))
@json_option
@click.pass_context
def erase_(
    context: click.Context,
    name: str,
    export_: Path | None,
    without_export: bool,
    backups: bool,
    yes: bool,
    as_json_: bool,
) -> None:
    """Erase one person."""
    if (export_ is None) == (not without_export):
        raise click.UsageError(
            _("Say --export FILE to keep their log in a file, or --without-export to keep nothing of it.")
        )
    store = open_store(context)
    plan = plan_erasure(store, name)
    if export_ is not None:
        _export(store, plan, export_)
    confirmed_by = plan.person.name if yes else _ask(plan, backups=backups)
    erased = erase(store, plan, confirmed_by=confirmed_by, with_backups=backups)
    if as_json_:
        as_json.print_json(_facts(plan, erased, export_, backups=backups))
    else:
        click.echo("\n".join(_lines(plan, erased, export_, backups=backups)))


def _export(store: Store, plan: ErasurePlan, path: Path) -> None:
    wish = ExportWish(path=path, format="tracker", part=LogPart(plan.person.name))
    with progress_on_stderr(_("Writing entries")) as progress:
        export_log(store, wish, progress)


def _ask(plan: ErasurePlan, *, backups: bool) -> str:
    if not sys.stdin.isatty():
        raise NotConfirmed(plan.person.name)
    click.echo(
        ngettext(
            "{count} entry of {name} and everything else of them will be erased for good.",
            "{count} entries of {name} and everything else of them will be erased for good.",
            plan.entries,
        ).format(count=plan.entries, name=plan.person.name),
        err=True,
    )
    if backups and plan.backups:
        click.echo(_("With them go these backups, of everyone in them:"), err=True)
        click.echo("\n".join(f"  {path}" for path in plan.backups), err=True)
    typed: str = click.prompt(_("Type the name to go on"), default="", show_default=False, err=True)
    return typed


def _lines(plan: ErasurePlan, erased: Erased, export_: Path | None, *, backups: bool) -> list[str]:
    lines = [
        ngettext(
            "{name} is erased for good, with {count} entry.",
            "{name} is erased for good, with {count} entries.",
            erased.entries,
        ).format(name=erased.name, count=erased.entries)
    ]
    if export_ is not None:
        lines.append(_("Their log stands in {path}.").format(path=export_))
    if erased.foods:
        lines.append(
            _("Own foods that nobody else had eaten went with them: {foods}.").format(
                foods=", ".join(erased.foods)
            )
        )
    if erased.replaced_by is not None:
        lines.append(
            _("Nobody was left, so the log begins anew with {name}.").format(name=erased.replaced_by)
        )
    if not erased.out_of_file:
        lines.append(
            _(
                "Another program has the database open or the disk is full, so traces may stay in the log beside the file "
                "until every program that has it open is closed."
            )
        )
    if plan.backups:
        gone = _("These backups held them and are deleted:")
        there = _("These backups may still hold them; delete them, or erase with --backups next time:")
        lines += [gone if backups else there, *(f"  {path}" for path in plan.backups)]
    lines.append(_("Copies that you made elsewhere are not known here."))
    return lines


def _facts(plan: ErasurePlan, erased: Erased, export_: Path | None, *, backups: bool) -> dict[str, object]:
    paths = [str(path) for path in plan.backups]
    return {
        "erased": erased.name,
        "entries": erased.entries,
        "notes": erased.notes,
        "foods": list(erased.foods),
        "export": None if export_ is None else str(export_),
        "replaced_by": erased.replaced_by,
        "out_of_file": erased.out_of_file,
        "backups_holding": [] if backups else paths,
        "backups_deleted": paths if backups else [],
    }
