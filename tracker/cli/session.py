"""What a command works with: the open database."""

import click

from tracker.store.store import Store


def open_store(context: click.Context) -> Store:
    """The database of this run, opened once and closed when the command ends; raises StoreProblem."""
    root = context.find_root()
    if not isinstance(root.obj, Store):
        root.obj = root.with_resource(Store.open(root.obj))
        if root.obj.food_table_problem is not None:
            click.echo(root.obj.food_table_problem.sentence(), err=True)
    return root.obj


def database_url(context: click.Context) -> str | None:
    """The database that was asked for, unopened; None for the user's own."""
    asked_for = context.find_root().obj
    return asked_for if isinstance(asked_for, str) else None
