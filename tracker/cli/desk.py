"""`tracker desk`."""

import sys
from dataclasses import dataclass

import click

from tracker.cli.session import database_url
from tracker.locale import _
from tracker.problems import Problem


@dataclass(eq=False)
class NoTerminal(Problem):
    """The desk was asked for where nobody can press keys."""

    def sentence(self) -> str:
        return _(
            "The desk needs a terminal. “tracker people list” and “tracker review” print what scripts need; nothing was changed."
        )


@click.command(
    help=_(
        "Open a dietitian's desk: the patients of this database, their reviews, notes and reports.\n\n"
        "From then on the log of this database leads to the list of patients too."
    )
)
@click.pass_context
def desk(context: click.Context) -> int:
    """Open the application at the list of patients; its exit status."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminal
    # Textual is imported for the application alone.
    from tracker.tui.app import run

    options = context.find_root().params
    return run(database_url(context), language=options["language"], demo=options["demo"], at_the_desk=True)
