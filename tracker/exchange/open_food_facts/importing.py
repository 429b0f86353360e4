"""Taking a file of products over: in batches, in one transaction, and every record accounted for."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tracker.exchange.open_food_facts.countries import country_tag
from tracker.exchange.open_food_facts.files import Line, lines_of, size_of
from tracker.exchange.open_food_facts.product import barcode_told, product_of, tags_of
from tracker.exchange.open_food_facts.refusals import Reason, Refusal, Refused
from tracker.foods.product import Product
from tracker.store.products import Stored
from tracker.store.records import ChangeSummary
from tracker.store.store import Store

MOST_LISTED: Final = 1000
"""Refusals that are kept to be listed; of a whole dump there are more than anybody reads."""
_BATCH: Final = 2000
_ROWS_A_TELLING: Final = 5000

Progress = Callable[[int, float], None]
"""Is told now and then how many records were read, and what share of the file, 0 to 1."""


@dataclass(slots=True)
class Imported:
    """What became of a file: `read` is the sum of all other counts."""

    read: int = 0
    new: int = 0
    updated: int = 0
    """Products that were there with other figures."""
    unchanged: int = 0
    elsewhere: int = 0
    """Products that are not sold in the country asked for."""
    reasons: Counter[Reason] = field(default_factory=Counter)
    """How many were refused for each reason."""
    refusals: list[Refusal] = field(default_factory=list)
    """The first `MOST_LISTED` of them."""
    with_calcium: int = 0
    """Stored products whose calcium is known."""
    with_vitamin_d: int = 0
    stored: bool = False
    """Whether this is more than a trial."""

    @property
    def refused(self) -> int:
        """How many were refused."""
        return self.reasons.total()


def import_products(
    store: Store,
    path: Path,
    *,
    country: str | None = None,
    dry_run: bool = False,
    progress: Progress = lambda _read, _share: None,
) -> Imported:
    """Store the products of a file by their barcodes, all or none; a trial stores nothing.

    With `country` only those that are sold there. Raises ProductFileProblem, UnknownCountry, StoreProblem.
    """
    imported = Imported(stored=not dry_run)
    batches = _batches(path, None if country is None else country_tag(country), imported, progress)
    if dry_run:
        with store.read() as reader:
            known: dict[str, Product] = {}
            for batch in batches:
                # What stands in the file twice is compared with its first appearance.
                known |= reader.products([one.barcode for one in batch if one.barcode not in known])
                _count(imported, _compared(batch, known))
                known |= {one.barcode: one for one in batch}
        return imported
    with store.write(ChangeSummary("import-products", {"file": path.name})) as writer:
        for batch in batches:
            _count(imported, writer.put_products(batch))
    return imported


def _batches(path: Path, tag: str | None, imported: Imported, progress: Progress) -> Iterator[list[Product]]:
    """Products of the file in batches without a barcode twice; what is left out is counted."""
    size = max(size_of(path), 1)
    batch: dict[str, Product] = {}
    sought = None if tag is None else tag.encode()
    for line in lines_of(path, lambda raw: sought is None or sought in raw):
        imported.read += 1
        if imported.read % _ROWS_A_TELLING == 0:
            progress(imported.read, min(1.0, line.bytes_read / size))
        product = _product_in(line, tag, imported)
        if product is None:
            continue
        if product.barcode in batch or len(batch) >= _BATCH:
            yield list(batch.values())
            batch = {}
        batch[product.barcode] = product
    if batch:
        yield list(batch.values())
    progress(imported.read, 1.0)


def _product_in(line: Line, tag: str | None, imported: Imported) -> Product | None:
    """The product of a record, if it is sold where it is asked for; a refusal is noted."""
    try:
        if line.refused is not None:
            raise line.refused
        if line.record is None or (tag is not None and tag not in tags_of(line.record, "countries_tags")):
            imported.elsewhere += 1
            return None
        product = product_of(line.record)
    except Refused as refused:
        imported.reasons[refused.reason] += 1
        if len(imported.refusals) < MOST_LISTED:
            barcode = "" if line.record is None else barcode_told(line.record)
            imported.refusals.append(Refusal(line.row, barcode, refused.reason, refused.detail))
        return None
    imported.with_calcium += product.calcium_mg_per_100g is not None
    imported.with_vitamin_d += product.vitamin_d_ug_per_100g is not None
    return product


def _compared(batch: list[Product], known: dict[str, Product]) -> Stored:
    """What storing the batch would do."""
    new = sum(one.barcode not in known for one in batch)
    same = sum(known.get(one.barcode) == one for one in batch)
    return Stored(new, len(batch) - new - same, same)


def _count(imported: Imported, stored: Stored) -> None:
    imported.new += stored.new
    imported.updated += stored.changed
    imported.unchanged += stored.same
