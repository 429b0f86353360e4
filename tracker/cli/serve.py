"""`tracker serve`."""

from dataclasses import dataclass

import click

from tracker.locale import _
from tracker.problems import Problem

_PORT = 8000


@dataclass(eq=False)
class BrowserSupportMissing(Problem):
    """The extra that serves the log to a browser is not installed."""

    def sentence(self) -> str:
        return _(
            "The log in a browser needs a part that is not installed. Install it with: pip install 'calcium-tracker[web]'"
        )


@click.command(help=_("Show the food log in a browser, on this machine only. Ctrl+C stops it."))
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=_PORT,
    show_default=True,
    help=_("The port to listen on."),
)
@click.option("--no-open", is_flag=True, help=_("Print the address, and open no browser."))
@click.pass_context
def serve(context: click.Context, port: int, no_open: bool) -> None:
    """Serve until interrupted."""
    try:
        from tracker.tui.serve import serve as serve_log
    except ModuleNotFoundError as missing:
        # Anything else that is missing is a fault of the program's own.
        if missing.name is None or missing.name.partition(".")[0] not in (
            "textual_serve",
            "aiohttp",
            "aiohttp_jinja2",
        ):
            raise
        raise BrowserSupportMissing from missing
    root = context.find_root()
    serve_log(
        root.obj,
        port=port,
        announce=_announce,
        open_browser=not no_open,
        language=root.params["language"],
        demo=root.params["demo"],
    )


def _announce(address: str) -> None:
    click.echo(
        _("The food log is at {address} and can be reached from this machine only. Ctrl+C stops it.").format(
            address=address
        )
    )
