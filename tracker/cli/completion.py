"""`tracker completion`."""

import click
from click.shell_completion import get_completion_class

from tracker.locale import _


@click.command(
    help=_(
        "Print what makes the shell complete tracker's commands and options.\n\n"
        'For bash, put this into ~/.bashrc: eval "$(tracker completion bash)"'
    )
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script of a shell."""
    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(_("There is no completion for {shell}.").format(shell=shell))
    click.echo(script(context.find_root().command, {}, "tracker", "_TRACKER_COMPLETE").source())
