"""Statements that go to the database together: to PostgreSQL in one way there and back.

A push asks and tells some twenty things. One after another each costs a way to the server and back, and
each way a turn of this interpreter; while the county's counter is held, all other pushes wait for them.

They are plain SQL with ``?`` for each value: building a statement took longer than running it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar

import msgspec
import psycopg
from sqlalchemy import BigInteger, Integer, LargeBinary, Table

from window_desk.county.store.database import Connection

_Answer = TypeVar("_Answer")
Rows = list[tuple[Any, ...]]


@dataclass(slots=True, eq=False)
class Statement(Generic[_Answer]):
    """SQL, its values, and what its rows mean. With ``is_many``, ``values`` holds one tuple a row."""

    text: str
    values: Sequence[object]
    read: Callable[[Rows], _Answer]
    is_many: bool = False
    _rows: Rows | None = field(default=None, init=False)

    @property
    def answer(self) -> _Answer:
        """What the database said; raises ``LookupError`` before :func:`run_together`."""
        if self._rows is None:
            raise LookupError("the statement has not run")
        return self.read(self._rows)

    def run_on(self, driver: Any) -> None:
        """Run on a connection of SQLite's driver."""
        if self.is_many:
            driver.executemany(self.text, self.values)
            self._rows = []
        else:
            self._rows = driver.execute(self.text, self.values).fetchall()

    def note(self, cursor: psycopg.Cursor[Any]) -> None:
        """Take over what PostgreSQL answered."""
        self._rows = cursor.fetchall() if cursor.description is not None else []


def run_together(connection: Connection, *statements: Statement[Any]) -> None:
    """Run ``statements`` in their order; their answers are there when this returns.

    Raises:
        psycopg.Error, sqlcipher3.Error: of the first that fails; ``Database`` tells them as busy.
    """
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        for statement in statements:
            statement.run_on(driver)
        return
    with driver.pipeline():
        cursors = [
            driver.execute(statement.text.replace("?", "%s").encode(), statement.values)
            for statement in statements
        ]
    for statement, cursor in zip(statements, cursors, strict=True):
        statement.note(cursor)


def nothing(_rows: Rows) -> None:
    """Read a statement that gives no rows."""


def among(connection: Connection, values: Sequence[str | int]) -> tuple[str, object]:
    """The end of a condition "column …" that holds for each of ``values``, and its one value."""
    if is_postgresql(connection):
        return "= ANY(%b)", list(values)
    return "IN (SELECT value FROM json_each(?))", msgspec.json.encode(values).decode()


def insertion(
    connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]
) -> Statement[None]:
    """The insertion of ``rows``, at least one, each holding all columns of ``table`` in their order."""
    if is_postgresql(connection):
        return Statement(_unnested(table), columns_of(rows), nothing)
    return Statement(_listed(table), rows, nothing, is_many=True)


def columns_of(rows: Sequence[tuple[object, ...]]) -> list[list[object]]:
    """Rows as one list a column, as PostgreSQL's ``unnest`` takes them."""
    return [list(column) for column in zip(*rows, strict=True)]


def is_postgresql(connection: Connection) -> bool:
    """Whether ``connection`` leads to PostgreSQL."""
    return connection.dialect.name == "postgresql"


@cache
def _unnested(table: Table) -> str:
    arrays = ", ".join(f"%b::{_array(column.type)}" for column in table.columns)
    return f"INSERT INTO {table.name} ({_names(table)}) SELECT * FROM unnest({arrays})"  # noqa: S608 - own names


@cache
def _listed(table: Table) -> str:
    marks = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {table.name} ({_names(table)}) VALUES ({marks})"  # noqa: S608 - own names


def _names(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)


def _array(kind: object) -> str:
    if isinstance(kind, BigInteger | Integer):
        return "bigint[]"
    return "bytea[]" if isinstance(kind, LargeBinary) else "text[]"
