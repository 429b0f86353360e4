"""Selects that must not cost more than reading their rows."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select

_A_PART_AT_A_TIME = {"yield_per": 5000}


class QuickSelect:
    """A select that, on SQLite, is put into SQL once and then run by the driver itself.

    SQLAlchemy's own execution costs as much again as SQLite needs for the rows of a day. The values are the driver's:
    on SQLite a day is text and truth is 0 or 1, elsewhere they have the types of their columns.
    """

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        self._sql = ""
        self._order: Sequence[str] = ()
        self._constants: dict[str, Any] = {}

    def rows(self, connection: Connection, parameters: dict[str, Any]) -> Sequence[Sequence[Any]]:
        """Every row; raises as the driver and SQLAlchemy do."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, parameters).all()
        found: list[tuple[Any, ...]] = self._run(connection, parameters).fetchall()
        return found

    def each(self, connection: Connection, parameters: dict[str, Any]) -> Iterator[Sequence[Any]]:
        """Every row, one at a time: there may be more than memory should hold."""
        if connection.dialect.name == "sqlite":
            yield from self._run(connection, parameters)
        else:
            yield from connection.execute(self._statement, parameters, execution_options=_A_PART_AT_A_TIME)

    def first(self, connection: Connection, parameters: dict[str, Any]) -> Sequence[Any] | None:
        """The first row, or None."""
        rows = self.rows(connection, parameters)
        return rows[0] if rows else None

    def _run(self, connection: Connection, parameters: dict[str, Any]) -> Any:
        if not self._sql:
            self._compile(connection)
        values = {**self._constants, **parameters}
        driver: Any = connection.connection.driver_connection
        return driver.execute(self._sql, [_plain(values[name]) for name in self._order])

    def _compile(self, connection: Connection) -> None:
        compiled = self._statement.compile(dialect=connection.dialect)
        self._order = tuple(compiled.positiontup or ())
        self._constants = dict(compiled.params)
        # Last, since another thread takes it as the sign that all is there.
        self._sql = str(compiled)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
