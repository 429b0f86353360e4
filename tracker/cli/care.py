"""`tracker backup`, `restore` and `doctor`: the care of the database."""

from pathlib import Path

import click

from tracker.cli import as_json
from tracker.cli.options import json_option
from tracker.cli.session import database_url, open_store
from tracker.locale import _
from tracker.store.doctor import examine_database
from tracker.store.records import Severity
from tracker.store.restore import restore_database

_SIGNS = {Severity.OK: "+", Severity.NOTE: "i", Severity.WARNING: "!", Severity.ERROR: "X"}


@click.command(help=_("Write a copy of the whole database to FILE while it may be in use."))
@click.argument("file", metavar=_("FILE"), type=click.Path(dir_okay=False, path_type=Path))
@click.option("--overwrite", is_flag=True, help=_("Replace FILE where it exists."))
@click.pass_context
def backup(context: click.Context, file: Path, overwrite: bool) -> None:
    """Back up to a file."""
    open_store(context).backup(file, overwrite=overwrite)
    click.echo(_("A copy of everything stands in {path}.").format(path=file))


@click.command(help=_("Put the backup in FILE in the place of the database; the present one is kept aside."))
@click.argument("file", metavar=_("FILE"), type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def restore(context: click.Context, file: Path) -> None:
    """Restore from a file."""
    # The present database may be damaged, so it is not opened first.
    aside = restore_database(database_url(context), file)
    click.echo(_("The log is now what it was in {path}.").format(path=file))
    if aside is not None:
        click.echo(_("What it was before is kept in {path}.").format(path=aside))


@click.command(help=_("Check that the database is sound, current and private."))
@json_option
@click.pass_context
def doctor(context: click.Context, as_json_: bool) -> int:
    """Look at everything that can be wrong; exit status 1 where something is."""
    # A database that does not even open is to be looked at too.
    findings = examine_database(database_url(context))
    bad = any(finding.severity is Severity.ERROR for finding in findings)
    if as_json_:
        as_json.print_json(
            {
                "sound": not bad,
                "findings": [
                    {
                        "code": one.code,
                        "severity": one.severity,
                        "text": one.text,
                        "remedy": one.remedy or None,
                    }
                    for one in findings
                ],
            }
        )
        return int(bad)
    for one in findings:
        click.echo(f"{_SIGNS[one.severity]} {one.text}")
        if one.remedy:
            click.echo(f"    {one.remedy}")
    click.echo(_("Something needs care: see the lines with X.") if bad else _("The database is sound."))
    return int(bad)
