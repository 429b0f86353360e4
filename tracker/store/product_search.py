"""Finding products by the beginnings of words, among hundreds of thousands and between two presses of a key.

On SQLite an index of FTS5 answers, which is made when the first products come. It holds nothing that the table of
products does not hold, so it is no part of the schema; where it is missing, as on other databases, the keys are
looked through.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import Column, Connection, bindparam, column, delete, insert, select, table, text

from tracker.store.product_models import product
from tracker.store.quick import QuickSelect

INDEX: Final = "product_search"
_LOOKED_AT: Final = 60
"""Where more products fit, the first of them are ranked."""

_master = table("sqlite_master", column("name"))
_index = table(INDEX, column("rowid"), column("search_key"))
_MAKE = text(
    "CREATE VIRTUAL TABLE product_search USING fts5"
    """(search_key, tokenize="unicode61 tokenchars '._'", prefix='1 2 3 4')"""
)
_IS_THERE = QuickSelect(select(_master.c.name).where(_master.c.name == INDEX))
_FTS5 = text("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'")
_FILL = insert(_index).from_select(["rowid", "search_key"], select(product.c.id, product.c.search_key))
_PUT = insert(_index)
_TAKE = delete(_index).where(_index.c.rowid == bindparam("number"))
_DROP = text("DROP TABLE IF EXISTS product_search")


def is_indexed(connection: Connection) -> bool:
    """Whether there is an index to ask."""
    if connection.dialect.name != "sqlite":
        return False
    return _IS_THERE.first(connection, {}) is not None


def make_index(connection: Connection) -> bool:
    """Make the index where there can be one; whether there is."""
    if connection.dialect.name != "sqlite" or connection.execute(_FTS5).first() is None:
        return False
    if not is_indexed(connection):
        connection.execute(_MAKE)
        connection.execute(_FILL)
    return True


def drop_index(connection: Connection) -> None:
    """Let go of the index, where there is one."""
    if connection.dialect.name == "sqlite":
        connection.execute(_DROP)


def reindex(connection: Connection, rows: Iterable[tuple[int, str]], known: Collection[int]) -> None:
    """Put the keys of products, by number, in the place of those that the products `known` had."""
    if known:
        connection.execute(_TAKE, [{"number": number} for number in known])
    fresh = [{"rowid": number, "search_key": key} for number, key in rows]
    if fresh:
        connection.execute(_PUT, fresh)


def found(
    connection: Connection, columns: Sequence[Column[Any]], words: Sequence[str]
) -> Sequence[Sequence[Any]]:
    """Rows of `columns` of up to `_LOOKED_AT` products that have words beginning with each of `words`, which are folded."""
    if is_indexed(connection):
        # Folded words hold letters, digits, points and underlines only, so that quotes are all the syntax there is.
        asked = " AND ".join(f'"{word}"*' for word in words)
        return _by_index(tuple(columns)).rows(connection, {"words": asked})
    statement = select(*columns).order_by(product.c.id).limit(_LOOKED_AT)
    for word in words:
        beginning = product.c.search_key.startswith(word, autoescape=True)
        statement = statement.where(beginning | product.c.search_key.contains(f" {word}", autoescape=True))
    return connection.execute(statement).all()


@cache
def _by_index(columns: tuple[Column[Any], ...]) -> QuickSelect:
    at = product.join(_index, product.c.id == _index.c.rowid)
    statement = select(*columns).select_from(at).where(text("product_search MATCH :words"))
    return QuickSelect(statement.limit(_LOOKED_AT))
