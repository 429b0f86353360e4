"""Selects in the SQL that all databases share, so that reading a file takes nothing but its driver."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from sqlalchemy import Connection

Asked: TypeAlias = "sqlite3.Connection | Connection"
"""What a select is put to: SQLite's own driver, or SQLAlchemy."""


class PlainSelect:
    """A select of `columns` with named parameters, ':day'.

    SQLite is asked through its driver: SQLAlchemy's own execution costs as much again as the rows of a day, and its
    import half a start. The values are the driver's: on SQLite a day is text and truth is 0 or 1, elsewhere they have
    the types of their columns.
    """

    def __init__(self, columns: Iterable[str], rest: str) -> None:
        self._sql = " ".join(("SELECT", ", ".join(columns), rest))

    def rows(self, asked: Asked, parameters: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """Every row; raises as the driver and SQLAlchemy do."""
        driver: Any = asked
        if not isinstance(asked, sqlite3.Connection):
            if asked.dialect.name != "sqlite":
                return _rows_of_server(asked, self._sql, parameters)
            driver = asked.connection.driver_connection
        plain = {name: _plain(value) for name, value in parameters.items()}
        found: list[tuple[Any, ...]] = driver.execute(self._sql, plain).fetchall()
        return found

    def first(self, asked: Asked, parameters: Mapping[str, Any]) -> Sequence[Any] | None:
        """The first row, or None."""
        rows = self.rows(asked, parameters)
        return rows[0] if rows else None


def _rows_of_server(
    connection: "Connection", sql: str, parameters: Mapping[str, Any]
) -> Sequence[Sequence[Any]]:
    from sqlalchemy import text

    return connection.execute(text(sql), parameters).all()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
