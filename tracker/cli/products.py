"""`tracker products`: a catalogue of products with barcodes, from Open Food Facts."""

import sys
from pathlib import Path

import click

from tracker.cli import as_json
from tracker.cli.options import json_option
from tracker.cli.session import open_store
from tracker.cli.tables import wrapped
from tracker.diary import products as use
from tracker.exchange.open_food_facts.importing import Imported, import_products
from tracker.exchange.open_food_facts.refusals import Refusal, reason_text
from tracker.locale import _, ngettext, number

_REFUSALS_SHOWN = 20


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
        as_json.print_json(_json(imported, file))
        return
    for line in _told(imported, country):
        click.echo(line)
    for line in _told_of_refused(imported, everything=all_refused):
        click.echo(line)


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
    for line in wrapped(_attribution()):
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


def _told(imported: Imported, country: str | None) -> list[str]:
    counts = [
        (_("read"), imported.read),
        (_("new"), imported.new),
        (_("with other figures than before"), imported.updated),
        (_("as before"), imported.unchanged),
        (_("refused"), imported.refused),
    ]
    if country is not None:
        counts.append((_("not sold in {country}").format(country=country), imported.elsewhere))
    told = [f"{number(count):>11} {name}" for name, count in counts]
    told += wrapped(
        _(
            "Calcium is known of {calcium} of them, vitamin D of {vitamin_d}; the others count as unknown."
        ).format(calcium=number(imported.with_calcium), vitamin_d=number(imported.with_vitamin_d))
    )
    told += wrapped(_attribution())
    if not imported.stored:
        told.append(_("Nothing was stored: this was a dry run."))
    return told


def _told_of_refused(imported: Imported, *, everything: bool) -> list[str]:
    shown = imported.refusals if everything else imported.refusals[:_REFUSALS_SHOWN]
    told = [_("Refused:")] if shown else []
    told += [_refusal_line(one) for one in shown]
    rest = imported.refused - len(shown)
    if rest > 0:
        told.append(ngettext("and {count} more.", "and {count} more.", rest).format(count=number(rest)))
    return told


def _refusal_line(refusal: Refusal) -> str:
    where = _("row {row}").format(row=number(refusal.row))
    return f"  {where}  {refusal.barcode or '–':<15} {reason_text(refusal)}"


def _attribution() -> str:
    return _(
        "The figures are of Open Food Facts (openfoodfacts.org), under the Open Database License (ODbL) 1.0; anybody "
        "may have written them."
    )


def _json(imported: Imported, file: Path) -> dict[str, object]:
    return {
        "file": file.name,
        "stored": imported.stored,
        "read": imported.read,
        "new": imported.new,
        "updated": imported.updated,
        "unchanged": imported.unchanged,
        "refused": imported.refused,
        "elsewhere": imported.elsewhere,
        "with_calcium": imported.with_calcium,
        "with_vitamin_d": imported.with_vitamin_d,
        "reasons": {str(reason): count for reason, count in sorted(imported.reasons.items())},
        "refusals": [
            {
                "row": one.row,
                "barcode": one.barcode or None,
                "reason": one.reason,
                "message": reason_text(one),
            }
            for one in imported.refusals
        ],
    }
