"""`tracker import` on a file of products: the same work as `tracker products import`, told in the same words."""

from pathlib import Path

from tracker.exchange.formats import TakeIn, TakenIn
from tracker.exchange.open_food_facts.importing import import_products
from tracker.exchange.open_food_facts.telling import as_facts, as_lines
from tracker.store.store import Store


def take_products(store: Store, path: Path, how: TakeIn) -> TakenIn:
    """Take over the products of a file, of all countries; raises ProductFileProblem, StoreProblem."""
    size = path.stat().st_size
    progress = how.progress
    imported = import_products(
        store,
        path,
        dry_run=how.dry_run,
        progress=lambda _read, share: progress(round(size * share), size) if progress else None,
    )
    return TakenIn(tuple(as_lines(imported)), as_facts(imported, path))
