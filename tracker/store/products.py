"""Queries about products with barcodes: a catalogue like the food table, of which the log takes over what is eaten.

It is replaced by importing anew and is no part of anyone's log, so nothing of it stands in the journal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from tracker.foods.folding import words_of
from tracker.foods.food import Food
from tracker.foods.product import PRODUCT_PREFIX, Product, search_words
from tracker.store import product_search
from tracker.store.foods import OWN, food_row
from tracker.store.models import food
from tracker.store.product_models import product
from tracker.store.rows import cell_of, storable
from tracker.store.rows import words_of as set_of

_AT_ONCE: Final = 500
_COLUMNS = (
    product.c.barcode,
    product.c.name,
    product.c.brand,
    product.c.food_group,
    product.c.calcium_mg_per_100g,
    product.c.vitamin_d_ug_per_100g,
    product.c.energy_kcal_per_100g,
    product.c.tags,
    product.c.fortified,
    product.c.organic,
    product.c.portion_grams,
    product.c.source,
)
_BY_BARCODE = select(*_COLUMNS).where(product.c.barcode.in_(bindparam("barcodes", expanding=True)))
_STORED = select(product).where(product.c.barcode.in_(bindparam("barcodes", expanding=True)))
_LAST = select(func.max(product.c.id))
_VALUES = [column.name for column in product.columns if column.name not in ("id", "barcode")]
_UPDATE = (
    update(product)
    .where(product.c.id == bindparam("number"))
    .values({name: bindparam(name) for name in _VALUES})
)
_FOOD = select(food).where(food.c.id == bindparam("id"))


@dataclass(frozen=True, slots=True)
class Stored:
    """How many products of a batch were new, how many other than before, and how many the same."""

    new: int
    changed: int
    same: int


def put_products(connection: Connection, batch: Iterable[Product]) -> Stored:
    """Store products by their barcodes, each in the place of one that has its barcode; raises ImpossibleValue."""
    indexed = product_search.make_index(connection)
    rows = {one.barcode: _row(one) for one in batch}
    stored: dict[str, dict[str, Any]] = {}
    for part in _parts(list(rows)):
        for found in connection.execute(_STORED, {"barcodes": part}).mappings():
            stored[found["barcode"]] = dict(found)
    number = connection.execute(_LAST).scalar() or 0
    new, changed = [], []
    for barcode, row in rows.items():
        before = stored.get(barcode)
        if before is None:
            number += 1
            new.append({"id": number, **row})
        elif any(before[name] != row[name] for name in _VALUES):
            changed.append({"number": before["id"], **{name: row[name] for name in _VALUES}})
    if new:
        connection.execute(insert(product), new)
    if changed:
        connection.execute(_UPDATE, changed)
    if indexed:
        keys = [(row["id"], row["search_key"]) for row in new]
        keys += [(row["number"], row["search_key"]) for row in changed]
        product_search.reindex(connection, keys, [row["number"] for row in changed])
    return Stored(len(new), len(changed), len(rows) - len(new) - len(changed))


def products_by_barcode(connection: Connection, barcodes: Sequence[str]) -> dict[str, Product]:
    """The products that have these barcodes, by barcode."""
    found: dict[str, Product] = {}
    for part in _parts(barcodes):
        rows = connection.execute(_BY_BARCODE, {"barcodes": part})
        found.update({row[0]: _product_of(row) for row in rows})
    return found


def products_like(connection: Connection, query: str, limit: int) -> list[Product]:
    """Products whose words begin as those of `query` do: with known calcium first, then the shorter names."""
    words = words_of(query)
    if not any(character.isalpha() for word in words for character in word):
        return []
    found = [_product_of(row) for row in product_search.found(connection, _COLUMNS, words)]
    return sorted(found, key=lambda one: _place(one, words))[:limit]


def count_products(connection: Connection) -> int:
    """How many products there are."""
    return connection.execute(select(func.count()).select_from(product)).scalar_one()


def clear_products(connection: Connection) -> int:
    """Forget all products, and how many there were; foods that were logged of them stay."""
    count = count_products(connection)
    connection.execute(delete(product))
    product_search.drop_index(connection)
    return count


def keep_product_food(connection: Connection, value: Food) -> None:
    """Store the food of a product that is eaten, or what is new of it; raises ImpossibleValue.

    Like the catalogue it is no part of the change: another person may have eaten of it when this one's log is undone.
    """
    if not value.id.startswith(PRODUCT_PREFIX):
        raise ValueError(f"the id of a product's food begins with {PRODUCT_PREFIX!r}, not {value.id!r}")
    row = food_row(value, OWN)
    before = connection.execute(_FOOD, {"id": value.id}).mappings().first()
    if before is None:
        connection.execute(insert(food), row)
    elif dict(before) != row:
        connection.execute(update(food).where(food.c.id == value.id), row)


def _row(one: Product) -> dict[str, Any]:
    return storable(
        {
            "barcode": one.barcode,
            "name": one.name,
            "brand": one.brand,
            "search_key": " ".join(search_words(one)),
            "calcium_mg_per_100g": one.calcium_mg_per_100g,
            "vitamin_d_ug_per_100g": one.vitamin_d_ug_per_100g,
            "energy_kcal_per_100g": one.energy_kcal_per_100g,
            "food_group": one.group,
            "tags": cell_of(sorted(one.tags)),
            "fortified": one.fortified,
            "organic": one.organic,
            "portion_grams": one.portion_grams,
            "source": one.source,
        }
    )


def _product_of(row: Sequence[Any]) -> Product:
    barcode, name, brand, group, calcium, vitamin_d, energy, tags, fortified, organic, portion, source = row
    return Product(
        barcode=barcode,
        name=name,
        brand=brand,
        group=group,
        calcium_mg_per_100g=calcium,
        vitamin_d_ug_per_100g=vitamin_d,
        energy_kcal_per_100g=energy,
        tags=set_of(tags),
        fortified=bool(fortified),
        organic=bool(organic),
        portion_grams=portion,
        source=source,
    )


def _place(one: Product, words: Sequence[str]) -> tuple[bool, bool, bool, int, str]:
    named = words_of(one.full_name)
    return (
        named[: len(words)] != list(words),
        one.calcium_mg_per_100g is None,
        not named or not named[0].startswith(words[0]),
        len(one.full_name),
        one.barcode,
    )


def _parts(barcodes: Sequence[str]) -> list[Sequence[str]]:
    return [barcodes[start : start + _AT_ONCE] for start in range(0, len(barcodes), _AT_ONCE)]
