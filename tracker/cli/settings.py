"""`tracker settings`."""

import click

from tracker.cli import as_json
from tracker.cli.options import json_option
from tracker.cli.session import open_store
from tracker.diary.settings import choose_coefficients, coefficients_in_force
from tracker.locale import _
from tracker.nutrition.absorption import COEFFICIENT_SET_VERSION, CoefficientSet


@click.command(help=_("Show or change what holds for the whole log."))
@click.option(
    "--coefficients",
    type=click.Choice([str(one) for one in CoefficientSet]),
    help=_("How absorption is reckoned: flat figures (article), or by the calcium load of the meal (load)."),
)
@json_option
@click.pass_context
def settings(context: click.Context, coefficients: str | None, as_json_: bool) -> None:
    """Print the settings, after changing what was asked."""
    store = open_store(context)
    if coefficients is not None:
        choose_coefficients(store, CoefficientSet(coefficients))
    with store.read() as reader:
        chosen = coefficients_in_force(reader)
    if as_json_:
        as_json.print_json({"coefficients": chosen, "coefficients_version": COEFFICIENT_SET_VERSION})
    else:
        click.echo(
            _("Coefficient set: {name} (version {version})").format(
                name=chosen, version=COEFFICIENT_SET_VERSION
            )
        )
