"""`tracker products`: a catalogue of products with barcodes, from Open Food Facts."""

import sys
from pathlib import Path

import click

from tracker.cli import as_json
from tracker.cli.options import json_option
from tracker.cli.session import open_store
from tracker.cli.tables import wrapped
from tracker.diary import products as use
from tracker.exchange.open_food_facts.importing import import_products
from tracker.exchange.open_food_facts.telling import as_facts, as_lines, attribution
from tracker.locale import _, ngettext, number


@click.group(
    help=_("Products with barcodes from a file of Open Food Facts, to be logged by barcode or name.")
)
def products() -> None:
    """Hold the commands about products."""


@products.command(
    "import",
    help=_(
        "Take over the products of a file of Open Food Facts.\n\n"
        "FILE is its JSONL, CSV or Parquet dump, packed with gzip or not, or one product's JSON. A product takes the place "
        "of one with the same barcode; what was logged keeps its values. All are stored, or none."
    ),
)
@click.argument("file", metavar=_("FILE"), type=click.Path(path_type=Path))
@click.option("--country", metavar=_("COUNTRY"), help=_("Only what is sold there, as in denmark."))
@click.option("--dry-run", is_flag=True, help=_("Show what would be stored, and store nothing."))
@click.option("--refused", "all_refused", is_flag=True, help=_("List every product that was refused."))
@json_option
@click.pass_context
def import_(
    context: click.Context,
    file: Path,
    country: str | None,
    dry_run: bool,
    all_refused: bool,
    as_json_: bool,
) -> None:
    """Import a file."""
    imported = import_products(
        open_store(context), file, country=country, dry_run=dry_run, progress=_progress()
    )
    if as_json_:
        as_json.print_json(as_facts(imported, file))
        return
    for line in as_lines(imported, country, everything=all_refused):
        for part in [line] if line.startswith(" ") else wrapped(line):
            click.echo(part)


@products.command(help=_("How many products there are, and where they come from."))
@json_option
@click.pass_context
def info(context: click.Context, as_json_: bool) -> None:
    """Tell of the catalogue."""
    count = use.count_products(open_store(context))
    if as_json_:
        as_json.print_json({"products": count, "source": "Open Food Facts", "license": "ODbL 1.0"})
        return
    click.echo(
        ngettext("{count} product with a barcode.", "{count} products with barcodes.", count).format(
            count=number(count)
        )
    )
    for line in wrapped(attribution()):
        click.echo(line)


@products.command(help=_("Forget all imported products; what was logged of them stays."))
@click.pass_context
def clear(context: click.Context) -> None:
    """Forget the catalogue, which can be imported again."""
    count = use.forget_products(open_store(context))
    click.echo(
        ngettext("{count} product was forgotten.", "{count} products were forgotten.", count).format(
            count=number(count)
        )
    )


def _progress() -> "_Bar":
    return _Bar(shown=sys.stderr.isatty())


class _Bar:
    """How far the reading is, on one line of a terminal that is told over and over."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown

    def __call__(self, read: int, share: float) -> None:
        """Tell it, and end the line with the file."""
        if self._shown:
            text = _("{count} products read, {percent} %").format(
                count=number(read), percent=number(share * 100)
            )
            click.echo(f"\r{text}", nl=share >= 1.0, err=True)
